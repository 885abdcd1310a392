#include "report/fact_words.hpp"

namespace tarex::detail {

std::string fact_value_text(const Schedule& schedule, FactIndex fact, std::int64_t value) {
  const FactSpec& spec = schedule.facts[fact];
  std::string out;
  switch (spec.type) {
    case FactType::claim:
      return value == 1 ? "yes" : "no";
    case FactType::word:
      return value >= 0 ? spec.words[static_cast<std::size_t>(value)] : "none";
    case FactType::country:
      return value == kNoCountry
                 ? "none"
                 : to_string(Country::from_index(static_cast<std::uint16_t>(value)));
    case FactType::text:
      return value == kOtherText ? "another" : schedule.texts[static_cast<std::size_t>(value)];
    case FactType::party:
      return value == kNoParty     ? "none"
             : value == kOtherText ? "another"
                                   : schedule.parties[static_cast<std::size_t>(value)].name;
    case FactType::date:
      return to_string(Date(std::chrono::days(value)));
    case FactType::percent:
      append_decimal(out, value / 10);
      return out;
    case FactType::amount:
    case FactType::decimal:
      append_decimal(out, value);
      return out;
  }
  return out;
}

std::string any_of_text(const Schedule& schedule, const NeededFact& need) {
  std::string out;
  for (std::size_t i = 0; i < need.any_of->size(); ++i) {
    if (need.names(i)) {
      out += (out.empty() ? "" : " or ") + fact_value_text(schedule, need.fact, (*need.any_of)[i]);
    }
  }
  return out;
}

}  // namespace tarex::detail
