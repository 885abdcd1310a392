#include "bom/part_figures.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/quoted.hpp"

namespace tarex::detail {
namespace {

/// Some parts have no figure. A weight that is missing is what the others leave. So is a cost where
/// no other part has one; beside others what is left may be work as well, which is spread over all
/// of them.
void fill(const PartFigures& parts, Rollup& out) {
  const std::vector<std::size_t> missing = parts.missing();
  const FigureKind& kind = parts.kind();
  const Money rest = Money::from_micro(*parts.own() - parts.known());
  const bool work = !kind.of_weight() && parts.known() > 0;
  if (!work || !parts.has_more()) {
    BomRow& first = parts.rows()[missing.front()];
    const bool other = first.material == kOtherMaterial;
    if (missing.size() == 1 && !kind.of(first) && (!work || other)) {
      kind.put(first, rest.micro());
    }
    return;
  }
  out.warnings.push_back(parts.difference() + ": how much of that is " + parts.of_missing() +
                         ", which is missing, and how much is work is not known");
  for (BomRow& row : parts.rows()) {
    row.value_open = row.value ? std::max(row.value_open, rest) : Money();
  }
}

}  // namespace

std::optional<std::int64_t> FigureKind::of(const BomRow& row) const {
  if (of_weight() && row.mass_in_rest) {
    return 0;
  }
  return of_weight() ? row.mass_kg : row.value ? std::optional(row.value->micro()) : std::nullopt;
}

void FigureKind::put(BomRow& row, std::optional<std::int64_t> micro) const {
  if (of_weight()) {
    row.mass_in_rest = row.mass_in_rest && micro == 0;
    row.mass_kg = row.mass_in_rest ? std::nullopt : micro;
    row.mass_beyond = 0;
  } else {
    row.value = micro ? std::optional(Money::from_micro(*micro)) : std::nullopt;
    row.value_open = Money();
  }
}

std::optional<std::int64_t> PartFigures::own() const {
  const auto own = kind_.of_weight() ? stated_.mass.kg : stated_.value;
  return stated_.multiple.known ? own : std::nullopt;
}

std::int64_t PartFigures::known() const {
  Money sum;
  for (const BomRow& row : rows_) {
    sum += Money::from_micro(kind_.of(row).value_or(0));
  }
  return sum.micro();
}

std::vector<std::size_t> PartFigures::missing() const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const bool open = !kind_.of_weight() && !rows_[i].value_open.is_zero();
    if (open || !kind_.of(rows_[i])) {
      out.push_back(i);
    }
  }
  return out;
}

Left PartFigures::left() const {
  if (!own() || !missing().empty()) {
    return Left::not_known;
  }
  return has_more() ? Left::some : Left::nothing;
}

std::string PartFigures::difference() const {
  return "'" + stated_.component.name + "' " + std::string(kind_.verb) + " " +
         decimal_text(each_of(stated_.multiple, *own())) + ", its parts together " +
         decimal_text(each_of(stated_.multiple, known()));
}

std::string PartFigures::of_missing() const {
  const std::vector<std::size_t> missing = this->missing();
  return "the " + std::string(kind_.noun) + " of " +
         quoted(rows_[missing.front()].component->name) + and_more(missing.size() - 1);
}

bool make_room(const PartFigures& parts, Rollup& out) {
  const FigureKind& kind = parts.kind();
  const std::span<BomRow> rows = parts.rows();
  const std::vector<std::size_t> missing = parts.missing();
  const auto all_missing = [&](const auto& test) {
    return std::all_of(missing.begin(), missing.end(),
                       [&](std::size_t i) { return test(rows[i]); });
  };
  const bool weigh_something = kind.of_weight() && !all_missing([](const BomRow& row) {
                                 return row.material == kOtherMaterial || row.may_be_absent;
                               });
  const bool more = *parts.own() < parts.known() || (weigh_something && !parts.has_more());
  const bool zeros =
      parts.known() == 0 && missing.size() < rows.size() &&
      all_missing([&](const BomRow& row) { return row.component->*kind.stated == 0; });
  if (more) {
    out.warnings.push_back(parts.difference() + " already, and " + "that of " +
                           quoted(rows[missing.front()].component->name) +
                           and_more(missing.size() - 1) +
                           " is missing: what each part has of it is not known");
  }
  for (BomRow& row : rows) {
    if (zeros || more) {
      kind.put(row, std::nullopt);
    }
  }
  return !zeros && !more;
}

void spread_figure(const StatedAssembly& stated, const PartFigures& parts, Rollup& out) {
  const FigureKind& kind = parts.kind();
  const std::span<BomRow> rows = parts.rows();
  if (!parts.own()) {
    return;
  }
  if (!parts.missing().empty()) {
    if (make_room(parts, out)) {
      fill(parts, out);
    }
    return;
  }
  const std::int64_t rest = *parts.own() - parts.known();
  if (rest == 0) {
    return;
  }
  const std::string apart = parts.difference();
  std::vector<std::int64_t> weights;
  for (const BomRow& row : rows) {
    weights.push_back(*kind.of(row));
  }
  const auto split = split_by_weight(Money::from_micro(*parts.own()), weights, 1);
  if (!split) {
    out.errors.push_back(
        component_error(stated.component, ErrorCode::inconsistent, apart,
                        "leave the figures of the parts out if they are not known"));
    return;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    kind.put(rows[i], (*split)[i].micro());
  }
  if (parts.counts(std::max(rest, -rest))) {
    out.warnings.push_back(apart + ": its own figure is spread over them");
  }
}

}  // namespace tarex::detail
