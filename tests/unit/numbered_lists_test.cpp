#include "base/numbered_lists.hpp"

#include <map>
#include <random>

#include "../catch.hpp"

namespace tarex::detail {

TEST_CASE("a list keeps its number, and equal lists have the same", "[numbered-lists]") {
  NumberedLists lists;
  const std::vector<std::uint16_t> none;
  const std::vector<std::uint16_t> some{7, 8};
  const std::vector<std::uint16_t> more{7, 8, 9};
  CHECK(lists.number_of(some) == 0);
  CHECK(lists.number_of(none) == 1);
  CHECK(lists.number_of(more) == 2);
  CHECK(lists.number_of(some) == 0);
  CHECK(lists.number_of(none) == 1);
  CHECK(lists.size() == 3);
  CHECK(lists.at(1).empty());
  CHECK(std::vector<std::uint16_t>(lists.at(2).begin(), lists.at(2).end()) == more);
}

TEST_CASE("thousands of lists are numbered as they come", "[numbered-lists][random]") {
  std::mt19937 random(5);
  std::map<std::vector<std::uint16_t>, std::uint32_t> known;
  NumberedLists lists;
  for (int i = 0; i < 20'000; ++i) {
    std::vector<std::uint16_t> list(random() % 6);
    for (std::uint16_t& value : list) {
      value = static_cast<std::uint16_t>(random() % 7);
    }
    const auto next = static_cast<std::uint32_t>(known.size());
    const auto [place, is_new] = known.try_emplace(list, next);
    REQUIRE(lists.number_of(list) == place->second);
  }
  CHECK(known.size() > 5'000);
  CHECK(lists.size() == known.size());
  for (const auto& [list, number] : known) {
    REQUIRE(std::vector<std::uint16_t>(lists.at(number).begin(), lists.at(number).end()) == list);
  }
}

}  // namespace tarex::detail
