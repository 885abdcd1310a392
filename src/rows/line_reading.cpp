#include "rows/line_reading.hpp"

#include <algorithm>

#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

/// Columns whose inside belongs to the user.
bool is_reference(FixedColumn column) {
  return column == FixedColumn::sku || column == FixedColumn::product ||
         column == FixedColumn::entry;
}

}  // namespace

Errors LineReading::run(std::span<const RawField> fields) {
  EchoList echo_memory = std::move(out_.echo);
  echo_memory.clear();
  out_ = InputLine{};
  out_.echo = std::move(echo_memory);
  sort(fields);
  if (read_destination()) {
    read_references();
    read_code();
    read_origin();
    echo(FixedColumn::destination, out_.schedule->jurisdiction, false);
    read_date();
    read_currency();
    read_value();
    read_fx();
    read_facts();
    read_costs();
    check_parts();
  }
  // In the order of the line; what stands nowhere in it comes first.
  std::stable_sort(errors_.begin(), errors_.end(), [](const Error& a, const Error& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
  return std::move(errors_);
}

/// `text`, kept alive by the reading if it stands in `scratch`.
std::string_view LineReading::keep(std::string&& scratch, std::string_view text) {
  if (scratch.empty()) {
    return text;
  }
  const auto offset = static_cast<std::size_t>(text.data() - scratch.data());
  const std::string& kept = tidied_.emplace_back(std::move(scratch));
  return std::string_view(kept).substr(offset, text.size());
}

void LineReading::sort(std::span<const RawField> fields) {
  for (const ColumnName& column : kFixedColumns) {
    fixed_[static_cast<std::size_t>(column.column)].raw.name = column.name;
  }
  for (const RawField& field : fields) {
    const auto* found = std::find_if(std::begin(kFixedColumns), std::end(kFixedColumns),
                                     [&](const auto& column) { return column.name == field.name; });
    std::string scratch;
    const bool fixed = found != std::end(kFixedColumns);
    const std::string_view text =
        fixed && is_reference(found->column) ? trim_blanks(field.text) : tidy(field.text, scratch);
    const Given given{field, keep(std::move(scratch), text), true};
    if (fixed) {
      fixed_[static_cast<std::size_t>(found->column)] = given;
    } else {
      others_.push_back(given);
    }
  }
}

void LineReading::fault(const RawField& field, ErrorCode code, std::string message,
                        std::string hint) {
  fault(field, Error{code, std::move(message), {}, std::move(hint)});
}

void LineReading::fault(const RawField& field, Error error) {
  error.where = {"", field.line, field.column};
  error.field = std::string(field.name);
  error.value = std::string(field.text);
  errors_.push_back(std::move(error));
}

void LineReading::warn(std::string_view column, std::string_view text) {
  out_.warnings.push_back(std::string(column) + " " + std::string(text));
}

void LineReading::echo(FixedColumn column, std::string text, bool is_number) {
  out_.echo.push_back({std::string(kFixedColumns[static_cast<std::size_t>(column)].name),
                       std::move(text), is_number});
}

}  // namespace tarex::detail
