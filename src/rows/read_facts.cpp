#include <algorithm>

#include "base/quoted.hpp"
#include "law/rate_text.hpp"
#include "rows/line_reading.hpp"
#include "text/tidy.hpp"

/// The facts that the law asks for: columns, claims, the unit, a base rate of the user's own.
namespace tarex::detail {

void LineReading::read_facts() {
  const FactReader reader(*out_.schedule, out_.currency);
  for (const Given& field : others_) {
    const FactIndex fact = out_.schedule->find_fact(field.raw.name);
    if (fact == kNoFact) {
      read_extra(field.raw);
    } else if (!field.text.empty()) {
      read_fact(reader, fact, field);
    }
  }
  read_claims(reader);
  read_unit();
  read_base_rate();
  for (const auto& [name, value] : defaults_.assume) {
    const FactIndex fact = out_.schedule->find_fact(name);
    if (fact != kNoFact && !out_.entry.facts.known(fact)) {
      read_fact(reader, fact, Given{{name, value, 0, 0}, value, true});
      out_.warnings.push_back(assumed_warning(name) + value);
    }
  }
  check_preference();
  check_facts();
  check_asked();
  read_default_preference(reader);
  check_papers();
  for (const FactIndex zero : forget_contradicted_zeros(*out_.schedule, out_.entry.facts)) {
    const FactSpec& spec = out_.schedule->facts[zero];
    warn(spec.name,
         "is 0, but " + out_.schedule->facts[spec.pair].name + " is not: taken as not known");
  }
  for (const FactIndex whole : forget_zero_wholes(*out_.schedule, out_.entry.facts)) {
    warn(out_.schedule->facts[whole].name, "is 0: taken as not known");
  }
  complete_pairs(*out_.schedule, out_.entry.facts);
}

void LineReading::read_fact(const FactReader& reader, FactIndex fact, const Given& field) {
  const FactType type = out_.schedule->facts[fact].type;
  const bool free_text = type == FactType::text || type == FactType::party;
  Result<ReadFact> value = reader.read(fact, free_text ? trim_blanks(field.raw.text) : field.text);
  if (!value) {
    fault(field.raw, std::move(value.error()));
    return;
  }
  ReadFact& read = value.value();
  if (!read.warning.empty()) {
    warn(field.raw.name, read.warning);
  }
  if (!read.note.empty()) {
    out_.party_notes.push_back(read.note);
  }
  if (type == FactType::amount) {
    check_point(field, Money::from_micro(read.value));
  }
  out_.entry.facts.set(fact, read.value);
  out_.echo.push_back({std::string(field.raw.name),
                       free_text ? std::string(field.raw.text) : std::move(read.echo),
                       read.is_number});
}

/// What the law of the destination takes where a line claims no agreement.
void LineReading::read_default_preference(const FactReader& reader) {
  const std::string& word = out_.schedule->default_preference;
  const FactIndex fact = word == "none" ? kNoFact : out_.schedule->find_fact("preference");
  if (fact == kNoFact || out_.entry.facts.known(fact)) {
    return;
  }
  const bool echoed = std::any_of(out_.echo.begin(), out_.echo.end(), [](const EchoField& field) {
    return field.name == "preference";  // a claim that does not count
  });
  if (!echoed) {
    read_fact(reader, fact, Given{{"preference", word, 0, 0}, word, true});
  } else if (const Result<ReadFact> read = reader.read(fact, word)) {
    out_.entry.facts.set(fact, read.value().value);
  }
}

/// An agreement claimed for goods of a country that it is not for, or that the law does not know:
/// nothing is claimed.
void LineReading::check_preference() {
  const FactIndex fact = out_.schedule->find_fact("preference");
  if (fact == kNoFact || !out_.entry.facts.known(fact)) {
    return;
  }
  const auto word = static_cast<std::size_t>(out_.entry.facts.value(fact));
  if (!out_.schedule->claimants[word].test(out_.entry.origin.index())) {
    const FactSpec& spec = out_.schedule->facts[fact];
    warn(spec.name, quoted(spec.words[word]) + " is not for goods of " +
                        to_string(out_.entry.origin) + " to " + out_.schedule->jurisdiction +
                        ": it changes nothing here");
    out_.entry.facts.forget(fact);
  }
}

/// Facts that contradict one another, or the day.
void LineReading::check_facts() {
  for (std::size_t f = 0; f < out_.schedule->facts.size(); ++f) {
    if (auto warning = contradiction(*out_.schedule, out_.entry, static_cast<FactIndex>(f))) {
      out_.warnings.push_back(std::move(*warning));
    }
  }
  if (auto warning = two_weights(*out_.schedule, out_.entry)) {
    out_.warnings.push_back(std::move(*warning));
  }
}

/// Facts stated on a single line that no provision of the destination's asks for.
void LineReading::check_asked() {
  if (!defaults_.single) {
    return;
  }
  for (std::string& warning : unasked_warnings(*out_.schedule, out_.entry.facts)) {
    out_.warnings.push_back(std::move(warning));
  }
}

/// Papers that contradict the line: a certificate may name another country than the line, or
/// another firm than its maker. The law then goes by the certificate.
void LineReading::check_papers() {
  const Papers& papers = out_.schedule->papers;
  const Facts& facts = out_.entry.facts;
  if (papers.origin == kNoFact) {
    return;
  }
  const auto name = [&](FactIndex fact) { return out_.schedule->facts[fact].name; };
  if (facts.known(papers.origin)) {
    const std::int64_t proof = facts.value(papers.origin);
    if (proof != kNoCountry && proof != out_.entry.origin.index()) {
      out_.warnings.push_back(name(papers.origin) + " names " +
                              to_string(Country::from_index(static_cast<std::uint16_t>(proof))) +
                              ", origin says " + to_string(out_.entry.origin) +
                              ": trade remedies and agreements go by the proof");
    }
  }
  if (facts.known(papers.maker) && facts.known(papers.certificate) &&
      facts.value(papers.certificate) != kNoParty &&
      facts.value(papers.maker) != facts.value(papers.certificate)) {
    out_.party_notes.push_back(name(papers.maker) + " and " + name(papers.certificate) +
                               " name different firms: customs goes by the certificate");
  }
}

void LineReading::read_extra(const RawField& field) {
  if (!field.name_checked) {
    if (const auto meant = misspelled_column(field.name, *out_.schedule)) {
      fault(field, ErrorCode::unknown_key, quoted(field.name) + " is not a column",
            "did you mean " + quoted(*meant) + "?");
      return;
    }
  }
  out_.extras.push_back({std::string(field.name), std::string(field.text)});
}

void LineReading::read_claims(const FactReader& reader) {
  const Given& field = at(FixedColumn::claims);
  if (field.text.empty()) {
    return;
  }
  for (std::string_view rest = field.text; !rest.empty();) {
    const std::size_t end = rest.find(';');
    const std::string_view word = trim_blanks(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (!word.empty()) {
      read_claim(reader, word);
    }
  }
  echo(FixedColumn::claims, std::string(field.text), false);
}

void LineReading::read_claim(const FactReader& reader, std::string_view word) {
  const RawField& field = at(FixedColumn::claims).raw;
  const bool denied = word.front() == '!';
  const std::string_view name = denied ? trim_blanks(word.substr(1)) : word;
  const FactIndex fact = out_.schedule->find_fact(name);
  Facts& facts = out_.entry.facts;
  if (fact == kNoFact || out_.schedule->facts[fact].type != FactType::claim) {
    fault(field, ErrorCode::bad_word, quoted(name) + " is not a claim the law knows",
          reader.nearest_claim(name));
  } else if (facts.known(fact) && facts.value(fact) != (denied ? 0 : 1)) {
    fault(field, ErrorCode::inconsistent, quoted(name) + " is both asserted and denied",
          "keep one of the two");
  } else {
    facts.set(fact, denied ? 0 : 1);
  }
}

void LineReading::read_unit() {
  const Given& field = at(FixedColumn::unit);
  if (field.text.empty()) {
    return;
  }
  const auto unit = find_unit(out_.schedule->units, field.text);
  if (unit) {
    out_.entry.quantity_unit = *unit;
  } else {
    if (out_.schedule->quantity_fact != kNoFact) {
      out_.entry.facts.forget(out_.schedule->quantity_fact);
    }
    out_.warnings.push_back("the unit " + quoted(field.text) +
                            " is not one the tariff uses: the quantity is left out");
  }
  echo(FixedColumn::unit, std::string(field.text), false);
}

void LineReading::read_base_rate() {
  const Given& field = at(FixedColumn::base_rate);
  if (field.text.empty()) {
    return;
  }
  auto rate = parse_duty_rate(field.text, out_.schedule->units);
  if (!rate || !rate->computable) {
    fault(field.raw, ErrorCode::bad_rate, quoted(field.text) + " is not a rate",
          "write free, 2.9%, 3.3c/kg or 2.1c/kg+3.4%");
    return;
  }
  if (is_foreign_amount(*rate, *out_.schedule)) {
    if (per_dollar_ == 0) {
      if (!given(FixedColumn::fx)) {  // else it is none, and has been refused
        fault(field.raw, no_exchange_rate(out_.currency.code()));
      }
      return;
    }
    out_.entry.base_rate_fx_micro = per_dollar_;
    echo_taken_rate();
  }
  out_.entry.base_rate = std::move(*rate);
  echo(FixedColumn::base_rate, std::string(field.text), false);
}

void LineReading::check_parts() {
  if (!errors_.empty()) {
    return;
  }
  for (Error& error : detail::check_parts(*out_.schedule, out_.entry)) {
    const auto field = std::find_if(others_.begin(), others_.end(), [&](const Given& given) {
      return given.raw.name == error.field;
    });
    if (field != others_.end()) {
      error.where = {"", field->raw.line, field->raw.column};
      error.value = std::string(field->raw.text);
    }
    errors_.push_back(std::move(error));
  }
}

}  // namespace tarex::detail
