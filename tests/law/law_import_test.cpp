#include "tarex/law_import.hpp"

#include <algorithm>

#include "catch.hpp"
#include "law/official_cells.hpp"
#include "tarex/schedule_loader.hpp"

// A new edition of a tariff from its official table. The cells are written by hand in the forms
// that the publication uses.

namespace tarex {
namespace {

using detail::CellFault;
using detail::OfficialCells;

const Schedule& law() { return *embedded_schedule("US"); }

OfficialCells cells() { return OfficialCells(law().official_table, law().units); }

const std::string kHeader =
    "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,"
    "Column 2 Rate of Duty,Quota Quantity,Additional Duties\n";

/// One row; the cells must need no quotes of their own.
std::string row(const std::string& code, const std::string& unit, const std::string& general,
                const std::string& special, const std::string& other) {
  return code + ",0,\"words, more words\",\"" + unit + "\",\"" + general + "\",\"" + special +
         "\",\"" + other + "\",,\n";
}

TariffImport imported(const std::string& rows) {
  Result<TariffImport> import = import_tariff(kHeader + rows, "edition.csv", law());
  REQUIRE(import);
  return import.take();
}

/// Code, line, column of each.
std::vector<std::string> places(const Errors& errors) {
  std::vector<std::string> out;
  for (const Error& error : errors) {
    out.push_back(std::string(code_name(error.code)) + " " + std::to_string(error.where.line) +
                  ":" + std::to_string(error.where.column));
  }
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a printed rate becomes the rate of lines.csv") {
  const std::pair<const char*, const char*> kRates[] = {
      {"Free", "Free"},
      {" free\n", "Free"},
      {"2.9%", "2.9%"},
      {"5.0%", "5%"},
      {"100%", "100%"},
      {"33 1/3%", "33 1/3%"},
      {"3.30¢/kg", "3.3c/kg"},
      {"$1.10/kg +50%", "$1.1/kg+50%"},
      {"$10/t", "$10/t"},
      {"90¢ each", "90c/each"},
      {"$4.50 each + 65%", "$4.5/each+65%"},
      {"$2/1,000 + 60%", "$2/1000+60%"},
      {"15¢/doz. + 8%", "15c/doz+8%"},
      {"8¢/pf. liter", "8c/pf-liter"},
      {"8¢/pf.liter", "8c/pf-liter"},
      {"0.2¢/kg, including weight of container", "0.2c/kg-including-weight-of-container"},
      {"3¢/lin. m", "3c/m"},
      {"0.3¢/line/ gross + 4.6%", "0.3c/line-gross+4.6%"},
      {"$2.50/thou- sand + 40%", "$2.5/1000+40%"},
      {"8¢/m2of recording surface", "8c/m2-of-recording-surface"},
      {"6.5% on the entire set", "6.5%"},
      // Two amounts, an amount per an unknown thing, words: no formula carries them.
      {"4.4¢/liter + 31¢/pf. liter", "?4.4c/liter + 31c/pf. liter"},
      {"13¢/kg + 6% + 2¢/article", "?13c/kg + 6% + 2c/article"},
      {"41¢ each + 5% on the case", "?41c each + 5% on the case"},
      {"4¢/kg less 0.5¢/kg", "?4c/kg less 0.5c/kg"},
      {"The rate appli- cable to the\n set", "?The rate applicable to the set"},
      // Nothing is guessed from what is nearly a rate.
      {"2.9", "?2.9"},
      {"2,9%", "?2,9%"},
      {"2.9%%", "?2.9%%"},
      {"4/kg", "?4/kg"},
      {"$4¢/kg", "?$4c/kg"},
      {"4¢ kg", "?4c kg"},
      {"5% + 5%", "?5% + 5%"},
      {"5% +", "?5% +"},
      {"1000000000000%", "?1000000000000%"},
  };
  for (const auto& [printed, read] : kRates) {
    CAPTURE(printed);
    CHECK(cells().rate(printed) == read);
  }
}

TEST_CASE("the special column keeps every programme with its rate") {
  CellFault fault;
  CHECK(cells().special("", fault) == "");
  CHECK(cells().special("Free (A+,AU,BH,D, E,IL,P ,S+)", fault) == "Free(A+ AU BH D E IL P S+)");
  CHECK(cells().special("Free\n(KR)", fault) == "Free(KR)");
  CHECK(cells().special("Free (A,KR) 5.0% (JP)", fault) == "Free(A KR);5%(JP)");
  CHECK(cells().special("Free (A,L,KR,L)", fault) == "Free(A L KR)");
  CHECK(cells().special("Free (A)3.30¢/liter(JP) See 9823.01.01-9823.01.05 (S+)", fault) ==
        "Free(A);3.3c/liter(JP);?See 9823.01.01-9823.01.05(S+)");
  for (const char* bad : {"Free", "(KR)", "Free (A, KR", "Free (A (KR)", "Free (KOR)", "Free (kr)",
                          "Free (A,,KR)", "Free (A) KR)"}) {
    CAPTURE(bad);
    CHECK_FALSE(cells().special(bad, fault));
    CHECK_FALSE(fault.message.empty());
    CHECK_FALSE(fault.hint.empty());
  }
}

TEST_CASE("a programme with two rates in one special column is no rate of either") {
  CellFault fault;
  CHECK(cells().special("Free (A,KR) 5.0% (KR)", fault) == std::nullopt);
  CHECK(fault.message == "'KR' has two rates, 'Free' and '5%'");
  CHECK(fault.hint == "a symbol has one rate in a tariff line");
  CHECK(cells().special("5% (A,KR) 5.0% (KR)", fault) == "5%(A KR);5%(KR)");
}

TEST_CASE("units of quantity are those the table names") {
  CellFault fault;
  CHECK(cells().unit("", fault) == "");
  CHECK(cells().unit(R"([""])", fault) == "");
  CHECK(cells().unit(R"(["No."])", fault) == "each");
  CHECK(cells().unit(R"(["doz. prs."," kg"])", fault) == "doz-pr|kg");
  CHECK_FALSE(cells().unit(R"(["bundles"])", fault));
  CHECK(fault.message == "'bundles' is not a unit of quantity tarex knows");
  CHECK_FALSE(cells().unit("kg", fault));
}

TEST_CASE("rates stand on the row of eight digits or on one of ten") {
  const TariffImport import =
      imported(row("7326", "", "", "", "") + row("", "", "", "", "") +
               row("7326.90.86", "", "3.0%", "Free (KR)", "45%") +
               row("7326.90.86.10", "[\"\"kg\"\"]", "", "", "") +
               row("7326.90.86.88", "[\"\"No.\"\",\"\"kg\"\"]", "", "", "") +
               row("7326.90.87.00", "[\"\"kg\"\"]", "Free", "", "20%") +
               row("9903.01.01", "", "see note", "", ""));
  CHECK(import.unread.empty());
  CHECK(import.kept.empty());
  CHECK(import.rows == 7);
  CHECK(import.other_rows == 2);
  CHECK(import.passed_over == 1);
  CHECK(import.suffixes() == 3);
  CHECK(lines_csv(import) ==
        "code,general,special,other,unit\n"
        "73269086,3%,Free(KR),45%,kg;each|kg\n"
        "73269087,Free,,20%,kg\n");
  CHECK(statistical_csv(import) == "code8,suffixes\n73269086,10 88\n73269087,00\n");
}

TEST_CASE("a line with a cell that cannot be read is left out and located") {
  const TariffImport import =
      imported(row("7326.90.01.00", "[\"\"bundles\"\"]", "Free", "", "Free") +  // line 2
               row("7326.90.02.00", "[\"\"kg\"\"]", "2%", "Free (A", "20%") +   // line 3
               row("7326.90.03", "", "2%", "", "20%") +                         // line 4
               row("7326.90.03.10", "[\"\"kg\"\"]", "2.5%", "", "") +           // line 5
               row("7326.90.04", "", "2%", "", "") +                            // line 6
               row("73269", "", "", "", "") +                                   // line 7
               row("7326.9o.05", "", "2%", "", "2%") +                          // line 8
               row("7326.90", "", "2%", "", "2%") +                             // line 9
               row("7326.90.06.00", "", "2%", "", "2%") +                       // line 10
               row("7326.90.06.00", "", "", "", "") +                           // line 11
               "7326.90.07,0\n" +                                               // line 12
               row("7326.90.08", "", "some words", "", "2%"));                  // line 13
  CHECK(places(import.unread) == Words{"bad_word 2:38", "bad_rate 3:54", "inconsistent 5:49",
                                       "missing_field 6:1", "bad_code 7:1", "bad_code 8:1",
                                       "bad_code 9:1", "duplicate 11:1", "bad_csv 12:1"});
  CHECK(places(import.kept) == Words{"bad_rate 13:38"});
  CHECK(import.left_out == Words{"73269001", "73269002", "73269003", "73269004", "73269006"});
  CHECK(lines_csv(import) == "code,general,special,other,unit\n73269008,?some words,,2%,\n");
  for (const Error& error : import.unread) {
    CHECK_FALSE(error.source.empty());
    CHECK(error.where.file == "edition.csv");
  }
}

TEST_CASE("columns of the official table may stand in any order, but must be there") {
  const auto import = import_tariff(
      "Column 2 Rate of Duty,Special Rate of Duty,General Rate of Duty,Unit of Quantity,HTS "
      "Number\n"
      "20%,,2%,,7326.90.86\n",
      "other.csv", law());
  REQUIRE(import);
  CHECK(lines_csv(import.value()) == "code,general,special,other,unit\n73269086,2%,,20%,\n");

  const auto missing = import_tariff("HTS Number,General Rate of Duty\n", "other.csv", law());
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::bad_header);
  CHECK(missing.error().message == "there is no column 'Unit of Quantity'");
  CHECK(import_tariff("", "empty.csv", law()).error().code == ErrorCode::bad_header);
  CHECK(import_tariff(kHeader, "vn.csv", *embedded_schedule("VN")).error().code ==
        ErrorCode::unsupported);
}

TEST_CASE("the law, printed as its publication prints it, comes back without a difference") {
  const Schedule& schedule = law();
  const auto printed_rate = [&](std::uint32_t rate) { return schedule.duty_rates[rate].text; };
  const auto printed_unit = [&](std::string_view name) {
    const auto& units = schedule.official_table.units;
    const auto found = std::find_if(units.begin(), units.end(),
                                    [&](const PrintedUnit& u) { return u.name == name; });
    REQUIRE(found != units.end());
    return "\"\"" + found->printed + "\"\"";
  };
  const auto unit_cells = [&](std::string_view text) {
    Words out;
    for (std::string_view rest = text; !rest.empty();) {
      std::string_view group = rest.substr(0, rest.find(';'));
      rest = rest.substr(std::min(group.size() + 1, rest.size()));
      std::string cell;
      while (!group.empty()) {
        const std::string_view one = group.substr(0, group.find('|'));
        cell += (cell.empty() ? "" : ",") + printed_unit(one);
        group = group.substr(std::min(one.size() + 1, group.size()));
      }
      out.push_back("[" + cell + "]");
    }
    return out;
  };
  std::string rows;
  for (const TariffLine& line : schedule.lines.rows()) {
    std::string special;
    for (const SpecialColumn::Group& group : schedule.specials[line.special].groups) {
      if (schedule.symbols[group.symbols.front()].front() == '=') {
        continue;  // of instead.csv: not printed
      }
      special += printed_rate(group.rate) + " (";
      for (std::size_t s = 0; s < group.symbols.size(); ++s) {
        special += (s == 0 ? "" : ",") + schedule.symbols[group.symbols[s]];
      }
      special += ") ";
    }
    rows += row(to_string(line.hs()), "", printed_rate(line.general), special,
                printed_rate(line.other));
    const Words units = unit_cells(schedule.unit_texts[line.unit]);
    std::size_t below = 0;
    for (const std::uint64_t code : schedule.statistical_below(line.hs())) {
      rows += row(to_string(HsCode::from_aligned(code, 10)),
                  below < units.size() ? units[below] : "", "", "", "");
      ++below;
    }
    // Units of lines without codes of their own below, or with fewer of them than units.
    for (; below < units.size(); ++below) {
      rows += row(to_string(line.hs()), units[below], "", "", "");
    }
  }
  const TariffImport import = imported(rows);
  CHECK(places(import.unread) == Words());
  CHECK(import.lines.size() == schedule.lines.rows().size());
  CHECK(import.suffixes() == schedule.statistical.rows().size());
  for (const TariffChange& change : tariff_changes(import, schedule)) {
    FAIL_CHECK(change.code << " " << change.column << ": " << change.before << " / "
                           << change.after);
  }
}

TEST_CASE("what comes, goes and differs is told by code") {
  const TariffLine& first = law().lines.rows().front();
  const std::string code = to_string(first.hs());
  const TariffImport import =
      imported(row(code, "", "77%", "Free (KR)", law().duty_rates[first.other].text) +
               row("9702.90.99", "", "Free", "", "Free") +
               row(to_string(law().lines.rows()[1].hs()), "", "Free", "Free (A", "Free"));
  const auto changes = tariff_changes(import, law());
  REQUIRE(changes.size() > 3);
  CHECK(changes[0].what == TariffChange::What::changed);
  CHECK(changes[0].column == "general");
  CHECK(changes[0].before == law().duty_rates[first.general].text);
  CHECK(changes[0].after == "77%");
  const auto count = [&](TariffChange::What what) {
    return static_cast<std::size_t>(std::count_if(
        changes.begin(), changes.end(), [&](const TariffChange& c) { return c.what == what; }));
  };
  CHECK(count(TariffChange::What::added) == 1);
  // All but the first line, and the one that is left out and therefore not compared.
  CHECK(count(TariffChange::What::removed) == law().lines.rows().size() - 2);
}

TEST_CASE("a damaged table is refused or read, cell by cell, and nothing breaks") {
  const std::string sound = kHeader + row("7326.90.86", "", "3.0%", "Free (KR,S+) 5% (JP)", "45%") +
                            row("7326.90.86.10", "[\"\"No.\"\",\"\"kg\"\"]", "", "", "") +
                            row("7326.90.87.00", "[\"\"kg\"\"]", "$1.10/kg + 5.0%", "", "33 1/3%");
  const auto lines_of = [](std::string_view text) -> std::size_t {
    const auto import = import_tariff(text, "damaged.csv", law());
    if (!import) {
      CHECK(import.error().where.file == "damaged.csv");
      return 0;
    }
    for (const Error& error : import.value().unread) {
      CHECK(error.where.line > 0);
    }
    return import.value().lines.size();
  };
  CHECK(lines_of(sound) == 2);
  for (std::size_t at = 0; at < sound.size(); ++at) {
    CHECK(lines_of(std::string_view(sound).substr(0, at)) <= 2);
    for (const char c : {'"', ',', '\n', '(', '[', '9', '\xFF', '\0'}) {
      std::string damaged = sound;
      damaged[at] = c;
      CHECK(lines_of(damaged) <= 3);
    }
  }
}

}  // namespace tarex
