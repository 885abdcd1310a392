#include "batch/quick_reader.hpp"

#include "rows/field_text.hpp"
#include "rows/plain_text.hpp"

/// The frame of a plainly written line: what, whence, whither, when.
namespace tarex::detail {

EchoField& QuickReader::echo(InputLine& out, std::string_view name, std::int32_t cell) const {
  EchoField& field = out.echo.next();
  if (as_row_) {
    field.name.clear();
  } else if (field.name != name) {
    field.name = name;
  }
  field.cell = cell;
  field.is_number = false;
  return field;
}

EchoField* QuickReader::echo_number(InputLine& out, std::string_view name, std::int32_t cell,
                                    std::string_view text, bool as_written) const {
  if (as_written && as_row_) {
    return nullptr;
  }
  EchoField& field = echo(out, name, cell);
  field.is_number = true;
  field.text = as_written ? text : std::string_view();
  return as_written ? nullptr : &field;
}

/// Echoes what the cell of the column says; the row says it, too.
void QuickReader::echo_given(InputLine& out, FixedColumn column, std::string_view text) const {
  if (!as_row_) {
    echo(out, kFixedColumns[static_cast<std::size_t>(column)].name, cell_of(column)).text = text;
  }
}

/// Echoes a text of ours, which the cell of the column says, too, unless it is empty.
void QuickReader::echo_own(InputLine& out, FixedColumn column, std::string_view given,
                           std::string_view text) const {
  if (!as_row_ || (given.empty() && column_of(column) >= 0)) {
    echo(out, kFixedColumns[static_cast<std::size_t>(column)].name, cell_of(column)).text = text;
  }
}

void QuickReader::take_cells(const RecordBlock& block, const BlockRecord& record, InputLine& out) {
  if (record.indexed && record.cells == columns_.size()) {
    row_ = block.row_of(record);
    quoted_ = record.quoted;
    as_row_ = by_cells_ && record.canonical;
    out.cells = as_row_ ? row_ : RowCells();
    out.columns = &cell_columns_;
    return;
  }
  row_ = out.cells = RowCells();
  as_row_ = false;
  cells_.assign(columns_.size(), nullptr);
  const Cell* cells = block.cells.data() + record.first_cell;
  for (std::uint32_t c = 0; c < record.cells; ++c) {
    cells_[cells[c].column] = &cells[c];
  }
}

bool QuickReader::read(const RecordBlock& block, const BlockRecord& record, InputLine& out) {
  if (!usable_ || (record.indexed && record.cells != columns_.size())) {
    return false;
  }
  take_cells(block, record, out);
  out.schedule = schedule_;
  out.entry.facts.clear();
  out.entry.base_rate.reset();
  out.entry.quantity_unit = -1;
  out.entry.value_is = ValueIs::whole;
  out.entry.fx_micro = kMicro;
  out.freight = out.insurance = out.other_costs = Money();
  out.cost_in_value = false;
  out.echo.clear();
  out.extras.clear();
  out.warnings.clear();
  out.party_notes.clear();
  if (!find_currency(out) || !read_references(out) || !read_frame(out)) {
    return false;
  }
  for (const FactColumn& column : facts_) {
    const std::string_view text = text_at(column.column);
    if (!text.empty() && !read_fact(column, text, out)) {
      return false;
    }
  }
  for (const ExtraColumn& column : as_row_ ? row_extras_ : extras_) {
    if (!read_extra(column, out)) {
      return false;
    }
  }
  return codes_->has_code(out.entry.code) && read_claims(out) && read_unit(out) &&
         facts_agree(out) && read_costs(out) && parts_fit(out);
}

bool QuickReader::read_references(InputLine& out) {
  for (auto [column, text] :
       {std::pair(FixedColumn::sku, &out.sku), std::pair(FixedColumn::product, &out.product),
        std::pair(FixedColumn::entry, &out.entry_id)}) {
    const std::string_view given = text_of(column);
    *text = given;
    if (!given.empty()) {
      if (!has_plain_ends(given)) {
        return false;
      }
      echo_given(out, column, given);
    } else if (column == FixedColumn::sku && is_present(column)) {
      return false;
    }
  }
  return true;
}

bool QuickReader::read_frame(InputLine& out) {
  const std::string_view destination = text_of(FixedColumn::destination);
  if (destination.empty() ? is_present(FixedColumn::destination)
                          : key_of(destination) != destination_) {
    return false;
  }
  if (!read_code(text_of(FixedColumn::hs), out) ||
      !read_origin(text_of(FixedColumn::origin), out)) {
    return false;
  }
  echo_own(out, FixedColumn::destination, destination, schedule_->jurisdiction);
  return read_day(text_of(FixedColumn::entry_date), out) && read_value(out) && read_rate(out);
}

bool QuickReader::read_code(std::string_view text, InputLine& out) {
  PlainCode plain;
  if (!plain_code(text, plain)) {
    return false;
  }
  out.entry.code = HsCode::from_aligned(plain.number * HsCode::span(plain.digits), plain.digits);
  codes_->expect(out.entry.code);
  const std::string_view shown(plain.shown, plain.size);
  if (!as_row_ || text != shown) {
    echo(out, "hs", cell_of(FixedColumn::hs)).text = shown;
  }
  return true;
}

bool QuickReader::read_origin(std::string_view text, InputLine& out) {
  if (text.empty()) {
    if (is_present(FixedColumn::origin)) {
      return false;
    }
    out.entry.origin = default_origin_;
    echo_own(out, FixedColumn::origin, text, reader_.defaults().origin);
    return true;
  }
  if (text.size() != 2 || text[0] < 'A' || text[0] > 'Z' || text[1] < 'A' || text[1] > 'Z') {
    return false;
  }
  std::uint16_t& known = origins_[static_cast<std::size_t>((text[0] - 'A') * 26) +
                                  static_cast<std::size_t>(text[1] - 'A')];
  if (known == 0) {
    const Result<ReadCountry> read = read_country(text, *schedule_);
    if (!read || !read.value().warning.empty() || to_string(read.value().country) != text) {
      return false;
    }
    known = static_cast<std::uint16_t>(read.value().country.index() + 1);
  }
  out.entry.origin = Country::from_index(static_cast<std::uint16_t>(known - 1));
  echo_given(out, FixedColumn::origin, text);
  return true;
}

bool QuickReader::read_day(std::string_view text, InputLine& out) {
  if (text.empty()) {
    if (is_present(FixedColumn::entry_date)) {
      return false;
    }
    out.entry.date = reader_.defaults().date;
    if (!as_row_) {
      echo_own(out, FixedColumn::entry_date, text, to_string(out.entry.date));
    }
  } else {
    if (!plain_date(text, out.entry.date)) {
      return false;
    }
    echo_given(out, FixedColumn::entry_date, text);
  }
  return out.entry.date >= schedule_->covers_from && out.entry.date <= schedule_->verified_through;
}

}  // namespace tarex::detail
