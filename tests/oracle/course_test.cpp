#include "engine/course.hpp"

#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"
#include "random_entries.hpp"
#include "tarex/assess.hpp"
#include "tarex/schedule_loader.hpp"

// A line that follows the course of another must cost, ask, offer and name what it does when it is
// worked out from the start.

using namespace tarex;
using namespace tarex::oracle;

namespace {

/// All that an assessment holds, as numbers.
std::string numbers(const LineAssessment& a) {
  std::string out;
  const auto add = [&](std::int64_t value) { out += std::to_string(value) + ' '; };
  const auto range = [&](const MoneyRange& r) {
    add(r.min.micro());
    add(r.max.micro());
  };
  add(a.base_duty.micro());
  range(a.total_duty);
  range(a.fees);
  range(a.tax);
  a.assumed.each([&](FactIndex fact) { add(fact); });
  for (const DutyLine& line : a.lines) {
    out += "\n  line ";
    add(line.rule);
    add(line.basis.micro());
    add(line.amount.micro());
  }
  for (const NotCharged& one : a.not_charged) {
    out += "\n  not charged ";
    add(one.rule);
    add(one.because);
    add(one.named_only);
  }
  for (const Question& question : a.questions) {
    out += "\n  question ";
    add(question.fact);
    add(question.min.micro());
    add(question.max.micro());
  }
  for (const Relief& relief : a.reliefs) {
    out += "\n  relief ";
    add(relief.rule);
    add(relief.reduction);
    add(relief.saves.micro());
  }
  for (const PaperStep& paper : a.papers) {
    out += "\n  paper ";
    add(paper.fact);
    add(paper.rule);
    add(paper.if_missing.micro());
    add(paper.if_filed.micro());
  }
  for (const std::uint16_t watch : a.watches) {
    out += "\n  watch ";
    add(watch);
  }
  add(a.leaves);
  return out;
}

/// The same line with other amounts: a new value, and every known amount and share moved.
EntryLine with_other_amounts(const Schedule& schedule, const EntryLine& line, Random& random) {
  EntryLine other = line;
  const std::int64_t factor = random.between(1, 400);
  const auto moved = [&](std::int64_t micro) {
    const std::int64_t part = micro / 100;
    return part > INT64_MAX / 1000 ? micro : part * factor;  // what has no bound stays
  };
  other.value = Money::from_micro(std::max<std::int64_t>(
      line.minor_unit, moved(line.value.micro()) / line.minor_unit * line.minor_unit));
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const auto fact = static_cast<FactIndex>(f);
    if (!line.facts.known(fact)) {
      continue;
    }
    const FactType type = schedule.facts[f].type;
    if (type == FactType::amount) {
      other.facts.set(fact, moved(line.facts.value(fact)));
    } else if (type == FactType::decimal && random.chance(50)) {
      other.facts.set(fact, line.facts.value(fact) / 10 * random.between(0, 12));
    } else if (type == FactType::date) {
      other.facts.set(fact, line.facts.value(fact) + random.between(-40, 40));
    } else if (type == FactType::percent) {
      other.facts.set(fact, random.between(0, 10) * (kRateOne / 10));
    }
  }
  return other;
}

/// @param memory  of the courses; 0 = as usual
void compare(const Schedule& schedule, std::uint64_t seed, std::size_t total, Gaps gaps,
             std::size_t memory = 0) {
  EntryMaker maker(schedule, seed);
  Random random(seed);
  const std::vector<Date> days = days_to_try(schedule);
  Workspace following(schedule);
  Workspace plain(schedule);
  plain.courses.reset();
  if (memory > 0) {
    following.courses = std::make_unique<detail::CourseBook>(schedule, memory);
  }
  auto followed = std::make_unique<LineAssessment>();
  auto worked_out = std::make_unique<LineAssessment>();
  int shown = 0;
  for (std::size_t i = 0; i < total && shown < 5; ++i) {
    EntryLine line = maker.make(days[random.below(days.size())], CodeChoice::finest, gaps);
    for (int turn = 0; turn < 6 && shown < 5; ++turn) {
      const Plan& plan = following.cache.plan_for(line.date);
      const Plan& other_plan = plain.cache.plan_for(line.date);
      for (const Detail detail : {Detail::flat, Detail::explained}) {
        assess_line(plan, line, following, detail, *followed);
        assess_line(other_plan, line, plain, detail, *worked_out);
        const std::string here = numbers(*followed);
        const std::string there = numbers(*worked_out);
        if (here != there) {
          ++shown;
          FAIL_CHECK("turn " << turn << "\n"
                             << describe(schedule, line) << "\nfollowed " << here << "\nworked out "
                             << there);
        }
      }
      line = with_other_amounts(schedule, line, random);
    }
  }
  CHECK(shown == 0);
}

}  // namespace

TEST_CASE("a line that follows a course costs what it costs from the start") {
  compare(*embedded_schedule("US"), 11, 4'000, Gaps::none);
  compare(*embedded_schedule("US"), 12, 1'500, Gaps::one_or_more);
  compare(*embedded_schedule("US"), 13, 300, Gaps::all);
  compare(*embedded_schedule("VN"), 14, 500, Gaps::one_or_more);
}

TEST_CASE("courses that find no room are worked out anew") {
  for (const std::size_t memory : {1'024U, 20'000U, 70'000U, 80'000U}) {
    compare(*embedded_schedule("US"), 15, 300, Gaps::one_or_more, memory);
  }
}
