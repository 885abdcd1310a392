#pragma once

#include <string>
#include <vector>

#include "report/by_address.hpp"
#include "report/csv_inputs.hpp"
#include "report/text_pen.hpp"
#include "tarex/report.hpp"

namespace tarex::detail {

/// The long form of a CSV: the input columns, then one row per charged duty, fee or tax; one row
/// without them for a line that nothing is charged on or that was rejected. One per thread; the
/// schedules it met must outlive it.
class DutyRows {
 public:
  /// @param columns  canonical names, in the order of the header
  DutyRows(std::vector<std::string> columns, CsvStyle style)
      : inputs_(std::move(columns), style, nullptr) {}
  /// The columns behind those of the input.
  [[nodiscard]] static std::vector<std::string> own_columns();
  static void append_header(std::string& out, const std::vector<std::string>& header,
                            CsvStyle style);
  /// @param behind  cells at the end of each row, with a comma in front of each
  void append(std::string& out, const InputLine& line, const LineAssessment& assessment,
              const Plan& plan, std::string_view behind = {});
  void append_rejected(std::string& out, const std::vector<GivenField>& given, const Errors& errors,
                       std::string_view behind = {});
  /// Cells that got an apostrophe.
  [[nodiscard]] std::uint64_t neutralised() const { return inputs_.neutralised(); }
  /// Lines with a field for which there is no column.
  [[nodiscard]] std::uint64_t cut() const { return inputs_.cut(); }

 private:
  /// The cells of a version that are the same on every row, each with its comma.
  struct Words {
    std::string to_heading;  ///< kind and measure
    std::string heading;     ///< empty where it is that of the tariff line
    std::string programme;
    std::string rate;  ///< empty where the tariff prints it
    std::string citation;
  };
  [[nodiscard]] static Words make(const Schedule& schedule, const Rule& rule);
  CsvInputs inputs_;
  ByAddress<Words> words_;  ///< by MeasureVersion
  TextPen front_;           ///< what all rows of the line at hand begin with
  TextPen rows_;            ///< of the line at hand
  std::string scratch_;
};

}  // namespace tarex::detail
