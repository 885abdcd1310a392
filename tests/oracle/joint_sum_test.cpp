#include "tarex/joint_sum.hpp"

#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"
#include "random_entries.hpp"
#include "tarex/schedule_loader.hpp"

// What two lines come to together where they leave the same facts open: whatever these are, the
// difference lies between its ends, and these are no wider than if each line stood alone.

using namespace tarex;
using namespace tarex::oracle;

namespace {

class Pairs {
 public:
  Pairs(const Schedule& schedule, std::uint64_t seed)
      : schedule_(schedule),
        maker_(schedule, seed),
        random_(seed),
        days_(days_to_try(schedule)),
        workspace_(schedule) {}

  /// Goods of which all is known, on two days or of two origins, and the same with gaps.
  void make() {
    EntryLine known =
        maker_.make(days_[random_.below(days_.size())], CodeChoice::finest, Gaps::none);
    if (random_.chance(50)) {
      to_a_corner(known);
    }
    known_[0] = known;
    known_[1] = known;
    known_[1].date = days_[random_.below(days_.size())];
    if (random_.chance(25)) {
      known_[1].origin = maker_.make(known.date, CodeChoice::finest, Gaps::none).origin;
    }
    EntryLine open = known;
    const std::uint64_t percent = 10 + random_.below(60);
    for (std::size_t f = 0; f < schedule_.facts.size(); ++f) {
      const auto fact = static_cast<FactIndex>(f);
      const FactSpec& spec = schedule_.facts[f];  // a soft one is taken for granted
      if (spec.role == FactRole::question && !spec.soft && random_.chance(percent)) {
        open.facts.forget(fact);
      }
    }
    // Beside a weight a quantity without a unit is not of kilograms, without one it is.
    const FactIndex weight = schedule_.net_weight_fact;
    if (known.quantity_unit < 0 && weight != kNoFact && known.facts.known(weight) &&
        !open.facts.known(weight)) {
      open.facts.forget(schedule_.quantity_fact);
    }
    // What is presumed where nobody states it says nothing of what else it may be.
    for (std::size_t f = 0; f < schedule_.facts.size(); ++f) {
      const auto fact = static_cast<FactIndex>(f);
      if (known.facts.known(fact) && !open.facts.known(fact) &&
          (is_presumed(known_[0], fact) || is_presumed(known_[1], fact))) {
        open.facts.set(fact, known.facts.value(fact));
      }
    }
    const bool short_code = known.code.digits() == 10 && random_.chance(30);
    for (int side : {0, 1}) {
      open_[side] = known_[side];
      open_[side].facts = open.facts;
      if (short_code) {
        open_[side].code = known.code.prefix(8);
      }
    }
  }

  /// What all is on a side, every fact known.
  MoneyRange all_of(const EntryLine& line) {
    const Plan& plan = workspace_.cache.plan_for(line.date);
    assess_line(plan, line, workspace_, Detail::totals, *out_);
    lines_ += out_->lines.size();
    return {out_->total_duty.min + out_->fees.min + out_->tax.min,
            out_->total_duty.max + out_->fees.max + out_->tax.max};
  }

  std::optional<MoneyRange> difference(const EntryLine& more, const EntryLine& less) {
    const Addend addends[] = {{&workspace_.cache.plan_for(less.date), &less, &workspace_, true},
                              {&workspace_.cache.plan_for(more.date), &more, &workspace_, false}};
    return joint_sum(addends);
  }

  /// @return what is wrong; empty if nothing is
  std::string fault() {
    lines_ = 0;
    const MoneyRange less = all_of(known_[0]);
    const MoneyRange more = all_of(known_[1]);
    if (!less.exact() || !more.exact() || less.max.at_limit() || more.max.at_limit()) {
      return {};
    }
    // Each charge is rounded on its own.
    const Money slack = Money::from_micro(known_[0].minor_unit * static_cast<std::int64_t>(lines_));
    const MoneyRange first = all_of(open_[0]);
    const MoneyRange second = all_of(open_[1]);
    // A fact that must be shown counts otherwise once it is not stated.
    const auto holds = [&](const MoneyRange& range, const MoneyRange& known) {
      return known.min >= range.min - slack && known.max <= range.max + slack;
    };
    const auto found = difference(open_[1], open_[0]);
    if (!found || !holds(first, less) || !holds(second, more)) {
      passed_over_ += found ? 1 : 0;
      return {};
    }
    ++told_;
    endless_ += first.max.at_limit() && second.max.at_limit() ? 1 : 0;
    const Money truth = more.max - less.max;
    const Money least = second.min - first.max;
    const Money most = second.max - first.min;
    tighter_ += found->min > least || found->max < most ? 1 : 0;
    std::string out;
    if (truth < found->min - slack || truth > found->max + slack) {
      out = decimal_text(truth.micro()) + " is not within ";
    } else if (found->min < least - slack || found->max > most + slack) {
      out =
          decimal_text(least.micro()) + " to " + decimal_text(most.micro()) + " holds not all of ";
    }
    const bool forgiven = !out.empty() && !is_explored();
    forgiven_ += forgiven ? 1 : 0;
    return out.empty() || forgiven
               ? std::string()
               : out + decimal_text(found->min.micro()) + " to " +
                     decimal_text(found->max.micro()) + "; then " + to_string(known_[1].date) +
                     " of " + to_string(known_[1].origin) + "; " + describe(schedule_, known_[0]) +
                     "\n; open: " + describe(schedule_, open_[0]);
  }
  /// Whether each answer leaves a part of what was possible before: not so of a fact that is taken
  /// for granted where nobody states it.
  bool is_explored() {
    bool explored = true;
    for (int side : {0, 1}) {
      EntryLine line = open_[side];
      MoneyRange range = all_of(line);
      for (std::size_t f = 0; f < schedule_.facts.size(); ++f) {
        const auto fact = static_cast<FactIndex>(f);
        if (known_[side].facts.known(fact) && !line.facts.known(fact)) {
          line.facts.set(fact, known_[side].facts.value(fact));
          const MoneyRange left = all_of(line);
          explored = explored && within(left, range, line, 8);
          range = left;
        }
      }
    }
    return explored;
  }
  /// Whether a line of which all else is known has a range without what it has with the fact.
  bool is_presumed(const EntryLine& line, FactIndex fact) {
    EntryLine without = line;
    without.facts.forget(fact);
    return !within(all_of(line), all_of(without), line, 2);
  }
  /// @param coins  what each end may lie outside, as charges are rounded one by one
  static bool within(const MoneyRange& inner, const MoneyRange& outer, const EntryLine& line,
                     std::int64_t coins) {
    const Money slack = Money::from_micro(line.minor_unit * coins);
    return inner.min >= outer.min - slack && inner.max <= outer.max + slack;
  }

  [[nodiscard]] int told() const { return told_; }
  [[nodiscard]] int tighter() const { return tighter_; }
  /// Told though neither side has an upper bound.
  [[nodiscard]] int endless() const { return endless_; }
  /// Pairs of which a side by itself is not within its ends.
  [[nodiscard]] int passed_over() const { return passed_over_; }
  /// Faults of pairs with an answer that leaves more than was possible before.
  [[nodiscard]] int forgiven() const { return forgiven_; }

 private:
  /// All of the value is one part of it, but for a coin of some of the others.
  void to_a_corner(EntryLine& line) {
    std::vector<FactIndex> parts;
    for (std::size_t f = 0; f < schedule_.facts.size(); ++f) {
      const auto fact = static_cast<FactIndex>(f);
      if (schedule_.facts[f].part_of == kCustomsValueFact && line.facts.known(fact) &&
          line.facts.value(fact) > 0) {
        parts.push_back(fact);
      }
    }
    if (parts.empty()) {
      return;
    }
    const FactIndex most = random_.pick(parts);
    std::int64_t left = line.value.micro();
    for (const FactIndex part : parts) {
      if (part != most) {
        line.facts.set(part, line.minor_unit);
        left -= line.minor_unit;
      }
    }
    line.facts.set(most, std::max(left, line.minor_unit));
  }

  const Schedule& schedule_;
  EntryMaker maker_;
  Random random_;
  std::vector<Date> days_;
  Workspace workspace_;
  EntryLine known_[2];
  EntryLine open_[2];
  std::size_t lines_ = 0;
  int told_ = 0;
  int tighter_ = 0;
  int endless_ = 0;
  int passed_over_ = 0;
  int forgiven_ = 0;
  std::unique_ptr<LineAssessment> out_ = std::make_unique<LineAssessment>();
};

}  // namespace

TEST_CASE("whatever is missing, a difference lies between its ends", "[oracle]") {
  int endless = 0;
  for (const std::string& jurisdiction : embedded_jurisdictions()) {
    Pairs pairs(*embedded_schedule(jurisdiction), 31);
    for (int i = 0; i < 50'000; ++i) {
      pairs.make();
      const std::string wrong = pairs.fault();
      UNSCOPED_INFO(wrong);
      CHECK(wrong.empty());
    }
    UNSCOPED_INFO(jurisdiction << ": " << pairs.told() << " told, " << pairs.tighter()
                               << " tighter, " << pairs.endless() << " endless");
    CHECK(pairs.told() > 1'000);
    CHECK(pairs.tighter() > 50);
    endless += pairs.endless();
    CHECK(pairs.passed_over() <= 150);
    CHECK(pairs.forgiven() <= 2);
  }
  CHECK(endless > 100);
}
