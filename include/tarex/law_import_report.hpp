#pragma once

#include <string>
#include <vector>

#include "tarex/law_import.hpp"

/// What an official publication of a tariff says, and where it differs from the law.
namespace tarex {

/// Counts and differences; the first forty of these.
[[nodiscard]] std::string import_text(const TariffImport& import,
                                      const std::vector<TariffChange>& changes,
                                      const Schedule& law);
/// The same with all of them.
[[nodiscard]] std::string import_json(const TariffImport& import,
                                      const std::vector<TariffChange>& changes,
                                      const Schedule& law);
/// One row per difference.
[[nodiscard]] std::string import_csv(const std::vector<TariffChange>& changes);

}  // namespace tarex
