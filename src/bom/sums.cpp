#include <algorithm>

#include "bom/masses.hpp"
#include "bom/seen_rows.hpp"

/// The sums of a bill, as it is and with something changed.
namespace tarex {
namespace {

using detail::SeenRow;

/// Masses of the sums before they are rounded, in 10^-12 kg.
struct FineSums {
  struct Metal {
    i128 kg = 0;
    i128 domestic = 0;
    i128 may_be_domestic = 0;
  };
  i128 unknown = 0;      ///< of components of no known material
  i128 rest = 0;         ///< of the article, what is no metal
  i128 may_be_rest = 0;  ///< of no known material
  i128 net = 0;
  std::vector<Metal> metals;
};

class Summing {
 public:
  Summing(std::span<const BomRow> rows, std::size_t materials, std::string_view destination,
          std::span<const BomChange> changes)
      : rows_(rows), destination_(destination), changes_(changes) {
    out_.materials.resize(materials);
    fine_.metals.resize(materials);
  }

  BomSums run() {
    const detail::SeenRows seen(rows_, destination_, changes_);
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (const auto row = seen.at(r)) {
        add_row(*row);
      }
    }
    round();
    for (const BomChange& change : changes_) {
      const int material = rows_[change.row].material;
      if (change.kind == BomChange::Kind::domestic_mass && material >= 0) {
        MaterialTotal& total = out_.materials[static_cast<std::size_t>(material)];
        total.domestic_kg = std::min(total.kg.known, total.domestic_kg + change.mass_kg);
      }
    }
    return std::move(out_);
  }

 private:
  static void add_mass(PartialSum& sum, const std::optional<i128>& mass, i128& to) {
    to += mass.value_or(0);
    sum.complete = sum.complete && mass.has_value();
    sum.bounded = sum.bounded && mass.has_value();
  }

  /// What of a component of the article is no metal.
  void add_rest(const SeenRow& seen) {
    PartialSum& rest = out_.rest_kg;
    if (seen.material == kOtherMaterial) {
      add_mass(rest, seen.mass, fine_.rest);
    } else if (seen.material == kUnknownMaterial) {
      rest.complete = false;
      rest.bounded = rest.bounded && seen.mass;
      fine_.may_be_rest += seen.mass.value_or(0);
    } else if (!seen.all_metal) {
      const bool weighed = seen.mass && seen.metal;
      add_mass(rest, weighed ? std::optional(*seen.mass - *seen.metal) : std::nullopt, fine_.rest);
    }
  }

  void round() {
    out_.net_kg.known = *detail::fine_mass(fine_.net).kg;
    round_rest();
    for (std::size_t m = 0; m < out_.materials.size(); ++m) {
      MaterialTotal& total = out_.materials[m];
      const FineSums::Metal& masses = fine_.metals[m];
      total.kg.known = detail::part_of_rounded(masses.kg, fine_.net, out_.net_kg.known);
    }
    fit_metals();
    i128 all = 0;
    for (std::size_t m = 0; m < out_.materials.size(); ++m) {
      MaterialTotal& total = out_.materials[m];
      const FineSums::Metal& masses = fine_.metals[m];
      total.domestic_kg = detail::part_of_rounded(masses.domestic, masses.kg, total.kg.known);
      total.may_be_domestic_kg = *detail::fine_mass(masses.may_be_domestic).kg;
      all += masses.kg;
      out_.metal_kg.known += total.kg.known;
      total.kg.open = beyond(total.kg.known, masses.kg);
    }
    out_.metal_kg.open = beyond(out_.metal_kg.known, all);
  }

  /// The least rounded down, the most rounded up.
  void round_rest() {
    const auto whole = [](i128 fine) {
      return static_cast<std::int64_t>(std::min<i128>(fine / detail::kFine, Money::kLimit));
    };
    const i128 most = fine_.rest + fine_.may_be_rest + detail::kFine - 1;
    out_.rest_kg.known = whole(fine_.rest);
    out_.rest_kg.open = whole(most) - out_.rest_kg.known;
  }

  /// What there may be beyond a rounded mass: what is of no known material, rounded up.
  [[nodiscard]] std::int64_t beyond(std::int64_t rounded, i128 mass) const {
    const detail::FineMass most = detail::fine_mass(mass + fine_.unknown);
    const std::int64_t up = *most.kg + (most.beyond > 0 ? 1 : 0);
    return fine_.unknown > 0 ? std::max<std::int64_t>(0, up - rounded) : 0;
  }

  /// Metals that are all of the article, each rounded up, weigh a little more than it. The heaviest
  /// gives that: its share is far from what any one metal is asked for. None loses all it has; in a
  /// lot of a few millionths the whole grows instead.
  void fit_metals() {
    MaterialTotal* heaviest = nullptr;
    i128 all = 0;
    for (MaterialTotal& total : out_.materials) {
      all += total.kg.known;
      heaviest = heaviest == nullptr || total.kg.known > heaviest->kg.known ? &total : heaviest;
    }
    const i128 too_much = all - out_.net_kg.known;
    if (too_much <= 0 || out_.net_kg.known == Money::kLimit) {
      return;
    }
    const auto given = static_cast<std::int64_t>(
        std::min<i128>(too_much, std::max<i128>(0, heaviest->kg.known - 1)));
    heaviest->kg.known -= given;
    out_.net_kg.known += static_cast<std::int64_t>(too_much - given);
  }

  void add_row(const SeenRow& seen) {
    out_.value.add(seen.value, seen.value_open);
    if (!seen.packaging) {
      add_mass(out_.net_kg, seen.mass, fine_.net);
      add_rest(seen);
    }
    if (seen.material == kOtherMaterial) {
      out_.other_value.add(seen.value, seen.value_open);
    } else if (seen.material == kUnknownMaterial) {
      out_.other_value.add_open(most_cost(seen));
      out_.unknown_value.add_open(most_cost(seen));
      for (std::size_t m = 0; m < out_.materials.size(); ++m) {
        may_be(seen, m);
      }
      may_be_metal(seen);
    } else if (seen.may_be_absent) {
      may_be(seen, static_cast<std::size_t>(seen.material));
      may_be_metal(seen);
    } else {
      add_metal(seen);
    }
  }

  void add_metal(const SeenRow& seen) {
    MaterialTotal& total = out_.materials[static_cast<std::size_t>(seen.material)];
    FineSums::Metal& masses = fine_.metals[static_cast<std::size_t>(seen.material)];
    total.present = true;
    total.value.add(seen.value, seen.value_open);
    out_.metal_value.add(seen.value, seen.value_open);
    out_.metal_kg.bounded = out_.metal_kg.bounded && seen.metal;
    add_mass(total.kg, seen.metal, masses.kg);
    total.melt_stated = total.melt_stated && seen.melt_stated;
    masses.domestic += seen.domestic ? seen.metal.value_or(0) : 0;
    total.domestic = total.domestic || seen.domestic;
    total.foreign = total.foreign || !seen.domestic;
    total.domestic_complete = total.domestic_complete && (!seen.domestic || is_weighed(seen));
  }

  /// Whether it is known what a row weighs of its metal.
  [[nodiscard]] static bool is_weighed(const SeenRow& seen) {
    return seen.metal && !seen.mass_in_rest;
  }

  /// The most that a row costs.
  [[nodiscard]] static std::optional<std::int64_t> most_cost(const SeenRow& seen) {
    return seen.value ? std::optional(*seen.value + seen.value_open) : std::nullopt;
  }
  /// What it may weigh of a metal; round() adds that.
  [[nodiscard]] static std::optional<i128> metal_of(const SeenRow& seen) {
    return seen.metal ? seen.metal : seen.mass;
  }
  [[nodiscard]] static std::optional<std::int64_t> weighed(const SeenRow& seen) {
    return metal_of(seen) ? std::optional<std::int64_t>(0) : std::nullopt;
  }

  /// A row that is a metal, or not, as far as all metals together go.
  void may_be_metal(const SeenRow& seen) {
    fine_.unknown += metal_of(seen).value_or(0);
    out_.metal_value.add_open(most_cost(seen));
    out_.metal_kg.add_open(weighed(seen));
  }

  /// … and as far as that metal goes.
  void may_be(const SeenRow& seen, std::size_t material) {
    MaterialTotal& total = out_.materials[material];
    const bool domestic = seen.domestic_as(static_cast<int>(material));
    total.value.add_open(most_cost(seen));
    total.kg.add_open(weighed(seen));
    total.may_be_foreign = total.may_be_foreign || !domestic;
    total.may_be_domestic = total.may_be_domestic || domestic;
    fine_.metals[material].may_be_domestic += domestic ? seen.metal.value_or(0) : 0;
    total.domestic_complete = total.domestic_complete && (!domestic || is_weighed(seen));
  }

  std::span<const BomRow> rows_;
  std::string_view destination_;
  std::span<const BomChange> changes_;
  BomSums out_;
  FineSums fine_;
};

}  // namespace

BomSums sums_of(std::span<const BomRow> rows, std::size_t materials, std::string_view destination,
                std::span<const BomChange> changes) {
  return Summing(rows, materials, destination, changes).run();
}

}  // namespace tarex
