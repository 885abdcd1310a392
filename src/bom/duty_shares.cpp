#include "bom/duty_shares.hpp"

#include <algorithm>

#include "bom/known_cost.hpp"

namespace tarex::detail {
namespace {

/// Which rows bear one duty line, by value; the last weight is the row of what is not itemised.
class Bearers {
 public:
  Bearers(const BomAssessment& assessment, std::int64_t not_itemised)
      : a_(assessment),
        rollup_(assessment.rollup),
        day_(assessment.today),
        not_itemised_(not_itemised) {}

  [[nodiscard]] std::vector<std::int64_t> of(const DutyLine& line) const {
    const DutyBasis& basis = day_.plan->rules()[line.rule].version->basis;
    if (const auto* content = std::get_if<ContentValue>(&basis)) {
      return of_material(content->fact);
    }
    if (const auto* remainder = std::get_if<RemainderOf>(&basis)) {
      return of_remainder(*remainder);
    }
    return all();
  }

 private:
  [[nodiscard]] std::int64_t weight(std::size_t row) const {
    return known_cost(rollup_.rows[row]).value_or(Money()).micro();
  }

  [[nodiscard]] std::vector<std::int64_t> all() const {
    std::vector<std::int64_t> out;
    for (std::size_t r = 0; r < rollup_.rows.size(); ++r) {
      out.push_back(weight(r));
    }
    out.push_back(not_itemised_);
    return out;
  }

  [[nodiscard]] bool is_of(std::size_t row, FactIndex value_fact) const {
    const int material = rollup_.rows[row].material;
    return material >= 0 &&
           a_.materials[static_cast<std::size_t>(material)].value_fact == value_fact;
  }

  [[nodiscard]] std::vector<std::int64_t> of_material(FactIndex value_fact) const {
    std::vector<std::int64_t> out = all();
    out.back() = 0;
    for (std::size_t r = 0; r < rollup_.rows.size(); ++r) {
      out[r] = is_of(r, value_fact) ? out[r] : 0;
    }
    return out;
  }

  [[nodiscard]] std::vector<std::int64_t> of_remainder(const RemainderOf& remainder) const {
    std::vector<std::int64_t> out = all();
    const auto take_out = [&](const Rule& rule) {
      const auto* content = std::get_if<ContentValue>(&rule.version->basis);
      if (content == nullptr) {
        return;
      }
      for (std::size_t r = 0; r < rollup_.rows.size(); ++r) {
        out[r] = is_of(r, content->fact) ? 0 : out[r];
      }
      if (a_.valuation == ContentValuation::residual) {
        out.back() = 0;  // labour is in the content
      }
    };
    const auto rules = day_.plan->rules();
    for (const DutyLine& line : day_.assessment.lines) {
      if (remainder.by.measures.test(line.measure)) {
        take_out(rules[line.rule]);
      }
    }
    for (const NotCharged& one : day_.assessment.not_charged) {
      if (remainder.even_free.measures.test(rules[one.because].measure)) {
        take_out(rules[one.because]);
      }
    }
    return out;
  }

  const BomAssessment& a_;
  const Rollup& rollup_;
  const BomDay& day_;
  std::int64_t not_itemised_;
};

/// Values in whole coins that together are the customs value; components that cost more than the
/// price leave less than nothing.
void set_values(const Rollup& rollup, Money whole, std::int64_t unit, std::vector<BomShare>& out) {
  std::vector<std::int64_t> weights;
  for (const BomRow& row : rollup.rows) {
    weights.push_back(known_cost(row).value_or(Money()).micro());
  }
  const Money known = known_costs(rollup);
  const Money itemised = known > whole ? round_to(known, unit) : whole;
  weights.push_back((itemised - known).micro() > 0 ? (itemised - known).micro() : 0);
  const auto parts = split_by_weight(itemised, weights, unit);
  for (std::size_t i = 0; parts && i < out.size(); ++i) {
    const bool known_value = out[i].row == nullptr || known_cost(*out[i].row).has_value();
    out[i].value = known_value ? std::optional((*parts)[i]) : std::nullopt;
  }
  if (known > whole && out.back().value) {
    *out.back().value -= itemised - whole;
  }
}

void set_duties(const BomAssessment& assessment, std::vector<BomShare>& out) {
  const BomDay& day = assessment.today;
  const Money whole = day.assessment.total_duty.max;
  if (whole.at_limit()) {
    return;
  }
  const Money rest = day.line.entry.value - known_costs(assessment.rollup);
  const Bearers bearers(assessment, std::max(rest, Money()).micro());
  std::vector<Money> sums(out.size());
  for (const DutyLine& line : day.assessment.lines) {
    if (!is_duty(line.kind)) {
      continue;
    }
    const auto parts = split_by_weight(line.amount, bearers.of(line), day.line.entry.minor_unit);
    for (std::size_t i = 0; i < out.size(); ++i) {
      sums[i] += parts ? (*parts)[i] : i + 1 == out.size() ? line.amount : Money();
    }
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i].row == nullptr || known_cost(*out[i].row)) {
      out[i].duty = sums[i];
    }
  }
}

/// Parts the freight and insurance in the customs value from what else the bill does not itemise.
void set_carriage(const BomAssessment& assessment, std::vector<BomShare>& out) {
  BomShare& rest = out.back();
  if (assessment.carriage.is_zero() || !rest.value || *rest.value <= Money()) {
    return;
  }
  const std::int64_t unit = assessment.today.line.entry.minor_unit;
  const Money carriage = std::min(round_to(assessment.carriage, unit), *rest.value);
  const std::int64_t weights[] = {carriage.micro(), (*rest.value - carriage).micro()};
  BomShare part;
  part.carriage = true;
  part.value = carriage;
  *rest.value -= carriage;
  if (rest.duty) {
    const auto duties = split_by_weight(*rest.duty, weights, unit);
    part.duty = duties ? (*duties)[0] : Money();
    *rest.duty -= *part.duty;
  }
  out.insert(out.end() - 1, part);
}

}  // namespace

std::vector<BomShare> shares_of(const BomAssessment& assessment) {
  const Rollup& rollup = assessment.rollup;
  const BomDay& day = assessment.today;
  std::vector<BomShare> out(rollup.rows.size() + 1);
  for (std::size_t r = 0; r < rollup.rows.size(); ++r) {
    out[r].row = &rollup.rows[r];
  }
  const Money value = day.line.entry.value;
  set_values(rollup, value, day.line.entry.minor_unit, out);
  set_duties(assessment, out);
  set_carriage(assessment, out);
  const Money duty = day.assessment.total_duty.max;
  const std::int64_t net = day.net_kg().value_or(0);
  for (BomShare& share : out) {
    if (share.value) {
      share.cost_share = share_of(share.value->micro(), value.micro());
    }
    if (share.duty && !duty.is_zero()) {
      share.duty_share = share_of(share.duty->micro(), duty.micro());
    }
    if (share.row != nullptr && !share.row->packaging && share.row->mass_kg && net > 0) {
      share.mass_share = share_of(*share.row->mass_kg, net);
    }
  }
  return out;
}

}  // namespace tarex::detail
