#pragma once

#include <bitset>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "tarex/bom.hpp"

/// Rows of a bill as they are, or as changes leave them.
namespace tarex::detail {

/// What the sums ask of a row.
struct SeenRow {
  int material = kUnknownMaterial;
  std::optional<std::int64_t> value;
  std::int64_t value_open = 0;  ///< what it may cost beyond that
  std::optional<i128> mass;     ///< in 10^-12 kg
  std::optional<i128> metal;
  bool packaging = false;
  bool may_be_absent = false;
  bool mass_in_rest = false;  ///< what it weighs is in the mass of another row, and these are 0
  bool all_metal = false;     ///< whatever it weighs, all of that is its material
  bool melt_stated = false;
  bool domestic = false;
  /// These two hang on the material: they are those of it, by index.
  bool by_material = false;
  std::bitset<kMaxParts> stated_if;
  std::bitset<kMaxParts> domestic_if;

  [[nodiscard]] bool domestic_as(int one) const {
    return by_material ? one >= 0 && domestic_if[static_cast<std::size_t>(one)] : domestic;
  }
};

class SeenRows {
 public:
  /// All must outlive this.
  SeenRows(std::span<const BomRow> rows, std::string_view destination,
           std::span<const BomChange> changes);

  /// Nothing where a change leaves the row out.
  [[nodiscard]] std::optional<SeenRow> at(std::size_t row) const;

 private:
  [[nodiscard]] bool touches(const BomChange& change, std::size_t row) const;
  void spread(const BomChange& change);
  void weigh(std::size_t row, SeenRow& seen) const;

  std::span<const BomRow> rows_;
  std::string_view destination_;
  std::span<const BomChange> changes_;
  std::vector<std::int64_t> masses_;  ///< what the changes add to each; empty: nothing
};

}  // namespace tarex::detail
