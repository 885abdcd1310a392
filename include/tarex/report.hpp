#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/assess.hpp"
#include "tarex/batch.hpp"
#include "tarex/entry_reader.hpp"
#include "tarex/priced_line.hpp"

/// Words and numbers for people and programs; it changes no number.
namespace tarex {

/// The totals of a line as they are shown: in whole coins, min and max while facts are missing.
struct LineTotals {
  Money customs_value;
  Money base_duty;
  Money additional_duty;
  MoneyRange total_duty;
  MoneyRange fees;
  MoneyRange tax;
  MoneyRange landed_cost;
  bool exact = true;  ///< no question is open that money hangs on
};
[[nodiscard]] LineTotals totals_of(const InputLine& line, const LineAssessment& assessment);

/// "2.9%", "0.8c/each+5.4%", "up to 15% in all", "0.1 USD/kg": the rate of a charged line.
[[nodiscard]] std::string rate_text(const InputLine& line, const LineAssessment& assessment,
                                    const Plan& plan, const DutyLine& duty);

/// What a relief asks of the importer, one entry per fact.
struct ReliefNeed {
  std::string fact;
  std::string needs;  ///< ">= 85", "yes", "korus"
  std::string ask;    ///< in words
};
[[nodiscard]] std::vector<ReliefNeed> needs_of(const Schedule& schedule, const Relief& relief);

/// One step of how customs picks the rate of a trade remedy.
struct PaperText {
  std::string heading;  ///< case of the remedy
  int step = 0;         ///< 1 proof of origin, 2 mill certificate, 3 seller
  std::string fact;
  std::string given;  ///< as the line states it; empty = not stated
  std::string says;   ///< what the paper says and what follows
  std::string title;  ///< of the measure the steps end at, on the step that decides
  std::string rate;   ///< of that measure; 0% where the goods are not subject to it
  bool decides = false;
  Money if_missing;  ///< duties, fees and taxes more, without this paper
  Money if_filed;    ///< … less, with the missing proof of origin
};
[[nodiscard]] std::vector<PaperText> papers_of(const InputLine& line,
                                               const LineAssessment& assessment, const Plan& plan);

/// Rate of a measure that hangs on a row of parties, 0% where it frees; empty for any other.
[[nodiscard]] std::string row_rate_text(const MeasureVersion& version);

/// The name alone: what a program needs.
[[nodiscard]] std::string_view question_name(const InputLine& line, const Plan& plan,
                                             const Question& question);

/// Name and wording of a question: a fact of the law, `hs`, `base_rate`, or, where the customs
/// value is open, `freight` or `value`.
struct QuestionText {
  std::string fact;
  std::string why;
};
[[nodiscard]] QuestionText text_of(const InputLine& line, const LineAssessment& assessment,
                                   const Plan& plan, const Question& question);

/// One warning in up to three pieces, so that nothing is put together that is not printed.
struct WarningText {
  std::string_view a;
  std::string_view b;
  std::string_view c;
};
struct WarningTexts : FixedList<WarningText, 4 * kMaxLines> {
  std::vector<std::string> made;  ///< texts that stand nowhere else
};
/// @see warnings_of; pieces of `line`, the law and `out` itself
void find_warnings(const InputLine& line, const LineAssessment& assessment, const Plan& plan,
                   WarningTexts& out);

/// All warnings of a line: its own, pending law, notices of charged measures, facts taken as not
/// so.
[[nodiscard]] std::vector<std::string> warnings_of(const InputLine& line,
                                                   const LineAssessment& assessment,
                                                   const Plan& plan);
[[nodiscard]] std::vector<std::string> warnings_of(const PricedLine& priced);
/// What is said of a line that another is compared with, and not of that other, behind the day or
/// the origin it is from: "2025-03-11: …".
[[nodiscard]] std::vector<std::string> warnings_only_of(const std::vector<std::string>& there,
                                                        const std::vector<std::string>& here,
                                                        std::string_view name);

/// Appends the JSON object of one scored line, without a newline: tests/cli/quote-json.test shows
/// its keys, in their order. @param row  0 = leave it out.
void append_line_json(std::string& out, const InputLine& line, const LineAssessment& assessment,
                      const Plan& plan, std::size_t row = 0);

/// Appends the JSON object of a rejected line: `status`, `errors` and the fields.
/// @param given  as the line has them; behind them what would have been taken where it says nothing
void append_rejected_json(std::string& out, const Errors& errors,
                          const std::vector<GivenField>& given, std::size_t row);

/// `{"jurisdiction":…,"version":…,"verified_through":…,"sha256":…}`.
void append_law_json(std::string& out, const Schedule& schedule);

/// A quote for people: what is due, why, since when, what is open and what would lower it.
[[nodiscard]] std::string quote_text(const InputLine& line, const LineAssessment& assessment,
                                     const Plan& plan);

/// One cell of CSV, quoted where it has to be.
void append_csv_cell(std::string& out, std::string_view text);

/// How a CSV is written.
struct CsvStyle {
  /// A byte order mark, and an apostrophe before every text that a spreadsheet would take for a
  /// formula. Numbers are never touched.
  bool for_spreadsheet = false;
};

/// A CSV that is being written.
struct CsvText {
  std::string& text;
  CsvStyle style;
  std::uint64_t neutralised = 0;  ///< cells that got an apostrophe
};

/// Header of the flat form: the input columns in their order, under the names the input gave them,
/// then the figures.
void append_csv_header(std::string& out, const std::vector<std::string>& header,
                       CsvStyle style = {});

/// Writes rows of the flat form. One per thread; the schedules it met must outlive it.
class CsvRows {
 public:
  /// @param columns  canonical names, in the order of the header
  /// @param cells  names of the columns that EchoField::cell counts, if they are not the same
  explicit CsvRows(std::vector<std::string> columns, CsvStyle style = {},
                   const std::vector<std::string>* cells = nullptr);
  CsvRows(CsvRows&&) noexcept;
  CsvRows& operator=(CsvRows&&) noexcept;
  CsvRows(const CsvRows&) = delete;
  CsvRows& operator=(const CsvRows&) = delete;
  ~CsvRows();
  void append(std::string& out, const InputLine& line, const LineAssessment& assessment,
              const Plan& plan);
  void append_rejected(std::string& out, const std::vector<GivenField>& given,
                       const Errors& errors);
  /// True if the output has the columns of the input as they are, so that a line may come as
  /// InputLine::cells.
  [[nodiscard]] bool takes_cells() const;
  /// Cells that got an apostrophe.
  [[nodiscard]] std::uint64_t neutralised() const;
  /// Lines with a field for which there is no column.
  [[nodiscard]] std::uint64_t cut() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// The file of rejected lines: a CSV with one row per fault of each line.
void append_rejects_header(std::string& out, CsvStyle style = {});
void append_rejects_rows(std::string& out, const RejectedLine& line, CsvStyle style = {});

/// The version of tarex, as `tarex --version` prints it.
[[nodiscard]] std::string_view version();

}  // namespace tarex
