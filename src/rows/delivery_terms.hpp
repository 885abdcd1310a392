#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Terms of delivery (Incoterms): up to where the price of goods pays their way.
namespace tarex::detail {

/// Those that a line may have, for hints.
inline constexpr std::string_view kDeliveryTerms = "EXW FCA FAS FOB CFR CIF CPT CIP DAP DPU DDP";

/// @param text  in capitals
[[nodiscard]] bool is_delivery_term(std::string_view text);

/// The terms that the name of a price says, each once, in capitals: CIF of `CIF Value (USD)`, CFR
/// of `C&F금액`.
[[nodiscard]] std::vector<std::string> terms_said(std::string_view name);

}  // namespace tarex::detail
