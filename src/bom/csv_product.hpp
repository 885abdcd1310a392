#pragma once

#include <string>

#include "bom/misplaced.hpp"
#include "bom/rows.hpp"
#include "tarex/bom.hpp"

/// The product's own columns in a CSV bill: read from its first row, and held against the others.
namespace tarex::detail {

class CsvProductFields {
 public:
  /// @param rows  must outlive this
  explicit CsvProductFields(const BillRows& rows) : rows_(rows) {}

  /// Forgets the rows of the product before.
  void clear() {
    first_.clear();
    blank_below_ = false;
    nameless_below_ = false;
  }
  /// The first row. @param own_row  it is of the product alone
  void read(const CsvRecord& record, bool own_row, BomProduct& product);
  /// A row below it: the same again, or blank. What differs is a fault of the product, or goes to
  /// `misplaced` where the row of the product alone states it.
  void repeat(const CsvRecord& record, BomProduct& product, MisplacedCells& misplaced);

 private:
  void look_for_second(const CsvRecord& record, std::size_t c, BomProduct& product);

  const BillRows& rows_;
  std::string first_;            ///< the first row, as written
  bool blank_below_ = false;     ///< a row below it leaves the code blank
  bool nameless_below_ = false;  ///< … and the number of the product
};

}  // namespace tarex::detail
