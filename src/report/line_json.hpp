#pragma once

#include <string>

#include "report/code_members.hpp"
#include "report/column_keys.hpp"
#include "report/law_warnings.hpp"
#include "report/measure_json.hpp"
#include "report/relief_json.hpp"
#include "report/text_pen.hpp"
#include "tarex/report.hpp"

namespace tarex::detail {

/// Writes the JSON objects of scored lines. Text that many lines share is put together once
/// and kept. One per thread; the schedules it met must outlive it.
class LineJson {
 public:
  LineJson();
  /// @param row  0 = leave it out
  void append(std::string& out, const InputLine& line, const LineAssessment& assessment,
              const Plan& plan, std::size_t row);

 private:
  void put_inputs(const InputLine& line, std::size_t row);
  void put_cells(const InputLine& line, bool first);
  void put_charges(const InputLine& line, const LineAssessment& assessment, const Plan& plan);
  void put_not_charged(const LineAssessment& assessment, const Plan& plan);
  void put_questions(const InputLine& line, const LineAssessment& assessment, const Plan& plan);
  void put_reliefs(const InputLine& line, const LineAssessment& assessment, const Plan& plan);
  void put_warnings(const InputLine& line, const LineAssessment& assessment, const Plan& plan);
  void put_law(const Schedule& schedule);

  TextPen pen_;
  ColumnKeys keys_;
  MeasureJson measures_;
  ReliefJson reliefs_;
  LawWarnings warnings_;
  CodeMembers members_;
  ByAddress<std::string> questions_;  ///< by FactSpec
  ByAddress<std::string> laws_;       ///< by Schedule
};

}  // namespace tarex::detail
