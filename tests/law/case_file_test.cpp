#include "case_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "text/json_reader.hpp"

namespace tarex::law_tests {
namespace {

std::map<std::string, std::string> texts(const JsonValue& object) {
  std::map<std::string, std::string> out;
  for (const auto& [key, value] : object.members) {
    out[key.name] = value.text;
  }
  return out;
}

Columns columns_of(const JsonValue& object) {
  Columns out;
  for (const auto& [key, value] : object.members) {
    out.emplace_back(key.name, value.text);
  }
  return out;
}

Expectation expectation_of(const JsonValue& object) {
  Expectation out;
  for (const auto& [key, value] : object.members) {
    if (key.name == "total_duty") {
      out.total = value.text;
    } else if (key.name == "range") {
      REQUIRE(value.items.size() == 2);
      out.least = value.items[0].text;
      out.most = value.items[1].text;
    } else if (key.name == "base_duty") {
      out.base = value.text;
    } else if (key.name == "tax") {
      out.tax = value.text;
    } else if (key.name == "warnings") {
      for (const JsonValue& piece : value.items) {
        out.warnings.push_back(piece.text);
      }
    } else if (key.name == "lines") {
      out.lines = texts(value);
    } else if (key.name == "fees") {
      out.fees = texts(value);
    } else if (key.name == "not_charged") {
      for (const auto& [heading, because] : texts(value)) {
        out.not_charged.emplace_back(heading, because);
      }
    } else if (key.name == "questions") {
      for (const JsonValue& fact : value.items) {
        out.questions.push_back(fact.text);
      }
    } else if (key.name == "rejected") {
      out.rejected = value.text;
    } else {
      FAIL("an expectation says '" << key.name << "'");
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> case_paths() {
  std::vector<std::string> out;
  for (const auto& file :
       std::filesystem::directory_iterator(std::string(TAREX_SOURCE_DIR) + "/tests/law/cases")) {
    out.push_back(file.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Case> read_cases(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto parsed = parse_json(text, path);
  if (!parsed.ok()) {
    FAIL(to_text(parsed.error()));
  }
  std::vector<Case> out;
  for (const JsonValue& object : parsed.value().items) {
    Case one;
    one.file = std::filesystem::path(path).filename().string();
    const JsonValue* entry = nullptr;
    const JsonValue* expect = nullptr;
    const JsonValue* days = nullptr;
    for (const auto& [key, value] : object.members) {
      INFO(path << ":" << value.line);
      if (key.name == "name") {
        one.name = value.text;
      } else if (key.name == "entry") {
        entry = &value;
      } else if (key.name == "expect") {
        expect = &value;
      } else if (key.name == "days") {
        days = &value;
      } else if (key.name == "arithmetic") {
        one.arithmetic = value.text;
      } else if (key.name == "cite") {
        one.cite = value.text;
      } else {
        FAIL("a case says '" << key.name << "'");
      }
    }
    INFO(path << ":" << object.line << ": " << one.name);
    REQUIRE(entry != nullptr);
    REQUIRE((expect == nullptr) != (days == nullptr));
    if (days != nullptr) {
      for (const auto& [day, expectation] : days->members) {
        Case of_day = one;
        of_day.name += " (" + day.name + ")";
        of_day.lines = {columns_of(*entry)};
        of_day.lines.front().emplace_back("entry_date", day.name);
        of_day.expected = {expectation_of(expectation)};
        out.push_back(std::move(of_day));
      }
      continue;
    }
    if (entry->kind == JsonValue::Kind::array) {
      REQUIRE(entry->items.size() == expect->items.size());
      for (std::size_t i = 0; i < entry->items.size(); ++i) {
        one.lines.push_back(columns_of(entry->items[i]));
        one.expected.push_back(expectation_of(expect->items[i]));
      }
    } else {
      one.lines = {columns_of(*entry)};
      one.expected = {expectation_of(*expect)};
    }
    out.push_back(std::move(one));
  }
  return out;
}

TEST_CASE("every file of cases can be read and holds cases") {
  const std::vector<std::string> paths = case_paths();
  CHECK(paths.size() >= 10);
  for (const std::string& path : paths) {
    INFO(path);
    CHECK_FALSE(read_cases(path).empty());
  }
}

}  // namespace tarex::law_tests
