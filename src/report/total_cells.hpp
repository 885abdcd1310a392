#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tarex/report.hpp"

/// The totals of a line, and how comparisons, timelines and sweeps show them.
namespace tarex::detail {

/// The columns of `append_total_cells`.
inline constexpr std::string_view kTotalColumns =
    "total_duty,total_duty_min,total_duty_max,total_fees,total_tax,landed_cost";
/// The columns of `append_line_cells`; the value is the stated one.
inline constexpr std::string_view kLineColumns =
    "value,currency,status,base_duty,total_duty,total_duty_min,total_duty_max,total_fees,"
    "total_tax,landed_cost,effective_rate_pct";

/// What is known of a price without its line.
struct TotalFigures {
  Money value;
  MoneyRange duty;
  Money fees;  ///< at the highest, as all below
  Money tax;
  Money landed;
  bool exact = true;
};
[[nodiscard]] TotalFigures figures_of(const LineTotals& totals);

[[nodiscard]] std::string_view status_word(bool exact);

/// Six cells without a comma at either end.
void append_total_cells(std::string& out, const TotalFigures& figures, const Currency& currency);
/// Eleven cells without a comma at either end.
void append_line_cells(std::string& out, const InputLine& line, const LineTotals& totals);

/// `5,290.00`, with `?` where a question is open.
[[nodiscard]] std::string duty_text(const TotalFigures& figures, const Currency& currency);
/// The names of the columns of `add_total_texts`.
void add_total_names(std::vector<std::string>& row);
/// Four texts: duty, its share of the value, fees and taxes, landed cost.
void add_total_texts(std::vector<std::string>& row, const TotalFigures& figures,
                     const Currency& currency);

}  // namespace tarex::detail
