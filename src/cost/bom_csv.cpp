#include <algorithm>
#include <map>

#include "cost/bom_columns.hpp"
#include "cost/bom_reader.hpp"
#include "cost/fact_reader.hpp"
#include "text/csv_reader.hpp"

/// The CSV form of a bill: one row per component, the product's own columns prefixed `product_`,
/// `level` for the tree.
namespace tarex::detail {
namespace {

constexpr std::size_t kMostLevels = 60;

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

/// What one column of the file is.
struct Column {
  std::string header;
  bool of_product = false;
  std::string product_name;                  ///< canonical, if of_product
  std::optional<ComponentColumn> component;  ///< nothing = carried through
};

std::optional<std::string> without_prefix(std::string_view header) {
  const std::string name = normal_name(header);
  for (const std::string_view prefix : {"product_", "제품_", "완제품_"}) {
    if (name.starts_with(prefix) && name.size() > prefix.size()) {
      return name.substr(prefix.size());
    }
  }
  return std::nullopt;
}

class CsvHeader {
 public:
  CsvHeader(const CsvRecord& record, const std::string& file, const LawBook& book)
      : record_(record), file_(file), book_(book) {}

  Result<std::vector<Column>> read() {
    std::vector<Column> columns;
    for (std::size_t c = 0; c < record_.fields.size(); ++c) {
      Column column;
      column.header = std::string(trimmed(record_.fields[c]));
      if (const auto name = without_prefix(column.header)) {
        column.of_product = true;
        column.product_name = product_column(*name, book_);
      } else {
        column.component = component_column(column.header);
        const auto meant =
            column.component ? std::nullopt : misspelled_component_column(column.header);
        if (meant) {
          return fault(c, quoted(column.header) + " is not a column of a bill",
                       "did you mean " + quoted(*meant) + "?");
        }
      }
      for (const Column& other : columns) {
        const bool same = column.of_product
                              ? other.of_product && other.product_name == column.product_name
                              : column.component && other.component == column.component;
        if (same) {
          return fault(
              c, quoted(other.header) + " and " + quoted(column.header) + " are the same column",
              "keep one of them");
        }
      }
      columns.push_back(std::move(column));
    }
    return check(std::move(columns));
  }

 private:
  Result<std::vector<Column>> check(std::vector<Column> columns) const {
    const auto has = [&](std::string_view name) {
      return std::any_of(columns.begin(), columns.end(),
                         [&](const Column& c) { return c.of_product && c.product_name == name; });
    };
    if (!has("hs")) {
      return fault(0, "there is no column product_hs",
                   "the first line names the columns: product_sku, product_hs, product_price, …, "
                   "name, material, quantity, "
                   "value, weight_kg");
    }
    if (!has("price") && !has("value")) {
      return fault(0, "there is no column product_price",
                   "give the price of one product, or product_value for the lot");
    }
    return columns;
  }

  [[nodiscard]] Error fault(std::size_t c, std::string message, std::string hint) const {
    const SourcePosition at =
        c < record_.positions.size() ? record_.positions[c] : SourcePosition{record_.line, 1};
    Error error{
        ErrorCode::bad_header, std::move(message), {file_, at.line, at.column}, std::move(hint)};
    error.source = std::string(record_.raw.substr(0, record_.raw.find_first_of("\r\n")));
    return error;
  }

  const CsvRecord& record_;
  const std::string& file_;
  const LawBook& book_;
};

class CsvBill {
 public:
  CsvBill(std::vector<Column> columns, const LawBook& book)
      : columns_(std::move(columns)), components_(book) {
    for (const Column& column : columns_) {
      has_sku_ = has_sku_ || (column.of_product && column.product_name == "sku");
      has_level_ = has_level_ || column.component == ComponentColumn::level;
    }
  }

  void row(const CsvRecord& record) {
    if (record.error) {
      bad_row(*record.error);
      return;
    }
    if (products_.empty() || starts_product(record)) {
      start(record);
    } else {
      repeat(record);
    }
    if (record.fields.size() != columns_.size()) {
      error(record, 0, ErrorCode::bad_csv,
            "the row has " + std::to_string(record.fields.size()) + " fields, the header " +
                std::to_string(columns_.size()),
            "a field that holds a comma must stand in double quotes");
      return;
    }
    read_component(record);
  }

  std::vector<BomProduct> finish() {
    for (BomProduct& product : products_) {
      components_.check_currencies(product, product.errors);
    }
    return std::move(products_);
  }

 private:
  BomProduct& product() { return products_.back(); }

  static BomCell cell(const Column& column, const CsvRecord& record, std::size_t c) {
    return {column.header, trimmed(record.fields[c]), record.positions[c].line,
            record.positions[c].column};
  }
  std::size_t width(const CsvRecord& record) const {
    return std::min(columns_.size(), record.fields.size());
  }

  void error(const CsvRecord& record, std::size_t c, ErrorCode code, std::string message,
             std::string hint) {
    product().errors.push_back(
        cell_error(cell(columns_[c], record, c), code, std::move(message), std::move(hint)));
  }

  /// Nobody can tell whose row it was: the bill before it and the one after it may both lack it.
  void bad_row(const Error& fault) {
    if (products_.empty()) {
      products_.emplace_back();
      products_.back().line = fault.where.line;
      products_.back().column = fault.where.column;
      nameless_ = true;
    }
    product().errors.push_back(fault);
    after_fault_ = fault;
  }

  bool starts_product(const CsvRecord& record) {
    if (nameless_) {
      return true;
    }
    for (std::size_t c = 0; c < width(record); ++c) {
      const Column& column = columns_[c];
      if (column.of_product && (!has_sku_ || column.product_name == "sku")) {
        const std::string_view text = trimmed(record.fields[c]);
        if (!text.empty() && text != product().text(column.product_name)) {
          return true;
        }
      }
    }
    return false;
  }

  void start(const CsvRecord& record) {
    if (!nameless_) {
      products_.emplace_back();
    }
    nameless_ = false;
    levels_.clear();
    product().line = record.line;
    product().column = 1;
    for (std::size_t c = 0; c < width(record); ++c) {
      if (columns_[c].of_product) {
        const BomCell field = cell(columns_[c], record, c);
        product().fields.push_back(
            {columns_[c].product_name, std::string(field.text), field.line, field.column});
      }
    }
    if (after_fault_ && product().errors.empty()) {
      Error fault{ErrorCode::bad_csv,
                  "the row before this product cannot be read and may belong to it",
                  {"", record.line, 1},
                  "correct line " + std::to_string(after_fault_->where.line)};
      product().errors.push_back(std::move(fault));
    }
    after_fault_.reset();
    check_together(record);
  }

  /// A product whose rows are torn apart would be priced twice, each time with half its components.
  void check_together(const CsvRecord& record) {
    const std::string sku(product().text("sku"));
    if (sku.empty()) {
      return;
    }
    const auto [first, is_new] = first_.emplace(sku, products_.size() - 1);
    if (!is_new) {
      const auto torn = [&](BomProduct& part, int line, int other) {
        part.errors.push_back(
            Error{ErrorCode::duplicate,
                  "the rows of " + quoted(sku) + " do not stand together",
                  {"", line, 1},
                  "put them below each other; others begin on line " + std::to_string(other)});
      };
      BomProduct& before = products_[first->second];
      torn(product(), record.line, before.line);
      torn(before, before.line, record.line);
    }
  }

  /// The product's columns below its first row: the same again, or blank.
  void repeat(const CsvRecord& record) {
    after_fault_.reset();
    for (std::size_t c = 0; c < width(record); ++c) {
      const std::string_view text = trimmed(record.fields[c]);
      if (!columns_[c].of_product || text.empty()) {
        continue;
      }
      const auto field =
          std::find_if(product().fields.begin(), product().fields.end(),
                       [&](const BomField& f) { return f.name == columns_[c].product_name; });
      if (field == product().fields.end() || field->text != text) {
        error(
            record, c, ErrorCode::inconsistent,
            quoted(text) + " differs from the first row of the product",
            "repeat the product's own columns unchanged, or leave them blank below its first row");
      }
    }
  }

  void read_component(const CsvRecord& record) {
    Component component;
    bool any = false;
    std::string_view level_text;
    std::size_t level_column = 0;
    Errors errors;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const Column& column = columns_[c];
      const BomCell field = cell(column, record, c);
      if (column.of_product) {
        continue;
      }
      if (column.component == ComponentColumn::level) {
        level_text = field.text;
        level_column = c;
        continue;
      }
      if (!field.text.empty() && !any) {
        component.line = field.line;
        component.column = field.column;
      }
      any = any || !field.text.empty();
      if (column.component) {
        components_.read(*column.component, field, component, errors);
      } else if (!field.text.empty()) {
        component.extras.push_back(
            {column.header, std::string(field.text), field.line, field.column});
      }
    }
    if (level_text == "0" || (!any && level_text.empty())) {
      return;  // the row of the product itself
    }
    product().errors.insert(product().errors.end(), errors.begin(), errors.end());
    if (!has_level_) {
      product().components.push_back(std::move(component));
    } else if (const auto level = parse_level(record, level_column, level_text)) {
      hang(std::move(component), *level);
    }
  }

  /// `2`, or `..2` as ERP exports indent it; one deeper than the row above at most.
  std::optional<std::size_t> parse_level(const CsvRecord& record, std::size_t c,
                                         std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of('.'), text.size());
    const auto micro = parse_decimal(text.substr(first), 6);
    const std::int64_t level = micro && *micro % kMicro == 0 ? *micro / kMicro : 0;
    if (level < 1 || level > static_cast<std::int64_t>(kMostLevels)) {
      error(record, c, ErrorCode::bad_number, quoted(text) + " is not a level",
            "write 1 for a part of the product, 2 for a part of that, …");
      return std::nullopt;
    }
    if (static_cast<std::size_t>(level) > levels_.size() + 1) {
      error(record, c, ErrorCode::inconsistent,
            "level " + std::to_string(level) + " follows level " + std::to_string(levels_.size()),
            "a level may be one deeper than the row above it");
      return std::nullopt;
    }
    return static_cast<std::size_t>(level);
  }

  void hang(Component component, std::size_t level) {
    levels_.resize(level - 1);
    std::vector<Component>& siblings =
        levels_.empty() ? product().components : levels_.back()->components;
    siblings.push_back(std::move(component));
    levels_.push_back(&siblings.back());
  }

  std::vector<Column> columns_;
  ComponentReader components_;
  bool has_sku_ = false;
  bool has_level_ = false;
  bool nameless_ = false;             ///< the last product stands for rows that cannot be read
  std::optional<Error> after_fault_;  ///< the row before was this
  std::vector<Component*>
      levels_;  ///< the last component of each level; siblings grow only at the end
  std::map<std::string, std::size_t> first_;
  std::vector<BomProduct> products_;
};

}  // namespace

Result<std::vector<BomProduct>> read_csv_bill(const std::string& text, const std::string& file,
                                              const LawBook& book) {
  CsvReader reader(text, file);
  CsvRecord record;
  if (!reader.next(record)) {
    return Error{ErrorCode::bad_header,
                 "the file is empty",
                 {file, 1, 1},
                 "the first line must name the columns"};
  }
  if (record.error) {
    return *record.error;
  }
  Result<std::vector<Column>> columns = CsvHeader(record, file, book).read();
  if (!columns) {
    return columns.error();
  }
  CsvBill bill(columns.take(), book);
  while (reader.next(record)) {
    bill.row(record);
  }
  return bill.finish();
}

}  // namespace tarex::detail
