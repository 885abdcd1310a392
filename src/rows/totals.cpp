#include "rows/totals.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "rows/columns.hpp"

namespace tarex::detail {
namespace {

constexpr std::string_view kTotals[] = {"total",  "totals", "grandtotal", "subtotal", "sum", "합계",
                                        "총합계", "총계",   "소계",       "계",       "누계"};

}  // namespace

bool names_total(std::string_view text) {
  const std::string word = column_key(text);
  std::string closed;
  std::copy_if(word.begin(), word.end(), std::back_inserter(closed),
               [](char c) { return c != '_'; });
  return std::find(std::begin(kTotals), std::end(kTotals), closed) != std::end(kTotals);
}

}  // namespace tarex::detail
