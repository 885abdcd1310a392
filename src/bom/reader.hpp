#pragma once

#include <memory>
#include <string>
#include <vector>

#include "bom/cells.hpp"
#include "tarex/bom.hpp"
#include "tarex/entry_reader.hpp"
#include "text/encoding.hpp"

namespace tarex {

/// What holds for all files of a run.
struct BillOptions {
  Encoding encoding = Encoding::automatic;
  WordMapping columns;               ///< the file's headers, and what they mean
  detail::BomVocabulary vocabulary;  ///< exchange rates, words for materials
};

/// A column or key that means nothing to a bill.
struct UnreadColumn {
  std::string header;        ///< as the file writes it
  std::string known_as;      ///< what it is called as the product's; empty: a product has none such
  std::string carried;       ///< what the output calls it; empty: it is neither's
  bool of_products = false;  ///< products hold something under it
  bool of_components = false;  ///< … components do
  bool set_aside = false;      ///< by --columns
};

/// The products of one file, one after the other. A product with errors comes too, so that what
/// goes in is what is counted.
class BillReader {
 public:
  BillReader() = default;
  BillReader(const BillReader&) = delete;
  BillReader& operator=(const BillReader&) = delete;
  virtual ~BillReader() = default;

  /// Puts the next product into `out`, whose buffers are reused. @return false when there is none,
  /// and after a failure to read.
  [[nodiscard]] virtual bool next(BomProduct& out) = 0;
  /// Puts the file's name and the source line into errors of the product read last, which know only
  /// line and column. Faults of the command line (usage) are not of the file.
  virtual void locate(Errors& errors) const = 0;
  /// Why the file could not be read to its end.
  [[nodiscard]] virtual std::optional<Error> failure() const { return std::nullopt; }
  /// What the user should know of the file as a whole, besides the columns that are not read;
  /// mostly nothing.
  [[nodiscard]] virtual std::vector<std::string> notes() const = 0;
  /// Columns or keys that mean nothing to a bill, of the whole file, in its order.
  [[nodiscard]] virtual std::vector<UnreadColumn> unread() const = 0;
};

/// Opens a file of bills: JSON if its first character is `{` or `[`, else CSV, which is read
/// product by product in memory that does not grow with the file. "-" is standard input.
/// @param options  must outlive the reader, as must `book`.
/// @return an error only where the file cannot be used at all: missing, no text, no JSON, no usable
/// header.
[[nodiscard]] Result<std::unique_ptr<BillReader>> open_bill(const std::string& path,
                                                            const BillOptions& options,
                                                            const LawBook& book);
/// The same for a text at hand. @param text  UTF-8 without byte order mark
[[nodiscard]] Result<std::unique_ptr<BillReader>> bill_of_text(std::string text, std::string file,
                                                               const BillOptions& options,
                                                               const LawBook& book);

}  // namespace tarex
