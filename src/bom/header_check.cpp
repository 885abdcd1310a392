#include "bom/header_check.hpp"

#include <algorithm>

#include "base/quoted.hpp"
#include "bom/own_row.hpp"
#include "bom/product_columns.hpp"
#include "bom/second_choices.hpp"

namespace tarex::detail {
namespace {

/// The field of the product that a column holds in a row of level 0.
/// @param has_sku  a column of its own names the product, not its part number
std::string field_in_own_row(const BillColumn& column, bool has_sku, const LawBook& book) {
  if (column.of_product) {
    return column.product_name;
  }
  std::string of_line = product_column(column.meaning, book);
  // Where a metal of one kind was made is said of the line: melt_pour is of steel alone.
  if (!column.component ||
      (column.component == ComponentColumn::melt && is_product_column(of_line, book))) {
    return of_line;
  }
  const OwnRowColumn own = in_own_row(*column.component);
  return own.use == OwnRowUse::place                             ? column.header
         : *column.component == ComponentColumn::item && has_sku ? "item"
                                                                 : std::string(own.field);
}

bool is_price(const BillColumn& column) {
  return column.product_name == "price" || column.product_name == "value";
}

class HeaderCheck {
 public:
  HeaderCheck(const CsvRecord& record, const std::string& file, const LawBook& book,
              BillHeader& header)
      : record_(record), file_(file), book_(book), header_(header) {}

  std::optional<Error> run() {
    if (auto error = find_tree()) {
      return error;
    }
    header_.has_sku = has("sku");
    take_second_choices(header_, has("price") || has_own_rows());
    const bool own_rows = find_product_row();
    if (auto error = check_currency()) {
      return error;
    }
    if (own_rows) {
      return check_own_price();
    }
    if (auto error = find_names()) {
      return error;
    }
    return check_needed();
  }

 private:
  [[nodiscard]] bool has(std::string_view name) const {
    return std::any_of(header_.columns.begin(), header_.columns.end(),
                       [&](const BillColumn& c) { return c.of_product && c.product_name == name; });
  }

  [[nodiscard]] bool has_part(ComponentColumn column) const {
    return std::any_of(header_.columns.begin(), header_.columns.end(),
                       [&](const BillColumn& c) { return c.component == column; });
  }

  /// Levels say more than parents do: they tell the places of a part apart.
  [[nodiscard]] std::optional<Error> find_tree() {
    const auto by = [&](BillTree tree, ComponentColumn above, ComponentColumn own,
                        const std::string& wanted) -> std::optional<Error> {
      header_.tree = tree;
      if (has_part(own)) {
        return std::nullopt;
      }
      return fault(0, "there is no column " + wanted,
                   "the column " + std::string(component_column_name(above)) +
                       " names the part above by it");
    };
    if (has_part(ComponentColumn::level)) {
      header_.tree = BillTree::levels;
    } else if (has_part(ComponentColumn::parent)) {
      return by(BillTree::parents, ComponentColumn::parent, ComponentColumn::item, "item");
    } else if (has_part(ComponentColumn::parent_position)) {
      return by(BillTree::parents, ComponentColumn::parent_position, ComponentColumn::position,
                "position");
    }
    return std::nullopt;
  }

  /// A column that repeats the product's sku says nothing else of it.
  [[nodiscard]] bool has_own_rows() const {
    const bool of_product =
        std::any_of(header_.columns.begin(), header_.columns.end(),
                    [](const BillColumn& c) { return c.of_product && c.product_name != "sku"; });
    return !of_product && header_.tree != BillTree::flat && has_part(ComponentColumn::hs);
  }

  /// Whether the product has a row of its own. Then its fields stand in the columns of components.
  bool find_product_row() {
    if (has_own_rows()) {
      header_.product_has_row = true;
      const bool has_price = std::any_of(
          header_.columns.begin(), header_.columns.end(), [&](const BillColumn& column) {
            return !column.component && product_column(column.meaning, book_) == "price";
          });
      for (BillColumn& column : header_.columns) {
        column.product_name = field_in_own_row(column, header_.has_sku, book_);
        const std::string& field = column.product_name;
        column.of_product_alone = !column.of_product && !column.component && field != "sku" &&
                                  field != "product" && is_product_column(field, book_);
        if (has_price && column.component == ComponentColumn::value) {
          column.product_name.clear();  // what the product costs to make
        }
      }
      return true;
    }
    return false;
  }

  /// Where rows of a product begin must not be missed: a column `product` beside one with the names
  /// of components is its name, unless another one is. A column `sku` may be of either; `id` may
  /// also count the rows, which nothing hangs on where products have a name.
  [[nodiscard]] std::optional<Error> find_names() {
    for (BillColumn& column : header_.columns) {
      const bool is_name = !column.of_product && !column.component &&
                           product_column(column.meaning, book_) == "product";
      if (is_name && !has("product") && has_part(ComponentColumn::name)) {
        column.of_product = true;
        column.product_name = "product";
      }
    }
    for (std::size_t c = 0; c < header_.columns.size(); ++c) {
      const BillColumn& column = header_.columns[c];
      if (column.of_product || column.component) {
        continue;
      }
      const std::string field = product_column(column.meaning, book_);
      const bool counts_rows = normal_name(column.meaning) == "id" && has("product");
      if (field == "sku" && !has("sku") && !counts_rows) {
        return fault(c, quoted(column.header) + " may be of the product or of its components",
                     "name it product_sku or item, or --columns " +
                         quoted(column.header + "=product_sku") +
                         "; where it is neither, --columns " + quoted(column.header + "=note"));
      }
    }
    return std::nullopt;
  }

  /// What a product costs to make must not be taken for a price in thousands, or per something.
  [[nodiscard]] std::optional<Error> check_own_price() const {
    const auto& misfit = header_.price_misfit;
    const bool priced =
        std::any_of(header_.columns.begin(), header_.columns.end(), [&](const BillColumn& column) {
          return is_price(column) && (!column.component || (misfit && misfit->of_parts));
        });
    return priced || !misfit
               ? std::nullopt
               : std::optional(fault(misfit->at, misfit->why.message, misfit->why.hint));
  }

  /// A product needs a code and a price.
  [[nodiscard]] std::optional<Error> check_needed() const {
    if (!has("hs")) {
      return fault(
          0, "there is no column product_hs",
          "the first line names the columns: product_sku, product_hs, product_price, …, "
          "name, material, quantity, value, weight_kg; or level and hs, and a row of level "
          "0 for each product (with a column parent: a row without parent); other names are "
          "mapped with --columns THEIRS=OURS");
    }
    if (!has("price") && !has("value")) {
      return fault(0, "there is no column product_price",
                   "give the price of one product, or product_value for the lot");
    }
    return std::nullopt;
  }

  /// A product has one currency: that of a column, or of the header of its price. In the row of a
  /// product both may say it; cells that differ are a fault there.
  [[nodiscard]] std::optional<Error> check_currency() const {
    const bool own_rows = header_.product_has_row;
    const auto stated =
        std::find_if(header_.columns.begin(), header_.columns.end(), [&](const BillColumn& column) {
          return (column.of_product || own_rows) && column.product_name == "currency";
        });
    const BillColumn* first = nullptr;
    std::size_t first_at = 0;
    bool of_price = false;
    for (std::size_t c = 0; c < header_.columns.size(); ++c) {
      const BillColumn& column = header_.columns[c];
      const bool of_own_row = own_rows && !column.product_name.empty() &&
                              (!column.component || column.component == ComponentColumn::value);
      if (column.unit.empty() || (!column.of_product && !of_own_row)) {
        continue;
      }
      if (stated != header_.columns.end() && !(own_rows && is_price(column))) {
        return fault(c,
                     quoted(column.header) + " says " + column.unit + ", and there is a column " +
                         (own_rows ? "" : "product_") + "currency as well",
                     "leave the currency out of the name" +
                         (own_rows || !is_price(column) ? std::string()
                                                        : ", or set the column aside: --columns " +
                                                              quoted(stated->header + "=note")));
      }
      if (first != nullptr && first->unit != column.unit) {
        return fault(c,
                     quoted(column.header) + " is in " + column.unit + ", and " +
                         quoted(first->header) + " in " + first->unit,
                     "all amounts of a product are in one currency");
      }
      first_at = first == nullptr ? c : first_at;
      first = &column;
      of_price = of_price || is_price(column);
    }
    // Without a word of its currency a price is in dollars.
    if (first != nullptr && !of_price && first->unit != Currency().code()) {
      return fault(first_at,
                   quoted(first->header) + " is in " + first->unit +
                       ", and no column says that the price is",
                   "name its currency, too: in the header of the price, (" + first->unit +
                       "), or in a column for it");
    }
    return std::nullopt;
  }

  [[nodiscard]] Error fault(std::size_t c, std::string message, std::string hint) const {
    return header_fault(record_, file_, c, std::move(message), std::move(hint));
  }

  const CsvRecord& record_;
  const std::string& file_;
  const LawBook& book_;
  BillHeader& header_;
};

}  // namespace

Error header_fault(const CsvRecord& record, const std::string& file, std::size_t c,
                   std::string message, std::string hint) {
  const SourcePosition at =
      c < record.positions.size() ? record.positions[c] : SourcePosition{record.line, 1};
  Error error{
      ErrorCode::bad_header, std::move(message), {file, at.line, at.column}, std::move(hint)};
  error.source = std::string(record.raw.substr(0, record.raw.find_first_of("\r\n")));
  return error;
}

std::optional<Error> check_bill_header(const CsvRecord& record, const std::string& file,
                                       const LawBook& book, BillHeader& header) {
  return HeaderCheck(record, file, book, header).run();
}

}  // namespace tarex::detail
