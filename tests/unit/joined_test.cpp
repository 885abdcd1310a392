#include "base/joined.hpp"

#include <vector>

#include "base/grouped.hpp"
#include "base/letters.hpp"
#include "catch.hpp"

namespace tarex::detail {

TEST_CASE("texts are joined, the first few of them with how many more there are") {
  const std::vector<std::string> words{"a", "b", "c"};
  CHECK(joined(words, ", ") == "a, b, c");
  CHECK(joined(std::vector<std::string>(), ", ").empty());
  CHECK(first_few(words, 3) == "a, b, c");
  CHECK(first_few(words, 2) == "a, b and 1 more");
  CHECK(and_more(0).empty());
}

TEST_CASE("a text in a cell of several stays one") {
  const std::vector<std::string> texts{"it ends; it may go on", "a", "b;c"};
  CHECK(joined_in_cell(texts) == "it ends - it may go on;a;b,c");
  CHECK(joined_in_cell(std::vector<std::string>()).empty());
  CHECK(one_of_cell(";") == ",");
}

TEST_CASE("digits stand in groups of three") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1'000) == "1,000");
  CHECK(grouped(12'345'678) == "12,345,678");
}

TEST_CASE("only the letters A to Z change their case") {
  CHECK(lower_case("Az-9É") == "az-9É");
  CHECK(upper_case("Az-9é") == "AZ-9é");
  CHECK(same_letters("KGS", "kgs"));
  CHECK_FALSE(same_letters("kg", "kgs"));
}

}  // namespace tarex::detail
