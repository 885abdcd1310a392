#include "law/planted_faults.hpp"

// Values that cannot be.

namespace tarex::law_test {

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
  SECTION("two comparisons in one condition") {
    const Place at =
        law.plant(kDuties, "\"at_least\": \"100\"", "\"at_least\": \"100\", \"below\": ^\"200\"");
    expect_only(law, at, ErrorCode::bad_json,
                "a condition has one comparison, not 'at_least' and 'below'", "two conditions");
  }
  SECTION("the two ends of a time in one condition") {
    const Place at = law.plant(kDuties, "{\"fact\": \"zinc_value\", \"at_least\": \"100\"}",
                               "{\"fact\": \"loaded_date\", \"before\": ^\"2025-02-01\", "
                               "\"from\": \"2025-01-01\"}");
    expect_only(law, at, ErrorCode::bad_json,
                "a condition has one comparison, not 'from' and 'before'");
  }
  SECTION("above and at most in one condition") {
    const Place at =
        law.plant(kDuties, "\"at_least\": \"100\"", "\"above\": ^\"100\", \"at_most\": \"200\"");
    expect_only(law, at, ErrorCode::bad_json,
                "a condition has one comparison, not 'at_most' and 'above'");
  }
  SECTION("words and a comparison in one condition") {
    const Place at =
        law.plant(kDuties, "\"in\": [\"air\"]", "\"in\": [\"air\"], \"above\": ^\"air\"");
    expect_only(law, at, ErrorCode::bad_json,
                "a condition has one comparison, not 'in' and 'above'");
  }
  SECTION("a fact that is held against nothing") {
    const Place at = law.plant(kDuties, "{\"fact\": \"zinc_value\", \"at_least\": \"100\"}",
                               "^{\"fact\": \"zinc_value\"}");
    expect_only(law, at, ErrorCode::missing_key, "it is not said what the fact must be", "'in'");
  }
  SECTION("a comparison of words") {
    const Place at = law.plant(kDuties, "\"in\": [\"air\"]", "\"at_least\": ^\"air\"");
    expect_only(law, at, ErrorCode::bad_word,
                "'transport' is neither a number nor a day: it has no 'at_least'", "\"in\"");
  }
  SECTION("a comparison of countries") {
    const Place at = law.plant(kDuties, "{\"fact\": \"zinc_value\", \"at_least\": \"100\"}",
                               "{\"fact\": \"melted_in\", \"below\": ^\"KR\"}");
    expect_only(law, at, ErrorCode::bad_word, "'melted_in' is neither a number nor a day");
  }
  SECTION("nothing that is zero") {
    const Place at =
        law.plant(kDuties, "{\"fact\": \"zinc_value\", \"at_least\": \"100\"}", "{\"zero\": ^[]}");
    expect_only(law, at, ErrorCode::missing_key, "'zero' names no fact");
  }
  SECTION("a share of every part that must be small") {
    const Place at = law.plant(kDuties, "{\"fact\": \"zinc_value\", \"at_least\": \"100\"}",
                               "{\"every_listed\": {\"group\": \"zz-zinc\", \"facts\": {\"zinc\": "
                               "\"local_pct\"}, \"below\": ^\"85%\"}}");
    expect_only(law, at, ErrorCode::unsupported, "'every_listed' has no 'below'", "at_least");
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
  SECTION("another text for a word that is none") {
    const std::string words = "\"words\": [\"ocean\", \"air\"]";
    const Place none = law.plant(kFacts, words, words + ", \"also\": ^{\"rail\": [\"train\"]}");
    expect_only(law, none, ErrorCode::bad_word, "'rail' is not among the words");
  }
  SECTION("a text for two words") {
    const std::string words = "\"words\": [\"ocean\", \"air\"]";
    const Place twice =
        law.plant(kFacts, words, words + ", \"also\": {\"ocean\": [\"sea\"], \"air\": [^\"sea\"]}");
    expect_only(law, twice, ErrorCode::bad_word,
                "'sea' is no text in lower case that is written here only");
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
  SECTION("a scope that is not of all codes, and names none") {
    const Place at =
        law.plant(kWatches, "\"codes\": {\"all\": true}", "\"codes\": {\"all\": ^false}");
    expect_only(law, at, ErrorCode::bad_word, "a scope with \"all\": false covers nothing",
                "lists or chapters");
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

}  // namespace tarex::law_test
