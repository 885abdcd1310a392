#pragma once

#include <map>
#include <memory>
#include <vector>

#include "tarex/report.hpp"

namespace tarex::detail {

/// Which codes each of LineAssessment::variants stands for. Keeps what it looked up; one per
/// thread, and the schedules it met must outlive it.
class CodeMembers {
 public:
  /// By variant: its codes in their order, that of its law among them. Codes that are treated like
  /// none of the variants (more than fit in the list) are left out.
  [[nodiscard]] std::vector<std::vector<HsCode>> of(const InputLine& line,
                                                    const LineAssessment& assessment);

 private:
  std::map<const Schedule*, std::unique_ptr<PlanCache>> caches_;
};

}  // namespace tarex::detail
