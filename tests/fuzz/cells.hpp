#pragma once

#include <string>
#include <vector>

/// What the tests of short ways write into the columns of an entry line.
namespace tarex {

/// Cells for a column: mostly plain ones, some that are not.
inline const std::vector<std::string>& cells_for(const std::string& column) {
  static const std::vector<std::string> codes = {
      "7318.15.20.61", "7318152061",  "0402101000", "7318.15",    "7616.99.51.90",
      "7318 15 20 61", "'7318152061", "73",         "9999999999", ""};
  static const std::vector<std::string> countries = {"KR", "CN",   "VN", "JP", "kr",   "UK",
                                                     "KP", "한국", "XX", "US", "none", ""};
  static const std::vector<std::string> days = {
      "2026-06-15", "2025-03-12", "2026.06.15", "2026-02-30", "2027-01-01", "2024-12-31", ""};
  static const std::vector<std::string> numbers = {"1000",
                                                   "1000.00",
                                                   "0.5",
                                                   "12.5",
                                                   "700.10",
                                                   "0",
                                                   "1,234.50",
                                                   "00",
                                                   "5.",
                                                   ".5",
                                                   "-1",
                                                   "1e3",
                                                   "99999999999.99",
                                                   "123456789012",
                                                   "0.0000001",
                                                   "100.005",
                                                   "10.000",
                                                   "85%",
                                                   "120",
                                                   ""};
  static const std::vector<std::string> words = {
      "ocean",    "air",      "Ocean", "FOB",       "CIF",        "EXW",
      "korus",    "yes",      "no",    "auto_part", "!auto_part", "auto_part;!vehicle",
      "kg",       "EA",       "USD",   "usd",       "KRW",        "2.9%",
      "Mill One", " padded ", "=1+2",  "한빛정밀",  "none",       ""};
  if (column == "hs") {
    return codes;
  }
  if (column == "origin" || column == "destination" || column.find("melt") != std::string::npos ||
      column.find("smelt") != std::string::npos || column.find("cast") != std::string::npos ||
      column == "origin_proof") {
    return countries;
  }
  if (column.find("date") != std::string::npos) {
    return days;
  }
  if (column.find("value") != std::string::npos || column.find("kg") != std::string::npos ||
      column.find("pct") != std::string::npos || column.find("_mm") != std::string::npos ||
      column == "quantity" || column == "freight" || column == "insurance" ||
      column == "other_costs" || column == "fx") {
    return numbers;
  }
  return words;
}

}  // namespace tarex
