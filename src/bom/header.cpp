#include <algorithm>

#include "base/quoted.hpp"
#include "bom/forms.hpp"
#include "bom/header_check.hpp"
#include "bom/product_columns.hpp"
#include "bom/set_aside.hpp"
#include "bom/unread_columns.hpp"
#include "rows/columns.hpp"
#include "rows/mapped_name.hpp"
#include "text/suggest.hpp"
#include "text/tidy.hpp"
#include "text/utf8.hpp"

/// The header of a bill in CSV.
namespace tarex::detail {
namespace {

class HeaderReading {
 public:
  HeaderReading(const CsvRecord& record, const std::string& file, const WordMapping& mapping,
                const LawBook& book)
      : record_(record), file_(file), mapping_(mapping), book_(book) {}

  Result<BillHeader> run() {
    for (std::size_t c = 0; c < record_.fields.size(); ++c) {
      if (auto error = column(c)) {
        return *error;
      }
    }
    for (const auto& [theirs, ours] : mapping_.pairs()) {
      if (auto error = check_mapped(theirs)) {
        return *error;
      }
    }
    if (auto error = check_bill_header(record_, file_, book_, header_)) {
      return *error;
    }
    if (auto error = find_unread_columns(record_, file_, mapping_, book_, header_)) {
      return *error;
    }
    return std::move(header_);
  }

 private:
  std::optional<Error> column(std::size_t c) {
    BillColumn column;
    column.header = std::string(trim_blanks(record_.fields[c]));
    const auto mapped = mapping_.find(column.header);
    column.meaning = mapped ? std::string(*mapped) : column.header;
    if (auto error = find_meaning(c, mapped.has_value(), column)) {
      return error;
    }
    if (auto error = mapped ? take_unit(c, column) : std::nullopt) {
      return error;
    }
    set_aside(header_, column, mapping_);
    if (auto error = check_once(c, column)) {
      return error;
    }
    header_.columns.push_back(std::move(column));
    return std::nullopt;
  }

  /// What a column is, of the product or of its components. @param mapped  by --columns
  std::optional<Error> find_meaning(std::size_t c, bool mapped, BillColumn& column) {
    const std::string& name = column.meaning;
    if (const auto of_product = without_product_prefix(name)) {
      NamedProductColumn own = named_product_column(*of_product, column.header, book_);
      if (own.misfit) {
        return fault(c, std::move(own.misfit->message), std::move(own.misfit->hint));
      }
      column.of_product = true;
      column.product_name = product_column(own.name, book_);
      column.unit = std::move(own.unit);
      take_made(column);
      return std::nullopt;
    }
    NamedColumn named = named_component_column(name);
    if (!named.meaning) {
      take_product_name(c, mapped, column, named);
    }
    column.component = mapped ? named.meaning : in_parts_list(named.meaning, name);
    column.unit = std::move(named.unit);
    if (const std::string own = unit_of_own_name(name, column.component); !mapped && !own.empty()) {
      column.unit = own;
    }
    if (mapped && !column.component && product_column(name, book_) == name && !is_note_name(name) &&
        !is_product_column(name, book_)) {
      return fault(c, quoted(name) + " in --columns is not a column of a bill",
                   meant_by(name).value_or("columns are product_sku, product_hs, product_price, "
                                           "level, name, material, quantity, value, weight, …"));
    }
    if (const auto meant = column.component ? std::nullopt : meant_by(name)) {
      return fault(c, quoted(column.header) + " is not a column of a bill", *meant);
    }
    return std::nullopt;
  }

  /// What no line has: where all metal in the product was made (product_smelt).
  void take_made(BillColumn& column) const {
    const auto meaning = component_column(column.product_name);
    if (meaning && says_made(*meaning) && !is_product_column(column.product_name, book_)) {
      column.made = meaning;
      column.product_name = component_column_name(*meaning);
    }
  }

  /// A column without the prefix that no component has: the product's, where that has a row.
  void take_product_name(std::size_t c, bool mapped, BillColumn& column, NamedColumn& named) {
    NamedProductColumn own = named_product_column(column.meaning, column.header, book_);
    if (own.misfit) {
      if (!header_.price_misfit && product_column(own.name, book_) == "price") {
        const bool of_parts = component_column(own.name) == ComponentColumn::value;
        header_.price_misfit = {c, of_parts, std::move(*own.misfit)};
      }
    } else if (!mapped || own.name == column.meaning) {
      named.unit = std::move(own.unit);
      column.meaning = std::move(own.name);
    }
  }

  /// No other column before it is the same.
  [[nodiscard]] std::optional<Error> check_once(std::size_t c, const BillColumn& column) const {
    for (const BillColumn& other : header_.columns) {
      const bool same = column.of_product
                            ? other.of_product && other.product_name == column.product_name
                            : column.component && other.component == column.component;
      if (same) {
        return fault(
            c, quoted(other.header) + " and " + quoted(column.header) + " are the same column",
            other.header == column.header
                ? "keep one of them, or give one another name in the file"
                : "keep one of them, or give one another name: --columns " +
                      quoted(column.header + "=note"));
      }
    }
    return std::nullopt;
  }

  /// A mapped header keeps the unit that it says: 자재단가(원), 단위중량(g).
  std::optional<Error> take_unit(std::size_t c, BillColumn& column) const {
    const bool of_product = column.of_product || !column.component;
    const std::string name = column.of_product ? column.product_name
                             : of_product      ? product_column(column.meaning, book_)
                                               : column.meaning;
    const UnitOf unit = of_product ? unit_of_product_column(name, book_)
                                   : unit_of_component_column(*column.component);
    const bool of_piece = of_product ? name == "price" : column.component == ComponentColumn::value;
    const std::string header = of_piece ? without_pieces(column.header) : column.header;
    if (auto misfit = unit_misfit(header, name, unit)) {
      misfit = unit_misfit(column.header, name, unit).value_or(*misfit);  // as the file has it
      return fault(c, std::move(misfit->message), std::move(misfit->hint));
    }
    const SaidUnit said = unit_said(header);
    const std::string own = unit == UnitOf::amount     ? said.currency
                            : unit == UnitOf::any_mass ? said.mass
                                                       : std::string();
    if (!own.empty() && !column.unit.empty() && own != column.unit) {
      return fault(
          c, quoted(column.header) + " says " + said.unit + ", and --columns says " + column.unit,
          "leave the unit out of the name behind the =");
    }
    column.unit = own.empty() ? column.unit : own;
    const bool is_price = of_product ? name == "price" || name == "value" : of_piece;
    return is_price ? take_term(c, column) : std::nullopt;
  }

  /// … and its term of delivery: CIF 단가(USD).
  std::optional<Error> take_term(std::size_t c, BillColumn& column) const {
    SaidTerm said = term_said(column.header, "price");
    column.term = std::move(said.term);
    return said.misfit ? std::optional(fault(c, std::move(said.misfit->message),
                                             std::move(said.misfit->hint)))
                       : std::nullopt;
  }

  /// Parts lists of SAP have a column `Object description`: there a component is a part number, and
  /// an item a position.
  [[nodiscard]] std::optional<ComponentColumn> in_parts_list(std::optional<ComponentColumn> meaning,
                                                             std::string_view name) const {
    const std::string key = normal_name(name);
    const bool differs = key == "component" || key == "item";
    const auto& fields = record_.fields;
    if (!differs || std::none_of(fields.begin(), fields.end(), [](const auto& field) {
          return normal_name(field) == "object_description";
        })) {
      return meaning;
    }
    return key == "item" ? ComponentColumn::position : ComponentColumn::item;
  }

  [[nodiscard]] static std::optional<std::string> meant_by(std::string_view name) {
    const auto meant = misspelled_component_column(name);
    return meant ? std::optional("did you mean " + quoted(*meant) + "?") : std::nullopt;
  }

  [[nodiscard]] std::optional<Error> check_mapped(const std::string& theirs) const {
    std::vector<std::string_view> names;
    for (const BillColumn& column : header_.columns) {
      if (WordMapping one; !one.add(theirs + "=x") && one.find(column.header)) {
        return std::nullopt;
      }
      names.emplace_back(column.header);
    }
    const auto near = nearest(theirs, names, count_code_points(theirs) < 6 ? 1 : 2);
    return fault(0, "--columns names " + quoted(theirs) + ", and the file has no such column",
                 near ? "did you mean " + quoted(*near) + "?" : "its header is shown above");
  }

  [[nodiscard]] Error fault(std::size_t c, std::string message, std::string hint) const {
    return header_fault(record_, file_, c, std::move(message), std::move(hint));
  }

  const CsvRecord& record_;
  const std::string& file_;
  const WordMapping& mapping_;
  const LawBook& book_;
  BillHeader header_;
};

}  // namespace

Result<BillHeader> read_bill_header(const CsvRecord& record, const std::string& file,
                                    const WordMapping& mapping, const LawBook& book) {
  Result<BillHeader> header = HeaderReading(record, file, mapping, book).run();
  for (std::size_t c = 0; header && c < header.value().columns.size(); ++c) {
    BillColumn& column = header.value().columns[c];
    const std::vector<std::string> laws = book.destinations();
    column.number = column.product_name == "price" ||
                    std::any_of(laws.begin(), laws.end(), [&](const std::string& destination) {
                      return is_number_column(column.product_name, *book.schedule(destination));
                    });
  }
  return header;
}

}  // namespace tarex::detail
