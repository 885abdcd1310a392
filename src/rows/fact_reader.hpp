#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rows/money_text.hpp"
#include "tarex/currency.hpp"
#include "tarex/entry.hpp"
#include "tarex/result.hpp"

namespace tarex::detail {

/// With the currency's digits; as many as it takes where the amount is finer.
void append_line_amount(std::string& out, Money amount, const Currency& currency);

/// The amount is no whole number of the currency's coins.
[[nodiscard]] inline bool is_fine(Money amount, const Currency& currency) {
  return amount.micro() % currency.minor_unit() != 0;
}

/// What to say of such an amount. @param amount  as `append_line_amount` writes it
[[nodiscard]] std::string fine_amount_warning(std::string_view amount, const Currency& currency);

/// The most that a percentage can be: 100, and more for one that is the rate of a measure.
[[nodiscard]] std::int64_t most_percent(const Schedule& schedule, FactIndex fact);

/// A fact understood, and how it is echoed.
struct ReadFact {
  std::int64_t value = 0;
  std::string echo;
  bool is_number = false;
  std::string warning = {};  ///< what was odd about the way it is written; mostly nothing
  std::string note = {};     ///< what to say of the value, where the law turns on it
};

/// Reads facts by their declared type.
class FactReader {
 public:
  FactReader(const Schedule& schedule, const Currency& currency)
      : schedule_(schedule), currency_(currency) {}
  /// @param text  tidy (text/tidy.hpp), but for FactType::text
  [[nodiscard]] Result<ReadFact> read(FactIndex fact, std::string_view text) const;
  /// "did you mean 'auto_part'?", or the claims there are.
  [[nodiscard]] std::string nearest_claim(std::string_view name) const;

 private:
  const Schedule& schedule_;
  const Currency& currency_;
};

/// How the warning begins that a fact is taken from --assume; its value follows.
[[nodiscard]] std::string assumed_warning(std::string_view fact);

/// Where a fact is zero, its pair is zero too (no steel weighs nothing and costs nothing).
void complete_pairs(const Schedule& schedule, Facts& facts);

/// Nothing of a part beside some of its pair (steel that costs but weighs nothing) is no answer:
/// such facts become unknown.
/// @return which.
std::vector<FactIndex> forget_contradicted_zeros(const Schedule& schedule, Facts& facts);

/// Whether goods have some of it: a whole, or the quantity.
[[nodiscard]] bool is_never_zero(const Schedule& schedule, FactIndex fact);

/// Goods that weigh nothing, or none of them, are no answer: such facts become unknown.
/// @return which.
std::vector<FactIndex> forget_zero_wholes(const Schedule& schedule, Facts& facts);

/// What a fact as stated says against another, or against the day of entry: a share of metal of one
/// country that was melted in another. Both count as stated.
/// @return a warning; nothing if the fact is unknown or contradicts nothing.
[[nodiscard]] std::optional<std::string> contradiction(const Schedule& schedule,
                                                       const EntryLine& entry, FactIndex fact);

/// What is to be said of stated facts that no provision of the law asks for, a sentence each.
[[nodiscard]] std::vector<std::string> unasked_warnings(const Schedule& schedule,
                                                        const Facts& stated);

/// A quantity in a unit of mass that is not the net weight. Both count as stated.
/// @return a warning
[[nodiscard]] std::optional<std::string> two_weights(const Schedule& schedule,
                                                     const EntryLine& entry);

/// The fact may contradict others, as the law's records have it.
[[nodiscard]] inline bool may_contradict(const FactSpec& spec) {
  return !spec.made_in.facts.empty() || spec.until_entry || spec.proof != kNoFact;
}

/// The fact as stated exceeds what it alone must stay within.
[[nodiscard]] bool is_more_than_all(const Schedule& schedule, const EntryLine& entry,
                                    FactIndex fact);

/// Parts that exceed their whole.
[[nodiscard]] Errors check_parts(const Schedule& schedule, const EntryLine& entry);

}  // namespace tarex::detail
