#include <algorithm>

#include "engine/evaluation.hpp"
#include "law/scope.hpp"

/// What a measure comes to: its amount, and the limits of its entry.
namespace tarex::detail {
namespace {

/// A unit of quantity that no rate is per: it answers none.
constexpr std::int32_t kOtherUnit = -2;

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
  if (reduction >= 0 &&
      !basis_of(schedule_.reductions[static_cast<std::size_t>(reduction)].to_basis, value, value)) {
    return false;
  }
  if (!basis_of(rule.version->basis, value, out.basis) || !amount_of(rule, out)) {
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

/// What the line's quantity is counted in: the unit stated, else the first that the tariff counts
/// such goods in. A rate per something that it does not count, and one that the line states itself,
/// go by what is stated: -1. Where it counts something beside that no rate is per as such, a metal
/// in an ore, the rate is per that, and the quantity is another.
std::int32_t Evaluation::quantity_unit(const Unit& wanted) const {
  if (ctx_.line.quantity_unit >= 0 || ctx_.line.base_rate) {
    return ctx_.line.quantity_unit;
  }
  const std::vector<std::int32_t>& counted = schedule_.line_units[ctx_.law.line->unit];
  const bool counts = std::any_of(counted.begin(), counted.end(), [&](std::int32_t unit) {
    return unit >= 0 &&
           schedule_.units[static_cast<std::size_t>(unit)].dimension == wanted.dimension;
  });
  if (!counts && counted.size() > 1 &&
      std::find(counted.begin(), counted.end(), -1) != counted.end()) {
    return kOtherUnit;
  }
  return counts ? counted.front() : -1;
}

bool Evaluation::quantity_in(std::uint16_t unit, std::int64_t& micro) {
  const Unit& wanted = schedule_.units[unit];
  const std::int32_t given = quantity_unit(wanted);
  const FactIndex quantity = schedule_.quantity_fact;
  if (ctx_.answered.test(quantity)) {
    micro = ctx_.facts.value(quantity);
    return true;
  }
  const FactIndex weight = schedule_.net_weight_fact;
  const bool weighed = wanted.dimension == "kg" && weight != kNoFact;
  // The net weight says what it is in, a quantity without a unit may be of anything.
  const bool outweighed = weighed && ctx_.line.quantity_unit < 0 && ctx_.line.facts.known(weight);
  const bool fits =
      !outweighed &&
      (given == -1 || (given >= 0 && schedule_.units[static_cast<std::size_t>(given)].dimension ==
                                         wanted.dimension));
  if (ctx_.facts.known(quantity) && fits) {
    micro = ctx_.facts.value(quantity);
    if (given >= 0 && micro != kUnbounded) {
      const Unit& from = schedule_.units[static_cast<std::size_t>(given)];
      micro = scale(micro, from.micro_factor, wanted.micro_factor, 1).micro();
    }
    return true;
  }
  if (weighed) {
    if (ctx_.facts.known(weight)) {
      const std::int64_t kilograms = ctx_.facts.value(weight);
      const bool endless = ctx_.answered.test(weight) && kilograms >= kEndless;
      micro = endless || kilograms == kUnbounded
                  ? kUnbounded
                  : scale(kilograms, kMicro, wanted.micro_factor, 1).micro();
      return true;
    }
    if (ctx_.facts.known(quantity) || !fits) {  // in another dimension: it cannot answer
      asked_ = weight;
      return false;
    }
  }
  asked_ = quantity;
  return false;
}

}  // namespace tarex::detail
