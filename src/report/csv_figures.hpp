#pragma once

#include "report/by_address.hpp"
#include "report/law_warnings.hpp"
#include "report/text_pen.hpp"
#include "tarex/report.hpp"

namespace tarex::detail {

/// Writes the cells of a row from `status` to `warnings`, each with a comma behind it. One per
/// thread; the schedules it met must outlive it.
class CsvFigures {
 public:
  CsvFigures();
  void put(TextPen& out, const InputLine& line, const LineAssessment& assessment, const Plan& plan);

 private:
  /// A part of a cell, and whether a cell with it stands in quotes.
  struct Part {
    std::string text;
    bool quoted = false;
  };
  void put_headings(TextPen& out, const InputLine& line, const LineAssessment& assessment,
                    const Plan& plan);
  void put_questions(TextPen& out, const InputLine& line, const LineAssessment& assessment,
                     const Plan& plan);
  void put_warnings(TextPen& out, const InputLine& line, const LineAssessment& assessment,
                    const Plan& plan);

  ByAddress<Part> headings_;   ///< by MeasureVersion: `9903.82.02=`
  ByAddress<Part> questions_;  ///< by FactSpec
  LawWarnings warnings_;
};

}  // namespace tarex::detail
