#include "batch/entries.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "batch/worker.hpp"
#include "rows/echoed.hpp"
#include "rows/fact_reader.hpp"
#include "rows/odd_units.hpp"
#include "rows/whole_values.hpp"
#include "text/utf8.hpp"

/// What lines of one entry have in common.
namespace tarex::detail {
namespace {

Error entry_error(const InputLine& line, std::string message, std::string hint) {
  Error error{ErrorCode::inconsistent,
              "the entry '" + line.entry_id + "' " + std::move(message),
              {},
              std::move(hint)};
  error.field = "entry";
  error.value = line.entry_id;
  return error;
}

/// What an entry has only one of, and in which column it stands.
struct Common {
  std::string_view column;
  std::string text;
};

/// The rate of exchange of a line as it is stated; else that to the currency of its law.
std::string rate_of(const InputLine& line) {
  const std::string_view stated = echoed(line, "fx");
  return stated.empty() ? decimal_text(line.entry.fx_micro) : std::string(stated);
}

/// In what `line` differs from the first line of its entry, and what the first one says.
std::optional<std::pair<Common, Common>> difference(const InputLine& first, const InputLine& line) {
  const auto both = [](std::string_view column, std::string of_first, std::string own) {
    return std::pair(Common{column, std::move(of_first)}, Common{column, std::move(own)});
  };
  if (line.schedule != first.schedule) {
    return both("destination", first.schedule->jurisdiction, line.schedule->jurisdiction);
  }
  if (line.entry.date != first.entry.date) {
    return both("entry_date", to_string(first.entry.date), to_string(line.entry.date));
  }
  if (!(line.currency == first.currency)) {
    return both("currency", first.currency.code(), line.currency.code());
  }
  if (line.entry.fx_micro != first.entry.fx_micro) {
    return both("fx", rate_of(first), rate_of(line));
  }
  return std::nullopt;
}

/// "hangs on what is open in line 3": in some of the lines of an entry.
/// @param rows  lines of the file, in order
/// @param but  one that is not named
std::string hangs_on(const std::vector<std::size_t>& rows, std::size_t but = 0) {
  constexpr std::size_t kMostNamed = 5;
  std::vector<std::string> names;
  for (const std::size_t row : rows) {
    if (row != but && names.size() < kMostNamed) {
      names.push_back(std::to_string(row));
    }
  }
  const bool found = std::binary_search(rows.begin(), rows.end(), but);
  const std::size_t more = rows.size() - names.size() - (found ? 1U : 0U);
  return std::string("hangs on what is open in ") +
         (names.size() + more == 1 ? "line " : "lines ") +
         (more == 0 ? joined_by_and(names) : joined(names, ", ") + and_more(more));
}

}  // namespace

Error entry_returns(const InputLine& line) {
  return entry_error(line, "comes back after other lines",
                     "lines of one entry must be next to each other in one file, because they "
                     "share its fees");
}

/// An entry has one date, one importing country, one currency and one rate of it: a line that says
/// otherwise than the first good one is no part of it.
void BatchWorker::hold_to_first(std::size_t begin, std::size_t end) {
  const InputLine* first = nullptr;
  for (std::size_t i = begin; i < end; ++i) {
    HeldLine& line = *held_[i];
    if (!line.errors.empty()) {
      continue;
    }
    if (first == nullptr) {
      first = &line.input;
      continue;
    }
    const auto differs = difference(*first, line.input);
    if (!differs) {
      continue;
    }
    const auto& [before, own] = *differs;
    Error error = entry_error(
        line.input,
        "began with " + std::string(own.column) + " " + before.text + ", not " + own.text,
        "its lines share its fees, so they have one date, one importing country, one currency and "
        "one rate: give this line another entry");
    error.field = own.column;
    error.value = own.text;
    for (std::uint32_t c = 0; c < line.record->cells; ++c) {
      const Cell cell = block_.cell(*line.record, c);
      if (block_.columns[cell.column]->name == own.column) {
        error.where.column = static_cast<int>(c) + 1;
        error.value.clear();
        append_printable(error.value, cell.text());
      }
    }
    line.errors.push_back(std::move(error));
    place(*line.record, line.errors);
  }
}

/// The lines of the file of those lines that are such.
template <class Which>
std::vector<std::size_t> BatchWorker::rows_of(std::span<HeldLine* const> lines, Which which) {
  std::vector<std::size_t> rows;
  for (const HeldLine* const line : lines) {
    if (which(*line)) {
      rows.push_back(static_cast<std::size_t>(line->record->line));
    }
  }
  return rows;
}

/// Values of the lines of an entry, in whole units together.
void BatchWorker::round_entry(std::size_t begin, std::size_t end) {
  std::vector<InputLine*> lines;
  std::vector<const LineAssessment*> assessments;
  std::vector<HeldLine*> held;
  for (std::size_t i = begin; i < end; ++i) {
    HeldLine& line = *held_[i];
    if (line.errors.empty() && line.input.stated) {
      held.push_back(&line);
      lines.push_back(&line.input);
      assessments.push_back(&line.assessment);
    }
  }
  if (odd_units_are_open(lines, assessments)) {
    round_both_ways(held);
  } else {
    const auto changed = std::make_unique<bool[]>(lines.size());
    round_together(lines, assessments, {changed.get(), lines.size()});
    for (std::size_t i = 0; i < held.size(); ++i) {
      if (changed[i]) {
        assess(*held[i]);
      }
    }
  }
  for (HeldLine* const line : held) {
    lower_to_whole(line->input, line->assessment);
  }
}

/// Values that may be rounded down or up, by what is open in lines of the entry: the dearer way is
/// shown.
void BatchWorker::round_both_ways(std::span<HeldLine* const> lines) {
  const std::vector<std::size_t> open =
      rows_of(lines, [](const HeldLine& line) { return moves_odd_units(line.assessment); });
  for (HeldLine* const line : lines) {
    const MoneyRange whole = whole_values_of(line->input);
    if (whole.exact()) {
      continue;
    }
    count_as(line->input, whole.min);
    assess(*line);
    const auto lower = std::make_unique<LineAssessment>(line->assessment);
    if (line->errors.empty()) {
      count_as(line->input, whole.max);
      assess(*line);
    }
    if (!line->errors.empty()) {
      continue;
    }
    Money other = whole.min;
    if (lower->total_duty.max > line->assessment.total_duty.max) {
      std::swap(*lower, line->assessment);
      count_as(line->input, whole.min);
      other = whole.max;
    }
    widen(line->assessment, *lower);
    std::string may = "the value may be counted as ";
    append_line_amount(may, other, line->input.currency);
    line->input.warnings.push_back(may + " as well: how values of the entry are rounded together " +
                                   hangs_on(open));
  }
}

/// Limits of fees per entry, over its lines.
void BatchWorker::settle(std::size_t begin, std::size_t end) {
  std::vector<HeldLine*> good;
  std::vector<LineAssessment*> assessments;
  std::vector<const EntryLine*> entries;
  for (std::size_t i = begin; i < end; ++i) {
    HeldLine& line = *held_[i];
    if (line.errors.empty()) {
      good.push_back(&line);
      assessments.push_back(&line.assessment);
      entries.push_back(&line.input.entry);
    }
  }
  if (good.empty()) {
    return;
  }
  settle_entry(*good.back()->plan, assessments, entries);
  const std::vector<std::size_t> open =
      rows_of(good, [](const HeldLine& line) { return line.assessment.moves_shares; });
  for (HeldLine* const line : good) {
    if (line->assessment.share_open) {
      line->input.warnings.push_back("the share of the fees per entry " +
                                     hangs_on(open, static_cast<std::size_t>(line->record->line)));
    }
  }
}

/// What lines of an entry must say that lost one: their share of its fees may be too small or too
/// large. A row that cannot be read counts between two of them; behind the last it may be of the
/// next.
void BatchWorker::note_lost(std::size_t begin, std::size_t end) {
  bool lost = false;
  bool damaged = false;
  while (end > begin && held_[end - 1]->record->fault >= 0) {
    --end;
  }
  for (std::size_t i = begin; i < end; ++i) {
    lost |= !held_[i]->errors.empty() && held_[i]->record->fault < 0;
    damaged |= held_[i]->record->fault >= 0;
  }
  for (std::size_t i = begin; i < end && (lost || damaged); ++i) {
    HeldLine& line = *held_[i];
    if (line.errors.empty()) {
      line.input.warnings.emplace_back(
          lost
              ? "a line of this entry was rejected: the fees per entry are those without it"
              : "a line that may be one of this entry cannot be read: the fees per entry are those "
                "without it");
    }
  }
}

}  // namespace tarex::detail
