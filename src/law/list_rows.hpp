#pragma once

#include <vector>

#include "tarex/schedule.hpp"

/// Rows of lists in the making.
namespace tarex::detail {

/// A row that names a code over a period; its list and source are still to be filled in.
[[nodiscard]] ListRow list_row(HsCode code, EffectivePeriod period);

/// Brings rows into the order of Schedule::list_rows.
void sort_rows(std::vector<ListRow>& rows);

}  // namespace tarex::detail
