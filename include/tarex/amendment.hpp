#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tarex/result.hpp"
#include "tarex/schedule.hpp"

/// Changes on top of a law, from one file: a user's overlay (corrections, new measures) or a
/// scenario (what if). Both have the same form; data/README.md documents it.
namespace tarex {

enum class AmendmentKind : std::uint8_t {
  overlay,  ///< law the user knows: a record without a citation is warned of on its lines
  scenario  ///< law that is supposed: records need no citation, and there may be facts
};

/// A file of changes, read and decoded by the caller.
struct AmendmentFile {
  std::string path;  ///< as the user wrote it, for messages
  std::string text;  ///< UTF-8
  AmendmentKind kind = AmendmentKind::overlay;
};

/// What a file calls itself; the file's name where it says nothing.
struct AmendmentName {
  std::string id;
  std::string title;
};
[[nodiscard]] AmendmentName name_of(const AmendmentFile& file);

/// A law with a file's changes, or everything that is wrong with the file.
struct AmendedLaw {
  std::optional<Schedule> schedule;  ///< nothing if the file leaves this law as it is
  Errors errors;                     ///< with path:line:column; if any, there is no schedule
  Errors warnings;                   ///< what is odd but usable
};

/// Applies a file to the law of one jurisdiction. The base's large tables must outlive the result.
/// The result is validated as far as the file touches it. A file that restates the law changes
/// nothing: no schedule comes back.
/// @param destinations  jurisdictions the caller has law of; the file may name these only
[[nodiscard]] AmendedLaw amend(const Schedule& base, const AmendmentFile& file,
                               std::span<const std::string> destinations);

}  // namespace tarex
