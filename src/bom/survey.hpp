#pragma once

#include <map>
#include <string>
#include <vector>

#include "bom/rows.hpp"

/// What must be known of a bill in CSV before its rows are read for good.
namespace tarex::detail {

/// What a first pass over the rows tells: whether a product has outline numbers (`1.2`) for levels,
/// and which products come in pieces.
struct Survey {
  bool outline = false;
  /// A column taken for quantities (second_choices.hpp) holds words, and no number.
  bool worded = false;
  /// What stands under a net weight (gross_weight.hpp) stands in rows of products alone.
  bool net_of_product = false;
  /// By column, where products have a row of their own: 1 if one of these holds something, or a row
  /// below.
  std::vector<char> above;
  std::vector<char> below;
  bool priced = false;  ///< the row of a product holds something in its own column of prices
  std::map<std::string, std::vector<int>> torn;  ///< sku -> lines on which its pieces begin
  /// Parts that a product names and does not have -> a line on which another product has them.
  std::map<std::string, int> elsewhere;
};

/// Reads all rows, and goes back to the first. Some 50 bytes for each different sku are in memory
/// meanwhile.
[[nodiscard]] Survey survey_of(CsvStream& stream, const BillRows& rows);

}  // namespace tarex::detail
