#include <deque>

#include "catch.hpp"
#include "engine/satisfaction.hpp"
#include "line_oracle.hpp"
#include "report/line_json.hpp"
#include "tarex/schedule_loader.hpp"

namespace tarex::detail {
namespace {

/// Writers that are used for all lines of a test, as those of a batch are.
struct Writers {
  LineJson json;
  CsvRows csv{{"note"}};
  int wrong = 0;
  std::string first_wrong;

  void hold(bool same, const std::string& got) {
    if (!same && wrong++ == 0) {
      first_wrong = got;
    }
  }
  void check(const InputLine& line, const LineAssessment& assessment, const Plan& plan,
             std::size_t row) {
    std::string got;
    json.append(got, line, assessment, plan, row);
    hold(got == oracle_json(line, assessment, plan, row), got);
    got.clear();
    csv.append(got, line, assessment, plan);
    hold(got == "," + oracle_figures(line, assessment, plan), got);
  }
};

/// A line without facts of which the CSV of `Writers` shows nothing.
InputLine plain_line(const Schedule& schedule, Date day) {
  InputLine line;
  line.schedule = &schedule;
  line.entry.value = Money::from_units(1234);
  line.entry.date = day;
  line.entry.origin = *Country::parse("KR");
  line.echo.push_back({"sku", "P-1", false, 0});
  return line;
}

/// With what it needs.
Relief relief_of(const InputLine& line, const CodeLaw& law, const Plan& plan, Relief relief) {
  const auto& when =
      relief.reduction < 0
          ? plan.rules()[relief.rule].version->when
          : plan.schedule().reductions[static_cast<std::size_t>(relief.reduction)].when;
  static_cast<void>(
      detail::needed_reliefs(plan, law, line.entry.origin, when, line.entry.facts, relief.needs));
  return relief;
}

TEST_CASE("what is kept of a rule is what is made for it, for every rule of every epoch") {
  Writers writers;
  for (const std::string& jurisdiction : embedded_jurisdictions()) {
    const Schedule& schedule = *embedded_schedule(jurisdiction);
    PlanCache cache(schedule);
    const HsCode code = schedule.lines.rows().front().hs();
    for (const Date day : schedule.epochs) {
      const Plan& plan = cache.plan_for(day);
      const InputLine line = plain_line(schedule, day);
      LineAssessment assessment;
      for (std::size_t r = 0; r < plan.rules().size(); ++r) {
        const auto rule = static_cast<RuleIndex>(r);
        const auto other = static_cast<RuleIndex>((r + 1) % plan.rules().size());
        assessment.clear();
        assessment.law = cache.law_for(day, code, line.entry.origin).laws.front();
        const Measure& measure = schedule.measures[plan.rules()[rule].measure];
        assessment.lines.push_back({rule, plan.rules()[rule].measure, measure.kind,
                                    Money::from_units(1234), Money::from_micro(98'760'000), Money(),
                                    false});
        assessment.not_charged.push_back({rule, other, false});
        assessment.not_charged.push_back({other, rule, true});
        assessment.reliefs.push_back(
            relief_of(line, *assessment.law, plan, {rule, -1, Money::from_units(5)}));
        writers.check(line, assessment, plan, r);
      }
    }
  }
  INFO(writers.first_wrong);
  CHECK(writers.wrong == 0);
}

TEST_CASE("what is kept of facts, watches and reductions is what is made for them") {
  Writers writers;
  for (const std::string& jurisdiction : embedded_jurisdictions()) {
    const Schedule& schedule = *embedded_schedule(jurisdiction);
    PlanCache cache(schedule);
    const Date day = schedule.verified_through;
    const Plan& plan = cache.plan_for(day);
    const InputLine line = plain_line(schedule, day);
    LineAssessment assessment;
    const auto restart = [&] {
      assessment.clear();
      assessment.law =
          cache.law_for(day, schedule.lines.rows().front().hs(), line.entry.origin).laws.front();
    };
    for (int round = 0; round < 2; ++round) {
      for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
        restart();
        assessment.questions.push_back(
            {static_cast<FactIndex>(f), Money(), Money::from_micro(Money::kLimit)});
        assessment.assumed.set(f);
        writers.check(line, assessment, plan, 0);
      }
      for (std::size_t w = 0; w + 1 < schedule.watches.size(); ++w) {
        restart();
        for (const std::size_t watch : {w, w + 1, w}) {  // one of them twice
          assessment.watches.push_back(static_cast<std::uint16_t>(watch));
        }
        writers.check(line, assessment, plan, 7);
      }
      for (std::size_t r = 0; r < schedule.reductions.size(); ++r) {
        restart();
        assessment.reliefs.push_back(
            relief_of(line, *assessment.law, plan,
                      {0, static_cast<std::int16_t>(r), Money::from_micro(12'340'000)}));
        writers.check(line, assessment, plan, 7);
      }
    }
  }
  INFO(writers.first_wrong);
  CHECK(writers.wrong == 0);
}

TEST_CASE(
    "lines with warnings of their own, odd texts and fine amounts are written as from the start") {
  const Schedule& schedule = *embedded_schedule("US");
  PlanCache cache(schedule);
  const Date day = schedule.verified_through;
  const Plan& plan = cache.plan_for(day);
  Writers writers;
  LineAssessment assessment;
  assessment.law =
      cache.law_for(day, schedule.lines.rows().front().hs(), *Country::parse("KR")).laws.front();
  for (std::uint16_t watch = 0; watch < 3 && watch < schedule.watches.size(); ++watch) {
    assessment.watches.push_back(watch);
  }
  InputLine line = plain_line(schedule, day);
  writers.check(line, assessment, plan, 1);
  for (const std::string& text :
       {std::string("plain"), std::string("a, b"), std::string("say \"hi\""),
        std::string("two\nlines"), std::string("back\\slash"), std::string("품번 1234567"),
        std::string("seven77"), std::string("eight888"), std::string("delete\x7F sign"),
        std::string("\xC2\x85 next line"), std::string("\xE2\x80\xA8 separator"),
        std::string("tab\there and a long text behind it"), std::string(5000, 'x')}) {
    line.warnings = {text, "second"};
    line.entry_id = text;
    line.echo.clear();
    line.echo.push_back({text, text, false, 1});
    line.echo.push_back({"value", "12.5", true, 2});
    line.echo.push_back({"currency", "USD", false, 3});
    line.extras.clear();
    line.extras.push_back({"column " + text, text, false, 0});
    for (const std::int64_t micro :
         {0L, 1L, 10'000L, 12'345'678L, 999'999'990'000L, 1'000'000'000'000L,
          9'000'000'000'000'000'000L, -5'000'000L, Money::kLimit}) {
      assessment.total_duty = {Money(), Money::from_micro(micro)};
      assessment.tax = {Money::from_micro(micro), Money::from_micro(micro)};
      std::string got;
      writers.json.append(got, line, assessment, plan, 1);
      writers.hold(got == oracle_json(line, assessment, plan, 1), got);
    }
    line.entry.value = line.entry.value + Money::from_micro(333);
  }
  INFO(writers.first_wrong);
  CHECK(writers.wrong == 0);
}

TEST_CASE("cells stand in quotes where they must, wherever the comma is") {
  for (const char c : {',', '"', '\r', '\n', '\xAC', ';', ' '}) {
    for (std::size_t size = 1; size < 40; ++size) {
      for (std::size_t at = 0; at < size; ++at) {
        std::string text(size, 'x');
        text[at] = c;
        const bool quoted = c == ',' || c == '"' || c == '\r' || c == '\n';
        const std::string twice = c == '"' ? std::string(text).insert(at, 1, '"') : text;
        const std::string expected = quoted ? '"' + twice + '"' : text;
        std::string appended;
        append_cell(appended, text);
        TextPen pen;
        put_cell(pen, text);
        REQUIRE(needs_quotes(text) == quoted);
        REQUIRE(appended == expected);
        REQUIRE(pen.text() == expected);
      }
    }
  }
}

TEST_CASE("JSON strings escape a character wherever it stands among plain ones") {
  const auto escaped = [](char c) -> std::string {
    const auto byte = static_cast<unsigned char>(c);
    constexpr std::string_view kDigits = "0123456789abcdef";
    switch (c) {
      case '"':
        return "\\\"";
      case '\\':
        return "\\\\";
      case '\n':
        return "\\n";
      case '\t':
        return "\\t";
      case '\r':
        return "\\r";
      default:
        return byte < 0x20 || byte == 0x7F
                   ? std::string("\\u00") + kDigits[byte >> 4U] + kDigits[byte & 15U]
                   : std::string(1, c);
    }
  };
  int wrong = 0;
  for (int byte = 0; byte < 0x100; ++byte) {
    if (byte == 0xC2 || byte == 0xE2) {  // may begin a character that is escaped whole
      continue;
    }
    const char c = static_cast<char>(byte);
    for (std::size_t size = 1; size < 20; ++size) {
      for (std::size_t at = 0; at < size; ++at) {
        std::string text(size, 'x');
        text[at] = c;
        const std::string expected =
            '"' + std::string(at, 'x') + escaped(c) + std::string(size - at - 1, 'x') + '"';
        std::string appended;
        append_json_string(appended, text);
        TextPen pen;
        put_json_string(pen, text);
        wrong += appended == expected && pen.text() == expected ? 0 : 1;
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("a row grows beyond the memory it began with") {
  TextPen pen;
  std::string expected;
  for (int i = 0; i < 20'000; ++i) {
    pen.put(i % 7 == 0 ? "a longer piece of text" : "b");
    expected += i % 7 == 0 ? "a longer piece of text" : "b";
  }
  CHECK(pen.text() == expected);
  pen.cut(3);
  CHECK(pen.text() == expected.substr(0, 3));
}

}  // namespace
}  // namespace tarex::detail
