#include "cli/line_flags.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/usage_errors.hpp"
#include "tarex/schedule_loader.hpp"

namespace tarex::cli {

namespace {

/// Whether a word is `flag`, alone or with its value behind a "=".
bool names(std::string_view word, std::string_view flag) {
  return word.starts_with(flag) && (word.size() == flag.size() || word[flag.size()] == '=');
}

}  // namespace

void LineFlags::add_to(CLI::App& command, Words words) {
  const auto named = [&](std::string_view flag) {
    return std::any_of(words.begin(), words.end(), [&](const char* word) {
      return names(word, flag) || names(word, "--help");
    });
  };
  const auto add = [&](const std::string& flag, const std::string& column,
                       const std::string& what) {
    columns_.emplace_back(column, "");
    return command.add_option(flag, columns_.back().second, what);
  };
  add("hs,--hs", "hs", "tariff code of the importing country")->required();
  add("value,--value", "value", "customs value")->required();
  const std::vector<std::string> jurisdictions = embedded_jurisdictions();
  const Schedule& schedule = *embedded_schedule(jurisdictions.front());
  for (const std::string& column : known_columns(schedule)) {
    if (column == "hs" || column == "value" || column == "fx") {  // --fx is a common option
      continue;
    }
    std::string dashed = column;
    std::replace(dashed.begin(), dashed.end(), '_', '-');
    const FactIndex fact = schedule.find_fact(column);
    const std::string flag = "--" + dashed;
    const std::string other = column == "origin"        ? "--from"
                              : column == "destination" ? "--to"
                                                        : std::string();
    if (named(flag) || (!other.empty() && named(other))) {
      add(other.empty() ? flag : flag + "," + other, column,
          fact == kNoFact ? "" : schedule.facts[fact].ask);
    }
  }
  for (const FactSpec& fact : schedule.facts) {
    std::string flag = "--" + fact.name;
    std::replace(flag.begin(), flag.end(), '_', '-');
    if (fact.type == FactType::claim && named(flag)) {
      add(flag, fact.name, "yes or no: " + fact.ask);
    }
  }
}

bool LineFlags::take_rate(std::vector<std::string>& fx) {
  const auto is_bare = [](const std::string& text) {
    return text.find('=') == std::string::npos && !text.empty() && text.front() >= '0' &&
           text.front() <= '9';
  };
  const auto bare = std::find_if(fx.begin(), fx.end(), is_bare);
  if (bare == fx.end()) {
    return true;
  }
  columns_.emplace_back("fx", *bare);
  fx.erase(bare);
  const auto other = std::find_if(fx.begin(), fx.end(), is_bare);
  if (other != fx.end()) {
    print(usage(
        "--fx is given twice without a currency, " + columns_.back().second + " and " + *other,
        "a line has one rate; those of other currencies are named: --fx KRW=1390.5"));
  }
  return other == fx.end();
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

std::string LineFlags::destination() const {
  const auto to = std::find_if(columns_.begin(), columns_.end(), [](const auto& column) {
    return column.first == "destination" && !column.second.empty();
  });
  return to == columns_.end() ? EntryDefaults().destination : to->second;
}

}  // namespace tarex::cli
