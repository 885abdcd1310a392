#pragma once

#include <string>

#include "tarex/schedule.hpp"

namespace tarex {

/// What law is inside: its jurisdiction, dates, counts, sources.
[[nodiscard]] std::string law_info_text(const Schedule& schedule);
[[nodiscard]] std::string law_info_json(const Schedule& schedule);

}  // namespace tarex
