#include "bom/another_lot.hpp"

#include <algorithm>

#include "bom/line.hpp"
#include "rows/field_text.hpp"
#include "rows/money_text.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

constexpr std::string_view kLotSize = "quantity";
constexpr std::string_view kCosts[] = {"freight", "insurance", "other_costs"};

enum class OfLot { nothing, amount, mass };

OfLot kind_of(std::string_view column, const Schedule& schedule) {
  if (std::find(std::begin(kCosts), std::end(kCosts), column) != std::end(kCosts)) {
    return OfLot::amount;
  }
  const FactIndex fact = schedule.find_fact(column);
  if (fact == kNoFact) {
    return OfLot::nothing;
  }
  const FactSpec& spec = schedule.facts[fact];
  if (spec.type == FactType::amount) {
    return OfLot::amount;
  }
  const bool weight = fact == schedule.net_weight_fact ||
                      (spec.type == FactType::decimal && spec.part_of != kNoFact);
  return weight ? OfLot::mass : OfLot::nothing;
}

std::optional<std::int64_t> read(const std::string& text, OfLot kind, const Currency& currency) {
  std::string scratch;
  const std::string_view tidied = tidy(text, scratch);
  if (kind == OfLot::amount) {
    const Result<Money> amount = parse_amount(tidied, currency);
    return amount ? std::optional(amount.value().micro()) : std::nullopt;
  }
  const Result<std::int64_t> number = read_number(tidied, 6);
  return number ? std::optional(number.value()) : std::nullopt;
}

/// Of a rounded price the value of the lot counts, in proportion.
/// @return whether the price is rounded
bool resize_value(const BomProduct& product, std::int64_t quantity, std::vector<BomField>& fields) {
  Errors ignored;
  ProductLine line(product, ignored);
  if (!line.read_price() || line.rounded_price().empty()) {
    return false;
  }
  const Money value =
      scale(line.value().micro(), quantity, line.quantity(), line.currency().minor_unit());
  for (BomField& field : fields) {
    if (field.name == "price") {
      field.text = decimal_text(scale(value.micro(), kMicro, quantity, 1).micro());
    } else if (field.name == "value") {
      field.text = decimal_text(value.micro());
    }
  }
  return true;
}

}  // namespace

ResizedBill for_lot(const BomProduct& product, const Schedule& schedule, std::int64_t quantity,
                    bool stated) {
  ResizedBill out{product, {}};
  std::vector<BomField>& fields = out.product.fields;
  std::string scratch;
  const Currency currency =
      read_currency(tidy(product.text("currency"), scratch)).value_or(Currency());
  const std::string own_quantity(product.text(kLotSize));
  const auto own =
      own_quantity.empty() ? std::optional(kMicro) : read(own_quantity, OfLot::mass, currency);
  if (!own || *own == 0) {
    return out;
  }
  const bool by_value = *own != quantity && resize_value(product, quantity, fields);
  if (by_value) {
    out.scaled.emplace_back("value");
  }
  // Else the value of the lot is price × quantity again; where it was not, the bill is left to say
  // so.
  std::erase_if(fields, [&](const BomField& field) {
    return field.name == kLotSize || (field.name == "value" && *own != quantity && !by_value);
  });
  if (stated) {
    fields.push_back({std::string(kLotSize), decimal_text(quantity), product.line, product.column});
  }
  for (BomField& field : fields) {
    const OfLot kind = kind_of(field.name, schedule);
    const auto figure = kind == OfLot::nothing || field.text.empty() || *own == quantity
                            ? std::nullopt
                            : read(field.text, kind, currency);
    if (figure && *figure > 0) {
      const bool whole = kind == OfLot::amount && currency.decimals() == 0;
      field.text = decimal_text(scale(*figure, quantity, *own, whole ? kMicro : 1).micro());
      out.scaled.push_back(field.name);
    }
  }
  return out;
}

}  // namespace tarex::detail
