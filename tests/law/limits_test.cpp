#include <string>

#include "catch.hpp"
#include "law/law_fixture.hpp"
#include "tarex/assess.hpp"

// What the program has room for, and what it cannot work out: a law that goes beyond is refused
// when it is loaded, not when a line is priced.

namespace tarex::law_test {
namespace {

const std::string kLists = "zz/lists/lists.json";
const std::string kRelations = "zz/interactions.json";
const std::string kLevies = "zz/measures/levies.json";
const std::string kFacts = "facts.json";

/// So many records, each made of its number, as one text.
template <class Make>
std::string repeated(std::size_t count, Make make) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += make(std::to_string(i));
  }
  return out;
}

std::string messages(const Errors& errors) {
  std::string out;
  for (const Error& error : errors) {
    out += to_text(error);
  }
  return out;
}

bool holds(const Errors& errors, std::string_view piece) {
  return messages(errors).find(piece) != std::string::npos;
}

/// A law with so many lists besides its two, each of which names a code.
SmallLaw with_lists(std::size_t count) {
  SmallLaw law;
  law.plant(kLists, "{\"lists\": [",
            "{\"lists\": [" + repeated(count, [](const std::string& n) {
              return "{\"id\": \"l" + n +
                     "\", \"title\": \"L\", \"part\": null, \"group\": null, " +
                     "\"source\": \"act-1\"},\n";
            }));
  for (std::size_t i = 0; i < count; ++i) {
    law.write("zz/lists/l" + std::to_string(i) + ".csv",
              "code,from,to,source\n84713001,2025-01-01,,act-1\n");
  }
  return law;
}

SmallLaw with_parts(std::size_t count) {
  SmallLaw law;
  law.plant(kLists, "{\"lists\": [",
            "{\"lists\": [" + repeated(count, [](const std::string& n) {
              return "{\"id\": \"p" + n + "\", \"title\": \"P\", \"part\": \"p" + n +
                     "\", \"group\": \"zz-parts\", \"source\": \"act-1\"},\n";
            }));
  for (std::size_t i = 0; i < count; ++i) {
    law.write("zz/lists/p" + std::to_string(i) + ".csv",
              "code,from,to,source\n84713001,2025-01-01,,act-1\n");
  }
  return law;
}

SmallLaw with_families(std::size_t count) {
  SmallLaw law;
  law.plant(kRelations, "\"families\": [",
            "\"families\": [" + repeated(count, [](const std::string& n) {
              return "{\"id\": \"f" + n + "\", \"title\": \"F\"},\n";
            }));
  return law;
}

}  // namespace

TEST_CASE("a law has room for 512 lists, 32 parts of articles and 64 families, and says so") {
  CHECK(messages(with_lists(510).check()).empty());
  const Errors lists = with_lists(511).check();
  CHECK(holds(lists, "zz/lists/lists.json:"));
  CHECK(holds(lists, "more than 512 lists"));
  CHECK(messages(with_parts(31).check()).empty());
  CHECK(holds(with_parts(32).check(), "the law tells 33 parts of articles apart"));
  CHECK(messages(with_families(kMaxFamilies - 4).check()).empty());
  CHECK(holds(with_families(kMaxFamilies - 3).check(), "the law has 65 families"));
}

TEST_CASE("a law has room for 128 facts, and names the first too many") {
  SmallLaw law;
  const auto facts = [](std::size_t count) {
    return "{\"facts\": [" + repeated(count, [](const std::string& n) {
             return "{\"name\": \"more" + n + "\", \"type\": \"claim\", \"role\": \"relief\", " +
                    "\"ask\": \"x\"},\n";
           });
  };
  SECTION("128") {
    law.plant(kFacts, "{\"facts\": [", facts(kMaxFacts - 11));
    CHECK(messages(law.check()).empty());
  }
  SECTION("one more") {
    law.plant(kFacts, "{\"facts\": [", facts(kMaxFacts - 10));
    const Errors errors = law.check();
    CHECK(holds(errors, "more than 128 facts"));
    CHECK(holds(errors, "there is no fact 'toy'"));
  }
}

TEST_CASE("limits of an entry belong to a rate in percent, the least below the most") {
  SmallLaw law;
  SECTION("another rate") {
    law.plant(kLevies, "\"rate\": {\"ad_valorem\": \"2%\"}",
              "\"rate\": {\"specific\": {\"amount\": \"0.50\", \"unit\": \"kg\"}}");
    CHECK(holds(law.check(), "limits of an entry belong to a rate in percent"));
  }
  SECTION("the wrong way round") {
    law.plant(kLevies, "\"min\": \"10.00\"", "\"min\": \"100.01\"");
    CHECK(holds(law.check(), "the least of an entry is above the most"));
  }
}

TEST_CASE("what a folder must hold is missed, not stumbled over") {
  SmallLaw law;
  SECTION("a file of measures without any") {
    law.write("zz/measures/more.json", "{}");
    CHECK(holds(law.check(), "measures"));
  }
  SECTION("no length of codes") {
    law.plant("zz/schedule.json", "\"code_digits\": [8, 10]", "\"code_digits\": []");
    CHECK(holds(law.check(), "code_digits names no length of code"));
  }
  SECTION("a length that no tariff has") {
    law.plant("zz/schedule.json", "\"code_digits\": [8, 10]", "\"code_digits\": [8, 12]");
    CHECK(holds(law.check(), "'12' is neither 8 nor 10"));
  }
  SECTION("the law of another country") {
    law.plant("zz/schedule.json", "\"ZZ\"", "\"YY\"");
    CHECK(holds(law.check(), "the folder zz holds the law of 'YY'"));
  }
  SECTION("a currency that there is not") {
    law.plant("zz/schedule.json", "\"USD\"", "\"US\"");
    CHECK(holds(law.check(), "'US' is not a currency"));
  }
}

namespace {

/// A kilogram of zinc goods of 1,000.00 of Korea, on 2025-07-01, by air, and no toy.
LineAssessment assess(const Schedule& schedule, std::string_view fact, std::int64_t value) {
  EntryLine line;
  line.date = *parse_date("2025-07-01");
  line.code = *HsCode::parse("7326908605");
  line.origin = *Country::parse("KR");
  line.value = Money::from_micro(1'000 * kMicro);
  line.facts.set(schedule.find_fact("transport"), 1);
  line.facts.set(schedule.find_fact("toy"), 0);
  if (!fact.empty()) {
    line.facts.set(schedule.find_fact(fact), value);
  }
  Workspace workspace(schedule);
  LineAssessment out;
  assess_line(workspace.cache.plan_for(line.date), line, workspace, Detail::explained, out);
  return out;
}

}  // namespace

TEST_CASE("a reduction asks for what it hangs on, as a measure does") {
  SmallLaw law;
  law.plant(
      kRelations, "\"when\": [{\"claim\": \"toy\"}],\n   \"to_basis\": {\"fact\": \"zinc_value\"}",
      "\"when\": [{\"fact\": \"levy_pct\", \"at_least\": \"3%\"}],\n   \"to_basis\": {\"fact\": "
      "\"zinc_value\"}");
  law.plant("zz/measures/duties.json", "\"when\": [{\"fact\": \"transport\", \"in\": [\"air\"]}]",
            "\"when\": []");
  const Schedule schedule = law.load();
  // 25% of 1,000, or, from a levy of 3% on, of the zinc, of which there may be none.
  const LineAssessment open = assess(schedule, "", 0);
  CHECK_FALSE(open.total_duty.exact());
  const FactIndex levy = schedule.find_fact("levy_pct");
  CHECK(std::any_of(open.questions.begin(), open.questions.end(),
                    [&](const Question& question) { return question.fact == levy; }));
  const LineAssessment known = assess(schedule, "levy_pct", 0);
  CHECK(known.total_duty.min == Money::from_micro(279 * kMicro));
  CHECK(known.total_duty.max == Money::from_micro(279 * kMicro));
}

TEST_CASE("a reduction may hang on a list") {
  SmallLaw law;
  const auto listed = [&](const std::string& list) {
    SmallLaw other = law;
    other.plant(kRelations,
                "\"when\": [{\"claim\": \"toy\"}],\n   \"to_basis\": {\"fact\": \"zinc_value\"}",
                "\"when\": [{\"listed\": [\"" + list +
                    "\"]}],\n   \"to_basis\": {\"fact\": \"zinc_value\"}");
    other.plant("zz/measures/duties.json",
                "\"when\": [{\"fact\": \"transport\", \"in\": [\"air\"]}]", "\"when\": []");
    const Schedule schedule = other.load();
    return assess(schedule, "zinc_value", 100 * kMicro).total_duty.max;
  };
  // 2.9% of 1,000, and 25% of the 100 of zinc or of everything.
  CHECK(listed("zz-widgets") == Money::from_micro(54 * kMicro));
  CHECK(listed("zz-gadgets") == Money::from_micro(279 * kMicro));
}

}  // namespace tarex::law_test
