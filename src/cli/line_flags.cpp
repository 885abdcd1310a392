#include "cli/line_flags.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "tarex/schedule_loader.hpp"

namespace tarex::cli {

void LineFlags::add_to(CLI::App& command) {
  const auto add = [&](const std::string& flag, const std::string& column,
                       const std::string& what) {
    columns_.emplace_back(column, "");
    return command.add_option(flag, columns_.back().second, what);
  };
  add("hs", "hs", "tariff code of the importing country")->required();
  add("value", "value", "customs value")->required();
  const std::vector<std::string> jurisdictions = embedded_jurisdictions();
  const Schedule& schedule = *embedded_schedule(jurisdictions.front());
  for (const std::string& column : known_columns(schedule)) {
    if (column == "hs" || column == "value" || column == "fx") {  // --fx is a common option
      continue;
    }
    std::string dashed = column;
    std::replace(dashed.begin(), dashed.end(), '_', '-');
    const FactIndex fact = schedule.find_fact(column);
    std::string flags = "--" + dashed;
    flags += column == "origin" ? ",--from" : column == "destination" ? ",--to" : "";
    add(flags, column, fact == kNoFact ? "" : schedule.facts[fact].ask);
  }
}

std::vector<RawField> LineFlags::fields() const {
  std::vector<RawField> out;
  for (const auto& [column, value] : columns_) {
    if (!value.empty()) {
      out.push_back({column, value, 0, 0});
    }
  }
  return out;
}

}  // namespace tarex::cli
