#include <algorithm>

#include "batch/worker.hpp"
#include "rows/at_fault.hpp"
#include "rows/csv_header.hpp"
#include "rows/money_text.hpp"
#include "text/json_reader.hpp"
#include "text/json_value.hpp"
#include "text/tidy.hpp"
#include "text/utf8.hpp"

/// A line as it was given: its values, the places of its faults, the cells of a rejected one.
namespace tarex::detail {
namespace {

/// A member of a line of JSON.
struct PlainMember {
  std::string name;
  std::string text;     ///< as a cell has it
  std::string written;  ///< as it stands there, if it is a number, true, false or null
};

/// Empty if the line is no object.
std::vector<PlainMember> plain_members(std::string_view raw) {
  using Kind = JsonValue::Kind;
  std::vector<PlainMember> out;
  const Result<JsonValue> parsed = parse_json(raw, std::string());
  if (!parsed || parsed.value().kind != Kind::object) {
    return out;
  }
  const std::vector<std::string_view> written = member_values(raw);
  for (const auto& [key, value] : parsed.value().members) {
    PlainMember& member = out.emplace_back();
    member.name = key.name;
    const bool plain =
        value.kind == Kind::number || value.kind == Kind::boolean || value.kind == Kind::null;
    if (plain && out.size() <= written.size()) {
      member.text = value.kind == Kind::null ? std::string() : value.text;
      member.written = written[out.size() - 1];
    }
  }
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  append_printable(out, text);
  return out;
}

}  // namespace

/// Members of JSON lines that tarex does not know go out as the values they are.
void BatchWorker::restore_values(const BlockRecord& record, InputLine& line) const {
  auto field = line.extras.begin();
  for (std::uint32_t c = 0; c < record.cells; ++c) {
    const Cell cell = block_.cell(record, c);
    const BatchColumn& column = *block_.columns[cell.column];
    if (column.known || field == line.extras.end() || field->name != column.name) {
      continue;
    }
    if (column.json) {
      field->text = cell.text();
      field->is_number = true;
    }
    ++field;
  }
}

/// Gives errors, whose columns are the positions of cells so far, their places in the file.
void BatchWorker::place(const BlockRecord& record, Errors& errors) const {
  const std::string_view raw = block_.raw(record);
  const bool csv = maker_.input() == BatchInput::csv;
  std::vector<SourcePosition> positions;
  if (csv) {
    positions = csv_positions(raw, record.line, maker_.dialect());
  } else if (const auto object = parse_json(raw, std::string())) {
    for (const auto& [key, value] : object.value().members) {
      positions.push_back({record.line, value.column});
    }
  }
  for (Error& error : errors) {
    const auto cell = static_cast<std::size_t>(error.where.column);
    const SourcePosition at =
        cell > 0 && cell <= positions.size() ? positions[cell - 1] : SourcePosition{record.line, 1};
    error.where = {maker_.file(), at.line, at.column};
    error.source = std::string(line_text(raw, at.line - record.line + 1));
  }
}

/// The cells of a line as they were given: members of JSON that are no strings, and plain numbers
/// in the columns of CSV that hold numbers, as values of JSON.
void BatchWorker::add_given(const BlockRecord& record, std::vector<GivenField>& out) const {
  const std::string_view raw = block_.raw(record);
  const bool csv = maker_.input() == BatchInput::csv;
  const std::vector<PlainMember> members = csv ? std::vector<PlainMember>() : plain_members(raw);
  const std::string_view term = named_term(record);
  const bool fewer = record.cells < members.size();  // results of `score` are no cells
  std::size_t m = 0;
  for (std::uint32_t c = 0; c < record.cells; ++c) {
    const Cell cell = block_.cell(record, c);
    const BatchColumn& column = *block_.columns[cell.column];
    if (column.unnamed && trim_blanks(cell.text()).empty()) {
      continue;
    }
    while (fewer && m < members.size() && is_output_name(members[m].name)) {
      ++m;
    }
    const bool value = column.known && m < members.size() && !members[m].written.empty() &&
                       members[m].text == cell.text();
    const bool number = csv && column.number && is_plain_json_number(cell.text());
    if (!term.empty() && column.name == "incoterm") {
      ++m;
      continue;  // it is blank
    }
    out.push_back({column.name, value ? members[m].written : printable(cell.text()),
                   value || number || column.json});
    ++m;
  }
  if (const std::string_view currency = named_currency(record); !currency.empty()) {
    out.push_back({"currency", std::string(currency)});
  }
  if (!term.empty()) {
    out.push_back({"incoterm", std::string(term)});
  }
}

/// A cell as its line is read. In a number of JSON a point stands before decimals: 10.000 is ten,
/// and handed on so that nobody takes it for thousands.
std::string_view BatchWorker::text_of(const BlockRecord& record, const Cell& cell) const {
  const BatchColumn& column = *block_.columns[cell.column];
  if (maker_.input() == BatchInput::csv || !column.number ||
      !may_be_thousands(cell.text(), Currency())) {
    return cell.text();
  }
  const std::vector<PlainMember> members = plain_members(block_.raw(record));
  const bool number = std::any_of(members.begin(), members.end(), [&](const PlainMember& member) {
    return member.name == column.label && !member.written.empty();
  });
  return number ? without_last_zeros(cell.text()) : cell.text();
}

/// A line with faults as the rejects have it. Takes its errors.
RejectedLine BatchWorker::rejected_line(HeldLine& line) const {
  const BlockRecord& record = *line.record;
  RejectedLine rejected;
  rejected.row = static_cast<std::size_t>(record.line);
  rejected.byte_offset =
      block_.byte_offset + source_size(block_.text().substr(0, record.begin), block_.encoding);
  rejected.raw = printable(block_.raw(record));
  rejected.errors = std::move(line.errors);
  for (Error& error : rejected.errors) {
    error.where.offset = static_cast<std::int64_t>(rejected.byte_offset);
  }
  add_given(record, rejected.given);
  for (GivenField& given : rejected.given) {
    given.is_json = given.is_json && !(maker_.input() == BatchInput::csv &&
                                       is_at_fault(rejected.errors, given.name));
  }
  if (!reader_.defaults().scenario.empty()) {
    rejected.given.push_back({"scenario", reader_.defaults().scenario});
  }
  return rejected;
}

}  // namespace tarex::detail
