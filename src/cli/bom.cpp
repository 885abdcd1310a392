#include <CLI/CLI.hpp>
#include <memory>

#include "cli/bom_command.hpp"
#include "cli/clashing_files.hpp"
#include "cli/commands.hpp"
#include "cli/mapping_files.hpp"
#include "cli/session.hpp"
#include "cli/usage_errors.hpp"
#include "report/counts.hpp"
#include "text/tidy.hpp"

namespace tarex::cli {
namespace {

struct BomArguments {
  CommonOptions common;
  std::vector<std::string> files;
  std::string baseline;
  std::string baseline_bom;
  std::string valuation = "residual";
  std::string price = "follows";
  std::string absorb;
  std::string encoding = "auto";
  std::string csv_for;
  std::vector<std::string> columns;
  std::vector<std::string> materials;
  bool worksheet = false;
  bool summary = false;
  bool all = false;
};

/// The part of an increase: `40%`. A bare number below 1 may be a fraction or a percentage.
std::optional<Rate> read_share(const std::string& given) {
  std::string scratch;
  std::string_view number = tidy(given, scratch);
  const bool percent = number.ends_with('%');
  number = percent ? trim_blanks(number.substr(0, number.size() - 1)) : number;
  const auto share = parse_percent(std::string(number) + "%");
  if (!share || *share > Rate::from_ppb(kRateOne)) {
    print(usage("--absorb '" + given + "' is not a share",
                "write the part of the increase that the seller takes, 0% to 100%"));
    return std::nullopt;
  }
  if (!percent && share->ppb() > 0 && share->ppb() < kRateOne / 100) {
    print(usage("--absorb '" + given + "' can be a fraction or a percentage",
                "write " + decimal_text(share->ppb() * 10) + "% or " + std::string(number) + "%"));
    return std::nullopt;
  }
  return share;
}

/// The options as the run wants them. @return kDone, or the exit code after a message
Exit read_options(const BomArguments& arguments, const EntryDefaults& defaults, BomOptions& out) {
  out.files = arguments.files;
  out.baseline_bom = arguments.baseline_bom;
  out.format = arguments.common.format;
  out.view = arguments.worksheet ? BomView::worksheet
             : arguments.summary ? BomView::summary
                                 : BomView::product;
  out.terms.valuation =
      arguments.valuation == "component" ? ContentValuation::component : ContentValuation::residual;
  out.csv.for_spreadsheet = arguments.csv_for == "excel";
  if (out.csv.for_spreadsheet && out.format != Format::csv) {
    print(usage("--csv-for does nothing without --format csv", "only a CSV is for a spreadsheet"));
    return kUsage;
  }
  out.shown.all = arguments.all;
  out.shown.query.price_rule = arguments.price == "stays" ? PriceRule::stays : PriceRule::follows;
  out.shown.query.changes = out.format != Format::csv;  // a flat row has no place for them
  out.quiet = arguments.common.quiet;
  out.reading.encoding = parse_encoding(arguments.encoding).value_or(Encoding::automatic);
  out.reading.vocabulary.fx = defaults.fx;
  out.reading.vocabulary.edits = defaults.edits;
  if (!arguments.baseline.empty()) {
    const auto day = day_of("--baseline", arguments.baseline);
    if (!day) {
      return kUsage;
    }
    out.terms.baseline = *day;
  }
  if (!arguments.absorb.empty()) {
    const auto share = read_share(arguments.absorb);
    if (!share) {
      return kUsage;
    }
    out.shown.query.absorbed = share;
  }
  std::vector<std::string> files;
  auto fault = read_mapping("--columns", arguments.columns, out.reading.columns, files);
  if (!fault) {
    fault =
        read_mapping("--materials", arguments.materials, out.reading.vocabulary.materials, files);
  }
  return fault ? failed_with(*fault) : kDone;
}

int bom(const BomArguments& arguments) {
  Exit failed = kDone;
  Session session(arguments.common, failed);
  if (failed != kDone) {
    return failed;
  }
  BomOptions options;
  failed = read_options(arguments, session.reader().defaults(), options);
  if (failed != kDone) {
    return failed;
  }
  std::vector<std::string> inputs = arguments.files;
  if (!arguments.baseline_bom.empty()) {
    inputs.push_back(arguments.baseline_bom);
  }
  if (const auto fault = clashing_files(inputs, arguments.common.output)) {
    return failed_with(*fault);
  }
  auto output = OutputFile::open(arguments.common.output);
  if (!output) {
    print(output.error());
    return kInputOutput;
  }
  const BomRun run = run_bom(options, session.book(), session.reader(), output.value());
  print(run.fatal);
  if (!run.fatal.empty()) {
    return run.fatal.front().code == ErrorCode::io ? kInputOutput : kUsage;
  }
  if (run.output_failed) {
    return kInputOutput;
  }
  if (const auto fault = output.value().commit()) {
    if (!output.value().broken_pipe()) {
      print(*fault);
    }
    return kInputOutput;
  }
  if (!arguments.common.quiet) {
    const BomSummary& counts = run.summary;
    say(detail::counts_text("product", {counts.scored, counts.ranges, counts.rejected}));
    if (counts.neutralised > 0) {
      say(detail::counted(counts.neutralised, "cell") + " neutralised");
    }
    if (counts.unsaid > 0) {
      say("warnings of " + detail::counted(counts.unsaid, "product") +
          " not shown: without --summary each says its own");
    }
    if (counts.rejected_before > 0) {
      say("baseline bill: " + detail::counted(counts.rejected_before, "product") + " rejected");
    }
    if (counts.only_before > 0) {
      say("baseline bill: " + detail::counted(counts.only_before, "product") +
          " not compared: the bill has no such product");
    }
  }
  if (run.summary.rejected > 0) {
    return run.summary.scored == 0 && run.flag_fault ? kUsage : kSomeRejected;
  }
  return run.summary.rejected_before > 0                     ? kSomeRejected
         : arguments.common.strict && run.summary.ranges > 0 ? kRangeUnderStrict
                                                             : kDone;
}

}  // namespace

Action add_bom(CLI::App& program, Words) {
  auto arguments = std::make_shared<BomArguments>();
  CLI::App* command = program.add_subcommand(
      "bom", "bills of materials: landed cost per product, against a baseline");
  add_common(*command, arguments->common, {Format::text, Format::json, Format::jsonl, Format::csv});
  add_defaults(*command, arguments->common);
  add_scenario(*command, arguments->common);
  command->add_option("files", arguments->files, "JSON or CSV bills; - is stdin")->required();
  command->add_option("--baseline", arguments->baseline,
                      "day to compare with (default: the one that the law names)");
  command->add_option("--baseline-bom", arguments->baseline_bom,
                      "bills to compare with, product by sku; on --baseline or the same day");
  command
      ->add_option("--valuation", arguments->valuation,
                   "residual|component: how metal content is valued")
      ->check(CLI::IsMember({"residual", "component"}));
  auto* worksheet = command->add_flag("--worksheet", arguments->worksheet,
                                      "the metal content alone, as an importer's broker asks");
  command
      ->add_flag("--summary", arguments->summary, "one row per product, the dearest change first")
      ->excludes(worksheet);
  command->add_option("--absorb", arguments->absorb,
                      "part of the increase that the seller takes, e.g. 40%");
  command
      ->add_option("--price", arguments->price,
                   "follows|stays: what the price does when a component costs less")
      ->check(CLI::IsMember({"follows", "stays"}));
  command->add_option("--columns", arguments->columns,
                      "THEIRS=OURS,… or a file of such lines: what the file's headers mean");
  command->add_option("--materials", arguments->materials,
                      "THEIRS=OURS,…: what the file's words for materials mean");
  command
      ->add_option("--encoding", arguments->encoding,
                   "auto|utf-8|cp949|utf-16 (default auto: UTF-8, else CP949)")
      ->check(CLI::IsMember({"auto", "utf-8", "cp949", "utf-16"}));
  add_csv_for(*command, arguments->csv_for);
  command->add_flag("--all", arguments->all, "every component and change, not the dearest alone");
  return [arguments] { return bom(*arguments); };
}

}  // namespace tarex::cli
