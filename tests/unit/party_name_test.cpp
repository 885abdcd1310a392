#include "text/party_name.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "tarex/entry_reader.hpp"
#include "tarex/schedule_loader.hpp"

// Names of firms as they stand on papers, against the firms that decisions name. A name is either
// one of those firms or none of them; what merely resembles one is suggested, never matched.

namespace tarex {
namespace {

struct Spelling {
  std::string_view text;
  std::string_view party;    ///< id of the firm it must be read as; empty = of none
  std::string_view similar;  ///< id of a firm that must be suggested; empty = none may be
};

/// What the reader of entry lines makes of a name in the column of the mill certificate.
struct Reading {
  std::string party;
  std::vector<std::string> notes;
};

Reading read(std::string_view name) {
  const Schedule& law = *embedded_schedule("VN");
  LawBook book;
  book.add(law);
  const EntryReader reader(book, {law.verified_through, "KR", "VN", {}, {}});
  const std::vector<RawField> fields = {
      {"hs", "7210.49.17", 1, 1}, {"value", "1", 1, 2}, {"mill_certificate", name, 1, 3}};
  InputLine line;
  REQUIRE(reader.read(fields, line).empty());
  const FactIndex fact = law.find_fact("mill_certificate");
  REQUIRE(line.entry.facts.known(fact));
  const std::int64_t value = line.entry.facts.value(fact);
  return {value < 0 ? std::string() : law.parties[static_cast<std::size_t>(value)].id,
          line.party_notes};
}

std::string name_of(std::string_view id) {
  for (const Party& party : embedded_schedule("VN")->parties) {
    if (party.id == id) {
      return party.name;
    }
  }
  return {};
}

constexpr Spelling kSpellings[] = {
    // As printed, and as typed.
    {"POSCO", "posco", ""},
    {"posco", "posco", ""},
    {"Posco", "posco", ""},
    {" POSCO ", "posco", ""},
    {"P.O.S.C.O.", "posco", ""},
    {"POSCO Co., Ltd.", "posco", ""},
    {"POSCO CO.,LTD", "posco", ""},
    {"POSCO Corporation", "posco", ""},
    {"포스코", "posco", ""},
    {"(주)포스코", "posco", ""},
    {"㈜포스코", "posco", ""},
    {"주식회사 포스코", "posco", ""},
    {"주식회사포스코", "posco", ""},
    {"포스코(주)", "posco", ""},
    {"포스코주식회사", "posco", ""},
    {"ＰＯＳＣＯ", "posco", ""},
    {"\u1111\u1169\u1109\u1173\u110F\u1169", "posco", ""},  // 포스코 in single letters
    {"KG Dongbu Steel Co., Ltd.", "kg-dongbu-steel", ""},
    {"KG DONGBU STEEL CO LTD", "kg-dongbu-steel", ""},
    {"KG-Dongbu Steel", "kg-dongbu-steel", ""},
    {"K.G. Dongbu Steel Co.,Ltd.", "kg-dongbu-steel", ""},
    {"KG Steel Corporation", "kg-dongbu-steel", ""},
    {"KG Steel", "kg-dongbu-steel", ""},
    {"KG Steel Co., Ltd.", "kg-dongbu-steel", ""},
    {"KG스틸", "kg-dongbu-steel", ""},
    {"KG 스틸", "kg-dongbu-steel", ""},
    {"kg스틸(주)", "kg-dongbu-steel", ""},
    {"KG동부제철", "kg-dongbu-steel", ""},
    {"동부제철 주식회사", "kg-dongbu-steel", ""},
    {"Dongbu Steel Co., Ltd.", "kg-dongbu-steel", ""},
    {"Dongkuk Coated Metal Co., Ltd.", "dongkuk-coated-metal", ""},
    {"Dongkuk Coated-Metal Co. Ltd", "dongkuk-coated-metal", ""},
    {"Dongkuk CM", "dongkuk-coated-metal", ""},
    {"동국씨엠", "dongkuk-coated-metal", ""},
    {"Hyundai Steel Company", "hyundai-steel", ""},
    {"HYUNDAI STEEL CO., LTD.", "hyundai-steel", ""},
    {"The Hyundai Steel Company", "hyundai-steel", ""},
    {"HyundaiSteel", "hyundai-steel", ""},
    {"현대제철", "hyundai-steel", ""},
    {"현대제철(주)", "hyundai-steel", ""},
    {"POSCO International Corporation", "posco-international", ""},
    {"POSCO International Co., Ltd.", "posco-international", ""},
    {"Posco International Corp.", "posco-international", ""},
    {"포스코인터내셔널", "posco-international", ""},
    {"Samsung C&T Corporation", "samsung-ct", ""},
    {"Samsung C & T Corp", "samsung-ct", ""},
    {"Samsung C and T Corporation", "samsung-ct", ""},
    {"삼성물산(주)", "samsung-ct", ""},
    {"LX International Corp.", "lx-international", ""},
    {"L.X. International", "lx-international", ""},
    {"LG International Corp.", "lx-international", ""},
    {"Osteel, Inc.", "osteel", ""},
    {"ST. International", "st-international", ""},
    {"S.T. International", "st-international", ""},
    {"ST International", "st-international", ""},
    {"POSCO C&C", "posco-coated-color", ""},
    {"POSCO Coated and Color Steel", "posco-coated-color", ""},
    {"포스코스틸리온", "posco-coated-color", ""},
    {"Yieh Phui (China) Technomaterial Co., Ltd.", "yieh-phui-china", ""},
    {"Yieh Phui China Technomaterial", "yieh-phui-china", ""},
    {"Shanghai Meishan Iron and Steel Co., Ltd.", "shanghai-meishan", ""},
    {"Baosteel Singapore Pte Ltd", "baosteel-singapore", ""},
    {"Kiswire Sdn Bhd", "kiswire-my", ""},
    // Near: suggested, not matched.
    {"POSC0", "", "posco"},
    {"Posko", "", "posco"},
    {"POSCO Holdings", "", "posco"},
    {"POSCO Vietnam", "", "posco"},
    {"포스코베트남", "", "posco"},
    {"POSCO Internatonal Corporation", "", "posco-international"},
    {"POSCO International Vietnam", "", "posco-international"},
    {"Hyundai Steal Company", "", "hyundai-steel"},
    {"Hyundai Steel Pipe", "", "hyundai-steel"},
    {"Hyundai", "", "hyundai-steel"},
    {"현대재철", "", "hyundai-steel"},
    {"KG Dongbu", "", "kg-dongbu-steel"},
    {"KG Donbu Steel", "", "kg-dongbu-steel"},
    {"Dongkuk Coated Metals", "", "dongkuk-coated-metal"},
    {"Samsung CT Corporation", "", "samsung-ct"},
    {"LX Internationale", "", "lx-international"},
    {"Wuhan Iron & Steel Group", "", "wuhan"},
    {"International Corp.", "", "lx-international"},
    {"Steel Co., Ltd.", "", "osteel"},
    // Others: neither matched nor suggested.
    {"SeAH Coated Metal Co., Ltd.", "", ""},
    {"Small Korean mill", "", ""},
    {"an unlisted coil center", "", ""},
    {"세아씨엠", "", ""},
    {"KISCO", "", ""},
    {"Union Steel Co., Ltd.", "", ""},
    {"Hyundai BNG Co., Ltd.", "", ""},
    {"Samsung Electronics", "", ""},
    {"Co., Ltd.", "", ""},
    {"주식회사", "", ""},
    {"-", "", ""},
};

}  // namespace

TEST_CASE("names on papers are read as the firms they name, and as no other") {
  CHECK(std::size(kSpellings) >= 60);
  for (const Spelling& spelling : kSpellings) {
    const Reading reading = read(spelling.text);
    std::string notes;
    for (const std::string& note : reading.notes) {
      notes += note + "\n";
    }
    INFO(spelling.text << " is read as '" << reading.party << "' " << notes);
    CHECK(reading.party == spelling.party);
    const bool suggests = notes.find("did you mean") != std::string::npos;
    CHECK(suggests == !spelling.similar.empty());
    if (!spelling.similar.empty()) {
      CHECK(notes.find("'" + name_of(spelling.similar) + "'") != std::string::npos);
    }
  }
}

TEST_CASE("a name that no decision prints is read with a warning") {
  CHECK(read("KG Dongbu Steel Co., Ltd.").notes.empty());
  CHECK(read("KG DONGBU STEEL CO., LTD").notes.empty());
  CHECK(read("POSCO International Corporation").notes.empty());
  CHECK(read("POSCO International Co., Ltd.").notes.empty());  // the provisional decision's
  for (const char* other : {"KG Steel Corporation", "KG스틸", "Dongbu Steel", "POSCO Co., Ltd.",
                            "Hyundai Steel", "포스코", "LG International Corp."}) {
    const Reading reading = read(other);
    INFO(other);
    REQUIRE(reading.notes.size() == 1);
    CHECK(reading.notes.front().find("is read as") != std::string::npos);
  }
}

TEST_CASE("none is no firm, and needs no warning") {
  const Reading reading = read("none");
  CHECK(reading.party.empty());
  CHECK(reading.notes.empty());
}

TEST_CASE("no two firms of a law answer to one name, and none is nearly another's") {
  for (const std::string& jurisdiction : embedded_jurisdictions()) {
    const Schedule& law = *embedded_schedule(jurisdiction);
    for (const PartyName& name : law.party_names) {
      CHECK(party_words(name.text).key == name.key);
      for (const PartyName& other : law.party_names) {
        CHECK((name.key != other.key || name.party == other.party));
      }
    }
    CHECK(std::is_sorted(law.party_names.begin(), law.party_names.end(),
                         [](const PartyName& a, const PartyName& b) { return a.key < b.key; }));
  }
}

TEST_CASE("any bytes can be taken for a name") {
  for (int a = 0; a < 256; ++a) {
    for (const int b : {0, 32, 0x80, 0xC0, 0xE3, 0xF0, 0xFF}) {
      const std::string text{static_cast<char>(a), static_cast<char>(b)};
      static_cast<void>(party_words(text));
    }
  }
  CHECK(party_words("").key.empty());
}

}  // namespace tarex
