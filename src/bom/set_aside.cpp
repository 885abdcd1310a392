#include "bom/set_aside.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "rows/columns.hpp"

namespace tarex::detail {
namespace {

/// Names of two columns of one meaning, as keys of columns.
struct Rivals {
  ComponentColumn meaning;
  std::span<const std::string_view> kept;
  std::span<const std::string_view> aside;
};

constexpr std::string_view kNet[] = {"net_weight", "순중량"};
constexpr std::string_view kWeight[] = {"weight", "weight_kg", "중량", "무게"};
constexpr std::string_view kPart[] = {"part_no", "part_number"};
constexpr std::string_view kRunning[] = {"item_no", "item_number", "component_id"};

constexpr Rivals kRivals[] = {{ComponentColumn::weight, kNet, kWeight},
                              {ComponentColumn::item, kPart, kRunning}};

/// Whether the column has one of these names, with or without a unit behind it.
bool has_one_of(const BillColumn& column, std::span<const std::string_view> names) {
  const std::string bare = normal_name(named_component_column(column.meaning).name);
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return name == bare || name == column_key(column.meaning);
  });
}

}  // namespace

void set_aside(BillHeader& header, BillColumn& next, const WordMapping& mapping) {
  std::vector<BillColumn>& columns = header.columns;
  for (const Rivals& rivals : kRivals) {
    const auto before = std::find_if(columns.begin(), columns.end(), [&](const BillColumn& one) {
      return one.component == rivals.meaning;
    });
    if (next.component != rivals.meaning || before == columns.end()) {
      continue;
    }
    std::size_t kept_at = static_cast<std::size_t>(before - columns.begin());
    std::size_t aside_at = columns.size();
    const bool kept_is_next = has_one_of(next, rivals.kept);
    if (kept_is_next) {
      std::swap(kept_at, aside_at);
    }
    const BillColumn& kept = kept_is_next ? next : *before;
    BillColumn& aside = kept_is_next ? *before : next;
    if (!has_one_of(kept, rivals.kept) || !has_one_of(aside, rivals.aside) ||
        mapping.find(aside.header)) {
      continue;
    }
    if (rivals.meaning == ComponentColumn::weight) {
      header.gross = GrossColumn{kept_at, aside_at, aside};
    }
    aside.component.reset();
    aside.unit.clear();
    aside.meaning = "note";
  }
}

}  // namespace tarex::detail
