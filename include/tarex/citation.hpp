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

/// The place a rule comes from: an instrument and where in it.
struct Citation {
  std::uint16_t source = 0;  ///< index into Schedule::sources
  std::string locator;       ///< clause, note or annex; may be empty
};

}  // namespace tarex
