#include <string>
#include <string_view>

#include "catch.hpp"
#include "law/law_fixture.hpp"

// One planted fault a section, in a law that is sound without it. Each must be found, and nothing
// else: its code, what is said, and path:line:column.

namespace tarex::law_test {
namespace {

bool holds(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

/// The first finding of the law, at the place, with these words in its message and its hint.
void expect_first(const SmallLaw& law, const Place& place, ErrorCode code, std::string_view message,
                  std::string_view hint = {}) {
  const Errors errors = law.check();
  std::string all;
  for (const Error& error : errors) {
    all += to_text(error);
  }
  INFO(all);
  REQUIRE_FALSE(errors.empty());
  const Error& error = errors.front();
  CHECK(code_name(error.code) == code_name(code));
  CHECK(holds(error.message, message));
  CHECK(holds(error.hint, hint));
  CHECK(error.where.file == place.file);
  CHECK(error.where.line == place.line);
  CHECK(error.where.column == place.column);
  if (place.line > 0) {
    const std::string start = place.file + ":" + std::to_string(place.line) + ":" +
                              std::to_string(place.column) + ": error: ";
    CHECK(to_text(error).starts_with(start));
    CHECK_FALSE(error.source.empty());
  }
}

/// The same, and there is no other finding.
void expect_only(const SmallLaw& law, const Place& place, ErrorCode code, std::string_view message,
                 std::string_view hint = {}) {
  expect_first(law, place, code, message, hint);
  CHECK(law.check().size() == 1);
}

const std::string kSchedule = "zz/schedule.json";
const std::string kFacts = "facts.json";
const std::string kSources = "zz/sources/acts.json";
const std::string kLists = "zz/lists/lists.json";
const std::string kRows = "zz/lists/zz-widgets.csv";
const std::string kLines = "zz/rates/lines.csv";
const std::string kSuffixes = "zz/rates/statistical.csv";
const std::string kRelations = "zz/interactions.json";
const std::string kDuties = "zz/measures/duties.json";
const std::string kLevies = "zz/measures/levies.json";
const std::string kWatches = "zz/watches.json";

}  // namespace

TEST_CASE("law that contradicts itself is found") {
  SmallLaw law;
  SECTION("two versions of a measure in force on one day") {
    law.plant(kDuties, "\"from\": \"2026-01-01\"", "\"from\": \"2025-12-31\"");
    expect_only(law, {}, ErrorCode::collision,
                "two versions of zz-widgets-10 are in force on 2025-12-31", "end the older one");
  }
  SECTION("a version that starts on the day the other ends is none of that") {
    law.plant(kDuties, "\"to\": \"2026-01-01\"", "\"to\": \"2025-12-31\"");
    law.plant(kDuties, "\"from\": \"2026-01-01\"", "\"from\": \"2025-12-31\"");
    CHECK(law.check().empty());
  }
  SECTION("two measures of one family and one order that can meet") {
    law.plant(kDuties, "\"order\": 30", "\"order\": 20");
    expect_only(law, {}, ErrorCode::collision,
                "zz-widgets-10 and zz-widgets-25 have the same order and can meet on 7318.15.00",
                "lower order");
  }
  SECTION("a family in which the lower amount wins may have them") {
    law.plant(kDuties, "\"order\": 30", "\"order\": 20");
    law.plant(kRelations, "\"title\": \"Duty on widgets\"",
              "\"title\": \"Duty on widgets\", \"tie\": \"lowest\"");
    CHECK(law.check().empty());
  }
  SECTION("measures of one order that share no code do not meet") {
    law.plant(kDuties, "\"order\": 30", "\"order\": 20");
    law.plant(kDuties,
              "\"codes\": {\"lists\": [\"zz-widgets\"], \"except_lists\": [], \"chapters\": []},\n "
              "   \"when\": [{\"fact\"",
              "\"codes\": {\"lists\": [\"zz-gadgets\"], \"except_lists\": [], \"chapters\": []},\n "
              "   \"when\": [{\"fact\"");
    CHECK(law.check().empty());
  }
  SECTION("measures that meet only behind an exception") {
    // 7318.00 does not exist, and is where the list's interval starts: the exception must not hide
    // 7318.15.
    law.plant(kDuties, "\"order\": 30", "\"order\": 20");
    law.plant(kDuties, "\"except_lists\": [\"zz-gadgets\"], \"chapters\": [\"73\"]",
              "\"except_lists\": [\"zz-gadgets\"], \"chapters\": []");
    law.plant(kDuties,
              "\"lists\": [\"zz-widgets\"], \"except_lists\": [], \"chapters\": []},\n    "
              "\"when\": [{\"claim\"",
              "\"lists\": [\"zz-gadgets\"], \"except_lists\": [], \"chapters\": []},\n    "
              "\"when\": [{\"claim\"");
    law.plant("zz/lists/zz-gadgets.csv", "84713001,", "731800,");
    expect_only(law, {}, ErrorCode::collision, "can meet on 7318.15.00 from 2026-01-01");
  }
  SECTION("two families that can meet and nothing says how") {
    law.plant(kRelations,
              "  {\"a\": \"zz-levy\", \"b\": \"zz-tax\", \"cite\": {\"source\": \"act-1\"}}\n",
              "  {\"a\": \"zz-base\", \"b\": \"zz-tax\", \"cite\": {\"source\": \"act-1\"}}\n");
    expect_only(law, {}, ErrorCode::collision,
                "nothing says how zz-levy and zz-tax go together: zz-levy-2 and zz-tax-20 can meet "
                "on 7318.15.00",
                "interactions.json");
  }
  SECTION("a condition that looks at a later family") {
    law.plant(kDuties, "\"when\": [{\"fact\": \"transport\", \"in\": [\"air\"]}]",
              "\"when\": [{\"applied\": [\"T.20\"]}]");
    expect_only(law, {}, ErrorCode::collision,
                "zz-widgets-25 looks at zz-tax-20, whose family does not come earlier",
                "order of families");
  }
  SECTION("a condition deep inside others that looks at its own family") {
    law.plant(kDuties, "\"when\": [{\"fact\": \"transport\", \"in\": [\"air\"]}]",
              "\"when\": [{\"any\": [{\"claim\": \"toy\"}, {\"not\": {\"all\": [{\"charged\": "
              "[\"W.10\"]}]}}]}]");
    expect_only(law, {}, ErrorCode::collision,
                "zz-widgets-25 looks at zz-widgets-10, whose family does not come earlier");
  }
  SECTION("a basis that looks at a later family") {
    law.plant(kDuties, "\"basis\": {\"content\": \"zinc_value\"}",
              "\"basis\": {\"remainder_of\": [\"L.2\"]}");
    expect_only(law, {}, ErrorCode::collision, "zz-widgets-10 looks at zz-levy-2");
  }
  SECTION("a basis to which a later family counts though it is free") {
    law.plant(
        kDuties, "\"basis\": {\"content\": \"zinc_value\"}",
        "\"basis\": {\"remainder_of\": {\"of\": [\"zz-general\"], \"even_free\": [\"L.2\"]}}");
    expect_only(law, {}, ErrorCode::collision, "zz-widgets-10 looks at zz-levy-2");
  }
  SECTION("a displacement of an earlier family by a later one") {
    law.plant(kRelations, "\"by\": [\"W.10\"]", "\"by\": [\"T.20\"]");
    expect_only(
        law, {}, ErrorCode::collision,
        "zz-widgets-over-levy: zz-tax-20 cannot displace zz-levy-2, whose family comes earlier");
  }
  SECTION("a list that names no code") {
    law.write("zz/lists/zz-gadgets.csv", "code,from,to,source\n");
    expect_only(law, {}, ErrorCode::dangling, "the list zz-gadgets names no code");
  }
  SECTION("a code that stands twice on a list on one day") {
    law.plant(kRows, "7318,2026-01-01,,act-2\n", "7318,2025-12-31,,act-2\n");
    expect_only(law, {}, ErrorCode::duplicate,
                "the list zz-widgets names 7318 twice on 2025-12-31");
  }
  SECTION("a tariff line that stands twice") {
    law.plant(kLines, "73269086,2.9%", "73181500,2.9%");
    expect_only(law, {}, ErrorCode::duplicate, "the tariff line 7318.15.00 stands twice");
  }
  SECTION("a measure without versions") {
    law.plant(kWatches, "\"watches\"", "\"watches\"");
    law.write(
        "zz/measures/more.json",
        R"({"measures": [{"id": "zz-none", "heading": "N", "kind": "fee", "programme": "zz-n", "family": "zz-levy",)"
        R"( "title": "None", "versions": []}]})");
    expect_only(law, {}, ErrorCode::missing_key, "the measure zz-none has no versions");
  }
}

TEST_CASE("a reference to nothing is found where it stands") {
  SmallLaw law;
  SECTION("a list") {
    const Place at = law.plant(kDuties, "\"except_lists\": [\"zz-gadgets\"]",
                               "\"except_lists\": [^\"zz-gadget\"]");
    expect_only(law, at, ErrorCode::dangling, "there is no list 'zz-gadget'",
                "did you mean 'zz-gadgets'?");
  }
  SECTION("a source") {
    const Place at = law.plant(kDuties, "{\"source\": \"act-2\", \"locator\": \"article 4\"}",
                               "{\"source\": ^\"decree-7\", \"locator\": \"article 4\"}");
    CHECK(at.line == 51);
    CHECK(at.column == 24);
    expect_only(law, at, ErrorCode::dangling, "there is no source 'decree-7'");
  }
  SECTION("the source of a row") {
    const Place at = law.plant(kRows, "73269086,2025-01-01,,act-1", "73269086,2025-01-01,,^act-3");
    CHECK(at.line == 4);
    CHECK(at.column == 22);
    expect_only(law, at, ErrorCode::dangling, "there is no source 'act-3'");
  }
  SECTION("the source of a list") {
    const Place at =
        law.plant(kLists, "null, \"source\": \"act-1\"", "null, \"source\": ^\"act-9\"");
    expect_only(law, at, ErrorCode::dangling, "there is no source 'act-9'");
  }
  SECTION("a fact") {
    const Place at = law.plant(kDuties, "{\"claim\": \"toy\"}", "{\"claim\": ^\"toys\"}");
    expect_only(law, at, ErrorCode::dangling, "there is no fact 'toys'", "did you mean 'toy'?");
  }
  SECTION("the fact of a basis") {
    const Place at =
        law.plant(kDuties, "{\"content\": \"zinc_value\"}", "{\"content\": ^\"tin_value\"}");
    expect_only(law, at, ErrorCode::dangling, "there is no fact 'tin_value'");
  }
  SECTION("the whole of which a fact is a part") {
    const Place at =
        law.plant(kFacts, "\"part_of\": \"net_weight_kg\"", "\"part_of\": ^\"gross_weight_kg\"");
    expect_only(law, at, ErrorCode::dangling, "there is no fact 'gross_weight_kg'");
  }
  SECTION("a family") {
    const Place at = law.plant(kLevies, "\"family\": \"zz-tax\"", "\"family\": ^\"zz-taxes\"");
    expect_only(law, at, ErrorCode::dangling, "there is no family 'zz-taxes'",
                "did you mean 'zz-tax'?");
  }
  SECTION("a family of a stacking") {
    const Place at = law.plant(kRelations, "{\"a\": \"zz-levy\", \"b\": \"zz-tax\"",
                               "{\"a\": \"zz-levy\", \"b\": ^\"zz-vat\"");
    expect_first(law, at, ErrorCode::dangling, "zz-vat");
  }
  SECTION("a group of lists") {
    const Place at = law.plant(
        kDuties, "{\"claim\": \"toy\"}",
        R"({"every_listed": {"group": ^"zz-tin", "facts": {"zinc": "local_pct"}, "at_least": "85%"}})");
    expect_only(law, at, ErrorCode::dangling, "there is no group of lists 'zz-tin'");
  }
  SECTION("the content of a part") {
    const Place at = law.plant(
        kDuties, "{\"claim\": \"toy\"}",
        R"({"every_listed": {"group": "zz-zinc", "facts": {"zinc": "local_pct"}, "contents": {"zinc": ^"tin_kg"}, "at_least": "85%"}})");
    expect_only(law, at, ErrorCode::dangling, "there is no fact 'tin_kg'");
  }
  SECTION("what counts though it is free") {
    const Place at =
        law.plant(kDuties, "\"basis\": {\"content\": \"zinc_value\"}",
                  R"("basis": {"remainder_of": {"of": ["W.25"], "even_free": [^"W.26"]}})");
    expect_first(law, at, ErrorCode::dangling, "'W.26' selects no measure");
  }
  SECTION("a selector that selects nothing") {
    const Place at =
        law.plant(kLevies, "\"applied\": [\"W.25\"]", "\"applied\": [\"W.25\", ^\"W.26\"]");
    expect_only(law, at, ErrorCode::dangling, "'W.26' selects no measure",
                "a heading, a range a..b or @programme");
  }
  SECTION("a programme that selects nothing") {
    const Place at =
        law.plant(kRelations, "\"drops\": [\"@zz-levies\"]", "\"drops\": [^\"@zz-levy\"]");
    expect_only(law, at, ErrorCode::dangling, "'@zz-levy' selects no measure");
  }
  SECTION("the measures of a reduction") {
    const Place at = law.plant(kRelations, "[\"@zz-widget-duties\"]", "[^\"@zz-widget\"]");
    expect_only(law, at, ErrorCode::dangling, "'@zz-widget' selects no measure");
  }
  SECTION("a country") {
    const Place at =
        law.plant(kDuties, "\"in\": [\"UNION\", \"KR\"]", "\"in\": [\"UNION\", ^\"QQ\"]");
    expect_only(law, at, ErrorCode::bad_country, "'QQ' is neither a country nor a group");
  }
  SECTION("a file of a list") {
    law.remove("zz/lists/zz-gadgets.csv");
    const Errors errors = law.check();
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == ErrorCode::io);
    CHECK(holds(to_text(errors[0]), "zz/lists/zz-gadgets.csv"));
  }
}

TEST_CASE("a key that is missing, unknown or there twice is found where it stands") {
  SmallLaw law;
  SECTION("a version without citation") {
    const Place at = law.plant(kLevies,
                               "\"rate\": {\"ad_valorem\": \"20%\"},\n    \"cite\": {\"source\": "
                               "\"act-2\", \"locator\": \"article 6\"}",
                               "\"rate\": {\"ad_valorem\": \"20%\"}");
    expect_only(law, {kLevies, 32, 4}, ErrorCode::missing_key, "'cite' is missing here");
    CHECK(at.line == 40);
  }
  SECTION("a citation without source") {
    const Place at =
        law.plant(kLevies, "\"cite\": {\"source\": \"act-2\", \"locator\": \"article 6\"}",
                  "\"cite\": ^{\"locator\": \"article 6\"}");
    expect_only(law, at, ErrorCode::missing_key, "'source' is missing here");
  }
  SECTION("a displacement without citation") {
    law.plant(kRelations, ",\n   \"cite\": {\"source\": \"act-1\", \"locator\": \"article 3\"}",
              "");
    expect_only(law, {kRelations, 9, 3}, ErrorCode::missing_key, "'cite' is missing here");
  }
  SECTION("an end that is not even said to be open") {
    law.plant(kWatches, "  \"to\": null,\n", "");
    expect_only(law, {kWatches, 2, 2}, ErrorCode::missing_key, "'to' is missing here");
  }
  SECTION("an unknown key of a version") {
    const Place at = law.plant(kDuties, "\"rate\": {\"ad_valorem\": \"25%\"}",
                               "\"rate\": {\"ad_valorem\": \"25%\"}, ^\"notise\": \"x\"");
    expect_only(law, at, ErrorCode::unknown_key, "'notise' is not a key of this record",
                "did you mean 'notice'?");
  }
  SECTION("an unknown key of a scope") {
    const Place at = law.plant(kWatches, "{\"in\": [\"KR\"]}", "{\"in\": [\"KR\"], ^\"but\": []}");
    expect_only(law, at, ErrorCode::unknown_key, "'but' is not a key of this record");
  }
  SECTION("an unknown key beside the records") {
    const Place at = law.plant(kSources, "{\"sources\"", "{^\"note\": 1, \"sources\"");
    expect_only(law, at, ErrorCode::unknown_key, "'note' is not a key of this record");
  }
  SECTION("an unknown condition") {
    const Place at = law.plant(kDuties, "{\"claim\": \"toy\"}", "^{\"claims\": \"toy\"}");
    expect_only(law, at, ErrorCode::unknown_key, "'claims' is not a condition tarex knows");
  }
  SECTION("a key twice in one record") {
    const Place at = law.plant(kDuties, "\"rate\": {\"ad_valorem\": \"25%\"}",
                               "\"rate\": {\"ad_valorem\": \"25%\"}, ^\"rate\": \"free\"");
    expect_first(law, at, ErrorCode::duplicate_key, "rate");
  }
  SECTION("a measure twice") {
    const Place at = law.write(
        "zz/measures/more.json",
        R"({"measures": [^{"id": "zz-tax-20", "heading": "N", "kind": "fee", "programme": "zz-n", "family": "zz-levy",)"
        R"( "title": "Tax again", "versions": []}]})");
    expect_only(law, at, ErrorCode::duplicate, "the measure 'zz-tax-20' is declared twice",
                "one record's versions");
  }
  SECTION("a list twice") {
    const Place at = law.plant(kLists, " {\"id\": \"zz-gadgets\"", " ^{\"id\": \"zz-widgets\"");
    expect_first(law, at, ErrorCode::duplicate, "zz-widgets");
  }
  SECTION("a source twice") {
    const Place at = law.plant(
        kSources, "\"2026-01-01\"}\n]",
        "\"2026-01-01\"},\n ^{\"id\": \"act-1\", \"instrument\": \"Act 1\", \"locator\": \"\","
        " \"url\": \"\", \"retrieved\": \"\"}\n]");
    expect_only(law, at, ErrorCode::duplicate, "the source 'act-1' is declared twice");
  }
  SECTION("a fact twice") {
    const Place at = law.plant(kFacts, "\"ask\": \"it is a toy\"}\n",
                               "\"ask\": \"it is a toy\"},\n ^{\"name\": \"toy\", \"type\": "
                               "\"claim\", \"role\": \"relief\", \"ask\": \"\"}\n");
    expect_only(law, at, ErrorCode::duplicate, "the fact 'toy' is declared twice");
  }
  SECTION("a family twice") {
    const Place at = law.plant(
        kRelations, "{\"id\": \"zz-tax\", \"title\": \"Tax\"}",
        "{\"id\": \"zz-tax\", \"title\": \"Tax\"}, ^{\"id\": \"zz-tax\", \"title\": \"Tax\"}");
    expect_only(law, at, ErrorCode::duplicate, "the family 'zz-tax' is declared twice");
  }
}

TEST_CASE("a value that cannot be is found where it stands") {
  SmallLaw law;
  SECTION("a unit of value that is none") {
    const Place at = law.plant(
        kRelations, "\"stacks\":",
        R"("whole_values": {"unit": ^"0", "cite": {"source": "act-1", "locator": "7"}}, "stacks":)");
    expect_only(law, at, ErrorCode::bad_number, "'0' is not an amount above zero");
  }
  SECTION("a number with a fraction") {
    const Place at = law.plant(kDuties, "\"order\": 30", "\"order\": ^30.5");
    expect_first(law, at, ErrorCode::bad_number, "30.5");
  }
  SECTION("a number with an exponent") {
    const Place at = law.plant(kDuties, "\"order\": 30", "\"order\": ^3e1");
    expect_first(law, at, ErrorCode::bad_number, "3e1");
  }
  SECTION("a number that is too large") {
    const Place at = law.plant(kDuties, "\"order\": 30", "\"order\": ^3000000000");
    expect_only(law, at, ErrorCode::bad_number,
                "'3000000000' is not a whole number tarex can hold");
  }
  SECTION("a day that does not exist") {
    const Place at = law.plant(kDuties, "\"from\": \"2025-06-01\"", "\"from\": ^\"2026-02-29\"");
    CHECK(at.line == 43);
    CHECK(at.column == 13);
    expect_only(law, at, ErrorCode::bad_date, "'2026-02-29' is not a day", "write YYYY-MM-DD");
  }
  SECTION("a period that ends before it starts") {
    law.plant(kDuties, "\"to\": \"2026-01-01\"", "\"to\": \"2024-12-31\"");
    const Errors errors = law.check();
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == ErrorCode::bad_date);
    CHECK(errors[0].where.file == kDuties);
    CHECK(errors[0].where.line == 12);
  }
  SECTION("a period of no day") {
    law.plant(kDuties, "\"to\": \"2026-01-01\"", "\"to\": \"2025-01-01\"");
    const Errors errors = law.check();
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == ErrorCode::bad_date);
  }
  SECTION("a rate without percent sign") {
    const Place at = law.plant(kDuties, "{\"ad_valorem\": \"25%\"}", "{\"ad_valorem\": ^\"25\"}");
    expect_only(law, at, ErrorCode::bad_rate, "'25' is not a percentage", "12.5%");
  }
  SECTION("a rate that is a number") {
    const Place at = law.plant(kDuties, "{\"ad_valorem\": \"25%\"}", "{\"ad_valorem\": ^25}");
    expect_only(law, at, ErrorCode::bad_rate, "'25' is not a percentage");
  }
  SECTION("a rate nobody knows") {
    const Place at = law.plant(kDuties, "{\"ad_valorem\": \"25%\"}", "^{\"advalorem\": \"25%\"}");
    expect_only(law, at, ErrorCode::bad_rate, "this is not a rate tarex knows");
  }
  SECTION("a stated rate in a fact that nobody is asked for") {
    const Place at =
        law.plant(kDuties, "{\"ad_valorem\": \"25%\"}",
                  "{\"stated\": {\"fact\": ^\"local_pct\", \"least\": \"5%\", \"most\": \"25%\"}}");
    expect_only(law, at, ErrorCode::bad_rate, "'local_pct' is not a question in percent");
  }
  SECTION("a stated rate in a fact that is no percentage") {
    const Place at =
        law.plant(kDuties, "{\"ad_valorem\": \"25%\"}",
                  "{\"stated\": {\"fact\": ^\"toy\", \"least\": \"5%\", \"most\": null}}");
    expect_only(law, at, ErrorCode::bad_rate, "'toy' is not a question in percent");
  }
  SECTION("a stated rate whose limits are the wrong way round") {
    const Place at =
        law.plant(kDuties, "{\"ad_valorem\": \"25%\"}",
                  "{\"stated\": {\"fact\": \"levy_pct\", \"least\": \"25%\", \"most\": ^\"5%\"}}");
    expect_only(law, at, ErrorCode::bad_rate, "the most is below the least");
  }
  SECTION("a stated rate without an upper limit does not leave the limit out") {
    const Place at = law.plant(kDuties, "{\"ad_valorem\": \"25%\"}",
                               "{\"stated\": ^{\"fact\": \"levy_pct\", \"least\": \"5%\"}}");
    expect_only(law, at, ErrorCode::missing_key, "'most' is missing");
  }
  SECTION("a basis nobody knows") {
    const Place at =
        law.plant(kLevies, "\"basis\": \"value_plus_duties\"", "\"basis\": ^\"value_plus_duty\"");
    expect_only(law, at, ErrorCode::bad_word, "this is not a basis tarex knows");
  }
  SECTION("a specific rate per unknown unit") {
    const Place at = law.plant(kDuties, "{\"specific\": {\"amount\": \"0.10\", \"unit\": \"kg\"}}",
                               "{\"specific\": ^{\"amount\": \"0.10\", \"unit\": \"stone\"}}");
    expect_only(law, at, ErrorCode::bad_rate, "'0.10' per 'stone' is not a specific rate");
  }
  SECTION("a threshold that is no decimal") {
    const Place at = law.plant(kDuties, "\"at_least\": \"100\"", "\"at_least\": ^\"1,000\"");
    expect_only(law, at, ErrorCode::bad_word, "'1,000' is not a decimal, as 'zinc_value' is");
  }
  SECTION("a word that is not among the words") {
    const Place at = law.plant(kDuties, "\"in\": [\"air\"]", "\"in\": [\"air\", ^\"rail\"]");
    expect_only(law, at, ErrorCode::bad_word, "'rail' is not one of its words, as 'transport' is");
  }
  SECTION("a kind of measure nobody knows") {
    law.plant(kLevies, "\"kind\": \"vat\"", "\"kind\": \"gst\"");
    const Errors errors = law.check();
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == ErrorCode::bad_word);
    CHECK(errors[0].where.file == kLevies);
  }
  SECTION("a type of fact nobody knows") {
    const Place at = law.plant(kFacts, " {\"name\": \"mill\", \"type\": \"text\"",
                               " ^{\"name\": \"mill\", \"type\": \"string\"");
    expect_only(law, at, ErrorCode::bad_word, "'string' is not a type of fact");
  }
  SECTION("an upper end of a fact that is no decimal") {
    const Place at = law.plant(kFacts, "\"ask\": \"local share\"",
                               "\"ask\": \"local share\", \"most\": ^\"100\"");
    expect_only(law, at, ErrorCode::bad_number, "'most' is a decimal, of a decimal fact");
  }
  SECTION("a day that is held against another than that of entry") {
    const Place at = law.plant(kFacts, "\"ask\": \"day of loading\"",
                               "\"ask\": \"day of loading\", \"until\": ^\"today\"");
    expect_only(law, at, ErrorCode::bad_word, "'until' may only be \"entry_date\", of a date");
  }
  SECTION("words that claim nothing and are none") {
    const Place at = law.plant(kFacts, "\"words\": [\"ocean\", \"air\"]",
                               "\"words\": [\"ocean\", \"air\"], \"no_claim\": [^\"rail\"]");
    expect_only(law, at, ErrorCode::bad_word, "'rail' is not among the words");
  }
  SECTION("an amount that is limited where none is") {
    const Place at = law.plant(kFacts, "\"ask\": \"local share\"",
                               "\"ask\": \"local share\", \"within\": ^\"value\"");
    expect_only(law, at, ErrorCode::bad_word, "'within' is for amounts");
  }
  SECTION("a paper that names no country") {
    const Place at = law.plant(kFacts, "\"words\": [\"ocean\", \"air\"]",
                               "\"words\": [\"ocean\", \"air\"], \"proof\": ^\"toy\"");
    expect_only(law, at, ErrorCode::bad_word, "'toy' names no country");
  }
  SECTION("a share of metal of no country") {
    const Place at = law.plant(kFacts, "\"ask\": \"local share\"",
                               "\"ask\": \"local share\", \"made_in\": ^{\"country\": \"Utopia\", "
                               "\"all\": [\"melted_in\"]}");
    expect_only(law, at, ErrorCode::bad_country, "'made_in' names a country of ISO 3166");
  }
  SECTION("a share of metal whose place of making is sound") {
    law.plant(kFacts, "\"ask\": \"local share\"",
              "\"ask\": \"local share\", \"made_in\": {\"country\": \"FR\", \"any\": "
              "[\"melted_in\"]}");
    CHECK(law.check().empty());
  }
  SECTION("a tie that is settled in no known way") {
    const Place at =
        law.plant(kRelations, "\"title\": \"Tax\"}", "\"title\": \"Tax\", \"tie\": ^\"highest\"}");
    expect_only(law, at, ErrorCode::bad_word, "'highest' is not a way to settle a tie", "lowest");
  }
  SECTION("a valuation nobody knows") {
    const Place at = law.plant(kSchedule, "\"FOB\"", "^\"EXW\"");
    expect_only(law, at, ErrorCode::bad_word, "'EXW' is neither FOB nor CIF");
  }
  SECTION("a baseline that is no day") {
    const Place at = law.plant(kSchedule, "\"code_digits\"",
                               "\"baseline\": ^\"2025-13-01\", \"baseline_title\": \"before\",\n"
                               " \"code_digits\"");
    expect_only(law, at, ErrorCode::bad_date, "'2025-13-01' is not a day");
  }
  SECTION("a baseline before the law begins") {
    const Place at = law.plant(kSchedule, "\"code_digits\"",
                               "\"baseline\": ^\"2024-12-31\", \"baseline_title\": \"before\",\n"
                               " \"code_digits\"");
    expect_only(law, at, ErrorCode::out_of_range, "the baseline is before covers_from");
  }
  SECTION("a baseline without words") {
    law.plant(kSchedule, "\"code_digits\"", "\"baseline\": \"2025-03-11\",\n \"code_digits\"");
    const Errors errors = law.check();
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == ErrorCode::missing_key);
  }
  SECTION("a factor of a unit that is zero") {
    const Place at = law.plant(kSchedule, "\"t\": \"1000\"", "\"t\": ^\"0\"");
    expect_only(law, at, ErrorCode::bad_number, "'0' is not a factor");
  }
  SECTION("a chapter that is none") {
    const Place at = law.plant(kDuties, "\"chapters\": [\"73\"]", "\"chapters\": [^\"7\"]");
    expect_only(law, at, ErrorCode::bad_code, "'7' is not a chapter", "write two digits");
  }
  SECTION("a scope that covers nothing") {
    const Place at =
        law.plant(kWatches, "\"codes\": {\"all\": true}",
                  "\"codes\": ^{\"lists\": [], \"except_lists\": [], \"chapters\": []}");
    expect_only(law, at, ErrorCode::missing_key, "a scope without lists or chapters covers nothing",
                "\"all\": true");
  }
  SECTION("a limit per entry that is no amount") {
    law.plant(kLevies, "\"min\": \"10.00\"", "\"min\": \"ten\"");
    const Errors errors = law.check();
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == ErrorCode::bad_amount);
    CHECK(errors[0].where.line == 19);
  }
  SECTION("a text that is no JSON") {
    const Place at = law.plant(kWatches, "\"when\": [],", "\"when\": [^,");
    expect_only(law, at, ErrorCode::bad_json, "");
  }
}

TEST_CASE("a table that is not in its form is found at row and column") {
  SmallLaw law;
  SECTION("a list with another header") {
    law.plant(kRows, "code,from,to,source", "code,from,until,source");
    expect_only(law, {kRows, 1, 1}, ErrorCode::bad_header, "the header of this table",
                "write code,from,to,source");
  }
  SECTION("a code with dots") {
    const Place at = law.plant(kRows, "73269086,2025", "^7326.90.86,2025");
    expect_only(law, at, ErrorCode::bad_code, "'7326.90.86' is not a code", "2 to 10 digits");
  }
  SECTION("a code that lost a zero") {
    const Place at = law.plant(kRows, "73269086,2025", "^7326908,2025");
    expect_only(law, at, ErrorCode::bad_code, "'7326908' is not a code");
  }
  SECTION("a row that ends before it starts") {
    const Place at = law.plant(kRows, "7318,2025-01-01,2026-01-01", "7318,2025-01-01,^2024-01-01");
    CHECK(at.line == 2);
    CHECK(at.column == 17);
    expect_only(law, at, ErrorCode::bad_date, "'2024-01-01' is not a day after the first");
  }
  SECTION("a row that starts on no day") {
    const Place at = law.plant(kRows, "73269086,2025-01-01", "73269086,^2025-1-1");
    expect_only(law, at, ErrorCode::bad_date, "'2025-1-1' is not a day");
  }
  SECTION("a row with a field too many") {
    law.plant(kRows, "73269086,2025-01-01,,act-1", "73269086,2025-01-01,,act-1,x");
    expect_only(law, {kRows, 4, 1}, ErrorCode::bad_csv, "5 fields where 4 are expected");
  }
  SECTION("a rate that no grammar carries") {
    const Place at = law.plant(kLines, "73269086,2.9%", "73269086,^2.9 percent");
    CHECK(at.line == 3);
    CHECK(at.column == 10);
    expect_only(law, at, ErrorCode::bad_rate, "'2.9 percent' is not a rate", "Free, 2.9%");
  }
  SECTION("a rate per unknown unit") {
    const Place at = law.plant(kLines, "0.8c/each+5.4%", "^0.8c/barrel+5.4%");
    expect_only(law, at, ErrorCode::bad_rate, "'0.8c/barrel+5.4%' is not a rate");
  }
  SECTION("a special column without symbols") {
    const Place at = law.plant(kLines, "Free(KR FR)", "^Free");
    expect_only(law, at, ErrorCode::bad_rate, "'Free' is not RATE(SYMBOL");
  }
  SECTION("a tariff line of ten digits") {
    law.plant(kLines, "84713001,", "8471300100,");
    expect_only(law, {kLines, 4, 1}, ErrorCode::bad_code,
                "'8471300100' is not a tariff line of 8 digits");
  }
  SECTION("a suffix of one digit") {
    law.plant(kSuffixes, "05 88", "5 88");
    expect_only(law, {kSuffixes, 3, 1}, ErrorCode::bad_code, "suffixes", "two digits");
  }
}

TEST_CASE("all faults of a folder are found in one run, at most fifty") {
  SmallLaw law;
  law.plant(kDuties, "\"from\": \"2025-06-01\"", "\"from\": \"tomorrow\"");
  law.plant(kLevies, "{\"ad_valorem\": \"20%\"}", "{\"ad_valorem\": \"a fifth\"}");
  law.plant(kRows, "73269086,2025-01-01", "7326908,2025-13-01");
  const Errors errors = law.check();
  REQUIRE(errors.size() == 4);
  CHECK(errors[0].where.file == kRows);
  CHECK(errors[1].where.file == kRows);
  CHECK(errors[2].where.file == kDuties);
  CHECK(errors[3].where.file == kLevies);

  std::string rows = "code,from,to,source\n";
  for (int i = 0; i < 80; ++i) {
    rows += "x,2025-01-01,,act-1\n";
  }
  law.write("zz/lists/zz-gadgets.csv", rows);
  CHECK(law.check().size() == 50);
}

TEST_CASE("the law of every jurisdiction inside is sound on every day on which anything changes") {
  for (const std::string& jurisdiction : embedded_jurisdictions()) {
    const Schedule* schedule = embedded_schedule(jurisdiction);
    REQUIRE(schedule != nullptr);
    std::string all;
    for (const Error& error : validate(*schedule)) {
      all += to_text(error);
    }
    CHECK(all.empty());
  }
}

TEST_CASE("names of countries are looked up, and planted faults in their table are found") {
  SmallLaw law;
  const std::string names = "countries.csv";
  SECTION("a sound table") {
    law.write(names, "name,code,note\nkorea,KR,\n한국,KR,\nuk,GB,the code is GB\n");
    CHECK(law.check().empty());
    const Schedule schedule = law.load();
    CHECK(to_string(schedule.find_country("Korea")->country) == "KR");
    CHECK(to_string(schedule.find_country("한국")->country) == "KR");
    CHECK(schedule.find_country("korea")->note.empty());
    CHECK(schedule.find_country("UK")->note == "the code is GB");
    CHECK(to_string(schedule.find_country("kr")->country) == "KR");
    CHECK_FALSE(schedule.find_country("kore").has_value());
    CHECK_FALSE(schedule.find_country("korea ").has_value());
    CHECK_FALSE(schedule.find_country("XX").has_value());
    CHECK_FALSE(schedule.find_country("").has_value());
    CHECK_FALSE(schedule.find_country(std::string(65, 'x')).has_value());
  }
  SECTION("no country") {
    const Place place = law.write(names, "name,code,note\nkorea,^QQ,\n");
    expect_only(law, place, ErrorCode::bad_country, "'QQ' is not a country", "ISO 3166");
  }
  SECTION("capital letters") {
    const Place place = law.write(names, "name,code,note\n^Korea,KR,\n");
    expect_only(law, place, ErrorCode::bad_word, "'Korea' can never be found", "no capital");
  }
  SECTION("a name of two countries") {
    const Place place = law.write(names, "name,code,note\nkorea,KR,\n^korea,KP,\n");
    expect_only(law, place, ErrorCode::duplicate, "'korea' has a row already", "on line 2");
  }
}

TEST_CASE("faults in the layout of the official tariff are located") {
  const std::string file = "zz/official_table.json";
  const std::string columns =
      R"("columns": {"code": "C", "unit": "U", "general": "G", "special": "S", "other": "O"})";
  const std::string rest = R"(, "units": {"No.": "each"}, "says_nothing": []})";
  SmallLaw law;
  SECTION("none") {
    law.write(file, "{" + columns + R"(, "chapters": {"first": 1, "last": 97})" + rest);
    CHECK(law.check().empty());
    CHECK(law.load().official_table.units.front().name == "each");
  }
  SECTION("chapters") {
    const Place place =
        law.write(file, "{" + columns + R"(, "chapters": ^{"first": 1, "last": 100})" + rest);
    expect_only(law, place, ErrorCode::out_of_range, "hold no tariff lines", "from 1 to 99");
  }
  SECTION("a unit that is no text") {
    const Place place =
        law.write(file, "{" + columns + R"(, "chapters": {"first": 1, "last": 97})" +
                            R"(, "units": {"No.": ^1}, "says_nothing": []})");
    expect_only(law, place, ErrorCode::bad_json, "must be a string");
  }
  SECTION("a key too many") {
    const Place place = law.write(
        file, "{" + columns + R"(, ^"chapter": 1, "chapters": {"first": 1, "last": 97})" + rest);
    expect_only(law, place, ErrorCode::unknown_key, "'chapter' is not a key", "'chapters'");
  }
}

}  // namespace tarex::law_test
