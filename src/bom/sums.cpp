#include <algorithm>

#include "bom/row_sums.hpp"
#include "bom/seen_rows.hpp"

/// The sums of a bill, as it is and with something changed.
namespace tarex {

BomSums sums_of(std::span<const BomRow> rows, std::size_t materials, std::string_view destination,
                std::span<const BomChange> changes) {
  const detail::SeenRows seen(rows, destination, changes);
  detail::RowSums sums(materials);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (const auto row = seen.at(r)) {
      sums.add(*row);
    }
  }
  BomSums out = sums.rounded();
  for (const BomChange& change : changes) {
    const int material = rows[change.row].material;
    if (change.kind == BomChange::Kind::domestic_mass && material >= 0) {
      MaterialTotal& total = out.materials[static_cast<std::size_t>(material)];
      total.domestic_kg = std::min(total.kg.known, total.domestic_kg + change.mass_kg);
    }
  }
  return out;
}

}  // namespace tarex
