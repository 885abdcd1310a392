#include <algorithm>

#include "bom/beyond_bill.hpp"
#include "bom/case.hpp"
#include "bom/known_cost.hpp"
#include "bom/made_in.hpp"
#include "bom/row_blocks.hpp"
#include "tarex/bom_changes.hpp"

namespace tarex {

BomWhatIfs::BomWhatIfs(const BomAssessment& assessment, LawBook& book)
    : a_(assessment),
      book_(book),
      blocks_(std::make_shared<detail::RowBlocks>(assessment.rollup.rows,
                                                  assessment.materials.size(),
                                                  assessment.today.line.schedule->jurisdiction)) {}

std::optional<BomOutcome> BomWhatIfs::outcome(const BomSums& sums, Money value,
                                              std::span<const BomChange> changes) const {
  const InputLine& line = a_.today.line;
  const Schedule& schedule = *line.schedule;
  if (value <= Money()) {
    return std::nullopt;
  }
  const detail::BillLaw law{&schedule, a_.materials, a_.taxed};
  const auto said = [&](std::size_t material, std::string Made::*member) {
    return detail::RowBlocks::serves(changes)
               ? blocks_->made_in(material, member, changes.front())
               : detail::made_in(a_.rollup.rows, material, member, schedule.jurisdiction, changes);
  };
  const detail::BillAnswers answers =
      detail::answers_of(law, a_.rollup.rows, detail::with_open(sums, a_.materials, a_.beyond_bill),
                         a_.stated, a_.valuation, value, line.entry.minor_unit, said);
  EntryLine entry = line.entry;
  entry.facts = a_.own_facts;
  entry.value = value;
  if (!answers.problems.empty() || !detail::apply_answers(schedule, answers, entry).empty()) {
    return std::nullopt;
  }
  LineAssessment assessed;
  detail::assess_dearest(*a_.today.plan, entry, answers, book_.workspace(schedule), Detail::totals,
                         assessed, nullptr);
  BomOutcome out;
  out.customs_value = value;
  out.total_duty = assessed.total_duty;
  out.landed_cost = line.landed_cost(assessed, value);
  for (const DutyLine& duty : assessed.lines) {
    if (is_duty(duty.kind)) {
      out.charged.push_back(duty.rule);
    }
  }
  return out;
}

std::optional<BomOutcome> BomWhatIfs::with(std::span<const BomChange> changes,
                                           PriceRule rule) const {
  const std::vector<BomRow>& rows = a_.rollup.rows;
  const BomSums sums =
      detail::RowBlocks::serves(changes)
          ? blocks_->sums(changes.front())
          : sums_of(rows, a_.materials.size(), a_.today.line.schedule->jurisdiction, changes);
  const EntryLine& entry = a_.today.line.entry;
  Money value = entry.value;
  const std::int64_t saved = a_.rollup.sums.value.known - sums.value.known;
  if (rule == PriceRule::follows) {
    for (const BomChange& change : changes) {
      const bool costs =
          change.kind == BomChange::Kind::absent || change.kind == BomChange::Kind::cheaper;
      if (costs && !detail::known_cost(rows[change.row])) {
        return std::nullopt;
      }
    }
    value -= round_to(Money::from_micro(saved), entry.minor_unit);
  }
  return outcome(sums, value, changes);
}

std::optional<BomOutcome> BomWhatIfs::at_value(Money customs_value) const {
  return outcome(a_.rollup.sums, customs_value, {});
}

BomWhatIf BomWhatIfs::what_if(const BomChange& change, BomOutcome outcome) const {
  BomWhatIf out;
  out.change = change;
  out.duty_change = outcome.total_duty.max - a_.today.assessment.total_duty.max;
  out.landed_change = outcome.landed_cost.max - a_.today.landed_cost.max;
  out.outcome = std::move(outcome);
  return out;
}

std::vector<BomWhatIf> BomWhatIfs::of_row(std::size_t row, Rate share, PriceRule rule) const {
  std::vector<BomWhatIf> out;
  const auto add = [&](const BomChange& change) {
    if (auto outcome = with(std::span(&change, 1), rule)) {
      out.push_back(what_if(change, std::move(*outcome)));
    }
  };
  const BomRow& of = a_.rollup.rows[row];
  BomChange change;
  change.row = row;
  change.kind = BomChange::Kind::absent;
  add(change);
  change.kind = BomChange::Kind::cheaper;
  change.share = share;
  add(change);
  change.share = Rate();
  if (of.packaging) {
    return out;
  }
  if (of.material >= 0) {
    change.kind = BomChange::Kind::domestic;
    add(change);
  }
  change.kind = BomChange::Kind::material;
  for (int m = kOtherMaterial; m < static_cast<int>(a_.materials.size()); ++m) {
    if (m != of.material) {
      change.to_material = m;
      add(change);
    }
  }
  return out;
}

std::optional<BomPrice> BomWhatIfs::price_for(Money target, bool at_best) const {
  const std::int64_t unit = a_.today.line.entry.minor_unit;
  if (target.at_limit() || a_.today.landed_cost.max.at_limit()) {
    return std::nullopt;
  }
  const auto fits = [&](std::int64_t units) {
    const auto outcome = at_value(Money::from_micro(units * unit));
    return outcome && (at_best ? outcome->landed_cost.min : outcome->landed_cost.max) <= target;
  };
  // The lowest value that leaves room for the components; something must be left for the metals.
  std::int64_t low = std::max<std::int64_t>(1, (a_.rollup.sums.value.known + unit - 1) / unit);
  if (!at_value(Money::from_micro(low * unit))) {
    ++low;
  }
  std::int64_t high = target.micro() / unit + 1;
  if (low >= high || !fits(low)) {
    return std::nullopt;
  }
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (fits(middle) ? low : high) = middle;
  }
  const Money value = Money::from_micro(low * unit);
  const auto found = at_value(value);
  BomPrice out;
  out.customs_value = value;
  out.landed_cost = found->landed_cost;
  out.total_duty = found->total_duty;
  // The price moves with the customs value, piece by piece.
  const Money lost = a_.today.line.entry.value - value;
  const i128 per_piece = static_cast<i128>(lost.micro()) * kMicro;
  const i128 pieces = a_.quantity;
  const i128 up = per_piece >= 0 ? (per_piece + pieces - 1) / pieces : per_piece / pieces;
  out.price = a_.price - Money::from_micro(static_cast<std::int64_t>(up));
  name_prices(target, at_best, out);
  return out;
}

/// The landed cost of the lot at another price of a piece; nothing where that cannot be priced.
std::optional<Money> BomWhatIfs::landed_at(Money price, bool at_best) const {
  const EntryLine& entry = a_.today.line.entry;
  const auto of_lot = [&](Money piece) {
    return scale(piece.micro(), a_.quantity, kMicro, entry.minor_unit);
  };
  // Where the price is all of the value, its own coins; else the value moves with it.
  const Money value =
      of_lot(a_.price) == entry.value ? of_lot(price) : entry.value - of_lot(a_.price - price);
  const auto outcome = at_value(value);
  return outcome ? std::optional(at_best ? outcome->landed_cost.min : outcome->landed_cost.max)
                 : std::nullopt;
}

/// The prices of a piece that are told. @param out  with `price`
void BomWhatIfs::name_prices(Money target, bool at_best, BomPrice& out) const {
  const auto off = [&](Money price) {
    const std::optional<Money> landed = landed_at(price, at_best);
    return !landed            ? Money::from_micro(Money::kLimit)
           : *landed < target ? target - *landed
                              : *landed - target;
  };
  const Money above = out.price + Money::from_micro(1);
  out.nearest = off(above) < off(out.price) ? above : out.price;
  out.shortest = out.nearest;
  const std::int64_t unit = std::max<std::int64_t>(1, a_.today.line.currency.minor_unit() / 100);
  for (std::int64_t digits = unit; digits > 1; digits /= 10) {
    const Money rounded = round_to(out.nearest, digits);
    const std::optional<Money> landed = landed_at(rounded, at_best);
    if (landed && a_.per_piece(*landed, unit) == a_.per_piece(target, unit)) {
      out.shortest = rounded;
      return;
    }
  }
}

}  // namespace tarex
