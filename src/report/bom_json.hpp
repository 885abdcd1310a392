#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/json_text.hpp"
#include "tarex/bom_changes.hpp"

/// Pieces of JSON that the forms of a bill share.
namespace tarex::detail {

[[nodiscard]] std::string or_null(std::string text);
[[nodiscard]] std::string decimal_or_null(std::optional<std::int64_t> micro);
[[nodiscard]] std::string percent_or_null(const std::optional<Rate>& share);

/// The stable word for a kind of change.
[[nodiscard]] std::string_view change_word(BomChange::Kind kind);

/// Appends the array of thresholds.
void append_thresholds_json(std::string& out, const BomAssessment& assessment,
                            const std::vector<BomThreshold>& tests);

/// Appends a product that could not be priced.
void append_rejected_product(std::string& out, const BomProduct& product, const Errors& errors);

/// Members that mean nothing to a bill, as they are.
void add_carried(JsonObject& object, const std::vector<BomField>& fields);

}  // namespace tarex::detail
