#include "law/planted_faults.hpp"

// Tables that are not in their form: lists, rates, names of countries, the official tariff.

namespace tarex::law_test {

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
  SECTION("a special column whose bracket is open") {
    const Place at = law.plant(kLines, "Free(KR FR)", "^Free(KR FR");
    expect_only(law, at, ErrorCode::bad_rate, "'Free(KR FR' is not RATE(SYMBOL",
                "in one pair of brackets, its symbols");
  }
  SECTION("a bracket closed too early, or opened twice") {
    for (const std::string_view bad : {"Free(KR) FR)", "Free(KR (FR)", "Free((KR FR)"}) {
      SmallLaw other;
      const Place at = other.plant(kLines, "Free(KR FR)", "^" + std::string(bad));
      expect_only(other, at, ErrorCode::bad_rate, "'" + std::string(bad) + "' is not RATE(SYMBOL");
    }
  }
  SECTION("symbols without a rate") {
    const Place at = law.plant(kLines, "Free(KR FR)", "^(KR FR)");
    expect_only(law, at, ErrorCode::bad_rate, "'(KR FR)' is not RATE(SYMBOL", "a rate and");
  }
  SECTION("a rate without symbols") {
    const Place at = law.plant(kLines, "Free(KR FR)", "^Free( )");
    expect_only(law, at, ErrorCode::bad_rate, "'Free( )' is not RATE(SYMBOL");
  }
  SECTION("a rate in the special column that no grammar carries") {
    const Place at = law.plant(kLines, "Free(KR FR)", "^Fre(KR FR)");
    expect_only(law, at, ErrorCode::bad_rate, "'Fre' is not a rate", "Free, 2.9%");
  }
  SECTION("a rate that no formula carries, and no text of it") {
    const Place at = law.plant(kLines, "Free(KR FR)", "^?(KR FR)");
    expect_only(law, at, ErrorCode::bad_rate, "'?' is not a rate");
  }
  SECTION("a symbol with two rates") {
    const Place at = law.plant(kLines, "Free(KR FR)", "^Free(KR FR);5%(KR)");
    expect_only(law, at, ErrorCode::bad_rate, "'KR' has two rates, 'Free' and '5%'",
                "a symbol has one rate");
  }
  SECTION("a symbol printed twice with its rate") {
    law.plant(kLines, "Free(KR FR)", "Free(KR FR);Free(KR)");
    CHECK(law.check().empty());
  }
  SECTION("a tariff line of ten digits") {
    law.plant(kLines, "84713001,", "8471300100,");
    expect_only(law, {kLines, 4, 1}, ErrorCode::bad_code,
                "'8471300100' is not a tariff line of 8 digits");
  }
  SECTION("a suffix of one digit") {
    law.plant(kSuffixes, "05 88", "5 88");
    expect_only(law, {kSuffixes, 3, 1}, ErrorCode::bad_code,
                "'73269086,5 88' is not a tariff line and its suffixes", "two digits");
  }
  SECTION("a table of suffixes cut inside a code") {
    const Place at = law.plant(kSuffixes, "73269086,05 88\n", "^7326");
    expect_only(law, at, ErrorCode::bad_csv, "1 field where 2 are expected, from '7326'",
                "write code8,suffixes; is the file whole?");
  }
  SECTION("… and between code and suffixes") {
    const Place at = law.plant(kSuffixes, "73269086,05 88\n", "^73269086,");
    expect_only(law, at, ErrorCode::bad_code, "'73269086,' is not a tariff line and its suffixes");
  }
}

TEST_CASE("what is taken where no agreement is claimed is a word that a line can claim") {
  const std::string fact =
      R"({"name": "preference", "type": "word", "role": "relief", "ask": "a", "words": ["korus", "best"]},)";
  SmallLaw law;
  SECTION("it is none") {
    const Place at = law.plant(kSchedule, R"("preferences_default": "none")",
                               R"("preferences_default": ^"bost")");
    law.plant(kFacts, "{\"facts\": [", "{\"facts\": [" + fact);
    expect_only(law, at, ErrorCode::bad_word, "'bost' is not a preference that a line can claim",
                "none, or one of the words of the fact 'preference': korus, best");
  }
  SECTION("it is one") {
    law.plant(kSchedule, R"("preferences_default": "none")", R"("preferences_default": "best")");
    law.plant(kFacts, "{\"facts\": [", "{\"facts\": [" + fact);
    CHECK(law.check().empty());
  }
  SECTION("there are no such words") {
    const Place at = law.plant(kSchedule, R"("preferences_default": "none")",
                               R"("preferences_default": ^"best")");
    expect_only(law, at, ErrorCode::bad_word, "'best' is not a preference that a line can claim",
                "none");
  }
}

TEST_CASE("a rate in place of a column stands on the lines of its list, and on no other") {
  SmallLaw law;
  SECTION("where the special column is blank, and behind what it prints") {
    law.write("zz/lists/zz-gadgets.csv",
              "code,from,to,source\n73269086,2025-01-01,,act-1\n84713001,2025-01-01,,act-1\n");
    law.write(kInstead, "list,rate,symbol\nzz-gadgets,35%,=FR35\n");
    CHECK(law.check().empty());
    const Schedule schedule = law.load();
    std::string printed;
    for (const TariffLine& line : schedule.lines.rows()) {
      for (const SpecialColumn::Group& group : schedule.specials[line.special].groups) {
        printed += to_string(line.hs()) + " " + schedule.duty_rates[group.rate].text + " " +
                   schedule.symbols[group.symbols.front()] + "\n";
      }
    }
    CHECK(printed == "7326.90.86 Free KR\n7326.90.86 35% =FR35\n8471.30.01 35% =FR35\n");
  }
  SECTION("a list that is not there") {
    const Place at = law.write(kInstead, "list,rate,symbol\n^zz-gadget,35%,=FR35\n");
    expect_only(law, at, ErrorCode::dangling, "there is no list 'zz-gadget'");
  }
  SECTION("a rate that no grammar carries") {
    const Place at = law.write(kInstead, "list,rate,symbol\nzz-gadgets,^35 percent,=FR35\n");
    expect_only(law, at, ErrorCode::bad_rate, "'35 percent' is not a rate");
  }
  SECTION("a symbol that the tariff might print") {
    const Place at = law.write(kInstead, "list,rate,symbol\nzz-gadgets,35%,^FR\n");
    expect_only(law, at, ErrorCode::bad_rate, "'FR' is not a symbol of this table", "= and a word");
  }
  SECTION("two rates of a line under one symbol") {
    const Place at =
        law.write(kInstead, "list,rate,symbol\nzz-gadgets,35%,=FR35\nzz-gadgets,^3.5%,=FR35\n");
    expect_only(law, at, ErrorCode::duplicate, "the list has 35% under '=FR35' already");
  }
  SECTION("a symbol that a measure charges and the table does not have") {
    law.write(kInstead, "list,rate,symbol\nzz-gadgets,35%,=FR35\n");
    const Place at =
        law.plant(kDuties, R"("rate": {"ad_valorem": "25%"})", R"("rate": {"special": ^"=FR53"})");
    expect_only(law, at, ErrorCode::dangling, "rates/instead.csv has no symbol '=FR53'");
  }
  SECTION("a list of more than tariff lines") {
    const Place at = law.write(kInstead, "list,rate,symbol\n^zz-widgets,35%,=FR35\n");
    expect_only(law, at, ErrorCode::bad_code, "the list names 7318", "8 digits");
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
