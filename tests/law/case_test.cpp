#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "bench.hpp"
#include "case_file.hpp"
#include "catch.hpp"

// The pinned law cases: entries whose answers were worked out by hand from the law. A case that
// fails prints its file, its name, what differs and the arithmetic that says otherwise.

namespace tarex::law_tests {
namespace {

/// What differs between an expectation and an answer, one sentence a line.
class Differences {
 public:
  void compare(const std::string& what, const std::string& expected, const std::string& found) {
    if (expected != found) {
      text_ += "    " + what + ": expected " + expected + ", found " + found + "\n";
    }
  }
  void add(const std::string& sentence) { text_ += "    " + sentence + "\n"; }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string list_of(const std::map<std::string, Money>& amounts) {
  std::string out;
  for (const auto& [heading, amount] : amounts) {
    out += (out.empty() ? "" : ", ") + heading + "=" + money_text(amount);
  }
  return out.empty() ? "nothing" : out;
}

std::string list_of(const std::map<std::string, std::string>& amounts) {
  std::string out;
  for (const auto& [heading, amount] : amounts) {
    out += (out.empty() ? "" : ", ") + heading + "=" + amount;
  }
  return out.empty() ? "nothing" : out;
}

std::string pair_text(const std::pair<std::string, std::string>& pair) {
  return pair.first + " because of " + pair.second;
}

std::string list_of(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::string out;
  for (const auto& pair : pairs) {
    out += (out.empty() ? "" : ", ") + pair_text(pair);
  }
  return out.empty() ? "nothing" : out;
}

std::string differences(const Expectation& expected, const Scored& scored) {
  Differences found;
  if (!scored.errors.empty()) {
    if (expected.rejected != code_name(scored.errors.front().code)) {
      found.add("rejected: " + scored.errors.front().message);
    }
    return found.text();
  }
  if (!expected.rejected.empty()) {
    found.add("not rejected");
    return found.text();
  }
  const MoneyRange& total = scored.assessment.total_duty;
  if (!expected.total.empty()) {
    found.compare("total duty", expected.total + " exactly",
                  money_text(total.max) +
                      (total.exact() ? " exactly" : " at most, at least " + money_text(total.min)));
  }
  if (!expected.least.empty()) {
    found.compare("least duty", expected.least, money_text(total.min));
    found.compare("most duty", expected.most,
                  total.max.at_limit() ? "no upper bound" : money_text(total.max));
  }
  if (!expected.base.empty()) {
    found.compare("base duty", expected.base, money_text(scored.assessment.base_duty));
  }
  if (!expected.tax.empty()) {
    found.compare("tax", expected.tax, money_text(scored.assessment.tax.max));
  }
  for (const std::string& piece : expected.warnings) {
    const std::vector<std::string> warnings = scored.warnings();
    if (std::none_of(warnings.begin(), warnings.end(), [&](const std::string& warning) {
          return warning.find(piece) != std::string::npos;
        })) {
      found.add("no warning says '" + piece + "'");
    }
  }
  if (expected.lines.has_value()) {
    found.compare("lines", list_of(*expected.lines), list_of(scored.lines()));
  }
  const std::map<std::string, Money> fees = scored.fees();
  for (const auto& [fee, amount] : expected.fees) {
    const auto charged = fees.find(fee);
    found.compare(fee, amount, charged == fees.end() ? "0.00" : money_text(charged->second));
  }
  const auto not_charged = scored.not_charged();
  for (const auto& pair : not_charged) {
    if (std::count(not_charged.begin(), not_charged.end(), pair) > 1) {
      found.compare("not charged", pair_text(pair) + " once", list_of(not_charged));
    }
  }
  for (const auto& pair : expected.not_charged) {
    if (std::find(not_charged.begin(), not_charged.end(), pair) == not_charged.end()) {
      found.compare("not charged", pair_text(pair), list_of(not_charged));
    }
  }
  const std::vector<std::string> questions = scored.questions();
  for (const std::string& fact : expected.questions) {
    if (std::find(questions.begin(), questions.end(), fact) == questions.end()) {
      found.add("no question about " + fact);
    }
  }
  return found.text();
}

TEST_CASE("every pinned case comes out as worked out by hand") {
  Bench bench;
  for (const std::string& path : case_paths()) {
    for (const Case& pinned : read_cases(path)) {
      const std::deque<Scored> scored = bench.score_entry(pinned.lines);
      for (std::size_t i = 0; i < scored.size(); ++i) {
        const std::string difference = differences(pinned.expected[i], scored[i]);
        INFO(pinned.file << ": " << pinned.name << "\n  " << text_of(pinned.lines[i]) << "\n"
                         << difference << "    arithmetic: " << pinned.arithmetic
                         << "\n    law: " << pinned.cite);
        CHECK(difference.empty());
      }
    }
  }
}

TEST_CASE("every pinned case has its own name, its arithmetic and its law") {
  std::set<std::string> names;
  for (const std::string& path : case_paths()) {
    for (const Case& pinned : read_cases(path)) {
      INFO(pinned.file << ": " << pinned.name);
      CHECK_FALSE(pinned.arithmetic.empty());
      CHECK_FALSE(pinned.cite.empty());
      CHECK(names.insert(pinned.name).second);
    }
  }
  CHECK(names.size() > 300);
}

TEST_CASE("in every pinned case the lines add up to the total") {
  Bench bench;
  for (const std::string& path : case_paths()) {
    for (const Case& pinned : read_cases(path)) {
      for (const Scored& scored : bench.score_entry(pinned.lines)) {
        if (scored.errors.empty()) {
          Money sum = scored.assessment.base_duty;
          for (const auto& [heading, amount] : scored.lines()) {
            sum += amount;
          }
          INFO(pinned.file << ": " << pinned.name);
          CHECK(sum == scored.assessment.total_duty.max);
        }
      }
    }
  }
}

}  // namespace
}  // namespace tarex::law_tests
