#include "cli/taken_cells.hpp"

#include <algorithm>

#include "tarex/report.hpp"

namespace tarex::cli {

std::string TakenCells::header() const {
  std::string out;
  for (const std::string_view column : columns_) {
    out += ',';
    out += column;
  }
  return out;
}

std::string_view TakenCells::of(const InputLine& line) {
  if (columns_.empty() || (schedule_ == line.schedule && origin_ == line.entry.origin &&
                           date_ == line.entry.date && currency_ == line.currency)) {
    return text_;
  }
  schedule_ = line.schedule;
  origin_ = line.entry.origin;
  date_ = line.entry.date;
  currency_ = line.currency;
  text_.clear();
  for (const std::string_view column : columns_) {
    text_ += ',';
    text_ += column == "origin"        ? to_string(origin_)
             : column == "destination" ? schedule_->jurisdiction
             : column == "entry_date"  ? to_string(date_)
                                       : currency_.code();
  }
  return text_;
}

std::string TakenCells::of(const RejectedLine& line) const {
  std::string out;
  for (const std::string_view column : columns_) {
    const auto given = std::find_if(line.given.begin(), line.given.end(),
                                    [&](const GivenField& field) { return field.name == column; });
    out += ',';
    if (given != line.given.end()) {
      append_csv_cell(out, given->text);
    } else {
      append_csv_cell(out, column == "origin"        ? defaults_->origin
                           : column == "destination" ? defaults_->destination
                           : column == "entry_date"  ? to_string(defaults_->date)
                                                     : Currency().code());
    }
  }
  return out;
}

}  // namespace tarex::cli
