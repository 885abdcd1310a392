#include "cli/usage_errors.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "cli/line_flags.hpp"
#include "tarex/entry_reader.hpp"
#include "tarex/schedule_loader.hpp"
#include "text/suggest.hpp"

namespace tarex::cli {

Error usage(std::string message, std::string hint) {
  return Error{ErrorCode::usage, std::move(message), {}, std::move(hint)};
}

namespace {

/// The command that the words name, or its part.
const CLI::App& command_of(const CLI::App& program, Words words) {
  const CLI::App* found = &program;
  for (const char* word : words.subspan(1)) {
    const auto parts = found->get_subcommands(
        [&](const CLI::App* part) { return part->get_name() == std::string_view(word); });
    if (parts.empty()) {
      break;
    }
    found = parts.front();
  }
  return *found;
}

/// "tarex law diff".
std::string full_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent == nullptr ? command.get_name() : full_name(*parent) + " " + command.get_name();
}

/// Every flag of a command, those included that are made only where the command line names them.
std::vector<std::string> flags_of(const CLI::App& command) {
  std::vector<std::string> out;
  bool priced = false;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      out.push_back("--" + name);
    }
    for (const std::string& name : option->get_snames()) {
      out.push_back("-" + name);
    }
    priced = priced || option->check_lname("value");
  }
  if (priced) {
    for (const std::string& column :
         known_columns(*embedded_schedule(embedded_jurisdictions().front()))) {
      out.push_back(flag_of(column));
    }
  }
  return out;
}

/// The flag of the column that a flag means by another of its names: --melt-pour, --steel-weight.
std::string column_flag(std::string_view word) {
  return flag_of(canonical_column(word.substr(std::min<std::size_t>(2, word.size())),
                                  *embedded_schedule(embedded_jurisdictions().front())));
}

/// The first flag that the command does not have.
std::optional<Error> unknown_flag(const CLI::App& command, Words words) {
  const std::vector<std::string> flags = flags_of(command);
  for (const char* const given : words.subspan(1)) {
    std::string word = given;
    if (word == "--") {
      break;
    }
    const bool is_short = word.size() > 1 && word[0] == '-' && word[1] >= 'a' && word[1] <= 'z';
    if (!is_short && (!word.starts_with("--") || word.size() < 3)) {
      continue;
    }
    word = is_short ? word.substr(0, 2) : word.substr(0, word.find('='));
    if (std::find(flags.begin(), flags.end(), word) != flags.end()) {
      continue;
    }
    if (const std::string column = column_flag(word);
        std::find(flags.begin(), flags.end(), column) != flags.end()) {
      return usage("'" + word + "' is not an option of " + full_name(command),
                   "did you mean " + column + "?");
    }
    const std::vector<std::string_view> names(flags.begin(), flags.end());
    const auto near = is_short ? std::nullopt
                               : nearest(word, names,
                                         word.size() < 7    ? 1
                                         : word.size() < 10 ? 2
                                                            : 3);
    return usage("'" + word + "' is not an option of " + full_name(command),
                 near ? "did you mean " + std::string(*near) + "?"
                      : full_name(command) + " --help lists them");
  }
  return std::nullopt;
}

struct Missing {
  std::string_view what;  ///< as CLI11 says it
  std::string_view message;
  std::string_view example;  ///< behind the name of the command
};

constexpr Missing kMissing[] = {
    {"--hs is required", "the tariff code is missing", "7318.15.20.55"},
    {"--value is required", "the customs value is missing", "7318.15.20.55 10000"},
    {"files is required", "no file is named", "data/examples/fasteners-and-brackets.json"},
    {"file is required", "no file is named", "FILE"},
    {"before is required", "there are no two days to compare", "2026-04-05 2026-04-06"},
    {"after is required", "the second day is missing", "2026-04-05 2026-04-06"},
    {"kind is required", "it is not said of what", "score (or bom)"},
};

Error empty_flag(const std::string& flag) {
  return usage(flag + " is empty", "give it a value, or leave it out");
}

/// Whether an option is the flag of a column in which a line may have an empty cell. The code and
/// the value are missed by those who read them.
bool may_be_empty(const CLI::Option& option) {
  const auto& names = option.get_lnames();
  return std::any_of(names.begin(), names.end(), [](std::string column) {
    std::replace(column.begin(), column.end(), '-', '_');
    const auto laws = embedded_jurisdictions();
    const bool known = std::any_of(laws.begin(), laws.end(), [&](const std::string& law) {
      return canonical_column(column, *embedded_schedule(law)) == column;
    });
    return known && column != "origin" && column != "destination" && column != "entry_date" &&
           column != "currency" && column != "fx";
  });
}

/// The name of an option that the words have.
std::string as_written(const CLI::Option& option, Words words) {
  for (const std::string& name : option.get_lnames()) {
    const std::string flag = "--" + name;
    if (std::any_of(words.begin(), words.end(), [&](std::string_view word) {
          return word == flag || word.starts_with(flag + "=");
        })) {
      return flag;
    }
  }
  for (const std::string& name : option.get_snames()) {
    const std::string flag = "-" + name;
    if (std::any_of(words.begin(), words.end(),
                    [&](std::string_view word) { return word.starts_with(flag); })) {
      return flag;
    }
  }
  return option.get_name();
}

Error given_twice(const CLI::App& command, const std::string& flag) {
  const CLI::Option* option = command.get_option_no_throw(flag);
  const auto names = option == nullptr ? std::vector<std::string>() : option->get_lnames();
  return usage(flag + " is given twice", names.size() < 2
                                             ? std::string("keep one of the two")
                                             : fmt::format("keep one of the two; --{} are one flag",
                                                           fmt::join(names, " and --")));
}

}  // namespace

Error usage_error(const CLI::App& program, const CLI::ParseError& error, Words words) {
  const CLI::App& command = command_of(program, words);
  if (auto fault = unknown_flag(command, words)) {
    return std::move(*fault);
  }
  std::string what = error.what();
  const auto missing = std::find_if(std::begin(kMissing), std::end(kMissing),
                                    [&](const Missing& one) { return one.what == what; });
  if (missing != std::end(kMissing)) {
    const bool coded = missing->what == "--hs is required" && full_name(command) != "tarex lookup";
    return usage(std::string(missing->message), "write e.g. " + full_name(command) + " " +
                                                    std::string(missing->example) +
                                                    (coded ? " 10000" : ""));
  }
  if (const std::size_t at = what.find(": 1 required "); at != std::string::npos) {
    return usage(what.substr(0, at) + " needs a value", full_name(command) + " --help says which");
  }
  if (const std::size_t at = what.find(": At Most 1 required"); at != std::string::npos) {
    return given_twice(command, what.substr(0, at));
  }
  if (const std::size_t at = what.find(" not in {");
      at != std::string::npos && what.ends_with('}')) {
    const std::size_t colon = what.find(": ");
    const std::string word = what.substr(colon + 2, at - colon - 2);
    std::string all = what.substr(at + 9, what.size() - at - 10);
    for (std::size_t comma = 0; (comma = all.find(',', comma)) != std::string::npos; comma += 2) {
      all.insert(comma + 1, " ");
    }
    return usage("'" + word + "' is not a word for " + what.substr(0, colon),
                 "write one of " + all);
  }
  const std::string help = full_name(command) + " -h shows how it is called";
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const std::string list = what.substr(std::min(what.find(": ") + 2, what.size()));
    return usage("'" + list + "' is one word too many", help);
  }
  return usage(std::move(what), help);
}

std::optional<Error> cut_off_flag(Words words) {
  for (const std::string_view word : words.subspan(1)) {
    if (word == "--") {
      break;
    }
    if (word.starts_with("--") && word.find('=') + 1 == word.size()) {
      return empty_flag(std::string(word.substr(0, word.size() - 1)));
    }
  }
  return std::nullopt;
}

std::optional<Error> empty_option(const CLI::App& program, Words words) {
  const CLI::App& command = command_of(program, words);
  for (const CLI::Option* option : command.get_options()) {
    const auto& given = option->results();
    if (std::find(given.begin(), given.end(), "") != given.end() && !may_be_empty(*option)) {
      return option->nonpositional()
                 ? empty_flag(as_written(*option, words))
                 : usage("a word is empty", full_name(command) + " -h shows how it is called");
    }
  }
  return std::nullopt;
}

std::optional<Error> unknown_part_of_law(Words words) {
  constexpr std::string_view kParts[] = {"info", "check", "diff", "import"};
  const std::string_view part = words.size() > 2 ? words[2] : "";
  if (part.starts_with("-") ||
      std::find(std::begin(kParts), std::end(kParts), part) != std::end(kParts)) {
    return std::nullopt;
  }
  const auto near = part.empty() ? std::nullopt : nearest(part, kParts, 2);
  return usage(part.empty() ? "it is not said what of the law"
                            : "'" + std::string(part) + "' is not a part of tarex law",
               near ? "did you mean 'tarex law " + std::string(*near) + "'?"
                    : "write tarex law info, check, diff or import; tarex law -h explains them");
}

}  // namespace tarex::cli
