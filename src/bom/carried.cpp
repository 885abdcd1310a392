#include "bom/carried.hpp"

#include <algorithm>
#include <iterator>

#include "base/joined.hpp"
#include "bom/cells.hpp"
#include "rows/csv_header.hpp"

namespace tarex::detail {
namespace {

/// What the outputs of a bill have besides the names of every output, and is no column of a bill.
constexpr std::string_view kOwnNames[] = {"baseline",
                                          "baseline_date",
                                          "baseline_landed_cost",
                                          "baseline_landed_cost_per_unit",
                                          "baseline_landed_cost_per_unit_max",
                                          "baseline_landed_cost_per_unit_min",
                                          "baseline_total_duty",
                                          "changes",
                                          "component_pct",
                                          "component_value",
                                          "components",
                                          "content",
                                          "counts_in_weight_test",
                                          "domestic_pct",
                                          "domestic_threshold_pct",
                                          "driver",
                                          "driver_duty_pct",
                                          "driver_open",
                                          "duty",
                                          "duty_share_pct",
                                          "impact",
                                          "impact_max",
                                          "impact_min",
                                          "impact_pct",
                                          "impact_per_unit",
                                          "impact_per_unit_max",
                                          "impact_per_unit_min",
                                          "kg",
                                          "landed_cost_per_unit",
                                          "landed_cost_per_unit_max",
                                          "landed_cost_per_unit_min",
                                          "metal",
                                          "metals",
                                          "missing",
                                          "other_value",
                                          "other_value_min",
                                          "price_for_unchanged_landed_cost",
                                          "price_for_unchanged_landed_cost_max",
                                          "price_for_unchanged_landed_cost_min",
                                          "residual_pct",
                                          "residual_value",
                                          "split",
                                          "taxed_on_content",
                                          "thresholds",
                                          "today",
                                          "valuation",
                                          "value_share_pct",
                                          "weight_pct",
                                          "weight_share_pct",
                                          "weight_test_pct",
                                          "weight_test_threshold_pct"};

/// With those of each metal.
std::vector<std::string> own_names(const LawBook& book) {
  std::vector<std::string> out(std::begin(kOwnNames), std::end(kOwnNames));
  for (const std::string& metal : material_names(book)) {
    for (const char* column : {"_value_pct", "_kg_pct"}) {
      out.push_back(metal + column);
    }
  }
  return out;
}

/// As the file has it, with the column of the product that it may be meant for.
/// @param carried  with what it is called in the output, too
std::string described(const UnreadColumn& column, bool carried) {
  std::vector<std::string> about;
  if (carried && column.carried != column.header) {
    about.push_back("as " + column.carried);
  }
  if (!column.known_as.empty()) {
    about.push_back("of the product: " + column.known_as);
  }
  return column.header + (about.empty() ? "" : " (" + joined(about, "; ") + ")");
}

}  // namespace

CarriedNames::CarriedNames(const LawBook& book, std::span<const UnreadColumn> taken)
    : own_(own_names(book)) {
  for (const UnreadColumn& column : taken) {
    given_.emplace(column.carried, 2);
  }
}

std::string CarriedNames::give(std::string_view name) {
  std::string out = own_column_name(name, own_);
  const auto [base, is_new] = given_.emplace(out, 2);
  for (bool is_free = is_new; !is_free;) {
    out = base->first + "_" + std::to_string(base->second++);
    is_free = given_.emplace(out, 2).second;
  }
  return out;
}

std::vector<std::string> unread_notes(std::span<const UnreadColumn> unread,
                                      const CarriedThere& there) {
  constexpr std::size_t kMostNamed = 12;
  std::vector<std::string> carried;
  std::vector<std::string> cut;
  std::vector<std::string> lost;
  const bool any_carried = there.of_products || there.of_components;
  for (const UnreadColumn& column : unread) {
    const bool of_products = column.of_products && there.of_products;
    const bool in_table = there.columns == nullptr ||
                          std::find(there.columns->begin(), there.columns->end(), column.carried) !=
                              there.columns->end();
    if (of_products && !in_table) {
      cut.push_back(column.header);
    }
    const bool of_components = column.of_components && there.of_components;
    if ((of_products && in_table) || of_components) {
      carried.push_back(described(column, true));
    }
    if (column.of_components && column.of_products && any_carried && !of_components) {
      lost.push_back(column.header + " (of components)");
    } else if (!of_products && !of_components && (any_carried || !column.set_aside)) {
      lost.push_back(described(column, false));
    }
  }
  std::vector<std::string> out;
  const auto say = [&](std::string_view what, const std::vector<std::string>& names) {
    if (!names.empty()) {
      out.push_back("not read" + std::string(what) + ": " + first_few(names, kMostNamed));
    }
  };
  say(", carried through", carried);
  say(", and not in the CSV, which has the columns of the first file (--format json keeps them)",
      cut);
  say(any_carried ? ", and not in the output" : "", lost);
  return out;
}

std::vector<std::string> carried_of_products(std::span<const UnreadColumn> unread) {
  std::vector<std::string> out;
  for (const UnreadColumn& column : unread) {
    if (column.of_products) {
      out.push_back(column.carried);
    }
  }
  return out;
}

std::vector<std::string> unread_names(std::span<const UnreadColumn> unread) {
  std::vector<std::string> out;
  for (const UnreadColumn& column : unread) {
    if (!column.set_aside) {
      out.push_back(column.header);
    }
  }
  return out;
}

}  // namespace tarex::detail
