#include "cost/batch_columns.hpp"

#include <algorithm>

#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

/// The column of ours that the caller says `text` is, or nothing.
std::optional<std::string_view> renamed(std::string_view text, const BatchOptions& options) {
  const auto pair = std::find_if(options.renamed.begin(), options.renamed.end(),
                                 [&](const auto& known) { return known.first == text; });
  return pair == options.renamed.end() ? std::nullopt
                                       : std::optional<std::string_view>(pair->second);
}

}  // namespace

Result<CsvHeader> read_renamed_header(const CsvRecord& record, const std::string& file,
                                      const BatchOptions& options, const Schedule& schedule) {
  CsvRecord ours;
  ours.fields = record.fields;
  ours.positions = record.positions;
  ours.line = record.line;
  ours.raw = record.raw;
  for (std::string_view& field : ours.fields) {
    field = renamed(trim_blanks(field), options).value_or(field);
  }
  Result<CsvHeader> header = read_csv_header(ours, file, schedule);
  for (std::size_t c = 0; header && c < record.fields.size(); ++c) {
    if (ours.fields[c].data() != record.fields[c].data()) {
      header.value().labels[c] = std::string(trim_blanks(record.fields[c]));
    }
  }
  return header;
}

BatchColumn column_named(std::string_view text, const BatchOptions& options,
                         const Schedule& schedule) {
  BatchColumn column;
  column.label = std::string(text);
  column.name = canonical_column(renamed(text, options).value_or(text), schedule);
  column.known = !column.name.empty();
  column.fixed = column.known && schedule.find_fact(column.name) == kNoFact;
  if (!column.known) {
    column.name = own_column_name(text);
    column.checked = !misspelled_column(text, schedule);
  }
  return column;
}

}  // namespace tarex::detail
