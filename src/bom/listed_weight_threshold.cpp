#include <algorithm>

#include "bom/crossing.hpp"
#include "bom/outcome.hpp"

/// The threshold on the weight of the listed metals in an article.
namespace tarex::detail {
namespace {

class ListedWeight {
 public:
  explicit ListedWeight(const Crossing& crossing) : c_(crossing), a_(crossing.bill()) {}

  void run(BomThreshold& out) {
    if (!find_weights(out)) {
      if (are_all_of_weight(a_.today, kg_facts(out))) {
        out.share = Rate::from_ppb(kRateOne);
        out.reached = true;
      }
      return;
    }
    const i128 limit = out.threshold.ppb();
    out.share = Rate::from_ppb(static_cast<std::int64_t>(listed_ * kRateOne / net_));
    out.reached = listed_ * kRateOne >= limit * net_;
    if (!by_bill_ || !row_ || limit >= kRateOne) {
      return;
    }
    // x more of listed metal, in the article too: (listed + x) ÷ (net + x) reaches the limit where
    // x × (1 − limit) = limit × net − listed. A row whose metal is only a share of it needs more.
    const std::optional<Rate> share = a_.rollup.rows[*row_].metal_share;
    const i128 of_step = share ? share->ppb() : kRateOne;
    if (of_step <= limit) {
      return;
    }
    const i128 missing = limit * net_ - listed_ * kRateOne;
    const std::int64_t mass = ceiling(missing < 0 ? -missing : missing, of_step - limit);
    std::int64_t most = mass / c_.step() + 2;
    const std::int64_t sign = out.reached ? -1 : 1;
    const auto changes_at = [&](std::int64_t steps) {
      BomChange change;
      change.kind = BomChange::Kind::mass;
      change.row = *row_;
      change.whole_metal = out.reached;
      change.mass_kg = sign * steps * c_.step();
      return std::vector<BomChange>{change};
    };
    if (out.reached) {  // no more than there is of it
      most = std::min(most, total_of_material(*row_) / c_.step());
    }
    if (const auto steps = c_.first_step(out, most, changes_at)) {
      c_.settle(out, changes_at(*steps));
    }
  }

 private:
  [[nodiscard]] std::vector<FactIndex> kg_facts(const BomThreshold& test) const {
    std::vector<FactIndex> out;
    for (const std::size_t m : test.materials) {
      out.push_back(a_.materials[m].kg_fact);
    }
    return out;
  }

  /// @return whether the weights are known
  bool find_weights(const BomThreshold& test) {
    const FactIndex net_fact = a_.today.line.schedule->net_weight_fact;
    const Facts& facts = a_.today.line.entry.facts;
    by_bill_ = c_.answered_by_bill(net_fact);
    for (const std::size_t m : test.materials) {
      const FactIndex fact = a_.materials[m].kg_fact;
      if (!facts.known(fact) || !facts.known(net_fact) || facts.value(net_fact) <= 0) {
        return false;
      }
      by_bill_ = by_bill_ && c_.answered_by_bill(fact);
      listed_ += facts.value(fact);
      const auto candidate = heaviest(m);
      if (candidate &&
          (!row_ || *a_.rollup.rows[*candidate].mass_kg > *a_.rollup.rows[*row_].mass_kg)) {
        row_ = candidate;
      }
    }
    net_ = facts.value(net_fact);
    return true;
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

  [[nodiscard]] std::int64_t total_of_material(std::size_t row) const {
    std::int64_t sum = 0;
    for (const BomRow& other : a_.rollup.rows) {
      sum += other.material == a_.rollup.rows[row].material ? other.mass_kg.value_or(0) : 0;
    }
    return sum;
  }

  const Crossing& c_;
  const BomAssessment& a_;
  i128 listed_ = 0;
  i128 net_ = 0;
  std::optional<std::size_t> row_;  ///< whose weight is changed: the heaviest of the listed metals
  bool by_bill_ = true;             ///< no weight is stated by the product itself
};

}  // namespace

void cross_listed_weight(const Crossing& crossing, BomThreshold& out) {
  ListedWeight(crossing).run(out);
}

}  // namespace tarex::detail
