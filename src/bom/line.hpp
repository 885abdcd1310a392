#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/bom.hpp"
#include "tarex/entry_reader.hpp"

/// A product of a bill as the entry line it is.
namespace tarex::detail {

/// The columns of a product's entry line: its own, and price × quantity as the value.
class ProductLine {
 public:
  /// @param product, errors  must outlive this; `errors` gets all that is wrong.
  ProductLine(const BomProduct& product, Errors& errors) : product_(product), errors_(errors) {}

  /// Works out the columns: the product's own, and the value unless it is stated.
  [[nodiscard]] bool read_price();
  /// Pieces in the lot, in millionths.
  [[nodiscard]] std::int64_t quantity() const { return quantity_; }
  /// Of a piece, in millionths.
  [[nodiscard]] Money price() const { return price_; }
  /// Of the lot.
  [[nodiscard]] Money value() const { return value_; }
  [[nodiscard]] Currency currency() const;
  /// Of the stated price and value, where the price was rounded; empty where it was not.
  [[nodiscard]] const std::string& rounded_price() const { return rounded_price_; }
  /// Of a price and a number of pieces in dollars and the like that end in a point and three zeros,
  /// how they are read; empty where there is none.
  [[nodiscard]] std::string point_in_doubt() const;
  /// The goods of the lot cost so much more.
  void add_to_value(Money lot);
  /// Puts another text into a column, or a column more.
  /// @param at_cell  where a column more is from; null: the price, or the product as a whole
  void set(const std::string& name, std::string text, const BomField* at_cell = nullptr);
  /// Takes a column out.
  void drop(std::string_view name);
  /// Reads the columns as an entry line. The quantity counts pieces unless a unit is stated.
  [[nodiscard]] bool read(const EntryReader& reader, InputLine& line);
  /// @param field  where the fault is; null: the product as a whole
  void fault(const BomField* field, std::string_view name, ErrorCode code, std::string message,
             std::string hint);

 private:
  struct Column {
    std::string name;
    std::string text;
    int line = 0;
    int column = 0;
  };
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view name, std::string hint);
  void note_point(std::string_view name, const BomField& field, std::int64_t micro);
  [[nodiscard]] bool hold_value(const BomField& stated);
  [[nodiscard]] bool is_rounded(Money stated) const;
  void count_pieces(InputLine& line) const;

  const BomProduct& product_;
  Errors& errors_;
  std::int64_t quantity_ = kMicro;
  Money price_;
  Money value_;
  std::string rounded_price_;
  std::vector<std::string> points_;
  std::vector<Column> columns_;
};

}  // namespace tarex::detail
