#include "tarex/country.hpp"

#include <string>

#include "../catch.hpp"

namespace tarex {
namespace {

TEST_CASE("a country is two letters in either case") {
  CHECK(to_string(Country::parse("KR").value()) == "KR");
  CHECK(to_string(Country::parse("kr").value()) == "KR");
  CHECK(Country::parse("kR") == Country::parse("KR"));
  for (const char* text : {"", "K", "KOR", "K1", "K ", " K", "\xC3\x84", "82", "--"}) {
    INFO(text);
    CHECK_FALSE(Country::parse(text).has_value());
  }
}

TEST_CASE("every pair of letters has its own number and comes back from it") {
  std::size_t seen = 0;
  for (char a = 'A'; a <= 'Z'; ++a) {
    for (char b = 'A'; b <= 'Z'; ++b) {
      const std::string text{a, b};
      const Country country = Country::parse(text).value();
      CHECK(country.index() == seen);
      CHECK(to_string(Country::from_index(country.index())) == text);
      ++seen;
    }
  }
  CHECK(seen == kCountryCount);
}

TEST_CASE("ISO 3166 assigns 249 codes, and Kosovo is accepted") {
  std::size_t assigned = 0;
  for (std::size_t i = 0; i < kCountryCount; ++i) {
    assigned += is_assigned(Country::from_index(static_cast<std::uint16_t>(i))) ? 1U : 0U;
  }
  CHECK(assigned == 250);
  for (const char* text : {"KR", "US", "VN", "CN", "AD", "ZW", "XK", "BQ", "SX", "SS"}) {
    INFO(text);
    CHECK(is_assigned(Country::parse(text).value()));
  }
  for (const char* text : {"AA", "ZZ", "EU", "UK", "SU", "AN", "YU", "XX", "EL"}) {
    INFO(text);
    CHECK_FALSE(is_assigned(Country::parse(text).value()));
  }
}

}  // namespace
}  // namespace tarex
