#include "text/suggest.hpp"

#include <array>

#include "../catch.hpp"

namespace tarex {
namespace {

TEST_CASE("equal names are no edits apart") {
  CHECK(edit_distance("", "", 0) == 0);
  CHECK(edit_distance("steel_value", "steel_value", 0) == 0);
}

TEST_CASE("a letter left out, added, changed or swapped with its neighbour is one edit") {
  CHECK(edit_distance("stel_value", "steel_value", 3) == 1);
  CHECK(edit_distance("steeel_value", "steel_value", 3) == 1);
  CHECK(edit_distance("steal_value", "steel_value", 3) == 1);
  CHECK(edit_distance("setel_value", "steel_value", 3) == 1);
}

TEST_CASE("a distance over the limit is reported as one more than the limit") {
  CHECK(edit_distance("abc", "xyz", 3) == 3);
  CHECK(edit_distance("abc", "xyz", 2) == 3);
  CHECK(edit_distance("abc", "xyz", 0) == 1);
  CHECK(edit_distance("a", "abcdef", 2) == 3);
  CHECK(edit_distance("", "ab", 2) == 2);
}

TEST_CASE("a swap across a row that is over the limit is still found") {
  CHECK(edit_distance("ab", "ba", 1) == 1);
  CHECK(edit_distance("abcd", "badc", 2) == 2);
}

TEST_CASE("a Korean syllable counts as one character") {
  CHECK(edit_distance("원산자", "원산지", 2) == 1);
  CHECK(edit_distance("원산", "원산지", 2) == 1);
}

TEST_CASE("the nearest candidate within the limit is suggested") {
  constexpr std::array<std::string_view, 4> kNames = {"value", "steel_value", "copper_value",
                                                      "steel_kg"};
  CHECK(nearest("stel_value", kNames, 2) == "steel_value");
  CHECK(nearest("steel_value", kNames, 2) == "steel_value");
  CHECK_FALSE(nearest("colour", kNames, 2).has_value());
  CHECK_FALSE(nearest("value", {}, 2).has_value());
}

TEST_CASE("of equally near candidates the first is suggested") {
  constexpr std::array<std::string_view, 3> kNames = {"cart", "bat", "car"};
  CHECK(nearest("cat", kNames, 2) == "cart");
}

}  // namespace
}  // namespace tarex
