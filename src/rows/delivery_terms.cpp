#include "rows/delivery_terms.hpp"

#include <algorithm>

#include "base/letters.hpp"
#include "rows/money_units.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {

bool is_delivery_term(std::string_view text) {
  const std::size_t at = kDeliveryTerms.find(text);
  return text.size() == 3 && at != std::string_view::npos && at % 4 == 0;
}

std::vector<std::string> terms_said(std::string_view name) {
  std::vector<std::string> out;
  std::string scratch;
  for (const std::string_view word : words_of_name(tidy(name, scratch))) {
    std::string term = upper_case(word);
    term = term == "C&F" || term == "CNF" ? "CFR" : term;
    if (is_delivery_term(term) && std::find(out.begin(), out.end(), term) == out.end()) {
      out.push_back(std::move(term));
    }
  }
  return out;
}

}  // namespace tarex::detail
