#include "cost/fact_reader.hpp"

#include <algorithm>
#include <map>

#include "text/suggest.hpp"

namespace tarex::detail {
namespace {

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

Error bad(ErrorCode code, std::string_view text, const std::string& what, std::string hint) {
  return Error{code, quoted(text) + " is not " + what, {}, std::move(hint)};
}

std::string decimal_text(std::int64_t micro) {
  std::string out;
  append_decimal(out, micro);
  return out;
}

std::string number_hint(std::string_view text, const std::string& otherwise) {
  if (text.find_first_of("eE") != std::string_view::npos &&
      text.find_first_of("0123456789") != std::string_view::npos) {
    return "write the number out, without an exponent";
  }
  if (text.find(',') != std::string_view::npos) {
    return "write it without thousands separators, with a point before the decimals";
  }
  if (text.starts_with('-')) {
    return "negative numbers have no meaning here";
  }
  return otherwise;
}

std::optional<std::int64_t> yes_or_no(std::string_view text) {
  for (const std::string_view yes : {"yes", "y", "true", "1"}) {
    if (text == yes) {
      return 1;
    }
  }
  for (const std::string_view no : {"no", "n", "false", "0"}) {
    if (text == no) {
      return 0;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
    text.remove_prefix(1);
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
    text.remove_suffix(1);
  }
  return text;
}

Result<Money> parse_amount(std::string_view text, const Currency& currency) {
  const auto micro = parse_decimal(text, currency.decimals() == 0 ? 0 : 6);
  if (!micro) {
    if (currency.decimals() == 0 && parse_decimal(text, 6)) {
      return Error{
          ErrorCode::bad_amount,
          quoted(text) + " has a fraction, and " + currency.code() + " has no coins for it",
          {},
          "write whole " + currency.code()};
    }
    return bad(ErrorCode::bad_amount, text, "a decimal amount",
               number_hint(text, "write 1000 or 1000.00"));
  }
  if (currency.decimals() == 0) {
    if (*micro > Money::kLimit / kMicro) {
      return Error{ErrorCode::out_of_range,
                   quoted(text) + " is more than tarex can hold",
                   {},
                   "an amount may have up to 9.2 trillion units"};
    }
    return Money::from_units(*micro);
  }
  return Money::from_micro(*micro);
}

void append_line_amount(std::string& out, Money amount, const Currency& currency) {
  const bool fine = amount.micro() % currency.minor_unit() != 0;
  append_amount(out, amount, fine ? 6 : currency.decimals());
}

std::string FactReader::nearest_claim(std::string_view name) const {
  std::vector<std::string_view> claims;
  std::string all;
  for (const FactSpec& spec : schedule_.facts) {
    if (spec.type == FactType::claim) {
      claims.push_back(spec.name);
      all += (all.empty() ? "" : ", ") + spec.name;
    }
  }
  const auto near = nearest(name, claims, 3);
  return near ? "did you mean " + quoted(*near) + "?" : "claims are " + all;
}

Result<ReadFact> FactReader::read(FactIndex fact, std::string_view text) const {
  const FactSpec& spec = schedule_.facts[fact];
  switch (spec.type) {
    case FactType::amount: {
      Result<Money> amount = parse_amount(text, currency_);
      if (!amount) {
        return amount.error();
      }
      std::string echo;
      append_line_amount(echo, amount.value(), currency_);
      return ReadFact{amount.value().micro(), std::move(echo), true};
    }
    case FactType::decimal: {
      const auto micro = parse_decimal(text, 6);
      if (!micro) {
        return bad(ErrorCode::bad_number, text, "a decimal", number_hint(text, "write 12.5"));
      }
      return ReadFact{*micro, decimal_text(*micro), true};
    }
    case FactType::percent: {
      const std::string_view number =
          text.ends_with('%') ? trimmed(text.substr(0, text.size() - 1)) : text;
      const auto share = parse_decimal(number, 7);
      if (!share || *share > kRateOne) {
        return bad(ErrorCode::bad_number, text, "a percentage from 0 to 100",
                   number_hint(text, "write 85 or 85%"));
      }
      const std::int64_t micro = *share / 10;
      return ReadFact{*share, decimal_text(micro), true};
    }
    case FactType::country: {
      if (text == "none") {
        return ReadFact{kNoCountry, "none", false};
      }
      const auto country = Country::parse(text);
      if (!country || !is_assigned(*country)) {
        return bad(ErrorCode::bad_country, text, "a country",
                   "write the two letters of ISO 3166, e.g. KR");
      }
      return ReadFact{country->index(), to_string(*country), false};
    }
    case FactType::date: {
      const auto day = parse_date(text);
      if (!day) {
        return bad(ErrorCode::bad_date, text, "a day", "write YYYY-MM-DD, e.g. 2026-04-06");
      }
      return ReadFact{day->time_since_epoch().count(), to_string(*day), false};
    }
    case FactType::word: {
      std::string lower(text);
      std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      });
      const auto at = std::find(spec.words.begin(), spec.words.end(), lower);
      if (at == spec.words.end()) {
        std::string all;
        for (const std::string& word : spec.words) {
          all += (all.empty() ? "" : ", ") + word;
        }
        return bad(ErrorCode::bad_word, text, "a word for " + spec.name, "write one of " + all);
      }
      return ReadFact{at - spec.words.begin(), *at, false};
    }
    case FactType::text: {
      const auto at = std::find(schedule_.texts.begin(), schedule_.texts.end(), text);
      return ReadFact{at == schedule_.texts.end() ? kOtherText : at - schedule_.texts.begin(),
                      std::string(text), false};
    }
    case FactType::claim: {
      const auto answer = yes_or_no(text);
      if (!answer) {
        return bad(ErrorCode::bad_word, text, "yes or no", "write yes or no, or leave it empty");
      }
      return ReadFact{*answer, *answer == 1 ? "yes" : "no", false};
    }
  }
  return Error{};
}

void complete_pairs(const Schedule& schedule, Facts& facts) {
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const auto fact = static_cast<FactIndex>(f);
    const FactIndex pair = schedule.facts[f].pair;
    if (pair != kNoFact && facts.known(fact) && facts.value(fact) == 0 && !facts.known(pair)) {
      facts.set(pair, 0);
    }
  }
}

Errors check_parts(const Schedule& schedule, const EntryLine& entry) {
  Errors errors;
  std::map<FactIndex, i128> sums;
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const FactSpec& spec = schedule.facts[f];
    const auto fact = static_cast<FactIndex>(f);
    if (spec.part_of == kNoFact || !entry.facts.known(fact)) {
      continue;
    }
    const bool of_value = spec.part_of == kCustomsValueFact;
    if (!of_value && !entry.facts.known(spec.part_of)) {
      continue;
    }
    const std::int64_t whole = of_value ? entry.value.micro() : entry.facts.value(spec.part_of);
    i128& sum = sums[spec.part_of];
    sum += entry.facts.value(fact);
    if (sum > whole) {
      const std::string whole_name =
          of_value ? "the customs value" : schedule.facts[spec.part_of].name;
      Error error{ErrorCode::inconsistent,
                  spec.name + " (with the other parts before it) is more than " + whole_name +
                      ", " + decimal_text(whole),
                  {},
                  "parts cannot exceed their whole"};
      error.field = spec.name;
      errors.push_back(std::move(error));
      return errors;
    }
    if (!of_value && whole == 0) {
      Error error{
          ErrorCode::out_of_range, schedule.facts[spec.part_of].name + " must be above 0", {}, ""};
      error.field = schedule.facts[spec.part_of].name;
      errors.push_back(std::move(error));
      return errors;
    }
  }
  return errors;
}

}  // namespace tarex::detail
