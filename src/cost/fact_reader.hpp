#pragma once

#include <string>
#include <string_view>

#include "tarex/currency.hpp"
#include "tarex/entry.hpp"
#include "tarex/result.hpp"

namespace tarex::detail {

[[nodiscard]] std::string_view trimmed(std::string_view text);

/// An amount of a currency: digits with at most one point, no more decimals than the currency has
/// coins (finer ones up to six places where it has any). @return the amount, or why not.
[[nodiscard]] Result<Money> parse_amount(std::string_view text, const Currency& currency);

/// With the currency's digits, more only where the amount is finer.
void append_line_amount(std::string& out, Money amount, const Currency& currency);

/// A fact understood, and how it is echoed.
struct ReadFact {
  std::int64_t value = 0;
  std::string echo;
  bool is_number = false;
};

/// Reads facts by their declared type.
class FactReader {
 public:
  FactReader(const Schedule& schedule, const Currency& currency)
      : schedule_(schedule), currency_(currency) {}
  [[nodiscard]] Result<ReadFact> read(FactIndex fact, std::string_view text) const;
  /// "did you mean 'auto_part'?", or the claims there are.
  [[nodiscard]] std::string nearest_claim(std::string_view name) const;

 private:
  const Schedule& schedule_;
  const Currency& currency_;
};

/// Where a fact is zero, its pair is zero too (no steel weighs nothing and costs nothing).
void complete_pairs(const Schedule& schedule, Facts& facts);

/// Parts that exceed their whole, and wholes of nothing.
[[nodiscard]] Errors check_parts(const Schedule& schedule, const EntryLine& entry);

}  // namespace tarex::detail
