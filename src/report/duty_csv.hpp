#pragma once

#include <string>
#include <vector>

#include "tarex/report.hpp"

namespace tarex::detail {

/// The long form of a CSV: the input columns, then one row per charged duty, fee or tax; one row
/// without them for a line that nothing is charged on or that was rejected.
class DutyRows {
 public:
  /// @param columns  canonical names, in the order of the header
  DutyRows(std::vector<std::string> columns, CsvStyle style)
      : columns_(std::move(columns)), style_(style) {}
  static void append_header(std::string& out, const std::vector<std::string>& header,
                            CsvStyle style);
  void append(std::string& out, const InputLine& line, const LineAssessment& assessment,
              const Plan& plan);
  void append_rejected(std::string& out, const std::vector<GivenField>& given,
                       const Errors& errors);
  /// Cells that got an apostrophe.
  [[nodiscard]] std::uint64_t neutralised() const { return neutralised_; }

 private:
  void append_text(std::string& out, std::string_view text);
  std::vector<std::string> columns_;
  CsvStyle style_;
  std::uint64_t neutralised_ = 0;
  std::string inputs_;  ///< of the line at hand
};

}  // namespace tarex::detail
