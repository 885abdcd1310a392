#include "tarex/lookup_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/joined.hpp"
#include "report/lookup_parts.hpp"
#include "report/notes.hpp"
#include "report/rate_words.hpp"
#include "report/text_layout.hpp"

namespace tarex {
namespace {

using detail::part_of;
using detail::TextTable;
using Part = detail::CoveragePart;

std::string end_text(const EffectivePeriod& period) {
  return period.to == kNoEnd ? "" : to_string(period.to - std::chrono::days(1));
}

std::string_view in_part(const Lookup& lookup) {
  return lookup.then.size() < lookup.codes.size() ? "in part " : "";
}

std::string then_text(const Lookup& lookup) {
  if (lookup.then.empty()) {
    return ", by codes that the tariff no longer has";
  }
  return lookup.then.size() < lookup.codes.size()
             ? fmt::format(": {} of {} codes", lookup.then.size(), lookup.codes.size())
             : std::string();
}

std::string answer_text(const Lookup& lookup) {
  switch (lookup.answer) {
    case CoverageAnswer::covered:
      return fmt::format("covered on {}, since {}", to_string(lookup.day),
                         to_string(*lookup.since));
    case CoverageAnswer::covered_in_part:
      return fmt::format("covered in part on {}: {} of {} codes, since {}", to_string(lookup.day),
                         lookup.covered.size(), lookup.codes.size(), to_string(*lookup.since));
    case CoverageAnswer::covered_until:
      return fmt::format("not covered on {}; it was covered {}until {}{}", to_string(lookup.day),
                         in_part(lookup), to_string(*lookup.since - std::chrono::days(1)),
                         then_text(lookup));
    case CoverageAnswer::covered_from:
      return fmt::format("not covered on {}; it will be covered {}from {}{}", to_string(lookup.day),
                         in_part(lookup), to_string(*lookup.since), then_text(lookup));
    case CoverageAnswer::never: {
      const bool unproved =
          std::any_of(lookup.coverage.begin(), lookup.coverage.end(),
                      [](const Coverage& one) { return one.without_proof && !one.exempts; });
      return unproved ? "never covered by a list where a proof of origin is filed"
                      : "never covered by a list";
    }
  }
  return "";
}

/// Touching periods in which one heading says the same of a code, and of how many codes.
struct Spell {
  const Coverage* coverage = nullptr;
  std::string rate;
  EffectivePeriod period;
  std::size_t codes = 1;
};

/// One spell for all codes of which a heading says the same over the same period.
std::vector<Spell> one_per_period(const std::vector<Spell>& spells) {
  std::vector<Spell> out;
  for (const Spell& spell : spells) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const Spell& other) {
      return other.coverage->measure == spell.coverage->measure && other.rate == spell.rate &&
             other.period == spell.period;
    });
    if (same == out.end()) {
      out.push_back(spell);
    } else {
      ++same->codes;
    }
  }
  return out;
}

std::string codes_text(const Spell& spell) {
  const std::string first = to_string(spell.coverage->code);
  return spell.codes == 1 ? first : fmt::format("{} +{}", first, spell.codes - 1);
}

std::vector<const Coverage*> of_part(const std::vector<Coverage>& all, Part part) {
  std::vector<const Coverage*> out;
  for (const Coverage& one : all) {
    if (part_of(one) == part) {
      out.push_back(&one);
    }
  }
  return out;
}

void append_spells(std::string& out, std::string_view title, const Schedule& schedule,
                   const std::vector<const Coverage*>& coverage) {
  std::vector<Spell> spells;
  for (const Coverage* c : coverage) {
    std::string rate = detail::version_rate_text(*c->version, schedule);
    const auto same = std::find_if(spells.begin(), spells.end(), [&](const Spell& spell) {
      return spell.coverage->measure == c->measure && spell.coverage->code == c->code &&
             spell.rate == rate && spell.period.from <= c->period.to &&
             c->period.from <= spell.period.to;
    });
    if (same == spells.end()) {
      spells.push_back({c, std::move(rate), c->period});
    } else {
      same->period.from = std::min(same->period.from, c->period.from);
      same->period.to = std::max(same->period.to, c->period.to);
    }
  }
  if (spells.empty()) {
    return;
  }
  TextTable table(std::vector(6, TextTable::Align::left));
  table.row({"from", "to", "heading", "rate", "codes listed", "what"});
  for (const Spell& spell : one_per_period(spells)) {
    const Measure& measure = *spell.coverage->measure;
    table.row({to_string(spell.period.from), end_text(spell.period),
               measure.heading.empty() ? "-" : measure.heading, spell.rate,
               spell.coverage->version->codes.all ? "all" : codes_text(spell),
               detail::shorten(measure.title, 46)});
  }
  out += fmt::format("\n{}\n{}", title, table.text());
}

/// The facts on which measures hang that are taken as not so, in words.
void append_asks(std::string& out, const Schedule& schedule,
                 const std::vector<const Coverage*>& coverage) {
  std::vector<FactIndex> said;
  for (const Coverage* c : coverage) {
    for (const FactIndex fact : c->only_if) {
      if (std::find(said.begin(), said.end(), fact) == said.end()) {
        said.push_back(fact);
        const FactSpec& spec = schedule.facts[fact];
        out +=
            fmt::format("  {}: {}\n", spec.name, detail::wrap(spec.ask, 96 - spec.name.size(), 4));
      }
    }
  }
}

/// The codes that are covered, or those that are not where they are fewer; nothing where all are,
/// or none.
void append_codes(std::string& out, std::string_view title, const std::vector<HsCode>& all,
                  const std::vector<HsCode>& covered) {
  constexpr std::size_t kMost = 24;
  if (covered.empty() || covered.size() == all.size()) {
    return;
  }
  std::vector<HsCode> rest;
  std::set_difference(all.begin(), all.end(), covered.begin(), covered.end(),
                      std::back_inserter(rest));
  const bool all_but = rest.size() < covered.size();
  const std::vector<HsCode>& named = all_but ? rest : covered;
  std::vector<std::string> texts;
  for (const HsCode code : named) {
    texts.push_back(to_string(code));
  }
  const std::string text =
      fmt::format("{}:{} {}{}", title, all_but ? " all but" : "", detail::first_few(texts, kMost),
                  named.size() > kMost ? ", which --format json names" : "");
  out += detail::wrap(text, detail::kWidth, 2) + "\n";
}

}  // namespace

std::string lookup_text(const Lookup& lookup, const Schedule& schedule) {
  std::string out =
      fmt::format("{} from {} to {}: {}\n", to_string(lookup.code), to_string(lookup.origin),
                  schedule.jurisdiction, answer_text(lookup));
  append_codes(out, "Covered", lookup.codes, lookup.covered);
  append_codes(out, "Covered then", lookup.codes, lookup.then);
  if (lookup.lines.empty()) {
    out += "The tariff has no line under this code.\n";
  } else if (lookup.lines.size() == 1) {
    const TariffLine& line = *lookup.lines.front();
    out += fmt::format("Tariff line {}: {} {}, {} {}\n", to_string(line.hs()),
                       schedule.general_name, schedule.duty_rates[line.general].text,
                       schedule.other_name, schedule.duty_rates[line.other].text);
  } else {
    out += fmt::format("{} tariff lines lie below.\n", lookup.lines.size());
  }
  const auto section = [&](std::string_view title, Part part) {
    const auto coverage = of_part(lookup.coverage, part);
    append_spells(out, title, schedule, coverage);
    append_asks(out, schedule, coverage);
  };
  std::vector<const Coverage*> on_all;
  for (const Coverage& one : lookup.on_all) {
    on_all.push_back(&one);
  }
  append_spells(out,
                fmt::format("Charged on every article from {}, unless an exception or another duty "
                            "takes its place",
                            to_string(lookup.origin)),
                schedule, on_all);
  section("Charged", Part::charged);
  section("Charged instead, if it applies", Part::charged_instead);
  section("Charged only if it is so, which is taken as not so", Part::only_if);
  section("Charged where no proof of origin is filed", Part::without_proof);
  section("Not charged, if it applies", Part::free);
  if (!lookup.listings.empty()) {
    TextTable table(std::vector(4, TextTable::Align::left));
    for (const Listing& l : lookup.listings) {
      table.row({to_string(l.period.from), end_text(l.period), to_string(l.code),
                 detail::shorten(l.list->title, 60)});
    }
    out += fmt::format("\nOn lists that charge nothing on this origin\n{}", table.text());
  }
  out += detail::mind_text(detail::lookup_warnings(lookup, schedule));
  return out + "\n" + detail::law_text(schedule) +
         ".\nBase duty and fees are not listed, nor what other days charge on every article; tarex "
         "quote shows them.\n";
}

}  // namespace tarex
