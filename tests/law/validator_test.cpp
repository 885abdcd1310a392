#include <algorithm>

#include "law/planted_faults.hpp"

// Law that contradicts itself, names what is not there, or lacks or repeats a key.

namespace tarex::law_test {

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
    law.plant("zz/lists/zz-gadgets.csv", "84713001,2025-01-01,", "731800,2025-01-01,2026-12-01");
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
  SECTION("a code on a list that no tariff line begins with") {
    const Place at = law.plant(kRows, "7318,2026-01-01,,act-2\n",
                               "7318,2026-01-01,,act-2\n^7399,2026-01-01,,act-2\n");
    expect_only(law, at, ErrorCode::unknown_code, "no tariff line begins with '7399'",
                "did a digit get lost");
  }
  SECTION("a code whose line is gone, and whose entry ended before the law was verified") {
    law.plant(kRows, "7318,2026-01-01,,act-2\n",
              "7318,2026-01-01,,act-2\n7399,2025-01-01,2025-06-01,act-2\n");
    CHECK(law.check().empty());
  }
  SECTION("a code of a chapter that the tariff has no lines of") {
    law.plant(kRows, "7318,2026-01-01,,act-2\n",
              "7318,2026-01-01,,act-2\n9802,2026-01-01,,act-2\n");
    CHECK(law.check().empty());
  }
  SECTION("a code that stands twice on a list on one day") {
    law.plant(kRows, "7318,2026-01-01,,act-2\n", "7318,2025-12-31,,act-2\n");
    expect_only(law, {}, ErrorCode::duplicate,
                "the list zz-widgets names 7318 twice on 2025-12-31");
  }
  SECTION("a tariff line that stands twice") {
    law.plant(kLines, "73269086,2.9%", "73181500,2.9%,,45%,kg\n73269086,2.9%");
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

TEST_CASE("a fact of another kind than its place asks for is found where it stands") {
  SmallLaw law;
  const std::string when = "{\"fact\": \"zinc_value\", \"at_least\": \"100\"}";
  const std::string basis = "{\"content\": \"zinc_value\"}";
  const auto expect = [&](const Place& at, const std::string& message, const std::string& hint) {
    expect_only(law, at, ErrorCode::bad_word, message, hint);
  };
  SECTION("a content that is a weight") {
    expect(law.plant(kDuties, basis, "{\"content\": ^\"zinc_kg\"}"),
           "'zinc_kg' is a decimal, and 'content' takes an amount that is a part of the value",
           "one of zinc_value");
  }
  SECTION("a declared amount that is a weight") {
    expect(law.plant(kDuties, basis, "{\"fact\": ^\"net_weight_kg\"}"),
           "'net_weight_kg' is a decimal, and 'basis' takes an amount", "one of zinc_value");
  }
  SECTION("a reduction to a claim") {
    expect(law.plant(kRelations, "\"to_basis\": {\"fact\": \"zinc_value\"}",
                     "\"to_basis\": {\"fact\": ^\"toy\"}"),
           "'toy' is a claim, and 'to_basis' takes an amount", "one of zinc_value");
  }
  SECTION("an overlap that is an amount") {
    expect(law.plant(kRelations, "\"to_basis\": {\"fact\": \"zinc_value\"}",
                     "\"to_basis\": {\"fact\": \"zinc_value\"}, \"overlap\": ^\"zinc_value\""),
           "'zinc_value' is an amount, and 'overlap' takes a claim", "one of toy");
  }
  SECTION("the value less a claim") {
    expect(law.plant(kDuties, basis, "{\"value_less_fact\": ^\"toy\"}"),
           "'toy' is a claim, and 'value_less_fact' takes an amount", "one of zinc_value");
  }
  SECTION("a share of the value that is a weight") {
    expect(
        law.plant(kDuties, basis, "{\"value_share\": {\"fact\": ^\"zinc_kg\", \"cap\": \"40%\"}}"),
        "'zinc_kg' is a decimal, and 'value_share' takes a percentage",
        "one of local_pct, levy_pct");
  }
  SECTION("the value less a share that is an amount") {
    expect(law.plant(kDuties, basis,
                     "{\"value_less_share\": {\"fact\": ^\"zinc_value\", \"cap\": \"40%\"}}"),
           "'zinc_value' is an amount, and 'value_less_share' takes a percentage",
           "one of local_pct");
  }
  SECTION("a claim that is an amount") {
    expect(law.plant(kDuties, when, "{\"claim\": ^\"zinc_value\"}"),
           "'zinc_value' is an amount, and 'claim' takes a claim", "one of toy");
  }
  SECTION("a claim that is a word, deep inside") {
    expect(law.plant(kDuties, when, "{\"any\": [{\"not\": {\"claim\": ^\"transport\"}}]}"),
           "'transport' is a word, and 'claim' takes a claim", "one of toy");
  }
  SECTION("nothing of a country") {
    expect(law.plant(kDuties, when, "{\"zero\": [\"zinc_kg\", ^\"melted_in\"]}"),
           "'melted_in' is a country, and 'zero' takes an amount or a decimal or a percentage",
           "one of zinc_value");
  }
  SECTION("a share of what is no part") {
    expect(law.plant(kDuties, when,
                     "{\"listed_share\": {\"group\": \"zz-zinc\", \"facts\": {\"zinc\": "
                     "^\"quantity\"}, \"of\": \"net_weight_kg\", \"at_least\": \"15%\"}}"),
           "'quantity' is no part of 'net_weight_kg', so it has no share in it", "one of zinc_kg");
  }
  SECTION("a share by value of weights") {
    expect(law.plant(kDuties, when,
                     "{\"every_listed\": {\"group\": \"zz-zinc\", \"facts\": {\"zinc\": "
                     "^\"zinc_kg\"}, \"at_least\": \"85%\"}}"),
           "'zinc_kg' is a decimal, and 'every_listed' takes a percentage", "one of local_pct");
  }
  SECTION("a watch that asks for a claim") {
    expect(law.plant(kWatches, "\"when\": []", "\"when\": [{\"claim\": ^\"zinc_kg\"}]"),
           "'zinc_kg' is a decimal, and 'claim' takes a claim", "one of toy");
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
    CHECK(errors[0].code == ErrorCode::dangling);
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

TEST_CASE("goods without a base rate that is sure are found") {
  constexpr std::string_view kOther =
      R"(,
 {"id": "zz-other", "heading": "other", "kind": "base", "programme": "zz-base", "family": "zz-base",
  "title": "Other rate", "versions": [{"from": "2025-01-01", "to": null, "order": 20,
  "origins": {"all": true, "except": []}, "codes": {"all": true}, "when": [{"claim": "toy"}],
  "basis": "customs_value", "rate": {"column": "other"}, "cite": {"source": "act-1"}}]}
]})";
  SmallLaw law;
  SECTION("it ends") {
    law.plant(kBases, "\"to\": null", "\"to\": \"2026-03-01\"");
    expect_only(law, {}, ErrorCode::missing_key,
                "no base rate is sure for 7318.15.00.10 from 2026-03-01, for every country",
                "\"free\" is a rate");
  }
  SECTION("of some origins") {
    law.plant(kBases, "\"except\": []", "\"except\": [\"UNION\"]");
    expect_only(law, {}, ErrorCode::missing_key,
                "no base rate is sure for 7318.15.00.10 of DE and 1 more country from 2025-01-01");
  }
  SECTION("of some codes") {
    law.plant(kBases, "{\"all\": true},\n    \"when\"",
              "{\"lists\": [], \"except_lists\": [], \"chapters\": [\"73\"]},\n    \"when\"");
    expect_only(law, {}, ErrorCode::missing_key, "for 8471.30.01");
  }
  SECTION("where something is claimed only") {
    law.plant(kBases, "\"when\": []", "\"when\": [{\"claim\": \"toy\"}]");
    expect_only(law, {}, ErrorCode::missing_key, "from 2025-01-01");
  }
  SECTION("where it is claimed and where it is not, each has one") {
    law.plant(kBases, "\"when\": []", "\"when\": [{\"not\": {\"claim\": \"toy\"}}]");
    law.plant(kBases, "\n]}", kOther);
    CHECK(law.check().empty());
  }
}

TEST_CASE("a tariff without a line is found") {
  SmallLaw law;
  law.write(kLines, "code,general,special,other,unit\n");
  const Errors errors = law.check();
  CHECK(std::any_of(errors.begin(), errors.end(),
                    [](const Error& error) { return error.message == "the tariff has no line"; }));
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

}  // namespace tarex::law_test
