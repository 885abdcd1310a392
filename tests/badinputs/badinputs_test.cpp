#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "text/csv_reader.hpp"
#include "text/json_reader.hpp"

// Malformed and unusual input, class by class. cells.csv holds one odd cell a row, put into an
// otherwise good line; files.json holds whole files. README.md in this folder describes both.

namespace tarex {
namespace {

const std::string kFolder = std::string(TAREX_SOURCE_DIR) + "/tests/badinputs/";

std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// `\xNN` becomes that byte, `\n`, `\r` and `\t` what they mean, `\\` a backslash.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char next = text[++i];
    if (next == 'x') {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += next == 'n' ? '\n' : next == 'r' ? '\r' : next == 't' ? '\t' : next;
    }
  }
  return out;
}

std::string quoted_cell(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    out += c;
    out += c == '"' ? "\"" : "";
  }
  return out + '"';
}

/// What `tarex score` made of a file.
struct Scored {
  int exit = 0;
  std::vector<JsonValue> lines;
  std::string err;
  std::string out;

  [[nodiscard]] std::size_t rejected() const {
    std::size_t count = 0;
    for (const JsonValue& line : lines) {
      count += line.find("status")->text == "rejected" ? 1U : 0U;
    }
    return count;
  }
};

Scored score(const std::string& name, const std::string& bytes, const std::string& options = {}) {
  const std::string stem =
      std::string(TAREX_SCRATCH_DIR) + "/badinputs-" + std::to_string(::getpid()) + "-" + name;
  std::ofstream(stem + ".csv", std::ios::binary) << bytes;
  const std::string command = "LC_ALL=C " TAREX_BINARY " score '" + stem +
                              ".csv' --format jsonl --date 2026-10-09 --fx KRW=1390.5 "
                              "--fx VND=26300 " +
                              options + " >'" + stem + ".out' 2>'" + stem + ".err'";
  Scored scored;
  const int status = std::system(command.c_str());
  scored.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  scored.err = read_whole(stem + ".err");
  scored.out = read_whole(stem + ".out");
  std::istringstream lines(scored.out);
  for (std::string line; std::getline(lines, line);) {
    auto parsed = parse_json(line, "out");
    REQUIRE(parsed.ok());
    scored.lines.push_back(parsed.take());
  }
  std::filesystem::remove(stem + ".csv");
  return scored;
}

/// Every error of a rejected line says where, what and how to mend it.
void check_errors(const JsonValue& line) {
  const JsonValue* errors = line.find("errors");
  REQUIRE(errors != nullptr);
  CHECK_FALSE(errors->items.empty());
  for (const JsonValue& error : errors->items) {
    for (const char* key : {"line", "column", "offset"}) {
      REQUIRE(error.find(key) != nullptr);
    }
    for (const char* key : {"code", "message", "hint"}) {
      REQUIRE(error.find(key) != nullptr);
      CHECK_FALSE(error.find(key)->text.empty());
    }
    CHECK(error.find("field") != nullptr);
    CHECK(error.find("value") != nullptr);
  }
}

const std::vector<std::string> kColumns = {
    "sku",   "hs",       "origin",        "destination", "entry_date", "currency",
    "value", "quantity", "net_weight_kg", "steel_value", "steel_melt", "producer"};
const std::vector<std::string> kGoodLine = {"A-1",        "7318.15.20.61", "KR",      "US",
                                            "2026-06-15", "USD",           "1000.00", "200",
                                            "80.5",       "700.00",        "KR",      "Mill One"};

std::string join(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    line += (line.empty() ? "" : ",") + cell;
  }
  return line + "\n";
}

/// A row of cells.csv.
struct CellCase {
  std::string column;  ///< the odd one of `set`
  std::map<std::string, std::string> set;
  std::string want;  ///< `reject`, `accept`, or `same` (as the good line)
  std::string code;
  std::string says;  ///< part of a hint or message, of a warning where accepted
};

std::vector<CellCase> cell_cases(const std::string& wanted) {
  const std::string text = read_whole(kFolder + "cells.csv");
  CsvReader reader(text, "cells.csv", ',');
  CsvRecord record;
  REQUIRE(reader.next(record));
  std::vector<CellCase> cases;
  while (reader.next(record)) {
    INFO("cells.csv, line " << record.line);
    REQUIRE_FALSE(record.error.has_value());
    REQUIRE(record.fields.size() == 7);
    const auto& f = record.fields;
    if (f[0] != wanted) {
      continue;
    }
    CellCase next;
    next.column = f[1];
    next.set[next.column] = unescaped(f[2]);
    for (std::string_view rest = f[3]; !rest.empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view pair = rest.substr(0, end);
      const std::size_t equals = pair.find('=');
      next.set[std::string(pair.substr(0, equals))] = pair.substr(equals + 1);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    next.want = f[4];
    next.code = f[5];
    next.says = f[6];
    cases.push_back(std::move(next));
  }
  REQUIRE_FALSE(cases.empty());
  return cases;
}

std::string figures(const JsonValue& line) {
  std::string out;
  for (const char* key : {"status", "customs_value", "base_duty", "additional_duty", "total_duty",
                          "total_fees", "total_tax", "landed_cost"}) {
    const JsonValue* figure = line.find(key);
    out += std::string(key) + "=" + (figure == nullptr ? "-" : figure->text) + " ";
  }
  return out;
}

/// Puts every cell of a class into a line of one file and looks at each line of the output.
void check_cells(const std::string& wanted) {
  const std::vector<CellCase> cases = cell_cases(wanted);
  std::string bytes = join(kColumns) + join(kGoodLine);
  for (const CellCase& one : cases) {
    std::vector<std::string> cells = kGoodLine;
    for (std::size_t c = 0; c < kColumns.size(); ++c) {
      if (const auto at = one.set.find(kColumns[c]); at != one.set.end()) {
        cells[c] = quoted_cell(at->second);
      }
    }
    bytes += join(cells);
  }
  const Scored scored = score(wanted, bytes);
  REQUIRE(scored.lines.size() == cases.size() + 1);
  const std::string good = figures(scored.lines.front());
  CHECK(good.find("status=rejected") == std::string::npos);
  std::size_t rejected = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const CellCase& one = cases[i];
    const JsonValue& line = scored.lines[i + 1];
    const std::string status = line.find("status")->text;
    INFO(wanted << ": " << one.column << " = '" << one.set.at(one.column) << "'");
    if (one.want != "reject") {
      REQUIRE(status != "rejected");
      std::string warnings;
      for (const JsonValue& warning : line.find("warnings")->items) {
        warnings += warning.text + "\n";
      }
      CHECK(warnings.find(one.says) != std::string::npos);
      CHECK((one.want != "same" || figures(line) == good));
      continue;
    }
    ++rejected;
    REQUIRE(status == "rejected");
    check_errors(line);
    const JsonValue& error = line.find("errors")->items.front();
    CHECK(error.find("code")->text == one.code);
    CHECK((error.find("message")->text + "\n" + error.find("hint")->text).find(one.says) !=
          std::string::npos);
    if (one.code != "bad_csv") {
      const std::string field = error.find("field")->text;
      REQUIRE(one.set.count(field) == 1);
      CHECK(error.find("value")->text == one.set.at(field));
    }
  }
  CHECK(scored.rejected() == rejected);
  CHECK(scored.exit == (rejected > 0 ? 1 : 0));
}

/// Texts that people put into a file for others to stumble over come out as they went in.
void check_texts_come_out_unchanged(const std::string& wanted) {
  const std::vector<CellCase> cases = cell_cases(wanted);
  for (const CellCase& one : cases) {
    const std::string& column = one.column;
    const std::string& cell = one.set.at(column);
    INFO(wanted << ": " << column << " = '" << cell << "'");
    std::vector<std::string> cells = kGoodLine;
    for (std::size_t c = 0; c < kColumns.size(); ++c) {
      cells[c] = kColumns[c] == column ? quoted_cell(cell) : cells[c];
    }
    const Scored scored = score(wanted, join(kColumns) + join(cells));
    CHECK(scored.exit == 0);
    REQUIRE(scored.lines.size() == 1);
    CHECK(scored.lines.front().find(column)->text == cell);
    // One line of output, whatever a reader takes for a line end, and nothing that steers a screen.
    for (std::size_t at = 0; at + 1 < scored.out.size(); ++at) {
      const auto byte = static_cast<unsigned char>(scored.out[at]);
      CHECK((byte >= 0x20 && byte != 0x7F));
    }
    CHECK(scored.out.find("\xE2\x80\xA8") == std::string::npos);
    CHECK(scored.out.find("\xE2\x80\xA9") == std::string::npos);
    CHECK(scored.out.find("\xC2\x85") == std::string::npos);
  }
}

std::string text_of(const JsonValue& object, std::string_view key) {
  const JsonValue* value = object.find(key);
  return value == nullptr ? std::string() : value->text;
}

std::string bytes_of(const JsonValue& one) {
  std::string bytes;
  for (const JsonValue& line : one.find("bytes")->items) {
    bytes += unescaped(line.text);
  }
  if (const JsonValue* repeat = one.find("repeat")) {
    const std::string piece = unescaped(text_of(*repeat, "piece"));
    std::string all;
    for (int i = std::stoi(text_of(*repeat, "times")); i > 0; --i) {
      all += piece;
    }
    bytes.replace(bytes.find("@@"), 2, all);
  }
  return bytes;
}

void check_file(const JsonValue& one, std::map<std::string, std::string>& bases) {
  const std::string name = text_of(one, "name");
  INFO(name);
  const Scored scored = score(name, bytes_of(one), text_of(one, "options"));
  CHECK(std::to_string(scored.exit) == text_of(one, "exit"));
  CHECK(std::to_string(scored.lines.size() - scored.rejected()) == text_of(one, "scored"));
  CHECK(std::to_string(scored.rejected()) == text_of(one, "rejected"));
  CHECK(scored.err.find(text_of(one, "says")) != std::string::npos);
  std::string all;
  bool first = true;
  for (const JsonValue& line : scored.lines) {
    all += figures(line) + "\n";
    if (line.find("status")->text != "rejected") {
      continue;
    }
    check_errors(line);
    const JsonValue& error = line.find("errors")->items.front();
    if (!first) {
      continue;
    }
    first = false;
    CHECK(text_of(error, "code") == text_of(one, "code"));
    CHECK(text_of(error, "line") + ":" + text_of(error, "column") == text_of(one, "at"));
  }
  if (const JsonValue* holds = one.find("holds")) {
    CHECK(scored.out.find(holds->text) != std::string::npos);
  }
  if (const JsonValue* base = one.find("same_as")) {
    CHECK(all == bases[base->text]);
  }
  bases[name] = all;
}

void check_files(const std::string& wanted) {
  auto table = parse_json(read_whole(kFolder + "files.json"), "files.json");
  REQUIRE(table.ok());
  std::map<std::string, std::string> bases;
  int checked = 0;
  for (const JsonValue& one : table.value().find("files")->items) {
    if (text_of(one, "class") == wanted) {
      check_file(one, bases);
      ++checked;
    }
  }
  CHECK(checked > 0);
}

TEST_CASE("bad inputs: numbers") { check_cells("numbers"); }
TEST_CASE("bad inputs: tariff codes") { check_cells("codes"); }
TEST_CASE("bad inputs: dates") { check_cells("dates"); }
TEST_CASE("bad inputs: countries and currencies") { check_cells("countries"); }
TEST_CASE("bad inputs: meaning") { check_cells("meaning"); }
TEST_CASE("bad inputs: texts for others to stumble over") {
  check_texts_come_out_unchanged("injection");
}
TEST_CASE("bad inputs: structure of a file") { check_files("structure"); }
TEST_CASE("bad inputs: headers") { check_files("header"); }
TEST_CASE("bad inputs: encodings") { check_files("encoding"); }
TEST_CASE("bad inputs: files that are no table") { check_files("container"); }
TEST_CASE("bad inputs: good files of every kind") { check_files("good"); }

}  // namespace
}  // namespace tarex
