#include "report/csv_inputs.hpp"

#include <algorithm>

#include "report/csv_cells.hpp"

namespace tarex::detail {

CsvInputs::CsvInputs(std::vector<std::string> columns, CsvStyle style,
                     const std::vector<std::string>* cells)
    : columns_(std::move(columns)), style_(style), placed_(columns_.size()) {
  for (const std::string& cell : cells == nullptr ? columns_ : *cells) {
    const auto column = std::find(columns_.begin(), columns_.end(), cell);
    column_of_cell_.push_back(
        column == columns_.end() ? -1 : static_cast<std::int32_t>(column - columns_.begin()));
  }
  takes_cells_ = !style_.for_spreadsheet && (cells == nullptr || *cells == columns_);
}

void CsvInputs::put_text(TextPen& out, std::string_view text) {
  if (style_.for_spreadsheet && looks_like_formula(text)) {
    ++neutralised_;
    put_cell(out, "'" + std::string(text));
    return;
  }
  put_cell(out, text);
}

/// @return false if there is no column for it.
bool CsvInputs::place(const EchoField& field) {
  if (field.cell > 0 && static_cast<std::size_t>(field.cell) <= column_of_cell_.size()) {
    const std::int32_t column = column_of_cell_[static_cast<std::size_t>(field.cell) - 1];
    if (column >= 0 && columns_[static_cast<std::size_t>(column)] == field.name) {
      placed_[static_cast<std::size_t>(column)] = &field;
      return true;
    }
  }
  const auto column = std::find(columns_.begin(), columns_.end(), field.name);
  if (column == columns_.end()) {
    return false;
  }
  placed_[static_cast<std::size_t>(column - columns_.begin())] = &field;
  return true;
}

/// As the file has them but for what is shown otherwise: runs of bytes, and texts between them.
void CsvInputs::put_cells(TextPen& out, const InputLine& line) {
  const auto& cells = line.cells;
  shown_.clear();
  for (const EchoField& field : line.echo) {  // few, and mostly in order
    auto at = shown_.end();
    while (at != shown_.begin() && at[-1]->cell > field.cell) {
      --at;
    }
    if (at != shown_.begin() && at[-1]->cell == field.cell) {
      at[-1] = &field;
    } else if (at == shown_.end()) {
      shown_.push_back(&field);
    } else {
      shown_.insert(at, &field);
    }
  }
  const char* from = cells.front().data();
  const auto put_until = [&](const char* end) {
    out.put({from, static_cast<std::size_t>(end - from)});
  };
  for (const EchoField* field : shown_) {
    const std::string_view cell = cells[static_cast<std::size_t>(field->cell) - 1];
    put_until(cell.data());
    if (field->is_number) {
      out.put(field->text);
    } else {
      put_cell(out, field->text);
    }
    from = cell.data() + cell.size();
  }
  put_until(cells.back().data() + cells.back().size());
  out.put(',');
}

void CsvInputs::put(TextPen& out, const InputLine& line) {
  if (!line.cells.empty()) {
    put_cells(out, line);
    return;
  }
  std::fill(placed_.begin(), placed_.end(), nullptr);
  bool all = true;
  for (const EchoField& field : line.extras) {
    all = place(field) && all;
  }
  for (const EchoField& field : line.echo) {
    all = (place(field) || field.cell == 0) && all;  // what is taken by default needs no column
  }
  cut_ += all ? 0U : 1U;
  for (const EchoField* field : placed_) {
    if (field != nullptr && field->is_number) {
      put_cell(out, text_of_value(field->text));
    } else if (field != nullptr) {
      put_text(out, field->text);
    }
    out.put(',');
  }
}

void CsvInputs::put_rejected(TextPen& out, const std::vector<GivenField>& given) {
  for (const std::string& column : columns_) {
    const auto at = std::find_if(given.begin(), given.end(),
                                 [&](const GivenField& field) { return field.name == column; });
    if (at != given.end() && at->is_json) {
      put_cell(out, text_of_value(at->text));
    } else if (at != given.end()) {
      put_text(out, at->text);
    }
    out.put(',');
  }
}

}  // namespace tarex::detail
