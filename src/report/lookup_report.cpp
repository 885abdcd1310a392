#include "tarex/lookup_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cost/verified.hpp"
#include "report/json_text.hpp"
#include "report/rate_words.hpp"
#include "report/text_layout.hpp"
#include "report/total_cells.hpp"

namespace tarex {
namespace {

using detail::append_json_string;
using detail::JsonArray;
using detail::JsonObject;
using detail::TextTable;

std::string end_text(const EffectivePeriod& period) {
  return period.to == kNoEnd ? "" : to_string(period.to - std::chrono::days(1));
}

std::string answer_text(const Lookup& lookup) {
  switch (lookup.answer) {
    case CoverageAnswer::covered:
      return fmt::format("covered on {}, since {}", to_string(lookup.day),
                         to_string(*lookup.since));
    case CoverageAnswer::covered_until:
      return fmt::format("not covered on {}; it was covered until {}", to_string(lookup.day),
                         to_string(*lookup.since));
    case CoverageAnswer::covered_from:
      return fmt::format("not covered on {}; it will be covered from {}", to_string(lookup.day),
                         to_string(*lookup.since));
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

std::string_view answer_word(CoverageAnswer answer) {
  switch (answer) {
    case CoverageAnswer::covered:
      return "covered";
    case CoverageAnswer::covered_until:
      return "was_covered";
    case CoverageAnswer::covered_from:
      return "will_be_covered";
    case CoverageAnswer::never:
      return "never_covered";
  }
  return "";
}

void append_period(JsonObject& object, const EffectivePeriod& period) {
  object.text("from", to_string(period.from));
  if (period.to == kNoEnd) {
    object.raw("to", "null");
  } else {
    object.text("to", to_string(period.to));
  }
}

std::string basis_text(const MeasureVersion& version) {
  if (std::holds_alternative<Free>(version.rate)) {
    return "";
  }
  struct Visitor {
    std::string operator()(const CustomsValue&) const { return ""; }
    std::string operator()(const ContentValue&) const { return " of content"; }
    std::string operator()(const RemainderOf&) const { return " of the rest"; }
    std::string operator()(const ValueLessShare&) const { return " of a part"; }
    std::string operator()(const ValueShare&) const { return " of a part"; }
    std::string operator()(const DeclaredAmount&) const { return " of a part"; }
    std::string operator()(const ValueLessAmount&) const { return " of a part"; }
    std::string operator()(const ValuePlusDuties&) const { return " of value and duties"; }
  };
  return std::visit(Visitor{}, version.basis);
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

enum class Part { charged, charged_instead, without_proof, free };

Part part_of(const Coverage& coverage, const Schedule& schedule) {
  if (coverage.exempts) {
    return Part::free;
  }
  if (coverage.without_proof) {
    return Part::without_proof;
  }
  return hangs_on_claim(schedule, *coverage.version) ? Part::charged_instead : Part::charged;
}

void append_spells(std::string& out, std::string_view title, const Lookup& lookup,
                   const Schedule& schedule, Part part) {
  std::vector<Spell> spells;
  for (const Coverage& c : lookup.coverage) {
    if (part_of(c, schedule) != part) {
      continue;
    }
    std::string rate = version_rate_text(*c.version, schedule);
    const auto same = std::find_if(spells.begin(), spells.end(), [&](const Spell& spell) {
      return spell.coverage->measure == c.measure && spell.coverage->code == c.code &&
             spell.rate == rate && spell.period.from <= c.period.to &&
             c.period.from <= spell.period.to;
    });
    if (same == spells.end()) {
      spells.push_back({&c, std::move(rate), c.period});
    } else {
      same->period.from = std::min(same->period.from, c.period.from);
      same->period.to = std::max(same->period.to, c.period.to);
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
               measure.heading.empty() ? "-" : measure.heading, spell.rate, codes_text(spell),
               detail::shorten(measure.title, 46)});
  }
  out += fmt::format("\n{}\n{}", title, table.text());
}

}  // namespace

std::string version_rate_text(const MeasureVersion& version, const Schedule& schedule) {
  struct Visitor {
    const Schedule& schedule;
    std::string operator()(const Free&) const { return "free"; }
    std::string operator()(const AdValorem& r) const { return to_string(r.rate); }
    std::string operator()(const Specific& r) const {
      std::string out;
      append_decimal(out, r.nano / 1000);
      return out + " " + schedule.currency + "/" + schedule.units[r.unit].name;
    }
    std::string operator()(const TopUpTo& r) const {
      return "up to " + to_string(r.total) + " in all";
    }
    std::string operator()(const ColumnRate&) const { return "as the tariff line prints"; }
    std::string operator()(const SpecialRate&) const { return "as the special column prints"; }
    std::string operator()(const StatedRate& r) const { return detail::limits_text(r); }
  };
  return std::visit(Visitor{schedule}, version.rate) + basis_text(version);
}

std::string lookup_text(const Lookup& lookup, const Schedule& schedule) {
  std::string out =
      fmt::format("{} from {} to {}: {}\n", to_string(lookup.code), to_string(lookup.origin),
                  schedule.jurisdiction, answer_text(lookup));
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
  append_spells(out, "Charged", lookup, schedule, Part::charged);
  append_spells(out, "Charged instead, if it applies", lookup, schedule, Part::charged_instead);
  append_spells(out, "Charged where no proof of origin is filed", lookup, schedule,
                Part::without_proof);
  append_spells(out, "Not charged, if it applies", lookup, schedule, Part::free);
  if (!lookup.listings.empty()) {
    TextTable table(std::vector(4, TextTable::Align::left));
    for (const Listing& l : lookup.listings) {
      table.row({to_string(l.period.from), end_text(l.period), to_string(l.code),
                 detail::shorten(l.list->title, 60)});
    }
    out += fmt::format("\nOn lists that charge nothing on this origin\n{}", table.text());
  }
  out += detail::mind_text({detail::past_verified(schedule, lookup.day, "day")});
  out += fmt::format(
      "\nLaw of {} verified through {} ({}).\nLayers that name no codes (general duties, fees) are "
      "not listed; tarex quote shows them.\n",
      schedule.name, to_string(schedule.verified_through), schedule.sha256.substr(0, 8));
  return out;
}

std::string lookup_json(const Lookup& lookup, const Schedule& schedule) {
  std::string out;
  JsonObject object(out);
  object.text("hs", to_string(lookup.code));
  object.text("origin", to_string(lookup.origin));
  object.text("destination", schedule.jurisdiction);
  object.text("date", to_string(lookup.day));
  object.text("answer", answer_word(lookup.answer));
  if (lookup.since) {
    object.text("since", to_string(*lookup.since));
  } else {
    object.raw("since", "null");
  }
  JsonArray lines(object.key("lines"));
  for (const TariffLine* line : lookup.lines) {
    JsonObject item(lines.next());
    item.text("hs", to_string(line->hs()));
    item.text("general", schedule.duty_rates[line->general].text);
    item.text("column2", schedule.duty_rates[line->other].text);
    item.text("general_name", schedule.general_name);
    item.text("column2_name", schedule.other_name);
    item.close();
  }
  lines.close();
  JsonArray measures(object.key("measures"));
  for (const Coverage& c : lookup.coverage) {
    JsonObject item(measures.next());
    item.text("measure", c.measure->id);
    item.text("heading", c.measure->heading);
    item.text("program", schedule.programmes[c.measure->programme]);
    item.text("title", c.measure->title);
    item.text("rate", version_rate_text(*c.version, schedule));
    item.text("code", to_string(c.code));
    item.text("list", c.list->id);
    append_period(item, c.period);
    item.raw("exempts", c.exempts ? "true" : "false");
    if (c.without_proof) {
      item.raw("without_proof_of_origin", "true");
    }
    item.raw("conditional", c.conditional ? "true" : "false");
    item.text("citation", schedule.cite_text(c.version->cite));
    item.close();
  }
  measures.close();
  JsonArray lists(object.key("lists"));
  for (const Listing& l : lookup.listings) {
    JsonObject item(lists.next());
    item.text("list", l.list->id);
    item.text("title", l.list->title);
    item.text("code", to_string(l.code));
    append_period(item, l.period);
    item.close();
  }
  lists.close();
  JsonObject law(object.key("law"));
  law.text("verified_through", to_string(schedule.verified_through));
  law.text("sha256", schedule.sha256);
  law.close();
  object.close();
  out += '\n';
  return out;
}

std::string law_info_text(const Schedule& schedule) {
  std::string out =
      fmt::format("{} ({}): entry dates from {}, verified through {}\nsha256 {}\n\n", schedule.name,
                  schedule.jurisdiction, to_string(schedule.covers_from),
                  to_string(schedule.verified_through), schedule.sha256);
  std::size_t versions = 0;
  for (const Measure& measure : schedule.measures) {
    versions += measure.versions.size();
  }
  TextTable table({TextTable::Align::right, TextTable::Align::left});
  const auto row = [&](std::size_t count, std::string what) {
    table.row({std::to_string(count), std::move(what)});
  };
  row(schedule.lines.rows().size(), "tariff lines");
  row(schedule.statistical.rows().size(), "ten-digit codes");
  row(schedule.measures.size(),
      fmt::format("measures in {} versions and {} families", versions, schedule.families.size()));
  row(schedule.lists.size(), fmt::format("lists with {} rows", schedule.list_rows.rows().size()));
  row(schedule.displacements.size(), "displacements");
  row(schedule.watches.size(), "watches on pending or uncertain law");
  row(schedule.epochs.size(), "spans between changes of law");
  out += table.text();
  out += "\nSources\n";
  for (const Source& source : schedule.sources) {
    const std::string text =
        source.instrument + (source.locator.empty() ? "" : ", " + source.locator);
    out += fmt::format("  {}\n", detail::wrap(text, 98, 2));
  }
  return out;
}

std::string law_info_json(const Schedule& schedule) {
  std::string out;
  JsonObject object(out);
  object.text("jurisdiction", schedule.jurisdiction);
  object.text("name", schedule.name);
  object.text("covers_from", to_string(schedule.covers_from));
  object.text("verified_through", to_string(schedule.verified_through));
  object.text("sha256", schedule.sha256);
  object.raw("tariff_lines", std::to_string(schedule.lines.rows().size()));
  object.raw("measures", std::to_string(schedule.measures.size()));
  object.raw("lists", std::to_string(schedule.lists.size()));
  object.raw("list_rows", std::to_string(schedule.list_rows.rows().size()));
  JsonArray epochs(object.key("epochs"));
  for (const Date day : schedule.epochs) {
    append_json_string(epochs.next(), to_string(day));
  }
  epochs.close();
  JsonArray sources(object.key("sources"));
  for (const Source& source : schedule.sources) {
    JsonObject item(sources.next());
    item.text("id", source.id);
    item.text("instrument", source.instrument);
    item.text("locator", source.locator);
    item.text("url", source.url);
    item.text("retrieved", source.retrieved);
    item.close();
  }
  sources.close();
  object.close();
  out += '\n';
  return out;
}

}  // namespace tarex
