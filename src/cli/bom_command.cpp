#include "cli/bom_command.hpp"

#include <algorithm>
#include <utility>

#include "cli/baseline_bills.hpp"
#include "cli/bom_messages.hpp"
#include "cli/session.hpp"
#include "cli/usage_errors.hpp"
#include "report/bom_catalogue.hpp"
#include "report/counts.hpp"
#include "report/notes.hpp"
#include "rows/verified.hpp"
#include "tarex/report.hpp"

namespace tarex::cli {
namespace {

constexpr std::size_t kBlock = 64 * 1024;
constexpr std::size_t kMostInSummary = 25;  ///< rows of the table that people read

class BomRunning {
 public:
  BomRunning(const BomOptions& options, LawBook& book, const EntryReader& reader,
             OutputFile& output, BomRun& run)
      : options_(options),
        book_(book),
        reader_(reader),
        assessor_(book, reader, options.terms),
        output_(output),
        run_(run),
        messages_(run, options.quiet),
        columns_{detail::material_names(book), {}, reader.defaults().scenario},
        baseline_(options, book),
        catalogue_(reader.defaults()) {}

  void run() {
    if (!options_.baseline_bom.empty() && !baseline_.read(run_, messages_)) {
      return;
    }
    bool begun = false;
    for (const std::string& path : options_.files) {
      auto bill = open_bill(path, options_.reading, book_);
      if (!bill) {
        run_.fatal.push_back(bill.error());
        return;
      }
      if (!std::exchange(begun, true)) {
        begin(*bill.value());
      }
      messages_.say_notes(path, *bill.value(), carried_there());
      const std::size_t before = run_.summary.products;
      file(*bill.value());
      messages_.say_lost(path);
      if (run_.summary.products == before) {
        cli::say(path + ": warning: there is no product in it");
      }
      if (const auto failure = bill.value()->failure()) {
        run_.fatal.push_back(*failure);
        return;
      }
      if (run_.output_failed) {
        return;
      }
    }
    if (!options_.baseline_bom.empty()) {
      baseline_.finish(assessor_, run_, messages_);
    }
    messages_.say_idle_rates(reader_.defaults().edits);
    end();
    flush(1);
    run_.summary.neutralised = csv_.neutralised;
    run_.summary.unsaid = catalogue_.unsaid();
  }

 private:
  [[nodiscard]] BomAssessment assess(const BomProduct& product) {
    if (options_.baseline_bom.empty()) {
      return assessor_.assess(product);
    }
    return baseline_.assess(product, assessor_, run_, messages_);
  }

  /// Which columns that mean nothing the output has a place for.
  [[nodiscard]] detail::CarriedThere carried_there() const {
    const bool table = options_.format == Format::csv;
    const bool any = options_.format != Format::text && options_.view != BomView::summary;
    return {any, any && !table && options_.view == BomView::product,
            table ? &columns_.carried : nullptr};
  }

  /// @param first  whose columns a table has
  void begin(const BillReader& first) {
    if (options_.view == BomView::summary) {
      return;
    }
    if (options_.format == Format::json) {
      buffer_ = "{\"products\":[";
    } else if (options_.format == Format::csv) {
      columns_.carried = detail::carried_of_products(first.unread());
      options_.view == BomView::worksheet ? append_worksheet_csv_header(csv_, columns_)
                                          : append_bom_csv_header(csv_, columns_);
    }
  }

  void file(BillReader& bill) {
    BomProduct product;
    while (bill.next(product) && !run_.output_failed) {
      BomAssessment assessment = assess(product);
      bill.locate(assessment.errors);
      messages_.say(assessment.errors);
      messages_.look_at_currencies(product,
                                   assessment.errors.empty() ? &assessment.today.line : nullptr);
      count(assessment);
      render(product, assessment);
      flush(kBlock);
    }
  }

  void count(const BomAssessment& assessment) {
    ++run_.summary.products;
    if (!assessment.errors.empty()) {
      ++run_.summary.rejected;
      return;
    }
    ++run_.summary.scored;
    run_.summary.ranges += assessment.exact() ? 0U : 1U;
    const Schedule* law = assessment.today.line.schedule;
    if (std::find(laws_.begin(), laws_.end(), law) == laws_.end()) {
      // That of the default destination stands first.
      const bool own = law == book_.schedule(reader_.defaults().destination);
      laws_.insert(own ? laws_.begin() : laws_.end(), law);
    }
  }

  void render(const BomProduct& product, const BomAssessment& assessment) {
    switch (options_.view) {
      case BomView::product:
        return render_product(product, assessment);
      case BomView::worksheet:
        return render_worksheet(product, assessment);
      case BomView::summary:
        catalogue_.add(product, assessment);
        return;
    }
  }

  /// What stands between two products.
  void separate() {
    if (run_.summary.products == 1) {
      return;
    }
    buffer_ += options_.format == Format::json ? "," : options_.format == Format::text ? "\n" : "";
  }

  void render_product(const BomProduct& product, const BomAssessment& assessment) {
    const BomAnalysis analysis = assessment.errors.empty()
                                     ? analyse(assessment, book_, options_.shown.query)
                                     : BomAnalysis{};
    separate();
    switch (options_.format) {
      case Format::automatic:  // of score alone
      case Format::text:
        buffer_ += bom_text(product, assessment, analysis, options_.shown);
        return;
      case Format::json:
      case Format::jsonl:
        append_bom_json(buffer_, product, assessment, analysis);
        messages_.look_for_lost(product, assessment);
        buffer_ += options_.format == Format::jsonl ? "\n" : "";
        return;
      case Format::csv:
        append_bom_csv_row(csv_, columns_, product, assessment, analysis);
        return;
    }
  }

  void render_worksheet(const BomProduct& product, const BomAssessment& assessment) {
    const Worksheet worksheet = assessment.errors.empty()
                                    ? worksheet_of(assessment, book_, options_.shown.query.step_kg)
                                    : Worksheet{};
    separate();
    switch (options_.format) {
      case Format::automatic:  // of score alone
      case Format::text:
        buffer_ += worksheet_text(product, assessment, worksheet);
        return;
      case Format::json:
      case Format::jsonl:
        append_worksheet_json(buffer_, product, assessment, worksheet);
        buffer_ += options_.format == Format::jsonl ? "\n" : "";
        return;
      case Format::csv:
        append_worksheet_csv_rows(csv_, columns_, product, assessment, worksheet);
        return;
    }
  }

  void end() {
    if (options_.view == BomView::summary) {
      write_summary();
      if (catalogue_.failure()) {
        run_.fatal.push_back(*catalogue_.failure());
        return;
      }
    }
    if (options_.format == Format::json) {
      const BomSummary& counts = run_.summary;
      // Of a summary the document has the warnings, else each product.
      buffer_ += detail::document_end(
          "products", {counts.scored, counts.ranges, counts.rejected, counts.rejected_before},
          laws(), options_.view == BomView::summary ? &catalogue_.warnings() : nullptr);
    } else if (options_.format == Format::text) {
      buffer_ += "\n";
      for (const Schedule* schedule : laws()) {
        buffer_ += detail::law_text(*schedule) + "\n";
      }
    }
  }

  void write_summary() {
    const auto written = [this] { flush(kBlock); };
    catalogue_.sort();
    switch (options_.format) {
      case Format::automatic:  // of score alone
      case Format::text:
        buffer_ += catalogue_.text(options_.shown.all ? 0 : kMostInSummary);
        return;
      case Format::json:
        buffer_ += "{\"products\":[";
        catalogue_.append_json(buffer_, false, written);
        return;
      case Format::jsonl:
        catalogue_.append_json(buffer_, true, written);
        break;
      case Format::csv:
        catalogue_.append_csv(csv_, written);
        break;
    }
    if (!options_.quiet) {  // rows have no place
      say_warnings(catalogue_.warnings());
    }
  }

  /// The laws of the products that could be priced, else that of the default destination.
  [[nodiscard]] std::vector<const Schedule*> laws() const {
    if (!laws_.empty()) {
      return laws_;
    }
    const Schedule* fallback = book_.schedule(reader_.defaults().destination);
    return {fallback != nullptr ? fallback : book_.schedule(book_.destinations().front())};
  }

  void flush(std::size_t at_least) {
    if (buffer_.size() < at_least || run_.output_failed) {
      return;
    }
    if (const auto fault = output_.write(buffer_)) {
      run_.output_failed = true;
      if (!output_.broken_pipe()) {
        print(*fault);
      }
    }
    buffer_.clear();
  }

  const BomOptions& options_;
  LawBook& book_;
  const EntryReader& reader_;
  BomAssessor assessor_;
  OutputFile& output_;
  BomRun& run_;
  BomMessages messages_;
  BomColumns columns_;  ///< of a table
  BaselineBills baseline_;
  std::string buffer_;
  CsvText csv_{buffer_, options_.csv};
  BomCatalogue catalogue_;
  std::vector<const Schedule*> laws_;  ///< of the products that could be priced, each once
};

/// Why no law can be asked about the day that all bills are compared with; nothing if one can.
std::optional<Error> uncovered_baseline(Date baseline, const LawBook& book,
                                        const EntryReader& reader) {
  const std::vector<std::string> destinations = book.destinations();
  const auto covers = [&](const std::string& destination) {
    return book.schedule(destination)->covers_from <= baseline;
  };
  const auto is_beyond = [&](const std::string& destination) {
    return covers(destination) &&
           detail::outside_law(*book.schedule(destination), baseline).has_value();
  };
  if (std::all_of(destinations.begin(), destinations.end(), is_beyond)) {
    const auto why = detail::outside_law(*book.schedule(reader.defaults().destination), baseline);
    return why ? usage("--baseline " + why->message, why->hint)
               : usage("--baseline " + to_string(baseline) + " is after the law inside ends",
                       "give an earlier day");
  }
  if (std::any_of(destinations.begin(), destinations.end(), covers)) {
    return std::nullopt;
  }
  std::string first;
  for (const std::string& destination : destinations) {
    first += (first.empty() ? "" : ", ") + to_string(book.schedule(destination)->covers_from) +
             (destinations.size() == 1 ? "" : " for " + destination);
  }
  return usage("--baseline " + to_string(baseline) + " is before the law inside begins",
               "the first day covered is " + first);
}

}  // namespace

BomRun run_bom(const BomOptions& options, LawBook& book, const EntryReader& reader,
               OutputFile& output) {
  BomRun run;
  const auto fault = options.terms.baseline
                         ? uncovered_baseline(*options.terms.baseline, book, reader)
                         : std::nullopt;
  if (fault) {
    run.fatal.push_back(*fault);
    return run;
  }
  BomRunning(options, book, reader, output, run).run();
  return run;
}

}  // namespace tarex::cli
