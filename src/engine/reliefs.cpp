#include <algorithm>

#include "engine/explanation.hpp"
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
  bool instead = false;   ///< its family charges something as the line stands
};

using Offers = FixedList<Offer, 2 * kMaxLines>;

bool is_offered(const Schedule& schedule, const NeededFacts& needs) {
  return std::all_of(needs.begin(), needs.end(),
                     [&](const NeededFact& need) { return schedule.facts[need.fact].offer; });
}

/// True if `more` asks for everything that `less` asks for.
bool asks_for_all_of(std::span<const NeededFact> more, std::span<const NeededFact> less) {
  return std::all_of(less.begin(), less.end(), [&](const NeededFact& need) {
    return std::any_of(more.begin(), more.end(), [&](const NeededFact& other) {
      return other.fact == need.fact && other.value == need.value;
    });
  });
}

/// What a rule or a reduction of the line needs that could be claimed. Claims with the same needs
/// share the list, and stand together.
struct Claim {
  Claimable of;
  std::span<const NeededFact> needs;
  Claimable* kept = nullptr;  ///< where the course remembers it
};
using Claims = FixedList<Claim, 3 * kMaxLines>;

/// Room for the needs of claims that are not kept.
using NeedsOfClaims = FixedList<NeededFacts, 3 * kMaxLines>;

bool same_needs(std::span<const NeededFact> a, std::span<const NeededFact> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

/// What a claim takes; of a share that is taken off the value up to a cap, as much as the cap.
/// @param of  a rule of the plan or, if `reduction` is not negative, that reduction
bool find_needs(const Explained& what, RuleIndex of, std::int16_t reduction, const Facts& facts,
                bool all_parts, NeededFacts& needs) {
  const MeasureVersion& version = *what.plan.rules()[of].version;
  const Reduction* reduced =
      reduction < 0 ? nullptr
                    : &what.plan.schedule().reductions[static_cast<std::size_t>(reduction)];
  const bool found =
      needed_reliefs(what.plan, what.law, what.line.origin,
                     reduced == nullptr ? version.when : reduced->when, facts, needs, all_parts);
  const DutyBasis& basis = reduced == nullptr ? version.basis : reduced->to_basis;
  const auto* less = std::get_if<ValueLessShare>(&basis);
  if (less != nullptr && less->cap.ppb() < kRateOne) {
    for (NeededFact& need : needs) {
      if (need.fact == less->fact && need.at_least) {
        need.value = std::max(need.value, less->cap.ppb());
      }
    }
  }
  return found;
}

void find_claims(const Explained& what, const Facts& facts, NeedsOfClaims& room, Claims& out) {
  const auto candidates = what.law.candidates();
  const auto add = [&](std::size_t candidate, std::int16_t reduction) {
    NeededFacts needs;
    const RuleIndex rule = candidate < candidates.size() ? candidates[candidate] : RuleIndex{0};
    if (!find_needs(what, rule, reduction, facts, true, needs) ||
        !is_offered(what.plan.schedule(), needs)) {
      return;
    }
    Claim claim{{static_cast<std::uint16_t>(candidate),
                 reduction,
                 static_cast<std::uint16_t>(out.size()),
                 0,
                 0,
                 {}},
                {needs.begin(), needs.size()},
                nullptr};
    std::size_t end = out.size();  // of those with the same needs
    while (end > 0 && !same_needs(out[end - 1].needs, claim.needs)) {
      --end;
    }
    if (end > 0) {
      claim.needs = out[end - 1].needs;
    } else {
      end = out.size();
      room.push_back(needs);
      claim.needs = {room[room.size() - 1].begin(), needs.size()};
    }
    out.push_back(claim);
    std::rotate(out.begin() + end, out.end() - 1, out.end());
  };
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    add(i, -1);
  }
  for (const std::uint16_t r : what.plan.reductions()) {
    add(0, static_cast<std::int16_t>(r));
  }
}

/// Claims hang on the course alone, save where papers do.
void keep_claims(const Claims& claims, CourseBook& book, Course& course) {
  FixedList<Claimable, 3 * kMaxLines> kept;
  for (const Claim& claim : claims) {
    Claimable one = claim.of;
    const std::size_t before = kept.size();
    if (before > 0 && claims[before - 1].needs.data() == claim.needs.data()) {
      one.needs = kept[before - 1].needs;
    } else if (!book.keep_list(claim.needs, one.needs)) {
      return;
    }
    kept.push_back(one);
  }
  course.claimable_known =
      !claims.overflowed() && book.keep_list({kept.begin(), kept.size()}, course.claimable);
}

/// The claims of the exposure: those of its course, if they are known.
void list_claims(const Explained& what, const Facts& facts, NeedsOfClaims& room, Claims& out) {
  Course* const course = what.extremes.worst.course;
  if (course != nullptr && course->claimable_known) {
    for (Claimable& one : what.courses->list(course->claimable)) {
      out.push_back({one, what.courses->list(one.needs), &one});
    }
    return;
  }
  find_claims(what, facts, room, out);
  if (course != nullptr && what.law.regime->words_are_words) {
    keep_claims(out, *what.courses, *course);
  }
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

/// The most that the line can cost with the reliefs claimed, whatever the open questions come to
/// and whichever code it is.
/// @param so_far  what it costs on the answers of the exposure
Money dearest_with(const Explained& what, const Claim& claim, Money so_far) {
  const bool settled =
      what.extremes.answers.empty() && what.extremes.worst_base_rate == BaseRateAnswer::none;
  if (settled && what.variants.laws.size() == 1) {
    return so_far;
  }
  Facts facts = what.line.facts;
  for (const NeededFact& need : claim.needs) {
    facts.set(need.fact, need.value);
  }
  Money most = so_far;
  for (const CodeLaw& law : what.variants.laws) {
    const bool own = &law == &what.law;
    if (own && settled) {
      continue;
    }
    Context context{what.plan, law, what.line, facts, what.courses};
    Extremes extremes;
    Exploration(context, extremes).run(own && claim.kept != nullptr ? &claim.kept->open : nullptr);
    most = std::max(most, extremes.given_up ? Money::from_micro(Money::kLimit) : extremes.all.max);
  }
  return most;
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
  FixedList<Facts::State, 8> before;
  for (const NeededFact& need : needs) {
    before.push_back(standing.facts.state(need.fact));
    standing.facts.set(need.fact, need.value);
  }
  Extremes extremes;
  Claimable* const kept = claims.front().kept;
  Exploration(standing.context, extremes).run(kept == nullptr ? nullptr : &kept->run);
  for (std::size_t n = needs.size(); n-- > 0;) {
    standing.facts.restore(needs[n].fact, before[n]);
  }
  const Money now = what.extremes.worst.all();
  if (extremes.worst.all() >= now) {
    return;
  }
  const Money dearest = dearest_with(what, claims.front(), extremes.worst.all());
  if (dearest >= now) {
    return;
  }
  const auto rules = what.plan.rules();
  for (const Claim& claim : claims) {
    const auto& charges = extremes.worst.charges;
    if (!rule_of(what, claim.of, rule) ||
        std::none_of(charges.begin(), charges.end(),
                     [&](const Charge& charge) { return charge.rule == rule; })) {
      continue;
    }
    const auto& charges_now = what.extremes.worst.charges;
    const bool instead =
        std::any_of(charges_now.begin(), charges_now.end(), [&](const Charge& charge) {
          return charge.charged && rules[charge.rule].family == rules[rule].family;
        });
    offers.push_back({rule, claim.of.reduction, now - dearest, needs, claim.of.place, instead});
  }
}

/// The largest saving first, then the fewest proofs; of equals what takes the place of a charge,
/// then in the order of the claims. (The standard library's stable sort allocates.)
void sort(Offers& offers) {
  const auto before = [](const Offer& a, const Offer& b) {
    if (a.saves != b.saves) {
      return a.saves > b.saves;
    }
    if (a.needs.size() != b.needs.size()) {
      return a.needs.size() < b.needs.size();
    }
    return a.instead != b.instead ? a.instead : a.place < b.place;
  };
  for (std::size_t i = 1; i < offers.size(); ++i) {
    for (std::size_t at = i; at > 0 && before(offers[at], offers[at - 1]); --at) {
      std::swap(offers[at], offers[at - 1]);
    }
  }
}

/// What it takes is said of the line as it is stated: not of the answers that cost most, nor of
/// metal it has none of.
void add_relief(const Explained& what, const Offer& offer, LineAssessment& out) {
  if (out.reliefs.size() == kMaxLines) {
    return;
  }
  out.reliefs.push_back({offer.rule, offer.reduction, offer.saves});
  NeededFacts& needs = out.reliefs[out.reliefs.size() - 1].needs;
  if (what.extremes.answers.empty() && !what.law.regime->asks_contents) {
    for (const NeededFact& need : offer.needs) {
      needs.push_back(need);
    }
    return;
  }
  static_cast<void>(find_needs(what, offer.rule, offer.reduction, what.line.facts, false, needs));
  if (needs.empty()) {  // the conditions pass over all parts, because there is nothing of any
    for (const NeededFact& need : offer.needs) {
      needs.push_back(need);
    }
  }
}

}  // namespace

void find_reliefs(const Explained& what, LineAssessment& out) {
  if (what.extremes.worst.all().at_limit()) {
    return;
  }
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
  sort(offers);
  // What takes more proof than another relief and saves no more is not worth naming.
  for (std::size_t i = 0; i < offers.size(); ++i) {
    const bool beaten = std::any_of(offers.begin(), offers.begin() + i, [&](const Offer& better) {
      return asks_for_all_of(offers[i].needs, better.needs);
    });
    if (!beaten) {
      add_relief(what, offers[i], out);
    }
  }
}

}  // namespace tarex::detail
