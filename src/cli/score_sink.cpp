#include "cli/score_sink.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <new>

#include "base/grouped.hpp"
#include "cli/session.hpp"
#include "cli/usage_errors.hpp"
#include "report/counts.hpp"
#include "report/duty_csv.hpp"
#include "rows/columns.hpp"

namespace tarex::cli {
namespace {

bool is_foreign(std::string_view currency) { return !currency.empty() && currency != "USD"; }

/// The column is this one; the name of the value may say the currency and the term of delivery.
bool says(const BatchColumn& column, std::string_view name) {
  return column.name == name ||
         (column.name == "value" && ((name == "currency" && !column.currency.empty()) ||
                                     (name == "incoterm" && !column.term.empty())));
}

/// What the name of the value says.
std::string currency_of(const std::vector<BatchColumn>& columns) {
  const auto value = std::find_if(columns.begin(), columns.end(),
                                  [](const BatchColumn& c) { return c.name == "value"; });
  return value == columns.end() ? std::string() : value->currency;
}

/// Those of some laws that lines were scored under; the first, where none was scored.
std::vector<const Schedule*> those_met(std::span<const Schedule* const> laws, const LawsMet& met) {
  std::vector<const Schedule*> out;
  std::copy_if(laws.begin(), laws.end(), std::back_inserter(out),
               [&](const Schedule* law) { return met.count(law->jurisdiction) > 0; });
  if (out.empty()) {
    out.assign(laws.begin(), laws.begin() + 1);
  }
  return out;
}

}  // namespace

std::optional<Error> column_not_in(const std::vector<BatchColumn>& first,
                                   const std::string& first_path,
                                   const std::vector<BatchColumn>& columns,
                                   const std::string& path) {
  for (const BatchColumn& column : columns) {
    const bool known = std::any_of(first.begin(), first.end(),
                                   [&](const auto& other) { return other.name == column.name; });
    if (!known) {
      return Error{ErrorCode::bad_header,
                   "the column '" + column.label + "' of " + path + " is not in the first file, " +
                       first_path,
                   {},
                   "files scored into one CSV must have the columns of the first; or use "
                   "--format jsonl"};
    }
  }
  const std::string before = currency_of(first);
  const std::string own = currency_of(columns);
  const bool stated = std::any_of(columns.begin(), columns.end(),
                                  [](const BatchColumn& c) { return c.name == "currency"; });
  if (!before.empty() && !stated && before != (own.empty() ? "USD" : own)) {
    return Error{ErrorCode::inconsistent,
                 "the values of " + path + " are in " + (own.empty() ? "USD" : own) +
                     " and those of the first file, " + first_path + ", in " + before,
                 {},
                 "the header of the output says the currency: score the files apart, or use "
                 "--format jsonl"};
  }
  return std::nullopt;
}

std::optional<Error> ScoreSink::open(ScoreOutput output) {
  output_ = std::move(output);
  totals_.exposure.suppose(output_.scenario);
  auto file = OutputFile::open(output_.path);
  if (!file) {
    return file.error();
  }
  file_.emplace(file.take());
  if (!output_.rejects.empty()) {
    auto rejects = OutputFile::open(output_.rejects);
    if (!rejects) {
      return rejects.error();
    }
    rejects_.emplace(rejects.take());
    append_rejects_header(rejects_text_, output_.csv);
    fault_ = rejects_->write(rejects_text_);
  }
  progress_ = !output_.quiet && isatty(STDERR_FILENO) != 0;
  begun_ = std::chrono::steady_clock::now();
  last_shown_ = begun_;
  return fault_;
}

std::optional<Error> ScoreSink::columns(const std::vector<BatchColumn>& columns, BatchInput input) {
  json_lines_ = input == BatchInput::jsonl;
  read_json_ = read_json_ || json_lines_;
  says_currency_ = false;
  says_term_ = false;
  named_term_.clear();
  cells_.clear();
  labels_.clear();
  for (const BatchColumn& column : columns) {
    cells_.push_back(column.name);
    labels_.push_back(column.label);
    says_currency_ = says_currency_ || says(column, "currency");
    says_term_ = says_term_ || says(column, "incoterm");
    if (!column.term.empty() && !json_lines_) {
      named_term_ = column.term + " (" + column.label + ")";
    }
    if (column.name == "value" && !json_lines_ && is_foreign(column.currency)) {
      named_currency_ = column.currency + " (" + column.label + ")";
    }
  }
  if (reads("incoterm")) {
    named_term_.clear();  // most lines say their own
  }
  if (columns_) {
    // Another file: its columns find their places by name.
    return json_lines_ || format_ != Format::csv
               ? std::nullopt
               : column_not_in(*columns_, first_path_, columns, path_);
  }
  columns_ = columns;
  if (json_lines_) {
    say_apart();
  }
  first_path_ = path_;
  if (!output_.scenario.empty()) {
    columns_->push_back({"scenario", "scenario"});
  }
  format_ = output_.format != Format::automatic ? output_.format
            : json_lines_                       ? Format::jsonl
                                                : Format::csv;
  std::string text;
  if (output_.rows == ScoreRows::summary) {
    return fault_;
  }
  if (auto fault = useless_option()) {
    return fault;
  }
  if (format_ == Format::json) {
    text = "{\"lines\":[";
  } else if (format_ == Format::csv && output_.header_row) {
    std::vector<std::string> header;
    for (const BatchColumn& column : *columns_) {
      header.push_back(column.label);
    }
    if (output_.rows == ScoreRows::duties) {
      detail::DutyRows::append_header(text, header, output_.csv);
    } else {
      append_csv_header(text, header, output_.csv);
    }
    text.pop_back();
    text += taken().header() + '\n';
  }
  put(text);
  return fault_;
}

/// Other lines may have another currency, and be on other terms: columns of their own say so.
void ScoreSink::say_apart() {
  const bool on_terms = says_term_ && !reads("incoterm");
  for (BatchColumn& column : *columns_) {
    if (!column.currency.empty() || !column.term.empty()) {
      column.label = column.name;
      column.currency.clear();
      column.term.clear();
    }
  }
  if (on_terms) {
    columns_->push_back({"incoterm", "incoterm"});
  }
}

TakenCells ScoreSink::taken() const {
  std::vector<std::string_view> missing;
  const auto of_first = [&](std::string_view name) {
    return std::any_of(columns_->begin(), columns_->end(),
                       [&](const BatchColumn& column) { return column.name == name; });
  };
  for (const std::string_view column : TakenCells::kColumns) {
    // A rate is taken for other currencies than the dollar: without a column for it all are that.
    const bool may_be_foreign = output_.several || json_lines_ || of_first("currency") ||
                                is_foreign(currency_of(*columns_));
    const bool needed = column != "fx" || (!output_.defaults.fx.empty() && may_be_foreign);
    if (needed && !shows(column)) {
      missing.push_back(column);
    }
  }
  return {std::move(missing), output_.defaults};
}

/// An option for CSV where the output is JSON lines because the input is.
std::optional<Error> ScoreSink::useless_option() const {
  if (format_ == Format::csv || output_.format != Format::automatic) {
    return std::nullopt;
  }
  const bool style = output_.csv.for_spreadsheet && !rejects_;
  if (!style && output_.header_row) {
    return std::nullopt;
  }
  return usage(std::string(style ? "--csv-for" : "--no-header-row") +
                   " does nothing without --format csv, because " + path_ + " is JSON lines",
               "what is read as JSON lines is written as JSON lines");
}

std::unique_ptr<LineWriter> ScoreSink::writer() {
  if (output_.rows == ScoreRows::summary) {
    return sums(totals_);
  }
  if (format_ != Format::csv) {
    return json_objects(format_ == Format::json, output_.defaults, totals_);
  }
  std::vector<std::string> names;
  for (const BatchColumn& column : *columns_) {
    names.push_back(column.name);
  }
  if (output_.rows == ScoreRows::duties) {
    return duty_lines(std::move(names), output_.csv, taken(), totals_);
  }
  return csv_lines(std::move(names), output_.csv, cells_, taken(), totals_);
}

bool ScoreSink::write(std::string_view lines, const BatchSummary& part, std::uint64_t done) {
  if (format_ == Format::json && first_ && !lines.empty()) {
    lines.remove_prefix(1);
    first_ = false;
  }
  put(lines);
  counted_.add(part);
  if (progress_) {
    show_progress(done);
  }
  return !fault_;
}

void ScoreSink::put(std::string_view text) {
  if (!fault_ && !text.empty()) {
    fault_ = file_->write(text);
  }
}

void ScoreSink::rejected(const RejectedLine& line) {
  say(line.errors);
  if (rejects_ && !fault_) {
    rejects_text_.clear();
    append_rejects_rows(rejects_text_, line, output_.csv);
    fault_ = rejects_->write(rejects_text_);
  }
}

/// On stderr, until it would drown the rest; the output has them all.
void ScoreSink::say(const Errors& errors) {
  for (const Error& error : errors) {
    if (output_.quiet || said_ > kMostSaid) {
      return;
    }
    clear_progress();
    if (said_++ == kMostSaid) {
      cli::say(kRestUnsaid);
    } else {
      print(error);
    }
  }
}

void ScoreSink::begin_file(std::string path, std::optional<std::uint64_t> size) {
  path_ = std::move(path);
  size_ = size;
  laws_before_.merge(totals_.laws);
  totals_.laws.clear();
}

bool ScoreSink::shows(std::string_view column) const {
  // An object says what was taken, but for the terms of delivery.
  const bool objects = format_ != Format::csv && output_.rows != ScoreRows::summary;
  return (objects && column != "incoterm") || first_has(column);
}

bool ScoreSink::first_has(std::string_view column) const {
  return columns_ && std::any_of(columns_->begin(), columns_->end(),
                                 [&](const BatchColumn& c) { return says(c, column); });
}

bool ScoreSink::carries(const std::string& column) const {
  return format_ != Format::csv || first_has(column);
}

bool ScoreSink::fills(const std::string& column) const {
  const bool objects = format_ != Format::csv && output_.rows != ScoreRows::summary;
  const bool said = column == "currency"   ? says_currency_
                    : column == "incoterm" ? says_term_
                                           : reads(column);
  return output_.several && (!objects || column == "incoterm") && first_has(column) && !said;
}

bool ScoreSink::reads(const std::string& column) const {
  return std::find(cells_.begin(), cells_.end(), column) != cells_.end();
}

std::string ScoreSink::label_of(std::string_view column) const {
  const auto at = std::find(cells_.begin(), cells_.end(), column);
  return at == cells_.end() ? std::string()
                            : labels_[static_cast<std::size_t>(at - cells_.begin())];
}

std::vector<std::string> ScoreSink::unsaid_warnings() const {
  const bool rows = output_.rows == ScoreRows::summary && output_.format == Format::csv;
  return rows ? totals_.exposure.warnings() : std::vector<std::string>();
}

void ScoreSink::show_progress(std::uint64_t done) {
  using std::chrono::milliseconds;
  const auto now = std::chrono::steady_clock::now();
  const auto elapsed = std::chrono::duration_cast<milliseconds>(now - begun_).count();
  if (elapsed < 1000 || now - last_shown_ < milliseconds(200)) {
    return;
  }
  last_shown_ = now;
  shown_ = true;
  const auto milli = static_cast<std::uint64_t>(elapsed);
  std::string text = "\r" + detail::grouped(counted_.in) + " lines, " +
                     detail::grouped(counted_.in * 1000 / milli) + "/s";
  if (size_ && *size_ > 0 && done > 0) {
    const std::uint64_t left = *size_ > done ? *size_ - done : 0;
    text += fmt::format(", {}%, {} s left", std::min<std::uint64_t>(100, done * 100 / *size_),
                        left / 1024 * milli / (done / 1024 + 1) / 1000);
  }
  std::fputs((text + "   ").c_str(), stderr);
}

void ScoreSink::clear_progress() {
  if (shown_) {
    std::fputs("\r\x1B[K", stderr);
    shown_ = false;
  }
}

std::vector<const Schedule*> ScoreSink::laws_of_file(std::span<const Schedule* const> laws) const {
  const bool any = totals_.laws.empty() && reads("destination");
  return any ? std::vector(laws.begin(), laws.end()) : those_met(laws, totals_.laws);
}

std::optional<Error> ScoreSink::finish(const BatchSummary& total,
                                       std::span<const Schedule* const> laws) {
  clear_progress();
  if (totals_.incomplete) {
    throw std::bad_alloc();
  }
  laws_before_.merge(totals_.laws);
  const std::vector<const Schedule*> used = those_met(laws, laws_before_);
  if (output_.rows == ScoreRows::summary) {
    std::uint64_t neutralised = 0;
    put(output_.format == Format::csv
            ? totals_.exposure.csv(output_.csv, output_.header_row, neutralised)
        : output_.format == Format::automatic ? totals_.exposure.text(total)
                                              : totals_.exposure.json(total, used));
    totals_.neutralised += neutralised;
  } else if (format_ == Format::json) {
    put(detail::document_end("lines", {total.scored, total.ranges, total.rejected}, used));
  }
  if (!fault_ && rejects_) {
    fault_ = rejects_->commit();
  }
  return fault_ ? fault_ : file_->commit();
}

bool ScoreSink::broken_pipe() const { return file_ && file_->broken_pipe(); }

}  // namespace tarex::cli
