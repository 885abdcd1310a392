#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <set>
#include <tuple>

#include "bom/carried.hpp"
#include "bom/reader.hpp"
#include "cli/clashing_files.hpp"
#include "cli/commands.hpp"
#include "cli/score_messages.hpp"
#include "cli/session.hpp"
#include "cli/usage_errors.hpp"
#include "report/counts.hpp"
#include "tarex/sectors_report.hpp"
#include "text/json_reader.hpp"
#include "text/json_value.hpp"
#include "text/text_stream.hpp"

namespace tarex::cli {
namespace {

struct SectorsOptions {
  CommonOptions common;
  std::string file;
  std::vector<std::string> deal;
};

/// The text is one JSON object with a list of products.
bool holds_products(const std::string& text) {
  const Result<JsonValue> object = parse_json(text, "");
  const JsonValue* products = object && object.value().kind == JsonValue::Kind::object
                                  ? object.value().find("products")
                                  : nullptr;
  return products != nullptr && products->kind == JsonValue::Kind::array;
}

/// True for a bill of materials: JSON with products, whole or damaged, and no lines of objects.
bool is_bill(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos || text[first] != '{') {
    return false;
  }
  const Result<JsonValue> line = parse_json(text.substr(first, text.find('\n', first) - first), "");
  return line ? holds_products(text) : text.find("\"products\"") != std::string::npos;
}

/// The basket under one law; prints why not.
std::optional<Basket> price(const std::string& text, const std::string& file, LawBook& book,
                            const EntryReader& reader) {
  BasketSink sink;
  if (is_bill(text)) {
    BillOptions reading;
    reading.vocabulary.fx = reader.defaults().fx;
    reading.vocabulary.edits = reader.defaults().edits;
    auto bill = bill_of_text(text, file, reading, book);
    if (!bill) {
      print(bill.error());
      return std::nullopt;
    }
    sink.note_unread(detail::unread_names(bill.value()->unread()));
    BomTerms terms;
    terms.baseline = reader.defaults().date;
    BomAssessor assessor(book, reader, terms);
    BomProduct product;
    for (std::size_t row = 1; bill.value()->next(product); ++row) {
      BomAssessment assessment = assessor.assess(product);
      bill.value()->locate(assessment.errors);
      sink.product(row, product, assessment);
    }
  } else {
    TextStream stream = TextStream::over(text, file);
    const Result<BatchSummary> summary = score_stream(stream, {}, book, reader, sink);
    if (!summary) {
      print(summary.error());
      return std::nullopt;
    }
    sink.note_unread(summary.value().unread);
  }
  return sink.take();
}

/// True if a file of changes is standard input.
bool reads_input(const SectorsOptions& options) {
  for (const auto* files : {&options.common.overlays, &options.common.scenarios, &options.deal}) {
    if (std::find(files->begin(), files->end(), "-") != files->end()) {
      return true;
    }
  }
  return false;
}

/// The basket under the supposed deal; prints why not.
std::optional<Basket> price_deal(const SectorsOptions& options, const std::string& text,
                                 Session& session, Exit& failed) {
  std::vector<std::string> files = options.common.scenarios;
  files.insert(files.end(), options.deal.begin(), options.deal.end());
  const auto book =
      amended_book(session.laws(), options.common.overlays, files, options.common.quiet, failed);
  if (book == nullptr) {
    return std::nullopt;
  }
  EntryDefaults defaults = session.reader().defaults();
  book->suppose(defaults);
  if (defaults.scenario.empty()) {
    defaults.scenario = options.deal.back();
  }
  const EntryReader reader(book->book, std::move(defaults));
  auto deal = price(text, options.file, book->book, reader);
  if (!deal) {
    failed = kUsage;
    return std::nullopt;
  }
  // The law it was priced under ends here; only figures are kept.
  deal->schedule = nullptr;
  deal->schedules.clear();
  return deal;
}

void print_faults(const Errors& errors, const std::string& file) {
  for (Error error : errors) {
    error.where.file = error.where.file.empty() ? file : error.where.file;
    print(error);
  }
}

/// What is wrong with products under the deal alone.
Errors faults_of_deal(const Basket& basket, const Basket& deal) {
  const auto key = [](const Error& error) {
    return std::tuple(error.where.line, error.where.column, error.message);
  };
  std::set<std::tuple<int, int, std::string>> known;
  for (const Error& error : basket.errors) {
    known.insert(key(error));
  }
  Errors out;
  for (Error error : deal.errors) {
    if (known.count(key(error)) == 0) {
      error.message = "under \"" + deal.scenario + "\": " + error.message;
      out.push_back(std::move(error));
    }
  }
  return out;
}

/// How many products there are, and under the deal where that is another number.
void say_counts(const Basket& basket, const Basket* deal) {
  const auto counts = [](const Basket& of) {
    return detail::counts_text("product", {of.lines.size(), of.ranges(), of.rejected});
  };
  say(counts(basket));
  if (deal != nullptr && counts(*deal) != counts(basket)) {
    say("under \"" + deal->scenario + "\": " + counts(*deal));
  }
}

int sectors(const SectorsOptions& options) {
  if (options.file == "-" && reads_input(options)) {
    return failed_with(usage("standard input cannot be both the basket and a file of changes",
                             "write one of them to a file"));
  }
  std::vector<std::string> read = options.deal;
  read.push_back(options.file);
  if (const auto fault = clashing_files(read, options.common.output)) {
    return failed_with(*fault);
  }
  Exit failed = kDone;
  Session session(options.common, failed);
  if (failed != kDone) {
    return failed;
  }
  const auto text = read_text(options.file, failed);
  if (!text) {
    return failed;
  }
  const auto basket = price(*text, options.file, session.book(), session.reader());
  if (!basket) {
    return kUsage;
  }
  print_faults(basket->errors, options.file);
  std::optional<Basket> deal;
  if (!options.deal.empty()) {
    deal = price_deal(options, *text, session, failed);
    if (!deal) {
      return failed;
    }
    print_faults(faults_of_deal(*basket, *deal), options.file);
  }
  const Basket* beside = deal ? &*deal : nullptr;
  const Format format = options.common.format;
  const Exit written = session.write(format == Format::json    ? sectors_json(*basket, beside)
                                     : format == Format::jsonl ? sectors_jsonl(*basket, beside)
                                     : format == Format::csv   ? sectors_csv(*basket, beside)
                                                               : sectors_text(*basket, beside));
  if (written != kDone) {
    return written;
  }
  if (basket->lines.empty() && basket->rejected > 0) {
    print(Error{ErrorCode::usage, "no product of the basket could be priced"});
  }
  if (!options.common.quiet) {
    if (basket->lines.empty() && basket->rejected == 0) {
      say(options.file + ": note: there are no products in it");
    }
    say_unread(options.file, basket->unread, false);
    if (format == Format::csv || format == Format::jsonl) {
      say_warnings(sectors_warnings(*basket, beside));
    }
    if (basket->origins_taken > 0) {
      say("taken where a product names no origin: " + session.reader().defaults().origin);
    }
    say_counts(*basket, beside);
  }
  const auto of_both = [&](auto figure) { return figure(*basket) + (deal ? figure(*deal) : 0U); };
  const auto rejected = of_both([](const Basket& of) { return of.rejected; });
  const auto ranges = of_both([](const Basket& of) { return of.ranges(); });
  return rejected > 0                          ? kSomeRejected
         : options.common.strict && ranges > 0 ? kRangeUnderStrict
                                               : kDone;
}

}  // namespace

Action add_sectors(CLI::App& program, Words) {
  auto options = std::make_shared<SectorsOptions>();
  CLI::App* command = program.add_subcommand(
      "sectors", "a basket of products by sector, and the cost of being outside a deal");
  add_common(*command, options->common, {Format::text, Format::json, Format::jsonl, Format::csv});
  add_defaults(*command, options->common);
  add_scenario(*command, options->common);
  command
      ->add_option("file", options->file,
                   "CSV, JSON lines or a bill of materials in JSON; - is stdin")
      ->required();
  command->add_option("--deal", options->deal,
                      "scenario that gives the goods outside a deal, repeatable");
  return [options] { return sectors(*options); };
}

}  // namespace tarex::cli
