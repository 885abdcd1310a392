#include "batch/quick_reader.hpp"

#include "rows/field_text.hpp"
#include "rows/plain_text.hpp"

/// The frame of a plainly written line: what, whence, whither, when, how much.
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

/// The currency of the line: of its cell, else of the name of the value. Where it is not the law's,
/// and what was taken for it stands in no cell, the line does not go back as the row it was.
bool QuickReader::find_currency(InputLine& out) {
  std::string_view text = text_of(FixedColumn::currency);
  const bool stated = !text.empty();
  if (!stated) {
    if (is_present(FixedColumn::currency)) {
      return false;
    }
    text = named_currency_;
  }
  currency_ = currencies_.find(text);
  if (currency_ == nullptr) {
    currency_ = learn_currency(text);
    if (currency_ == nullptr) {
      return false;
    }
  }
  if (as_row_ && !currency_->of_law && (!stated || text_of(FixedColumn::fx).empty())) {
    as_row_ = false;
    out.cells = RowCells();
  }
  out.currency = currency_->currency;
  decimals_ = static_cast<std::size_t>(out.currency.decimals());
  minor_unit_ = out.entry.minor_unit = out.currency.minor_unit();
  return true;
}

/// @return null if that is not a currency's code, or if the memory is full.
const QuickReader::LineCurrency* QuickReader::learn_currency(std::string_view text) {
  const auto currency = are_capitals(text, 3) ? Currency::parse(text) : std::nullopt;
  if (!currency) {
    return nullptr;
  }
  LineCurrency line;
  line.currency = *currency;
  line.code = currency->code();
  line.of_law = line.code == schedule_->currency;
  line.per_dollar = reader_.defaults().per_dollar(line.code);
  line.rate = decimal_text(line.per_dollar);
  return currencies_.add(text, std::move(line));
}

bool QuickReader::read_value(InputLine& out) {
  if (!text_of(FixedColumn::base_rate).empty() ||
      !read_amount(text_of(FixedColumn::value), "value", cell_of(FixedColumn::value),
                   out.entry.value, out) ||
      out.entry.value.is_zero()) {
    return false;
  }
  echo_own(out, FixedColumn::currency, text_of(FixedColumn::currency), currency_->code);
  return true;
}

/// What the currency of the line is worth in that of the law, where they differ.
bool QuickReader::read_rate(InputLine& out) {
  const std::string_view text = text_of(FixedColumn::fx);
  const bool is_dollar = currency_->currency == Currency();
  if (currency_->of_law || is_dollar) {
    if (!text.empty()) {
      return false;  // there is something to say of it
    }
    if (currency_->of_law) {
      return true;
    }
  }
  std::int64_t per_dollar = currency_->per_dollar;
  if (!text.empty() &&
      (!read_decimal(text, "fx", cell_of(FixedColumn::fx), per_dollar, out) || per_dollar == 0)) {
    return false;
  }
  if (per_dollar == 0 || law_per_dollar_ == 0) {
    return !schedule_->states_amounts();
  }
  out.entry.fx_micro = scale(per_dollar, kMicro, law_per_dollar_, 1).micro();
  if (text.empty() && !is_dollar) {
    EchoField& field = echo(out, "fx", cell_of(FixedColumn::fx));
    field.text = currency_->rate;
    field.is_number = true;
  }
  return true;
}

/// An amount of the currency, echoed with its digits.
bool QuickReader::read_amount(std::string_view text, std::string_view name, std::int32_t cell,
                              Money& amount, InputLine& out) {
  std::int64_t micro = 0;
  std::size_t decimals = 0;
  if (!plain_number(text, micro, decimals) || (decimals_ == 0 && decimals > 0) ||
      (decimals > decimals_ && micro % minor_unit_ != 0)) {
    return false;
  }
  amount = Money::from_micro(micro);
  const bool as_written = decimals == decimals_;
  if (as_written && as_row_) {
    return true;
  }
  EchoField& field = echo(out, name, cell);
  field.is_number = true;
  if (as_written) {
    field.text = text;
  } else {
    field.text.clear();
    append_line_amount(field.text, amount, out.currency);
  }
  return true;
}

}  // namespace tarex::detail
