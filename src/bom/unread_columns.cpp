#include "bom/unread_columns.hpp"

#include <algorithm>

#include "base/quoted.hpp"
#include "bom/carried.hpp"
#include "bom/header_check.hpp"
#include "bom/product_columns.hpp"
#include "rows/columns.hpp"

namespace tarex::detail {
namespace {

/// `PO No` of `product_PO No`: as the file writes it.
std::string unprefixed(const BillColumn& column) {
  const std::string& field = column.product_name;
  const std::string_view header = column.header;
  const std::string_view tail =
      header.substr(header.size() - std::min(field.size(), header.size()));
  return normal_name(tail) == field ? std::string(tail) : field;
}

class Unread {
 public:
  Unread(const WordMapping& mapping, const LawBook& book, BillHeader& header)
      : mapping_(mapping), book_(book), header_(header), names_(book, header.unread) {}

  /// @return the name that a column is a slip of the pen for
  std::optional<std::string> look_at(BillColumn& column) {
    const std::string field =
        column.of_product ? column.product_name : product_column(column.meaning, book_);
    const bool known = is_product_column(field, book_);
    const bool read = column.of_product || header_.product_has_row;
    const bool set_aside = mapping_.find(column.header) && is_note_name(column.meaning);
    const bool is_part = column.component && !is_other_tree(*column.component);
    if (is_part || column.header.empty() || (known && read) || column.made) {
      return std::nullopt;
    }
    auto meant = set_aside ? std::nullopt : misspelled_prefixed_column(column.meaning, book_);
    if (!meant) {
      carry(column, known ? "product_" + field : std::string(), set_aside);
    }
    return meant;
  }

 private:
  /// A column that says in another way than the one that is read where a part stands.
  [[nodiscard]] bool is_other_tree(ComponentColumn column) const {
    const bool above =
        column == ComponentColumn::parent || column == ComponentColumn::parent_position;
    return above && header_.tree == BillTree::levels;
  }

  /// Gives a column its name in the output, which has no prefix there.
  void carry(BillColumn& column, std::string known_as, bool set_aside) {
    column.carried = names_.give(set_aside           ? column.meaning
                                 : column.of_product ? unprefixed(column)
                                                     : column.header);
    if (column.of_product || header_.product_has_row) {
      column.product_name = column.carried;
    }
    header_.unread.push_back({column.header, std::move(known_as), column.carried, column.of_product,
                              !column.of_product, set_aside});
  }

  const WordMapping& mapping_;
  const LawBook& book_;
  BillHeader& header_;
  CarriedNames names_;
};

}  // namespace

std::optional<Error> find_unread_columns(const CsvRecord& record, const std::string& file,
                                         const WordMapping& mapping, const LawBook& book,
                                         BillHeader& header) {
  Unread unread(mapping, book, header);
  for (std::size_t c = 0; c < header.columns.size(); ++c) {
    if (const auto meant = unread.look_at(header.columns[c])) {
      return header_fault(record, file, c, quoted(header.columns[c].header) + " is not a column",
                          "did you mean " + quoted(*meant) + "?");
    }
  }
  return std::nullopt;
}

}  // namespace tarex::detail
