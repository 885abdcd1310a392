#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bom/case.hpp"

namespace tarex::detail {

/// A line of a bill that leaves something open: what stands, and what else it may come to.
class OpenLine {
 public:
  /// @param notes  gets what is said of facts; may be null. All must outlive this.
  OpenLine(const Plan& plan, EntryLine& entry, Workspace& workspace, Detail detail,
           LineAssessment& out, std::vector<std::string>* notes)
      : plan_(plan),
        entry_(entry),
        workspace_(workspace),
        detail_(detail),
        out_(out),
        notes_(notes) {
    out_ = tried(entry_.facts, detail_);
  }

  [[nodiscard]] const Facts& facts() const { return entry_.facts; }
  [[nodiscard]] LineAssessment& stands() { return out_; }
  [[nodiscard]] const Schedule& schedule() const { return plan_.schedule(); }
  [[nodiscard]] const FactSpec& spec(FactIndex fact) const { return plan_.schedule().facts[fact]; }
  [[nodiscard]] const std::string& jurisdiction() const { return plan_.schedule().jurisdiction; }
  [[nodiscard]] bool has_notes() const { return notes_ != nullptr; }

  void note(std::string text) const;
  /// The line with other facts.
  [[nodiscard]] LineAssessment tried(const Facts& facts, Detail detail = Detail::totals);
  /// The line with other facts stands, and nothing else is open.
  void take(const Facts& facts);
  /// Widens what stands by what stood before, and keeps its questions.
  void keep(const LineAssessment& before);
  /// Makes a fact a question, from `least` to what stands. @return whether it is a new one
  bool ask(FactIndex fact, Money least);

 private:
  const Plan& plan_;
  EntryLine& entry_;
  Workspace& workspace_;
  Detail detail_;
  LineAssessment& out_;
  std::vector<std::string>* notes_;
};

}  // namespace tarex::detail
