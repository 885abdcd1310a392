#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

/// Numbers as digits, written straight to where they stand in the output. Nothing checks for room:
/// the caller has made it.
namespace tarex::detail {

/// `00` to `99`, one after the other.
inline constexpr std::array<char, 200> kTwoDigits = [] {
  std::array<char, 200> digits{};
  for (std::size_t i = 0; i < 100; ++i) {
    digits[2 * i] = static_cast<char>('0' + i / 10);
    digits[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return digits;
}();

/// Two digits of a number below 100.
inline void put_two_digits(char* at, std::uint64_t value) {
  std::memcpy(at, &kTwoDigits[2 * value], 2);
}

/// 10^i; the first stays 0, so that zero has one digit.
inline constexpr std::array<std::uint64_t, 20> kPowersOfTen = [] {
  std::array<std::uint64_t, 20> powers{};
  std::uint64_t power = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) {
    power *= 10;
    powers[i] = power;
  }
  return powers;
}();

/// How many digits a number has; 1 for zero.
inline std::size_t digits_in(std::uint64_t value) {
  // 1233 / 4096 is a little more than log10(2): a guess that is right or one too small.
  const auto bits = static_cast<std::size_t>(std::bit_width(value | 1U));
  const std::size_t guess = bits * 1233 >> 12U;
  return guess + (value >= kPowersOfTen[guess] ? 1U : 0U);
}

/// @return behind the last digit; at most 20 are written.
inline char* put_number(char* at, std::uint64_t value) {
  char* const end = at + digits_in(value);
  char* digit = end;
  while (value >= 100) {
    digit -= 2;
    put_two_digits(digit, value % 100);
    value /= 100;
  }
  if (value >= 10) {
    put_two_digits(digit - 2, value);
  } else {
    digit[-1] = static_cast<char>('0' + value);
  }
  return end;
}

/// The eight digits of a number below 10^8, one a byte, the first in the lowest: each step splits
/// all parts of the number in two at once, by 10,000, 100 and 10. The products are a division by
/// 100 (10,486 / 2^20) and by 10 (103 / 2^10), exact for numbers of four and of two digits.
inline std::uint64_t eight_digits(std::uint64_t value) {
  const std::uint64_t fours = value / 10'000 | value % 10'000 << 32U;
  const std::uint64_t hundreds = (fours * 10'486 >> 20U) & 0x0000007F0000007FU;
  const std::uint64_t twos = hundreds | (fours - hundreds * 100) << 16U;
  const std::uint64_t tens = (twos * 103 >> 10U) & 0x000F000F000F000FU;
  return tens | (twos - tens * 10) << 8U;
}

/// Hundredths below this are written eight digits at once.
inline constexpr std::uint64_t kFewHundredths =
    std::endian::native == std::endian::little ? 100'000'000 : 0;

/// `12.34` of 1234; precondition: value < kFewHundredths.
/// @return behind the last digit; at most 9 characters are written.
inline char* put_few_hundredths(char* at, std::uint64_t value) {
  std::uint64_t digits = eight_digits(value);
  // Zeros in front go, but for the one before the point: the sixth byte counts as none.
  const auto zeros = static_cast<unsigned>(std::countr_zero(digits | std::uint64_t{1} << 40U)) / 8;
  digits = (digits | 0x3030303030303030U) >> 8 * zeros;
  std::memcpy(at, &digits, sizeof digits);
  char* const point = at + 6 - zeros;
  std::memcpy(point + 1, point, 2);
  *point = '.';
  return point + 3;
}

/// Characters that the next two write at most.
inline constexpr std::size_t kMostDigits = 32;

/// `12.34` of 1234. @return behind the last digit
char* put_hundredths(char* at, std::uint64_t value);

/// An amount in millionths with so many digits after the point (0 to 6); digits beyond are cut.
/// @return behind the last digit
char* put_millionths(char* at, std::int64_t micro, int decimals);

}  // namespace tarex::detail
