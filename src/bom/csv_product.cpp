#include "bom/csv_product.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/quoted.hpp"
#include "bom/csv_parts.hpp"
#include "bom/said_currency.hpp"
#include "bom/said_term.hpp"
#include "bom/same_value.hpp"
#include "text/json_value.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

/// The currency that the header of the price says; a cell that says another is a fault.
void state_currency(BomField said, BomProduct& product) {
  const SourcePosition at{said.line, said.column};
  const std::string code = said.text;
  if (const auto other = other_currency(product, std::move(said))) {
    product.errors.push_back(
        Error{ErrorCode::inconsistent,
              "the header of the price says " + code + ", and the currency is " + *other,
              {"", at.line, at.column},
              "leave the currency out of the name, or correct the cell"});
  }
}

void warn_once(std::vector<std::string>& warnings, std::string warning) {
  if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end()) {
    warnings.push_back(std::move(warning));
  }
}

}  // namespace

void CsvProductFields::read(const CsvRecord& record, bool own_row, BomProduct& product) {
  first_ = trim_blanks(record.raw);
  BomField currency;
  BomField term;
  std::string_view term_of;
  for (std::size_t c = 0; c < rows_.width(record); ++c) {
    const BillColumn& column = rows_.header().columns[c];
    if (!column.of_product && (!own_row || column.product_name.empty())) {
      continue;
    }
    const BomCell field = csv_cell(column, record, c);
    if (own_row && field.text.empty()) {
      continue;
    }
    const bool number = column.number && is_plain_json_number(field.text);
    product.fields.push_back({column.product_name, std::string(field.text), field.line,
                              field.column, number ? std::string(field.text) : "",
                              !column.carried.empty(), true});
    const bool priced = column.product_name == "price" || column.product_name == "value";
    if (priced && !column.unit.empty()) {
      currency = {"currency", column.unit, field.line, field.column};
    }
    if (priced && !column.term.empty()) {
      term = {"incoterm", column.term, field.line, field.column};
      term_of = column.header;
    }
  }
  if (!currency.text.empty()) {
    state_currency(std::move(currency), product);
  }
  if (!term.text.empty()) {
    take_term(product, std::move(term), term_of);
  }
}

/// Where rows state neither the code of the product nor its number, one that has the code begins
/// the product anew: its components would be counted twice. Where they state the number, the first
/// row again does.
void CsvProductFields::look_for_second(const CsvRecord& record, std::size_t c,
                                       BomProduct& product) {
  const BillColumn& column = rows_.header().columns[c];
  if (!column.of_product || column.product_name != "hs") {
    return;
  }
  const BomCell cell = csv_cell(column, record, c);
  if (cell.text.empty()) {
    blank_below_ = true;
    nameless_below_ = nameless_below_ || rows_.sku_of(record).empty();
  } else if (nameless_below_ || (blank_below_ && trim_blanks(record.raw) == first_)) {
    product.errors.push_back(cell_error(
        cell, ErrorCode::duplicate, "the product begins a second time",
        "list a product once; its columns stand in its first row alone, or in all its rows"));
  }
}

void CsvProductFields::repeat(const CsvRecord& record, BomProduct& product,
                              MisplacedCells& misplaced) {
  for (std::size_t c = 0; c < rows_.width(record); ++c) {
    const BillColumn& column = rows_.header().columns[c];
    const std::string_view text = trim_blanks(record.fields[c]);
    look_for_second(record, c, product);
    if (text.empty() || same_value(column, text, product.text(column.product_name), book_)) {
      continue;
    }
    misplaced.of_part(column, text, record.line);
    if (column.of_product && !column.carried.empty()) {
      warn_once(product.warnings, quoted(column.header) +
                                      " is not the same in all rows of the product: the first is "
                                      "kept");
    } else if (column.of_product) {
      product.errors.push_back(cell_error(
          csv_cell(column, record, c), ErrorCode::inconsistent,
          quoted(text) + " differs from the first row of the product",
          "repeat the product's own columns unchanged, or leave them blank below its first row"));
    }
  }
}

}  // namespace tarex::detail
