#include "bom/gross_weight.hpp"

#include <algorithm>
#include <string_view>

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

void set_gross_aside(std::vector<BillColumn>& columns, BillColumn& next,
                     const WordMapping& mapping) {
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
    gross.component.reset();
    gross.unit.clear();
    gross.meaning = "note";
  }
}

}  // namespace tarex::detail
