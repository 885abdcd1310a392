#pragma once

#include <string_view>
#include <vector>

#include "bom/seen_rows.hpp"

/// The sums of some rows of a bill before they are rounded.
namespace tarex::detail {

/// A fold: the sums of rows one after the other are those of the first ones and of the others
/// together. Nothing is rounded before `rounded`, so that it is the same wherever they are parted.
class RowSums {
 public:
  /// Of no row.
  explicit RowSums(std::size_t materials) : metals_(materials) { out_.materials.resize(materials); }

  /// One row more.
  void add(const SeenRow& seen);
  /// The sums of rows that come later.
  void add(const RowSums& later);
  /// @see sums_of
  [[nodiscard]] BomSums rounded() const;

 private:
  /// Masses in 10^-12 kg.
  struct FineMetal {
    i128 kg = 0;
    i128 domestic = 0;
    i128 may_be_domestic = 0;
  };

  void add_rest(const SeenRow& seen);
  void add_metal(const SeenRow& seen);
  void may_be_metal(const SeenRow& seen);
  void may_be(const SeenRow& seen, std::size_t material);
  void round_rest(BomSums& out) const;
  [[nodiscard]] std::int64_t beyond(std::int64_t rounded, i128 mass) const;

  BomSums out_;           ///< but for the masses, of which it has only whether they are known
  i128 unknown_ = 0;      ///< of components of no known material
  i128 rest_ = 0;         ///< of the article, what is no metal
  i128 may_be_rest_ = 0;  ///< of no known material
  i128 net_ = 0;
  std::vector<FineMetal> metals_;
};

}  // namespace tarex::detail
