#include <set>
#include <string>

#include "bench.hpp"
#include "case_file.hpp"
#include "catch.hpp"
#include "matrix.hpp"

// Every chapter 99 heading of the law is exercised: some pinned case, or some entry of the
// conformance matrix, is charged under it, or shows it as what excluded another duty or was
// excluded.

namespace tarex::law_tests {
namespace {

bool in_chapter_99(const std::string& heading) { return heading.rfind("9903.", 0) == 0; }

void add_shown(std::set<std::string>& shown, const Scored& scored) {
  for (const auto& [heading, amount] : scored.lines()) {
    shown.insert(heading);
  }
  for (const auto& [heading, because] : scored.not_charged()) {
    shown.insert(heading);
    shown.insert(because);
  }
}

TEST_CASE("every chapter 99 heading in the law is exercised by a case or by the matrix") {
  Bench bench;
  std::set<std::string> shown;
  for (const std::string& path : case_paths()) {
    for (const Case& pinned : read_cases(path)) {
      for (const Scored& scored : bench.score_entry(pinned.lines)) {
        add_shown(shown, scored);
      }
    }
  }
  for (const Columns& entry : matrix_entries()) {
    add_shown(shown, bench.score(entry));
  }
  std::set<std::string> headings;
  std::string missing;
  for (const Measure& measure : bench.schedule().measures) {
    if (in_chapter_99(measure.heading) && headings.insert(measure.heading).second &&
        shown.count(measure.heading) == 0) {
      missing += "  " + measure.heading + "  " + measure.title + "\n";
    }
  }
  INFO("headings that no case shows:\n" << missing);
  CHECK(missing.empty());
  CHECK(headings.size() > 300);
}

}  // namespace
}  // namespace tarex::law_tests
