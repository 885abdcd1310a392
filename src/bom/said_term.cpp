#include "bom/said_term.hpp"

#include <algorithm>
#include <utility>

#include "base/letters.hpp"
#include "base/quoted.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {

void take_term(BomProduct& product, BomField said, std::string_view header) {
  const std::string term = said.text;
  const auto stated = std::find_if(product.fields.begin(), product.fields.end(),
                                   [](const BomField& field) { return field.name == "incoterm"; });
  if (stated == product.fields.end()) {
    product.fields.push_back(std::move(said));
  } else if (stated->text.empty()) {
    *stated = std::move(said);
  } else {
    std::string scratch;
    if (upper_case(tidy(stated->text, scratch)) != term) {
      product.warnings.push_back(quoted(header) + " says " + term + ", and incoterm " +
                                 quoted(stated->text) + ": the one stated counts");
    }
    return;
  }
  product.warnings.push_back("the price is on the term of delivery " + term +
                             ", as its name says: " + quoted(header));
}

}  // namespace tarex::detail
