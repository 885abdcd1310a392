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

/// Rate of a version in a few words, e.g. "50%", "up to 15% in all", "free".
[[nodiscard]] std::string version_rate_text(const MeasureVersion& version,
                                            const Schedule& schedule);

/// What law is inside: jurisdictions, dates, counts, sources.
[[nodiscard]] std::string law_info_text(const Schedule& schedule);
[[nodiscard]] std::string law_info_json(const Schedule& schedule);

}  // namespace tarex
