#include "rows/fact_reader.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/letters.hpp"
#include "base/quoted.hpp"
#include "rows/assumed.hpp"
#include "rows/field_text.hpp"
#include "rows/money_text.hpp"
#include "rows/yes_or_no.hpp"
#include "text/party_name.hpp"
#include "text/suggest.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

Error bad(ErrorCode code, std::string_view text, const std::string& what, std::string hint) {
  return Error{code, quoted(text) + " is not " + what, {}, std::move(hint)};
}

Error with_hint(Error error, std::string_view hint) {
  if (error.hint.empty()) {
    error.hint = hint;
  }
  return error;
}

/// There is no such paper.
bool says_none(std::string_view text) { return lower_case(text) == "none" || text == "없음"; }

/// Upper case and no spaces: EN 10346:2024 is EN10346:2024.
std::string folded(std::string_view text) {
  std::string out = upper_case(text);
  std::erase(out, ' ');
  return out;
}

/// Names of listed firms that a name resembles, at most three: "'A' or 'B'".
std::string similar_parties(const Schedule& schedule, const PartyWords& words) {
  std::vector<std::uint16_t> found;
  std::string out;
  for (const PartyName& name : schedule.party_names) {
    const bool named = std::find(found.begin(), found.end(), name.party) != found.end();
    if (found.size() < 3 && !named && resembles(words, party_words(name.text))) {
      found.push_back(name.party);
      out += (out.empty() ? "" : " or ") + quoted(schedule.parties[name.party].name);
    }
  }
  return out;
}

/// A firm by its name. A name that the law does not know is no error: it stands for "another one".
ReadFact read_party(const Schedule& schedule, const std::string& column, std::string_view text) {
  ReadFact out{kOtherText, std::string(text), false};
  if (says_none(text)) {
    out.value = kNoParty;
    return out;
  }
  const PartyWords words = party_words(text);
  const auto& names = schedule.party_names;
  const auto at = std::lower_bound(
      names.begin(), names.end(), words.key,
      [](const PartyName& name, const std::string& key) { return name.key < key; });
  if (at == names.end() || at->key != words.key || words.key.empty()) {
    const std::string near = similar_parties(schedule, words);
    if (!near.empty()) {
      out.note = column + " " + quoted(text) +
                 " is taken as a firm that no decision names; did you mean " + near + "?";
    }
    return out;
  }
  const bool same_form = std::any_of(at, names.end(), [&](const PartyName& name) {
    return name.key == words.key && may_be_form_of(words, party_words(name.text));
  });
  if (!same_form) {
    out.note = column + " " + quoted(text) + " is taken as a firm that no decision names: " +
               quoted(schedule.parties[at->party].name) + " is of another legal form";
    return out;
  }
  out.value = at->party;
  const bool as_printed = std::any_of(names.begin(), names.end(), [&](const PartyName& name) {
    return name.party == at->party && name.printed &&
           party_words(name.text).letters == words.letters;
  });
  if (!as_printed) {
    out.note = column + " " + quoted(text) + " is read as " +
               quoted(schedule.parties[at->party].name) +
               ", the name that the decision prints: customs compares the names on the papers with "
               "it and may refuse another one";
  }
  return out;
}

/// A percentage that is the rate of some measure: it may be above 100.
bool is_a_rate(const Schedule& schedule, FactIndex fact) {
  for (const Measure& measure : schedule.measures) {
    for (const MeasureVersion& version : measure.versions) {
      const auto* stated = std::get_if<StatedRate>(&version.rate);
      if (stated != nullptr && stated->fact == fact) {
        return true;
      }
    }
  }
  return false;
}

Result<ReadFact> read_amount(std::string_view text, const Currency& currency) {
  Result<Money> amount = parse_amount(text, currency);
  if (!amount) {
    return amount.error();
  }
  std::string echo;
  append_line_amount(echo, amount.value(), currency);
  std::string warning =
      is_fine(amount.value(), currency) ? fine_amount_warning(echo, currency) : std::string();
  return ReadFact{amount.value().micro(), std::move(echo), true, std::move(warning)};
}

Result<ReadFact> read_decimal(const FactSpec& spec, std::string_view text) {
  Result<std::int64_t> micro = read_number(text, 6);
  if (!micro) {
    return with_hint(std::move(micro.error()), "write 12.5");
  }
  if (micro.value() > spec.most) {
    return Error{ErrorCode::out_of_range,
                 quoted(text) + " is more than " + decimal_text(spec.most) + ", the most that " +
                     spec.name + " can be",
                 {},
                 "write a number from 0 to " + decimal_text(spec.most)};
  }
  return ReadFact{micro.value(), decimal_text(micro.value()), true};
}

Result<ReadFact> read_share(const Schedule& schedule, FactIndex fact, std::string_view text) {
  const std::string_view number =
      text.ends_with('%') ? trim_blanks(text.substr(0, text.size() - 1)) : text;
  Result<std::int64_t> share = read_number(number, 7);
  if (!share || (share.value() > kRateOne &&
                 share.value() > most_percent(schedule, fact) * (kRateOne / 100))) {
    Error error = bad(ErrorCode::bad_number, text,
                      "a percentage from 0 to " + std::to_string(most_percent(schedule, fact)),
                      share ? "" : share.error().hint);
    return with_hint(std::move(error), "write 85 or 85%");
  }
  ReadFact read{share.value(), decimal_text(share.value() / 10), true};
  // Half a percent, or half of it all.
  if (number.size() == text.size() && share.value() > 0 && share.value() < kRateOne / 100 &&
      !is_a_rate(schedule, fact)) {
    read.warning = read.echo + " is read as " + read.echo + " percent: write " + read.echo +
                   "% if that is meant, else " + decimal_text(share.value() * 10);
  }
  return read;
}

Result<ReadFact> read_place(const Schedule& schedule, const FactSpec& spec, std::string_view text) {
  if (says_none(text)) {
    return ReadFact{kNoCountry, "none", false};
  }
  if (spec.is_origin && lower_case(text) == "no") {
    return Error{ErrorCode::bad_country,
                 quoted(text) + " could be the country or mean that there is none",
                 {},
                 "write none where nothing is filed, or the country's name"};
  }
  Result<ReadCountry> country = read_country(text, schedule);
  if (!country) {
    return country.error();
  }
  return ReadFact{country.value().country.index(), to_string(country.value().country), false,
                  std::move(country.value().warning)};
}

Result<ReadFact> read_day(std::string_view text) {
  const Result<Date> day = read_date(text);
  if (!day) {
    return day.error();
  }
  return ReadFact{day.value().time_since_epoch().count(), to_string(day.value()), false};
}

Result<ReadFact> read_word(const FactSpec& spec, std::string_view text) {
  const std::string word = lower_case(text);
  const auto also = std::find_if(spec.aliases.begin(), spec.aliases.end(),
                                 [&](const FactSpec::Alias& alias) { return alias.text == word; });
  const auto at = also != spec.aliases.end()
                      ? spec.words.begin() + also->word
                      : std::find(spec.words.begin(), spec.words.end(), word);
  if (at == spec.words.end()) {
    return bad(ErrorCode::bad_word, text, "a word for " + spec.name,
               "write one of " + joined(spec.words, ", "));
  }
  return ReadFact{at - spec.words.begin(), *at, false};
}

/// The text of the law that a text may have been meant for: it begins with it, as a standard
/// without its year does, or differs by a letter. Empty if there is none.
std::string near_text(const Schedule& schedule, const std::string& wanted) {
  constexpr std::size_t kShort = 4;  // a letter or two say too little
  const auto at =
      std::find_if(schedule.texts.begin(), schedule.texts.end(), [&](const std::string& known) {
        const std::string key = folded(known);
        return key.starts_with(wanted) || edit_distance(key, wanted, 1) <= 1;
      });
  return wanted.size() < kShort || at == schedule.texts.end() ? std::string() : *at;
}

/// A text; one that no law names stands for "another one".
ReadFact read_free_text(const Schedule& schedule, std::string_view text) {
  const std::string wanted = folded(text);
  const auto at = std::find_if(schedule.texts.begin(), schedule.texts.end(),
                               [&](const std::string& known) { return folded(known) == wanted; });
  ReadFact out{at == schedule.texts.end() ? kOtherText : at - schedule.texts.begin(),
               std::string(text), false};
  if (const std::string near = out.value == kOtherText ? near_text(schedule, wanted) : "";
      !near.empty()) {
    out.warning =
        quoted(text) + " is not what the law names, " + quoted(near) + ": taken as another one";
  }
  return out;
}

Result<ReadFact> read_answer(std::string_view text) {
  const auto answer = yes_or_no(lower_case(text));
  if (!answer) {
    return bad(ErrorCode::bad_word, text, "yes or no", "write yes or no, or leave it empty");
  }
  return ReadFact{*answer ? 1 : 0, *answer ? "yes" : "no", false};
}

}  // namespace

std::int64_t most_percent(const Schedule& schedule, FactIndex fact) {
  return is_a_rate(schedule, fact) ? 1000 : 100;
}

void append_line_amount(std::string& out, Money amount, const Currency& currency) {
  if (is_fine(amount, currency)) {
    append_decimal(out, amount.micro());
  } else {
    append_amount(out, amount, currency.decimals());
  }
}

std::string fine_amount_warning(std::string_view amount, const Currency& currency) {
  return std::string(amount) + " is finer than the coins of " + currency.code() +
         ": counted as it is, and figures are rounded";
}

std::string assumed_warning(std::string_view fact) {
  return std::string(kAssumed) + std::string(fact) + " = ";
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
    case FactType::amount:
      return read_amount(text, currency_);
    case FactType::decimal:
      return read_decimal(spec, text);
    case FactType::percent:
      return read_share(schedule_, fact, text);
    case FactType::country:
      return read_place(schedule_, spec, text);
    case FactType::date:
      return read_day(text);
    case FactType::word:
      return read_word(spec, text);
    case FactType::text:
      return read_free_text(schedule_, text);
    case FactType::party:
      return read_party(schedule_, spec.name, text);
    case FactType::claim:
      return read_answer(text);
  }
  return Error{};
}

}  // namespace tarex::detail
