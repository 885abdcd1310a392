#pragma once

#include "bom/forms.hpp"

/// Whether the columns of a CSV bill make a bill, once each of them is understood.
namespace tarex::detail {

/// A fault of the header. @param c  index of the column; beyond the last: the line as a whole
[[nodiscard]] Error header_fault(const CsvRecord& record, const std::string& file, std::size_t c,
                                 std::string message, std::string hint);

/// Finds how rows make a tree, and where the columns of the product stand.
/// @param header  with its columns; gets the rest
/// @return why it is none: no code or price, nothing that parents name, two currencies
[[nodiscard]] std::optional<Error> check_bill_header(const CsvRecord& record,
                                                     const std::string& file, const LawBook& book,
                                                     BillHeader& header);

}  // namespace tarex::detail
