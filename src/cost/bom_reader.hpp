#pragma once

#include <string>
#include <vector>

#include "tarex/bom.hpp"
#include "tarex/entry_reader.hpp"

namespace tarex {

/// A file of bills. A product with errors stays in it, so that what goes in is what is counted.
struct Bill {
  std::string file;
  std::string text;  ///< UTF-8
  std::vector<BomProduct> products;
};

/// Reads bills of materials, JSON if the first character is `{` or `[`, else CSV.
/// @param text  UTF-8 without byte order mark
/// @return an error only where the file cannot be used at all: no JSON, no usable header, no
/// products.
[[nodiscard]] Result<Bill> read_bill(std::string text, std::string file, const LawBook& book);

/// Puts the file's name and the source line into errors that know only line and column.
void locate(Errors& errors, const Bill& bill);

namespace detail {
[[nodiscard]] Result<std::vector<BomProduct>> read_json_bill(const std::string& text,
                                                             const std::string& file,
                                                             const LawBook& book);
[[nodiscard]] Result<std::vector<BomProduct>> read_csv_bill(const std::string& text,
                                                            const std::string& file,
                                                            const LawBook& book);
}  // namespace detail

}  // namespace tarex
