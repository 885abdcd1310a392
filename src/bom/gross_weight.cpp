#include "bom/gross_weight.hpp"

#include <algorithm>
#include <string_view>

#include "bom/product_columns.hpp"

namespace tarex::detail {
namespace {

constexpr std::string_view kNet[] = {"net_weight", "순중량"};
constexpr std::string_view kPlain[] = {"weight", "weight_kg", "중량", "무게"};

/// Whether the column has one of these names, with or without a unit behind it.
template <class Names>
bool has_one_of(const BillColumn& column, const Names& names) {
  const std::string name = normal_name(named_component_column(column.meaning).name);
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

void set_gross_aside(BillHeader& header, BillColumn& next, const WordMapping& mapping) {
  std::vector<BillColumn>& columns = header.columns;
  const auto before = std::find_if(columns.begin(), columns.end(), [](const BillColumn& one) {
    return one.component == ComponentColumn::weight;
  });
  if (next.component != ComponentColumn::weight || before == columns.end()) {
    return;
  }
  const bool net_is_next = has_one_of(next, kNet);
  const BillColumn& net = net_is_next ? next : *before;
  BillColumn& gross = net_is_next ? *before : next;
  if (has_one_of(net, kNet) && has_one_of(gross, kPlain) && !mapping.find(gross.header)) {
    const auto at = static_cast<std::size_t>(before - columns.begin());
    header.gross = net_is_next ? GrossColumn{columns.size(), at, gross}
                               : GrossColumn{at, columns.size(), gross};
    gross.component.reset();
    gross.unit.clear();
    gross.meaning = "note";
  }
}

void give_net_to_product(BillHeader& header, const LawBook& book) {
  BillColumn& net = header.columns[header.gross->net];
  const std::string field = product_column(net.meaning, book);
  const bool fits =
      net.unit.empty() || unit_misfit(net.meaning, field, UnitOf::kilograms) == std::nullopt;
  if (!is_product_column(field, book) || !fits) {
    return;
  }
  net.component.reset();
  net.product_name = field;
  net.number = true;
  net.of_product_alone = true;
  BillColumn& gross = header.columns[header.gross->at];
  gross = header.gross->column;
  std::erase_if(header.unread,
                [&](const UnreadColumn& column) { return column.header == gross.header; });
}

}  // namespace tarex::detail
