#pragma once

#include "bom/forms.hpp"

/// Columns of a CSV bill that mean nothing to it.
namespace tarex::detail {

/// Gives each of them its name in the output. Without rows of their own products are told by
/// columns `product_…` alone.
/// @param header  which has been checked (header_check.hpp); gets `unread`
/// @return a slip of the pen in the name of a product's column
[[nodiscard]] std::optional<Error> find_unread_columns(const CsvRecord& record,
                                                       const std::string& file,
                                                       const WordMapping& mapping,
                                                       const LawBook& book, BillHeader& header);

}  // namespace tarex::detail
