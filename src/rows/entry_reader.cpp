#include "tarex/entry_reader.hpp"

#include "rows/line_reading.hpp"
#include "rows/whole_values.hpp"
#include "tarex/scenario.hpp"

namespace tarex {

std::int64_t EntryDefaults::per_dollar(const std::string& currency) const {
  if (currency == Currency().code()) {
    return kMicro;
  }
  const auto stated = fx.find(currency);
  return stated == fx.end() ? 0 : stated->second;
}

Errors EntryReader::read(std::span<const RawField> fields, InputLine& out) const {
  std::optional<EditedLine> edited;
  if (!defaults_.scenario.empty()) {
    edited = apply_edits(fields, defaults_.edits);
    fields = edited->fields;
  }
  Errors errors = detail::LineReading(*book_, defaults_, out).run(fields);
  if (edited) {
    out.warnings.insert(out.warnings.end(), edited->warnings.begin(), edited->warnings.end());
    for (const std::string& column : edited->unscaled) {
      if (defaults_.single) {
        out.warnings.push_back(column + " is not stated: the scenario does not scale it here");
      }
    }
    out.unscaled = std::move(edited->unscaled);
    out.scenario = defaults_.scenario;
    out.echo.push_back({"scenario", defaults_.scenario, false});
  }
  if (errors.empty() && defaults_.whole_values) {
    detail::round_values(out);
  }
  return errors;
}

}  // namespace tarex
