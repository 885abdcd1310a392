#pragma once

#include <cstdint>
#include <string>

namespace tarex {

/// An instrument of law, named once per jurisdiction.
struct Source {
  std::string id;
  std::string instrument;  ///< e.g. a proclamation with its date
  std::string locator;     ///< where it is printed, e.g. a Federal Register page
  std::string url;
  std::string retrieved;  ///< YYYY-MM-DD
};

/// Stands for a source where a user's overlay names none: every line it touches says so.
inline constexpr std::uint16_t kNoSource = 0xFFFF;
/// Stands for a source where a scenario supposes the law.
inline constexpr std::uint16_t kSupposed = 0xFFFE;

/// The place a rule comes from: an instrument and where in it.
struct Citation {
  std::uint16_t source = 0;  ///< index into Schedule::sources, kNoSource or kSupposed
  std::string locator;       ///< clause, note or annex; for the last two the file or scenario
  /// True if an instrument of law stands behind it.
  [[nodiscard]] bool is_law() const { return source < kSupposed; }
};

}  // namespace tarex
