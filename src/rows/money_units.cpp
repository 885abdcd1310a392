#include "rows/money_units.hpp"

#include <algorithm>

#include "base/letters.hpp"
#include "base/one_of.hpp"
#include "rows/money_text.hpp"

namespace tarex::detail {
namespace {

/// Words for a currency that say so in a name, and not in a cell.
struct NameWord {
  std::string_view word;
  std::string_view code;
};
constexpr NameWord kNameWords[] = {
    {"달러", "USD"}, {"미화", "USD"}, {"불", "USD"},   {"미불", "USD"}, {"弗", "USD"},
    {"美弗", "USD"}, {"U$", "USD"},   {"USD$", "USD"}, {"$US", "USD"},  {"유로화", "EUR"},
    {"WON", "KRW"},  {"원", "KRW"},   {"RMB", "CNY"}};

/// Codes of ISO 4217 that are also words: of a name they are currencies only in brackets.
constexpr std::string_view kWords[] = {"ALL", "TOP", "TRY", "CUP", "PEN",
                                       "GEL", "MOP", "COP", "SOS", "MAD"};

/// Ends of a word that counts several of a currency: 천원, 백만달러.
constexpr std::string_view kManyOf[] = {"원", "달러", "불", "미불", "미달러", "미국달러",
                                        "弗", "엔",   "円", "위안", "元",     "유로",
                                        "동", "₩",    "€",  "£",    "¥"};
/// What stands before them, and the ends of 백만, 천만, 십억.
constexpr std::string_view kKoreanMany[] = {"천", "만", "억", "千", "萬", "万", "億"};

/// Words for many, wherever in a name.
constexpr std::string_view kMany[] = {
    "천",      "만",       "백만",    "천만",     "억",       "십억",      "千",    "百萬",
    "百万",    "億",       "萬",      "万",       "thousand", "thousands", "thous", "mio",
    "million", "millions", "billion", "billions", "000",      "000s",      "'000",  "'000s"};
/// Others that are so beside a currency, or written in one with it behind it (USDk) …
constexpr std::string_view kManyBeside[] = {"k", "m", "mm", "mn", "mln", "mil", "bn"};
/// … or before it (KUSD).
constexpr std::string_view kManyBefore = "kmt";

bool is_between(char c) {
  return std::string_view(" _-/.,:·()[]").find(c) != std::string_view::npos;
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// 천원, 금액천불, 백만달러단위.
bool is_korean_many(std::string_view word) {
  if (constexpr std::string_view unit = "단위"; word.ends_with(unit)) {
    word.remove_suffix(unit.size());
  }
  return std::any_of(std::begin(kManyOf), std::end(kManyOf), [&](std::string_view end) {
    const std::string_view before =
        word.ends_with(end) ? word.substr(0, word.size() - end.size()) : std::string_view();
    return std::any_of(std::begin(kKoreanMany), std::end(kKoreanMany),
                       [&](std::string_view many) { return before.ends_with(many); });
  });
}

/// KUSD, USDk, USD'000; 원천 is a source.
bool is_latin_many(std::string_view word) {
  if (word.size() < 4 || !is_ascii(word.front())) {
    return false;
  }
  const bool before = kManyBefore.find(lower_case(word.front())) != std::string_view::npos &&
                      is_money_word(word.substr(1));
  const auto behind = [&](std::string_view many) {
    const std::size_t size = word.size() - std::min(word.size(), many.size());
    return same_letters(word.substr(size), many) && is_money_word(word.substr(0, size));
  };
  return before || std::any_of(std::begin(kManyBeside), std::end(kManyBeside), behind) ||
         std::any_of(std::begin(kMany), std::end(kMany), behind);
}

/// From the beginning of one piece of a text to the end of a later one.
std::string_view span_of(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

}  // namespace

std::string currency_of_word(std::string_view word) {
  const std::string upper = upper_case(word);
  if (const auto currency = read_currency(upper)) {
    return currency->code();
  }
  const auto* known = std::find_if(std::begin(kNameWords), std::end(kNameWords),
                                   [&](const NameWord& one) { return one.word == upper; });
  return known == std::end(kNameWords) ? std::string() : std::string(known->code);
}

bool is_also_a_word(std::string_view word) { return is_one_of_in_any_case(word, kWords); }

std::vector<std::string_view> words_of_name(std::string_view name) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < name.size();) {
    if (is_between(name[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < name.size() && !is_between(name[at]) &&
           is_ascii(name[at]) == is_ascii(name[begin])) {
      ++at;
    }
    out.push_back(name.substr(begin, at - begin));
  }
  return out;
}

bool is_money_word(std::string_view word) {
  return word == "$" || (!is_also_a_word(word) && !currency_of_word(word).empty());
}

bool is_odd_money(std::string_view word) {
  const bool signed_oddly = word.find('$') != std::string_view::npos && !is_money_word(word);
  return signed_oddly || is_korean_many(word) || is_latin_many(word);
}

std::string_view odd_money(std::string_view name) {
  const std::vector<std::string_view> words = words_of_name(name);
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::string_view word = words[w];
    if (is_odd_money(word) || is_one_of_in_any_case(word, kMany)) {
      return word;
    }
    if (w + 1 == words.size()) {
      break;
    }
    const std::string_view next = words[w + 1];
    const bool money = is_money_word(word);
    const bool many = (money && is_one_of_in_any_case(next, kManyBeside)) ||
                      (is_money_word(next) && is_one_of_in_any_case(word, kManyBeside));
    const std::string_view between(word.end(), next.begin());
    const bool per =
        money && (between.find('/') != std::string_view::npos || same_letters(next, "per"));
    if (many || per) {
      return span_of(word, next);
    }
  }
  return {};
}

}  // namespace tarex::detail
