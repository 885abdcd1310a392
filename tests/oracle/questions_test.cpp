#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"
#include "random_entries.hpp"
#include "tarex/assess.hpp"
#include "tarex/schedule_loader.hpp"

// Questions are all there are: who answers one is not asked something else that was not open
// before, the new range lies within the old one, and no measure comes to less than its least.

using namespace tarex;
using namespace tarex::oracle;

namespace {

void assess(Workspace& workspace, const EntryLine& line, LineAssessment& out) {
  assess_line(workspace.cache.plan_for(line.date), line, workspace, Detail::explained, out);
}

/// Some of the answers that a question can have. There is nothing of a metal only where nothing
/// says otherwise.
std::vector<std::int64_t> answers_to(const Schedule& schedule, const EntryLine& line,
                                     FactIndex fact) {
  const FactSpec& spec = schedule.facts[fact];
  if (spec.type == FactType::claim) {
    return {0, 1};
  }
  const auto may_be_none_of = [&](FactIndex part) {
    return part == kNoFact || (!line.facts.known(part) && line.facts.floor(part) == 0);
  };
  const bool may_be_none =
      spec.part_of != kNoFact && may_be_none_of(fact) && may_be_none_of(spec.pair);
  return may_be_none ? std::vector<std::int64_t>{0} : std::vector<std::int64_t>{};
}

bool asks(const LineAssessment& assessment, FactIndex fact) {
  return std::any_of(assessment.questions.begin(), assessment.questions.end(),
                     [&](const Question& question) { return question.fact == fact; });
}

Money least_of(const LineAssessment& assessment, MeasureIndex measure) {
  for (const DutyLine& line : assessment.lines) {
    if (line.measure == measure) {
      return line.least;
    }
  }
  return {};
}

/// What each measure comes to under an answer, against what it was said to come to at least.
std::string below_least(const Schedule& schedule, const LineAssessment& open,
                        const LineAssessment& answered) {
  std::string wrong;
  for (const DutyLine& line : open.lines) {
    if (line.least > line.amount || line.open != (line.least != line.amount)) {
      wrong += " " + schedule.measures[line.measure].id + " at least more than it is";
    }
    if (!open.given_up && !answered.given_up && least_of(answered, line.measure) < line.least) {
      wrong += " " + schedule.measures[line.measure].id + " comes to less than its least";
    }
  }
  return wrong;
}

/// @return how many answers were given
int answer_questions(const Schedule& schedule, std::uint64_t seed, std::size_t total,
                     CodeChoice codes) {
  EntryMaker maker(schedule, seed);
  Random random(seed);
  const std::vector<Date> days = days_to_try(schedule);
  Workspace workspace(schedule);
  auto open = std::make_unique<LineAssessment>();
  auto answered = std::make_unique<LineAssessment>();
  int answers = 0;
  int shown = 0;
  for (std::size_t i = 0; i < total && shown < 5; ++i) {
    const EntryLine line = maker.make(days[random.below(days.size())], codes, Gaps::one_or_more);
    assess(workspace, line, *open);
    for (const Question& question : open->questions) {
      if (question.fact >= kMaxFacts) {
        continue;
      }
      for (const std::int64_t answer : answers_to(schedule, line, question.fact)) {
        EntryLine said = line;
        said.facts.set(question.fact, answer);
        assess(workspace, said, *answered);
        ++answers;
        std::string wrong;
        for (const Question& next : answered->questions) {
          if ((next.fact < kMaxFacts || next.fact == kCodeFact) && !asks(*open, next.fact)) {
            wrong +=
                " then asks " + (next.fact == kCodeFact ? "hs" : schedule.facts[next.fact].name);
          }
        }
        if (answered->total_duty.min < open->total_duty.min ||
            answered->total_duty.max > open->total_duty.max) {
          wrong += " leaves the range";
        }
        wrong += below_least(schedule, *open, *answered);
        if (!wrong.empty() && ++shown < 5) {
          UNSCOPED_INFO(schedule.facts[question.fact].name << " = " << answer << wrong << ": "
                                                           << describe(schedule, line));
          CHECK(wrong.empty());
        }
      }
    }
  }
  return answers;
}

}  // namespace

TEST_CASE("an answer brings up no question that was not open before", "[oracle]") {
  for (const std::string& jurisdiction : embedded_jurisdictions()) {
    const Schedule* schedule = embedded_schedule(jurisdiction);
    REQUIRE(schedule != nullptr);
    CHECK(answer_questions(*schedule, 11, 20'000, CodeChoice::finest) > 500);
  }
}

TEST_CASE("an answer brings up no code that was not asked for before", "[oracle]") {
  const Schedule* schedule = embedded_schedule("US");
  REQUIRE(schedule != nullptr);
  CHECK(answer_questions(*schedule, 84, 6'000, CodeChoice::divided) > 500);
}
