#pragma once

#include <string>

#include "tarex/lookup.hpp"

namespace tarex {

/// The direct answer first, then every measure and list, from when to when.
[[nodiscard]] std::string lookup_text(const Lookup& lookup, const Schedule& schedule);
[[nodiscard]] std::string lookup_json(const Lookup& lookup, const Schedule& schedule);
/// Flat: a row for every measure and entry of a list, the answer in front of each; one row where
/// there is none. `to` is the first day on which it no longer holds, as in JSON.
[[nodiscard]] std::string lookup_csv(const Lookup& lookup, const Schedule& schedule);
[[nodiscard]] std::string lookup_jsonl(const Lookup& lookup, const Schedule& schedule);

}  // namespace tarex
