#include <CLI/CLI.hpp>
#include <deque>
#include <memory>

#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "tarex/report.hpp"
#include "tarex/schedule_loader.hpp"

namespace tarex::cli {
namespace {

struct QuoteOptions {
  CommonOptions common;
  std::deque<std::pair<std::string, std::string>> columns;  ///< column -> value as given
};

int quote(const QuoteOptions& options) {
  Exit failed = kDone;
  Session session(options.common, failed);
  if (failed != kDone) {
    return failed;
  }
  std::vector<RawField> fields;
  for (const auto& [column, value] : options.columns) {
    if (!value.empty()) {
      fields.push_back({column, value, 0, 0});
    }
  }
  InputLine line;
  const Errors errors = session.reader().read(fields, line);
  if (!errors.empty()) {
    print(errors);
    return kUsage;
  }
  Workspace& workspace = session.book().workspace(*line.schedule);
  const Plan& plan = workspace.cache.plan_for(line.entry.date);
  LineAssessment assessment;
  assess_line(plan, line.entry, workspace, Detail::explained, assessment);
  std::string out;
  if (options.common.format == "text") {
    out = quote_text(line, assessment, plan);
  } else if (options.common.format == "csv") {
    std::vector<std::string> columns;
    for (const EchoField& field : line.echo) {
      columns.push_back(field.name);
    }
    append_csv_header(out, columns);
    append_csv_row(out, columns, line, assessment, plan);
  } else {
    append_line_json(out, line, assessment, plan);
    out += '\n';
  }
  const Exit written = session.write(out);
  const bool open = !totals_of(line, assessment).exact;
  return written != kDone ? written : options.common.strict && open ? kRangeUnderStrict : kDone;
}

}  // namespace

Action add_quote(CLI::App& program) {
  auto options = std::make_shared<QuoteOptions>();
  CLI::App* command = program.add_subcommand(
      "quote", "one entry line: every duty and fee, and what would change it");
  add_common(*command, options->common, {"text", "json", "jsonl", "csv"});
  add_scenario(*command, options->common);
  const auto add = [&](const std::string& flag, const std::string& column,
                       const std::string& what) {
    options->columns.emplace_back(column, "");
    return command->add_option(flag, options->columns.back().second, what);
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
  return [options] { return quote(*options); };
}

}  // namespace tarex::cli
