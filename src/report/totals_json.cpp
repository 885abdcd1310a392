#include "report/totals_json.hpp"

#include "report/json_text.hpp"

namespace tarex::detail {
namespace {

/// The names of an amount that can be a range.
struct RangeNames {
  std::string_view name;  ///< `,"name":`
  std::string_view min;
  std::string_view max;
};

void put_range(TextPen& out, const RangeNames& names, const MoneyRange& range,
               const Currency& currency) {
  out.put(names.name);
  const std::size_t begin = out.size();
  put_json_amount(out, range.max, currency);
  if (!range.exact()) {
    const std::size_t size = out.size() - begin;
    out.put(names.min);
    put_json_amount(out, range.min, currency);
    out.put(names.max);
    out.put_again(begin, size);
  }
}

}  // namespace

void put_totals_json(TextPen& out, const InputLine& line, const LineAssessment& assessment) {
  constexpr RangeNames kDuty = {",\"total_duty\":", ",\"total_duty_min\":", ",\"total_duty_max\":"};
  constexpr RangeNames kFees = {",\"total_fees\":", ",\"total_fees_min\":", ",\"total_fees_max\":"};
  constexpr RangeNames kTax = {",\"total_tax\":", ",\"total_tax_min\":", ",\"total_tax_max\":"};
  constexpr RangeNames kLanded = {
      ",\"landed_cost\":", ",\"landed_cost_min\":", ",\"landed_cost_max\":"};
  const Currency& currency = line.currency;
  const LineTotals totals = totals_of(line, assessment);
  out.put(totals.exact ? ",\"status\":\"exact\",\"customs_value\":"
                       : ",\"status\":\"range\",\"customs_value\":");
  put_json_amount(out, totals.customs_value, currency);
  out.put(",\"currency\":\"");
  out.put(currency.code());
  out.put("\",\"base_duty\":");
  put_json_amount(out, totals.base_duty, currency);
  out.put(",\"additional_duty\":");
  put_json_amount(out, totals.additional_duty, currency);
  put_range(out, kDuty, totals.total_duty, currency);
  put_range(out, kFees, totals.fees, currency);
  put_range(out, kTax, totals.tax, currency);
  put_range(out, kLanded, totals.landed_cost, currency);
  if (!totals.tax.max.is_zero() && !totals.landed_cost.max.at_limit()) {
    out.put(",\"landed_cost_without_tax\":");
    put_json_amount(out, totals.landed_cost.max - totals.tax.max, currency);
  }
  out.put(",\"effective_rate_pct\":");
  if (totals.total_duty.max.at_limit() || totals.customs_value.is_zero()) {
    out.put("null");
  } else {
    put_percent(out, totals.total_duty.max, totals.customs_value);
  }
}

}  // namespace tarex::detail
