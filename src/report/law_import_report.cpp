#include "tarex/law_import_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/grouped.hpp"
#include "report/counts.hpp"
#include "report/csv_cells.hpp"
#include "report/json_text.hpp"
#include "report/notes.hpp"
#include "report/text_layout.hpp"
#include "tarex/report.hpp"

namespace tarex {
namespace {

using detail::JsonArray;
using detail::JsonObject;
using detail::TextTable;

std::string_view word_of(TariffChange::What what) {
  switch (what) {
    case TariffChange::What::added:
      return "added";
    case TariffChange::What::removed:
      return "removed";
    case TariffChange::What::changed:
      return "changed";
  }
  return "";
}

std::string dotted(const std::string& code) {
  return code.substr(0, 4) + "." + code.substr(4, 2) + "." + code.substr(6);
}

std::size_t count_of(const std::vector<TariffChange>& changes, TariffChange::What what) {
  return static_cast<std::size_t>(
      std::count_if(changes.begin(), changes.end(),
                    [what](const TariffChange& change) { return change.what == what; }));
}

}  // namespace

std::string import_text(const TariffImport& import, const std::vector<TariffChange>& changes,
                        const Schedule& law) {
  TextTable counts({TextTable::Align::right, TextTable::Align::left});
  const auto count = [&](std::size_t number, const char* what) {
    counts.row({detail::grouped(number), what});
  };
  count(import.rows, "rows");
  count(import.passed_over, "of chapters that hold no tariff lines, passed over");
  count(import.lines.size(), "tariff lines read");
  count(import.suffixes(), "statistical codes below them");
  count(import.kept.size(), "rates that no formula carries, kept as text");
  count(import.left_out.size(), "left out: tariff lines with a cell that cannot be read");
  std::string out = import.path + "\n" + counts.text();
  out += fmt::format("\nAgainst the law of {}: {} added, {} removed, {} changed\n", law.name,
                     detail::counted(count_of(changes, TariffChange::What::added), "line"),
                     detail::grouped(count_of(changes, TariffChange::What::removed)),
                     detail::counted(count_of(changes, TariffChange::What::changed), "cell"));
  constexpr std::size_t kMost = 40;
  if (!changes.empty()) {
    TextTable table(std::vector(4, TextTable::Align::left));
    table.row({"line", "column", "inside", "published"});
    for (std::size_t i = 0; i < std::min(kMost, changes.size()); ++i) {
      const TariffChange& change = changes[i];
      const bool whole = change.what != TariffChange::What::changed;
      table.row({dotted(change.code), whole ? std::string(word_of(change.what)) : change.column,
                 detail::shorten(change.before, 48), detail::shorten(change.after, 48)});
    }
    out += "\n" + table.text();
    if (changes.size() > kMost) {
      out += fmt::format("  … and {} more: --format csv has all\n",
                         detail::grouped(changes.size() - kMost));
    }
  }
  return out + "\n" + detail::law_text(law) + "\n";
}

std::string import_json(const TariffImport& import, const std::vector<TariffChange>& changes,
                        const Schedule& law) {
  std::string out;
  JsonObject object(out);
  object.text("file", import.path);
  object.count("rows", import.rows);
  object.count("passed_over", import.passed_over);
  object.count("lines", import.lines.size());
  object.count("statistical_codes", import.suffixes());
  object.count("kept_as_text", import.kept.size());
  object.count("left_out", import.left_out.size());
  JsonArray items(object.key("changes"));
  for (const TariffChange& change : changes) {
    JsonObject item(items.next());
    item.text("what", word_of(change.what));
    item.text("code", change.code);
    item.text("column", change.column);
    item.text("inside", change.before);
    item.text("published", change.after);
    item.close();
  }
  items.close();
  append_law_json(object.key("law"), law);
  object.close();
  return out + "\n";
}

std::string import_csv(const std::vector<TariffChange>& changes) {
  std::string out = "what,code,column,inside,published\n";
  for (const TariffChange& change : changes) {
    out += word_of(change.what);
    for (const std::string* cell : {&change.code, &change.column, &change.before, &change.after}) {
      out += ',';
      detail::append_cell(out, *cell);
    }
    out += '\n';
  }
  return out;
}

}  // namespace tarex
