#include <algorithm>

#include "report/csv_cells.hpp"
#include "tarex/report.hpp"

/// The flat form: the input columns, then one column per figure, whatever the content.
namespace tarex {
namespace {

using detail::append_cell;
using detail::append_cell_amount;
using detail::end_cell;
using detail::looks_like_formula;

constexpr std::size_t kMostWarningCells = 2000;

constexpr std::string_view kResultColumns =
    "status,base_duty,additional_duty,total_duty,total_duty_min,total_duty_max,total_fees,total_"
    "tax,landed_cost,"
    "effective_rate_pct,headings,questions,warnings,errors";

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    out += (out.empty() ? "" : ";") + part;
  }
  return out;
}

}  // namespace

void append_csv_cell(std::string& out, std::string_view text) { append_cell(out, text); }

void append_csv_header(std::string& out, const std::vector<std::string>& header, CsvStyle style) {
  if (style.for_spreadsheet) {
    out += "\xEF\xBB\xBF";
  }
  for (const std::string& column : header) {
    if (style.for_spreadsheet && looks_like_formula(column)) {
      append_cell(out, "'" + column);
    } else {
      append_cell(out, column);
    }
    out += ',';
  }
  out += kResultColumns;
  out += '\n';
}

/// A cell of the user's own text.
void CsvRows::append_text(std::string& out, std::string_view text) {
  if (style_.for_spreadsheet && looks_like_formula(text)) {
    ++neutralised_;
    append_cell(out, "'" + std::string(text));
    return;
  }
  append_cell(out, text);
}

CsvRows::CsvRows(std::vector<std::string> columns, CsvStyle style,
                 const std::vector<std::string>* cells)
    : columns_(std::move(columns)), style_(style), placed_(columns_.size()) {
  for (const std::string& cell : cells == nullptr ? columns_ : *cells) {
    const auto column = std::find(columns_.begin(), columns_.end(), cell);
    column_of_cell_.push_back(
        column == columns_.end() ? -1 : static_cast<std::int32_t>(column - columns_.begin()));
  }
  takes_cells_ = !style_.for_spreadsheet && (cells == nullptr || *cells == columns_);
}

/// @return false if there is no column for it.
bool CsvRows::place(const EchoField& field) {
  if (field.cell > 0 && static_cast<std::size_t>(field.cell) <= column_of_cell_.size()) {
    const std::int32_t column = column_of_cell_[static_cast<std::size_t>(field.cell) - 1];
    if (column >= 0 && columns_[static_cast<std::size_t>(column)] == field.name) {
      placed_[static_cast<std::size_t>(column)] = &field;
      return true;
    }
  }
  const auto column = std::find(columns_.begin(), columns_.end(), field.name);
  if (column == columns_.end()) {
    return false;
  }
  placed_[static_cast<std::size_t>(column - columns_.begin())] = &field;
  return true;
}

/// As the file has them but for what is shown otherwise.
void CsvRows::append_cells(std::string& out, const InputLine& line) {
  const auto& cells = line.cells;
  if (line.echo.empty()) {
    out.append(cells.front().data(), cells.back().data() + cells.back().size());
    out += ',';
    return;
  }
  std::fill(placed_.begin(), placed_.end(), nullptr);
  for (const EchoField& field : line.echo) {
    placed_[static_cast<std::size_t>(field.cell) - 1] = &field;
  }
  const char* from = cells.front().data();
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (placed_[c] != nullptr) {
      out.append(from, cells[c].data());
      append_cell(out, placed_[c]->text);
      from = cells[c].data() + cells[c].size();
    }
  }
  out.append(from, cells.back().data() + cells.back().size());
  out += ',';
}

void CsvRows::append_inputs(std::string& out, const InputLine& line) {
  if (!line.cells.empty()) {
    append_cells(out, line);
    return;
  }
  std::fill(placed_.begin(), placed_.end(), nullptr);
  bool all = true;
  for (const EchoField& field : line.extras) {
    all = place(field) && all;
  }
  for (const EchoField& field : line.echo) {
    all = (place(field) || field.cell == 0) && all;  // what is taken by default needs no column
  }
  cut_ += all ? 0U : 1U;
  for (const EchoField* field : placed_) {
    if (field != nullptr && field->is_number) {
      append_cell(out, field->text);
    } else if (field != nullptr) {
      append_text(out, field->text);
    }
    out += ',';
  }
}

void CsvRows::append(std::string& out, const InputLine& line, const LineAssessment& assessment,
                     const Plan& plan) {
  append_inputs(out, line);
  const LineTotals totals = totals_of(line, assessment);
  out += totals.exact ? "exact," : "range,";
  const auto append_amounts = [&](std::initializer_list<Money> amounts) {
    for (const Money amount : amounts) {
      append_cell_amount(out, amount, line.currency);
      out += ',';
    }
  };
  append_amounts({totals.base_duty, totals.additional_duty});
  const std::size_t at = out.size();
  append_amounts({totals.total_duty.max});
  if (totals.total_duty.exact()) {  // the same three times
    const std::size_t size = out.size() - at;
    out.append(out, at, size);
    out.append(out, at, size);
  } else {
    append_amounts({totals.total_duty.min, totals.total_duty.max});
  }
  append_amounts({totals.fees.max, totals.tax.max, totals.landed_cost.max});
  if (!totals.total_duty.max.at_limit()) {
    // In hundredths of a percent.
    const Money share =
        scale(totals.total_duty.max.micro(), 10'000, totals.customs_value.micro(), 1);
    append_amount(out, scale(share.micro(), 10'000, 1, 1), 2);
  }
  out += ',';
  std::size_t begin = out.size();
  const auto separate = [&] {
    if (out.size() > begin) {
      out += ';';
    }
  };
  for (const DutyLine& duty : assessment.lines) {
    if (duty.kind == MeasureKind::base || duty.kind == MeasureKind::fee ||
        duty.kind == MeasureKind::vat) {
      continue;
    }
    const Measure& measure = plan.schedule().measures[duty.measure];
    separate();
    out += measure.heading.empty() ? measure.id : measure.heading;
    out += '=';
    append_cell_amount(out, duty.amount, line.currency);
  }
  end_cell(out, begin);
  out += ',';
  begin = out.size();
  for (const Question& question : assessment.questions) {
    separate();
    out += question_name(plan, question);
  }
  end_cell(out, begin);
  out += ',';
  append_warnings(out, line, assessment, plan);
  out += ",\n";
}

/// The texts are the law's own and few: the cell that they make together is made once.
void CsvRows::append_warnings(std::string& out, const InputLine& line,
                              const LineAssessment& assessment, const Plan& plan) {
  WarningTexts warnings;
  find_warnings(line, assessment, plan, warnings);
  if (warnings.empty()) {
    return;
  }
  const bool of_law = line.warnings.empty() && line.party_notes.empty() && warnings.made.empty();
  key_.clear();
  for (const WarningText& warning : warnings) {
    for (const std::string_view piece : {warning.a, warning.b, warning.c}) {
      const auto address = reinterpret_cast<std::uintptr_t>(piece.data());
      key_.append(reinterpret_cast<const char*>(&address), sizeof address);
    }
  }
  if (of_law) {
    const auto known = warning_cells_.find(key_);
    if (known != warning_cells_.end()) {
      out += known->second;
      return;
    }
  }
  const std::size_t begin = out.size();
  for (const WarningText& warning : warnings) {
    if (out.size() > begin) {
      out += ';';
    }
    out += warning.a;
    out += warning.b;
    out += warning.c;
  }
  end_cell(out, begin);
  if (of_law && warning_cells_.size() < kMostWarningCells) {
    warning_cells_.emplace(key_, out.substr(begin));
  }
}

void CsvRows::append_rejected(std::string& out, const std::vector<GivenField>& given,
                              const Errors& errors) {
  for (const std::string& column : columns_) {
    const auto at = std::find_if(given.begin(), given.end(),
                                 [&](const GivenField& field) { return field.name == column; });
    if (at != given.end()) {
      append_text(out, at->text);
    }
    out += ',';
  }
  out += "rejected,,,,,,,,,,,,,";
  std::vector<std::string> texts;
  for (const Error& error : errors) {
    texts.push_back(std::string(code_name(error.code)) + ": " + error.message);
  }
  append_text(out, joined(texts));
  out += '\n';
}

void append_rejects_rows(std::string& out, const RejectedLine& line) {
  for (const Error& error : line.errors) {
    append_cell(out, error.where.file);
    out += ',' + std::to_string(error.where.line) + ',' + std::to_string(error.where.column) + ',' +
           std::to_string(line.byte_offset) + ',';
    out += code_name(error.code);
    for (const std::string_view text :
         {std::string_view(error.field), std::string_view(error.value),
          std::string_view(error.message), std::string_view(error.hint),
          std::string_view(line.raw)}) {
      out += ',';
      append_cell(out, text);
    }
    out += '\n';
  }
}

}  // namespace tarex
