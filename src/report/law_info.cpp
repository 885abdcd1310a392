#include "tarex/law_info.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/json_text.hpp"
#include "report/text_layout.hpp"
namespace tarex {

using detail::JsonArray;
using detail::JsonObject;
using detail::TextTable;

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
  row(static_cast<std::size_t>(
          std::count_if(schedule.watches.begin(), schedule.watches.end(),
                        [](const Watch& watch) { return !watch.text.empty(); })),  // no traces
      "watches on pending or uncertain law");
  row(schedule.epochs.size(), "spans between changes of law");
  out += table.text();
  if (schedule.baseline.known()) {
    out += fmt::format("\nBills are compared with {}: {}\n", to_string(schedule.baseline.day),
                       schedule.baseline.title);
  }
  out += "\nSources\n";
  for (const Source& source : schedule.sources) {
    const std::string text =
        source.instrument + (source.locator.empty() ? "" : ", " + source.locator);
    out += fmt::format("  {}\n", detail::wrap(text, detail::kWidth, 2));
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
  if (schedule.baseline.known()) {
    object.text("baseline", to_string(schedule.baseline.day));
    object.text("baseline_title", schedule.baseline.title);
  }
  object.count("tariff_lines", schedule.lines.rows().size());
  object.count("measures", schedule.measures.size());
  object.count("lists", schedule.lists.size());
  object.count("list_rows", schedule.list_rows.rows().size());
  object.texts("epochs", schedule.epochs, [](Date day) { return to_string(day); });
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
  return out + "\n";
}

}  // namespace tarex
