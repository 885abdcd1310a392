#include "bom/component_costs.hpp"

#include <algorithm>
#include <optional>

#include "base/quoted.hpp"
#include "bom/cell_values.hpp"
#include "rows/field_text.hpp"
#include "rows/money_text.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

std::optional<Currency> currency_of(std::string_view text) {
  std::string scratch;
  return read_currency(tidy(text, scratch));
}

/// The amount of a component as one of a product's is read.
void read_amount(const Currency& currency, Component& component, Errors& errors) {
  const BomField& field = *component.amount;
  std::string scratch;
  const std::string_view text = tidy(field.text, scratch);
  const Result<Money> amount = parse_amount(text, currency);
  if (amount) {
    component.value = amount.value().micro();
    component.point_in_doubt =
        may_be_thousands(text, currency) && amount.value().micro() % kMicro == 0;
  } else {
    const BomCell cell{field.name, field.text, field.line, field.column, {}};
    const Error why = amount.error().code == ErrorCode::inconsistent ? amount.error()
                                                                     : read_number(text, 6).error();
    errors.push_back(cell_error(cell, why.code, why.message, why.hint));
  }
  component.amount.reset();
}

class CostReading {
 public:
  /// @param rates  gets what is wrong with currencies; `errors` the rest
  CostReading(const BomProduct& product, const ExchangeRates& rates_of_run, Errors& errors,
              Errors& rates)
      : fx_(rates_of_run),
        own_(currency_of(product.text("currency")).value_or(Currency()).code()),
        own_per_usd_(own_rate(product.text("fx"))),
        errors_(errors),
        rates_(rates) {}

  /// A component and all below it.
  void settle(Component& component) {
    if (!component.currency.empty()) {
      find_exchange(component);
    }
    const auto stated = component.currency.empty() ? std::nullopt : currency_of(component.currency);
    const Currency currency = stated.value_or(Currency::parse(own_).value_or(Currency()));
    if (component.amount) {
      read_amount(currency, component, errors_);
    }
    component.point_in_doubt = component.point_in_doubt && currency.decimals() < 3;
    for (Component& part : component.components) {
      settle(part);
    }
  }

 private:
  /// Units of a currency per USD.
  [[nodiscard]] std::optional<std::int64_t> per_usd(std::string_view currency) const {
    const auto stated = fx_.find(std::string(currency));
    if (stated != fx_.end()) {
      return stated->second;
    }
    return currency == Currency().code() ? std::optional(kMicro) : std::nullopt;
  }

  /// … of the product's currency. @param stated  by the product
  [[nodiscard]] std::optional<std::int64_t> own_rate(std::string_view stated) const {
    std::string scratch;
    const std::string_view text = tidy(stated, scratch);
    if (text.empty() || own_ == Currency().code()) {
      return per_usd(own_);
    }
    // One that cannot be read is refused with the line.
    const Result<std::int64_t> rate = read_number(text, 6);
    return rate && rate.value() != 0 ? rate.value() : kMicro;
  }

  /// From the currency of a component to the product's.
  void find_exchange(Component& component) {
    const auto currency = currency_of(component.currency);
    if (!currency) {
      rates_.push_back(cell_error(currency_cell(component), ErrorCode::bad_currency,
                                  quoted(component.currency) + " is not a currency",
                                  "write three letters of ISO 4217, e.g. USD"));
      return;
    }
    if (currency->code() == own_) {
      return;
    }
    const auto from = per_usd(currency->code());
    if (from && own_per_usd_) {
      component.exchange = {*own_per_usd_, *from};
      return;
    }
    const std::string missing = from ? own_ : currency->code();
    rates_.push_back(cell_error(currency_cell(component), ErrorCode::bad_currency,
                                "there is no exchange rate for " + missing,
                                "state it: --fx " + missing +
                                    "=RATE (units per 1 USD); the product's price is in " + own_));
  }

  /// Where a component says its currency; the component itself if its value does.
  [[nodiscard]] static BomCell currency_cell(const Component& component) {
    BomCell cell{"currency", component.currency, component.line, component.column, {}};
    for (const BomField& extra : component.extras) {
      if (extra.name == "currency") {
        cell.line = extra.line;
        cell.column = extra.column;
      }
    }
    return cell;
  }

  const ExchangeRates& fx_;
  std::string own_;  ///< currency of the product
  std::optional<std::int64_t> own_per_usd_;
  Errors& errors_;
  Errors& rates_;
};

/// One rate that is missing is one fault, in however many cells: the first, which says how many.
void merge_repeats(Errors& errors) {
  Errors once;
  std::vector<std::size_t> times;
  for (Error& error : errors) {
    const auto same = std::find_if(once.begin(), once.end(), [&](const Error& before) {
      return before.message == error.message && before.hint == error.hint;
    });
    if (same == once.end()) {
      once.push_back(std::move(error));
      times.push_back(1);
    } else {
      ++times[static_cast<std::size_t>(same - once.begin())];
    }
  }
  for (std::size_t i = 0; i < once.size(); ++i) {
    once[i].message += times[i] > 1 ? " (" + std::to_string(times[i]) + " components)" : "";
  }
  errors = std::move(once);
}

}  // namespace

void settle_costs(BomProduct& product, const ExchangeRates& fx) {
  Errors rates;
  CostReading reading(product, fx, product.errors, rates);
  for (Component& component : product.components) {
    reading.settle(component);
  }
  merge_repeats(rates);
  product.errors.insert(product.errors.end(), rates.begin(), rates.end());
}

}  // namespace tarex::detail
