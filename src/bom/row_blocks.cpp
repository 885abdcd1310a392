#include "bom/row_blocks.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

/// Adds rows to sums, as changes leave them.
auto adding_sums(const SeenRows& seen) {
  return [&seen](RowSums& sums, std::size_t r) {
    if (const auto row = seen.at(r)) {
      sums.add(*row);
    }
  };
}

}  // namespace

RowBlocks::RowBlocks(std::span<const BomRow> rows, std::size_t materials,
                     std::string_view destination)
    : rows_(rows),
      destination_(destination),
      sums_(rows.size(), RowSums(materials), adding_sums(SeenRows(rows, destination, {}))) {}

bool RowBlocks::serves(std::span<const BomChange> changes) {
  using Kind = BomChange::Kind;
  return changes.size() == 1 && !changes.front().whole_metal &&
         changes.front().kind != Kind::mass && changes.front().kind != Kind::domestic_mass;
}

BomSums RowBlocks::sums(const BomChange& change) const {
  const SeenRows seen(rows_, destination_, std::span(&change, 1));
  return sums_.with(change.row, adding_sums(seen)).rounded();
}

SaidCountries RowBlocks::made_in(std::size_t material, std::string Made::*member,
                                 const BomChange& change) {
  const auto add = [&](SayingRows& said, std::size_t r) {
    said.add(rows_, r, std::span(&change, 1));
  };
  return said_of(material, member).with(change.row, add).told();
}

const BlockFolds<SayingRows>& RowBlocks::said_of(std::size_t material, std::string Made::*member) {
  const auto at = std::find_if(said_.begin(), said_.end(), [&](const Said& said) {
    return said.material == material && said.member == member;
  });
  if (at != said_.end()) {
    return at->rows;
  }
  const auto add = [&](SayingRows& said, std::size_t r) { said.add(rows_, r, {}); };
  const SayingRows none(material, member, destination_);
  said_.push_back({material, member, BlockFolds<SayingRows>(rows_.size(), none, add)});
  return said_.back().rows;
}

}  // namespace tarex::detail
