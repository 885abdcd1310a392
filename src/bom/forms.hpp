#pragma once

#include <memory>
#include <string>
#include <vector>

#include "bom/reader.hpp"
#include "text/csv_stream.hpp"

/// The two forms of a bill, and the header of the CSV form.
namespace tarex::detail {

/// What one column of a CSV bill is.
struct BillColumn {
  std::string header;   ///< as the file writes it
  std::string meaning;  ///< … and as it is read, where somebody gave it another name
  std::string unit;     ///< of mass or currency, where the header names one
  std::string term;     ///< of delivery, where the name of a price or cost says one
  bool of_product = false;
  bool number = false;  ///< the field of the product is a number
  /// What the output calls the column, which means nothing; empty = it is read.
  std::string carried;
  /// The field of the product that the column holds: in every row if `of_product`, else in the row
  /// of the product itself. Empty = none.
  std::string product_name;
  /// Only the row of the product states it. Names are told of parts, too.
  bool of_product_alone = false;
  std::optional<ComponentColumn> component;  ///< nothing = not a component's
  /// Of the product: where all metal in it was melted, smelted or cast.
  std::optional<ComponentColumn> made;
};

/// A column of weights that another one of net weights sets aside.
struct GrossColumn {
  std::size_t net = 0;  ///< index of the other
  std::size_t at = 0;   ///< … and its own
  BillColumn column;    ///< as it was
};

/// Levels of parts below a product.
inline constexpr std::size_t kMostLevels = 60;

/// How the rows of a CSV bill make a tree.
enum class BillTree {
  flat,    ///< they do not
  levels,  ///< a column says how deep a row stands
  parents  ///< a column names the part above, by its number or its position
};

/// A column without a prefix that would be a price, but for its unit: price (천원).
struct PriceMisfit {
  std::size_t at = 0;     ///< index of the column
  bool of_parts = false;  ///< components may have one of that name, too: 단가
  UnitMisfit why;
};

/// How products and components are told apart in a CSV bill.
struct BillHeader {
  std::vector<BillColumn> columns;
  bool has_sku = false;
  BillTree tree = BillTree::flat;
  /// There are no columns `product_…`: a row of level 0, or without parent, is the product, those
  /// below it are its components.
  bool product_has_row = false;
  std::vector<UnreadColumn> unread;            ///< in the order of the file
  std::optional<PriceMisfit> price_misfit;     ///< the first of them
  std::optional<std::size_t> second_quantity;  ///< index of a column that was taken for quantities
  std::optional<GrossColumn> gross;
  /// A price that is not taken for the cost of components, as another column may be.
  std::string likely_cost;
  /// Without a column of quantities: one that is not read and holds a word for them.
  std::string likely_quantity;
};

/// @return why the header cannot be used: a column twice, a slip of the pen, no code or price.
[[nodiscard]] Result<BillHeader> read_bill_header(const CsvRecord& record, const std::string& file,
                                                  const WordMapping& mapping, const LawBook& book);

[[nodiscard]] Result<std::unique_ptr<BillReader>> open_csv_bill(CsvStream stream,
                                                                const BillOptions& options,
                                                                const LawBook& book);
[[nodiscard]] Result<std::unique_ptr<BillReader>> open_json_bill(std::string text, std::string file,
                                                                 const BillOptions& options,
                                                                 const LawBook& book,
                                                                 std::string encoding_note);

}  // namespace tarex::detail
