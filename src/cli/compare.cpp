#include <CLI/CLI.hpp>
#include <deque>
#include <memory>

#include "cli/commands.hpp"
#include "cli/line_flags.hpp"
#include "cli/session.hpp"
#include "tarex/comparison_report.hpp"
#include "tarex/report.hpp"

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

Error usage(std::string message, std::string hint) {
  return Error{ErrorCode::usage, std::move(message), {}, std::move(hint)};
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

/// Days, codes and the defaults of the axes; prints what is wrong.
bool read_axes(const CompareOptions& options, const Session& session, ComparisonAxes& axes) {
  const EntryDefaults& defaults = session.reader().defaults();
  const auto given = [&](std::string_view column, const std::string& otherwise) {
    for (const RawField& field : options.line.fields()) {
      if (field.name == column) {
        return std::string(field.text);
      }
    }
    return otherwise;
  };
  for (const std::string& origin : options.origins) {
    axes.origins.push_back(upper(origin));
  }
  for (const std::string& destination : options.destinations) {
    axes.destinations.push_back(upper(destination));
  }
  if (axes.origins.empty()) {
    axes.origins.push_back(upper(given("origin", defaults.origin)));
  }
  if (axes.destinations.empty()) {
    axes.destinations.push_back(upper(given("destination", defaults.destination)));
  }
  std::vector<std::string> days = options.dates;
  const std::string stated = given("entry_date", "");
  if (days.empty() && !stated.empty()) {
    days.push_back(stated);
  }
  for (const std::string& text : days) {
    const auto day = parse_date(text);
    if (!day) {
      print(usage("--dates '" + text + "' is not a day", "write YYYY-MM-DD,YYYY-MM-DD"));
      return false;
    }
    axes.dates.push_back(*day);
  }
  if (axes.dates.empty()) {
    axes.dates.push_back(defaults.date);
  }
  if (!options.since.empty()) {
    axes.since = parse_date(options.since);
    if (!axes.since) {
      print(usage("--since '" + options.since + "' is not a day", "write YYYY-MM-DD"));
      return false;
    }
  }
  for (const std::string& text : options.hs_for) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      print(usage("--hs-for '" + text + "' is not DESTINATION=CODE",
                  "write --hs-for " + axes.destinations.back() + "=CODE"));
      return false;
    }
    axes.hs_for[upper(text.substr(0, equals))] = text.substr(equals + 1);
  }
  return true;
}

/// The law as it is (with --scenario, as that has it) and one variant per --scenarios.
bool read_laws(const CompareOptions& options, Session& session, std::deque<Variant>& variants,
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
      return false;
    }
    EntryDefaults own = defaults;
    own.scenario = variant.book->scenario;
    own.edits = variant.book->facts.edits;
    for (const auto& [currency, rate] : variant.book->facts.fx) {
      own.fx[currency] = rate;
    }
    variant.reader.emplace(variant.book->book, std::move(own));
    axes.laws.push_back({variant.book->scenario.empty() ? file : variant.book->scenario,
                         &variant.book->book, &*variant.reader});
  }
  return true;
}

int compare_lines(const CompareOptions& options) {
  Exit failed = kDone;
  Session session(options.common, failed);
  if (failed != kDone) {
    return failed;
  }
  ComparisonAxes axes;
  std::deque<Variant> variants;
  if (!read_axes(options, session, axes) || !read_laws(options, session, variants, axes)) {
    return kUsage;
  }
  const SideBySide comparison = compare(options.line.fields(), std::move(axes));
  const std::string& format = options.common.format;
  const Exit written = session.write(format == "json"    ? comparison_json(comparison)
                                     : format == "jsonl" ? comparison_jsonl(comparison)
                                     : format == "csv"   ? comparison_csv(comparison)
                                                         : comparison_text(comparison));
  if (written != kDone) {
    return written;
  }
  bool open = false;
  std::size_t rejected = 0;
  for (const ComparisonCell& cell : comparison.cells) {
    rejected += cell.errors.empty() ? 0U : 1U;
    open =
        open || (cell.errors.empty() && !totals_of(cell.priced.line, cell.priced.assessment).exact);
    if (!options.common.quiet && format != "text") {
      print(cell.errors);
    }
  }
  if (rejected == comparison.cells.size()) {
    return kUsage;
  }
  return rejected > 0 ? kSomeRejected : options.common.strict && open ? kRangeUnderStrict : kDone;
}

}  // namespace

Action add_compare(CLI::App& program, Words words) {
  auto options = std::make_shared<CompareOptions>();
  CLI::App* command = program.add_subcommand(
      "compare", "one product over origins, destinations, dates or scenarios, side by side");
  add_common(*command, options->common, {"text", "json", "jsonl", "csv"});
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
  return [options] { return compare_lines(*options); };
}

}  // namespace tarex::cli
