#include <algorithm>

#include "base/one_of.hpp"
#include "engine/explanation.hpp"

/// The steps by which customs picks the rate of a trade remedy: proof of origin, mill certificate,
/// seller on the invoice. Which one settles it follows from the conditions of the measures; what a
/// missing paper costs, from the line worked out without it.
namespace tarex::detail {
namespace {

bool is_remedy(MeasureKind kind) {
  switch (kind) {
    case MeasureKind::anti_dumping:
    case MeasureKind::countervailing:
    case MeasureKind::safeguard:
      return true;
    case MeasureKind::base:
    case MeasureKind::additional:
    case MeasureKind::fee:
    case MeasureKind::vat:
      break;
  }
  return false;
}

const FactIn* fact_condition(const MeasureVersion& version, FactIndex fact) {
  for (const Condition& condition : version.when) {
    const auto* in = std::get_if<FactIn>(&condition.is);
    if (in != nullptr && in->fact == fact) {
      return in;
    }
  }
  return nullptr;
}

const PartyRow* row_condition(const MeasureVersion& version) {
  for (const Condition& condition : version.when) {
    if (const auto* row = std::get_if<PartyRow>(&condition.is)) {
      return row;
    }
  }
  return nullptr;
}

/// Goods that the remedy leaves out whoever made and sold them.
bool is_out_of_scope(const MeasureVersion& version) {
  return std::holds_alternative<Free>(version.rate) && row_condition(version) == nullptr;
}

class Steps {
 public:
  Steps(const Explained& what, LineAssessment& out)
      : what_(what), out_(out), papers_(what.plan.schedule().papers) {}

  void run() {
    if (papers_.origin == kNoFact || what_.extremes.worst.all().at_limit() || !has_remedies()) {
      return;
    }
    proof_ = value_of(papers_.origin, what_.line.origin.index());
    now_ =
        is_one_law() && !what_.extremes.given_up ? what_.extremes.all.max : most_with(kNoFact, 0);
    without_proof_ = with(papers_.origin, kNoCountry);
    const auto candidates = what_.law.candidates();
    for (std::size_t begin = 0; begin < candidates.size();) {
      std::size_t end = begin;
      while (end < candidates.size() &&
             family_of(candidates[end]) == family_of(candidates[begin])) {
        ++end;
      }
      family(begin, end);
      begin = end;
    }
  }

 private:
  [[nodiscard]] bool is_one_law() const { return what_.variants.laws.size() == 1; }
  [[nodiscard]] bool has_remedies() const {
    const auto candidates = what_.law.candidates();
    return std::any_of(candidates.begin(), candidates.end(), [&](RuleIndex index) {
      return is_remedy(what_.plan.schedule().measures[what_.plan.rules()[index].measure].kind);
    });
  }
  [[nodiscard]] std::uint16_t family_of(RuleIndex index) const {
    return what_.plan.rules()[index].family;
  }
  [[nodiscard]] const MeasureVersion& version(RuleIndex index) const {
    return *what_.plan.rules()[index].version;
  }
  [[nodiscard]] std::int64_t value_of(FactIndex fact, std::int64_t otherwise) const {
    const Facts facts = what_.extremes.worst_facts(what_.line);
    return facts.known(fact) ? facts.value(fact) : otherwise;
  }
  /// The dearest outcome with one fact changed, on the answers of the exposure.
  [[nodiscard]] Leaf with(FactIndex fact, std::int64_t value) const {
    Standing standing(what_);
    standing.facts.set(fact, value);
    Extremes extremes;
    Exploration(standing.context, extremes).run();
    return extremes.worst;
  }
  /// The most that the line can cost with one fact changed, whatever the open questions come to and
  /// whichever code it is. @param fact  kNoFact: none
  [[nodiscard]] Money most_with(FactIndex fact, std::int64_t value) const {
    Facts facts = what_.line.facts;
    if (fact != kNoFact) {
      facts.set(fact, value);
    }
    Money most;
    for (const CodeLaw& law : what_.variants.laws) {
      Context context{what_.plan, law, what_.line, facts, what_.courses};
      Extremes extremes;
      Exploration(context, extremes).run();
      most =
          std::max(most, extremes.given_up ? Money::from_micro(Money::kLimit) : extremes.all.max);
    }
    return most;
  }
  [[nodiscard]] Money more_with(FactIndex fact, std::int64_t value) const {
    return more_than_now(most_with(fact, value));
  }
  [[nodiscard]] Money more_without_proof() const {
    // Where nothing is open the answers of the exposure are all there are.
    const bool settled = is_one_law() && what_.extremes.answers.empty() &&
                         what_.extremes.worst_base_rate == BaseRateAnswer::none;
    return settled ? more_than_now(without_proof_.all()) : more_with(papers_.origin, kNoCountry);
  }
  [[nodiscard]] Money more_than_now(Money most) const {
    return most.at_limit() ? most : std::max(Money(), most - now_);
  }
  [[nodiscard]] const Charge* charge_in(const Leaf& leaf, std::uint16_t family) const {
    for (const Charge& charge : leaf.charges) {
      if (family_of(charge.rule) == family) {
        return &charge;
      }
    }
    return nullptr;
  }

  void family(std::size_t begin, std::size_t end) {
    const auto candidates = what_.law.candidates();
    const std::uint16_t id = family_of(candidates[begin]);
    if (!is_remedy(
            what_.plan.schedule().measures[what_.plan.rules()[candidates[begin]].measure].kind)) {
      return;
    }
    const Charge* now = charge_in(what_.extremes.worst, id);
    const Charge* without = charge_in(without_proof_, id);
    if (now == nullptr && without == nullptr) {
      return;  // the remedy has nothing to do with these goods
    }
    if (now != nullptr && (fact_condition(version(now->rule), papers_.origin) == nullptr ||
                           is_out_of_scope(version(now->rule)))) {
      return;  // no matter of papers
    }
    PaperStep step;
    step.family = id;
    step.applies = now != nullptr;
    step.rule = now != nullptr ? now->rule : without->rule;
    bool has_rows = false;
    for (std::size_t i = begin; i < end; ++i) {
      const FactIn* origin = fact_condition(version(candidates[i]), papers_.origin);
      const PartyRow* row = row_condition(version(candidates[i]));
      if (row == nullptr || origin == nullptr || !is_one_of(proof_, origin->values)) {
        continue;
      }
      has_rows = true;
      if (!step.row_known && is_one_of(value_of(papers_.certificate, kNoParty), row->producers)) {
        step.row_known = true;
        step.row = candidates[i];
      }
    }
    // Rows that are not inside: the rate for those who show no certificate is picked by that step.
    has_rows = has_rows || (now != nullptr &&
                            fact_condition(version(now->rule), papers_.certificate) != nullptr);
    step.fact = papers_.origin;
    step.decides = now == nullptr || !has_rows;
    step.if_missing = proof_ == kNoCountry ? Money() : more_without_proof();
    if (proof_ == kNoCountry) {
      const Money filed = most_with(papers_.origin, what_.line.origin.index());
      step.if_filed = std::max(Money(), now_ - filed);
    }
    out_.papers.push_back(step);
    if (step.decides) {
      return;
    }
    step.if_filed = Money();
    step.fact = papers_.certificate;
    step.decides = !step.row_known;
    step.if_missing = more_with(papers_.certificate, kNoParty);
    out_.papers.push_back(step);
    if (step.decides) {
      return;
    }
    step.fact = papers_.seller;
    step.decides = true;
    step.if_missing = more_with(papers_.seller, kOtherText);
    out_.papers.push_back(step);
  }

  const Explained& what_;
  LineAssessment& out_;
  const Papers& papers_;
  std::int64_t proof_ = kNoCountry;
  Money now_;
  Leaf without_proof_;
};

}  // namespace

void find_papers(const Explained& what, LineAssessment& out) { Steps(what, out).run(); }

}  // namespace tarex::detail
