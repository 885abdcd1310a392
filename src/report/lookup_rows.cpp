#include "report/csv_cells.hpp"
#include "report/json_text.hpp"
#include "report/lookup_parts.hpp"
#include "report/rate_words.hpp"
#include "tarex/lookup_report.hpp"

/// The answer of a lookup in flat rows: one per measure and entry of a list, in the order of the
/// text, each with the answer as a whole in front.
namespace tarex {
namespace {

using detail::append_cell;
using detail::JsonObject;

/// What stands behind the answer; empty where it means nothing.
struct Row {
  std::string_view part;
  std::string from;
  std::string to;  ///< the first day on which it no longer is so
  std::string heading;
  std::string rate;
  std::string code;
  std::string list;
  std::string measure;
  std::string program;
  std::string title;
  std::string only_if;  ///< facts, joined by `;`
  std::string_view conditional;
  std::string citation;
};

std::string day_or_nothing(Date day) { return day == kNoEnd ? std::string() : to_string(day); }

Row row_of(const Coverage& one, std::string_view part, const Schedule& schedule) {
  Row row;
  row.part = part;
  row.from = to_string(one.period.from);
  row.to = day_or_nothing(one.period.to);
  row.heading = one.measure->heading;
  row.rate = detail::version_rate_text(*one.version, schedule);
  if (!one.version->codes.all) {
    row.code = to_string(one.code);
  }
  if (one.list != nullptr) {
    row.list = one.list->id;
  }
  row.measure = one.measure->id;
  row.program = schedule.programmes[one.measure->programme];
  row.title = one.measure->title;
  for (const FactIndex fact : one.only_if) {
    row.only_if += (row.only_if.empty() ? "" : ";") + schedule.facts[fact].name;
  }
  row.conditional = one.conditional ? "yes" : "no";
  row.citation = schedule.cite_text(one.version->cite);
  return row;
}

/// At least one, so that the answer is there.
std::vector<Row> rows_of(const Lookup& lookup, const Schedule& schedule) {
  std::vector<Row> rows;
  for (const Coverage& one : lookup.on_all) {
    rows.push_back(row_of(one, "on_every_article", schedule));
  }
  for (const auto part : {detail::CoveragePart::charged, detail::CoveragePart::charged_instead,
                          detail::CoveragePart::only_if, detail::CoveragePart::without_proof,
                          detail::CoveragePart::free}) {
    for (const Coverage& one : lookup.coverage) {
      if (detail::part_of(one) == part) {
        rows.push_back(row_of(one, detail::part_word(part), schedule));
      }
    }
  }
  for (const Listing& listing : lookup.listings) {
    Row& row = rows.emplace_back();
    row.part = "listed";
    row.from = to_string(listing.period.from);
    row.to = day_or_nothing(listing.period.to);
    row.code = to_string(listing.code);
    row.list = listing.list->id;
    row.title = listing.list->title;
  }
  if (rows.empty()) {
    rows.emplace_back().part = "none";
  }
  return rows;
}

/// Hands every cell of a row to `put(name, text)`, in the order of the columns.
template <class Put>
void for_each_cell(const Lookup& lookup, const Schedule& schedule, const Row& row, Put put) {
  put("hs", to_string(lookup.code));
  put("origin", to_string(lookup.origin));
  put("destination", schedule.jurisdiction);
  put("date", to_string(lookup.day));
  put("answer", detail::answer_word(lookup.answer));
  put("since", lookup.since ? to_string(*lookup.since) : std::string());
  put("part", row.part);
  put("from", row.from);
  put("to", row.to);
  put("heading", row.heading);
  put("rate", row.rate);
  put("code", row.code);
  put("list", row.list);
  put("measure", row.measure);
  put("program", row.program);
  put("title", row.title);
  put("only_if", row.only_if);
  put("conditional", row.conditional);
  put("citation", row.citation);
}

}  // namespace

std::string lookup_csv(const Lookup& lookup, const Schedule& schedule) {
  std::string out;
  bool first = true;
  const auto cell = [&](std::string_view text) {
    out += first ? "" : ",";
    first = false;
    append_cell(out, text);
  };
  const auto end_row = [&] {
    out += '\n';
    first = true;
  };
  for_each_cell(lookup, schedule, Row(),
                [&](std::string_view name, std::string_view) { cell(name); });
  end_row();
  for (const Row& row : rows_of(lookup, schedule)) {
    for_each_cell(lookup, schedule, row,
                  [&](std::string_view, std::string_view text) { cell(text); });
    end_row();
  }
  return out;
}

std::string lookup_jsonl(const Lookup& lookup, const Schedule& schedule) {
  std::string out;
  for (const Row& row : rows_of(lookup, schedule)) {
    JsonObject object(out);
    for_each_cell(lookup, schedule, row, [&](std::string_view name, std::string_view text) {
      if (text.empty()) {
        object.raw(name, "null");
      } else if (name == "conditional") {
        object.raw(name, text == "yes" ? "true" : "false");
      } else {
        object.text(name, text);
      }
    });
    object.close();
    out += '\n';
  }
  return out;
}

}  // namespace tarex
