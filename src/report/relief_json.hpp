#pragma once

#include <memory>
#include <string>
#include <vector>

#include "report/measure_json.hpp"

namespace tarex::detail {

/// What reliefs ask for, in JSON. Each combination of facts that the law asks for is put together
/// once. One per thread; the schedules it met must outlive it.
class ReliefJson {
 public:
  /// An element of `reliefs`.
  void put(TextPen& out, const InputLine& line, const LineAssessment& assessment, const Plan& plan,
           const Relief& relief, MeasureJson& measures);

 private:
  struct Asked {
    const Schedule* schedule = nullptr;
    NeededFacts facts;
    std::string text;  ///< `{"fact":…,"needs":…,"heading":`
  };
  /// The entry of these facts, with an empty text where they are new.
  [[nodiscard]] Asked& asked_for(const Schedule& schedule, const NeededFacts& facts);
  [[nodiscard]] std::size_t place_of(const Schedule& schedule, const NeededFacts& facts) const;

  std::vector<std::unique_ptr<Asked>> slots_;  ///< a power of two, at most half of them taken
  std::size_t taken_ = 0;
};

}  // namespace tarex::detail
