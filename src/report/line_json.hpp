#pragma once

#include <string>
#include <unordered_map>

#include "tarex/report.hpp"

namespace tarex::detail {

/// Writes the contract's objects of scored lines. Text that many lines share is put together once
/// and kept. One per thread; the schedules it met must outlive it.
class LineJson {
 public:
  /// @param row  0 = leave it out
  void append(std::string& out, const InputLine& line, const LineAssessment& assessment,
              const Plan& plan, std::size_t row);

 private:
  /// A charged line: all but its amounts, and what hangs on the tariff line.
  struct ChargeText {
    std::string to_heading;  ///< empty where the heading is the measure's own
    std::string to_basis;
    std::string rate;  ///< empty where it is the tariff line's
    std::string tail;
  };
  struct ReliefText {
    std::string head;
    std::string tail;
  };
  [[nodiscard]] const ChargeText& charge_text(const InputLine& line,
                                              const LineAssessment& assessment, const Plan& plan,
                                              const DutyLine& duty);
  void append_charge(std::string& out, const InputLine& line, const LineAssessment& assessment,
                     const Plan& plan, const DutyLine& duty);
  void append_totals(std::string& out, const InputLine& line, const LineAssessment& assessment);
  void append_not_charged(std::string& out, const LineAssessment& assessment, const Plan& plan);
  void append_questions(std::string& out, const InputLine& line, const LineAssessment& assessment,
                        const Plan& plan);
  void append_reliefs(std::string& out, const InputLine& line, const LineAssessment& assessment,
                      const Plan& plan);
  void append_warnings(std::string& out, const InputLine& line, const LineAssessment& assessment,
                       const Plan& plan);
  void append_papers(std::string& out, const InputLine& line, const LineAssessment& assessment,
                     const Plan& plan);
  void append_variants(std::string& out, const InputLine& line, const LineAssessment& assessment,
                       const Plan& plan);

  std::unordered_map<const MeasureVersion*, ChargeText> charges_;
  std::unordered_map<std::string, std::string> not_charged_;
  std::unordered_map<const FactSpec*, std::string> questions_;
  std::unordered_map<std::string, ReliefText> reliefs_;
  std::unordered_map<const char*, std::string> warnings_;
  std::unordered_map<const Schedule*, std::string> laws_;
  std::string key_;  ///< scratch
};

}  // namespace tarex::detail
