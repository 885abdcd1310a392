#include "bom/running_number.hpp"

#include <algorithm>
#include <string_view>

#include "rows/columns.hpp"

namespace tarex::detail {
namespace {

constexpr std::string_view kPart[] = {"part_no", "part_number"};
constexpr std::string_view kRunning[] = {"item_no", "item_number", "component_id"};

template <class Names>
bool has_one_of(const BillColumn& column, const Names& names) {
  const std::string name = column_key(column.meaning);
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

void set_running_number_aside(BillHeader& header, BillColumn& next, const WordMapping& mapping) {
  const auto before =
      std::find_if(header.columns.begin(), header.columns.end(),
                   [](const BillColumn& one) { return one.component == ComponentColumn::item; });
  if (next.component != ComponentColumn::item || before == header.columns.end()) {
    return;
  }
  const bool part_is_next = has_one_of(next, kPart);
  const BillColumn& part = part_is_next ? next : *before;
  BillColumn& running = part_is_next ? *before : next;
  if (has_one_of(part, kPart) && has_one_of(running, kRunning) && !mapping.find(running.header)) {
    running.component.reset();
    running.meaning = "note";
  }
}

}  // namespace tarex::detail
