#include "bom/second_choices.hpp"

#include <algorithm>

#include "bom/carried.hpp"
#include "rows/money_text.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

bool has_part(const BillHeader& header, ComponentColumn column) {
  return std::any_of(header.columns.begin(), header.columns.end(),
                     [&](const BillColumn& c) { return c.component == column; });
}

/// A price beside another column of costs that is not read may be that of the line.
bool has_other_cost(const BillHeader& header, std::size_t price) {
  for (std::size_t c = 0; c < header.columns.size(); ++c) {
    const BillColumn& column = header.columns[c];
    if (c != price && !column.of_product && !column.component && may_be_cost(column.meaning)) {
      return true;
    }
  }
  return false;
}

}  // namespace

void take_second_choices(BillHeader& header, bool priced) {
  for (std::size_t c = 0; c < header.columns.size(); ++c) {
    BillColumn& column = header.columns[c];
    if (column.of_product || column.component) {
      continue;
    }
    const NamedColumn named = second_choice(column.meaning);
    const bool fits = named.meaning != ComponentColumn::value || priced;
    if (!named.meaning || !fits || has_part(header, *named.meaning)) {
      continue;
    }
    if (named.meaning == ComponentColumn::value && has_other_cost(header, c)) {
      header.likely_cost = column.header;
    } else {
      column.component = named.meaning;
      column.unit = named.unit.empty() ? column.unit : named.unit;
      if (named.meaning == ComponentColumn::quantity) {
        header.second_quantity = c;
      }
    }
  }
  const auto likely =
      std::find_if(header.columns.begin(), header.columns.end(), [](const BillColumn& column) {
        return !column.of_product && !column.component && may_be_quantity(column.meaning);
      });
  if (!has_part(header, ComponentColumn::quantity) && likely != header.columns.end()) {
    header.likely_quantity = likely->header;
  }
}

bool is_quantity(std::string_view text) {
  std::string scratch;
  const std::string_view number = tidy(text, scratch);
  return number.empty() || read_number(number, 6).ok();
}

void give_back_quantity(BillHeader& header, const LawBook& book) {
  BillColumn& column = header.columns[*header.second_quantity];
  column.component.reset();
  column.carried = CarriedNames(book, header.unread).give(column.header);
  column.product_name = header.product_has_row ? column.carried : std::string();
  header.unread.push_back({column.header, {}, column.carried, false, true});
  header.likely_quantity = column.header;
}

void take_value_for_price(BillHeader& header) {
  const auto value =
      std::find_if(header.columns.begin(), header.columns.end(), [](const BillColumn& column) {
        return column.component == ComponentColumn::value && column.product_name.empty();
      });
  if (value == header.columns.end()) {
    return;
  }
  for (BillColumn& column : header.columns) {
    if (!column.component && column.product_name == "price") {
      column.product_name.clear();
    }
  }
  value->product_name = "price";
  value->number = true;
}

}  // namespace tarex::detail
