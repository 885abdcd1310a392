#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <map>
#include <new>
#include <optional>
#include <sstream>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/session.hpp"
#include "cli/usage_errors.hpp"
#include "tarex/report.hpp"
#include "tarex/schedule_loader.hpp"
#include "text/standard_descriptors.hpp"
#include "text/suggest.hpp"
#include "text/temporary_files.hpp"

namespace tarex::cli {
namespace {

std::string version_text() {
  std::string out = "tarex " + std::string(version()) + "\n";
  for (const std::string& jurisdiction : embedded_jurisdictions()) {
    const Schedule& schedule = *embedded_schedule(jurisdiction);
    out += "law of " + schedule.name + " verified through " + to_string(schedule.verified_through) +
           ", sha256 " + schedule.sha256 + "\n";
  }
  return out;
}

/// `-h` anywhere prints the short help of the command it follows: one screen, with examples.
std::optional<Exit> short_help(int argc, char** argv) {
  std::string_view command;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "-h") {
      return write_whole(std::string(help_of(command)), "-");
    }
    if (command.empty() && !word.starts_with("-")) {
      command = word;
    }
  }
  return std::nullopt;
}

constexpr std::pair<std::string_view, Action (*)(CLI::App&, Words)> kCommands[] = {
    {"quote", add_quote},       {"bom", add_bom},         {"score", add_score},
    {"timeline", add_timeline}, {"compare", add_compare}, {"sectors", add_sectors},
    {"lookup", add_lookup},     {"law", add_law},         {"template", add_template}};

Error unknown_command(std::string_view word) {
  std::vector<std::string_view> names;
  for (const auto& command : kCommands) {
    names.push_back(command.first);
  }
  const auto near = nearest(word, names, word.size() < 6 ? 2 : 3);
  return usage("'" + std::string(word) + "' is not a command of tarex",
               near ? "did you mean 'tarex " + std::string(*near) + "'?" : "tarex -h lists them");
}

int parse_and_run(int argc, char** argv) {
  CLI::App program(
      "Tariff exposure of goods: duties, fees and landed cost, with the law behind each figure.",
      "tarex");
  program.set_help_flag("--help", "all options");
  program.require_subcommand(1);
  bool show_version = false;
  program.add_flag("--version", show_version, "version of tarex and of the law inside");
  // Only the command that is asked for is set up, and all of them where none is named: a command
  // has many options, and making them takes longer than a quote.
  const std::string_view first = argc > 1 ? std::string_view(argv[1]) : std::string_view();
  const bool named = std::any_of(std::begin(kCommands), std::end(kCommands),
                                 [&](const auto& command) { return command.first == first; });
  const Words words(argv, static_cast<std::size_t>(argc));
  std::map<std::string, Action, std::less<>> actions;
  for (const auto& [name, add] : kCommands) {
    if (!named || name == first) {
      actions.emplace(name, add(program, words));
    }
  }
  if (argc == 2 && std::string_view(argv[1]) == "--version") {
    return write_whole(version_text(), "-");
  }
  if (argc == 1) {
    std::fputs(std::string(help_of("")).c_str(), stderr);
    return kUsage;
  }
  if (!named && !first.starts_with("-")) {
    print(unknown_command(first));
    return kUsage;
  }
  if (const auto fault = first == "law" ? unknown_part_of_law(words) : std::nullopt) {
    return failed_with(*fault);
  }
  if (const auto fault = cut_off_flag(words)) {
    return failed_with(*fault);
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) {
      print(usage_error(program, error, words));
      return kUsage;
    }
    std::ostringstream help;
    program.exit(error, help, help);
    return write_whole(help.str(), "-");
  }
  if (const auto fault = empty_option(program, words)) {
    return failed_with(*fault);
  }
  return actions.find(program.get_subcommands().front()->get_name())->second();
}

}  // namespace

int run(int argc, char** argv) {
  occupy_standard_descriptors();
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  remove_temporary_files_on_signals();
  try {
    if (const auto done = short_help(argc, argv)) {
      return *done;
    }
    return parse_and_run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("error: out of memory\n", stderr);
    return kInputOutput;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: a bug in tarex: %s\n", error.what());
    return kBug;
  }
}

}  // namespace tarex::cli
