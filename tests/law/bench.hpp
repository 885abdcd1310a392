#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tarex/assess.hpp"
#include "tarex/entry_reader.hpp"

/// The law inside the program and what it says of an entry, in the words of the cases: headings and
/// amounts as text.
namespace tarex::law_tests {

/// The columns of one entry line.
using Columns = std::vector<std::pair<std::string, std::string>>;

/// One line of an entry and what follows for it, or why it cannot be scored.
struct Scored {
  InputLine line;
  LineAssessment assessment;
  const Plan* plan = nullptr;
  Errors errors;

  /// Additional duties and remedies that are charged, by heading.
  [[nodiscard]] std::map<std::string, Money> lines() const;
  /// Fees that are charged, by measure (us-mpf, us-hmf).
  [[nodiscard]] std::map<std::string, Money> fees() const;
  /// Heading that is not charged and the heading because of which, in the order of evaluation.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> not_charged() const;
  /// True if a measure of this id is charged, or is why another one is not.
  [[nodiscard]] bool shows(std::string_view measure) const;
  [[nodiscard]] std::vector<std::string> questions() const;
  [[nodiscard]] std::vector<std::string> warnings() const;
};

/// Scores entries against the law inside the program; where a line names no destination, that of
/// the United States.
class Bench {
 public:
  Bench();
  [[nodiscard]] const Schedule& schedule() const { return *schedule_; }
  [[nodiscard]] Scored score(const Columns& columns) {
    return std::move(score_entry({columns}).front());
  }
  /// Lines with the same `entry` share the limits of fees per entry.
  [[nodiscard]] std::deque<Scored> score_entry(const std::vector<Columns>& lines);

 private:
  const Schedule* schedule_;
  LawBook book_;
};

/// "5000.00".
[[nodiscard]] std::string money_text(Money amount);

/// "hs=7208510000 origin=KR …".
[[nodiscard]] std::string text_of(const Columns& columns);

}  // namespace tarex::law_tests
