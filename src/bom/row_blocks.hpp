#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "bom/made_in.hpp"
#include "bom/row_sums.hpp"

/// A bill of many rows of which one is changed, row after row.
namespace tarex::detail {

/// What rows come to, kept for those before and those behind every block of rows: with one row
/// changed, its block alone is gone through again.
/// @tparam Fold  RowSums or SayingRows
template <class Fold>
class BlockFolds {
 public:
  /// @param none  of no row. @param add  adds the row of that index to a fold
  template <class Add>
  BlockFolds(std::size_t rows, const Fold& none, Add add)
      : rows_(rows), before_(rows / kBlock + 1, none), after_(before_) {
    std::vector<Fold> own = before_;
    for (std::size_t r = 0; r < rows_; ++r) {
      add(own[r / kBlock], r);
    }
    for (std::size_t b = 1; b < own.size(); ++b) {
      before_[b] = before_[b - 1];
      before_[b].add(own[b - 1]);
    }
    for (std::size_t b = own.size() - 1; b > 0; --b) {
      after_[b - 1] = own[b];
      after_[b - 1].add(after_[b]);
    }
  }

  /// All rows, those of the block of `row` as `add` has them.
  template <class Add>
  [[nodiscard]] Fold with(std::size_t row, Add add) const {
    const std::size_t block = row / kBlock;
    Fold out = before_[block];
    for (std::size_t r = block * kBlock; r < rows_ && r < (block + 1) * kBlock; ++r) {
      add(out, r);
    }
    out.add(after_[block]);
    return out;
  }

 private:
  static constexpr std::size_t kBlock = 32;
  std::size_t rows_;
  std::vector<Fold> before_;
  std::vector<Fold> after_;
};

class RowBlocks {
 public:
  /// All must outlive this.
  RowBlocks(std::span<const BomRow> rows, std::size_t materials, std::string_view destination);

  /// Whether changes leave all rows but one as they are.
  [[nodiscard]] static bool serves(std::span<const BomChange> changes);
  /// The same as `sums_of`. @param change  one that is served
  [[nodiscard]] BomSums sums(const BomChange& change) const;
  /// The same as `made_in`.
  [[nodiscard]] SaidCountries made_in(std::size_t material, std::string Made::*member,
                                      const BomChange& change);

 private:
  /// What answers a fact of a material, and what its rows say.
  struct Said {
    std::size_t material = 0;
    std::string Made::*member = nullptr;
    BlockFolds<SayingRows> rows;
  };
  [[nodiscard]] const BlockFolds<SayingRows>& said_of(std::size_t material,
                                                      std::string Made::*member);

  std::span<const BomRow> rows_;
  std::string_view destination_;
  BlockFolds<RowSums> sums_;
  std::vector<Said> said_;  ///< of those that were asked for
};

}  // namespace tarex::detail
