#include <algorithm>

#include "engine/evaluation.hpp"
#include "engine/stated_quantity.hpp"
#include "law/scope.hpp"

/// What a measure comes to: its amount, and the limits of its entry.
namespace tarex::detail {
namespace {

/// Adds an amount in another currency. @return false if the sum is more than any amount is
bool add_exchanged(i128 amount, std::int64_t fx_micro, i128& sum) {
  i128 whole = amount;
  if (fx_micro != kMicro &&
      (__builtin_mul_overflow(amount / kMicro, fx_micro, &whole) ||
       __builtin_add_overflow(whole, amount % kMicro * fx_micro / kMicro, &whole))) {
    return false;
  }
  return !__builtin_add_overflow(sum, whole, &sum);
}

}  // namespace

Money in_line_currency(Money amount, const EntryLine& line) {
  return line.fx_micro == kMicro ? amount : scale(amount.micro(), line.fx_micro, kMicro, 1);
}

/// As `charge`, for what is plain.
bool Evaluation::charge_plainly(const Rule& rule, Charge& out) {
  const Money value = ctx_.line.value;
  out.basis = value;
  out.amount = Money();
  out.charged = rule.plain != Rule::Plain::free && value > Money() &&
                (rule.plain != Rule::Plain::share || *rule.rate != Rate());
  if (rule.plain == Rule::Plain::share) {
    out.amount = share_of(*rule.rate, value);
  } else if (rule.plain == Rule::Plain::column && !column_amount(rule.column, out)) {
    return false;
  }
  if (rule.per_entry) {
    out.amount = per_entry(*rule.version, out.amount);
  }
  return true;
}

bool Evaluation::charge(RuleIndex index, std::int16_t reduction, Charge& out) {
  const Rule& rule = ctx_.plan.rules()[index];
  out.rule = index;
  Money value = ctx_.line.value;
  if (rule.plain != Rule::Plain::no && reduction < 0) {
    return charge_plainly(rule, out);
  }
  const Reduction* reduced =
      reduction < 0 ? nullptr : &schedule_.reductions[static_cast<std::size_t>(reduction)];
  if (reduced != nullptr && !basis_of(reduced->to_basis, value, value)) {
    return false;
  }
  if (!basis_of(rule.version->basis, value, out.basis) ||
      (reduced != nullptr && !give_back(*reduced, rule.version->basis, value, out.basis)) ||
      !amount_of(rule, out)) {
    return false;
  }
  if (rule.version->per_entry) {
    out.amount = per_entry(*rule.version, out.amount);
  }
  const bool free = std::holds_alternative<Free>(rule.version->rate);
  const auto* share = std::get_if<AdValorem>(&rule.version->rate);
  const bool comes_to_nothing = (share != nullptr && share->rate == Rate()) ||
                                ((std::holds_alternative<TopUpTo>(rule.version->rate) ||
                                  std::holds_alternative<StatedRate>(rule.version->rate)) &&
                                 out.amount.is_zero());
  out.charged = !free && !comes_to_nothing && out.basis > Money();
  return true;
}

/// A share of what has no upper bound has none either.
Money Evaluation::share_of(Rate rate, Money basis) const {
  return basis.at_limit() ? basis : apply(rate, basis, ctx_.line.minor_unit);
}

Money Evaluation::per_entry(const MeasureVersion& version, Money amount) const {
  const Money low = round_to(in_line_currency(version.entry_min, ctx_.line), ctx_.line.minor_unit);
  const Money high = round_to(in_line_currency(version.entry_max, ctx_.line), ctx_.line.minor_unit);
  return std::clamp(amount, low, high);
}

bool Evaluation::amount_of(const Rule& rule, Charge& charge) {
  struct Visitor {
    Evaluation& self;
    Charge& charge;
    bool operator()(const Free&) const {
      charge.amount = Money();
      return true;
    }
    bool operator()(const AdValorem& r) const {
      charge.amount = self.share_of(r.rate, charge.basis);
      return true;
    }
    bool operator()(const Specific& r) const {
      std::int64_t micro = 0;
      if (!self.quantity_in(r.unit, micro)) {
        return false;
      }
      if (micro == kUnbounded) {
        charge.amount = Money::from_micro(Money::kLimit);
        return true;
      }
      const Money per_line = scale(static_cast<i128>(r.nano) * micro, self.ctx_.line.fx_micro,
                                   static_cast<i128>(kRateOne) * kMicro, self.ctx_.line.minor_unit);
      charge.amount = per_line;
      return true;
    }
    bool operator()(const TopUpTo& r) const {
      const Money base = self.leaf_->base;
      if (base.at_limit()) {
        charge.amount = Money();
        return true;
      }
      const i128 whole = self.leaf_->how.basis.micro();
      if (whole == 0) {  // the base duty is on nothing: nothing of the total is paid by it
        charge.amount = apply(r.total, charge.basis, self.ctx_.line.minor_unit);
        return true;
      }
      // (p − B/W) · X in one rounding: (p·W − B) · X / W, in 10^-15 of a unit until the end. On
      // more than the base duty's own basis, B is taken as it was before it was rounded.
      const i128 paid = charge.basis.micro() > whole ? self.leaf_->how.exact
                                                     : static_cast<i128>(base.micro()) * kRateOne;
      const i128 missing = static_cast<i128>(r.total.ppb()) * whole - paid;
      charge.amount = missing <= 0 ? Money()
                                   : scale(missing, charge.basis.micro(), whole * kRateOne,
                                           self.ctx_.line.minor_unit);
      return true;
    }
    bool operator()(const ColumnRate& r) const { return self.column_amount(r.column, charge); }
    bool operator()(const SpecialRate& r) const {
      return self.base_amount(*special_rate(self.schedule_, *self.ctx_.law.line, r.symbol), charge);
    }
    bool operator()(const StatedRate& r) const {
      std::int64_t ppb = 0;
      if (!self.value_of(r.fact, r.least.ppb(), ppb)) {
        return false;
      }
      charge.amount = r.open_above && ppb == kUnbounded && !charge.basis.is_zero()
                          ? Money::from_micro(Money::kLimit)
                          : self.share_of(r.within(ppb), charge.basis);
      return true;
    }
  };
  return std::visit(Visitor{*this, charge}, rule.version->rate);
}

bool Evaluation::column_amount(TariffColumn column, Charge& charge) {
  return base_amount(column_rate(schedule_, *ctx_.law.line, column), charge);
}

bool Evaluation::base_amount(const DutyRate& printed, Charge& charge) {
  const EntryLine& line = ctx_.line;
  const DutyRate& rate = line.base_rate ? *line.base_rate : printed;
  leaf_->how.basis = charge.basis;
  if (!rate.computable) {
    if (ctx_.base_rate == BaseRateAnswer::none) {
      asked_ = kBaseRateFact;
      return false;
    }
    leaf_->how.unbounded = ctx_.base_rate == BaseRateAnswer::unbounded;
    charge.amount = Money::from_micro(leaf_->how.unbounded ? Money::kLimit : 0);
    return true;
  }
  leaf_->how.exact = static_cast<i128>(rate.ad_valorem.ppb()) * charge.basis.micro();
  if (rate.specific_nano == 0 && rate.thirds == 0) {
    charge.amount = apply(rate.ad_valorem, charge.basis, line.minor_unit);
    return true;
  }
  leaf_->how.exact += static_cast<i128>(rate.thirds) * charge.basis.micro() / 3;
  if (rate.specific_nano != 0) {
    std::int64_t micro = 0;
    if (!quantity_in(rate.unit, micro)) {
      return false;
    }
    if (micro == kUnbounded) {
      leaf_->how.unbounded = true;
      charge.amount = Money::from_micro(Money::kLimit);
      return true;
    }
    i128 specific = static_cast<i128>(rate.specific_nano) * micro;
    if (charge.basis < line.value && !is_upper_bound(line.value_is)) {
      // On a part of the value a rate per quantity counts as the share of the whole that it comes
      // to: more, the less the whole may be.
      const i128 whole = line.value.micro();
      specific =
          specific / whole * charge.basis.micro() + specific % whole * charge.basis.micro() / whole;
    }
    const bool own = &rate != &printed && line.base_rate_fx_micro != 0;
    if (!add_exchanged(specific, own ? line.base_rate_fx_micro : line.fx_micro, leaf_->how.exact)) {
      charge.amount = Money::from_micro(Money::kLimit);
      return true;
    }
  }
  charge.amount = scale(leaf_->how.exact, 1, kRateOne, line.minor_unit);
  return true;
}

bool Evaluation::quantity_in(std::uint16_t unit, std::int64_t& micro) {
  if (ctx_.answered.test(schedule_.quantity_fact)) {
    micro = ctx_.facts.value(schedule_.quantity_fact);
    return true;
  }
  const StatedQuantity stated =
      stated_quantity(schedule_, *ctx_.law.line, ctx_.line, ctx_.facts, unit);
  if (!stated.micro) {
    asked_ = stated.fact;
    return false;
  }
  const bool endless = stated.fact == schedule_.net_weight_fact &&
                       ctx_.answered.test(stated.fact) && ctx_.facts.value(stated.fact) >= kEndless;
  micro = endless ? kUnbounded : *stated.micro;
  return true;
}

}  // namespace tarex::detail
