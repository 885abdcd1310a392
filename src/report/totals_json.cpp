#include "report/totals_json.hpp"

#include "report/json_text.hpp"
#include "report/percent.hpp"

namespace tarex::detail {
namespace {

/// The names of an amount that can be a range.
struct RangeNames {
  std::string_view name;  ///< `,"name":`
  std::string_view min;
  std::string_view max;
};

/// @param both_ends  also where they are the same
char* put_range(char* at, const RangeNames& names, const MoneyRange& range,
                const Currency& currency, bool both_ends) {
  at = put_piece(at, names.name);
  const char* const begin = at;
  at = put_json_amount(at, range.max, currency);
  if (both_ends || !range.exact()) {
    const std::string_view most(begin, static_cast<std::size_t>(at - begin));
    at = put_piece(at, names.min);
    at = put_json_amount(at, range.min, currency);
    at = put_piece(at, names.max);
    at = put_piece(at, most);
  }
  return at;
}

}  // namespace

void put_totals_json(TextPen& out, const InputLine& line, const LineAssessment& assessment) {
  constexpr RangeNames kDuty = {",\"total_duty\":", ",\"total_duty_min\":", ",\"total_duty_max\":"};
  constexpr RangeNames kFees = {",\"total_fees\":", ",\"total_fees_min\":", ",\"total_fees_max\":"};
  constexpr RangeNames kTax = {",\"total_tax\":", ",\"total_tax_min\":", ",\"total_tax_max\":"};
  constexpr RangeNames kLanded = {
      ",\"landed_cost\":", ",\"landed_cost_min\":", ",\"landed_cost_max\":"};
  constexpr std::size_t kMost = 17 * (kMostDigits + 32);  // figures and names
  const Currency& currency = line.currency;
  const LineTotals totals = totals_of(line, assessment);
  char* at = out.room(kMost);
  at = put_piece(at, totals.exact ? ",\"status\":\"exact\",\"customs_value\":"
                                  : ",\"status\":\"range\",\"customs_value\":");
  at = put_json_amount(at, totals.customs_value, currency);
  at = put_piece(at, ",\"currency\":\"");
  at = put_piece(at, currency.code());
  at = put_piece(at, "\",\"base_duty\":");
  at = put_json_amount(at, totals.base_duty, currency);
  at = put_piece(at, ",\"additional_duty\":");
  at = put_json_amount(at, totals.additional_duty, currency);
  at = put_range(at, kDuty, totals.total_duty, currency, !totals.exact);
  at = put_range(at, kFees, totals.fees, currency, !totals.exact);
  at = put_range(at, kTax, totals.tax, currency, !totals.exact);
  at = put_range(at, kLanded, totals.landed_cost, currency, !totals.exact);
  if (!totals.tax.max.is_zero() && !totals.landed_cost.max.at_limit()) {
    at = put_piece(at, ",\"landed_cost_without_tax\":");
    at = put_json_amount(at, totals.landed_cost.max - totals.tax.max, currency);
  }
  at = put_piece(at, ",\"effective_rate_pct\":");
  char* const end = put_percent(at, totals.total_duty.max, totals.customs_value);
  out.reach(end == at ? put_piece(at, "null") : end);
}

}  // namespace tarex::detail
