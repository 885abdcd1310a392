#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <deque>
#include <memory>

#include "base/letters.hpp"
#include "cli/clashing_files.hpp"
#include "cli/commands.hpp"
#include "cli/line_flags.hpp"
#include "cli/session.hpp"
#include "cli/usage_errors.hpp"
#include "report/counts.hpp"
#include "tarex/comparison_report.hpp"
#include "tarex/report.hpp"
#include "text/tidy.hpp"

namespace tarex::cli {
namespace {

struct CompareOptions {
  CommonOptions common;
  LineFlags line;
  std::vector<std::string> origins;
  std::vector<std::string> destinations;
  std::vector<std::string> dates;
  std::vector<std::string> scenarios;
  std::vector<std::string> hs_for;
  std::string since;
};

/// A law to compare, with the reader that holds its defaults.
struct Variant {
  std::unique_ptr<AmendedBook> book;
  std::optional<EntryReader> reader;
};

/// Without blanks around it and in capitals.
std::string upper(std::string_view given) { return detail::upper_case(trim_blanks(given)); }

/// What the line itself says of a column; `otherwise` where it says nothing.
std::string given(const CompareOptions& options, std::string_view column,
                  const std::string& otherwise) {
  for (const RawField& field : options.line.fields()) {
    if (field.name == column) {
      return std::string(field.text);
    }
  }
  return otherwise;
}

/// A destination by its code, however it is named; what is none is said of its cells.
std::string destination_of(Session& session, std::string_view text) {
  const auto law = session.book().find(trim_blanks(text));
  return law ? law.value()->jurisdiction : upper(text);
}

/// A column of the line that a list takes the place of, with the flags of both.
struct Axis {
  const char* column;
  const char* one;
  const char* several;
  const std::vector<std::string>& list;
};

Error does_nothing(const std::string& flag, const std::string& several, const std::string& one) {
  return usage(flag + " does nothing beside " + several + ", which names all that is compared",
               "add '" + one + "' to " + several + ", or leave " + flag + " out");
}

/// A list where one is expected, and one beside the list that leaves it out.
std::optional<Error> one_and_several(const CompareOptions& options) {
  const Axis axes[] = {{"origin", "--origin", "--origins", options.origins},
                       {"destination", "--destination", "--destinations", options.destinations},
                       {"entry_date", "--entry-date", "--dates", options.dates}};
  for (const auto& [column, flag, several, list] : axes) {
    const std::string one = given(options, column, "");
    if (one.find(',') != std::string::npos) {
      return usage(std::string(flag) + " '" + one + "' is more than one",
                   std::string(several) + " " + one + " compares them");
    }
    const bool listed = std::any_of(list.begin(), list.end(), [&](const std::string& other) {
      return detail::same_letters(other, one);
    });
    if (!one.empty() && !list.empty() && !listed) {
      return does_nothing(flag, several, one);
    }
  }
  return std::nullopt;
}

/// @return false after printing what is no day
bool read_dates(const CompareOptions& options, Date otherwise, ComparisonAxes& axes) {
  std::vector<std::string> days = options.dates;
  const std::string stated = given(options, "entry_date", "");
  if (days.empty() && !stated.empty()) {
    days.push_back(stated);
  }
  for (const std::string& text : days) {
    const auto day = day_of(options.dates.empty() ? "--entry-date" : "--dates", text);
    if (!day) {
      return false;
    }
    axes.dates.push_back(*day);
  }
  if (axes.dates.empty()) {
    axes.dates.push_back(otherwise);
  }
  const bool listed =
      std::find(axes.dates.begin(), axes.dates.end(), otherwise) != axes.dates.end();
  if (!options.dates.empty() && !options.common.date.empty() && !listed) {
    print(does_nothing("--date", "--dates", to_string(otherwise)));
    return false;
  }
  return true;
}

/// The day since which somebody gained, no later than the days compared; prints what is wrong.
bool read_since(const CompareOptions& options, ComparisonAxes& axes) {
  if (options.since.empty()) {
    return true;
  }
  axes.since = day_of("--since", options.since);
  if (!axes.since) {
    return false;
  }
  const Date first = *std::min_element(axes.dates.begin(), axes.dates.end());
  if (*axes.since > first) {
    print(
        usage("--since " + to_string(*axes.since) + " is after the entry date, " + to_string(first),
              "give an earlier --since, or a later date of entry"));
    return false;
  }
  return true;
}

/// Codes for single destinations; prints what is wrong.
bool read_codes(const CompareOptions& options, Session& session, ComparisonAxes& axes) {
  for (const std::string& text : options.hs_for) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      print(usage("--hs-for '" + text + "' is not DESTINATION=CODE",
                  "write --hs-for " + axes.destinations.back() + "=CODE"));
      return false;
    }
    axes.hs_for[destination_of(session, text.substr(0, equals))] =
        trim_blanks(std::string_view(text).substr(equals + 1));
  }
  return true;
}

/// The axes with their defaults, all but the laws; prints what is wrong.
bool read_axes(const CompareOptions& options, Session& session, ComparisonAxes& axes) {
  if (const auto fault = one_and_several(options)) {
    print(*fault);
    return false;
  }
  const EntryDefaults& defaults = session.reader().defaults();
  for (const std::string& origin : options.origins) {
    axes.origins.push_back(upper(origin));
  }
  if (axes.origins.empty()) {
    axes.origins.push_back(upper(given(options, "origin", defaults.origin)));
  }
  for (const std::string& destination : options.destinations) {
    axes.destinations.push_back(destination_of(session, destination));
  }
  if (axes.destinations.empty()) {
    axes.destinations.push_back(
        destination_of(session, given(options, "destination", defaults.destination)));
  }
  return read_dates(options, defaults.date, axes) && read_since(options, axes) &&
         read_codes(options, session, axes);
}

/// The law as it is (with --scenario, as that has it) and one variant per --scenarios.
/// @return kDone, or the exit code after a message
Exit read_laws(const CompareOptions& options, Session& session, std::deque<Variant>& variants,
               ComparisonAxes& axes) {
  const EntryDefaults& defaults = session.reader().defaults();
  axes.laws.push_back({defaults.scenario, &session.book(), &session.reader()});
  for (const std::string& file : options.scenarios) {
    std::vector<std::string> files = options.common.scenarios;
    files.push_back(file);
    Exit failed = kDone;
    Variant& variant = variants.emplace_back();
    variant.book =
        amended_book(session.laws(), options.common.overlays, files, options.common.quiet, failed);
    if (variant.book == nullptr) {
      return failed;
    }
    EntryDefaults own = defaults;
    variant.book->suppose(own);
    variant.reader.emplace(variant.book->book, std::move(own));
    axes.laws.push_back({variant.book->scenario.empty() ? file : variant.book->scenario,
                         &variant.book->book, &*variant.reader});
  }
  return kDone;
}

/// What is wrong with the cells; what is wrong with the line itself is wrong in all of them.
void print_once(const SideBySide& comparison) {
  std::vector<std::string> said;
  for (const ComparisonCell& cell : comparison.cells) {
    for (const Error& error : cell.errors) {
      std::string text = to_text(error);
      if (std::find(said.begin(), said.end(), text) == said.end()) {
        std::fputs(text.c_str(), stderr);
        said.push_back(std::move(text));
      }
    }
  }
}

/// Facts of the line that none of several destinations asks for; of one, its cells say so.
void say_unasked(const CompareOptions& options, const ComparisonAxes& axes, Session& session) {
  for (const RawField& field : options.line.fields()) {
    bool fact = false;
    bool asked = false;
    for (const std::string& destination : axes.destinations) {
      const Schedule* law = session.book().schedule(destination);
      const FactIndex found = law == nullptr ? kNoFact : law->find_fact(field.name);
      fact = fact || found != kNoFact;
      asked = asked || (found != kNoFact && law->asked.test(found));
    }
    if (fact && !asked) {
      say("warning: no law of these destinations asks for " + std::string(field.name) +
          "; it changes nothing");
    }
  }
}

int compare_lines(const CompareOptions& options) {
  if (const auto fault = clashing_files(options.scenarios, options.common.output)) {
    return failed_with(*fault);
  }
  Exit failed = kDone;
  CommonOptions common = options.common;
  common.single = options.destinations.size() < 2;
  Session session(common, failed);
  if (failed != kDone) {
    return failed;
  }
  ComparisonAxes axes;
  std::deque<Variant> variants;
  if (!read_axes(options, session, axes)) {
    return kUsage;
  }
  failed = read_laws(options, session, variants, axes);
  if (failed != kDone) {
    return failed;
  }
  if (!common.single && !common.quiet) {
    say_unasked(options, axes, session);
  }
  const SideBySide comparison = compare(options.line.fields(), std::move(axes));
  const Format format = options.common.format;
  const std::size_t count = comparison.cells.size();
  std::size_t rejected = 0;
  std::size_t ranges = 0;
  bool open = false;  // any figure shown, those of the earlier day too
  for (const ComparisonCell& cell : comparison.cells) {
    const bool wrong = !cell.errors.empty();
    rejected += wrong ? 1U : 0U;
    ranges += wrong || cell.priced.assessment.exact() ? 0U : 1U;
    open = open || is_range(cell);
  }
  const auto say_counts = [&] {
    if (!options.common.quiet && rejected > 0) {
      say(detail::counts_text("line", {count - rejected, ranges, rejected}));
    }
  };
  if (rejected == count && format == Format::text) {
    print_once(comparison);
    print(Error{ErrorCode::usage, "nothing could be priced"});
    say_counts();
    return kUsage;
  }
  const Exit written = session.write(format == Format::json    ? comparison_json(comparison)
                                     : format == Format::jsonl ? comparison_jsonl(comparison)
                                     : format == Format::csv   ? comparison_csv(comparison)
                                                               : comparison_text(comparison));
  if (written != kDone) {
    return written;
  }
  if (!options.common.quiet && format != Format::text) {
    print_once(comparison);
  }
  say_counts();
  if (rejected == count) {
    return kUsage;
  }
  return rejected > 0 ? kSomeRejected : options.common.strict && open ? kRangeUnderStrict : kDone;
}

}  // namespace

Action add_compare(CLI::App& program, Words words) {
  auto options = std::make_shared<CompareOptions>();
  CLI::App* command = program.add_subcommand(
      "compare", "one product over origins, destinations, dates or scenarios, side by side");
  add_common(*command, options->common, {Format::text, Format::json, Format::jsonl, Format::csv});
  add_defaults(*command, options->common);
  add_scenario(*command, options->common);
  options->line.add_to(*command, words);
  const auto list = [&](const char* flag, std::vector<std::string>& into, const char* what) {
    command->add_option(flag, into, what)
        ->delimiter(',')
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  };
  list("--origins", options->origins, "origins, with commas between them");
  list("--destinations", options->destinations, "destinations, with commas between them");
  list("--dates", options->dates, "entry dates, with commas between them");
  list("--scenarios", options->scenarios, "scenario files, each compared with the law as it is");
  command->add_option("--hs-for", options->hs_for,
                      "DESTINATION=CODE where the tariff of a destination has another code");
  command->add_option("--since", options->since, "who gained on the first origin since this day");
  return line_action(options, compare_lines);
}

}  // namespace tarex::cli
