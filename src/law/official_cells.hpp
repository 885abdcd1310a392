#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/schedule.hpp"

/// Cells of an official tariff in the words of rates/lines.csv. Nothing is guessed: what is not
/// understood to the last sign is said to be so.
namespace tarex::detail {

/// Blanks of any kind and line ends as one blank each, none at the ends.
[[nodiscard]] std::string one_line(std::string_view text);

struct CellFault {
  std::string message;
  std::string hint;
};

class OfficialCells {
 public:
  OfficialCells(const OfficialTable& table, const std::vector<Unit>& units)
      : table_(table), units_(units) {}

  /// `3.30¢/kg + 5.0%` is `3.3c/kg+5%`. A text that no formula carries is kept behind `?`.
  [[nodiscard]] std::string rate(std::string_view cell) const;
  /// `Free (A+, AU) See 9823.01.01 (JO)` is `Free(A+ AU);?See 9823.01.01(JO)`.
  [[nodiscard]] std::optional<std::string> special(std::string_view cell, CellFault& fault) const;
  /// `["No.","kg"]` is `each|kg`; empty for a cell that names none.
  [[nodiscard]] std::optional<std::string> unit(std::string_view cell, CellFault& fault) const;

 private:
  [[nodiscard]] std::optional<std::string> part(std::string_view text) const;
  [[nodiscard]] std::string unit_of_rate(std::string_view text) const;
  [[nodiscard]] const PrintedUnit* find(std::string_view printed) const;

  const OfficialTable& table_;
  const std::vector<Unit>& units_;
};

}  // namespace tarex::detail
