#include "batch/columns.hpp"

#include <algorithm>

#include "rows/columns.hpp"
#include "rows/mapped_name.hpp"
#include "text/suggest.hpp"
#include "text/tidy.hpp"
#include "text/utf8.hpp"

namespace tarex::detail {
namespace {

/// The column of ours that the caller says `text` is, or nothing.
std::optional<std::string_view> renamed(std::string_view text, const BatchOptions& options) {
  const auto pair = std::find_if(options.renamed.begin(), options.renamed.end(),
                                 [&](const auto& known) { return known.first == text; });
  return pair == options.renamed.end() ? std::nullopt
                                       : std::optional<std::string_view>(pair->second);
}

/// A name of --columns that the file does not have: misspelled, more likely than not.
std::optional<Error> unmet_name(const CsvRecord& record, const std::string& file,
                                const BatchOptions& options) {
  std::vector<std::string_view> labels;
  for (const std::string_view field : record.fields) {
    labels.push_back(trim_blanks(field));
  }
  for (const auto& [theirs, ours] : options.renamed) {
    if (std::find(labels.begin(), labels.end(), theirs) == labels.end()) {
      const auto near = nearest(theirs, labels, count_code_points(theirs) < 6 ? 1 : 3);
      return Error{ErrorCode::usage,
                   "--columns names '" + theirs + "', and " + file + " has no such column",
                   {},
                   near ? "did you mean '" + std::string(*near) + "'?"
                        : "names stand in the header as they are written there"};
    }
  }
  return std::nullopt;
}

}  // namespace

Result<CsvHeader> read_renamed_header(const CsvRecord& record, const std::string& file,
                                      const BatchOptions& options, const Schedule& schedule) {
  if (auto unmet = unmet_name(record, file, options)) {
    return std::move(*unmet);
  }
  CsvRecord ours;
  ours.fields = record.fields;
  ours.positions = record.positions;
  ours.line = record.line;
  ours.raw = record.raw;
  for (std::string_view& field : ours.fields) {
    field = renamed(trim_blanks(field), options).value_or(field);
  }
  Result<CsvHeader> header = read_csv_header(ours, record, file, schedule, options.output_names);
  for (std::size_t c = 0; header && c < record.fields.size(); ++c) {
    const bool known = !canonical_column(header.value().names[c], schedule).empty();
    if (known && ours.fields[c].data() != record.fields[c].data()) {
      header.value().labels[c] = std::string(trim_blanks(record.fields[c]));
    }
  }
  return header;
}

BatchColumn column_named(std::string_view text, const BatchOptions& options,
                         const Schedule& schedule) {
  BatchColumn column;
  column.label = std::string(text);
  const auto ours = renamed(text, options);
  column.name = canonical_column(ours.value_or(text), schedule);
  if (ours && !column.name.empty()) {
    MappedName said = read_mapped_name(text, column.name, schedule);
    if (said.misfit) {
      column.misfit = said.misfit->message;
      column.hint = said.misfit->hint;
    }
    column.currency = std::move(said.currency);
    column.term = std::move(said.term);
  } else if (const auto named = amount_in_currency(text, schedule); named && !ours) {
    column.name = named->column;
    column.currency = named->currency;
  }
  column.known = !column.name.empty();
  column.number = column.known && is_number_column(column.name, schedule);
  column.fixed = column.known && schedule.find_fact(column.name) == kNoFact;
  if (!column.known) {
    column.name = own_column_name(ours.value_or(text), options.output_names);
    column.checked = ours || !misspelled_column(text, schedule);
  }
  return column;
}

}  // namespace tarex::detail
