#include <algorithm>
#include <map>

#include "base/quoted.hpp"
#include "bom/csv_parts.hpp"
#include "bom/csv_product.hpp"
#include "bom/forms.hpp"
#include "bom/gross_weight.hpp"
#include "bom/misplaced.hpp"
#include "bom/same_value.hpp"
#include "bom/second_choices.hpp"
#include "rows/csv_header.hpp"
#include "text/tidy.hpp"

/// The CSV form of a bill: one row per component, `level` or `parent` for the tree, the product's
/// own columns prefixed `product_` or in a row of their own.
namespace tarex::detail {
namespace {

class CsvBill : public BillReader {
 public:
  CsvBill(CsvStream stream, BillHeader header, const BillOptions& options, const LawBook& book)
      : stream_(std::move(stream)),
        header_(std::move(header)),
        columns_(header_.columns),
        book_(book),
        rows_(header_),
        components_(book, options.vocabulary),
        fields_(rows_, book),
        parts_(rows_, components_) {
    survey_ = survey_of(stream_, rows_);
    if (survey_.worded) {
      give_back_quantity(header_, book_);
    }
    if (header_.product_has_row && survey_.net_of_product) {
      give_net_to_product(header_, book_);
    }
    if (header_.product_has_row && !survey_.priced) {
      take_value_for_price(header_);
    }
    if (header_.product_has_row) {
      settle_unread();
    }
  }

  bool next(BomProduct& out) override {
    if (!started_) {
      static_cast<void>(stream_.next(record_));  // the header
      pending_ = next_row();
      started_ = true;
    }
    if (!pending_) {
      return false;
    }
    product_ = &out;
    begin(out);
    do {
      source_.add(record_);
      row(record_);
      pending_ = next_row();
    } while (pending_ && !ends_before(record_));
    misplaced_.warn(parts_.name_material(), out.warnings);
    if (!header_.likely_quantity.empty()) {
      out.warnings.push_back(uncounted_warning(header_.likely_quantity));
    }
    if (!header_.likely_cost.empty()) {
      out.warnings.push_back(uncosted_warning(header_.likely_cost));
    }
    parts_.finish(survey_, out);
    components_.finish(out);
    std::stable_sort(out.errors.begin(), out.errors.end(),
                     [](const Error& x, const Error& y) { return x.where.line < y.where.line; });
    locate(out.errors);
    return true;
  }

  std::vector<std::string> notes() const override {
    return stream_.note().empty() ? std::vector<std::string>() : std::vector{stream_.note()};
  }
  std::vector<UnreadColumn> unread() const override { return header_.unread; }
  std::optional<Error> failure() const override { return stream_.failure(); }

  void locate(Errors& errors) const override {
    for (Error& error : errors) {
      if (error.where.file.empty() && error.code != ErrorCode::usage) {
        error.where.file = stream_.file_name();
      }
      if (error.source.empty() && error.where.line > 0) {
        error.source = source_.line(error.where.line);
      }
    }
  }

 private:
  BomProduct& product() { return *product_; }

  /// Columns of all rows are the products' where one of these fills them.
  void settle_unread() {
    std::map<std::string_view, UnreadColumn*> by_name;
    for (UnreadColumn& unread : header_.unread) {
      by_name.emplace(unread.carried, &unread);
    }
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (const auto at = by_name.find(columns_[c].carried); at != by_name.end()) {
        at->second->of_products = survey_.above[c] != 0;
        at->second->of_components = survey_.below[c] != 0 || !at->second->of_products;
      }
    }
  }

  /// A row of delimiters alone, as spreadsheets add them, is none.
  bool next_row() {
    bool more = stream_.next(record_);
    while (more && is_blank(record_)) {
      more = stream_.next(record_);
    }
    return more;
  }

  void begin(BomProduct& out) {
    out.fields.clear();
    out.components.clear();
    out.errors.clear();
    out.warnings.clear();
    out.made = {};
    out.weight_kg.reset();
    out.weight_cell = {};
    out.line = 0;
    out.column = 0;
    source_.clear();
    parts_.clear();
    nameless_ = false;
    misplaced_.clear();
    fields_.clear();
  }

  void error(const CsvRecord& record, std::size_t c, ErrorCode code, std::string message,
             std::string hint) {
    c = std::min(c, record.fields.size() - 1);  // the row may be short
    product().errors.push_back(
        cell_error(csv_cell(columns_[c], record, c), code, std::move(message), std::move(hint)));
  }

  void row(const CsvRecord& record) {
    if (record.error) {
      bad_row(*record.error);
      return;
    }
    if (product().line == 0 || nameless_) {
      start(record);
    } else {
      after_fault_ = 0;
      fields_.repeat(record, product(), misplaced_);
    }
    if (record.fields.size() != columns_.size()) {
      error(record, 0, ErrorCode::bad_csv,
            "the row has " + std::to_string(record.fields.size()) + " fields, the header " +
                std::to_string(columns_.size()),
            "put a field that holds a comma in quotes");
      return;
    }
    parts_.add(record, product());
  }

  /// Nobody can tell whose row it was: the bill before it and the one after it may both lack it.
  void bad_row(const Error& fault) {
    if (product().line == 0) {
      product().line = fault.where.line;
      product().column = fault.where.column;
      nameless_ = true;
    }
    product().errors.push_back(fault);
    after_fault_ = fault.where.line;
  }

  /// The row belongs to the next product.
  bool ends_before(const CsvRecord& record) const {
    if (record.error || nameless_) {
      return false;
    }
    if (header_.product_has_row) {
      return rows_.is_product_row(record);
    }
    if (header_.has_sku) {
      const std::string_view sku = rows_.sku_of(record);
      return !sku.empty() && sku != product_->text("sku");
    }
    for (std::size_t c = 0; c < rows_.width(record); ++c) {
      const BillColumn& column = columns_[c];
      if (column.of_product) {
        const std::string_view text = trim_blanks(record.fields[c]);
        if (!text.empty() &&
            !same_value(column, text, product_->text(column.product_name), book_)) {
          return true;
        }
      }
    }
    return false;
  }

  void start(const CsvRecord& record) {
    const bool own_row = header_.product_has_row && rows_.is_product_row(record);
    nameless_ = false;
    if (product().line == 0) {
      product().line = record.line;
      product().column = 1;
    }
    fields_.read(record, own_row, product());
    parts_.add_own(record, own_row, product());
    if (own_row) {
      misplaced_.of_product(columns_, record);
    }
    parts_.set_top(own_row ? rows_.name_of(record) : product().text("sku"));
    if (header_.product_has_row && !own_row) {
      error(record, rows_.place_column(), ErrorCode::inconsistent,
            "there is no product above this row",
            std::string(header_.tree == BillTree::levels ? "a row of level 0"
                                                         : "a row without parent") +
                " names the product; its components stand below it");
    }
    if (after_fault_ != 0 && product().errors.empty()) {
      product().errors.push_back(
          Error{ErrorCode::bad_csv,
                "the row before this product cannot be read and may belong to it",
                {"", record.line, 1},
                "correct line " + std::to_string(after_fault_)});
    }
    after_fault_ = 0;
    check_together(record);
  }

  /// A product whose rows are torn apart would be priced twice, each time with half its components.
  void check_together(const CsvRecord& record) {
    const auto torn = survey_.torn.find(std::string(product().text("sku")));
    if (torn == survey_.torn.end()) {
      return;
    }
    const std::vector<int>& lines = torn->second;
    const int other = lines.front() == record.line ? lines[1] : lines.front();
    product().errors.push_back(
        Error{ErrorCode::duplicate,
              header_.product_has_row
                  ? quoted(torn->first) + " stands twice, also on line " + std::to_string(other)
                  : "the rows of " + quoted(torn->first) + " do not stand together",
              {"", record.line, 1},
              header_.product_has_row
                  ? "list a product once, or give each a number of its own"
                  : "put them below each other; others begin on line " + std::to_string(other)});
  }

  CsvStream stream_;
  BillHeader header_;
  const std::vector<BillColumn>& columns_;
  const LawBook& book_;
  BillRows rows_;
  ComponentReader components_;
  CsvProductFields fields_;  ///< of the product
  CsvParts parts_;           ///< …
  Survey survey_;
  CsvRecord record_;
  SourceRows source_;
  bool started_ = false;
  bool pending_ = false;   ///< record_ is a row that is not read yet
  bool nameless_ = false;  ///< the product stands for rows that cannot be read
  int after_fault_ = 0;    ///< the row before could not be read; its line
  MisplacedCells misplaced_;
  BomProduct* product_ = nullptr;
};

}  // namespace

Result<std::unique_ptr<BillReader>> open_csv_bill(CsvStream stream, const BillOptions& options,
                                                  const LawBook& book) {
  CsvRecord record;
  if (!stream.next(record)) {
    if (stream.failure()) {
      return *stream.failure();
    }
    return Error{ErrorCode::bad_header,
                 "the file is empty",
                 {stream.file_name(), 1, 1},
                 "the first line must name the columns"};
  }
  if (record.error) {
    return *record.error;
  }
  Result<BillHeader> header = read_bill_header(record, stream.file_name(), options.columns, book);
  if (!header) {
    return header.error();
  }
  stream.rewind();
  auto bill = std::make_unique<CsvBill>(std::move(stream), header.take(), options, book);
  if (const auto failure = bill->failure()) {
    return *failure;
  }
  return std::unique_ptr<BillReader>(std::move(bill));
}

}  // namespace tarex::detail
