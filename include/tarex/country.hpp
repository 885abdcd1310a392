#pragma once

#include <bitset>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tarex {

/// A country as two letters (ISO 3166-1 alpha-2). Any two capital letters make a Country;
/// `is_assigned` tells whether ISO gave them out.
class Country {
 public:
  constexpr Country() = default;
  /// Two letters, either case; nothing else.
  [[nodiscard]] static std::optional<Country> parse(std::string_view text);
  /// 0 to 675, for tables.
  [[nodiscard]] constexpr std::uint16_t index() const { return index_; }
  static constexpr Country from_index(std::uint16_t index) {
    Country c;
    c.index_ = index;
    return c;
  }
  friend constexpr auto operator<=>(Country, Country) = default;

 private:
  std::uint16_t index_ = 0;
};

inline constexpr std::size_t kCountryCount = 26 * 26;

/// Set of countries, by index.
using CountrySet = std::bitset<kCountryCount>;

/// True for the codes ISO 3166-1 assigns (249) and XK.
[[nodiscard]] bool is_assigned(Country country);

/// Two capital letters.
[[nodiscard]] std::string to_string(Country country);

}  // namespace tarex
