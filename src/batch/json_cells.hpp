#pragma once

#include <optional>
#include <string>

#include "batch/block.hpp"
#include "text/json_reader.hpp"

/// What the members of a line of JSON say as cells of a row.
namespace tarex::detail {

/// The text of a JSON member as a column would have it, a list joined by `;`. Empty if it cannot be
/// one: an object, or a list of something else than texts.
[[nodiscard]] std::optional<std::string> cell_of(const JsonValue& value);

/// Claims are words; of everything else that tarex knows a line has one.
[[nodiscard]] bool may_be_list(const BatchColumn& column);

/// An object as `score` writes one: its results are no facts of the line.
[[nodiscard]] bool is_scored_line(const JsonValue& object);

/// Two cells of the record that `block.cells` ends with are of one column.
/// @param from  first of the cells that are held against those before them
[[nodiscard]] bool two_of_one_meaning(const BatchBlock& block, const BlockRecord& record,
                                      std::size_t from);

/// A member of the record that `block.cells` ends with is in one currency by its name, in another
/// by the member currency or the name of the value. @return the first such column, or null.
[[nodiscard]] const BatchColumn* amount_of_two_currencies(const BatchBlock& block,
                                                          const BlockRecord& record);

}  // namespace tarex::detail
