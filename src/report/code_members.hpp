#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tarex/report.hpp"

namespace tarex::detail {

/// Which codes each of LineAssessment::variants stands for, and what they are charged under. Keeps
/// what it looked up; one per thread, and the schedules it met must outlive it.
class CodeMembers {
 public:
  /// By variant: its codes in their order, that of its law among them. Codes that are treated like
  /// none of the variants (more than fit in the list) are left out.
  [[nodiscard]] std::vector<std::vector<HsCode>> of(const InputLine& line,
                                                    const LineAssessment& assessment);

  /// By variant: the headings beside the tariff line that it is charged at most, in order of
  /// charging.
  [[nodiscard]] std::vector<std::vector<std::string>> headings(const InputLine& line,
                                                               const LineAssessment& assessment);

 private:
  [[nodiscard]] Workspace& desk_of(const InputLine& line);
  std::map<const Schedule*, std::unique_ptr<Workspace>> desks_;
};

}  // namespace tarex::detail
