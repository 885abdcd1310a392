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

bool may_claim_domestic(const BomSums& sums) {
  return claims_domestic(sums) ||
         std::any_of(sums.materials.begin(), sums.materials.end(),
                     [](const MaterialTotal& total) { return total.may_be_domestic; });
}

bool is_absent(const MaterialTotal& total) { return total.kg.complete && total.kg.known == 0; }

/// Share by weight melted in the destination; nothing while a weight is missing that it hangs on,
/// or nobody says where any of it was melted. Where all of a metal is domestic its share is all of
/// it, whatever it weighs. Of a metal that the product does not hold, all is domestic where another
/// metal claims a share: the law asks every listed metal. The same holds where all that may be of a
/// metal is domestic.
std::optional<Rate> domestic_share(const BomSums& sums, const MaterialTotal& total) {
  const bool claimed = claims_domestic(sums);
  if (is_absent(total)) {
    return claimed ? std::optional(Rate::from_ppb(kRateOne)) : std::nullopt;
  }
  if (total.wholly_domestic() || (claimed && !total.foreign && !total.may_be_foreign)) {
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
/// domestic weighs something. A metal that no component names may not be there at all.
std::optional<Rate> most_domestic_share(const BomSums& sums, const MaterialTotal& total) {
  if (total.wholly_domestic() || (total.kg.complete && !is_absent(total))) {
    return std::nullopt;
  }
  if (!total.present) {
    return may_claim_domestic(sums) && !(is_absent(total) && claims_domestic(sums))
               ? std::optional(Rate::from_ppb(kRateOne))
               : std::nullopt;
  }
  if (!total.domestic && !total.may_be_domestic) {
    return std::nullopt;
  }
  if (!total.domestic_complete) {
    return Rate::from_ppb(total.foreign ? kRateOne - 1 : kRateOne);
  }
  const i128 domestic = static_cast<i128>(total.domestic_kg) + total.may_be_domestic_kg;
  const i128 all = static_cast<i128>(total.kg.known) + total.may_be_domestic_kg;
  return all == 0
             ? std::nullopt
             : std::optional(Rate::from_ppb(static_cast<std::int64_t>(domestic * kRateOne / all)));
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
    PartialSum beside = sums_.other_value;
    bool any = false;
    for (std::size_t m = 0; m < out_.size(); ++m) {
      const MaterialTotal& total = sums_.materials[m];
      if (!total.present) {
        out_[m].value = total.value.complete ? std::optional(Money()) : std::nullopt;
        add_what_may_be(m, beside);
        continue;
      }
      any = true;
      if (taxed_[m]) {
        shared.push_back(m);
      } else {
        beside.add(total.value);
        out_[m].value = by_itself(m);
      }
    }
    if (any && left_by(sums_.other_value) <= Money()) {
      problems.push_back(too_dear("the components that are no metal alone",
                                  Money::from_micro(sums_.other_value.known), value_));
    } else if (!shared.empty() && left_by(beside) <= Money()) {
      problems.push_back(too_dear("the components that are not the metal taxed alone",
                                  Money::from_micro(beside.known), value_));
    } else {
      split(shared, beside);
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
      out_[m].value_most = valuation == ContentValuation::component && most
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

  /// A metal that the bill may hold: one that is not taxed costs something beside the others, one
  /// that is shares with them.
  void add_what_may_be(std::size_t material, PartialSum& beside) const {
    const PartialSum& cost = sums_.materials[material].value;
    if (!cost.complete) {
      beside.add_open(taxed_[material] ? std::nullopt : cost.most());
    }
  }

  void split(const std::vector<std::size_t>& metals, const PartialSum& beside) {
    bool complete = beside.complete;
    std::vector<std::int64_t> weights;
    for (const std::size_t m : metals) {
      const PartialSum& cost = sums_.materials[m].value;
      complete = complete && (cost.complete || metals.size() == 1);
      weights.push_back(metals.size() == 1 ? 1 : cost.known);
    }
    if (const auto most = beside.most(); most && !complete && metals.size() == 1) {
      Money& floor = out_[metals.front()].value_floor;
      floor = std::max(floor, value_ - Money::from_micro(*most));
    }
    const auto parts = complete ? split_by_weight(left_by(beside), weights, 1) : std::nullopt;
    for (std::size_t i = 0; parts && i < metals.size(); ++i) {
      out_[metals[i]].value = (*parts)[i];
    }
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
    content.domestic_share_max = most_domestic_share(sums, total);
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
