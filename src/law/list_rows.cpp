#include "law/list_rows.hpp"

#include <algorithm>
#include <tuple>

namespace tarex::detail {

namespace {

std::int32_t day_number(Date day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

}  // namespace

ListRow list_row(HsCode code, EffectivePeriod period) {
  ListRow row;
  row.code = code.first();
  row.digits = static_cast<std::uint8_t>(code.digits());
  row.from = day_number(period.from);
  row.to = day_number(period.to);
  return row;
}

void sort_rows(std::vector<ListRow>& rows) {
  std::sort(rows.begin(), rows.end(), [](const ListRow& a, const ListRow& b) {
    return std::tuple(a.digits, a.code, a.list, a.from) <
           std::tuple(b.digits, b.code, b.list, b.from);
  });
}

}  // namespace tarex::detail
