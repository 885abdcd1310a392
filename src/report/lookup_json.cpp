#include "report/json_text.hpp"
#include "report/lookup_parts.hpp"
#include "report/rate_words.hpp"
#include "tarex/lookup_report.hpp"
#include "tarex/report.hpp"

/// The answer of a lookup for programs. Keys keep this order.
namespace tarex {
namespace {

using detail::answer_word;
using detail::JsonArray;
using detail::JsonObject;

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
  item.text("rate", detail::version_rate_text(*c.version, schedule));
  if (!c.version->codes.all) {
    item.text("code", to_string(c.code));
  }
  if (c.list != nullptr) {
    item.text("list", c.list->id);
  }
  item.day("from", c.period.from);
  item.day("to", c.period.to);
  item.flag("exempts", c.exempts);
  if (c.without_proof) {
    item.raw("without_proof_of_origin", "true");
  }
  if (c.claimed) {
    item.raw("claimed", "true");
  }
  if (!c.only_if.empty()) {
    item.texts("only_if", c.only_if, [&](FactIndex fact) { return schedule.facts[fact].name; });
  }
  item.flag("conditional", c.conditional);
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
  object.day("since", lookup.since.value_or(kNoEnd));
  object.count("codes", lookup.codes.size());
  const auto text_of = [](HsCode code) { return to_string(code); };
  object.texts("covered_codes", lookup.covered, text_of);
  if (lookup.covered.empty() && lookup.since) {
    object.texts("covered_codes_then", lookup.then, text_of);
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
    item.day("from", l.period.from);
    item.day("to", l.period.to);
    item.close();
  }
  lists.close();
  object.texts("warnings", detail::lookup_warnings(lookup, schedule));
  append_law_json(object.key("law"), schedule);
  object.close();
  return out + "\n";
}

}  // namespace tarex
