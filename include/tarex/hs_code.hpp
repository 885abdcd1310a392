#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tarex {

/// A commodity code of 2 to 10 digits: chapter, heading, HS-6 subheading, tariff line, statistical
/// suffix. Stored left-aligned as ten digits, so that a code covers the ten-digit codes from first
/// to last, both included.
class HsCode {
 public:
  constexpr HsCode() = default;
  /// Parses digits with optional dots, spaces or dashes between them (`7326.90.86.88`); even digit
  /// counts from 2 to 10 only.
  [[nodiscard]] static std::optional<HsCode> parse(std::string_view text);
  /// @param left_aligned  the ten-digit number, the code followed by zeros.
  static constexpr HsCode from_aligned(std::uint64_t left_aligned, int digits) {
    return HsCode(left_aligned, digits);
  }

  [[nodiscard]] constexpr std::uint64_t first() const { return aligned_; }
  [[nodiscard]] constexpr std::uint64_t last() const { return aligned_ + span(digits_) - 1; }
  [[nodiscard]] constexpr int digits() const { return digits_; }
  [[nodiscard]] constexpr bool covers(HsCode other) const {
    return digits_ <= other.digits_ && first() <= other.first() && other.last() <= last();
  }
  /// The code cut to `digits`; precondition: digits <= this->digits().
  [[nodiscard]] constexpr HsCode prefix(int digits) const {
    return HsCode(aligned_ - aligned_ % span(digits), digits);
  }
  /// Two-digit chapter.
  [[nodiscard]] constexpr int chapter() const { return static_cast<int>(aligned_ / 100'000'000); }

  friend constexpr auto operator<=>(HsCode, HsCode) = default;

  /// Count of ten-digit codes under a code of so many digits.
  static constexpr std::uint64_t span(int digits) {
    std::uint64_t count = 1;
    for (int i = digits; i < 10; ++i) {
      count *= 10;
    }
    return count;
  }

 private:
  constexpr HsCode(std::uint64_t aligned, int digits) : aligned_(aligned), digits_(digits) {}
  std::uint64_t aligned_ = 0;
  int digits_ = 0;
};

/// `7326908688`.
[[nodiscard]] std::string to_digits(HsCode code);
/// `7326.90.86.88`: how tariffs print it.
[[nodiscard]] std::string to_string(HsCode code);

}  // namespace tarex
