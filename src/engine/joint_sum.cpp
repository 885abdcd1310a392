#include "tarex/joint_sum.hpp"

#include <algorithm>
#include <deque>
#include <vector>

#include "engine/endless_charges.hpp"
#include "engine/exploration.hpp"
#include "engine/owe_alike.hpp"
#include "engine/tried_values.hpp"
#include "plan/code_classes.hpp"

namespace tarex {
namespace {

using detail::Context;
using detail::Evaluation;
using detail::Leaf;

/// True if a fact, and each of its values, has the same number in both laws.
bool ask_alike(const Schedule& a, const Schedule& b) {
  if (&a == &b) {
    return true;
  }
  const auto same = [](const auto& left, const auto& right, auto member) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [&](const auto& x, const auto& y) { return member(x) == member(y); });
  };
  const auto name = [](const FactSpec& fact) -> const std::string& { return fact.name; };
  const auto words = [](const FactSpec& fact) -> const std::vector<std::string>& {
    return fact.words;
  };
  const auto id = [](const Party& party) -> const std::string& { return party.id; };
  return a.jurisdiction == b.jurisdiction && same(a.facts, b.facts, name) &&
         same(a.facts, b.facts, words) && a.texts == b.texts && same(a.parties, b.parties, id);
}

/// A line under the law of one of its codes.
struct Side {
  Side(const Addend& addend, const CodeLaw& law)
      : facts(addend.line->facts),
        context{*addend.plan, law, *addend.line, facts},
        subtract(addend.subtract),
        contents_overlap(addend.contents_overlap) {}
  Side(const Side&) = delete;
  Side& operator=(const Side&) = delete;
  ~Side() = default;
  /// True if the line says nothing of the fact: an answer is for it, too.
  [[nodiscard]] bool hears(FactIndex fact) const { return !context.line.facts.known(fact); }
  Facts facts;
  Context context;
  bool subtract = false;
  bool contents_overlap = false;
  Leaf leaf;
};

/// Visits every combination of answers as Exploration does, for several lines at once: the first
/// one is worked out until it asks for nothing, then the next with the answers that are known.
class JointExploration {
 public:
  JointExploration(std::deque<Side>& sides, std::uint32_t& leaves, std::optional<MoneyRange>& out)
      : sides_(sides), leaves_(leaves), out_(out) {}
  /// @return false if the sum has no bounds, or there are too many combinations
  [[nodiscard]] bool run() {
    start(0);
    return good_ && (!endless_ || cancel_);
  }

 private:
  /// What a side knew before an answer was tried.
  struct Known {
    Facts facts;
    FactSet answered;
  };

  void start(std::size_t side) {
    if (side == sides_.size()) {
      record();
      return;
    }
    Side& at = sides_[side];
    go_on(side, Evaluation(at.context).run(at.leaf));
  }

  void go_on(std::size_t side, FactIndex need) {
    if (need == kNoFact) {
      start(side + 1);
    } else if (need == kBaseRateFact || !sides_[side].hears(need) || bends(side, need) ||
               ++leaves_ > detail::Exploration::kMostLeaves) {
      good_ = false;
    } else {
      branch(side, need);
    }
  }

  /// Whether charges bend between the values that are tried, where an amount of the value (of a
  /// repair) reaches its contents, or contents that overlap reach the value: one line is least and
  /// most at the ends all the same, a difference of two is not.
  [[nodiscard]] bool bends(std::size_t side, FactIndex fact) const {
    const Side& at = sides_[side];
    const FactSpec& spec = at.context.plan.schedule().facts[fact];
    return spec.type == FactType::amount && (spec.part_of == kNoFact || at.contents_overlap);
  }

  void branch(std::size_t side, FactIndex fact) {
    Side& at = sides_[side];
    const Leaf stopped = at.leaf;
    const std::vector<std::int64_t> values = tried_values(fact);
    std::vector<Known> before;
    for (const Side& other : sides_) {
      before.push_back({other.facts, other.context.answered});
    }
    for (const std::int64_t value : values) {
      for (Side& other : sides_) {
        if (other.hears(fact)) {
          other.facts.set(fact, value);
          other.context.answered.set(fact);
        }
      }
      go_on(side, Evaluation(at.context).go_on(stopped, fact, at.leaf));
    }
    for (std::size_t i = 0; i < sides_.size(); ++i) {
      sides_[i].facts = before[i].facts;
      sides_[i].context.answered = before[i].answered;
    }
  }

  /// Between these values what every line is charged is linear.
  [[nodiscard]] std::vector<std::int64_t> tried_values(FactIndex fact) {
    std::vector<std::int64_t> out;
    for (const Side& side : sides_) {
      if (side.hears(fact)) {
        detail::TriedValues own;
        find_tried_values(side.context, fact, own);
        out.insert(out.end(), own.begin(), own.end());
        good_ = good_ && !own.overflowed();
        add_all_but_little(side, fact, out);
      }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  /// Of a part also the most less a little for each part beside it. One line has its ends without:
  /// it asks first for what counts as soon as there is any. The other may ask for it later.
  static void add_all_but_little(const Side& side, FactIndex fact, std::vector<std::int64_t>& out) {
    const Plan& plan = side.context.plan;
    const FactIndex whole = plan.schedule().facts[fact].part_of;
    if (whole == kNoFact || out.empty()) {
      return;
    }
    std::int64_t left = out.back();
    for (const FactIndex beside : plan.parts_of(whole)) {
      left -= beside != fact && !side.facts.known(beside) ? kLittle : 0;
    }
    if (left > std::max(kLittle, side.facts.floor(fact))) {
      out.push_back(left);
    }
  }

  void record() {
    detail::EndlessCharges endless;
    for (Side& side : sides_) {
      endless_ = endless_ || side.leaf.duty.at_limit();
      endless.add(side.context, side.leaf, side.subtract);
    }
    cancel_ = cancel_ && endless.cancel();
    for (const bool softest : {false, true}) {
      Money sum;
      for (Side& side : sides_) {
        const Money total = total_of(side, softest);
        good_ = good_ && !total.at_limit();
        sum = side.subtract ? sum - total : sum + total;
      }
      out_ = out_.value_or(MoneyRange{sum, sum});
      detail::widen(*out_, {sum, sum}, false);
    }
  }

  /// But for duties without a bound, which cancel out or leave the sum without bounds.
  /// @param softest  facts that fees alone may hang on take the cheapest word, not the dearest
  [[nodiscard]] static Money total_of(Side& side, bool softest) {
    const Leaf& found = side.leaf;
    const Money duty =
        found.duty.at_limit() ? detail::bounded_duty(side.context.plan, found) : found.duty;
    if (!softest || !found.soft) {
      return duty + found.tax + found.fees;
    }
    Context again = side.context;
    again.softest = true;
    again.softened.reset();
    Leaf leaf = found;
    const Money fees = Evaluation(again).softest_fees(leaf);
    return duty + found.tax + fees;
  }

  std::deque<Side>& sides_;
  std::uint32_t& leaves_;
  std::optional<MoneyRange>& out_;
  bool good_ = true;
  bool endless_ = false;  ///< a line is without a bound under some answers
  bool cancel_ = true;    ///< whatever goes by a quantity that nobody stated cancels out
};

/// Every way in which the lines can be under the laws of one code.
class LawsOfCode {
 public:
  LawsOfCode(std::span<const Addend> addends, HsCode code) {
    for (const Addend& addend : addends) {
      const EntryLine& line = *addend.line;
      laws_.push_back(addend.workspace->cache.law_for(line.date, code, line.origin).laws);
    }
  }
  /// @return false where one of the ways has no bounds
  [[nodiscard]] bool explore(std::span<const Addend> addends, std::uint32_t& leaves,
                             std::optional<MoneyRange>& out) {
    return add(addends, {}, leaves, out);
  }

 private:
  bool add(std::span<const Addend> addends, std::vector<const CodeLaw*> chosen,
           std::uint32_t& leaves, std::optional<MoneyRange>& out) {
    if (chosen.size() < laws_.size()) {
      const std::vector<CodeLaw>& next = laws_[chosen.size()];
      chosen.push_back(nullptr);
      return std::all_of(next.begin(), next.end(), [&](const CodeLaw& law) {
        chosen.back() = &law;
        return add(addends, chosen, leaves, out);
      });
    }
    std::deque<Side> sides;
    for (std::size_t i = 0; i < addends.size(); ++i) {
      sides.emplace_back(addends[i], *chosen[i]);
    }
    return JointExploration(sides, leaves, out).run();
  }

  std::vector<std::vector<CodeLaw>> laws_;  ///< by addend
};

bool can_be_joined(std::span<const Addend> addends) {
  const Addend& first = addends.front();
  return std::all_of(addends.begin(), addends.end(), [&](const Addend& other) {
    return other.line->value_is == ValueIs::whole && other.line->code == first.line->code &&
           ask_alike(first.plan->schedule(), other.plan->schedule());
  });
}

}  // namespace

std::optional<MoneyRange> joint_sum(std::span<const Addend> all) {
  const std::vector<Addend> addends = detail::without_pairs(all);
  if (addends.empty()) {
    return MoneyRange{};
  }
  if (!can_be_joined(addends)) {
    return std::nullopt;
  }
  std::optional<MoneyRange> out;
  std::uint32_t leaves = 0;
  bool good = true;
  detail::for_each_code(addends.front().plan->schedule(), addends.front().line->code,
                        [&](HsCode code, const TariffLine&) {
                          good = good && LawsOfCode(addends, code).explore(addends, leaves, out);
                        });
  return good ? out : std::nullopt;
}

}  // namespace tarex
