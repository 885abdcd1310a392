#include "bom/row_sums.hpp"

#include <algorithm>

#include "bom/masses.hpp"

namespace tarex::detail {
namespace {

void add_mass(PartialSum& sum, const std::optional<i128>& mass, i128& to) {
  to += mass.value_or(0);
  sum.complete = sum.complete && mass.has_value();
  sum.bounded = sum.bounded && mass.has_value();
}

/// Whether it is known what a row weighs of its metal.
bool is_weighed(const SeenRow& seen) { return seen.metal && !seen.mass_in_rest; }

/// The most that a row costs.
std::optional<std::int64_t> most_cost(const SeenRow& seen) {
  return seen.value ? std::optional(*seen.value + seen.value_open) : std::nullopt;
}
/// What it may weigh of a metal; rounded() adds that.
std::optional<i128> metal_of(const SeenRow& seen) { return seen.metal ? seen.metal : seen.mass; }
std::optional<std::int64_t> weighed(const SeenRow& seen) {
  return metal_of(seen) ? std::optional<std::int64_t>(0) : std::nullopt;
}

/// Metals that are all of the article, each rounded up, weigh a little more than it. The heaviest
/// gives that: its share is far from what any one metal is asked for. None loses all it has; in a
/// lot of a few millionths the whole grows instead.
void fit_metals(BomSums& out) {
  MaterialTotal* heaviest = nullptr;
  i128 all = 0;
  for (MaterialTotal& total : out.materials) {
    all += total.kg.known;
    heaviest = heaviest == nullptr || total.kg.known > heaviest->kg.known ? &total : heaviest;
  }
  const i128 too_much = all - out.net_kg.known;
  if (too_much <= 0 || out.net_kg.known == Money::kLimit) {
    return;
  }
  const auto given = static_cast<std::int64_t>(
      std::min<i128>(too_much, std::max<i128>(0, heaviest->kg.known - 1)));
  heaviest->kg.known -= given;
  out.net_kg.known += static_cast<std::int64_t>(too_much - given);
}

}  // namespace

void RowSums::add(const SeenRow& seen) {
  out_.value.add(seen.value, seen.value_open);
  if (!seen.packaging) {
    add_mass(out_.net_kg, seen.mass, net_);
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

void RowSums::add(const RowSums& later) {
  for (std::size_t m = 0; m < metals_.size(); ++m) {
    MaterialTotal& total = out_.materials[m];
    const MaterialTotal& more = later.out_.materials[m];
    total.present = total.present || more.present;
    total.value.add(more.value);
    total.kg.add(more.kg);
    total.melt_stated = total.melt_stated && more.melt_stated;
    total.domestic = total.domestic || more.domestic;
    total.foreign = total.foreign || more.foreign;
    total.may_be_foreign = total.may_be_foreign || more.may_be_foreign;
    total.may_be_domestic = total.may_be_domestic || more.may_be_domestic;
    total.domestic_complete = total.domestic_complete && more.domestic_complete;
    metals_[m].kg += later.metals_[m].kg;
    metals_[m].domestic += later.metals_[m].domestic;
    metals_[m].may_be_domestic += later.metals_[m].may_be_domestic;
  }
  for (PartialSum BomSums::*const sum :
       {&BomSums::other_value, &BomSums::unknown_value, &BomSums::value, &BomSums::net_kg,
        &BomSums::metal_value, &BomSums::metal_kg, &BomSums::rest_kg}) {
    (out_.*sum).add(later.out_.*sum);
  }
  unknown_ += later.unknown_;
  rest_ += later.rest_;
  may_be_rest_ += later.may_be_rest_;
  net_ += later.net_;
}

/// What of a component of the article is no metal.
void RowSums::add_rest(const SeenRow& seen) {
  PartialSum& rest = out_.rest_kg;
  if (seen.material == kOtherMaterial) {
    add_mass(rest, seen.mass, rest_);
  } else if (seen.material == kUnknownMaterial) {
    rest.complete = false;
    rest.bounded = rest.bounded && seen.mass;
    may_be_rest_ += seen.mass.value_or(0);
  } else if (!seen.all_metal) {
    const bool both = seen.mass && seen.metal;
    add_mass(rest, both ? std::optional(*seen.mass - *seen.metal) : std::nullopt, rest_);
  }
}

void RowSums::add_metal(const SeenRow& seen) {
  MaterialTotal& total = out_.materials[static_cast<std::size_t>(seen.material)];
  FineMetal& masses = metals_[static_cast<std::size_t>(seen.material)];
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

/// A row that is a metal, or not, as far as all metals together go.
void RowSums::may_be_metal(const SeenRow& seen) {
  unknown_ += metal_of(seen).value_or(0);
  out_.metal_value.add_open(most_cost(seen));
  out_.metal_kg.add_open(weighed(seen));
}

/// … and as far as that metal goes.
void RowSums::may_be(const SeenRow& seen, std::size_t material) {
  MaterialTotal& total = out_.materials[material];
  const bool domestic = seen.domestic_as(static_cast<int>(material));
  total.value.add_open(most_cost(seen));
  total.kg.add_open(weighed(seen));
  total.may_be_foreign = total.may_be_foreign || !domestic;
  total.may_be_domestic = total.may_be_domestic || domestic;
  metals_[material].may_be_domestic += domestic ? seen.metal.value_or(0) : 0;
  total.domestic_complete = total.domestic_complete && (!domestic || is_weighed(seen));
}

BomSums RowSums::rounded() const {
  BomSums out = out_;
  out.net_kg.known = *fine_mass(net_).kg;
  round_rest(out);
  for (std::size_t m = 0; m < out.materials.size(); ++m) {
    MaterialTotal& total = out.materials[m];
    const FineMetal& masses = metals_[m];
    total.kg.known = part_of_rounded(masses.kg, net_, out.net_kg.known);
  }
  fit_metals(out);
  i128 all = 0;
  for (std::size_t m = 0; m < out.materials.size(); ++m) {
    MaterialTotal& total = out.materials[m];
    const FineMetal& masses = metals_[m];
    total.domestic_kg = part_of_rounded(masses.domestic, masses.kg, total.kg.known);
    total.may_be_domestic_kg = *fine_mass(masses.may_be_domestic).kg;
    all += masses.kg;
    out.metal_kg.known += total.kg.known;
    total.kg.open = beyond(total.kg.known, masses.kg);
  }
  out.metal_kg.open = beyond(out.metal_kg.known, all);
  return out;
}

/// The least rounded down, the most rounded up.
void RowSums::round_rest(BomSums& out) const {
  const auto whole = [](i128 fine) {
    return static_cast<std::int64_t>(std::min<i128>(fine / kFine, Money::kLimit));
  };
  const i128 most = rest_ + may_be_rest_ + kFine - 1;
  out.rest_kg.known = whole(rest_);
  out.rest_kg.open = whole(most) - out.rest_kg.known;
}

/// What there may be beyond a rounded mass: what is of no known material, rounded up.
std::int64_t RowSums::beyond(std::int64_t rounded, i128 mass) const {
  const FineMass most = fine_mass(mass + unknown_);
  const std::int64_t up = *most.kg + (most.beyond > 0 ? 1 : 0);
  return unknown_ > 0 ? std::max<std::int64_t>(0, up - rounded) : 0;
}

}  // namespace tarex::detail
