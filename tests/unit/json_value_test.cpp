#include "text/json_value.hpp"

#include "catch.hpp"

using namespace tarex;

namespace {

std::string compact(std::string_view value) {
  std::string out;
  append_compact_json(out, value);
  return out;
}

}  // namespace

TEST_CASE("the values of members are found whatever is in them") {
  using Values = std::vector<std::string_view>;
  CHECK(member_values(" { } ").empty());
  CHECK(member_values(R"({"a":1})") == Values{"1"});
  CHECK(member_values(R"( { "a:,}" : "b\"}," , "c" : [ {"d":1}, "]" ] , "e" :null } )") ==
        Values{R"("b\"},")", R"([ {"d":1}, "]" ])", "null"});
  CHECK(member_values(R"({"a":{"b":{}},"c":-1.5e3})") == Values{R"({"b":{}})", "-1.5e3"});
}

TEST_CASE("a compact value has no blanks but those in its texts") {
  CHECK(compact("[ 1 ,\t2.50 ]") == "[1,2.50]");
  CHECK(compact(R"({ "a b" : " \" ] " , "c":"\\" , "d" : [ ] })") ==
        R"({"a b":" \" ] ","c":"\\","d":[]})");
}

TEST_CASE("a compact value holds nothing that a reader takes for a line end") {
  CHECK(compact("[\"\xC2\x85\xE2\x80\xA8\x7F\xED\x92\x88\"]") ==
        "[\"\\u0085\\u2028\\u007f\xED\x92\x88\"]");
}
