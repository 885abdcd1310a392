#include "report/column_keys.hpp"

#include "report/json_text.hpp"

namespace tarex::detail {

ColumnKeys::Key ColumnKeys::make(std::string_view name) {
  Key key{std::string(name), ","};
  append_json_string(key.text, name);
  key.text += ':';
  key.text.append(kShortPiece, '\0');
  return key;
}

void ColumnKeys::learn(const CellColumns& columns) {
  header_ = columns.number;
  of_header_.clear();
  for (const CellColumn& column : columns.list) {
    of_header_.push_back(column.name == "currency" ? Key() : make(column.name));
  }
}

}  // namespace tarex::detail
