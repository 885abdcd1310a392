#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tarex/currency.hpp"
#include "tarex/money.hpp"
#include "tarex/report.hpp"

namespace tarex::detail {

/// In the coins of the currency, half up; empty for an amount without bound.
[[nodiscard]] std::string amount_text(Money amount, const Currency& currency);

/// Writes one row of CSV cell by cell (RFC 4180); what is not known is an empty cell.
class CsvRow {
 public:
  explicit CsvRow(CsvText& out) : out_(out) {}
  /// The first row of a file, with what its style has before it.
  [[nodiscard]] static CsvRow header(CsvText& out);
  void cell(std::string_view text);
  /// Millionths, without trailing zeros.
  void decimal(std::optional<std::int64_t> micro);
  /// Percent, half up to 0.01.
  void share(const std::optional<Rate>& share);
  void amount(const std::optional<Money>& amount, const Currency& currency);
  void end() { out_.text += '\n'; }

 private:
  CsvText& out_;
  bool first_ = true;
};

}  // namespace tarex::detail
