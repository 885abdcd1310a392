#include "oracle.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catch.hpp"
#include "random_entries.hpp"
#include "tarex/assess.hpp"
#include "tarex/schedule_loader.hpp"

// The engine against the oracle: random entry lines on both sides of every change of law. Seeds are
// fixed; a mismatch prints the whole line, and a test stops after five of them.

namespace tarex::oracle {
namespace {

constexpr int kMismatchesShown = 5;

/// Collects what differs, in words.
class Mismatches {
 public:
  [[nodiscard]] bool enough() const { return count_ >= kMismatchesShown; }
  void expect(const std::string& what, std::int64_t engine, std::int64_t oracle) {
    if (engine != oracle) {
      found_ += "  " + what + ": engine " + std::to_string(engine) + ", oracle " +
                std::to_string(oracle) + "\n";
    }
  }
  void expect(bool holds, const std::string& otherwise) {
    if (!holds) {
      found_ += "  " + otherwise + "\n";
    }
  }
  [[nodiscard]] bool found() const { return !found_.empty(); }
  /// Fails the test with the line if anything differed since the last call.
  void report(const std::string& entry) {
    if (!found_.empty()) {
      ++count_;
      FAIL_CHECK(found_ << entry);
      found_.clear();
    }
  }

 private:
  int count_ = 0;
  std::string found_;
};

void assess(const EntryLine& line, Workspace& workspace, LineAssessment& out) {
  assess_line(workspace.cache.plan_for(line.date), line, workspace, Detail::totals, out);
}

std::string words(const Schedule& schedule, MeasureIndex measure, Money amount) {
  return schedule.measures[measure].id + " " + std::to_string(amount.micro());
}

/// What the oracle charges, in the order in which assessments show it: duties, then fees, then
/// taxes.
std::vector<AppliedMeasure> in_order_of_charging(const Outcome& outcome) {
  std::vector<AppliedMeasure> lines;
  for (const AppliedMeasure& applied : outcome.applied) {
    if (!applied.amount.is_zero()) {
      lines.push_back(applied);
    }
  }
  const auto place = [](const AppliedMeasure& applied) {
    return applied.kind == MeasureKind::vat ? 2 : applied.kind == MeasureKind::fee ? 1 : 0;
  };
  std::stable_sort(
      lines.begin(), lines.end(),
      [&](const AppliedMeasure& a, const AppliedMeasure& b) { return place(a) < place(b); });
  return lines;
}

void compare_lines(const Schedule& schedule, const LineAssessment& engine, const Outcome& outcome,
                   Mismatches& mismatches) {
  std::vector<DutyLine> charged;
  std::string engine_words;
  for (const DutyLine& line : engine.lines) {
    if (!line.amount.is_zero()) {
      charged.push_back(line);
      engine_words += "\n    engine " + words(schedule, line.measure, line.amount);
    }
  }
  const std::vector<AppliedMeasure> expected = in_order_of_charging(outcome);
  for (const AppliedMeasure& applied : expected) {
    engine_words += "\n    oracle " + words(schedule, applied.measure, applied.amount);
  }
  bool same = charged.size() == expected.size();
  for (std::size_t i = 0; same && i < expected.size(); ++i) {
    // A basis can be a fraction of a millionth, which the engine cannot show; an amount never is.
    const Exact shown(charged[i].basis.micro());
    const bool near = shown < expected[i].basis + Exact(1) && expected[i].basis < shown + Exact(1);
    same = charged[i].measure == expected[i].measure && charged[i].amount == expected[i].amount &&
           charged[i].kind == expected[i].kind && near;
    if (!near) {
      engine_words += "\n    basis " + std::to_string(shown.round_half_up(1)) + " against " +
                      std::to_string(expected[i].basis.round_half_up(1));
    }
  }
  mismatches.expect(same, "duty lines differ:" + engine_words);
  // Lines of nothing may be shown or not, but only of measures that apply.
  for (const DutyLine& line : engine.lines) {
    const bool applies =
        std::any_of(outcome.applied.begin(), outcome.applied.end(),
                    [&](const AppliedMeasure& applied) { return applied.measure == line.measure; });
    mismatches.expect(applies, "the engine shows " + schedule.measures[line.measure].id);
  }
}

/// The line with the least net weight that its parts leave, if nobody states it.
EntryLine lightest(const Schedule& schedule, const EntryLine& line) {
  EntryLine light = line;
  const FactIndex weight = schedule.net_weight_fact;
  if (weight != kNoFact && !line.facts.known(weight)) {
    std::int64_t sum = 0;
    for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
      const auto part = static_cast<FactIndex>(f);
      sum += schedule.facts[f].part_of == weight && line.facts.known(part) ? line.facts.value(part)
                                                                           : 0;
    }
    light.facts.set(weight, std::max<std::int64_t>(sum, 1));
  }
  return light;
}

void compare_known(const Schedule& schedule, const EntryLine& line, const LineAssessment& engine,
                   const Outcome& outcome, Mismatches& mismatches) {
  if (outcome.unbounded) {
    const Outcome least = Oracle(schedule).assess(lightest(schedule, line));
    mismatches.expect(engine.total_duty.max.at_limit(),
                      "the quantity is missing, but the maximum is bounded");
    mismatches.expect(engine.total_duty.min <= least.total_duty,
                      "the minimum is above that of the least quantity");
    return;
  }
  mismatches.expect("total_duty.min", engine.total_duty.min.micro(), outcome.total_duty.micro());
  mismatches.expect("total_duty.max", engine.total_duty.max.micro(), outcome.total_duty.micro());
  mismatches.expect("base_duty", engine.base_duty.micro(), outcome.base_duty.micro());
  mismatches.expect("fees.max", engine.fees.max.micro(), outcome.fees.micro());
  mismatches.expect("tax.min", engine.tax.min.micro(), outcome.tax.micro());
  mismatches.expect("tax.max", engine.tax.max.micro(), outcome.tax.micro());
  mismatches.expect(engine.fees.min <= engine.fees.max, "fees.min is above fees.max");
  mismatches.expect(!engine.given_up, "the engine gave up");
  mismatches.expect(!engine.lines.overflowed(), "too many duty lines");
  mismatches.expect(engine.code == line.code, "the engine shows another code");
  compare_lines(schedule, engine, outcome, mismatches);
}

/// Compares `total` lines without gaps, spread over all days.
void compare_known_lines(const Schedule& schedule, std::uint64_t seed, std::size_t total) {
  const Oracle oracle(schedule);
  EntryMaker maker(schedule, seed);
  Mismatches mismatches;
  const std::vector<Date> days = days_to_try(schedule);
  auto out = std::make_unique<LineAssessment>();
  std::size_t compared = 0;
  std::size_t with_additional = 0;
  for (const Date day : days) {
    Workspace workspace(schedule);
    for (std::size_t i = 0; i < total / days.size() + 1 && !mismatches.enough(); ++i) {
      const EntryLine line = maker.make(day, CodeChoice::finest, Gaps::none);
      const Outcome outcome = oracle.assess(line);
      assess(line, workspace, *out);
      compare_known(schedule, line, *out, outcome, mismatches);
      mismatches.report("line " + std::to_string(compared) + " of seed " + std::to_string(seed) +
                        ": " + describe(schedule, line));
      ++compared;
      with_additional += outcome.total_duty > outcome.base_duty ? 1U : 0U;
    }
  }
  CHECK(compared >= total);
  // Otherwise the lines do not meet the law, and the comparison is worth little.
  CHECK(with_additional >= total / 20);
}

/// Compares every code with every origin on every day, each with facts of its own.
void compare_grid(const Schedule& schedule, std::uint64_t seed, std::size_t codes,
                  const std::vector<std::string>& origins, std::size_t day_count) {
  const Oracle oracle(schedule);
  EntryMaker maker(schedule, seed);
  Mismatches mismatches;
  const std::vector<Date> all_days = days_to_try(schedule);
  std::vector<EntryLine> patterns;
  while (patterns.size() < codes) {
    patterns.push_back(maker.make(all_days.back(), CodeChoice::finest, Gaps::none));
  }
  auto out = std::make_unique<LineAssessment>();
  std::size_t compared = 0;
  std::size_t with_additional = 0;
  for (std::size_t d = 0; d < day_count; ++d) {
    Workspace workspace(schedule);
    const Date day = all_days[(d * (all_days.size() - 1)) / (day_count - 1)];
    for (const EntryLine& pattern : patterns) {
      for (const std::string& origin : origins) {
        EntryLine line = pattern;
        line.date = day;
        line.origin = Country::parse(origin).value();
        const Outcome outcome = oracle.assess(line);
        assess(line, workspace, *out);
        compare_known(schedule, line, *out, outcome, mismatches);
        mismatches.report(describe(schedule, line));
        ++compared;
        with_additional += outcome.total_duty > outcome.base_duty ? 1U : 0U;
        if (mismatches.enough()) {
          return;
        }
      }
    }
  }
  CHECK(compared == codes * origins.size() * day_count);
  CHECK(with_additional > compared / 4);
}

/// The densest grid that keeps the search over the gaps of a line affordable; nothing if none does.
std::optional<Grid> affordable_grid(const Schedule& schedule, const Oracle& oracle,
                                    const EntryLine& line) {
  constexpr double kGridSizes[] = {6, 7, 9, 13};
  for (const Grid grid : {Grid::eighths, Grid::quarters, Grid::halves, Grid::ends}) {
    double outcomes = 1;
    for (const FactIndex gap : oracle.missing(line)) {
      outcomes *= schedule.facts[gap].type == FactType::claim
                      ? 2
                      : kGridSizes[static_cast<std::size_t>(grid)];
    }
    if (outcomes <= (grid == Grid::ends ? 20'000 : 2'500)) {
      return grid;
    }
  }
  return std::nullopt;
}

/// The answers that a search found for the questions of a line.
std::string answers_added(const Schedule& schedule, const EntryLine& line, const Facts& answers) {
  std::string text;
  for (std::size_t i = 0; i < schedule.facts.size(); ++i) {
    const auto fact = static_cast<FactIndex>(i);
    if (answers.known(fact) && !line.facts.known(fact)) {
      text += " " + schedule.facts[i].name + "=" + std::to_string(answers.value(fact));
    }
  }
  return text;
}

void compare_range(const Schedule& schedule, const EntryLine& line, const LineAssessment& engine,
                   const Range& range, Mismatches& mismatches) {
  if (range.unbounded) {
    mismatches.expect(engine.total_duty.max.at_limit(),
                      "the quantity is missing, but the maximum is bounded");
    mismatches.expect(engine.total_duty.min <= range.min,
                      "the minimum is above that of no quantity");
    return;
  }
  mismatches.expect(!engine.given_up, "the engine gave up");
  // Each duty line is rounded once, so that between two answers the total can be a coin per line
  // higher or lower than at either: the ends that the engine tries are exact but for that.
  const std::int64_t slack = line.minor_unit * static_cast<std::int64_t>(range.most_lines);
  const auto near = [&](Money a, Money b) { return std::abs(a.micro() - b.micro()) <= slack; };
  if (!near(engine.total_duty.min, range.min) || !near(engine.total_duty.max, range.max)) {
    mismatches.expect("total_duty.min", engine.total_duty.min.micro(), range.min.micro());
    mismatches.expect("total_duty.max", engine.total_duty.max.micro(), range.max.micro());
  }
  if (mismatches.found()) {
    for (const EntryLine* answered : {&range.at_min, &range.at_max}) {
      mismatches.expect(false,
                        answered == &range.at_min ? "oracle's minimum:" : "oracle's maximum:");
      mismatches.expect(
          false, "  " + to_digits(answered->code) + answers_added(schedule, line, answered->facts));
      for (const AppliedMeasure& applied : Oracle(schedule).assess(*answered).applied) {
        mismatches.expect(false, "  " + words(schedule, applied.measure, applied.amount));
      }
    }
    mismatches.expect(false, "engine's maximum:");
    for (const DutyLine& duty : engine.lines) {
      mismatches.expect(false, "  " + words(schedule, duty.measure, duty.amount));
    }
  }
}

/// Compares `total` lines with open questions, spread over all days.
void compare_open_lines(const Schedule& schedule, std::uint64_t seed, std::size_t total,
                        std::size_t least_ranges) {
  const Oracle oracle(schedule);
  EntryMaker maker(schedule, seed);
  Random random(seed + 1);
  Mismatches mismatches;
  const std::vector<Date> days = days_to_try(schedule);
  auto out = std::make_unique<LineAssessment>();
  std::size_t compared = 0;
  std::size_t real_ranges = 0;
  std::size_t equal = 0;
  std::size_t attempts = 0;
  while (compared < total && attempts < total * 20 && !mismatches.enough()) {
    const Date day = days[attempts++ % days.size()];
    const bool all = random.chance(10);
    const EntryLine line = maker.make(day, CodeChoice::finest, all ? Gaps::all : Gaps::one_or_more);
    const std::optional<Grid> grid = affordable_grid(schedule, oracle, line);
    if (!grid || oracle.missing(line).empty()) {
      continue;
    }
    const Range range = oracle.range(line, *grid);
    if (range.outcomes == 0) {
      continue;
    }
    Workspace workspace(schedule);
    assess(line, workspace, *out);
    compare_range(schedule, line, *out, range, mismatches);
    mismatches.report("attempt " + std::to_string(attempts) + " of seed " + std::to_string(seed) +
                      ": " + describe(schedule, line));
    ++compared;
    real_ranges += range.min < range.max ? 1U : 0U;
    equal += out->total_duty.min == range.min && out->total_duty.max == range.max ? 1U : 0U;
  }
  CAPTURE(compared, real_ranges, equal, attempts);
  CHECK(compared >= total);
  CHECK(real_ranges >= least_ranges);
  CHECK(equal >= total / 10 * 9);
}

void compare_divided_lines(const Schedule& schedule, std::uint64_t seed, std::size_t total) {
  const Oracle oracle(schedule);
  EntryMaker maker(schedule, seed);
  Mismatches mismatches;
  const std::vector<Date> days = days_to_try(schedule);
  auto out = std::make_unique<LineAssessment>();
  std::size_t real_ranges = 0;
  for (const Date day : days) {
    Workspace workspace(schedule);
    for (std::size_t i = 0; i < total / days.size() + 1 && !mismatches.enough(); ++i) {
      const EntryLine line = maker.make(day, CodeChoice::divided, Gaps::none);
      const Range range = oracle.range(line, Grid::ends);
      assess(line, workspace, *out);
      compare_range(schedule, line, *out, range, mismatches);
      mismatches.report("seed " + std::to_string(seed) + ": " + describe(schedule, line));
      real_ranges += range.min < range.max ? 1U : 0U;
    }
  }
  CHECK(real_ranges >= total / 50);
}

const Schedule& law_of(const char* jurisdiction) {
  const Schedule* schedule = embedded_schedule(jurisdiction);
  REQUIRE(schedule != nullptr);
  return *schedule;
}

}  // namespace

TEST_CASE("the oracle's fractions are exact and round once, half up", "[oracle]") {
  CHECK(Exact(25, 2).round_half_up(1) == 13);
  CHECK(Exact(24, 2).round_half_up(1) == 12);
  CHECK(Exact(12'499'999, 1'000'000).round_half_up(1) == 12);
  CHECK(Exact(15'625'000).round_half_up(10'000) == 15'630'000);
  CHECK(Exact(15'624'999).round_half_up(10'000) == 15'620'000);
  CHECK(Exact(INT64_MAX).round_half_up(1) == INT64_MAX);
  CHECK((Exact(INT64_MAX) * Exact(3)).round_half_up(1) == INT64_MAX);
  CHECK((Exact(INT64_MAX) * Exact(333'333'333, 1'000'000'000)).round_half_up(1) ==
        3'074'457'342'543'801'257);
  CHECK((Exact(1, 3) + Exact(1, 6)).round_half_up(1) == 1);
  CHECK(what_is_left(Exact(1, 2), Exact(1, 3)).round_half_up(1) == 0);
  CHECK((what_is_left(Exact(1, 2), Exact(1, 3)) * Exact(3)).round_half_up(1) == 1);
  CHECK(what_is_left(Exact(1, 3), Exact(1, 2)).is_zero());
  CHECK(Exact(1, 3) < Exact(333'334, 1'000'000));
  CHECK_FALSE(Exact(1, 3) < Exact(333'333, 1'000'000));
  // Borrow and carry over several digits of 32 bits.
  const Exact large = Exact(INT64_MAX) * Exact(INT64_MAX) + Exact(1);
  CHECK((what_is_left(large, Exact(2)) / Exact(INT64_MAX)).round_half_up(1) == INT64_MAX);
  CHECK((large / Exact(INT64_MAX) / Exact(INT64_MAX)).round_half_up(1) == 1);
}

TEST_CASE("engine and oracle agree to the last millionth on lines with every answer", "[oracle]") {
  compare_known_lines(law_of("US"), 1, 100'000);
}

TEST_CASE("engine and oracle agree on 200 codes from 5 origins on 20 days", "[oracle]") {
  compare_grid(law_of("US"), 20'261'125, 200, {"KR", "CN", "DE", "VN", "CA"}, 20);
}

TEST_CASE("engine and oracle agree on the law of every other jurisdiction", "[oracle]") {
  for (const std::string& jurisdiction : embedded_jurisdictions()) {
    if (jurisdiction != "US") {
      compare_known_lines(law_of(jurisdiction.c_str()), 2, 10'000);
    }
  }
}

TEST_CASE("engine and brute force agree on the range of lines with open questions", "[oracle]") {
  compare_open_lines(law_of("US"), 3, 3'000, 300);
}

TEST_CASE(
    "engine and brute force agree on open questions under the law of every other jurisdiction",
    "[oracle]") {
  for (const std::string& jurisdiction : embedded_jurisdictions()) {
    if (jurisdiction != "US") {
      compare_open_lines(law_of(jurisdiction.c_str()), 6, 2'000, 50);
    }
  }
}

TEST_CASE("eight digits above codes that a list divides have the range of all of them",
          "[oracle]") {
  compare_divided_lines(law_of("US"), 4, 1'000);
}

TEST_CASE("a specific rate without a quantity has no upper bound", "[oracle]") {
  const Schedule& schedule = law_of("US");
  const Oracle oracle(schedule);
  EntryMaker maker(schedule, 5);
  Mismatches mismatches;
  auto out = std::make_unique<LineAssessment>();
  std::size_t unbounded = 0;
  for (const Date day : days_to_try(schedule)) {
    Workspace workspace(schedule);
    for (int i = 0; i < 10 && !mismatches.enough(); ++i) {
      const EntryLine line = maker.make_without_quantity(day);
      if (!oracle.missing(line).empty() || !oracle.assess(line).unbounded) {
        continue;
      }
      assess(line, workspace, *out);
      compare_known(schedule, line, *out, oracle.assess(line), mismatches);
      mismatches.report(describe(schedule, line));
      ++unbounded;
    }
  }
  CHECK(unbounded >= 100);
}

}  // namespace tarex::oracle
