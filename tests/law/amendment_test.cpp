#include "tarex/amendment.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "bench.hpp"
#include "catch.hpp"
#include "law_fixture.hpp"
#include "tarex/priced_line.hpp"
#include "tarex/report.hpp"

// Overlays and scenarios on top of a law: what they change, what they leave alone, and where their
// faults are.

namespace tarex::law_tests {
namespace {

const std::vector<std::string> kUs{"US"};
const std::vector<std::string> kZedland{"ZZ"};

AmendedLaw on_us(const std::string& text, AmendmentKind kind = AmendmentKind::scenario) {
  return amend(*embedded_schedule("US"), {"try.json", text, kind}, kUs);
}

/// Price of a line under a law.
PricedLine priced(const Schedule& schedule, const Columns& columns) {
  static std::deque<LawBook> books;  // plans live as long as their book
  LawBook& book = books.emplace_back();
  book.add(schedule);
  EntryDefaults defaults;
  defaults.date = *parse_date("2026-10-09");
  const EntryReader reader(book, defaults);
  std::vector<RawField> fields;
  for (const auto& [name, text] : columns) {
    fields.push_back({name, text, 0, 0});
  }
  PricedLine out;
  const Errors errors = price_line(fields, book, reader, out);
  REQUIRE(errors.empty());
  return out;
}

std::string duty_of(const Schedule& schedule, const Columns& columns) {
  const PricedLine line = priced(schedule, columns);
  CHECK(line.assessment.total_duty.exact());
  return money_text(line.assessment.total_duty.max);
}

/// Where an error stands: "line:column message".
std::string place_of(const AmendedLaw& amended) {
  if (amended.errors.empty()) {
    return "no error";
  }
  const Error& error = amended.errors.front();
  return std::to_string(error.where.line) + ":" + std::to_string(error.where.column) + " " +
         error.message;
}

const std::string kHalfForKorea = R"({
 "id": "half", "title": "half for Korea", "destination": "US",
 "change": [{"of": ["9903.82.02"], "from": "2026-10-01", "to": "2026-11-01",
             "origins": {"in": ["KR"]}, "rate": {"ad_valorem": "25%"}}]
})";

}  // namespace

TEST_CASE("a change of a rate holds for its origins and its days only") {
  const AmendedLaw half = on_us(kHalfForKorea);
  REQUIRE(half.errors.empty());
  REQUIRE(half.schedule);
  const Schedule& now = *embedded_schedule("US");
  const auto duty = [&](const Schedule& law, const std::string& origin, const std::string& day) {
    return duty_of(law, {{"hs", "7318152055"},
                         {"value", "10000"},
                         {"origin", origin},
                         {"entry_date", day},
                         {"transport", "air"}});
  };
  // Bolts: base free, 50% of 10,000.00 under 9903.82.02.
  CHECK(duty(now, "KR", "2026-10-09") == "5000.00");
  CHECK(duty(*half.schedule, "KR", "2026-09-30") == "5000.00");
  CHECK(duty(*half.schedule, "KR", "2026-10-01") == "2500.00");
  CHECK(duty(*half.schedule, "KR", "2026-10-31") == "2500.00");
  CHECK(duty(*half.schedule, "KR", "2026-11-01") == "5000.00");
  CHECK(duty(*half.schedule, "JP", "2026-10-09") == "5000.00");
  CHECK(half.schedule->sha256 != now.sha256);
}

TEST_CASE("what takes out a duty still takes it out where its rate is changed") {
  // Heading 9903.05.90 spares what pays under 9903.82.02 the duty on forced labor.
  const AmendedLaw half = on_us(kHalfForKorea);
  const PricedLine line =
      priced(*half.schedule, {{"hs", "7318152055"}, {"value", "10000"}, {"transport", "air"}});
  for (const DutyLine& duty : line.assessment.lines) {
    CHECK(line.plan->schedule().measures[duty.measure].heading.find("9903.05") != 0);
  }
}

// Two versions of us-201-solar-cells-in-quota say the same; joined into one they would be another
// law.
TEST_CASE("measures restated word for word change nothing") {
  std::size_t files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(TAREX_DATA_DIR) + "/us/measures")) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    const AmendedLaw amended =
        on_us(R"({"destination": "US", )" + text.substr(1), AmendmentKind::overlay);
    INFO(entry.path().filename().string() << "\n" << place_of(amended));
    CHECK(amended.errors.empty());
    CHECK_FALSE(amended.schedule);
    ++files;
  }
  CHECK(files > 10);
}

TEST_CASE("a file that restates the law changes nothing") {
  const std::string restated[] = {
      // A rate as it is.
      R"({"destination": "US", "change": [{"of": ["9903.82.02"], "from": "2026-10-09", "to": null,
          "rate": {"ad_valorem": "50%"}}]})",
      // The same for some origins, some lists and some codes.
      R"({"destination": "US", "change": [{"of": ["9903.82.02"], "from": "2026-10-09", "to": null,
          "origins": {"in": ["KR", "JP"]}, "lists": ["us-232-16c-iii"], "codes": ["7318.15"],
          "rate": {"ad_valorem": "50%"}}]})",
      // A version of a measure, in a part of its period and without its citation.
      R"({"destination": "US", "measures": [{"id": "us-232-metals-50", "versions": [
          {"from": "2026-06-01", "to": "2026-12-01", "order": 90,
           "origins": {"all": true, "except": []},
           "codes": {"lists": ["us-232-16c-i", "us-232-16c-ii", "us-232-16c-iii", "us-232-16c-iv",
                               "us-232-16c-v"], "except_lists": [], "chapters": []},
           "when": [], "basis": "customs_value", "rate": {"ad_valorem": "50%"}}]}]})",
      R"({"destination": "US", "stacks": [{"a": "us-base", "b": "us-301-china"}]})",
      R"({"schema": "tarex-scenario/1", "measures": []})",
      R"({"facts": {}})",
  };
  for (const std::string& text : restated) {
    const AmendedLaw amended = on_us(text);
    INFO(text << "\n" << place_of(amended));
    CHECK(amended.errors.empty());
    CHECK_FALSE(amended.schedule);
  }
}

TEST_CASE("a record that exists in the law keeps its citation where only a part of it changes") {
  const AmendedLaw half = on_us(kHalfForKorea);
  const auto& measures = half.schedule->measures;
  const auto at = std::find_if(measures.begin(), measures.end(),
                               [](const Measure& m) { return m.id == "us-232-metals-50"; });
  for (const MeasureVersion& version : at->versions) {
    CHECK(version.cite.is_law());
  }
  const auto clone = std::find_if(measures.begin(), measures.end(),
                                  [](const Measure& m) { return m.id == "us-232-metals-50-half"; });
  REQUIRE(clone != measures.end());
  REQUIRE(clone->versions.size() == 1);
  CHECK(half.schedule->cite_text(clone->versions[0].cite) == "supposed: half for Korea");
}

TEST_CASE("a measure ends on the day a scenario says") {
  const AmendedLaw ended =
      on_us(R"({"destination": "US", "end": [{"of": ["9903.82.02"], "on": "2026-10-05"}]})");
  REQUIRE(ended.schedule);
  const Columns before{{"hs", "7318152055"}, {"value", "10000"}, {"entry_date", "2026-10-04"}};
  const Columns after{{"hs", "7318152055"}, {"value", "10000"}, {"entry_date", "2026-10-05"}};
  CHECK(duty_of(*ended.schedule, before) == "5000.00");
  // Without Section 232 the duty on forced labor is no longer displaced: 12.5% in all, base free.
  CHECK(duty_of(*ended.schedule, after) == "1250.00");
}

TEST_CASE("an exclusion takes one code out and leaves its neighbours") {
  const AmendedLaw excluded = on_us(R"({"destination": "US", "exclude": [
      {"of": ["9903.82.02"], "codes": ["7318.15.20.55"], "from": "2026-10-09", "to": null}]})");
  INFO(place_of(excluded));
  REQUIRE(excluded.schedule);
  CHECK(duty_of(*excluded.schedule, {{"hs", "7318152055"}, {"value", "10000"}}) == "1250.00");
  CHECK(duty_of(*excluded.schedule, {{"hs", "7318152061"}, {"value", "10000"}}) == "5000.00");
}

TEST_CASE("a code moves from one list to another, its siblings stay") {
  // Bolts of the 50% list to the list of derivatives at 25%.
  const Columns bolts{{"hs", "7318152055"}, {"value", "10000"}, {"steel_kg", "90"},
                      {"aluminum_kg", "0"}, {"copper_kg", "0"}, {"net_weight_kg", "100"}};
  Columns others = bolts;
  others.front().second = "7318152061";
  const AmendedLaw moved = on_us(R"({"destination": "US", "move": [
      {"codes": ["7318.15.20.55"], "from_list": "us-232-16c-iv", "to_list": "us-232-16c-vii",
       "from": "2026-10-09", "to": null}]})");
  INFO(place_of(moved));
  REQUIRE(moved.schedule);
  CHECK(duty_of(*moved.schedule, bolts) == "2500.00");
  CHECK(duty_of(*moved.schedule, others) == "5000.00");
}

TEST_CASE("a quota charges its own rate inside, and the duty of the law outside") {
  const std::string quota = R"({"destination": "US", "quotas": [{"title": "Steel quota",
      "of": ["9903.82.02"], "from": "2026-10-09", "to": null, "origins": {"in": ["KR"]},
      "in_quota": "free", "over_quota": {"ad_valorem": "40%"}USED}]})";
  const auto with = [&](const std::string& used) {
    std::string text = quota;
    text.replace(text.find("USED"), 4, used);
    AmendedLaw amended = on_us(text);
    INFO(place_of(amended));
    REQUIRE(amended.schedule);
    return std::move(*amended.schedule);
  };
  const Columns plain{{"hs", "7208510030"}, {"value", "10000"}};
  Columns inside = plain;
  inside.emplace_back("in_quota", "yes");
  const Schedule stated = with("");
  // Inside, the heading applies at its quota rate, and what it spares it still spares.
  CHECK(duty_of(stated, inside) == "0.00");
  CHECK(duty_of(stated, plain) == "4000.00");
  const Schedule open = with(R"(, "used": "99.9%")");
  CHECK(duty_of(open, plain) == "0.00");
  const Schedule full = with(R"(, "used": "100%")");
  CHECK(duty_of(full, inside) == "4000.00");
}

TEST_CASE("an overlay's measure is charged besides the others, from its first to its last day") {
  const AmendedLaw overlay = on_us(R"({"schema": "tarex-overlay/1", "measures": [
      {"id": "X-1", "label": "Extra duty", "hs": ["7318"], "origins": ["KR"], "destination": "US",
       "valid_from": "2026-10-01", "valid_to": "2026-10-31", "rate": "10%",
       "basis": "customs_value", "source": "Notice 1"}]})",
                                   AmendmentKind::overlay);
  INFO(place_of(overlay));
  REQUIRE(overlay.schedule);
  const auto duty = [&](const std::string& day, const std::string& origin) {
    return duty_of(
        *overlay.schedule,
        {{"hs", "7318152055"}, {"value", "10000"}, {"origin", origin}, {"entry_date", day}});
  };
  CHECK(duty("2026-09-30", "KR") == "5000.00");
  CHECK(duty("2026-10-01", "KR") == "6000.00");
  CHECK(duty("2026-10-31", "KR") == "6000.00");
  CHECK(duty("2026-11-01", "KR") == "5000.00");
  CHECK(duty("2026-10-09", "JP") == "5000.00");
  const PricedLine line = priced(*overlay.schedule, {{"hs", "7318152055"}, {"value", "10000"}});
  for (const std::string& warning : warnings_of(line.line, line.assessment, *line.plan)) {
    CHECK(warning.find("no citation") == std::string::npos);
  }
}

TEST_CASE("a record without citation is warned of on the lines it touches, and only there") {
  const AmendedLaw overlay = on_us(R"({"measures": [
      {"id": "X-1", "hs": ["7318"], "origins": ["*"], "destination": "US",
       "valid_from": "2026-10-01", "rate": "10%", "basis": "customs_value"}]})",
                                   AmendmentKind::overlay);
  INFO(place_of(overlay));
  REQUIRE(overlay.schedule);
  const auto warned = [&](const std::string& hs) {
    const PricedLine line = priced(*overlay.schedule, {{"hs", hs}, {"value", "10000"}});
    const auto all = warnings_of(line.line, line.assessment, *line.plan);
    return std::find(all.begin(), all.end(), "no citation: X-1 (try.json)") != all.end();
  };
  CHECK(warned("7318152055"));
  CHECK_FALSE(warned("7326908688"));
}

// 7326.90.86.88 pays 2.9% and 50% under 9903.82.02 from 2026-04-06 on; 7318.15.20.55 stands on the
// list of the same heading.
TEST_CASE(
    "what a record without citation takes away is warned of, where it stood, and only there") {
  const auto warnings = [](const std::string& piece, const Columns& columns) {
    const AmendedLaw overlay =
        on_us(R"({"destination": "US", )" + piece + "}", AmendmentKind::overlay);
    INFO(place_of(overlay));
    REQUIRE(overlay.schedule);
    const PricedLine line = priced(*overlay.schedule, columns);
    std::string out;
    for (const std::string& warning : warnings_of(line.line, line.assessment, *line.plan)) {
      if (warning.starts_with("no citation: ")) {
        out += (out.empty() ? "" : "; ") + warning.substr(13);
      }
    }
    return out;
  };
  const auto steel = [](const std::string& day, const std::string& origin = "KR",
                        const std::string& hs = "7326908688") {
    return Columns{{"hs", hs},
                   {"value", "10000"},
                   {"origin", origin},
                   {"transport", "air"},
                   {"entry_date", day}};
  };
  const std::string end = R"("end": [{"of": ["9903.82.02"], "on": "2026-11-01"}])";
  CHECK(warnings(end, steel("2026-11-09")) == "the end of 9903.82.02 (try.json)");
  CHECK(warnings(end, steel("2026-10-31")).empty());
  CHECK(warnings(end, steel("2026-11-09", "KR", "0402100500")).empty());
  // A code that stands for several, of which one is touched.
  CHECK(warnings(end, steel("2026-11-09", "KR", "732690")) == "the end of 9903.82.02 (try.json)");

  const std::string cited =
      R"("sources": [{"id": "n", "instrument": "Notice", "locator": "", "url": "",
                      "retrieved": "2026-11-01"}],
         "end": [{"of": ["9903.82.02"], "on": "2026-11-01", "cite": {"source": "n"}}])";
  CHECK(warnings(cited, steel("2026-11-09")).empty());

  const std::string except =
      R"("exclude": [{"of": ["9903.82.02"], "origins": {"in": ["KR"]}, "from": "2026-11-01", "to": null}])";
  CHECK(warnings(except, steel("2026-11-09")) == "an exclusion from 9903.82.02 (try.json)");
  CHECK(warnings(except, steel("2026-11-09", "JP")).empty());
  CHECK(warnings(except, steel("2026-10-31")).empty());

  const std::string free =
      R"("change": [{"of": ["9903.82.02"], "from": "2026-11-01", "to": null, "rate": "free"}])";
  CHECK(warnings(free, steel("2026-11-09")) == "9903.82.02 (try.json)");
  CHECK(warnings(free, steel("2026-10-31")).empty());

  const std::string quota =
      R"("quotas": [{"of": ["9903.82.02"], "title": "Quota", "origins": {"in": ["KR"]},
                     "from": "2026-11-01", "to": null, "in_quota": "free", "used": "50%"}])";
  CHECK(warnings(quota, steel("2026-11-09")) == "9903.82.02 (try.json)");
  CHECK(warnings(quota, steel("2026-11-09", "JP")).empty());

  const std::string move =
      R"("move": [{"codes": ["7326.90.86.88"], "from_list": "LIST", "to_list": null,
                   "from": "2026-11-01", "to": null}])";
  const std::string moved = std::string(move).replace(move.find("LIST"), 4, "us-232-16c-iv");
  CHECK(warnings(moved, steel("2026-11-09")) == "a move off the list us-232-16c-iv (try.json)");
  CHECK(warnings(moved, steel("2026-11-09", "KR", "7318152055")).empty());

  // A version laid over the heading that names one origin only: the others lose it.
  const std::string narrower =
      R"("measures": [{"id": "us-232-metals-50", "versions": [
          {"from": "2026-11-01", "to": null, "order": 90, "origins": {"in": ["JP"]},
           "codes": {"lists": ["us-232-16c-iii", "us-232-16c-iv"], "except_lists": [],
                     "chapters": []}, "when": [],
           "basis": "customs_value", "rate": {"ad_valorem": "50%"}}]}])";
  CHECK(warnings(narrower, steel("2026-11-09")) == "a change of 9903.82.02 (try.json)");
  CHECK(warnings(narrower, steel("2026-11-09", "JP")) == "9903.82.02 (try.json)");
  CHECK(warnings(narrower, steel("2026-10-31")).empty());

  // A rule of the law that ends earlier: 8471.50.01.50 may be for semiconductors and for cars.
  const std::string rule =
      R"("displaces": [{"id": "us-semiconductors-over-autos", "from": "2026-01-15",
                        "to": "2026-11-01", "by": ["9903.79.01"],
                        "drops": ["9903.94.01..9903.94.69"]}])";
  CHECK(warnings(rule, steel("2026-11-09", "KR", "8471500150")) ==
        "the rule us-semiconductors-over-autos (try.json)");
  CHECK(warnings(rule, steel("2026-11-09")).empty());

  const std::string watch =
      R"("watches": [{"id": "w", "from": "2026-11-01", "to": null, "origins": {"in": ["KR"]},
                      "codes": {"all": true}, "when": [], "text": "Something is pending."}])";
  CHECK(warnings(watch, steel("2026-11-09")) == "the watch w (try.json)");
  CHECK(warnings(watch, steel("2026-11-09", "JP")).empty());
}

TEST_CASE("an overlay's measure that excludes another stands in its place") {
  const std::string text = R"({"measures": [
      {"id": "A", "hs": ["7318"], "origins": ["*"], "destination": "US", "valid_from": "2026-10-01",
       "rate": "10%", "basis": "customs_value", "source": "Notice 1", "excludes": ["B"]},
      {"id": "B", "hs": ["7318", "7326"], "origins": ["*"], "destination": "US",
       "valid_from": "2026-10-01", "rate": "20%", "basis": "customs_value", "source": "Notice 1"}]})";
  const AmendedLaw overlay = on_us(text, AmendmentKind::overlay);
  INFO(place_of(overlay));
  REQUIRE(overlay.schedule);
  CHECK(duty_of(*overlay.schedule, {{"hs", "7318152055"}, {"value", "10000"}}) == "6000.00");
  // 2.9% base, 50%, 20%.
  CHECK(duty_of(*overlay.schedule, {{"hs", "7326908688"}, {"value", "10000"}}) == "7290.00");
}

TEST_CASE("what a measure excludes may be a range of headings") {
  const auto duty = [](const std::string& excluded) {
    const AmendedLaw overlay = on_us(
        R"({"measures": [{"id": "A", "hs": ["7318"], "origins": ["*"], "destination": "US",
        "valid_from": "2026-10-01", "rate": "10%", "basis": "customs_value", "source": "Notice 1",
        "excludes": [")" +
            excluded + R"("]}]})",
        AmendmentKind::overlay);
    INFO(place_of(overlay));
    REQUIRE(overlay.schedule);
    return duty_of(*overlay.schedule, {{"hs", "7318152055"}, {"value", "10000"}});
  };
  // 50% of the metals stands back; forced labor, which stood back for it, is charged: 10% + 12.5%.
  CHECK(duty("@us-232-metals") == "2250.00");
  CHECK(duty("9903.82.01..9903.82.19") == "2250.00");
}

TEST_CASE("faults of an overlay are located") {
  const auto with = [](const std::string& piece, const std::string& fault) {
    std::string text = R"({
 "schema": "tarex-overlay/1",
 "measures": [
  {"id": "X-1",
   "hs": ["7318"],
   "origins": ["*"],
   "destination": "US",
   "valid_from": "2026-01-01",
   "valid_to": "2026-12-31",
   "rate": "25%",
   "basis": "steel_value",
   "source": "Notice 1"}
 ]
})";
    text.replace(text.find(piece), piece.size(), fault);
    return place_of(on_us(text, AmendmentKind::overlay));
  };
  CHECK(with("\"25%\"", "25") == "10:12 '25' is not a rate");
  CHECK(with("\"25%\"", "\"2500%\"") == "10:12 '2500%' is not a rate");
  CHECK(with("\"25%\"", "\"2.5e1%\"") == "10:12 '2.5e1%' is not a rate");
  CHECK(with("\"25%\"", "\"0.34640001%\"") == "10:12 '0.34640001%' is not a rate");
  CHECK(with("\"25%\"", "\"2.5% + 1.2c/furlong\"") == "10:12 '2.5% + 1.2c/furlong' is not a rate");
  CHECK(with("2026-12-31", "2025-12-31") == "9:16 the measure ends before it starts");
  CHECK(with("2026-01-01", "2026-02-30") == "8:18 '2026-02-30' is not a day");
  CHECK(with("\"steel_value\"", "\"weight\"") == "11:13 'weight' is not a basis tarex knows");
  CHECK(with("[\"*\"]", "[]") == "6:15 no origin is named: all, or none?");
  CHECK(with("[\"*\"]", "[\"XQ\"]") == "6:16 'XQ' is neither a country nor a group");
  CHECK(with("[\"7318\"]", "[\"\"]") == "5:11 '' is not a tariff code");
  CHECK(with("[\"7318\"]", "[\"(7+)+$\"]") == "5:11 '(7+)+$' is not a tariff code");
  CHECK(with("[\"7318\"]", "[\"0000\"]") == "5:11 no tariff line begins with '0000'");
  CHECK(with("\"hs\"", "\"hs_code\"") == "4:3 'hs' is missing here");
  CHECK(with("tarex-overlay/1", "tarex-overlay/99") ==
        "2:12 'tarex-overlay/99' is not a form this tarex reads");
  CHECK(with("\"US\"", "\"XX\"") == "7:19 'XX' is not a destination whose law tarex has");
  CHECK(with("\"source\": \"Notice 1\"", "\"excludes\": [\"X-1\"]") ==
        "12:17 'X-1' and the measure that excludes it exclude each other");
  CHECK(with("\"source\": \"Notice 1\"", "\"excludes\": [\"Y\"]") ==
        "12:17 'Y' selects no measure");
  CHECK(with("\"X-1\"", "\"X\\u001b[31m\"").find("4:10 ") == 0);
  CHECK(with("\"schema\"", "\"include\"").find("2:2 'include' is not a part of") == 0);
}

TEST_CASE("a family of an overlay settles ties as one of the law does") {
  const auto with = [](const std::string& tie) {
    return place_of(on_us(R"({"destination": "US", "families": [
 {"id": "x", "title": "X", "tie": ")" +
                              tie + R"("}], "stacks": [{"a": "x", "b": "*"}]})",
                          AmendmentKind::overlay));
  };
  CHECK(with("anything") == "2:35 'anything' is not a way to settle a tie");
  CHECK(with("lowest") == "no error");
}

TEST_CASE("a change for a list that no measure of it goes by is refused") {
  const auto with = [](const std::string& lists, const std::string& from = "2026-10-01") {
    return on_us(R"({"destination": "US", "change": [{"of": ["9903.82.02"], "from": ")" + from +
                 R"(", "to": null, "rate": {"ad_valorem": "10%"},
  "lists": [)" + lists +
                 "]}]}");
  };
  const AmendedLaw other = with("\"us-232-16c-iii\", \"us-232-semiconductors\"");
  CHECK(place_of(other) == "2:31 no measure of 'of' goes by the list 'us-232-semiconductors' then");
  REQUIRE_FALSE(other.errors.empty());
  CHECK(other.errors.front().hint.find("their lists are us-232-16c-i, us-232-16c-ii, ") == 0);
  // The day before the measure begins it has no lists at all.
  const AmendedLaw early = on_us(R"({"destination": "US", "exclude": [{"of": ["9903.82.02"],
  "from": "2026-04-05", "to": "2026-04-06", "lists": ["us-232-16c-iii"]}]})");
  CHECK(place_of(early) == "2:55 no measure of 'of' goes by the list 'us-232-16c-iii' then");
  CHECK(with("\"us-232-16c-iii\"").errors.empty());
}

TEST_CASE("an edit that meets nothing is a warning") {
  const auto warnings = [](const std::string& slice) {
    const AmendedLaw amended = on_us(R"({"destination": "US", "change": [
  {"of": ["9903.82.02"], "rate": {"ad_valorem": "10%"}, )" +
                                     slice + "}]}");
    CHECK(amended.errors.empty());
    CHECK((amended.schedule.has_value()) == amended.warnings.empty());
    return amended.warnings.size();
  };
  CHECK(warnings(R"("from": "2026-10-01", "to": null, "codes": ["7318.15"])") == 0);
  CHECK(warnings(R"("from": "2026-10-01", "to": null, "codes": ["6109.10"])") == 1);
  CHECK(warnings(R"("from": "2026-04-05", "to": "2026-04-06")") == 1);
  CHECK(warnings(R"("from": "2026-04-05", "to": "2026-04-07")") == 0);
}

TEST_CASE("a fee with limits per entry is made free without them, and stays a share otherwise") {
  const auto with = [](const std::string& rate) {
    return on_us(R"({"destination": "US", "change": [{"of": ["us-mpf"], "from": "2026-10-09",
  "to": null, "rate": )" +
                 rate + "}]}");
  };
  const Columns columns{{"hs", "6109100012"}, {"value", "10000"}, {"transport", "air"}};
  const auto fees = [&](const Schedule& law) {
    return money_text(priced(law, columns).assessment.fees.max);
  };
  // 0.3464% of 10,000.00 lies between the limits of an entry, 34.58 and 670.86.
  CHECK(fees(*embedded_schedule("US")) == "34.64");
  const AmendedLaw free = with("\"free\"");
  REQUIRE(free.schedule);
  CHECK(fees(*free.schedule) == "0.00");
  // 1% of 10,000.00, within the same limits.
  const AmendedLaw more = with(R"({"ad_valorem": "1%"})");
  REQUIRE(more.schedule);
  CHECK(fees(*more.schedule) == "100.00");
  CHECK(place_of(with(R"({"specific": {"amount": "1", "unit": "kg"}})")) ==
        "2:23 limits of an entry belong to a rate in percent");
  CHECK(place_of(with(R"({"column": "general"})")) ==
        "2:23 limits of an entry belong to a rate in percent");
  CHECK(place_of(on_us(R"({"destination": "US", "quotas": [
 {"title": "Q", "of": ["us-mpf"], "from": "2026-10-09", "to": null,
  "in_quota": {"specific": {"amount": "1", "unit": "kg"}}}]})")) ==
        "2:2 limits of an entry belong to a rate in percent");
}

TEST_CASE("a rate jotted down in dollars is none of a law in another currency") {
  const std::vector<std::string> vietnam{"VN"};
  const auto with = [&](const std::string& rate) {
    return place_of(amend(*embedded_schedule("VN"),
                          {"try.json",
                           R"({"measures": [
  {"id": "X", "hs": ["7318"], "origins": ["*"], "destination": "VN", "valid_from": "2026-01-01",
   "basis": "customs_value", "rate": )" +
                               rate + "}]}",
                           AmendmentKind::overlay},
                          vietnam));
  };
  CHECK(with("\"3.3c/kg\"") == "3:38 '3.3c/kg' is not a rate");
  CHECK(with("\"$1.32/t\"") == "3:38 '$1.32/t' is not a rate");
  CHECK(with("\"3.3%\"") == "no error");
  CHECK(with(R"({"specific": {"amount": "840", "unit": "kg"}})") == "no error");
}

TEST_CASE("a hole between two versions of an overlay's measure is a warning") {
  const AmendedLaw overlay = on_us(R"({"measures": [
      {"id": "A", "hs": ["7318"], "origins": ["*"], "destination": "US", "valid_from": "2026-01-01",
       "valid_to": "2026-06-30", "rate": "10%", "basis": "customs_value", "source": "Notice 1"},
      {"id": "A", "hs": ["7318"], "origins": ["*"], "destination": "US", "valid_from": "2026-07-02",
       "rate": "20%", "basis": "customs_value", "source": "Notice 1"}]})",
                                   AmendmentKind::overlay);
  CHECK(overlay.schedule);
  REQUIRE(overlay.warnings.size() == 1);
  CHECK(overlay.warnings.front().message == "A is not in force from 2026-07-01 to 2026-07-01");
}

TEST_CASE("what does not hold together is found on top of a law, and located") {
  // A second measure of the family at the same order, without a tie rule.
  law_test::SmallLaw small;
  const Schedule zedland = small.load();
  const std::string text = R"({"destination": "ZZ",
 "measures": [
  {"id": "zz-more", "heading": "W.11", "kind": "additional", "programme": "zz-widget-duties",
   "family": "zz-widget-duty", "title": "More", "versions": [
    {"from": "2026-02-01", "to": null, "order": 20, "origins": {"in": ["KR"]},
     "codes": {"lists": ["zz-widgets"], "except_lists": [], "chapters": []},
     "when": [], "basis": "customs_value", "rate": {"ad_valorem": "5%"}}]}]})";
  const AmendedLaw amended = amend(zedland, {"try.json", text, AmendmentKind::overlay}, kZedland);
  REQUIRE(amended.errors.size() == 1);
  CHECK(amended.errors.front().where.line == 3);
  CHECK(amended.errors.front().message.find("have the same order and can meet") !=
        std::string::npos);
  CHECK_FALSE(amended.schedule);
}

TEST_CASE("facts belong in a scenario, not in an overlay") {
  const AmendedLaw overlay =
      on_us(R"({"facts": {"set": {"us_steel_pct": "90"}}})", AmendmentKind::overlay);
  CHECK(place_of(overlay) == "1:2 an overlay changes law, not the facts of a line");
}

}  // namespace tarex::law_tests
