#include <algorithm>

#include "engine/claimed.hpp"
#include "engine/claims.hpp"
#include "engine/satisfaction.hpp"

/// What an importer could claim and prove, and what that would save.
namespace tarex::detail {
namespace {

/// A relief with what it takes, while the best are picked.
struct Offer {
  RuleIndex rule = 0;
  std::int16_t reduction = -1;
  Money saves;
  std::span<const NeededFact> needs;
  std::size_t place = 0;  ///< among the claims
  Money own;              ///< of it by the rule's family; below zero where that charges more
  bool lifts = false;     ///< the rule is charged as the line stands, and would not be
  Money entry_basis;      ///< see Relief
};

using Offers = FixedList<Offer, 2 * kMaxLines>;

/// True if `more` asks for everything that `less` asks for.
bool asks_for_all_of(std::span<const NeededFact> more, std::span<const NeededFact> less) {
  return std::all_of(less.begin(), less.end(), [&](const NeededFact& need) {
    return std::any_of(more.begin(), more.end(), [&](const NeededFact& other) {
      return other.fact == need.fact && other.value == need.value;
    });
  });
}

Money entry_basis_of(const Explained& what, const Leaf& leaf) {
  Money out;
  for (const Charge& charge : leaf.charges) {
    if (charge.charged && what.plan.rules()[charge.rule].per_entry) {
      out += charge.basis;
    }
  }
  return out;
}

/// The rule that a claim is about: that of the reduction is the first charge it is made for.
/// @return false if there is none
bool rule_of(const Explained& what, const Claimable& claim, RuleIndex& rule) {
  if (claim.reduction < 0) {
    rule = what.law.candidates()[claim.candidate];
    return true;
  }
  const auto& made_for =
      what.plan.schedule().reductions[static_cast<std::size_t>(claim.reduction)].of.measures;
  const auto& charges = what.extremes.worst.charges;
  const auto charge = std::find_if(charges.begin(), charges.end(), [&](const Charge& c) {
    return c.charged && made_for.test(what.plan.rules()[c.rule].measure);
  });
  rule = charge == charges.end() ? 0 : charge->rule;
  return charge != charges.end();
}

/// What the family of a rule charges.
Money charged_by_family(const Explained& what, const Leaf& leaf, RuleIndex rule) {
  const auto rules = what.plan.rules();
  Money out;
  for (const Charge& charge : leaf.charges) {
    out += rules[charge.rule].family == rules[rule].family ? charge.amount : Money();
  }
  return out;
}

/// Works out the line with the reliefs claimed that all these claims take; those that apply are
/// offers, if that costs less than now.
void try_claims(const Explained& what, Standing& standing, std::span<const Claim> claims,
                Offers& offers) {
  const std::span<const NeededFact> needs = claims.front().needs;
  RuleIndex rule = 0;
  if (std::none_of(claims.begin(), claims.end(),
                   [&](const Claim& claim) { return rule_of(what, claim.of, rule); })) {
    return;
  }
  Extremes extremes;
  Claimable* const kept = claims.front().kept;
  run_claimed(standing, needs, kept == nullptr ? nullptr : &kept->run, extremes);
  const Money now = what.extremes.worst.all();
  if (extremes.worst.all() >= now) {
    return;
  }
  const Money dearest =
      dearest_claimed(what, needs, extremes.worst.all(), kept == nullptr ? nullptr : &kept->open);
  if (dearest >= now) {
    return;
  }
  for (const Claim& claim : claims) {
    const auto& charges = extremes.worst.charges;
    if (!rule_of(what, claim.of, rule) ||
        std::none_of(charges.begin(), charges.end(),
                     [&](const Charge& charge) { return charge.rule == rule; })) {
      continue;
    }
    const Money own = charged_by_family(what, what.extremes.worst, rule) -
                      charged_by_family(what, extremes.worst, rule);
    offers.push_back({rule, claim.of.reduction, now - dearest, needs, claim.of.place, own, false,
                      entry_basis_of(what, extremes.worst)});
  }
}

/// True if the rule is one for goods without a proof of origin.
bool asks_no_proof(const MeasureVersion& version, FactIndex origin) {
  return std::any_of(version.when.begin(), version.when.end(), [&](const Condition& condition) {
    const auto* in = std::get_if<FactIn>(&condition.is);
    return in != nullptr && in->fact == origin &&
           std::find(in->values.begin(), in->values.end(), kNoCountry) != in->values.end();
  });
}

/// Where there is no proof of origin, one can be filed, though no measure may ask for it: a trade
/// remedy that does not name the origin then charges nothing.
/// @param needs  room for what it takes
void try_proof(const Explained& what, Standing& standing, NeededFacts& needs, Offers& offers) {
  const FactIndex origin = what.plan.schedule().papers.origin;
  if (origin == kNoFact || !what.line.facts.known(origin) ||
      what.line.facts.value(origin) != kNoCountry) {
    return;
  }
  needs.push_back({origin, what.line.origin.index()});
  const std::span<const NeededFact> filed{needs.begin(), needs.size()};
  Extremes extremes;
  run_claimed(standing, filed, nullptr, extremes);
  const Money now = what.extremes.worst.all();
  const Money dearest = dearest_claimed(what, filed, extremes.worst.all(), nullptr);
  if (dearest >= now) {
    return;
  }
  const auto rules = what.plan.rules();
  for (const Charge& charge : what.extremes.worst.charges) {
    const auto& then = extremes.worst.charges;
    const bool lifted = std::none_of(then.begin(), then.end(), [&](const Charge& other) {
      return rules[other.rule].family == rules[charge.rule].family;
    });
    if (charge.charged && lifted && asks_no_proof(*rules[charge.rule].version, origin)) {
      offers.push_back({charge.rule, -1, now - dearest, filed, SIZE_MAX, charge.amount, true,
                        entry_basis_of(what, extremes.worst)});
      return;
    }
  }
}

/// The largest saving first, then the fewest proofs; of equals the one whose own family saves the
/// most, then in the order of the claims. (The standard library's stable sort allocates.)
void sort(Offers& offers) {
  const auto before = [](const Offer& a, const Offer& b) {
    if (a.saves != b.saves) {
      return a.saves > b.saves;
    }
    if (a.needs.size() != b.needs.size()) {
      return a.needs.size() < b.needs.size();
    }
    return a.own != b.own ? a.own > b.own : a.place < b.place;
  };
  for (std::size_t i = 1; i < offers.size(); ++i) {
    for (std::size_t at = i; at > 0 && before(offers[at], offers[at - 1]); --at) {
      std::swap(offers[at], offers[at - 1]);
    }
  }
}

/// What it takes, said of the line as it is stated: not of the answers that cost most, nor of metal
/// it has none of.
void state_needs(const Explained& what, const Offer& offer, NeededFacts& needs) {
  if (!offer.lifts && (!what.extremes.answers.empty() || what.law.regime->asks_contents)) {
    find_needs(what, offer.rule, offer.reduction, what.line.facts, false, needs);
  }
  if (needs.empty()) {  // or the conditions pass over all parts, because there is nothing of any
    for (const NeededFact& need : offer.needs) {
      needs.push_back(need);
    }
  }
}

void add_relief(const Explained& what, Standing& standing, const Offer& offer,
                LineAssessment& out) {
  out.reliefs.push_back(
      {offer.rule, offer.reduction, offer.saves, {}, offer.lifts, offer.entry_basis});
  if (out.reliefs.overflowed()) {
    return;
  }
  NeededFacts& needs = out.reliefs[out.reliefs.size() - 1].needs;
  state_needs(what, offer, needs);
  keep_what_saves(what, standing, offer.saves, needs);
}

}  // namespace

void find_reliefs(const Explained& what, LineAssessment& out) {
  Standing standing(what);
  NeedsOfClaims room;
  Claims claims;
  list_claims(what, standing.facts, room, claims);
  Offers offers;
  for (std::size_t begin = 0; begin < claims.size();) {
    std::size_t end = begin + 1;
    while (end < claims.size() && claims[end].needs.data() == claims[begin].needs.data()) {
      ++end;
    }
    try_claims(what, standing, {claims.begin() + begin, end - begin}, offers);
    begin = end;
  }
  NeededFacts filed;
  try_proof(what, standing, filed, offers);
  sort(offers);
  // What takes more proof than another relief and saves no more is not worth naming.
  for (std::size_t i = 0; i < offers.size(); ++i) {
    const bool beaten = std::any_of(offers.begin(), offers.begin() + i, [&](const Offer& better) {
      return asks_for_all_of(offers[i].needs, better.needs);
    });
    if (!beaten) {
      add_relief(what, standing, offers[i], out);
    }
  }
}

}  // namespace tarex::detail
