#pragma once

#include <span>

#include "report/json_text.hpp"
#include "tarex/report.hpp"

namespace tarex::detail {

/// The members `law`, the first of those given, and, where laws of several destinations are among
/// them, `laws` with one object for each, in their order. Nothing where none is given.
void append_laws(JsonObject& object, std::span<const Schedule* const> used);

}  // namespace tarex::detail
