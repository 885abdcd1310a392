#pragma once

#include <string>
#include <string_view>

#include "catch.hpp"
#include "law/law_fixture.hpp"

/// One planted fault a section, in a law that is sound without it. Each must be found, and nothing
/// else: its code, what is said, and path:line:column.
namespace tarex::law_test {

inline bool holds(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

/// The first finding of the law, at the place, with these words in its message and its hint.
inline void expect_first(const SmallLaw& law, const Place& place, ErrorCode code,
                         std::string_view message, std::string_view hint = {}) {
  const Errors errors = law.check();
  std::string all;
  for (const Error& error : errors) {
    all += to_text(error);
  }
  INFO(all);
  REQUIRE_FALSE(errors.empty());
  const Error& error = errors.front();
  CHECK(code_name(error.code) == code_name(code));
  CHECK(holds(error.message, message));
  CHECK(holds(error.hint, hint));
  CHECK(error.where.file == place.file);
  CHECK(error.where.line == place.line);
  CHECK(error.where.column == place.column);
  if (place.line > 0) {
    const std::string start = place.file + ":" + std::to_string(place.line) + ":" +
                              std::to_string(place.column) + ": error: ";
    CHECK(to_text(error).starts_with(start));
    CHECK_FALSE(error.source.empty());
  }
}

/// The same, and there is no other finding.
inline void expect_only(const SmallLaw& law, const Place& place, ErrorCode code,
                        std::string_view message, std::string_view hint = {}) {
  expect_first(law, place, code, message, hint);
  CHECK(law.check().size() == 1);
}

inline const std::string kSchedule = "zz/schedule.json";
inline const std::string kFacts = "facts.json";
inline const std::string kSources = "zz/sources/acts.json";
inline const std::string kLists = "zz/lists/lists.json";
inline const std::string kRows = "zz/lists/zz-widgets.csv";
inline const std::string kLines = "zz/rates/lines.csv";
inline const std::string kInstead = "zz/rates/instead.csv";
inline const std::string kSuffixes = "zz/rates/statistical.csv";
inline const std::string kRelations = "zz/interactions.json";
inline const std::string kBases = "zz/measures/base.json";
inline const std::string kDuties = "zz/measures/duties.json";
inline const std::string kLevies = "zz/measures/levies.json";
inline const std::string kWatches = "zz/watches.json";

}  // namespace tarex::law_test
