#pragma once

#include "report/text_pen.hpp"
#include "tarex/report.hpp"

namespace tarex::detail {

/// The members from `status` to `effective_rate_pct`, each behind a comma. A range has the ends of
/// every total, also of those that are exact.
void put_totals_json(TextPen& out, const InputLine& line, const LineAssessment& assessment);

}  // namespace tarex::detail
