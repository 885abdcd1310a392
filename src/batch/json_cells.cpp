#include "batch/json_cells.hpp"

#include <algorithm>
#include <span>

#include "rows/money_text.hpp"
#include "text/json_words.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {

std::optional<std::string> cell_of(const JsonValue& value) {
  switch (value.kind) {
    case JsonValue::Kind::null:
      return std::string();
    case JsonValue::Kind::boolean:
    case JsonValue::Kind::number:
    case JsonValue::Kind::string:
      return value.text;
    case JsonValue::Kind::array:
      return joined_texts(value);
    case JsonValue::Kind::object:
      return std::nullopt;
  }
  return std::nullopt;
}

bool may_be_list(const BatchColumn& column) { return !column.known || column.name == "claims"; }

bool is_scored_line(const JsonValue& object) {
  const auto find = [&](std::string_view name) {
    const auto at = std::find_if(object.members.begin(), object.members.end(),
                                 [&](const auto& member) { return member.first.name == name; });
    return at == object.members.end() ? nullptr : &at->second;
  };
  const JsonValue* status = find("status");
  if (status == nullptr || status->kind != JsonValue::Kind::string) {
    return false;
  }
  if (status->text == "rejected") {
    const JsonValue* errors = find("errors");
    return errors != nullptr && errors->kind == JsonValue::Kind::array;
  }
  const JsonValue* law = find("law");
  return (status->text == "exact" || status->text == "range") && law != nullptr &&
         law->kind == JsonValue::Kind::object;
}

bool two_of_one_meaning(const BatchBlock& block, const BlockRecord& record, std::size_t from) {
  for (std::size_t c = from; c < block.cells.size(); ++c) {
    for (std::size_t before = record.first_cell; before < c; ++before) {
      const BatchColumn& a = *block.columns[block.cells[c].column];
      const BatchColumn& b = *block.columns[block.cells[before].column];
      if (&a == &b || a.name == b.name) {
        return true;
      }
    }
  }
  return false;
}

const BatchColumn* amount_of_two_currencies(const BatchBlock& block, const BlockRecord& record) {
  const auto cells = std::span(block.cells).subspan(record.first_cell);
  const auto column_of = [&](const auto& cell) { return block.columns[cell.column]; };
  const auto says = [&](const auto& cell) { return !column_of(cell)->currency.empty(); };
  if (std::none_of(cells.begin(), cells.end(), says)) {
    return nullptr;
  }
  std::string of_line = "USD";
  for (const auto& cell : cells) {
    if (column_of(cell)->name == "currency") {
      std::string scratch;  // a text that is no currency is for the reader of the line to refuse
      const auto currency = read_currency(tidy(cell.text(), scratch));
      if (!currency) {
        return nullptr;
      }
      of_line = currency->code();
      break;
    }
    if (column_of(cell)->name == "value" && says(cell)) {
      of_line = column_of(cell)->currency;
    }
  }
  const auto odd = std::find_if(cells.begin(), cells.end(), [&](const auto& cell) {
    return says(cell) && column_of(cell)->currency != of_line;
  });
  return odd == cells.end() ? nullptr : column_of(*odd);
}

}  // namespace tarex::detail
