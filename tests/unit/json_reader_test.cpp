#include "text/json_reader.hpp"

#include <string>

#include "../catch.hpp"

namespace tarex {
namespace {

using namespace std::string_literals;
using Kind = JsonValue::Kind;

JsonValue parsed(std::string_view text, JsonRules rules = {}) {
  auto result = parse_json(text, "law.json", rules);
  INFO((result.ok() ? std::string() : to_text(result.error())));
  REQUIRE(result.ok());
  return result.take();
}

Error refused(std::string_view text, JsonRules rules = {}) {
  auto result = parse_json(text, "law.json", rules);
  INFO(text);
  REQUIRE_FALSE(result.ok());
  return result.error();
}

/// "line:column code" of the error that `text` gives.
std::string fault(std::string_view text, JsonRules rules = {}) {
  const Error error = refused(text, rules);
  CHECK(error.where.file == "law.json");
  CHECK_FALSE(error.message.empty());
  return std::to_string(error.where.line) + ":" + std::to_string(error.where.column) + " " +
         std::string(code_name(error.code));
}

TEST_CASE("every kind of value is read") {
  const JsonValue root = parsed(R"({"n":null,"b":[true,false],"i":-0,"s":"철\n\u0041","o":{}})");
  REQUIRE(root.kind == Kind::object);
  REQUIRE(root.members.size() == 5);
  CHECK(root.find("n")->kind == Kind::null);
  const JsonValue* booleans = root.find("b");
  REQUIRE(booleans->items.size() == 2);
  CHECK(booleans->items[0].kind == Kind::boolean);
  CHECK(booleans->items[0].text == "true");
  CHECK(booleans->items[1].text == "false");
  CHECK(root.find("i")->text == "-0");
  CHECK(root.find("s")->text == "철\nA");
  CHECK(root.find("o")->members.empty());
  CHECK(root.find("x") == nullptr);
  CHECK(booleans->find("x") == nullptr);
}

TEST_CASE("members keep the order of the file") {
  const JsonValue root = parsed(R"({"z":1,"a":2,"m":3})");
  CHECK(root.members[0].first.name == "z");
  CHECK(root.members[1].first.name == "a");
  CHECK(root.members[2].first.name == "m");
}

TEST_CASE("numbers keep their exact text") {
  const std::string_view text =
      "[0, -0, 12, 0.10, 1.50E+05,-3e-2 ,18446744073709551616,"
      "0.1234567890123456789012345678901234567890\n]";
  const JsonValue root = parsed(text);
  REQUIRE(root.items.size() == 8);
  CHECK(root.items[0].text == "0");
  CHECK(root.items[1].text == "-0");
  CHECK(root.items[2].text == "12");
  CHECK(root.items[3].text == "0.10");
  CHECK(root.items[4].text == "1.50E+05");
  CHECK(root.items[5].text == "-3e-2");
  CHECK(root.items[6].text == "18446744073709551616");
  CHECK(root.items[7].text == "0.1234567890123456789012345678901234567890");
  CHECK(parsed("17").text == "17");
  CHECK(parsed("17 ").text == "17");
}

TEST_CASE("every value and key knows its line and column") {
  const JsonValue root =
      parsed("{\n  \"철\\\"강\" : [ 1,\r\n\t2.5 ],\n  \"b\": \"x\", \"c\":{\"d\":null}\n}\n");
  CHECK(root.line == 1);
  CHECK(root.column == 1);
  const auto& [first_key, list] = root.members[0];
  CHECK(first_key.name == "철\"강");
  CHECK(first_key.line == 2);
  CHECK(first_key.column == 3);
  CHECK(list.line == 2);
  CHECK(list.column == 12);
  CHECK(list.items[0].line == 2);
  CHECK(list.items[0].column == 14);
  CHECK(list.items[1].line == 3);
  CHECK(list.items[1].column == 2);
  CHECK(root.find("b")->line == 4);
  CHECK(root.find("b")->column == 8);
  CHECK(root.members[2].first.column == 13);
  CHECK(root.find("c")->find("d")->column == 22);
}

TEST_CASE("a byte order mark takes no column, a second one is an error") {
  const JsonValue root = parsed("\xEF\xBB\xBF{\"a\": 1}");
  CHECK(root.column == 1);
  CHECK(root.find("a")->column == 7);
  CHECK(root.find("a")->text == "1");
  CHECK(fault("\xEF\xBB\xBF\xEF\xBB\xBF{}") == "1:1 bad_json");
}

TEST_CASE("law files refuse numbers with a fraction or exponent") {
  const JsonRules law{.integers_only = true};
  CHECK(parsed("[0,-5,123456789012345678901]", law).items[2].text == "123456789012345678901");
  CHECK(fault("{\"rate\":\n 0.25}", law) == "2:2 bad_number");
  CHECK(fault("[1e3]", law) == "1:2 bad_number");
  CHECK(fault("[1, 2.0]", law) == "1:5 bad_number");
  const Error error = refused("[0.25]", law);
  CHECK(error.hint == "write it as a string: \"0.25\"");
  CHECK(error.value == "0.25");
  CHECK(error.source == "[0.25]");
}

TEST_CASE("a number beyond all range is refused") {
  CHECK(fault("[1, 1e999]") == "1:5 bad_number");
}

TEST_CASE("a duplicate key is refused at its second place") {
  CHECK(fault("{\"a\":1,\n \"b\":2,\n \"a\":3}") == "3:2 duplicate_key");
  CHECK(fault(R"({"a":1,"\u0061":2})") == "1:8 duplicate_key");
  CHECK(fault(R"({"x":{"a":1,"b":1,"b":2,"a":3}})") == "1:19 duplicate_key");
  const Error error = refused("{\"a\":1,\n\"a\":2}");
  CHECK(error.message == "the key 'a' appears twice");
  CHECK(error.hint == "the first one is on line 1: keep one of them");
  CHECK(refused(R"({"b":0,"a":1,"a":2})").hint == "the first one is in column 8: keep one of them");
  CHECK(error.source == "\"a\":2}");
  CHECK(parsed(R"([{"a":1},{"a":1}])").items.size() == 2);
}

TEST_CASE("depth is limited, and the limit itself is allowed") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  parsed(nested(64));
  CHECK(fault(nested(65)) == "1:65 bad_json");
  CHECK(fault(std::string(100000, '[')) == "1:65 bad_json");
  CHECK(fault("{\"a\":{}}", JsonRules{.max_depth = 1}) == "1:6 bad_json");
  parsed("7", JsonRules{.max_depth = 0});
}

TEST_CASE("syntax errors point at the offending place") {
  CHECK(fault("") == "1:1 bad_json");
  CHECK(fault("  \n ") == "1:1 bad_json");
  CHECK(fault("{\"a\":1,}") == "1:8 bad_json");
  CHECK(fault("[1,,2]") == "1:4 bad_json");
  CHECK(fault("[1\n 2]") == "2:2 bad_json");
  CHECK(fault("{\"a\" 1}") == "1:6 bad_json");
  CHECK(fault("{\"a\":1 \"b\":2}") == "1:8 bad_json");
  CHECK(fault("{'a':1}") == "1:2 bad_json");
  CHECK(fault("[1, nul]") == "1:5 bad_json");
  CHECK(fault("[tru") == "1:2 bad_json");
  CHECK(fault("[01]") == "1:3 bad_json");
  CHECK(fault("[-]") == "1:2 bad_json");
  CHECK(fault("[1.]") == "1:2 bad_json");
  CHECK(fault("[+1]") == "1:2 bad_json");
  CHECK(fault("{\"a\":1\n") == "1:7 bad_json");
  CHECK(fault("{} {}") == "1:4 bad_json");
  CHECK(fault("[1] x") == "1:5 bad_json");
  CHECK(fault("1 2") == "1:3 bad_json");
  CHECK(fault("// c\n{}") == "1:1 bad_json");
  CHECK(fault("[1]]") == "1:4 bad_json");
  CHECK(fault("{}\0 rubbish"s) == "1:3 bad_json");
}

TEST_CASE("errors inside strings point at the quote or the bad character") {
  CHECK(fault("[\"철강\", \"ab") == "1:8 bad_json");
  CHECK(fault("[\"a\\x\"]") == "1:5 bad_json");
  CHECK(fault("[\"a\nb\"]") == "1:4 bad_json");
  CHECK(fault("[\"a\tb\"]") == "1:4 bad_json");
  CHECK(fault("[\"\\uD800\"]") == "1:9 bad_json");
  CHECK(fault("[\"a\xFF\"]") == "1:4 bad_json");
}

TEST_CASE("syntax errors say what would be right") {
  CHECK(refused("[1,]").hint == "remove the comma before it");
  CHECK(refused("{\"a\":'b'}").hint == "strings stand between \" and \"");
  CHECK(refused("[1,\n# x\n2]").hint == "JSON has no comments");
  CHECK(refused("[1 2]").hint == "is a comma missing before it?");
  CHECK(refused("{}{}").hint == "a file holds one JSON value: remove what follows it");
  CHECK(refused("{\"a\":\n [1,\n 2\n").hint == "the '[' of line 2 is not closed");
  CHECK(refused("[007]").hint == "a number has no leading zero");
  CHECK(refused("[1 2]").message ==
        "not valid JSON: unexpected number literal; expected ',' or ']'");
  CHECK(to_text(refused("{\"철\": 1,}")) ==
        "law.json:1:9: error: not valid JSON: unexpected '}'; expected string literal\n"
        "{\"철\": 1,}\n"
        "         ^\n"
        "hint: remove the comma before it\n");
}

TEST_CASE("a big object with distinct keys is read, a late duplicate found") {
  std::string text = "{";
  for (int i = 0; i < 5000; ++i) {
    text += "\"key" + std::to_string(i) + "\":" + std::to_string(i) + ",\n";
  }
  CHECK(parsed(text + "\"last\":0}").members.size() == 5001);
  CHECK(fault(text + "\"key7\":0}") == "5001:1 duplicate_key");
}

TEST_CASE("a parsed tree can be copied and outlives the source") {
  JsonValue copy;
  {
    const std::string text = R"({"a":["x",1.50]})";
    const JsonValue root = parsed(text);
    copy = root;
  }
  CHECK(copy.find("a")->items[1].text == "1.50");
  CHECK(kind_name(copy.kind) == "object");
}

}  // namespace
}  // namespace tarex
