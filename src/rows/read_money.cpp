#include <utility>

#include "base/letters.hpp"
#include "base/quoted.hpp"
#include "rows/delivery_terms.hpp"
#include "rows/line_reading.hpp"

/// What a line is worth, in which currency, and what it costs to bring the goods here.
namespace tarex::detail {
namespace {

bool seller_pays_freight(const std::string& term) {
  return term.front() == 'C' || term.front() == 'D';
}

bool seller_pays_insurance(const std::string& term) {
  return term == "CIF" || term == "CIP" || term.front() == 'D';
}

}  // namespace

Error LineReading::no_exchange_rate(const std::string& code) {
  return Error{ErrorCode::bad_currency,
               "there is no exchange rate for " + code,
               {},
               "state it: --fx " + code + "=RATE (units per 1 USD) or a column fx"};
}

void LineReading::read_currency() {
  const Given& field = at(FixedColumn::currency);
  if (field.present && field.text.empty()) {
    fault(field.raw, ErrorCode::missing_field, "the currency is empty",
          "write USD, or leave the column out");
  } else if (!field.text.empty()) {
    const auto parsed = detail::read_currency(field.text);
    if (!parsed) {
      fault(field.raw, ErrorCode::bad_currency, quoted(field.text) + " is not a currency",
            "write three letters of ISO 4217, e.g. USD");
    } else if (!Currency::parse(field.text)) {
      warn("currency", quoted(field.text) + " is read as " + parsed->code());
    }
    out_.currency = parsed.value_or(Currency());
  }
  out_.entry.minor_unit = out_.currency.minor_unit();
}

void LineReading::read_value() {
  const Given& field = at(FixedColumn::value);
  if (field.text.empty()) {
    fault(field.raw, ErrorCode::missing_field, "the customs value (value) is missing",
          "hs and value are required");
  } else if (const auto amount = read_amount(field)) {
    out_.entry.value = *amount;
    if (amount->is_zero()) {
      fault(field.raw, ErrorCode::out_of_range, "a line of no value cannot be scored",
            "value must be above 0");
    }
    echo_amount(FixedColumn::value, *amount);
  } else if (errors_.back().hint == kLeaveEmpty) {
    errors_.back().hint =
        "a line without its value cannot be scored: find it, or leave the line out";
  }
  echo(FixedColumn::currency, out_.currency.code(), false);
}

std::optional<Money> LineReading::read_amount(const Given& field) {
  Result<Money> amount = parse_amount(field.text, out_.currency);
  if (!amount) {
    fault(field.raw, std::move(amount.error()));
    return std::nullopt;
  }
  check_point(field, amount.value());
  return amount.value();
}

/// `10.000` is ten thousand to half of the world. Where a currency has no coins the zeros behind
/// the point can hardly be decimals, and it is refused; else it is what it says, with a warning
/// (one that is finer than a coin has its own).
void LineReading::check_point(const Given& field, Money amount) {
  if (is_fine(amount, out_.currency) || !may_be_thousands(field.text, out_.currency)) {
    return;
  }
  std::string as_read;
  append_line_amount(as_read, amount, out_.currency);
  const std::string thousands = decimal_text(amount.micro() * 1000);
  if (out_.currency.decimals() == 0) {
    fault(field.raw, ErrorCode::bad_amount, quoted(field.text) + " is not a decimal amount",
          "it can mean " + as_read + " or " + thousands + ": write it without a point");
    return;
  }
  warn(field.raw.name, quoted(field.text) + " is read as " + as_read + ", not as " + thousands +
                           ": a point stands before decimals");
}

void LineReading::echo_amount(FixedColumn column, Money amount) {
  std::string text;
  append_line_amount(text, amount, out_.currency);
  if (is_fine(amount, out_.currency)) {
    warn(kFixedColumns[static_cast<std::size_t>(column)].name,
         fine_amount_warning(text, out_.currency));
  }
  echo(column, std::move(text), true);
}

void LineReading::read_fx() {
  const auto own = out_.currency.code();
  const Given& field = at(FixedColumn::fx);
  per_dollar_ = defaults_.per_dollar(own);
  rate_is_taken_ = own != "USD";
  if (!field.text.empty()) {
    Result<std::int64_t> rate = read_number(field.text, 6);
    if (!rate || rate.value() == 0) {
      fault(field.raw, ErrorCode::bad_number, quoted(field.text) + " is not an exchange rate",
            "units of " + own + " per 1 USD, e.g. 1390.5");
      return;
    }
    std::string text = decimal_text(rate.value());
    if (own != "USD") {
      per_dollar_ = rate.value();
      rate_is_taken_ = false;
    } else if (rate.value() != kMicro) {
      warn("fx", text + " is not used: the amounts of the line are US dollars");
    }
    echo(FixedColumn::fx, std::move(text), true);
  }
  const std::string& law = out_.schedule->currency;
  if (own == law) {
    return;
  }
  const std::int64_t law_per_dollar = defaults_.per_dollar(law);
  if ((per_dollar_ == 0 || law_per_dollar == 0) && out_.schedule->states_amounts()) {
    fault(at(FixedColumn::currency).raw, no_exchange_rate(per_dollar_ == 0 ? own : law));
  } else if (per_dollar_ != 0 && law_per_dollar != 0) {
    out_.entry.fx_micro = scale(per_dollar_, kMicro, law_per_dollar, 1).micro();
    echo_taken_rate();
  }
}

void LineReading::echo_taken_rate() {
  if (std::exchange(rate_is_taken_, false)) {
    echo(FixedColumn::fx, decimal_text(per_dollar_), true);
  }
}

void LineReading::read_costs() {
  for (auto [column, amount] : {std::pair(FixedColumn::freight, &out_.freight),
                                std::pair(FixedColumn::insurance, &out_.insurance),
                                std::pair(FixedColumn::other_costs, &out_.other_costs)}) {
    if (!given(column)) {
      continue;
    }
    if (const auto parsed = read_amount(at(column))) {
      *amount = *parsed;
      echo_amount(column, *parsed);
    }
  }
  if (errors_.empty()) {
    read_incoterm();
  }
}

/// Brings the price to what the law values: free on board, or with freight and insurance to the
/// border.
void LineReading::read_incoterm() {
  const Given& field = at(FixedColumn::incoterm);
  const bool cif_law = out_.schedule->valuation == Valuation::cif;
  std::string term = cif_law ? "CIF" : "FOB";
  if (!field.text.empty()) {
    term = upper_case(field.text);
    if (!is_delivery_term(term)) {
      fault(field.raw, ErrorCode::bad_word, quoted(field.text) + " is not a term of delivery",
            "write one of " + std::string(kDeliveryTerms));
      return;
    }
    echo(FixedColumn::incoterm, term, false);
  }
  if (cif_law) {
    raise_to_border(term);
  } else {
    lower_to_free_on_board(field.raw, term);
  }
}

void LineReading::lower_to_free_on_board(const RawField& field, const std::string& term) {
  const bool pays_freight = seller_pays_freight(term);
  Money& value = out_.entry.value;
  const Money included = (pays_freight ? out_.freight : Money()) +
                         (seller_pays_insurance(term) ? out_.insurance : Money());
  if (pays_freight && !given(FixedColumn::freight)) {
    out_.entry.value_is = ValueIs::holds_freight;
  } else if (included >= value) {
    fault(field, ErrorCode::inconsistent,
          "freight and insurance are as much as the " + term + " price itself",
          "check the price, the freight and the term of delivery");
  } else {
    value -= included;
    if (seller_pays_insurance(term) && !given(FixedColumn::insurance)) {
      out_.warnings.push_back("the price is " + term +
                              " and no insurance is given: taken as none in it");
    }
  }
  note_duty_paid(term);
  if (term == "EXW") {
    out_.warnings.push_back(
        "the price is EXW: taken as the customs value; what the seller is paid beyond it for "
        "bringing the goods to the ship belongs to that value, too");
  }
}

void LineReading::raise_to_border(const std::string& term) {
  const bool pays_insurance = seller_pays_insurance(term);
  out_.cost_in_value = true;
  if (!seller_pays_freight(term)) {
    out_.entry.value_is = given(FixedColumn::freight) ? ValueIs::whole : ValueIs::at_least;
    // What else there is on the way belongs to the value, too, and not to it a second time.
    out_.entry.value += out_.freight + std::exchange(out_.other_costs, Money());
  }
  if (!pays_insurance && !given(FixedColumn::insurance)) {
    out_.warnings.push_back("the price is " + term +
                            " and no insurance is given: taken as not insured");
  }
  out_.entry.value += pays_insurance ? Money() : out_.insurance;
  note_duty_paid(term);
}

/// The duty in a price cannot be told before the duty is worked out.
void LineReading::note_duty_paid(const std::string& term) {
  if (term == "DDP") {
    out_.entry.value_is =
        out_.entry.value_is == ValueIs::holds_freight ? ValueIs::holds_both : ValueIs::holds_duties;
  }
}

}  // namespace tarex::detail
