#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "cli/line_flags.hpp"
#include "cli/refused_line.hpp"
#include "cli/session.hpp"
#include "cli/sweep_command.hpp"
#include "cost/idle_facts.hpp"
#include "tarex/priced_line.hpp"
#include "tarex/report.hpp"

namespace tarex::cli {
namespace {

struct QuoteOptions {
  CommonOptions common;
  LineFlags line;
  SweepOptions sweep;
};

int quote(const QuoteOptions& options) {
  const std::vector<RawField> fields = options.line.fields();
  Exit failed = kDone;
  Session session(options.common, failed, options.line.destination());
  if (failed != kDone) {
    return failed;
  }
  if (!options.sweep.range.empty()) {
    return run_sweep(options.common, options.sweep, fields, session);
  }
  PricedLine priced;
  const Errors errors = price_line(fields, session.book(), session.reader(), priced);
  if (!errors.empty()) {
    return refuse_line(errors, fields, LineDays::one, session, options.common.format);
  }
  detail::warn_of_idle_facts(priced.line, session.book());
  const auto& [line, assessment, plan] = priced;
  std::string out;
  if (options.common.format == Format::text) {
    out = quote_text(line, assessment, *plan);
  } else if (options.common.format == Format::csv) {
    std::vector<std::string> columns;
    for (const EchoField& field : line.echo) {
      columns.push_back(field.name);
    }
    append_csv_header(out, columns);
    CsvRows(columns).append(out, line, assessment, *plan);
  } else {
    append_line_json(out, line, assessment, *plan);
    out += '\n';
  }
  const Exit written = session.write(out);
  const bool open = !assessment.exact();
  return written != kDone ? written : options.common.strict && open ? kRangeUnderStrict : kDone;
}

}  // namespace

Action add_quote(CLI::App& program, Words words) {
  auto options = std::make_shared<QuoteOptions>();
  CLI::App* command = program.add_subcommand(
      "quote", "one entry line: every duty and fee, and what would change it");
  add_common(*command, options->common, {Format::text, Format::json, Format::jsonl, Format::csv});
  add_defaults(*command, options->common);
  add_rounding(*command, options->common);
  add_scenario(*command, options->common);
  options->common.single = true;
  options->line.add_to(*command, words);
  CLI::Option* sweep = command->add_option("--sweep", options->sweep.range,
                                           "run one number through a range: COLUMN=FROM..TO/STEP");
  command
      ->add_option("--break-even", options->sweep.break_even,
                   "where a figure reaches a target: landed=12000, duty@2025-03-11, landed@CN")
      ->needs(sweep);
  return line_action(options, quote);
}

}  // namespace tarex::cli
