#include <algorithm>

#include "engine/evaluation.hpp"
#include "engine/stated_basis.hpp"

/// What a measure is charged on.
namespace tarex::detail {

Money Evaluation::covered_by(const Selection& by) const {
  Money sum;
  for (const Charge& charge : leaf_->charges) {
    if (charge.charged && by.measures.test(ctx_.plan.rules()[charge.rule].measure)) {
      sum += charge.basis;
    }
  }
  return sum;
}

Money Evaluation::taken_by(const RemainderOf& remainder) const {
  Money sum;
  for (const Charge& charge : leaf_->charges) {
    const MeasureIndex measure = ctx_.plan.rules()[charge.rule].measure;
    if (charge.charged ? remainder.by.measures.test(measure)
                       : remainder.even_free.measures.test(measure)) {
      sum += charge.basis;
    }
  }
  return sum;
}

/// What is charged on contents other than this one.
Money Evaluation::other_contents(FactIndex fact) const {
  Money sum;
  FactSet counted;
  counted.set(fact);
  for (const Charge& charge : leaf_->charges) {
    const auto* content = std::get_if<ContentValue>(&ctx_.plan.rules()[charge.rule].version->basis);
    if (charge.charged && content != nullptr && !counted.test(content->fact)) {
      counted.set(content->fact);
      sum += charge.basis;
    }
  }
  return sum;
}

bool Evaluation::basis_of(const DutyBasis& basis, Money value, Money& out) {
  struct OnCharges {
    Evaluation& self;
    Money value;
    Money& out;
    bool operator()(const CustomsValue&) const {
      out = value;
      return true;
    }
    bool operator()(const ContentValue& b) const {
      std::int64_t micro = 0;
      const bool known = self.value_of(b.fact, 0, micro);
      // The contents of the whole value fit into it; a part of it holds all of them together.
      const Money room =
          value == self.ctx_.line.value ? value : value - self.other_contents(b.fact);
      out = std::clamp(Money::from_micro(micro), Money(), std::max(room, Money()));
      return known;
    }
    bool operator()(const RemainderOf& b) const {
      out = std::max(Money(), value - self.taken_by(b));
      return true;
    }
    bool operator()(const ValuePlusDuties&) const {
      out = value + self.leaf_->duty;
      return true;
    }
  };
  const ValueLeft left{ctx_.line.value, value};
  const auto stated = [this](FactIndex fact, std::int64_t stand_in, std::int64_t& found) {
    return value_of(fact, stand_in, found);
  };
  return std::visit(
      [&](const auto& b) {
        if constexpr (requires { stated_basis(b, left, stated, out); }) {
          return stated_basis(b, left, stated, out);
        } else {
          return OnCharges{*this, value, out}(b);
        }
      },
      basis);
}

bool Evaluation::give_back(const Reduction& reduction, const DutyBasis& basis, Money left,
                           Money& out) {
  const auto* remainder = std::get_if<RemainderOf>(&basis);
  if (remainder == nullptr || reduction.overlap == kNoFact) {
    return true;
  }
  const Money most = std::min(left, ctx_.line.value - taken_by(*remainder));
  if (most <= out) {
    return true;
  }
  std::int64_t overlaps = 0;
  const bool known = value_of(reduction.overlap, 0, overlaps);
  out = overlaps == 0 ? out : most;
  return known;
}

}  // namespace tarex::detail
