#include "bom/seen_rows.hpp"

#include <algorithm>

#include "bom/masses.hpp"

namespace tarex::detail {
namespace {

bool melt_stated(const Made& made) {
  return !made.melt.empty() || (!made.smelt.empty() && !made.cast.empty());
}

std::optional<i128> fine(std::optional<std::int64_t> kg, std::int64_t beyond) {
  return kg ? std::optional(*kg * kFine + beyond) : std::nullopt;
}

SeenRow see(const BomRow& row, std::string_view destination) {
  SeenRow seen;
  seen.material = row.material;
  seen.value = row.value ? std::optional(row.value->micro()) : std::nullopt;
  seen.value_open = row.value_open.micro();
  seen.mass = fine(row.mass_kg, row.mass_beyond);
  seen.metal = fine(row.metal_kg, row.metal_beyond);
  seen.mass_in_rest = row.mass_in_rest;
  if (row.mass_in_rest) {
    seen.mass = 0;
    seen.metal = 0;
  }
  seen.packaging = row.packaging;
  seen.may_be_absent = row.may_be_absent;
  seen.all_metal = !row.metal_share || row.metal_share->ppb() >= kRateOne;
  seen.melt_stated = melt_stated(row);
  seen.domestic = is_domestic(row, destination);
  for (std::size_t m = 0; m < row.made_if.size(); ++m) {
    seen.by_material = true;
    seen.stated_if[m] = melt_stated(row.made_if[m]);
    seen.domestic_if[m] = is_domestic(row.made_if[m], destination);
  }
  return seen;
}

/// A metal weighs something and costs something.
void become(int material, SeenRow& seen) {
  seen.material = material;
  if (seen.by_material) {
    seen.melt_stated = material >= 0 && seen.stated_if[static_cast<std::size_t>(material)];
  }
  seen.domestic = seen.domestic_as(material);
  seen.by_material = false;
  if (material != kOtherMaterial) {
    seen.value = seen.value == 0 ? std::nullopt : seen.value;
    seen.mass = seen.mass == 0 && !seen.mass_in_rest ? std::nullopt : seen.mass;
    seen.metal = seen.mass ? seen.metal : std::nullopt;
  }
}

/// @return true if the row falls away.
bool apply(const BomChange& change, SeenRow& seen) {
  switch (change.kind) {
    case BomChange::Kind::absent:
      return true;
    case BomChange::Kind::material:
      if (!seen.packaging) {
        become(change.to_material, seen);
      }
      return false;
    case BomChange::Kind::domestic:
      seen.melt_stated = true;
      seen.domestic = true;
      seen.by_material = false;
      return false;
    case BomChange::Kind::cheaper:
      if (seen.value) {
        seen.value = scale(*seen.value, kRateOne - change.share.ppb(), kRateOne, 1).micro();
      }
      return false;
    case BomChange::Kind::mass:  // all of them at once: weigh
    case BomChange::Kind::domestic_mass:
      return false;
  }
  return false;
}

}  // namespace

SeenRows::SeenRows(std::span<const BomRow> rows, std::string_view destination,
                   std::span<const BomChange> changes)
    : rows_(rows), destination_(destination), changes_(changes) {
  for (const BomChange& change : changes_) {
    if (change.kind == BomChange::Kind::mass) {
      masses_.resize(rows_.size());
      spread(change);
    }
  }
}

std::optional<SeenRow> SeenRows::at(std::size_t row) const {
  SeenRow seen = see(rows_[row], destination_);
  for (const BomChange& change : changes_) {
    if (touches(change, row) && apply(change, seen)) {
      return std::nullopt;
    }
  }
  weigh(row, seen);
  return seen;
}

bool SeenRows::touches(const BomChange& change, std::size_t row) const {
  return change.whole_metal ? rows_[row].material == rows_[change.row].material : row == change.row;
}

/// One change of mass: what is taken away goes as far as the rows have it.
void SeenRows::spread(const BomChange& change) {
  if (change.mass_kg >= 0 || !change.whole_metal) {
    masses_[change.row] += change.mass_kg;
    return;
  }
  std::vector<std::size_t> order;
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    if (touches(change, r) && rows_[r].mass_kg) {
      order.push_back(r);
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return (a == change.row) != (b == change.row) ? a == change.row
                                                  : *rows_[a].mass_kg > *rows_[b].mass_kg;
  });
  std::int64_t left = -change.mass_kg;
  for (const std::size_t r : order) {
    const i128 there = static_cast<i128>(*rows_[r].mass_kg) + masses_[r];
    const auto taken = static_cast<std::int64_t>(std::clamp<i128>(there, 0, left));
    masses_[r] -= taken;
    left -= taken;
  }
}

/// What the changes of mass make of a row, once for all of them.
void SeenRows::weigh(std::size_t r, SeenRow& seen) const {
  if (masses_.empty() || masses_[r] == 0 || !seen.mass) {
    return;
  }
  const std::optional<Rate> share = rows_[r].metal_share;
  const auto mass = fine_mass(std::max<i128>(0, *seen.mass + masses_[r] * kFine));
  const auto metal = share ? share_of_mass(*mass.kg, mass.beyond, *share) : mass;
  seen.mass = fine(mass.kg, mass.beyond);
  seen.metal = fine(metal.kg, metal.beyond);
}

}  // namespace tarex::detail

namespace tarex {

bool is_domestic(const Made& made, std::string_view destination) {
  return detail::melt_stated(made) && (made.melt.empty() || made.melt == destination) &&
         (made.smelt.empty() || made.smelt == destination) &&
         (made.smelt_secondary.empty() || made.smelt_secondary == destination) &&
         (made.cast.empty() || made.cast == destination);
}

}  // namespace tarex
