#include "base/quoted.hpp"
#include "rows/code_check.hpp"
#include "rows/field_text.hpp"
#include "rows/line_reading.hpp"
#include "rows/totals.hpp"
#include "rows/verified.hpp"

/// What a line is about: the user's references, the code, the countries, the day.
namespace tarex::detail {

bool LineReading::read_destination() {
  const Given& field = at(FixedColumn::destination);
  if (field.present && field.text.empty()) {
    fault(field.raw, ErrorCode::missing_field, "the destination is empty",
          "write the country, or leave the column out to use the default destination");
    return false;
  }
  const std::string_view name =
      field.text.empty() ? std::string_view(defaults_.destination) : field.text;
  const Result<const Schedule*> found = book_.find(name);
  if (!found) {
    fault(field.raw, found.error().code, found.error().message, found.error().hint);
    return false;
  }
  out_.schedule = found.value();
  return true;
}

void LineReading::read_references() {
  for (auto [column, text] :
       {std::pair(FixedColumn::sku, &out_.sku), std::pair(FixedColumn::product, &out_.product),
        std::pair(FixedColumn::entry, &out_.entry_id)}) {
    if (given(column)) {
      *text = std::string(column == FixedColumn::entry ? at(column).text : at(column).raw.text);
      echo(column, *text, false);
    }
  }
  const Given& sku = at(FixedColumn::sku);
  if (sku.present && sku.text.empty()) {
    fault(sku.raw, ErrorCode::missing_field, "the sku is empty",
          "a line without its reference cannot be found again: give it one, or leave the column "
          "out");
  }
}

void LineReading::read_code() {
  const Given& field = at(FixedColumn::hs);
  if (field.text.empty()) {
    const bool total =
        names_total(at(FixedColumn::sku).text) || names_total(at(FixedColumn::product).text);
    fault(field.raw, ErrorCode::missing_field, "the tariff code (hs) is missing",
          total ? "this looks like a row of totals: leave it out" : "hs and value are required");
    return;
  }
  const std::string_view text = without_text_marks(field.text);
  Result<HsCode> code = check_code(text, *out_.schedule);
  if (!code) {
    fault(field.raw, std::move(code.error()));
    return;
  }
  if (text.size() != field.text.size()) {
    warn("hs", quoted(field.text) + " is read as " + to_string(code.value()));
  }
  out_.entry.code = code.value();
  echo(FixedColumn::hs, to_string(code.value()), false);
}

void LineReading::read_origin() {
  const Given& field = at(FixedColumn::origin);
  if (field.present && field.text.empty()) {
    fault(field.raw, ErrorCode::missing_field, "the country of origin is empty",
          "write the country, or leave the column out to use the default origin");
    return;
  }
  Result<ReadCountry> country = read_country(
      field.text.empty() ? std::string_view(defaults_.origin) : field.text, *out_.schedule);
  if (!country) {
    fault(field.raw, std::move(country.error()));
    return;
  }
  if (!country.value().warning.empty()) {
    warn("origin", country.value().warning);
  }
  out_.entry.origin = country.value().country;
  echo(FixedColumn::origin, to_string(country.value().country), false);
}

void LineReading::read_date() {
  const Given& field = at(FixedColumn::entry_date);
  const Schedule& schedule = *out_.schedule;
  out_.entry.date = defaults_.date;
  if (field.present && field.text.empty()) {
    fault(field.raw, ErrorCode::missing_field, "the date of entry is empty",
          "give a day, or leave the column out to use the default date");
    return;
  }
  if (!field.text.empty()) {
    Result<Date> day = detail::read_date(field.text);
    if (!day) {
      fault(field.raw, std::move(day.error()));
      return;
    }
    out_.entry.date = day.value();
  }
  const Date date = out_.entry.date;
  echo(FixedColumn::entry_date, to_string(date), false);
  if (std::optional<Error> outside = outside_law(schedule, date)) {
    fault(field.raw, std::move(*outside));
  } else if (date > schedule.verified_through) {
    out_.warnings.push_back(past_verified(schedule, date));
  }
}

}  // namespace tarex::detail
