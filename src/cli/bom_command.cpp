#include "cli/bom_command.hpp"

#include <algorithm>

#include "cost/bom_reader.hpp"
#include "report/json_text.hpp"
#include "tarex/report.hpp"
#include "text/encoding.hpp"
#include "text/output_file.hpp"

namespace tarex::cli {
namespace {

Result<Bill> load(const std::string& path, const LawBook& book) {
  Result<std::string> bytes = read_file(path);
  if (!bytes) {
    return bytes.error();
  }
  Result<DecodedText> text = decode_text(bytes.take());
  if (!text) {
    Error error = text.error();
    error.where.file = path;
    return error;
  }
  return read_bill(std::move(text.value().utf8), path, book);
}

class BomRunning {
 public:
  BomRunning(const BomOptions& options, LawBook& book, const EntryReader& reader, BomRun& run)
      : options_(options), book_(book), reader_(reader), run_(run) {
    for (const std::string& destination : book.destinations()) {
      for (Material& material : materials_of(*book.schedule(destination))) {
        if (std::find(materials_.begin(), materials_.end(), material.name) == materials_.end()) {
          materials_.push_back(std::move(material.name));
        }
      }
    }
  }

  void begin() {
    if (options_.format == BomFormat::json) {
      run_.output = "{\"products\":[";
    } else if (options_.format == BomFormat::csv) {
      append_bom_csv_header(run_.output, materials_);
    }
  }

  void file(const Bill& bill) {
    for (const BomProduct& product : bill.products) {
      BomAssessment assessment =
          assess_bom(product, book_, reader_, options_.baseline, options_.valuation);
      locate(assessment.errors, bill);
      count(assessment);
      render(product, assessment);
      run_.errors.insert(run_.errors.end(), assessment.errors.begin(), assessment.errors.end());
    }
  }

  void end() {
    if (options_.format == BomFormat::json) {
      run_.output += "],\"summary\":";
      detail::JsonObject summary(run_.output);
      summary.raw("products", std::to_string(run_.summary.products));
      summary.raw("scored", std::to_string(run_.summary.scored));
      summary.raw("ranges", std::to_string(run_.summary.ranges));
      summary.raw("rejected", std::to_string(run_.summary.rejected));
      summary.close();
      run_.output += ",\"law\":";
      append_law_json(run_.output, law());
      run_.output += "}\n";
    } else if (options_.format == BomFormat::text) {
      const Schedule& schedule = law();
      run_.output += "\nLaw of " + schedule.name + " verified through " +
                     to_string(schedule.verified_through) + " (" + schedule.sha256.substr(0, 8) +
                     ")\n";
    }
  }

 private:
  /// The law of the first product that could be priced, else of the default destination.
  [[nodiscard]] const Schedule& law() const {
    const Schedule* fallback = book_.schedule(reader_.defaults().destination);
    return law_ != nullptr       ? *law_
           : fallback != nullptr ? *fallback
                                 : *book_.schedule(book_.destinations().front());
  }

  void count(const BomAssessment& assessment) {
    ++run_.summary.products;
    if (!assessment.errors.empty()) {
      ++run_.summary.rejected;
      return;
    }
    ++run_.summary.scored;
    run_.summary.ranges += assessment.exact() ? 0U : 1U;
    law_ = law_ == nullptr ? assessment.today.line.schedule : law_;
  }

  void render(const BomProduct& product, const BomAssessment& assessment) {
    std::string& out = run_.output;
    const bool first = run_.summary.products == 1;
    switch (options_.format) {
      case BomFormat::text:
        out += (first ? "" : "\n") + bom_text(product, assessment);
        return;
      case BomFormat::json:
        out += first ? "" : ",";
        append_bom_json(out, product, assessment);
        return;
      case BomFormat::jsonl:
        append_bom_json(out, product, assessment);
        out += '\n';
        return;
      case BomFormat::csv:
        append_bom_csv_row(out, materials_, product, assessment);
        return;
    }
  }

  const BomOptions& options_;
  LawBook& book_;
  const EntryReader& reader_;
  BomRun& run_;
  std::vector<std::string> materials_;
  const Schedule* law_ = nullptr;
};

}  // namespace

BomRun run_bom(const BomOptions& options, LawBook& book, const EntryReader& reader) {
  BomRun run;
  const std::vector<std::string> destinations = book.destinations();
  const bool covered =
      std::any_of(destinations.begin(), destinations.end(), [&](const std::string& destination) {
        return book.schedule(destination)->covers_from <= options.baseline;
      });
  if (!covered) {
    run.fatal.push_back(Error{
        ErrorCode::usage,
        "--baseline " + to_string(options.baseline) + " is before the law inside begins",
        {},
        "the first day covered is " + to_string(book.schedule(destinations.front())->covers_from)});
    return run;
  }
  BomRunning running(options, book, reader, run);
  running.begin();
  for (const std::string& path : options.files) {
    const Result<Bill> bill = load(path, book);
    if (!bill) {
      run.fatal.push_back(bill.error());
      return run;
    }
    running.file(bill.value());
  }
  running.end();
  return run;
}

}  // namespace tarex::cli
