#include "batch/entries.hpp"

#include "batch/worker.hpp"
#include "rows/echoed.hpp"
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
  const auto changed = std::make_unique<bool[]>(lines.size());
  round_together(lines, assessments, {changed.get(), lines.size()});
  for (std::size_t i = 0; i < held.size(); ++i) {
    if (changed[i]) {
      assess(*held[i]);
    }
  }
}

/// Limits of fees per entry, over its lines.
void BatchWorker::settle(std::size_t begin, std::size_t end) {
  std::vector<LineAssessment*> assessments;
  std::vector<const EntryLine*> entries;
  const Plan* plan = nullptr;
  for (std::size_t i = begin; i < end; ++i) {
    HeldLine& line = *held_[i];
    if (line.errors.empty()) {
      plan = line.plan;
      assessments.push_back(&line.assessment);
      entries.push_back(&line.input.entry);
    }
  }
  if (plan == nullptr) {
    return;
  }
  settle_entry(*plan, assessments, entries);
  const bool shared = std::any_of(plan->rules().begin(), plan->rules().end(),
                                  [](const Rule& rule) { return rule.per_entry; });
  const bool uncertain = std::any_of(entries.begin(), entries.end(), [](const EntryLine* entry) {
    return is_upper_bound(entry->value_is);
  });
  for (std::size_t i = begin; i < end && shared && uncertain; ++i) {
    if (held_[i]->errors.empty()) {
      held_[i]->input.warnings.emplace_back(
          "the price of a line of this entry is more than its customs value: the fees per entry "
          "are those of the price");
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
