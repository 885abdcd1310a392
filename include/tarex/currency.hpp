#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tarex {

/// A currency of ISO 4217, by its three letters.
class Currency {
 public:
  constexpr Currency() = default;
  /// Three letters, either case, that ISO 4217 lists as a currency in use.
  [[nodiscard]] static std::optional<Currency> parse(std::string_view text);
  [[nodiscard]] std::string code() const { return {letters_.begin(), letters_.end()}; }
  /// Digits after the point: 2 for USD, none for KRW, VND and JPY. @see ISO 4217
  [[nodiscard]] constexpr int decimals() const { return decimals_; }
  /// Millionths of a unit in the smallest coin: 10,000 for cents.
  [[nodiscard]] constexpr std::int64_t minor_unit() const {
    return decimals_ == 2 ? 10'000 : decimals_ == 0 ? 1'000'000 : 1'000;
  }
  /// Digits after the point that show all of an amount: the currency's own, six where it is finer.
  [[nodiscard]] constexpr int decimals_for(std::int64_t micro) const {
    return micro % minor_unit() == 0 ? decimals() : 6;
  }
  friend constexpr auto operator<=>(const Currency&, const Currency&) = default;

 private:
  std::array<char, 3> letters_{'U', 'S', 'D'};
  std::int8_t decimals_ = 2;
};

}  // namespace tarex
