#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bom/reader.hpp"

/// Columns and keys that mean nothing to a bill: what the output calls them, and what is said.
namespace tarex::detail {

/// A name for the output that none of `taken` has: the column's own, `input_status` for one of the
/// output's own names, `note_2` for the second of a name.
[[nodiscard]] std::string carried_name(std::string_view name, std::span<const UnreadColumn> taken,
                                       const LawBook& book);

/// Which of them an output has a place for.
struct CarriedThere {
  bool of_products = false;
  bool of_components = false;
  /// Of a CSV: names of the columns, which are those of the first file; null = no table.
  const std::vector<std::string>* columns = nullptr;
};

/// What to say of a file: which are not read, which of these stand in the output, and which do not.
[[nodiscard]] std::vector<std::string> unread_notes(std::span<const UnreadColumn> unread,
                                                    const CarriedThere& there);

/// Names of the columns that products hold something under, for a table.
[[nodiscard]] std::vector<std::string> carried_of_products(std::span<const UnreadColumn> unread);

/// Names of all that nothing reads, as the file writes them, but for what was set aside.
[[nodiscard]] std::vector<std::string> unread_names(std::span<const UnreadColumn> unread);

}  // namespace tarex::detail
