#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bom/reader.hpp"

/// Columns and keys that mean nothing to a bill: what the output calls them, and what is said.
namespace tarex::detail {

/// Names that the output has for them, each given once.
class CarriedNames {
 public:
  /// @param taken  names that are given already
  explicit CarriedNames(const LawBook& book, std::span<const UnreadColumn> taken = {});
  /// A name that is not taken yet: the column's own, `input_status` for one of the output's own
  /// names, `note_2` for the second of a name.
  [[nodiscard]] std::string give(std::string_view name);

 private:
  std::vector<std::string> own_;      ///< names of the output
  std::map<std::string, int> given_;  ///< … of columns, with the next number to try behind each
};

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
