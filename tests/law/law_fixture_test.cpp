#include "law/law_fixture.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "catch.hpp"

namespace tarex::law_test {
namespace {

constexpr const char* kSchedule = R"({
 "jurisdiction": "ZZ",
 "name": "Zedland",
 "currency": "USD",
 "valuation": "FOB",
 "covers_from": "2025-01-01",
 "verified_through": "2026-12-31",
 "code_digits": [8, 10],
 "country_groups": {"UNION": ["FR", "DE"]},
 "preferences_default": "none",
 "units": {"kg": {"kg": "1", "t": "1000"}, "each": {"each": "1", "doz": "12"}}
}
)";

constexpr const char* kFacts = R"({"facts": [
 {"name": "zinc_value", "type": "amount", "role": "question", "ask": "value of the zinc", "part_of": "value", "pair": "zinc_kg"},
 {"name": "zinc_kg", "type": "decimal", "role": "question", "ask": "weight of the zinc", "part_of": "net_weight_kg", "pair": "zinc_value"},
 {"name": "net_weight_kg", "type": "decimal", "role": "question", "ask": "net weight"},
 {"name": "quantity", "type": "decimal", "role": "question", "ask": "quantity"},
 {"name": "local_pct", "type": "percent", "role": "relief", "ask": "local share"},
 {"name": "melted_in", "type": "country", "role": "relief", "ask": "country of melting"},
 {"name": "loaded_date", "type": "date", "role": "relief", "ask": "day of loading"},
 {"name": "transport", "type": "word", "role": "question", "ask": "transport", "words": ["ocean", "air"], "soft": true, "worst": "ocean"},
 {"name": "mill", "type": "text", "role": "relief", "ask": "mill"},
 {"name": "levy_pct", "type": "percent", "role": "question", "ask": "rate of the levy"},
 {"name": "toy", "type": "claim", "role": "question", "ask": "it is a toy"}
]}
)";

constexpr const char* kSources = R"({"sources": [
 {"id": "act-1", "instrument": "Act 1", "locator": "page 1", "url": "https://example.org/1", "retrieved": "2026-01-01"},
 {"id": "act-2", "instrument": "Act 2", "locator": "page 2", "url": "https://example.org/2", "retrieved": "2026-01-01"}
]}
)";

constexpr const char* kLists = R"({"lists": [
 {"id": "zz-widgets", "title": "Widgets", "part": "zinc", "group": "zz-zinc", "source": "act-1"},
 {"id": "zz-gadgets", "title": "Gadgets", "part": null, "group": null, "source": "act-1"}
]}
)";

constexpr const char* kInteractions = R"({
 "families": [
  {"id": "zz-base", "title": "Base duty"},
  {"id": "zz-widget-duty", "title": "Duty on widgets"},
  {"id": "zz-levy", "title": "Levy"},
  {"id": "zz-tax", "title": "Tax"}
 ],
 "displaces": [
  {
   "id": "zz-widgets-over-levy",
   "from": "2025-01-01",
   "to": null,
   "by": ["W.10"],
   "drops": ["@zz-levies"],
   "cite": {"source": "act-1", "locator": "article 3"}
  }
 ],
 "reductions": [
  {
   "id": "zz-repair",
   "from": "2025-01-01",
   "to": null,
   "of": ["@zz-widget-duties"],
   "when": [{"claim": "toy"}],
   "to_basis": {"fact": "zinc_value"},
   "cite": {"source": "act-1", "locator": "article 7"}
  }
 ],
 "stacks": [
  {"a": "zz-base", "b": "zz-widget-duty", "cite": {"source": "act-1"}},
  {"a": "zz-base", "b": "zz-levy", "cite": {"source": "act-1"}},
  {"a": "zz-base", "b": "zz-tax", "cite": {"source": "act-1"}},
  {"a": "zz-widget-duty", "b": "zz-tax", "cite": {"source": "act-1"}},
  {"a": "zz-levy", "b": "zz-tax", "cite": {"source": "act-1"}}
 ]
}
)";

constexpr const char* kBase = R"({"measures": [
 {
  "id": "zz-general",
  "heading": "base",
  "kind": "base",
  "programme": "zz-base",
  "family": "zz-base",
  "title": "General rate",
  "versions": [
   {
    "from": "2025-01-01",
    "to": null,
    "order": 10,
    "origins": {"all": true, "except": []},
    "codes": {"all": true},
    "when": [],
    "basis": "customs_value",
    "rate": {"column": "general"},
    "cite": {"source": "act-1", "locator": "schedule"}
   }
  ]
 }
]}
)";

constexpr const char* kDuties = R"({"measures": [
 {
  "id": "zz-widgets-10",
  "heading": "W.10",
  "kind": "additional",
  "programme": "zz-widget-duties",
  "family": "zz-widget-duty",
  "title": "Widgets, 10%",
  "versions": [
   {
    "from": "2025-01-01",
    "to": "2026-01-01",
    "order": 20,
    "origins": {"all": true, "except": ["FR"]},
    "codes": {"lists": ["zz-widgets"], "except_lists": [], "chapters": []},
    "when": [{"claim": "toy"}, {"fact": "zinc_value", "at_least": "100"}],
    "basis": {"content": "zinc_value"},
    "rate": {"ad_valorem": "10%"},
    "cite": {"source": "act-1", "locator": "article 1"}
   },
   {
    "from": "2026-01-01",
    "to": null,
    "order": 20,
    "origins": {"in": ["UNION", "KR"]},
    "codes": {"lists": ["zz-widgets"], "except_lists": ["zz-gadgets"], "chapters": ["73"]},
    "when": [],
    "basis": "customs_value",
    "rate": {"specific": {"amount": "0.10", "unit": "kg"}},
    "cite": {"source": "act-2", "locator": "article 2"}
   }
  ]
 },
 {
  "id": "zz-widgets-25",
  "heading": "W.25",
  "kind": "additional",
  "programme": "zz-widget-duties",
  "family": "zz-widget-duty",
  "title": "Widgets, 25%",
  "versions": [
   {
    "from": "2025-06-01",
    "to": null,
    "order": 30,
    "origins": {"all": true, "except": []},
    "codes": {"lists": ["zz-widgets"], "except_lists": [], "chapters": []},
    "when": [{"fact": "transport", "in": ["air"]}],
    "basis": "customs_value",
    "rate": {"ad_valorem": "25%"},
    "cite": {"source": "act-2", "locator": "article 4"}
   }
  ]
 }
]}
)";

constexpr const char* kLevies = R"({"measures": [
 {
  "id": "zz-levy-2",
  "heading": "L.2",
  "kind": "fee",
  "programme": "zz-levies",
  "family": "zz-levy",
  "title": "Levy",
  "versions": [
   {
    "from": "2025-01-01",
    "to": null,
    "order": 10,
    "origins": {"all": true, "except": []},
    "codes": {"all": true},
    "when": [{"not": {"applied": ["W.25"]}}],
    "basis": "customs_value",
    "rate": {"ad_valorem": "2%"},
    "per_entry": {"min": "10.00", "max": "100.00"},
    "cite": {"source": "act-2", "locator": "article 5"}
   }
  ]
 },
 {
  "id": "zz-tax-20",
  "heading": "T.20",
  "kind": "vat",
  "programme": "zz-taxes",
  "family": "zz-tax",
  "title": "Tax",
  "versions": [
   {
    "from": "2025-01-01",
    "to": null,
    "order": 10,
    "origins": {"all": true, "except": []},
    "codes": {"all": true},
    "when": [],
    "basis": "value_plus_duties",
    "rate": {"ad_valorem": "20%"},
    "cite": {"source": "act-2", "locator": "article 6"}
   }
  ]
 }
]}
)";

constexpr const char* kWatches = R"({"watches": [
 {
  "id": "zz-bill",
  "from": "2026-01-01",
  "to": null,
  "origins": {"in": ["KR"]},
  "codes": {"all": true},
  "when": [],
  "text": "a bill would end the levy",
  "cite": {"source": "act-2", "locator": "bill 9"}
 }
]}
)";

constexpr const char* kWidgets =
    "code,from,to,source\n"
    "7318,2025-01-01,2026-01-01,act-1\n"
    "7318,2026-01-01,,act-2\n"
    "73269086,2025-01-01,,act-1\n";
constexpr const char* kGadgets =
    "code,from,to,source\n"
    "84713001,2025-01-01,,act-1\n";
constexpr const char* kLines =
    "code,general,special,other,unit\n"
    "73181500,Free,,20%,kg\n"
    "73269086,2.9%,Free(KR FR),45%,kg\n"
    "84713001,0.8c/each+5.4%,,33 1/3%,each\n";
constexpr const char* kSuffixes =
    "code8,suffixes\n"
    "73181500,10 20\n"
    "73269086,05 88\n";

/// Takes the mark out of a text. @return line and column of the mark, or of the text's first
/// character.
Place unmark(const std::string& file, std::string& text, std::size_t otherwise) {
  std::size_t at = text.find('^');
  if (at == std::string::npos) {
    at = otherwise;
  } else {
    text.erase(at, 1);
  }
  Place place{file, 1, 1};
  for (std::size_t i = 0; i < at; ++i) {
    ++place.column;
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    }
  }
  return place;
}

}  // namespace

SmallLaw::SmallLaw()
    : files_{{"facts.json", kFacts},
             {"zz/schedule.json", kSchedule},
             {"zz/sources/acts.json", kSources},
             {"zz/lists/lists.json", kLists},
             {"zz/lists/zz-widgets.csv", kWidgets},
             {"zz/lists/zz-gadgets.csv", kGadgets},
             {"zz/rates/lines.csv", kLines},
             {"zz/rates/statistical.csv", kSuffixes},
             {"zz/interactions.json", kInteractions},
             {"zz/measures/base.json", kBase},
             {"zz/measures/duties.json", kDuties},
             {"zz/measures/levies.json", kLevies},
             {"zz/watches.json", kWatches}} {}

Place SmallLaw::plant(const std::string& file, std::string_view piece, std::string_view fault) {
  std::string& text = files_.at(file);
  const std::size_t at = text.find(piece);
  if (at == std::string::npos || text.find(piece, at + 1) != std::string::npos) {
    throw std::logic_error(file + " must hold this exactly once: " + std::string(piece));
  }
  text.replace(at, piece.size(), fault);
  return unmark(file, text, at);
}

Place SmallLaw::write(const std::string& file, std::string_view text) {
  files_[file] = std::string(text);
  return unmark(file, files_[file], 0);
}

LoadedSchedule SmallLaw::load_folder(std::string& folder) const {
  folder = TAREX_SCRATCH_DIR "/law-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) {
    throw std::runtime_error("cannot make a folder like " + folder);
  }
  for (const auto& [name, text] : files_) {
    const std::filesystem::path path = folder + "/" + name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  LoadedSchedule law = load_schedule(folder, "zz");
  std::filesystem::remove_all(folder);
  return law;
}

Errors SmallLaw::check() const {
  std::string folder;
  LoadedSchedule law = load_folder(folder);
  if (law.schedule) {
    law.errors = std::move(law.unknown_codes);
    const Errors found = validate(*law.schedule);
    law.errors.insert(law.errors.end(), found.begin(), found.end());
  }
  for (Error& error : law.errors) {
    if (error.where.file.starts_with(folder + "/")) {
      error.where.file.erase(0, folder.size() + 1);
    }
  }
  return law.errors;
}

Schedule SmallLaw::load() const {
  std::string folder;
  LoadedSchedule law = load_folder(folder);
  if (!law.schedule) {
    throw std::logic_error("the law has faults: " + to_text(law.errors.at(0)));
  }
  return std::move(*law.schedule);
}

TEST_CASE("the small law of the tests is sound and holds what it says") {
  const SmallLaw law;
  std::string all;
  for (const Error& error : law.check()) {
    all += to_text(error);
  }
  CHECK(all.empty());
  const Schedule schedule = law.load();
  CHECK(schedule.jurisdiction == "ZZ");
  CHECK(schedule.measures.size() == 5);
  CHECK(schedule.lines.rows().size() == 3);
  CHECK(schedule.statistical.rows().size() == 4);
  CHECK(schedule.list_rows.rows().size() == 4);
  CHECK(schedule.epochs.size() == 3);
}

TEST_CASE("a mark in a planted fault gives its line and column") {
  SmallLaw law;
  const Place place =
      law.plant("zz/interactions.json", "\"title\": \"Levy\"", "\"title\": ^\"Lever\"");
  CHECK(place.line == 5);
  CHECK(place.column == 30);
  CHECK_THROWS_AS(law.plant("zz/interactions.json", "\"act-1\"", ""), std::logic_error);
  CHECK(law.check().empty());
}

}  // namespace tarex::law_test
