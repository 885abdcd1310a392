#include <string>
#include <string_view>

#include "catch.hpp"
#include "law/law_fixture.hpp"

// parties.json and the conditions that speak of papers: sound as written here, and each planted
// fault found at its place.

namespace tarex::law_test {
namespace {

const std::string kFacts = "facts.json";
const std::string kParties = "zz/parties.json";
const std::string kDuties = "zz/measures/duties.json";
const std::string kCondition = R"({"fact": "transport", "in": ["air"]})";

/// The parties; `^` in `second` marks where a finding is expected.
std::string parties(std::string_view second) {
  return R"({
 "papers": {"origin": "proof", "certificate": "mill", "seller": "seller", "maker": "maker"},
 "parties": [
  {"id": "alpha", "name": "Alpha Mill Co., Ltd.", "also_printed": ["Alpha Mill Corporation"], "aliases": ["알파제철"]},
  )" + std::string(second) +
         "\n ]\n}\n";
}
constexpr const char* kBeta =
    R"({"id": "beta", "name": "Beta Trading", "also_printed": [], "aliases": []})";

/// A law whose widgets at 25% hang on a row of parties.
SmallLaw law_with_row(std::string_view condition) {
  SmallLaw law;
  static_cast<void>(
      law.plant(kFacts, R"({"name": "mill", "type": "text", "role": "relief", "ask": "mill"})",
                R"({"name": "mill", "type": "party", "role": "relief", "ask": "mill"},
 {"name": "seller", "type": "party", "role": "relief", "ask": "seller"},
 {"name": "maker", "type": "party", "role": "relief", "ask": "maker"},
 {"name": "proof", "type": "country", "role": "assumed", "unknown": "origin", "ask": "proof of origin"})"));
  static_cast<void>(law.write(kParties, parties(kBeta)));
  static_cast<void>(law.plant(kDuties, kCondition, condition));
  return law;
}

void expect_only(const SmallLaw& law, const Place& place, ErrorCode code, std::string_view message,
                 std::string_view hint = {}) {
  const Errors errors = law.check();
  std::string all;
  for (const Error& error : errors) {
    all += to_text(error);
  }
  INFO(all);
  REQUIRE(errors.size() == 1);
  const Error& error = errors.front();
  CHECK(code_name(error.code) == code_name(code));
  CHECK(error.message.find(message) != std::string::npos);
  CHECK(error.hint.find(hint) != std::string::npos);
  CHECK(error.where.file == place.file);
  CHECK(error.where.line == place.line);
  CHECK(error.where.column == place.column);
}

const std::string kRow = R"({"party_row": {"producers": ["alpha"], "traders": ["beta"]}})";

}  // namespace

TEST_CASE("a law with firms and rows is sound, and keeps their names by what counts of them") {
  const Schedule schedule = law_with_row(kRow).load();
  REQUIRE(schedule.parties.size() == 2);
  CHECK(schedule.parties[0].name == "Alpha Mill Co., Ltd.");
  CHECK(schedule.party_names.size() == 4);
  CHECK(schedule.facts[schedule.papers.origin].is_origin);
  CHECK(schedule.papers.certificate == schedule.find_fact("mill"));
  const MeasureVersion& version = schedule.measures[2].versions.front();
  const auto* row = std::get_if<PartyRow>(&version.when.front().is);
  REQUIRE(row != nullptr);
  CHECK(row->producers == std::vector<std::int64_t>{0});
  CHECK(row->sellers == std::vector<std::int64_t>{0, 1});
}

TEST_CASE("the limits 'at most' and 'above' are one smallest part beyond 'below' and 'at least'") {
  const auto threshold = [](std::string_view words, Comparison comparison) {
    const Schedule schedule = law_with_row(words).load();
    const auto& compare =
        std::get<FactCompare>(schedule.measures[2].versions.front().when.front().is);
    CHECK(compare.comparison == comparison);
    return compare.threshold;
  };
  CHECK(threshold(R"({"fact": "quantity", "at_least": "1.2"})", Comparison::at_least) == 1'200'000);
  CHECK(threshold(R"({"fact": "quantity", "above": "1.2"})", Comparison::at_least) == 1'200'001);
  CHECK(threshold(R"({"fact": "quantity", "below": "1.2"})", Comparison::below) == 1'200'000);
  CHECK(threshold(R"({"fact": "quantity", "at_most": "1.2"})", Comparison::below) == 1'200'001);
}

TEST_CASE("faults of rows, lists and shown facts are found where they stand") {
  SECTION("a row in a law without firms") {
    SmallLaw law;
    const Place at = law.plant(kDuties, kCondition,
                               R"({"party_row": ^{"producers": ["alpha"], "traders": []}})");
    expect_only(law, at, ErrorCode::dangling, "needs parties.json");
  }
  SECTION("a firm that is not declared") {
    SmallLaw law = law_with_row(kRow);
    const Place at = law.plant(kDuties, "\"traders\": [\"beta\"]", "\"traders\": [^\"betta\"]");
    expect_only(law, at, ErrorCode::dangling, "there is no party 'betta'", "did you mean 'beta'?");
  }
  SECTION("a row of nobody") {
    SmallLaw law = law_with_row(kRow);
    const Place at = law.plant(kDuties, R"({"producers": ["alpha"], "traders": ["beta"]})",
                               R"(^{"producers": [], "traders": ["beta"]})");
    expect_only(law, at, ErrorCode::missing_key, "matches nobody");
  }
  SECTION("a list that is not declared") {
    SmallLaw law = law_with_row(kRow);
    const Place at = law.plant(kDuties, kRow, R"({"listed": [^"zz-widget"]})");
    expect_only(law, at, ErrorCode::dangling, "there is no list 'zz-widget'");
  }
  SECTION("no list at all") {
    SmallLaw law = law_with_row(kRow);
    const Place at = law.plant(kDuties, kRow, R"({"listed": ^[]})");
    expect_only(law, at, ErrorCode::missing_key, "names no list");
  }
  SECTION("logic of nothing") {
    for (const char* word : {"any", "all"}) {
      SmallLaw law;
      const Place at = law.plant(kDuties, kCondition, "{\"" + std::string(word) + "\": ^[]}");
      expect_only(law, at, ErrorCode::missing_key, "names no condition");
    }
  }
  SECTION("a number that nothing is above") {
    SmallLaw law;
    const Place at =
        law.plant(kDuties, kCondition, R"({"fact": "quantity", "above": ^"9223372036854.775807"})");
    expect_only(law, at, ErrorCode::out_of_range, "no value of 'quantity' is above this");
  }
  SECTION("logic that is shown") {
    SmallLaw law = law_with_row(kRow);
    const Place at = law.plant(kDuties, kRow, R"({"shown": ^{"any": [{"claim": "toy"}]}})");
    expect_only(law, at, ErrorCode::bad_json, "'shown' takes one comparison");
  }
}

TEST_CASE("faults of firms are found where they stand") {
  SmallLaw law = law_with_row(kRow);
  SECTION("two firms of one name, but for case, points and legal form") {
    const Place at = law.write(
        kParties,
        parties(
            R"({"id": "beta", "name": ^"ALPHA MILL, Inc.", "also_printed": [], "aliases": []})"));
    expect_only(law, at, ErrorCode::duplicate, "reads like 'Alpha Mill", "no two firms");
  }
  SECTION("an alias that another firm has") {
    const Place at = law.write(
        kParties,
        parties(
            R"({"id": "beta", "name": "Beta Trading", "also_printed": [], "aliases": [^"(주)알파제철"]})"));
    expect_only(law, at, ErrorCode::duplicate, "reads like '알파제철'");
  }
  SECTION("an alias that reads like the name itself") {
    const Place at = law.write(
        kParties,
        parties(
            R"({"id": "beta", "name": "Beta Trading", "also_printed": [], "aliases": [^"BETA trading"]})"));
    expect_only(law, at, ErrorCode::duplicate, "reads like 'Beta Trading'", "is enough");
  }
  SECTION("a name of nothing but a legal form") {
    const Place at = law.write(
        kParties,
        parties(
            R"({"id": "beta", "name": "Beta Trading", "also_printed": [], "aliases": [^"Co., Ltd."]})"));
    expect_only(law, at, ErrorCode::bad_word, "is not the name of a firm");
  }
  SECTION("one id twice") {
    const Place at = law.write(
        kParties, parties(std::string(kBeta) + ",\n  ^{\"id\": \"beta\", \"name\": \"Gamma\", "
                                               "\"also_printed\": [], \"aliases\": []}"));
    expect_only(law, at, ErrorCode::duplicate, "the party 'beta' is declared twice");
  }
  SECTION("a paper by a fact that is not declared") {
    const Place at = law.plant(kParties, "\"seller\": \"seller\"", "\"seller\": ^\"sellers\"");
    const Errors errors = law.check();
    REQUIRE_FALSE(errors.empty());
    CHECK(errors.front().where.column == at.column);
    CHECK(errors.front().message.find("there is no fact 'sellers'") != std::string::npos);
  }
}

TEST_CASE("only an assumed country can stand for the origin") {
  SmallLaw law;
  const Place at = law.plant(
      kFacts, R"({"name": "melted_in", "type": "country", "role": "relief", )",
      R"(^{"name": "melted_in", "type": "country", "role": "relief", "unknown": "origin", )");
  expect_only(law, at, ErrorCode::bad_word, "'unknown' may only be");
}

}  // namespace tarex::law_test
