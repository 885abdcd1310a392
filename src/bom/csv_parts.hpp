#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bom/cells.hpp"
#include "bom/levels.hpp"
#include "bom/parents.hpp"
#include "bom/rows.hpp"
#include "bom/survey.hpp"

/// The components of a product in a CSV bill: row by row, then as a tree.
namespace tarex::detail {

/// A field of a row with its place. @param c  index of both
[[nodiscard]] BomCell csv_cell(const BillColumn& column, const CsvRecord& record, std::size_t c);

class CsvParts {
 public:
  /// @param rows, components  must outlive this
  CsvParts(const BillRows& rows, const ComponentReader& components)
      : rows_(rows), components_(components) {}

  /// Forgets the rows of the product before.
  void clear();
  /// @param top  what parts call the product itself
  void set_top(std::string_view top) { top_ = top; }
  /// Reads what the first row of a product says of all its parts: where their metal is from, and,
  /// if that row is the product's own, what they weigh together. What is wrong goes to `product`.
  void add_own(const CsvRecord& record, bool own_row, BomProduct& product) const;
  /// Reads the component of a row, which has a field for each column. What is wrong with it, and
  /// the component where rows make no tree, go to `product`.
  void add(const CsvRecord& record, BomProduct& product);
  /// Whether one of the components that were added names a material.
  [[nodiscard]] bool name_material() const { return names_material_; }
  /// Once all rows of a product are read: hangs its components below each other.
  void finish(const Survey& survey, BomProduct& product);

 private:
  /// The cells of a row.
  struct Part {
    Component component;
    bool any = false;  ///< some cell holds something
    BomCell place;     ///< where in the tree it stands
    Errors errors;
  };
  [[nodiscard]] std::optional<Error> total_row(const CsvRecord& record,
                                               const Component& component) const;
  [[nodiscard]] Part part_of(const CsvRecord& record) const;

  const BillRows& rows_;
  const ComponentReader& components_;
  std::vector<PlacedPart> placed_;  ///< where rows say how deep they stand
  bool names_material_ = false;
  std::string top_;
  std::vector<NamedPart> named_;  ///< where rows name the part above
};

}  // namespace tarex::detail
