#include "tarex/scenario.hpp"

#include <algorithm>
#include <deque>

#include "bench.hpp"
#include "catch.hpp"
#include "tarex/comparison.hpp"
#include "tarex/schedule_loader.hpp"
#include "tarex/sweep.hpp"
#include "tarex/timeline.hpp"

// What stands on top of single quotes: timelines, comparisons, sweeps and the facts of scenarios.

namespace tarex::law_tests {
namespace {

/// The law inside the program, ready to price lines.
struct Desk {
  LawBook book;
  EntryDefaults defaults;
  std::optional<EntryReader> reader;

  Desk() {
    book.add(*embedded_schedule("US"));
    defaults.date = *parse_date("2026-10-09");
    reader.emplace(book, defaults);
  }
};

std::vector<RawField> fields_of(const Columns& columns) {
  static std::deque<std::string> kept;  // fields are views
  std::vector<RawField> out;
  for (const auto& column : columns) {
    const std::string& name = kept.emplace_back(column.first);
    const std::string& text = kept.emplace_back(column.second);
    out.push_back({name, text, 0, 0});
  }
  return out;
}

Date day(const char* text) { return *parse_date(text); }

/// A range over a column, or a failed test.
SweepRange range(const char* text) {
  const auto parsed = parse_sweep(text);
  REQUIRE(parsed);
  return parsed.value();
}

std::vector<SweepPoint> points_of(Sweep& sweep, const SweepRange& over) {
  std::vector<SweepPoint> out(static_cast<std::size_t>(over.count()));
  for (std::size_t i = 0; i < out.size(); ++i) {
    REQUIRE(sweep.at(over.from + static_cast<std::int64_t>(i) * over.step, out[i]).empty());
  }
  return out;
}

std::string micro_text(std::int64_t micro) {
  std::string out;
  append_decimal(out, micro);
  return out;
}

/// Headings and amounts of an answer at best, which must be the least of the whole answer.
std::string at_best(const PricedLine& priced, const std::optional<PricedLine>& least) {
  REQUIRE(least);
  CHECK(least->assessment.total_duty.exact());
  CHECK(least->assessment.total_duty.max == priced.assessment.total_duty.min);
  std::string out;
  for (const DutyLine& line : least->assessment.lines) {
    if (line.kind == MeasureKind::additional) {
      out += least->plan->schedule().measures[line.measure].heading + "=" +
             micro_text(line.amount.micro());
    }
  }
  return out;
}

}  // namespace

TEST_CASE(
    "every point of a timeline equals a quote on its day and on the last day before the next") {
  Desk desk;
  const std::vector<Columns> goods = {
      {{"hs", "7318152055"}, {"value", "10000"}, {"transport", "ocean"}},
      {{"hs", "7318152055"}, {"value", "10000"}, {"origin", "CN"}, {"transport", "air"}},
      {{"hs", "8431499095"},
       {"value", "12345.67"},
       {"steel_value", "6000"},
       {"aluminum_value", "0"}},
      {{"hs", "8544429090"}, {"value", "10000"}, {"copper_value", "4000"}},
      {{"hs", "8708305030"}, {"value", "5000"}, {"auto_part", "yes"}, {"preference", "korus"}},
      {{"hs", "9403999045"}, {"value", "800"}, {"origin", "VN"}},
      {{"hs", "0402100500"}, {"value", "700"}, {"origin", "CA"}, {"quantity", "90"}},
      {{"hs", "7326908688"}, {"value", "1"}, {"origin", "GB"}, {"uk_metal_pct", "100"}},
  };
  for (const Columns& columns : goods) {
    INFO(text_of(columns));
    const auto fields = fields_of(columns);
    const Timeline timeline =
        timeline_of(fields, desk.book, *desk.reader, Date{}, day("2030-01-01"));
    REQUIRE(timeline.errors.empty());
    REQUIRE(timeline.points.size() > 1);
    CHECK(timeline.points.front().from == day("2025-01-01"));
    for (const TimelinePoint& point : timeline.points) {
      for (const Date on :
           {point.from, std::min(point.to, day("2030-01-02")) - std::chrono::days(1)}) {
        const std::string text = to_string(on);
        PricedLine quote;
        REQUIRE(price_line(with_column(fields, "entry_date", text), desk.book, *desk.reader, quote)
                    .empty());
        INFO("on " << text);
        CHECK(same_answer(point.priced, quote));
      }
    }
    for (std::size_t i = 1; i < timeline.points.size(); ++i) {
      CHECK_FALSE(same_answer(timeline.points[i - 1].priced, timeline.points[i].priced));
      CHECK(timeline.points[i - 1].to == timeline.points[i].from);
    }
  }
}

// Goods of chapter 73 of which nobody says how much is steel: at most 50% of 10,000 on both days;
// at best none is, and the reciprocal duty takes 10% of 10,000, from 2025-08-07 on 15%.
TEST_CASE("where only the least of a range moves, a timeline has what is charged at best") {
  Desk desk;
  const auto fields = fields_of({{"hs", "7318152055"}, {"value", "10000"}, {"transport", "air"}});
  const Timeline timeline =
      timeline_of(fields, desk.book, *desk.reader, day("2025-06-04"), day("2025-09-01"));
  REQUIRE(timeline.points.size() == 2);
  CHECK(at_best(timeline.points[0].last(), timeline.points[0].least_at_end) == "9903.01.25=1000");
  CHECK(at_best(timeline.points[1].priced, timeline.points[1].least) == "9903.02.56=1500");
}

// The same goods: from 2025-11-14 on the 15% are those of 9903.02.80, at the same amount, which is
// no point; on 2026-02-24 that heading ends, and not the one with which the point began.
TEST_CASE("what ends is what was charged on the day before, not where the point began") {
  Desk desk;
  const auto fields = fields_of({{"hs", "7318152055"}, {"value", "10000"}, {"transport", "air"}});
  const Timeline timeline =
      timeline_of(fields, desk.book, *desk.reader, day("2025-08-07"), day("2026-03-01"));
  REQUIRE(timeline.points.size() == 2);
  REQUIRE(timeline.points[0].at_end);
  CHECK(same_answer(timeline.points[0].priced, *timeline.points[0].at_end));
  CHECK(at_best(timeline.points[0].last(), timeline.points[0].least_at_end) == "9903.02.80=1500");
  CHECK(at_best(timeline.points[1].priced, timeline.points[1].least) == "9903.03.01=1000");
}

TEST_CASE("a comparison has the figures of single quotes, and who gained") {
  Desk desk;
  ComparisonAxes axes;
  axes.laws = {{"", &desk.book, &*desk.reader}};
  axes.dates = {day("2026-10-09")};
  axes.destinations = {"US"};
  axes.origins = {"KR", "CN"};
  axes.since = day("2025-03-11");
  const auto fields = fields_of({{"hs", "7318152055"}, {"value", "10000"}, {"transport", "air"}});
  const SideBySide both = compare(fields, axes);
  REQUIRE(both.cells.size() == 2);
  // Korea: 50% now, nothing then. China: 50% + 25% (list 3) now; 25% + 20% (fentanyl) then.
  CHECK(money_text(both.cells[0].priced.assessment.total_duty.max) == "5000.00");
  CHECK(money_text(both.cells[1].priced.assessment.total_duty.max) == "7500.00");
  CHECK(money_text(both.cells[1].then->assessment.total_duty.max) == "4500.00");
  CHECK(money_text(*difference_at_most(both, both.cells[1])) == "2500.00");
  // Korea rose by 5,000.00, China by 3,000.00.
  CHECK(money_text(both.cells[1].gained->max) == "2000.00");
}

TEST_CASE("what was gained is a range where a price of it is") {
  Desk desk;
  ComparisonAxes axes;
  axes.laws = {{"", &desk.book, &*desk.reader}};
  axes.dates = {day("2026-10-09")};
  axes.destinations = {"US"};
  axes.origins = {"한국", "vn"};
  axes.since = day("2025-12-01");
  const auto fields = fields_of({{"hs", "3304995000"}, {"value", "10000"}, {"transport", "air"}});
  const SideBySide both = compare(fields, axes);
  CHECK(both.cells[0].origin == "KR");
  CHECK(both.cells[1].origin == "VN");
  // Now 1,250.00 each. Then 1,500.00 (Korea) or 2,000.00 (Vietnam) without metal, 5,000.00 each if
  // all is metal: Vietnam gained 500.00 at most, and nothing at least, as the goods are the same.
  const auto gain = both.cells[1].gained;
  REQUIRE(gain);
  CHECK_FALSE(gain->exact());
  CHECK(money_text(gain->min) == "0.00");
  CHECK(money_text(gain->max) == "500.00");
  CHECK(is_range(both.cells[1]));
  // Without metal all is known, and the gain lies between those ends.
  const auto plain = fields_of({{"hs", "3304995000"},
                                {"value", "10000"},
                                {"transport", "air"},
                                {"steel_value", "0"},
                                {"aluminum_value", "0"}});
  const SideBySide known = compare(plain, axes);
  CHECK(money_text(known.cells[1].gained->min) == "500.00");
  CHECK(money_text(known.cells[1].gained->max) == "500.00");
}

// Mountings of any metal. In May 25% of steel or aluminum, and beside ever so little of it no
// reciprocal duty of 10%; in August 50%, and the reciprocal duty brings the rest to 15%.
TEST_CASE("a difference of two days does not hang on which of them is first") {
  Desk desk;
  const auto fields = fields_of({{"hs", "8302416050"}, {"value", "1000"}, {"transport", "ocean"}});
  ComparisonAxes axes;
  axes.laws = {{"", &desk.book, &*desk.reader}};
  axes.destinations = {"US"};
  axes.origins = {"KR"};
  axes.dates = {day("2025-08-20"), day("2025-05-01")};
  const SideBySide back = compare(fields, axes);
  axes.dates = {day("2025-05-01"), day("2025-08-20")};
  const SideBySide on = compare(fields, axes);
  REQUIRE(back.cells[1].difference);
  REQUIRE(on.cells[1].difference);
  // All steel but for a trace of aluminum: 50% now, nothing then. No metal: 15% and 10%.
  CHECK(money_text(on.cells[1].difference->max) == "500.00");
  CHECK(money_text(on.cells[1].difference->min) == "50.00");
  CHECK(money_text(back.cells[1].difference->min) == "-500.00");
  CHECK(money_text(back.cells[1].difference->max) == "-50.00");
}

TEST_CASE("a target met by a range is met at most") {
  Desk desk;
  const auto fields = fields_of({{"hs", "3304995000"},
                                 {"value", "10000"},
                                 {"transport", "air"},
                                 {"entry_date", "2025-12-01"}});
  const SweepRange over = range("value=10000..30000/10000");
  Sweep sweep(fields, over, desk.book, *desk.reader);
  const auto points = points_of(sweep, over);
  const auto found =
      break_evens(sweep, points, SweepFigure::duty, Money::from_micro(10'000 * kMicro));
  REQUIRE(found.size() == 1);
  CHECK(found.front().open);
}

TEST_CASE("a destination that does not know a code is told which one it has") {
  Desk desk;
  ComparisonAxes axes;
  axes.laws = {{"", &desk.book, &*desk.reader}};
  axes.dates = {day("2026-10-09")};
  axes.destinations = {"US"};
  axes.origins = {"KR"};
  axes.hs_for = {{"US", "7318152055"}};
  const auto fields = fields_of({{"hs", "9999999999"}, {"value", "10000"}});
  const SideBySide one = compare(fields, axes);
  CHECK(one.cells.front().errors.empty());
  axes.hs_for.clear();
  CHECK_FALSE(compare(fields, axes).cells.front().errors.empty());
}

TEST_CASE("a break-even is exact to the coin where the bill is linear") {
  Desk desk;
  // 2025-12-01: 50% of the steel, 15% of the rest: duty = 1,500.00 + 35% of the steel.
  const auto fields = fields_of({{"hs", "8431499095"},
                                 {"value", "10000"},
                                 {"aluminum_value", "0"},
                                 {"copper_value", "0"},
                                 {"entry_date", "2025-12-01"},
                                 {"transport", "air"}});
  const SweepRange over = range("steel_value=0..10000/500");
  Sweep sweep(fields, over, desk.book, *desk.reader);
  const auto points = points_of(sweep, over);
  CHECK(money_text(points.front().duty.max) == "1500.00");
  CHECK(money_text(points.back().duty.max) == "5000.00");
  const auto found = break_evens(sweep, points, SweepFigure::duty, Money::from_units(3000));
  REQUIRE(found.size() == 1);
  CHECK(found[0].exact);
  // (3,000 - 1,500) / 35% = 4,285.714…
  CHECK(found[0].first <= 4'285'720'000);
  CHECK(found[0].after >= 4'285'710'000);
  SweepPoint point;
  for (const std::int64_t x : {found[0].first, found[0].x, found[0].after}) {
    REQUIRE(sweep.at(x, point).empty());
    CHECK(money_text(point.duty.max) == "3000.00");
  }
  for (const std::int64_t x : {found[0].first - sweep.unit(), found[0].after + sweep.unit()}) {
    REQUIRE(sweep.at(x, point).empty());
    CHECK(money_text(point.duty.max) != "3000.00");
  }
  CHECK(break_evens(sweep, points, SweepFigure::duty, Money::from_units(1)).empty());
}

TEST_CASE("what a break-even names was priced, where duties rounded apart go up and down") {
  Desk desk;
  const auto fields = fields_of({{"hs", "7326908688"},
                                 {"value", "1000"},
                                 {"origin", "JP"},
                                 {"entry_date", "2025-12-01"},
                                 {"transport", "air"}});
  const SweepRange over = range("steel_value=1..40/1");
  Sweep sweep(fields, over, desk.book, *desk.reader);
  const auto points = points_of(sweep, over);
  int with_gaps = 0;
  for (std::int64_t cents = 15'036; cents < 16'300; cents += 7) {
    const Money target = Money::from_micro(cents * 10'000);
    for (const BreakEven& at : break_evens(sweep, points, SweepFigure::duty, target)) {
      SweepPoint point;
      for (const std::int64_t x : {at.first, at.x, at.after}) {
        REQUIRE(sweep.at(x, point).empty());
        CHECK((!at.exact || point.duty.max == target));
      }
      with_gaps += at.off.is_zero() ? 0 : 1;
    }
  }
  CHECK(with_gaps > 10);
  // 150.65 is met at 1.69, 1.71 and 1.72, but not at 1.7.
  const auto found = break_evens(sweep, points, SweepFigure::duty, Money::from_micro(150'650'000));
  REQUIRE(found.size() == 1);
  CHECK(micro_text(found[0].first) == "1.69");
  CHECK(micro_text(found[0].x) == "1.69");
  CHECK(micro_text(found[0].after) == "1.72");
  CHECK(money_text(found[0].off) == "0.01");
}

TEST_CASE("a point that stands alone hides no break-even behind it") {
  Desk desk;
  // A value of 0 beside a weight is not known: the most it can be is far above what follows.
  const auto fields = fields_of({{"hs", "7326908688"},
                                 {"value", "1000"},
                                 {"origin", "DE"},
                                 {"entry_date", "2025-09-01"},
                                 {"net_weight_kg", "100"},
                                 {"steel_kg", "14"},
                                 {"transport", "air"}});
  const SweepRange over = range("steel_value=0..40/40");
  Sweep sweep(fields, over, desk.book, *desk.reader);
  const auto points = points_of(sweep, over);
  REQUIRE(points.size() == 2);
  CHECK_FALSE(points[0].exact);
  CHECK(points[0].warned != points[1].warned);
  const auto found = break_evens(sweep, points, SweepFigure::duty, Money::from_micro(153'900'000));
  REQUIRE(found.size() == 2);
  CHECK(found[0].jump);
  CHECK(found[0].x == 0);
  CHECK(micro_text(found[0].after) == "0.01");
  REQUIRE(found[1].exact);
  SweepPoint point;
  REQUIRE(sweep.at(10'280'000, point).empty());
  CHECK(money_text(point.duty.max) == "153.90");
  CHECK(found[1].first <= 10'280'000);
  CHECK(found[1].after >= 10'280'000);
}

TEST_CASE("a break-even is bracketed where a threshold jumps") {
  Desk desk;
  // Below 15% of metal by weight: the duty on forced labor, 12.5% in all; from there on 15% in all.
  const auto fields = fields_of({{"hs", "8431499095"},
                                 {"value", "10000"},
                                 {"aluminum_kg", "0"},
                                 {"copper_kg", "0"},
                                 {"net_weight_kg", "100"},
                                 {"transport", "air"}});
  const SweepRange over = range("steel_kg=0..100/10");
  Sweep sweep(fields, over, desk.book, *desk.reader);
  const auto points = points_of(sweep, over);
  const auto found = break_evens(sweep, points, SweepFigure::duty, Money::from_units(1400));
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found[0].exact);
  CHECK(found[0].jump);
  CHECK(micro_text(found[0].x) == "14.999999");
  CHECK(micro_text(found[0].after) == "15");
}

TEST_CASE("points of a range are shown in the coins of the line's currency") {
  Desk desk;
  // A dinar has a thousand coins. 50% of 100.005 is 50.0025, in coins 50.003.
  const auto fields = fields_of({{"hs", "7318152055"},
                                 {"value", "1"},
                                 {"currency", "KWD"},
                                 {"fx", "0.307"},
                                 {"freight", "0.001"},
                                 {"entry_date", "2026-10-09"},
                                 {"transport", "air"}});
  const SweepRange over = range("value=100.005..100.005/1");
  Sweep sweep(fields, over, desk.book, *desk.reader);
  const SweepPoint point = points_of(sweep, over).front();
  CHECK(point.value.micro() == 100'005'000);
  CHECK(point.duty.max.micro() == 50'003'000);
  CHECK(point.landed.micro() == 150'009'000 + point.fees.micro());
}

TEST_CASE("a range has the same points on one thread and on several") {
  Desk desk;
  const auto fields = fields_of({{"hs", "8431499095"},
                                 {"value", "10000"},
                                 {"entry_date", "2025-12-01"},
                                 {"transport", "air"}});
  const auto run = [&](const char* text, unsigned jobs, std::vector<SweepPoint>& points) {
    const SweepRange over = range(text);
    Sweep sweep(fields, over, desk.book, *desk.reader);
    return sweep.run(jobs, points);
  };
  std::vector<SweepPoint> one;
  std::vector<SweepPoint> three;
  REQUIRE(run("steel_value=0..10000/2", 1, one).empty());
  REQUIRE(run("steel_value=0..10000/2", 3, three).empty());
  REQUIRE(one.size() == 5001);
  REQUIRE(three.size() == one.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    REQUIRE(one[i].x == three[i].x);
    REQUIRE(one[i].duty.min == three[i].duty.min);
    REQUIRE(one[i].duty.max == three[i].duty.max);
    REQUIRE(one[i].landed == three[i].landed);
    REQUIRE(one[i].exact == three[i].exact);
  }
  // Steel worth more than the goods: the first point that is wrong is told, whoever meets it.
  for (const unsigned jobs : {1U, 2U, 4U}) {
    const Errors errors = run("steel_value=0..20000/4", jobs, three);
    REQUIRE(errors.size() == 1);
    CHECK(errors.front().value == "10004");
  }
}

TEST_CASE("a range is COLUMN=FROM..TO/STEP and nothing else") {
  CHECK(range("value=0..10/2.5").count() == 5);
  CHECK(range("value=1..1/1").count() == 1);
  CHECK(range("us-steel-pct=0%..100%/1%").column == "us_steel_pct");
  CHECK(range("9903.82.02=0%..50%/5%").is_heading);
  for (const char* text :
       {"", "value", "value=", "value=1", "value=1..2", "value=1../1", "=1..2/1", "value=2..1/1",
        "value=1..2/0", "value=1..2/x", "value=0%..2/1", "9903.82.02=0..50/5",
        "9903.82.02=0%..90000%/10000%", "value=0..100000000/1", "value=-1..2/1"}) {
    INFO(text);
    CHECK_FALSE(parse_sweep(text));
  }
}

TEST_CASE("facts of a scenario change lines before they are read") {
  const Schedule* us = embedded_schedule("US");
  const std::vector<const Schedule*> laws{us};
  ScenarioFacts facts;
  const AmendmentFile file{"s.json", R"({"facts": {
      "price": {"steel_value": "+20%"}, "scale": {"freight": "-50%"},
      "set": {"us_steel_pct": "90"}, "fx": {"KRW": "1300"}}})",
                           AmendmentKind::scenario};
  REQUIRE(read_scenario_facts(file, laws, facts).empty());
  const auto edited = [&](const Columns& columns) {
    const EditedLine line = apply_edits(fields_of(columns), facts.edits);
    std::string out;
    for (const RawField& field : line.fields) {
      out += std::string(field.name) + "=" + std::string(field.text) + " ";
    }
    return out + std::to_string(line.warnings.size());
  };
  CHECK(edited({{"value", "10000"}, {"steel_value", "6000"}, {"freight", "301"}}) ==
        "value=11200 steel_value=7200 freight=150.5 us_steel_pct=90 0");
  // Grouped digits are read as the reader reads them; won have no coins: 5,001 × 1.2 = 6,001.2.
  CHECK(edited({{"value", "1,000,000"}, {"steel_value", "5001"}, {"currency", "KRW"}}) ==
        "value=1001000 steel_value=6001 currency=KRW us_steel_pct=90 fx=1300 0");
  // Weights and shares are no money: they keep what is finer than a coin.
  ScenarioFacts heavier;
  REQUIRE(read_scenario_facts({"s.json",
                               R"({"facts": {"set": {"currency": "KRW"}, "fx": {"krw": "1300"},
      "scale": {"net_weight_kg": "+10%", "us_steel_pct": "-50%"}}})",
                               AmendmentKind::scenario},
                              laws, heavier)
              .empty());
  const EditedLine line = apply_edits(
      fields_of({{"value", "100"}, {"net_weight_kg", "0.0125"}, {"us_steel_pct", "85%"}}),
      heavier.edits);
  std::string said;
  for (const RawField& field : line.fields) {
    said += std::string(field.name) + "=" + std::string(field.text) + " ";
  }
  CHECK(said == "value=100 net_weight_kg=0.01375 us_steel_pct=42.5% currency=KRW fx=1300 ");
  // A share is read as lines are, and keeps seven places: 77.2727273% × 1.1 = 85.00000003%, which
  // reaches 85%; with six it would not.
  ScenarioFacts shares;
  REQUIRE(read_scenario_facts(
              {"s.json", R"({"facts": {"scale": {"us_steel_pct": "+10%", "us_copper_pct": "+10%",
      "us_aluminum_pct": "-50%"}}})",
               AmendmentKind::scenario},
              laws, shares)
              .empty());
  const EditedLine scaled = apply_edits(fields_of({{"us_steel_pct", "77.2727273"},
                                                   {"us_copper_pct", "80 %"},
                                                   {"us_aluminum_pct", "0.0000002%"}}),
                                        shares.edits);
  CHECK(scaled.warnings.empty());
  REQUIRE(scaled.fields.size() == 3);
  CHECK(scaled.fields[0].text == "85");
  CHECK(scaled.fields[1].text == "88%");
  CHECK(scaled.fields[2].text == "0.0000001%");
  // What nobody states stays unstated, and the line says that the price did not bite.
  CHECK(edited({{"value", "10000"}}) == "value=10000 us_steel_pct=90 1");
  CHECK(facts.fx.at("KRW") == 1'300'000'000);
}

TEST_CASE("faults in the facts of a scenario are located") {
  const Schedule* us = embedded_schedule("US");
  const std::vector<const Schedule*> laws{us};
  const auto fault = [&](const std::string& facts) {
    ScenarioFacts out;
    const Errors errors = read_scenario_facts(
        {"s.json", "{\n\"facts\": " + facts + "}", AmendmentKind::scenario}, laws, out);
    return errors.empty() ? std::string("none")
                          : std::to_string(errors[0].where.line) + ":" +
                                std::to_string(errors[0].where.column) + " " + errors[0].message;
  };
  CHECK(fault(R"({"set": {"us_steel_pct": "190"}})").substr(0, 5) == "2:35 ");
  CHECK(fault(R"({"set": {"us_stel_pct": "90"}})") ==
        "2:19 'us_stel_pct' is not a column of an entry line");
  CHECK(fault(R"({"scale": {"value": "20"}})") == "2:30 '20' is not a change in percent");
  CHECK(fault(R"({"scale": {"value": "-120%"}})") == "2:30 '-120%' is not a change in percent");
  CHECK(fault(R"({"price": {"freight": "+2%"}})") == "2:21 'freight' is no part of the value");
  CHECK(fault(R"({"scale": {"origin": "+2%"}})") ==
        "2:21 'origin' is no number: it cannot be scaled");
  CHECK(fault(R"({"fx": {"WON": "1300"}})").substr(0, 5) == "2:18 ");
  CHECK(fault(R"({"fx": {"KRW": "0"}})") == "2:25 '0' is not an exchange rate");
  CHECK(fault(R"({"sets": {}})") == "2:11 'sets' is not a key of this record");
}

}  // namespace tarex::law_tests
