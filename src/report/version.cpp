#include "tarex/report.hpp"

namespace tarex {

std::string_view version() { return TAREX_VERSION; }

}  // namespace tarex
