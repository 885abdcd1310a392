#include "batch/json_line_scanner.hpp"

#include <algorithm>

#include "base/quoted.hpp"
#include "batch/columns.hpp"
#include "batch/json_cells.hpp"
#include "text/json_reader.hpp"
#include "text/json_value.hpp"
#include "text/json_words.hpp"
#include "text/tidy.hpp"
#include "text/utf8.hpp"

namespace tarex::detail {
namespace {

/// Columns that a block has once more, for lines that name them in another order, at most.
constexpr std::uint32_t kMostRepeated = 64;

}  // namespace

std::size_t JsonLineScanner::scan(BatchBlock& block, bool last, int& number, bool& passing) {
  const std::string_view text = block.text();
  repeated_ = 0;
  std::size_t used = 0;
  if (passing) {
    const std::size_t end = text.find('\n');
    used = end == std::string_view::npos ? text.size() : end + 1;
    passing = end == std::string_view::npos && !last;
  }
  while (used < text.size()) {
    const std::size_t end = text.find('\n', used);
    const std::size_t size = std::min(end, text.size()) - used;
    if (size > kMaxJsonLineBytes) {
      refuse_long(block, used, size, number++);
      passing = end == std::string_view::npos && !last;
      used = end == std::string_view::npos ? text.size() : end + 1;
      continue;
    }
    if (end == std::string_view::npos && !last) {
      break;
    }
    std::string_view line = text.substr(used, size);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (!trim_blanks(line).empty()) {
      BlockRecord record;
      record.begin = static_cast<std::uint32_t>(used);
      record.size = static_cast<std::uint32_t>(line.size());
      record.first_cell = static_cast<std::uint32_t>(block.cells.size());
      record.line = number;
      read_line(block, record, line);
      record.cells = static_cast<std::uint32_t>(block.cells.size()) - record.first_cell;
      block.records.push_back(record);
    }
    ++number;
    used = end == std::string_view::npos ? text.size() : end + 1;
  }
  return used;
}

void JsonLineScanner::refuse_long(BatchBlock& block, std::size_t begin, std::size_t size,
                                  int number) const {
  const std::string_view line = block.text().substr(begin, size);
  BlockRecord record;
  record.begin = static_cast<std::uint32_t>(begin);
  record.size = static_cast<std::uint32_t>(whole_characters(line, kMaxJsonLineBytes));
  record.first_cell = static_cast<std::uint32_t>(block.cells.size());
  record.line = number;
  Error error{ErrorCode::bad_json,
              "the line is longer than " + std::to_string(kMaxJsonLineBytes) + " bytes",
              {file_, number, 1},
              "write one object per line"};
  error.source = source_excerpt(block.text(), begin);
  add_fault(block, record, std::move(error));
  block.records.push_back(record);
}

void JsonLineScanner::read_line(BatchBlock& block, BlockRecord& record, std::string_view line) {
  guess_ = behind_ = 0;
  in_order_ = true;
  if (!find_damage(line) && split_flat_object(line, block.arena, members_) &&
      members_.size() <= kMaxJsonMembers) {
    bool good = true;
    for (const FlatMember& member : members_) {
      const std::uint32_t column = column_of(block, member.name, member.written.empty());
      good = good && (!member.written.starts_with('[') || may_be_list(*block.columns[column])) &&
             block.columns[column]->misfit.empty();
      add_cell(block, record, column, member.text, member.written);
    }
    record.in_order = in_order_;
    if (good && !two_of_one_meaning(block, record, record.first_cell) &&
        amount_of_two_currencies(block, record) == nullptr) {
      return;
    }
    block.cells.resize(record.first_cell);
    guess_ = behind_ = 0;
  }
  if (std::optional<Error> fault = parse_line(block, record, line)) {
    fault->where.line = record.line;
    fault->source.clear();
    add_fault(block, record, std::move(*fault));
  }
  record.in_order = in_order_;
}

/// @param written  the value as it stands in the line
void JsonLineScanner::add_cell(BatchBlock& block, BlockRecord& record, std::uint32_t column,
                               std::string_view text, std::string_view written) {
  if (block.columns[column]->json) {
    record.values = true;
    text = written;
    if (written.starts_with('[') || written.starts_with('{')) {
      compact_.clear();
      append_compact_json(compact_, written);
      text = block.arena.keep(compact_);
    }
  }
  block.cells.push_back({text.data(), static_cast<std::uint32_t>(text.size()), column});
}

/// Position of a member's column in the block, which learns it if it is new. Facts and the user's
/// own columns are echoed in the order of the block's columns; so that a line gives the same
/// whatever lines stand before it, those of a line are found behind one another.
std::uint32_t JsonLineScanner::column_of(BatchBlock& block, std::string_view key, bool is_string) {
  const auto count = static_cast<std::uint32_t>(block.columns.size());
  const auto is_it = [&](std::uint32_t c) {
    const BatchColumn& column = *block.columns[c];
    return column.label == key && (column.known || column.json != is_string);
  };
  const auto take = [&](std::uint32_t c) {
    guess_ = c + 1;
    behind_ = block.columns[c]->fixed ? behind_ : c + 1;
    return c;
  };
  // The keys of a line mostly follow one another as in the line before.
  if (guess_ < count && is_it(guess_) && (guess_ >= behind_ || block.columns[guess_]->fixed)) {
    return take(guess_);
  }
  for (std::uint32_t c = behind_; c < count; ++c) {
    if (is_it(c)) {
      return take(c);
    }
  }
  for (std::uint32_t c = 0; c < std::min(behind_, count); ++c) {
    if (!is_it(c)) {
      continue;
    }
    if (block.columns[c]->fixed) {
      return take(c);
    }
    if (repeated_ == kMostRepeated) {
      in_order_ = false;
      return c;
    }
    ++repeated_;
    block.columns.push_back(block.columns[c]);
    return take(count);
  }
  const BatchColumn& column = learn(key, is_string);
  for (std::uint32_t c = 0; c < count && column.fixed; ++c) {
    const BatchColumn& other = *block.columns[c];
    if (other.name == column.name && other.currency == column.currency &&
        other.term == column.term && other.misfit == column.misfit) {
      return take(c);  // another name for it
    }
  }
  if (column.fixed && column.name == "entry") {
    block.entry_column = static_cast<std::int32_t>(count);
  }
  block.columns.push_back(&column);
  return take(count);
}

/// The column that a member of this name means.
const BatchColumn& JsonLineScanner::learn(std::string_view key, bool is_string) {
  auto at = learned_.find(key);
  if (at == learned_.end()) {
    BatchColumn& column = columns_.emplace_back(column_named(key, options_, schedule_));
    at = learned_.emplace(std::string(key), Learned{&column, nullptr}).first;
  }
  Learned& learned = at->second;
  if (learned.column->known || is_string) {
    return *learned.column;
  }
  if (learned.value == nullptr) {
    learned.value = &values_.emplace_back(*learned.column);
    learned.value->json = true;
  }
  return *learned.value;
}

/// The long way, which also finds out what is wrong.
std::optional<Error> JsonLineScanner::parse_line(BatchBlock& block, BlockRecord& record,
                                                 std::string_view line) {
  Result<JsonValue> parsed = parse_json(line, file_);
  if (!parsed) {
    if (const std::string_view text = trim_blanks(line); text == "{" || text.front() != '{') {
      parsed.error().hint = "write one object per line, without line ends inside, as jq -c . does";
    }
    return std::move(parsed.error());
  }
  const JsonValue& object = parsed.value();
  if (object.kind != JsonValue::Kind::object) {
    return Error{ErrorCode::bad_json,
                 "a line must be an object, not " + a_kind(object),
                 {file_, record.line, object.column},
                 "one {…} per line"};
  }
  if (object.members.size() > kMaxJsonMembers) {
    return Error{ErrorCode::bad_json,
                 "the object has more than " + std::to_string(kMaxJsonMembers) + " members",
                 {file_, record.line, object.members[kMaxJsonMembers].first.column},
                 "leave out what the line does not need"};
  }
  const std::vector<std::string_view> written = member_values(line);
  const bool scored = is_scored_line(object);
  for (std::size_t m = 0; m < object.members.size(); ++m) {
    const auto& [key, value] = object.members[m];
    if (scored && is_output_name(key.name)) {
      continue;
    }
    const bool is_string = value.kind == JsonValue::Kind::string;
    const std::uint32_t column = column_of(block, key.name, is_string);
    const std::optional<std::string> cell = cell_of(value);
    const bool list = value.kind == JsonValue::Kind::array && !may_be_list(*block.columns[column]);
    if (list || (!cell && block.columns[column]->known)) {
      Error error{ErrorCode::bad_json,
                  quoted(key.name) + " is not a plain value",
                  {file_, record.line, value.column},
                  block.columns[column]->name == "claims" ? "text, null or a list of words"
                                                          : "text, a number, true, false or null"};
      error.field = block.columns[column]->name;
      error.value = written[m];
      return error;
    }
    if (!block.columns[column]->misfit.empty()) {
      Error error{ErrorCode::inconsistent,
                  block.columns[column]->misfit,
                  {file_, record.line, key.column},
                  block.columns[column]->hint};
      error.field = block.columns[column]->name;
      return error;
    }
    add_cell(block, record, column, block.arena.keep(cell.value_or("")), written[m]);
    if (two_of_one_meaning(block, record, block.cells.size() - 1)) {
      block.cells.pop_back();
      Error error{ErrorCode::duplicate,
                  "two members mean " + block.columns[column]->name,
                  {file_, record.line, key.column},
                  "keep one of them"};
      error.field = key.name;
      return error;
    }
  }
  if (const BatchColumn* amount = amount_of_two_currencies(block, record)) {
    Error error{
        ErrorCode::inconsistent,
        quoted(amount->label) + " says " + amount->currency + ", and the currency is another",
        {file_, record.line, object.column},
        "call it " + amount->name};
    error.field = amount->name;
    return error;
  }
  return std::nullopt;
}

}  // namespace tarex::detail
