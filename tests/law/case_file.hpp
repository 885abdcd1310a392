#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bench.hpp"

/// The files of pinned cases, tests/law/cases/*.json: one array of cases each.
///
///   {"name": "a sentence", "entry": {columns}, "expect": {…}, "arithmetic": "…", "cite": "…"}
///
/// `entry` and `expect` may be arrays of the same length: the lines of one entry. In place of
/// `expect`, `days` gives an expectation for each entry date: `{"2026-02-23": {…}, "2026-02-24":
/// {…}}`.
///
/// An expectation: `total_duty` (exact), or `range` [least, most]; `base_duty`; `lines`, all
/// additional duties by heading, and no others; `fees` by measure, "0.00" = not charged;
/// `tax`, all taxes together; `not_charged`, heading -> the heading because of which; `questions`,
/// facts asked for; `warnings`, pieces of warnings that are shown;
/// `rejected`, the code of the error.
namespace tarex::law_tests {

struct Expectation {
  std::string total;
  std::string least;
  std::string most;
  std::string base;
  std::string tax;
  std::optional<std::map<std::string, std::string>> lines;
  std::map<std::string, std::string> fees;
  std::vector<std::pair<std::string, std::string>> not_charged;
  std::vector<std::string> questions;
  std::vector<std::string> warnings;
  std::string rejected;
};

/// One entry with its expectation for each line.
struct Case {
  std::string file;
  std::string name;
  std::vector<Columns> lines;
  std::vector<Expectation> expected;
  std::string arithmetic;
  std::string cite;
};

/// All files of cases, sorted.
[[nodiscard]] std::vector<std::string> case_paths();

/// The cases of a file, one for each day; fails the test that calls it if the file is not one of
/// cases.
[[nodiscard]] std::vector<Case> read_cases(const std::string& path);

}  // namespace tarex::law_tests
