#include "rows/yes_or_no.hpp"

#include <initializer_list>

#include "catch.hpp"

namespace tarex::detail {
namespace {

TEST_CASE("yes and no are read in both languages, whatever is asked") {
  for (const char* word : {"yes", "y", "true", "1", "예"}) {
    INFO(word);
    CHECK(yes_or_no(word) == true);
    CHECK(yes_or_no_in_parts_list(word) == true);
  }
  for (const char* word : {"no", "n", "false", "0", "아니오", "아니요"}) {
    INFO(word);
    CHECK(yes_or_no(word) == false);
    CHECK(yes_or_no_in_parts_list(word) == false);
  }
  // A circle is yes where a cross stands beside it; alone it may be a zero.
  CHECK_FALSE(yes_or_no("o").has_value());
  CHECK(yes_or_no_in_parts_list("o") == true);
  CHECK_FALSE(yes_or_no_in_parts_list("x").has_value());
}

}  // namespace
}  // namespace tarex::detail
