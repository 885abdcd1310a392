#include "report/json_text.hpp"
#include "report/lookup_parts.hpp"
#include "tarex/lookup_report.hpp"
#include "tarex/report.hpp"

/// The answer of a lookup for programs. Keys keep this order.
namespace tarex {
namespace {

using detail::answer_word;
using detail::append_json_string;
using detail::JsonArray;
using detail::JsonObject;

void append_period(JsonObject& object, const EffectivePeriod& period) {
  object.text("from", to_string(period.from));
  if (period.to == kNoEnd) {
    object.raw("to", "null");
  } else {
    object.text("to", to_string(period.to));
  }
}

void append_codes(std::string& out, const std::vector<HsCode>& codes) {
  JsonArray all(out);
  for (const HsCode code : codes) {
    append_json_string(all.next(), to_string(code));
  }
  all.close();
}

void append_lines(std::string& out, const Lookup& lookup, const Schedule& schedule) {
  JsonArray lines(out);
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
}

void append_coverage(std::string& out, const Coverage& c, const Schedule& schedule) {
  JsonObject item(out);
  item.text("measure", c.measure->id);
  item.text("heading", c.measure->heading);
  item.text("program", schedule.programmes[c.measure->programme]);
  item.text("title", c.measure->title);
  item.text("rate", version_rate_text(*c.version, schedule));
  if (!c.version->codes.all) {
    item.text("code", to_string(c.code));
  }
  if (c.list != nullptr) {
    item.text("list", c.list->id);
  }
  append_period(item, c.period);
  item.raw("exempts", c.exempts ? "true" : "false");
  if (c.without_proof) {
    item.raw("without_proof_of_origin", "true");
  }
  if (c.claimed) {
    item.raw("claimed", "true");
  }
  if (!c.only_if.empty()) {
    JsonArray facts(item.key("only_if"));
    for (const FactIndex fact : c.only_if) {
      append_json_string(facts.next(), schedule.facts[fact].name);
    }
    facts.close();
  }
  item.raw("conditional", c.conditional ? "true" : "false");
  item.text("citation", schedule.cite_text(c.version->cite));
  item.close();
}

void append_all(std::string& out, const std::vector<Coverage>& all, const Schedule& schedule) {
  JsonArray measures(out);
  for (const Coverage& one : all) {
    append_coverage(measures.next(), one, schedule);
  }
  measures.close();
}

}  // namespace

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
  object.raw("codes", std::to_string(lookup.codes.size()));
  append_codes(object.key("covered_codes"), lookup.covered);
  if (lookup.covered.empty() && lookup.since) {
    append_codes(object.key("covered_codes_then"), lookup.then);
  }
  append_lines(object.key("lines"), lookup, schedule);
  append_all(object.key("measures"), lookup.coverage, schedule);
  append_all(object.key("on_every_article"), lookup.on_all, schedule);
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
  append_law_json(object.key("law"), schedule);
  object.close();
  out += '\n';
  return out;
}

}  // namespace tarex
