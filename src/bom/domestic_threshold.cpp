#include <algorithm>

#include "bom/crossing.hpp"
#include "bom/known_cost.hpp"

/// The threshold of a metal that must be melted in the destination.
namespace tarex::detail {
namespace {

class DomesticShare {
 public:
  explicit DomesticShare(const Crossing& crossing) : c_(crossing), a_(crossing.bill()) {}

  void run(BomThreshold& out) const {
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
    std::vector<BomChange> changes = smallest_changes(out, foreign, lacking);
    if (changes.empty()) {
      return;
    }
    for (std::size_t i = 0; i < lacking.size(); ++i) {
      const MaterialTotal& sum = total(lacking[i]);
      add_parts(foreign[lacking[i]], std::min(changes[i].mass_kg, sum.kg.known - sum.domestic_kg),
                out.parts);
    }
    out.metal_cost = Money();
    for (const BomMetalPart& part : out.parts) {
      out.metal_cost =
          out.metal_cost && part.cost ? std::optional(*out.metal_cost + *part.cost) : std::nullopt;
    }
    c_.settle(out, std::move(changes));
  }

 private:
  [[nodiscard]] const MaterialTotal& total(std::size_t material) const {
    return a_.rollup.sums.materials[material];
  }

  /// Each metal alone, while the others have what they need. @param foreign  by material
  /// @return one change for each metal that lacks something; empty where one does not get there
  [[nodiscard]] std::vector<BomChange> smallest_changes(
      const BomThreshold& test, const std::vector<std::vector<std::size_t>>& foreign,
      const std::vector<std::size_t>& lacking) const {
    const auto most_steps = [&](std::size_t m) { return needed(test, m) / c_.step() + 2; };
    const auto change_of = [&](std::size_t m, std::int64_t steps) {
      BomChange change;
      change.kind = BomChange::Kind::domestic_mass;
      change.row = foreign[m].front();
      change.mass_kg = steps * c_.step();
      return change;
    };
    std::vector<BomChange> changes;
    for (const std::size_t m : lacking) {
      const auto steps = c_.first_step(test, most_steps(m), [&](std::int64_t count) {
        std::vector<BomChange> tried;
        for (const std::size_t other : lacking) {
          tried.push_back(change_of(other, other == m ? count : most_steps(other)));
        }
        return tried;
      });
      if (!steps) {
        return {};
      }
      changes.push_back(change_of(m, *steps));
    }
    return changes;
  }

  /// Sets the share, and whether it is reached. @return the metals it hangs on: there is some of
  /// them, and not all of it is domestic
  std::vector<std::size_t> find_domestic_share(BomThreshold& out) const {
    std::vector<std::size_t> present;
    out.reached = true;
    for (const std::size_t m : out.materials) {
      const MaterialTotal& sum = total(m);
      const bool all = sum.wholly_domestic() || all_that_may_be(sum);
      if ((!sum.kg.complete && !all) || !c_.answered_by_bill(a_.materials[m].domestic_fact) ||
          !c_.answered_by_bill(a_.materials[m].kg_fact)) {
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
      if (const auto cost = known_cost(row)) {
        part.cost = scale(cost->micro(), part.mass_kg, *row.metal_kg, 1);
      }
      mass -= part.mass_kg;
      out.push_back(part);
    }
  }

  const Crossing& c_;
  const BomAssessment& a_;
};

}  // namespace

void cross_domestic_share(const Crossing& crossing, BomThreshold& out) {
  DomesticShare(crossing).run(out);
}

}  // namespace tarex::detail
