#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/bom_command.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace tarex::cli {
namespace {

struct BomArguments {
  CommonOptions common;
  std::vector<std::string> files;
  std::string baseline = "2025-03-11";
  std::string valuation = "residual";
};

BomFormat format_of(const std::string& word) {
  return word == "json"    ? BomFormat::json
         : word == "jsonl" ? BomFormat::jsonl
         : word == "csv"   ? BomFormat::csv
                           : BomFormat::text;
}

int bom(const BomArguments& arguments) {
  Exit failed = kDone;
  Session session(arguments.common, failed);
  if (failed != kDone) {
    return failed;
  }
  BomOptions options;
  options.files = arguments.files;
  options.format = format_of(arguments.common.format);
  options.valuation =
      arguments.valuation == "component" ? ContentValuation::component : ContentValuation::residual;
  const auto baseline = parse_date(arguments.baseline);
  if (!baseline) {
    print(Error{ErrorCode::usage,
                "--baseline '" + arguments.baseline + "' is not a day",
                {},
                "write YYYY-MM-DD"});
    return kUsage;
  }
  options.baseline = *baseline;
  const BomRun run = run_bom(options, session.book(), session.reader());
  print(run.fatal);
  if (!run.fatal.empty()) {
    return run.fatal.front().code == ErrorCode::io ? kInputOutput : kUsage;
  }
  print(run.errors);
  const Exit written = session.write(run.output);
  if (written != kDone) {
    return written;
  }
  if (!arguments.common.quiet) {
    std::fputs(bom_counts(run.summary).c_str(), stderr);
  }
  if (run.summary.rejected > 0) {
    return kSomeRejected;
  }
  return arguments.common.strict && run.summary.ranges > 0 ? kRangeUnderStrict : kDone;
}

}  // namespace

Action add_bom(CLI::App& program) {
  auto arguments = std::make_shared<BomArguments>();
  CLI::App* command = program.add_subcommand(
      "bom", "bills of materials: landed cost per product, against a baseline");
  add_common(*command, arguments->common, {"text", "json", "jsonl", "csv"});
  command->add_option("files", arguments->files, "JSON or CSV bills; - is stdin")->required();
  command->add_option("--baseline", arguments->baseline,
                      "day to compare with (default 2025-03-11)");
  command
      ->add_option("--valuation", arguments->valuation,
                   "residual|component: how metal content is valued")
      ->check(CLI::IsMember({"residual", "component"}));
  return [arguments] { return bom(*arguments); };
}

}  // namespace tarex::cli
