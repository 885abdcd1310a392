#include "report/csv_cells.hpp"
#include "report/csv_figures.hpp"
#include "report/csv_inputs.hpp"
#include "tarex/report.hpp"

/// The flat form: the input columns, then one column per figure, whatever the content.
namespace tarex {
namespace {

constexpr std::string_view kResultColumns =
    "status,base_duty,additional_duty,total_duty,total_duty_min,total_duty_max,total_fees,"
    "total_tax,landed_cost,effective_rate_pct,headings,questions,warnings,errors";

}  // namespace

void append_csv_cell(std::string& out, std::string_view text) { detail::append_cell(out, text); }

void append_csv_header(std::string& out, const std::vector<std::string>& header, CsvStyle style) {
  detail::append_input_header(out, header, style);
  out += kResultColumns;
  out += '\n';
}

struct CsvRows::Parts {
  Parts(std::vector<std::string> columns, CsvStyle style, const std::vector<std::string>* cells)
      : inputs(std::move(columns), style, cells) {}
  detail::TextPen row;
  detail::CsvInputs inputs;
  detail::CsvFigures figures;
};

CsvRows::CsvRows(std::vector<std::string> columns, CsvStyle style,
                 const std::vector<std::string>* cells)
    : parts_(std::make_unique<Parts>(std::move(columns), style, cells)) {}
CsvRows::CsvRows(CsvRows&&) noexcept = default;
CsvRows& CsvRows::operator=(CsvRows&&) noexcept = default;
CsvRows::~CsvRows() = default;

bool CsvRows::takes_cells() const { return parts_->inputs.takes_cells(); }
std::uint64_t CsvRows::neutralised() const { return parts_->inputs.neutralised(); }
std::uint64_t CsvRows::cut() const { return parts_->inputs.cut(); }

void CsvRows::append(std::string& out, const InputLine& line, const LineAssessment& assessment,
                     const Plan& plan) {
  detail::TextPen& row = parts_->row;
  row.clear();
  parts_->inputs.put(row, line);
  parts_->figures.put(row, line, assessment, plan);
  row.put('\n');
  out += row.text();
}

void CsvRows::append_rejected(std::string& out, const std::vector<GivenField>& given,
                              const Errors& errors) {
  detail::TextPen& row = parts_->row;
  row.clear();
  parts_->inputs.put_rejected(row, given);
  row.put("rejected");
  row.put(detail::empty_between(kResultColumns));
  parts_->inputs.put_text(row, detail::errors_text(errors));
  row.put('\n');
  out += row.text();
}

void append_rejects_header(std::string& out, CsvStyle style) {
  out += style.for_spreadsheet ? detail::kByteOrderMark : "";
  out += "file,line,column,byte_offset,code,field,value,message,hint,raw\n";
}

void append_rejects_rows(std::string& out, const RejectedLine& line, CsvStyle style) {
  for (const Error& error : line.errors) {
    detail::append_user_cell(out, error.where.file, style);
    out += ',' + std::to_string(error.where.line) + ',' + std::to_string(error.where.column) + ',' +
           std::to_string(line.byte_offset) + ',';
    out += code_name(error.code);
    for (const std::string* text :
         {&error.field, &error.value, &error.message, &error.hint, &line.raw}) {
      out += ',';
      detail::append_user_cell(out, *text, style);
    }
    out += '\n';
  }
}

}  // namespace tarex
