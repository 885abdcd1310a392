#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "rows/code_check.hpp"
#include "rows/field_text.hpp"
#include "rows/verified.hpp"
#include "tarex/lookup_report.hpp"

namespace tarex::cli {
namespace {

struct LookupOptions {
  CommonOptions common;
  std::string code;
  std::string origin = EntryDefaults().origin;
  std::string destination = EntryDefaults().destination;
};

int run_lookup(const LookupOptions& options) {
  Exit failed = kDone;
  Session session(options.common, failed, options.destination);
  if (failed != kDone) {
    return failed;
  }
  const Schedule* const schedule = session.law_of(options.destination);
  if (schedule == nullptr) {
    return kUsage;
  }
  const Result<detail::ReadCountry> origin = detail::read_country(options.origin, *schedule);
  if (!origin) {
    print(origin.error());
    return kUsage;
  }
  if (!origin.value().warning.empty() && !options.common.quiet) {
    say("note: " + origin.value().warning);
  }
  const Result<HsCode> code = detail::check_looked_up(options.code, *schedule);
  if (!code) {
    print(code.error());
    return kUsage;
  }
  const Date day = session.reader().defaults().date;
  if (const auto outside = detail::outside_law(*schedule, day)) {
    print(*outside);
    return kUsage;
  }
  const Lookup lookup = look_up(*schedule, code.value(), origin.value().country, day);
  const Format format = options.common.format;
  if ((format == Format::csv || format == Format::jsonl) &&
      !options.common.quiet) {  // rows have no place
    if (const std::string late = detail::past_verified(*schedule, day, "day"); !late.empty()) {
      say_warnings({late});
    }
  }
  return session.write(format == Format::json    ? lookup_json(lookup, *schedule)
                       : format == Format::jsonl ? lookup_jsonl(lookup, *schedule)
                       : format == Format::csv   ? lookup_csv(lookup, *schedule)
                                                 : lookup_text(lookup, *schedule));
}

}  // namespace

Action add_lookup(CLI::App& program, Words) {
  auto options = std::make_shared<LookupOptions>();
  CLI::App* command =
      program.add_subcommand("lookup", "every list and measure that names a code, with its dates");
  add_common(*command, options->common, {Format::text, Format::json, Format::jsonl, Format::csv});
  command->add_option("hs,--hs", options->code, "2, 4, 6, 8 or 10 digits")->required();
  command->add_option("--origin,--from", options->origin, "origin (default KR)");
  command->add_option("--destination,--to", options->destination, "destination (default US)");
  return [options] { return run_lookup(*options); };
}

}  // namespace tarex::cli
