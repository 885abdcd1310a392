#include <algorithm>

#include "tarex/bom.hpp"

/// From the sums of a bill to what the law asks about each metal.
namespace tarex {
namespace {

Money rounded_down(std::int64_t micro, std::int64_t unit) {
  return Money::from_micro(micro - micro % unit);
}

bool claims_domestic(const BomSums& sums) {
  return std::any_of(sums.materials.begin(), sums.materials.end(),
                     [](const MaterialTotal& total) { return total.domestic; });
}

bool is_absent(const MaterialTotal& total) { return total.kg.complete && total.kg.known == 0; }

/// Share by weight melted in the destination; nothing while a weight is missing that it hangs on,
/// or nobody says where any of it was melted. Where all of a metal is domestic its share is all of
/// it, whatever it weighs. A metal that the product does not hold has none. One that it may hold is
/// domestic, if it is there, where all that may be of it is, and another metal claims a share.
std::optional<Rate> domestic_share(const BomSums& sums, const MaterialTotal& total) {
  if (is_absent(total)) {
    return std::nullopt;
  }
  const bool if_there = claims_domestic(sums) && total.may_be_domestic && !total.may_be_foreign;
  if (total.wholly_domestic() || (if_there && !total.present)) {
    return Rate::from_ppb(kRateOne);
  }
  if (!total.kg.complete || (total.domestic_kg == 0 && !total.melt_stated)) {
    return std::nullopt;
  }
  return Rate::from_ppb(
      static_cast<std::int64_t>(static_cast<i128>(total.domestic_kg) * kRateOne / total.kg.known));
}

/// The most that the share can be while a weight or a material is missing: a component of no known
/// material is of the metal as it suits, and a rest is there as it suits. A part that is not
/// domestic weighs something, whatever that is: with one there, not all is domestic.
std::optional<Rate> most_domestic_share(const MaterialTotal& total) {
  const bool any = total.domestic || total.may_be_domestic;
  if (!any || total.wholly_domestic() || total.kg.complete) {
    return std::nullopt;
  }
  const std::int64_t most = total.foreign ? kRateOne - 1 : kRateOne;
  if (!total.domestic_complete) {
    return Rate::from_ppb(most);
  }
  const i128 domestic = static_cast<i128>(total.domestic_kg) + total.may_be_domestic_kg;
  const i128 all = static_cast<i128>(total.kg.known) + total.may_be_domestic_kg;
  return all == 0 ? std::nullopt
                  : std::optional(Rate::from_ppb(
                        std::min(most, static_cast<std::int64_t>(domestic * kRateOne / all))));
}

Error too_dear(std::string what, Money cost, Money price) {
  return Error{ErrorCode::inconsistent,
               std::move(what) + " cost " + decimal_text(cost.micro()) + ", and the price is " +
                   decimal_text(price.micro()),
               {},
               "for the whole lot; check prices, quantities per parent and the currency"};
}

/// Whether costs are more than a price in whole coins: one that is rounded down is not passed by
/// what it was before.
bool is_passed(Money price, Money costs, std::int64_t unit) {
  return costs > price && round_to(costs, unit) > price;
}

class Valuing {
 public:
  Valuing(const BomSums& sums, const std::vector<bool>& taxed, Money value,
          std::vector<MaterialContent>& out)
      : sums_(sums), taxed_(taxed), value_(value), out_(out) {}

  void by_component() {
    MaterialContent* dearest = nullptr;
    Money all;
    for (std::size_t m = 0; m < out_.size(); ++m) {
      const PartialSum& sum = sums_.materials[m].value;
      if (sum.complete) {
        out_[m].value = Money::from_micro(sum.known);
        all += *out_[m].value;
        dearest = dearest == nullptr || *out_[m].value > *dearest->value ? &out_[m] : dearest;
      }
    }
    if (all > value_) {  // by less than a coin, or the bill is refused
      *dearest->value = std::max(Money(), *dearest->value - (all - value_));
    }
  }

  /// @param problems  gets an error if nothing of the price is left for the metals.
  void by_residual(Errors& problems) {
    std::vector<std::size_t> shared;  // metals between which the labour is split
    bool may_share = false;           // one that may be there shares with them
    PartialSum beside = sums_.other_value;
    bool any = false;
    for (std::size_t m = 0; m < out_.size(); ++m) {
      const MaterialTotal& total = sums_.materials[m];
      any = any || total.present;
      if (!total.present) {
        out_[m].value = total.value.complete ? std::optional(Money()) : std::nullopt;
        may_share = may_share || (taxed_[m] && !total.value.complete);
      } else if (taxed_[m]) {
        shared.push_back(m);
      } else {
        out_[m].value = by_itself(m);
      }
      if (!taxed_[m] && (total.present || !total.value.complete)) {
        beside.add(own_part(m));
      }
    }
    if (any && left_by(sums_.other_value) <= Money()) {
      problems.push_back(too_dear("the components that are no metal alone",
                                  Money::from_micro(sums_.other_value.known), value_));
    } else if (!shared.empty() && left_by(beside) <= Money()) {
      problems.push_back(too_dear("the components that are not the metal taxed alone",
                                  Money::from_micro(beside.known), value_));
    } else {
      beside.complete = beside.complete && !may_share;
      split(shared, beside);
      limit_shares(beside);
    }
  }

  /// The most that a metal of no known value can be: what the components that are surely something
  /// else leave of the price and, by component, what its own and those of no known material cost.
  void limit(ContentValuation valuation) {
    Money certain = Money::from_micro(sums_.other_value.known);
    for (const MaterialTotal& total : sums_.materials) {
      certain += Money::from_micro(total.value.known);
    }
    for (std::size_t m = 0; m < out_.size(); ++m) {
      const PartialSum& own = sums_.materials[m].value;
      if (out_[m].value) {
        continue;
      }
      const Money left = std::max(Money(), value_ - (certain - Money::from_micro(own.known)));
      const auto most = own.most();
      out_[m].value_most = out_[m].value_most ? std::min(left, *out_[m].value_most)
                           : valuation == ContentValuation::component && most
                               ? std::min(left, Money::from_micro(*most))
                               : left;
    }
  }

 private:
  [[nodiscard]] Money left_by(const PartialSum& costs) const {
    return value_ - Money::from_micro(costs.known);
  }

  /// What all other components leave of the price.
  [[nodiscard]] std::optional<Money> by_itself(std::size_t material) const {
    PartialSum others = sums_.other_value;
    for (std::size_t m = 0; m < out_.size(); ++m) {
      if (m != material) {
        others.add(sums_.materials[m].value);
      }
    }
    return others.complete ? std::optional(std::max(Money(), left_by(others))) : std::nullopt;
  }

  /// What the components of a metal cost, without those of no known material: these are among the
  /// costs of what is no metal already.
  [[nodiscard]] PartialSum own_part(std::size_t material) const {
    PartialSum out = sums_.materials[material].value;
    out.open = std::max<std::int64_t>(0, out.open - sums_.unknown_value.open);
    return out;
  }

  void split(const std::vector<std::size_t>& metals, const PartialSum& beside) {
    bool complete = beside.complete;
    std::vector<std::int64_t> weights;
    for (const std::size_t m : metals) {
      const PartialSum& cost = sums_.materials[m].value;
      complete = complete && (cost.complete || metals.size() == 1);
      weights.push_back(metals.size() == 1 ? 1 : cost.known);
    }
    const auto parts = complete ? split_by_weight(left_by(beside), weights, 1) : std::nullopt;
    for (std::size_t i = 0; parts && i < metals.size(); ++i) {
      out_[metals[i]].value = (*parts)[i];
    }
  }

  /// What may share with a metal: the components of the others that are taxed, and those of no
  /// known material, which may be of them.
  [[nodiscard]] PartialSum may_share_with(std::size_t material) const {
    PartialSum out;
    bool any = false;
    for (std::size_t m = 0; m < out_.size(); ++m) {
      if (m != material && taxed_[m]) {
        out.add(own_part(m));
        any = true;
      }
    }
    if (any) {
      out.add_open(sums_.unknown_value.most());
    }
    return out;
  }

  /// The ends of metals that share, while costs are missing: the least of one is its share if it
  /// costs what is known and all else the most it can, its most the other way round.
  void limit_shares(const PartialSum& beside) {
    for (std::size_t m = 0; m < out_.size(); ++m) {
      const PartialSum& own = sums_.materials[m].value;
      if (!taxed_[m] || out_[m].value) {
        continue;
      }
      const PartialSum others = may_share_with(m);
      const Money price_leaves = left_by(beside) - Money::from_micro(own.known);
      const std::int64_t dearest =
          std::min(others.most().value_or(Money::kLimit), price_leaves.micro());
      if (const auto most = beside.most(); most && sums_.materials[m].present) {
        const Money left = std::max(Money(), value_ - Money::from_micro(*most));
        out_[m].value_floor =
            std::max(out_[m].value_floor, share_of_left(left, own.known, dearest, 0));
      }
      if (const auto most = own.most(); most && *most > 0) {
        out_[m].value_most = share_of_left(left_by(beside), *most, others.known, 1);
      }
    }
  }

  /// `own` of what it and others cost, of what is left. @param slack  for the rounding of a split
  static Money share_of_left(Money left, std::int64_t own, std::int64_t others,
                             std::int64_t slack) {
    const i128 all = static_cast<i128>(own) + others;
    return others <= 0 || all <= 0 ? left
                                   : Money::from_micro(static_cast<std::int64_t>(
                                         static_cast<i128>(left.micro()) * own / all + slack));
  }

  const BomSums& sums_;
  const std::vector<bool>& taxed_;
  Money value_;
  std::vector<MaterialContent>& out_;
};

}  // namespace

std::vector<MaterialContent> contents_of(const BomSums& sums, const std::vector<bool>& taxed,
                                         ContentValuation valuation, Money value,
                                         std::int64_t minor_unit, Errors& problems) {
  std::vector<MaterialContent> out;
  Money metals;
  for (const MaterialTotal& total : sums.materials) {
    MaterialContent content;
    content.value_floor = rounded_down(total.value.known, minor_unit);
    content.kg_floor = total.kg.known;
    content.kg = total.kg.complete ? std::optional(total.kg.known) : std::nullopt;
    content.kg_most = total.kg.most();
    content.domestic_share = domestic_share(sums, total);
    content.domestic_share_max = most_domestic_share(total);
    metals += content.value_floor;
    out.push_back(std::move(content));
  }
  Valuing valuing(sums, taxed, value, out);
  if (valuation == ContentValuation::component) {
    valuing.by_component();
  } else {
    valuing.by_residual(problems);
  }
  valuing.limit(valuation);
  const bool with_floor =
      std::any_of(out.begin(), out.end(), [](const MaterialContent& c) { return !c.value; });
  if (problems.empty() && is_passed(value, metals, minor_unit) &&
      (with_floor || valuation == ContentValuation::component)) {
    problems.push_back(too_dear("the metals of the bill alone", metals, value));
  }
  const Money all = Money::from_micro(sums.value.known);
  if (problems.empty() && is_passed(value, all, minor_unit)) {
    problems.push_back(too_dear("the components", all, value));
  }
  return out;
}

}  // namespace tarex
