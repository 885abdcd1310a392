#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Words of names that say a currency, how many of it, or what it is per: 천불, K$, USD/kg.
namespace tarex::detail {

/// The code of the currency that a word says; empty = none. `$` alone says none: dollars of which
/// country, the rest of the file does.
[[nodiscard]] std::string currency_of_word(std::string_view word);

/// A word of a name that is a currency only in brackets: ALL, TRY.
[[nodiscard]] bool is_also_a_word(std::string_view word);

/// The words of a name, cut at brackets, at what stands between words and where the script changes:
/// 금액, KRW of 금액KRW.
[[nodiscard]] std::vector<std::string_view> words_of_name(std::string_view name);

/// A word for money: a currency, or `$`.
[[nodiscard]] bool is_money_word(std::string_view word);

/// A word that counts many of a currency, or a currency that tarex does not know by this sign:
/// 천원, KUSD, $000, HK$.
[[nodiscard]] bool is_odd_money(std::string_view word);

/// The first piece of a name that says that its numbers are thousands of a currency or more, or are
/// per something: "천불", "thousand USD", "$/kg"; empty if none does.
[[nodiscard]] std::string_view odd_money(std::string_view name);

}  // namespace tarex::detail
