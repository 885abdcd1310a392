#include "cli/score_writers.hpp"

#include <new>
#include <utility>

#include "report/duty_csv.hpp"
#include "report/line_json.hpp"
#include "tarex/report.hpp"

namespace tarex::cli {
namespace {

/// The laws that the lines of one writer were scored under.
class MetLaws {
 public:
  explicit MetLaws(ScoreTotals& totals) : totals_(totals) {}
  MetLaws(const MetLaws&) = delete;
  MetLaws& operator=(const MetLaws&) = delete;
  ~MetLaws() {
    const std::lock_guard lock(totals_.adding);
    totals_.laws.merge(met_);
  }
  void meet(const Schedule& law) {
    if (last_ != &law) {
      last_ = &law;
      met_.insert(law.jurisdiction);
    }
  }

 private:
  const Schedule* last_ = nullptr;
  LawsMet met_;
  ScoreTotals& totals_;
};

class CsvLines : public LineWriter {
 public:
  CsvLines(std::vector<std::string> columns, CsvStyle style, const std::vector<std::string>& cells,
           TakenCells taken, ScoreTotals& totals)
      : rows_(std::move(columns), style, &cells),
        taken_(std::move(taken)),
        met_(totals),
        totals_(totals) {}
  ~CsvLines() override {
    totals_.neutralised += rows_.neutralised();
    totals_.cut += rows_.cut();
  }
  [[nodiscard]] bool takes_cells() const override { return rows_.takes_cells(); }
  void scored(std::string& out, std::size_t, const InputLine& line,
              const LineAssessment& assessment, const Plan& plan) override {
    rows_.append(out, line, assessment, plan);
    met_.meet(plan.schedule());
    put_behind(out, taken_.of(line));
  }
  void rejected(std::string& out, const RejectedLine& line) override {
    rows_.append_rejected(out, line.given, line.errors);
    put_behind(out, taken_.of(line));
  }

 private:
  /// Before the end of the line.
  static void put_behind(std::string& out, std::string_view cells) {
    if (!cells.empty()) {
      out.pop_back();
      out += cells;
      out += '\n';
    }
  }
  CsvRows rows_;
  TakenCells taken_;
  MetLaws met_;
  ScoreTotals& totals_;
};

class DutyLines : public LineWriter {
 public:
  DutyLines(std::vector<std::string> columns, CsvStyle style, TakenCells taken, ScoreTotals& totals)
      : rows_(std::move(columns), style), taken_(std::move(taken)), met_(totals), totals_(totals) {}
  ~DutyLines() override {
    totals_.neutralised += rows_.neutralised();
    totals_.cut += rows_.cut();
  }
  void scored(std::string& out, std::size_t, const InputLine& line,
              const LineAssessment& assessment, const Plan& plan) override {
    rows_.append(out, line, assessment, plan, taken_.of(line));
    met_.meet(plan.schedule());
  }
  void rejected(std::string& out, const RejectedLine& line) override {
    rows_.append_rejected(out, line.given, line.errors, taken_.of(line));
  }

 private:
  detail::DutyRows rows_;
  TakenCells taken_;
  MetLaws met_;
  ScoreTotals& totals_;
};

class Sums : public LineWriter {
 public:
  explicit Sums(ScoreTotals& totals) : met_(totals), totals_(totals) {}
  ~Sums() override {
    const std::lock_guard lock(totals_.adding);
    try {
      totals_.exposure.add(own_);
    } catch (const std::bad_alloc&) {
      totals_.incomplete = true;  // a destructor cannot say it otherwise
    }
  }
  void scored(std::string&, std::size_t, const InputLine& line, const LineAssessment& assessment,
              const Plan& plan) override {
    own_.add(line, assessment, plan);
    met_.meet(plan.schedule());
  }
  void rejected(std::string&, const RejectedLine&) override {}

 private:
  detail::Exposure own_;
  MetLaws met_;
  ScoreTotals& totals_;
};

class JsonObjects : public LineWriter {
 public:
  JsonObjects(bool document, const EntryDefaults& defaults, ScoreTotals& totals)
      : document_(document), defaults_(defaults), met_(totals) {}
  [[nodiscard]] bool takes_cells() const override { return true; }
  void scored(std::string& out, std::size_t row, const InputLine& line,
              const LineAssessment& assessment, const Plan& plan) override {
    begin(out);
    lines_.append(out, line, assessment, plan, row);
    end(out);
    met_.meet(plan.schedule());
  }
  void rejected(std::string& out, const RejectedLine& line) override {
    begin(out);
    std::vector<GivenField> fields = line.given;
    const std::vector<GivenField> taken = taken_for(line.given, defaults_);
    fields.insert(fields.end(), taken.begin(), taken.end());
    append_rejected_json(out, line.errors, fields, line.row);
    end(out);
  }

 private:
  void begin(std::string& out) const {
    if (document_) {
      out += ',';
    }
  }
  void end(std::string& out) const {
    if (!document_) {
      out += '\n';
    }
  }
  detail::LineJson lines_;
  bool document_;
  const EntryDefaults& defaults_;
  MetLaws met_;
};

}  // namespace

std::unique_ptr<LineWriter> csv_lines(std::vector<std::string> names, CsvStyle style,
                                      const std::vector<std::string>& cells, TakenCells taken,
                                      ScoreTotals& totals) {
  return std::make_unique<CsvLines>(std::move(names), style, cells, std::move(taken), totals);
}

std::unique_ptr<LineWriter> duty_lines(std::vector<std::string> names, CsvStyle style,
                                       TakenCells taken, ScoreTotals& totals) {
  return std::make_unique<DutyLines>(std::move(names), style, std::move(taken), totals);
}

std::unique_ptr<LineWriter> json_objects(bool document, const EntryDefaults& defaults,
                                         ScoreTotals& totals) {
  return std::make_unique<JsonObjects>(document, defaults, totals);
}

std::unique_ptr<LineWriter> sums(ScoreTotals& totals) { return std::make_unique<Sums>(totals); }

}  // namespace tarex::cli
