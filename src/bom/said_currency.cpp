#include "bom/said_currency.hpp"

#include <algorithm>
#include <utility>

#include "bom/cell_values.hpp"
#include "rows/money_text.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {

std::optional<std::string> other_currency(BomProduct& product, BomField said) {
  const auto stated = std::find_if(product.fields.begin(), product.fields.end(),
                                   [](const BomField& field) { return field.name == "currency"; });
  if (stated == product.fields.end()) {
    product.fields.push_back(std::move(said));
    return std::nullopt;
  }
  std::string scratch;
  const auto currency = read_currency(tidy(stated->text, scratch));
  if (!currency && may_be_currency(stated->text, said.text)) {
    stated->text = std::move(said.text);
    return std::nullopt;
  }
  return currency && currency->code() != said.text ? std::optional(currency->code()) : std::nullopt;
}

}  // namespace tarex::detail
