#include <algorithm>

#include "bom/asked.hpp"
#include "tarex/bom_changes.hpp"

/// The thresholds of the law on shares of a bill, and the exact way to the other side of each.
namespace tarex {
namespace {

std::int64_t ceiling(i128 value, i128 divisor) {
  return static_cast<std::int64_t>(value <= 0 ? -((-value) / divisor)
                                              : (value + divisor - 1) / divisor);
}

class Crossing {
 public:
  Crossing(const BomWhatIfs& what_ifs, std::int64_t step_kg)
      : what_ifs_(what_ifs), a_(what_ifs.assessment()) {
    // A step of mass per piece, for the lot.
    step_ = std::max<std::int64_t>(1, scale(step_kg, a_.quantity, kMicro, 1).micro());
    if (const auto now = what_ifs_.with({}, PriceRule::stays)) {
      now_ = now->charged;
    }
  }

  BomThreshold of(const detail::AskedShare& asked) {
    BomThreshold out;
    out.kind = asked.kind;
    out.rule = asked.rule;
    out.threshold = asked.threshold;
    out.materials = asked.materials;
    if (asked.kind == BomThreshold::Kind::listed_weight) {
      weight(out);
    } else {
      domestic(out);
    }
    return out;
  }

 private:
  [[nodiscard]] const MaterialTotal& total(std::size_t material) const {
    return a_.rollup.sums.materials[material];
  }
  [[nodiscard]] bool answered_by_bill(FactIndex fact) const {
    return fact != kNoFact && !a_.stated.test(fact);
  }

  /// The heaviest row of a material, or nothing.
  [[nodiscard]] std::optional<std::size_t> heaviest(std::size_t material) const {
    std::optional<std::size_t> best;
    const std::vector<BomRow>& rows = a_.rollup.rows;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (rows[r].material == static_cast<int>(material) && rows[r].mass_kg &&
          (!best || *rows[r].mass_kg > *rows[*best].mass_kg)) {
        best = r;
      }
    }
    return best;
  }

  /// Whether the bill with the changes is at or above the threshold.
  [[nodiscard]] bool reaches(const BomThreshold& test, std::span<const BomChange> changes) const {
    const BomSums sums =
        sums_of(a_.rollup.rows, a_.materials.size(), a_.today.line.schedule->jurisdiction, changes);
    const i128 limit = test.threshold.ppb();
    if (test.kind == BomThreshold::Kind::listed_weight) {
      i128 listed = 0;
      for (const std::size_t m : test.materials) {
        listed += sums.materials[m].kg.known;
      }
      return listed * kRateOne >= limit * sums.net_kg.known;
    }
    return std::all_of(test.materials.begin(), test.materials.end(), [&](std::size_t m) {
      return static_cast<i128>(sums.materials[m].domestic_kg) * kRateOne >=
             limit * sums.materials[m].kg.known;
    });
  }

  /// Smallest number of steps in (0, most] that gets to the other side.
  template <class ChangesAt>
  [[nodiscard]] std::optional<std::int64_t> first_step(const BomThreshold& test, std::int64_t most,
                                                       ChangesAt changes_at) const {
    if (most <= 0 || reaches(test, changes_at(most)) == test.reached) {
      return std::nullopt;
    }
    std::int64_t low = 0;
    std::int64_t high = most;
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      (reaches(test, changes_at(middle)) != test.reached ? high : low) = middle;
    }
    return high;
  }

  /// Keeps a crossing if it makes a difference: against today, and against one step less.
  void settle(BomThreshold& out, std::vector<BomChange> changes) {
    const std::int64_t sign = changes.front().mass_kg < 0 ? -1 : 1;
    std::vector<BomChange> before = changes;
    before.front().mass_kg -= sign * step_;
    auto outcome = what_ifs_.with(changes, PriceRule::stays);
    const auto less = what_ifs_.with(before, PriceRule::stays);
    if (!outcome || !less || outcome->charged == less->charged || outcome->charged == now_) {
      return;
    }
    out.crossing = what_ifs_.what_if(changes.front(), std::move(*outcome));
    out.changes = std::move(changes);
  }

  void weight(BomThreshold& out) {
    const FactIndex net_fact = a_.today.line.schedule->net_weight_fact;
    i128 listed = 0;
    std::optional<std::size_t> row;
    bool by_bill = answered_by_bill(net_fact);
    for (const std::size_t m : out.materials) {
      const FactIndex fact = a_.materials[m].kg_fact;
      const Facts& facts = a_.today.line.entry.facts;
      if (!facts.known(fact) || !facts.known(net_fact) || facts.value(net_fact) <= 0) {
        return;
      }
      by_bill = by_bill && answered_by_bill(fact);
      listed += facts.value(fact);
      const auto candidate = heaviest(m);
      if (candidate &&
          (!row || *a_.rollup.rows[*candidate].mass_kg > *a_.rollup.rows[*row].mass_kg)) {
        row = candidate;
      }
    }
    const i128 net = a_.today.line.entry.facts.value(net_fact);
    const i128 limit = out.threshold.ppb();
    out.share = Rate::from_ppb(static_cast<std::int64_t>(listed * kRateOne / net));
    out.reached = listed * kRateOne >= limit * net;
    if (!by_bill || !row || limit >= kRateOne) {
      return;
    }
    // x more of listed metal, in the article too: (listed + x) ÷ (net + x) reaches the limit where
    // x × (1 − limit) = limit × net − listed. A row whose metal is only a share of it needs more.
    const std::optional<Rate> share = a_.rollup.rows[*row].metal_share;
    const i128 of_step = share ? share->ppb() : kRateOne;
    if (of_step <= limit) {
      return;
    }
    const i128 missing = limit * net - listed * kRateOne;
    const std::int64_t mass = ceiling(missing < 0 ? -missing : missing, of_step - limit);
    std::int64_t most = mass / step_ + 2;
    const std::int64_t sign = out.reached ? -1 : 1;
    const auto changes_at = [&](std::int64_t steps) {
      BomChange change;
      change.kind = BomChange::Kind::mass;
      change.row = *row;
      change.whole_metal = out.reached;
      change.mass_kg = sign * steps * step_;
      return std::vector<BomChange>{change};
    };
    if (out.reached) {  // no more than there is of it
      most = std::min(most, total_of_material(*row) / step_);
    }
    if (const auto steps = first_step(out, most, changes_at)) {
      settle(out, changes_at(*steps));
    }
  }

  [[nodiscard]] std::int64_t total_of_material(std::size_t row) const {
    std::int64_t sum = 0;
    for (const BomRow& other : a_.rollup.rows) {
      sum += other.material == a_.rollup.rows[row].material ? other.mass_kg.value_or(0) : 0;
    }
    return sum;
  }

  void domestic(BomThreshold& out) {
    const std::vector<std::size_t> present = find_domestic_share(out);
    if (present.empty() || out.reached) {
      return;
    }
    std::vector<std::vector<std::size_t>> foreign(a_.materials.size());
    std::vector<std::size_t> lacking;
    for (const std::size_t m : present) {
      foreign[m] = foreign_rows(m);
      if (needed(out, m) > 0) {
        lacking.push_back(m);
      }
    }
    if (std::any_of(lacking.begin(), lacking.end(),
                    [&](std::size_t m) { return foreign[m].empty(); })) {
      return;
    }
    const auto most_steps = [&](std::size_t m) { return needed(out, m) / step_ + 2; };
    const auto change_of = [&](std::size_t m, std::int64_t steps) {
      BomChange change;
      change.kind = BomChange::Kind::domestic_mass;
      change.row = foreign[m].front();
      change.mass_kg = steps * step_;
      return change;
    };
    // Each metal alone, while the others have what they need.
    std::vector<BomChange> changes;
    for (const std::size_t m : lacking) {
      const auto steps = first_step(out, most_steps(m), [&](std::int64_t count) {
        std::vector<BomChange> tried;
        for (const std::size_t other : lacking) {
          tried.push_back(change_of(other, other == m ? count : most_steps(other)));
        }
        return tried;
      });
      if (!steps) {
        return;
      }
      changes.push_back(change_of(m, *steps));
      const std::int64_t foreign_kg = total(m).kg.known - total(m).domestic_kg;
      add_parts(foreign[m], std::min(changes.back().mass_kg, foreign_kg), out.parts);
    }
    out.metal_cost = Money();
    for (const BomMetalPart& part : out.parts) {
      out.metal_cost =
          out.metal_cost && part.cost ? std::optional(*out.metal_cost + *part.cost) : std::nullopt;
    }
    settle(out, std::move(changes));
  }

  /// Sets the share, and whether it is reached. @return the metals it hangs on: there is some of
  /// them, and not all of it is domestic
  std::vector<std::size_t> find_domestic_share(BomThreshold& out) const {
    std::vector<std::size_t> present;
    out.reached = true;
    for (const std::size_t m : out.materials) {
      const MaterialTotal& sum = total(m);
      const bool all = sum.wholly_domestic() || all_that_may_be(sum);
      if ((!sum.kg.complete && !all) || !answered_by_bill(a_.materials[m].domestic_fact) ||
          !answered_by_bill(a_.materials[m].kg_fact)) {
        out.share.reset();
        out.reached = false;
        return {};
      }
      if (all) {
        out.share = out.share ? *out.share : Rate::from_ppb(kRateOne);
        continue;
      }
      if (sum.kg.known == 0) {
        continue;
      }
      present.push_back(m);
      const i128 part = static_cast<i128>(sum.domestic_kg) * kRateOne;
      const Rate share = Rate::from_ppb(static_cast<std::int64_t>(part / sum.kg.known));
      out.share = out.share ? std::min(*out.share, share) : share;
      out.reached = out.reached && share >= out.threshold;
    }
    return present;
  }

  /// A metal of which the bill may have some, but none that is not domestic, beside one that is.
  [[nodiscard]] bool all_that_may_be(const MaterialTotal& sum) const {
    const std::vector<MaterialTotal>& all = a_.rollup.sums.materials;
    return !sum.present && sum.may_be_domestic && !sum.may_be_foreign &&
           std::any_of(all.begin(), all.end(),
                       [](const MaterialTotal& other) { return other.domestic; });
  }

  /// How much more of a metal must be domestic.
  [[nodiscard]] std::int64_t needed(const BomThreshold& test, std::size_t material) const {
    const MaterialTotal& sum = total(material);
    const i128 all = static_cast<i128>(sum.kg.known) * test.threshold.ppb();
    return std::max<std::int64_t>(0, ceiling(all, kRateOne) - sum.domestic_kg);
  }

  /// Rows of a metal that are not domestic, the heaviest first.
  [[nodiscard]] std::vector<std::size_t> foreign_rows(std::size_t material) const {
    const std::vector<BomRow>& rows = a_.rollup.rows;
    const std::string& destination = a_.today.line.schedule->jurisdiction;
    std::vector<std::size_t> out;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (rows[r].material == static_cast<int>(material) && rows[r].metal_kg.value_or(0) > 0 &&
          !is_domestic(rows[r], destination)) {
        out.push_back(r);
      }
    }
    std::stable_sort(out.begin(), out.end(), [&](std::size_t x, std::size_t y) {
      return *rows[x].metal_kg > *rows[y].metal_kg;
    });
    return out;
  }

  /// So much metal of the rows, each at its own cost.
  void add_parts(const std::vector<std::size_t>& from, std::int64_t mass,
                 std::vector<BomMetalPart>& out) const {
    for (std::size_t i = 0; i < from.size() && mass > 0; ++i) {
      const BomRow& row = a_.rollup.rows[from[i]];
      BomMetalPart part;
      part.row = from[i];
      part.mass_kg = std::min(mass, *row.metal_kg);
      if (row.value) {
        part.cost = scale(row.value->micro(), part.mass_kg, *row.metal_kg, 1);
      }
      mass -= part.mass_kg;
      out.push_back(part);
    }
  }

  const BomWhatIfs& what_ifs_;
  const BomAssessment& a_;
  std::int64_t step_ = 1;
  std::vector<RuleIndex> now_;
};

}  // namespace

std::vector<BomThreshold> BomWhatIfs::thresholds(std::int64_t step_kg) const {
  std::vector<BomThreshold> out;
  if (!a_.today.assessment.law) {
    return out;
  }
  Crossing crossing(*this, step_kg);
  for (const detail::AskedShare& one : detail::asked_shares(a_)) {
    out.push_back(crossing.of(one));
  }
  return out;
}

}  // namespace tarex
