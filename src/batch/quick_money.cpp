#include "batch/quick_reader.hpp"
#include "rows/fact_reader.hpp"
#include "rows/money_text.hpp"
#include "rows/plain_text.hpp"

/// What a plainly written line is worth, in which currency, and what it costs to bring it here.
namespace tarex::detail {

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
      (decimals > decimals_ && micro % minor_unit_ != 0) ||
      (decimals == 3 && may_be_thousands(text, out.currency))) {
    return false;
  }
  amount = Money::from_micro(micro);
  if (EchoField* shown = echo_number(out, name, cell, text, decimals == decimals_)) {
    append_line_amount(shown->text, amount, out.currency);
  }
  return true;
}

bool QuickReader::read_costs(InputLine& out) {
  out.cost_in_value = schedule_->valuation == Valuation::cif;
  if (!has_costs_) {
    return true;
  }
  for (auto [column, amount] : {std::pair(FixedColumn::freight, &out.freight),
                                std::pair(FixedColumn::insurance, &out.insurance),
                                std::pair(FixedColumn::other_costs, &out.other_costs)}) {
    const std::string_view text = text_of(column);
    if (!text.empty() && !read_amount(text, kFixedColumns[static_cast<std::size_t>(column)].name,
                                      cell_of(column), *amount, out)) {
      return false;
    }
  }
  // The terms in which the law values need no conversion.
  const std::string_view given = text_of(FixedColumn::incoterm);
  const std::string_view term = given.empty() ? std::string_view(named_term_) : given;
  if (!term.empty()) {
    if (term != own_term_ || (given.empty() && column_of(FixedColumn::incoterm) >= 0)) {
      return false;
    }
    echo_own(out, FixedColumn::incoterm, given, term);
  }
  return true;
}

}  // namespace tarex::detail
