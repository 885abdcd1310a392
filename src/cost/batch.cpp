#include "tarex/batch.hpp"

#include <algorithm>
#include <deque>
#include <set>

#include "cost/csv_header.hpp"
#include "cost/fact_reader.hpp"
#include "text/csv_reader.hpp"
#include "text/json_reader.hpp"

namespace tarex {
namespace {

/// A line between reading and writing: held back while its entry may still go on.
struct HeldLine {
  std::size_t row = 0;
  InputLine input;
  LineAssessment assessment;
  const Plan* plan = nullptr;
};

/// Assesses lines, keeps the lines of one entry together, counts, and hands over in order.
class Scorer {
 public:
  Scorer(const BatchOptions& options, LawBook& book, const EntryReader& reader, LineSink& sink)
      : options_(options), book_(book), reader_(reader), sink_(sink) {}

  /// @param offset  of the line's first byte in the text
  void line(std::size_t row, const std::string& file, std::string_view raw, std::int64_t offset,
            std::span<const RawField> fields) {
    ++summary_.in;
    HeldLine next;
    next.row = row;
    Errors errors = reader_.read(fields, next.input);
    if (errors.empty() && !next.input.entry_id.empty() && next.input.entry_id != entry_ &&
        entries_.count(next.input.entry_id) != 0) {
      Error error{ErrorCode::inconsistent,
                  "the entry '" + next.input.entry_id + "' comes back after other lines",
                  {},
                  "lines of one entry must be next to each other, because they share its fees"};
      error.field = "entry";
      error.value = next.input.entry_id;
      errors.push_back(std::move(error));
    }
    if (!errors.empty()) {
      for (Error& error : errors) {
        error.where.file = file;
        error.where.line = error.where.line == 0 ? static_cast<int>(row) : error.where.line;
        error.where.column = std::max(1, error.where.column);
        error.where.offset = offset;
        error.source = std::string(raw.substr(0, raw.find('\n')));
      }
      reject(row, errors, fields);
      return;
    }
    if (next.input.entry_id.empty() || next.input.entry_id != entry_) {
      flush();
    }
    entry_ = next.input.entry_id;
    Workspace& workspace = book_.workspace(*next.input.schedule);
    const Plan& plan = workspace.cache.plan_for(next.input.entry.date);
    next.plan = &plan;
    assess_line(plan, next.input.entry, workspace, options_.detail, next.assessment);
    held_.push_back(std::move(next));
    if (entry_.empty()) {
      flush();
    } else {
      entries_.insert(entry_);
    }
  }

  void reject(std::size_t row, const Errors& errors, std::span<const RawField> fields) {
    flush();
    std::vector<EchoField> given;
    for (const RawField& field : fields) {
      given.push_back({std::string(field.name), std::string(field.text), false});
    }
    ++summary_.rejected;
    sink_.rejected(row, errors, given);
  }

  void count_unreadable() { ++summary_.in; }
  [[nodiscard]] std::uint64_t lines() const { return summary_.in; }
  void note(std::string text) { summary_.notes.push_back(std::move(text)); }

  BatchSummary finish() {
    flush();
    return summary_;
  }

 private:
  void flush() {
    if (held_.size() > 1) {
      settle();
    }
    for (const HeldLine& line : held_) {
      ++summary_.scored;
      summary_.ranges += line.assessment.total_duty.exact() ? 0U : 1U;
      sink_.scored(line.row, line.input, line.assessment, *line.plan);
    }
    held_.clear();
  }

  void settle() {
    std::vector<LineAssessment*> assessments;
    std::vector<const EntryLine*> entries;
    for (HeldLine& line : held_) {
      assessments.push_back(&line.assessment);
      entries.push_back(&line.input.entry);
    }
    settle_entry(*held_.front().plan, assessments, entries);
  }

  const BatchOptions& options_;
  LawBook& book_;
  const EntryReader& reader_;
  LineSink& sink_;
  std::deque<HeldLine> held_;
  std::string entry_;
  std::set<std::string, std::less<>> entries_;
  BatchSummary summary_;
};

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::optional<Error> score_csv(std::string_view text, const std::string& file,
                               const Schedule& schedule, Scorer& scorer, LineSink& sink) {
  CsvReader reader(text, file);
  CsvRecord record;
  if (!reader.next(record)) {
    return Error{ErrorCode::bad_header,
                 "the file is empty",
                 {file, 1, 1},
                 "the first line must name the columns"};
  }
  if (record.error) {
    return record.error;
  }
  Result<detail::CsvHeader> header = detail::read_csv_header(record, file, schedule);
  if (!header) {
    return header.error();
  }
  const detail::CsvHeader& columns = header.value();
  const std::vector<std::string>& names = columns.names;
  sink.columns(columns.labels, names);
  for (const std::string& note : columns.notes) {
    scorer.note(note);
  }
  if (reader.dialect().delimiter_line) {
    scorer.note("the first line only names the delimiter");
  }
  if (reader.dialect().cr_ends_lines) {
    scorer.note("lines end with a carriage return alone");
  }
  std::vector<RawField> fields;
  std::size_t blank_rows = 0;
  std::vector<bool> unnamed_used(names.size());
  while (sink.good() && reader.next(record)) {
    if (detail::is_blank(record)) {
      ++blank_rows;
      continue;
    }
    fields.clear();
    const std::size_t width = std::min(names.size(), record.fields.size());
    for (std::size_t c = 0; c < width; ++c) {
      const std::string_view cell = record.fields[c];
      if (columns.unnamed[c] != 0) {
        if (detail::trimmed(cell).empty()) {
          continue;
        }
        if (!unnamed_used[c]) {
          scorer.note("column " + std::to_string(c + 1) + " has no name and is called " +
                      quoted(names[c]) + " in JSON");
        }
        unnamed_used[c] = true;
      }
      fields.push_back(
          {names[c], cell, record.positions[c].line, record.positions[c].column, true});
    }
    const auto row = static_cast<std::size_t>(record.line);
    if (!record.error && columns.is_repeated_by(record)) {
      record.error = Error{ErrorCode::bad_csv,
                           "this line is the header once more",
                           {file, record.line, 1},
                           "two files or sheets were joined: remove it"};
    }
    if (!record.error && record.fields.size() != names.size()) {
      record.error = Error{ErrorCode::bad_csv,
                           "this line has " + std::to_string(record.fields.size()) +
                               " fields, the header " + std::to_string(names.size()),
                           {file, record.line, 1},
                           "quote a field that contains the delimiter"};
    }
    if (record.error) {
      if (record.error->source.empty()) {
        record.error->source = std::string(record.raw.substr(0, record.raw.find('\n')));
      }
      record.error->where.offset = static_cast<std::int64_t>(record.byte_offset);
      scorer.count_unreadable();
      scorer.reject(row, {*record.error}, fields);
      continue;
    }
    scorer.line(row, file, record.raw, static_cast<std::int64_t>(record.byte_offset), fields);
  }
  if (scorer.lines() == 0) {
    scorer.note("there are no lines below the header");
  }
  blank_rows += reader.blank_lines();
  if (blank_rows > 0) {
    scorer.note(std::to_string(blank_rows) +
                (blank_rows == 1 ? " blank line was" : " blank lines were") + " passed over");
  }
  return std::nullopt;
}

/// The text of a JSON member as a column would have it, or why it cannot be one.
std::optional<std::string> cell_of(const JsonValue& value) {
  switch (value.kind) {
    case JsonValue::Kind::null:
      return std::string();
    case JsonValue::Kind::boolean:
      return value.text == "true" ? "yes" : "no";
    case JsonValue::Kind::number:
    case JsonValue::Kind::string:
      return value.text;
    case JsonValue::Kind::array: {
      std::string joined;
      for (const JsonValue& item : value.items) {
        if (item.kind != JsonValue::Kind::string) {
          return std::nullopt;
        }
        joined += (joined.empty() ? "" : ";") + item.text;
      }
      return joined;
    }
    case JsonValue::Kind::object:
      return std::nullopt;
  }
  return std::nullopt;
}

class JsonLines {
 public:
  JsonLines(const std::string& file, const Schedule& schedule, Scorer& scorer, LineSink& sink)
      : file_(file), schedule_(schedule), scorer_(scorer), sink_(sink) {}

  void line(std::size_t row, std::string_view text, std::int64_t offset) {
    fields_.clear();
    names_.clear();
    cells_.clear();
    Result<JsonValue> parsed = parse_json(text, file_);
    std::optional<Error> fault;
    if (!parsed) {
      fault = parsed.error();
      fault->where.line = static_cast<int>(row);
      fault->where.offset = offset;
    } else {
      fault = collect(row, parsed.value());
    }
    if (!announced_) {
      announced_ = true;
      const std::vector<std::string> columns(names_.begin(), names_.end());
      sink_.columns(columns, columns);
    }
    if (fault) {
      scorer_.count_unreadable();
      scorer_.reject(row, {*fault}, fields_);
      return;
    }
    scorer_.line(row, file_, text, offset, fields_);
  }

 private:
  std::optional<Error> collect(std::size_t row, const JsonValue& object) {
    const int line = static_cast<int>(row);
    if (object.kind != JsonValue::Kind::object) {
      return Error{ErrorCode::bad_json,
                   "a line must be an object, not a " + std::string(kind_name(object.kind)),
                   {file_, line, object.column},
                   "one {…} per line"};
    }
    for (const auto& [key, value] : object.members) {
      std::optional<std::string> cell = cell_of(value);
      if (!cell) {
        return Error{ErrorCode::bad_json,
                     quoted(key.name) + " is not a plain value",
                     {file_, line, value.column},
                     "text, a number, true, false, null or a list of words"};
      }
      std::string name = canonical_column(key.name, schedule_);
      names_.push_back(name.empty() ? key.name : std::move(name));
      if (std::find(names_.begin(), std::prev(names_.end()), names_.back()) !=
          std::prev(names_.end())) {
        return Error{ErrorCode::duplicate,
                     "two members mean " + names_.back(),
                     {file_, line, key.column},
                     "keep one of them"};
      }
      cells_.push_back(std::move(*cell));
      fields_.push_back({names_.back(), cells_.back(), line, value.column});
    }
    return std::nullopt;
  }

  const std::string& file_;
  const Schedule& schedule_;
  Scorer& scorer_;
  LineSink& sink_;
  std::vector<RawField> fields_;
  std::deque<std::string> names_;
  std::deque<std::string> cells_;
  bool announced_ = false;
};

void score_jsonl(std::string_view text, JsonLines& lines, const LineSink& sink) {
  std::size_t row = 0;
  const char* begin = text.data();
  while (!text.empty() && sink.good()) {
    ++row;
    const std::int64_t offset = text.data() - begin;
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (!detail::trimmed(line).empty()) {
      lines.line(row, line, offset);
    }
  }
}

}  // namespace

BatchInput input_of(std::string_view text, BatchInput requested) {
  if (requested != BatchInput::automatic) {
    return requested;
  }
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{' ? BatchInput::jsonl
                                                               : BatchInput::csv;
}

Result<BatchSummary> score_text(std::string_view text, const std::string& file,
                                const BatchOptions& options, LawBook& book,
                                const EntryReader& reader, LineSink& sink) {
  Scorer scorer(options, book, reader, sink);
  const Schedule* schedule = book.schedule(reader.defaults().destination);
  if (schedule == nullptr) {
    return Error{ErrorCode::bad_country, quoted(reader.defaults().destination) +
                                             " is not a destination whose law tarex has"};
  }
  if (input_of(text, options.input) == BatchInput::csv) {
    if (const auto fault = score_csv(text, file, *schedule, scorer, sink)) {
      return *fault;
    }
  } else {
    JsonLines lines(file, *schedule, scorer, sink);
    score_jsonl(text, lines, sink);
  }
  return scorer.finish();
}

}  // namespace tarex
