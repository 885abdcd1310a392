#include "cli/line_flags.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>

#include "cli/column_texts.hpp"
#include "cli/usage_errors.hpp"
#include "tarex/schedule_loader.hpp"
#include "text/json_reader.hpp"
#include "text/output_file.hpp"

namespace tarex::cli {

namespace {

/// Whether a word is `flag`, alone or with its value behind a "=".
bool names(std::string_view word, std::string_view flag) {
  return word.starts_with(flag) && (word.size() == flag.size() || word[flag.size()] == '=');
}

/// What the flag of a column holds that is no fact.
std::string text_of_flag(std::string_view column) {
  const ColumnText* const text = text_of_column(column);
  if (text == nullptr) {
    return {};
  }
  return std::string(text->meaning) +
         (text->otherwise.empty() ? "" : " (default " + std::string(text->otherwise) + ")");
}

/// The folder that --law names, or the environment; empty = the law inside.
std::string law_folder(Words words) {
  constexpr std::string_view kFlag = "--law";
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == kFlag && i + 1 < words.size()) {
      return words[i + 1];
    }
    if (names(word, kFlag) && word.size() > kFlag.size()) {
      return std::string(word.substr(kFlag.size() + 1));
    }
  }
  const char* given = std::getenv("TAREX_LAW");
  return given == nullptr ? std::string() : given;
}

/// Name and wording of every fact that a folder's law asks for. What is wrong with the folder is
/// told when its law is loaded.
std::vector<std::pair<std::string, std::string>> facts_of_folder(const std::string& folder) {
  std::vector<std::pair<std::string, std::string>> out;
  const Result<std::string> text =
      folder.empty() ? Result<std::string>(std::string()) : read_file(folder + "/facts.json");
  const Result<JsonValue> root = parse_json(text ? text.value() : "", folder, {});
  const JsonValue* facts = root ? root.value().find("facts") : nullptr;
  for (const JsonValue& fact : facts == nullptr ? std::vector<JsonValue>() : facts->items) {
    const JsonValue* name = fact.find("name");
    const JsonValue* ask = fact.find("ask");
    if (name != nullptr && CLI::detail::valid_name_string(name->text)) {
      out.emplace_back(name->text, ask == nullptr ? std::string() : ask->text);
    }
  }
  return out;
}

}  // namespace

std::string flag_of(std::string column) {
  std::replace(column.begin(), column.end(), '_', '-');
  return "--" + column;
}

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
  add("hs,--hs", "hs", text_of_flag("hs"))->required();
  add("value,--value", "value", text_of_flag("value"))->required();
  const std::vector<std::string> jurisdictions = embedded_jurisdictions();
  const Schedule& schedule = *embedded_schedule(jurisdictions.front());
  for (const std::string& column : known_columns(schedule)) {
    if (column == "hs" || column == "value" || column == "fx") {  // --fx is a common option
      continue;
    }
    const FactIndex fact = schedule.find_fact(column);
    const std::string flag = flag_of(column);
    const std::string other = column == "origin"        ? "--from"
                              : column == "destination" ? "--to"
                                                        : std::string();
    if (named(flag) || (!other.empty() && named(other))) {
      add(other.empty() ? flag : flag + "," + other, column,
          fact == kNoFact ? text_of_flag(column) : schedule.facts[fact].ask);
    }
  }
  for (const FactSpec& fact : schedule.facts) {
    const std::string flag = flag_of(fact.name);
    if (fact.type == FactType::claim && named(flag)) {
      add(flag, fact.name, "yes or no: " + fact.ask);
    }
  }
  for (const auto& [name, ask] : facts_of_folder(law_folder(words))) {
    const std::string flag = flag_of(name);
    if (named(flag) && command.get_option_no_throw(flag) == nullptr) {
      add(flag, name, ask);
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
