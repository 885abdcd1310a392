#include "rows/line_limit.hpp"

namespace tarex::detail {

std::optional<Error> beyond_limit(const InputLine& line, const LineAssessment& assessment) {
  if (!line.landed_cost(assessment).min.at_limit()) {
    return std::nullopt;
  }
  Error error{ErrorCode::out_of_range,
              "value, costs, duties and taxes come to more than tarex can hold",
              {},
              "up to 9.2 trillion " + line.currency.code() +
                  ": split the line, or state it in a currency of larger units"};
  error.field = "value";
  return error;
}

}  // namespace tarex::detail
