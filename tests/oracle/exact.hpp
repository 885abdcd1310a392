#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>

/// Arithmetic of the oracle: fractions of natural numbers, never rounded, never reduced. It shares
/// nothing with src/base/money.cpp, so that a mistake there cannot hide here.
namespace tarex::oracle {

/// A natural number below 2^768, digit by digit as at school, in base 2^32. Throws
/// std::overflow_error beyond.
class Natural {
 public:
  Natural() = default;
  explicit Natural(std::uint64_t value) {
    for (; value != 0; value >>= 32U) {
      digits_[size_++] = static_cast<std::uint32_t>(value);
    }
  }
  /// Precondition: value >= 0.
  static Natural of(std::int64_t value) {
    if (value < 0) {
      throw std::logic_error("oracle: a natural number cannot be negative");
    }
    return Natural(static_cast<std::uint64_t>(value));
  }

  friend Natural operator+(const Natural& a, const Natural& b) {
    Natural sum;
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < a.size_ || i < b.size_ || carry != 0; ++i) {
      carry += std::uint64_t{a.digit(i)} + b.digit(i);
      sum.append(carry);
      carry >>= 32U;
    }
    return sum;
  }

  /// Precondition: b <= a.
  friend Natural operator-(const Natural& a, const Natural& b) {
    Natural difference;
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < a.size_; ++i) {
      const std::uint64_t take = b.digit(i) + borrow;
      borrow = a.digit(i) < take ? 1 : 0;
      difference.append((borrow << 32U) + a.digit(i) - take);
    }
    difference.trim();
    return difference;
  }

  friend Natural operator*(const Natural& a, const Natural& b) {
    if (a.size_ + b.size_ > kDigits) {
      throw std::overflow_error("oracle: number too long");
    }
    Natural product;
    product.size_ = a.size_ + b.size_;
    for (std::size_t i = 0; i < a.size_; ++i) {
      std::uint64_t carry = 0;
      for (std::size_t j = 0; j < b.size_; ++j) {
        carry += std::uint64_t{a.digits_[i]} * b.digits_[j] + product.digits_[i + j];
        product.digits_[i + j] = static_cast<std::uint32_t>(carry);
        carry >>= 32U;
      }
      product.digits_[i + b.size_] = static_cast<std::uint32_t>(carry);
    }
    product.trim();
    return product;
  }

  friend bool operator<(const Natural& a, const Natural& b) {
    if (a.size_ != b.size_) {
      return a.size_ < b.size_;
    }
    for (std::size_t i = a.size_; i-- > 0;) {
      if (a.digits_[i] != b.digits_[i]) {
        return a.digits_[i] < b.digits_[i];
      }
    }
    return false;
  }

  [[nodiscard]] bool is_zero() const { return size_ == 0; }

 private:
  static constexpr std::size_t kDigits = 24;
  [[nodiscard]] std::uint32_t digit(std::size_t i) const { return i < size_ ? digits_[i] : 0; }
  void append(std::uint64_t low_half) {
    if (size_ == kDigits) {
      throw std::overflow_error("oracle: number too long");
    }
    digits_[size_++] = static_cast<std::uint32_t>(low_half);
  }
  void trim() {
    while (size_ > 0 && digits_[size_ - 1] == 0) {
      --size_;
    }
  }
  std::array<std::uint32_t, kDigits> digits_{};
  std::size_t size_ = 0;
};

/// A fraction that is not negative.
class Exact {
 public:
  Exact() : Exact(0, 1) {}
  explicit Exact(std::int64_t whole) : Exact(whole, 1) {}
  Exact(std::int64_t above, std::int64_t below) : Exact(Natural::of(above), Natural::of(below)) {}

  friend Exact operator+(const Exact& a, const Exact& b) {
    return Exact(a.above_ * b.below_ + b.above_ * a.below_, a.below_ * b.below_);
  }
  friend Exact operator*(const Exact& a, const Exact& b) {
    return Exact(a.above_ * b.above_, a.below_ * b.below_);
  }
  /// Precondition: b is not zero.
  friend Exact operator/(const Exact& a, const Exact& b) {
    return Exact(a.above_ * b.below_, a.below_ * b.above_);
  }
  /// a - b, or zero where b is more.
  friend Exact what_is_left(const Exact& a, const Exact& b) {
    return a < b ? Exact() : Exact(a.above_ * b.below_ - b.above_ * a.below_, a.below_ * b.below_);
  }
  friend bool operator<(const Exact& a, const Exact& b) {
    return a.above_ * b.below_ < b.above_ * a.below_;
  }
  friend bool operator>=(const Exact& a, const Exact& b) { return !(a < b); }
  [[nodiscard]] bool is_zero() const { return above_.is_zero(); }

  /// The multiple of `unit` that is nearest, the upper one of two equally near; INT64_MAX where it
  /// does not fit.
  [[nodiscard]] std::int64_t round_half_up(std::int64_t unit) const {
    // The largest n with n * unit <= x + unit / 2, found bit by bit; both sides times 2 * below.
    const Natural twice = above_ * Natural(2) + Natural::of(unit) * below_;
    const Natural step = Natural::of(unit) * below_ * Natural(2);
    std::uint64_t n = 0;
    for (std::uint64_t bit = std::uint64_t{1} << 62U; bit != 0; bit >>= 1U) {
      if (!(twice < step * Natural(n | bit))) {
        n |= bit;
      }
    }
    std::int64_t amount = 0;
    return __builtin_mul_overflow(n, unit, &amount) ? INT64_MAX : amount;
  }

 private:
  Exact(const Natural& above, const Natural& below) : above_(above), below_(below) {
    if (below.is_zero()) {
      throw std::logic_error("oracle: division by zero");
    }
  }
  Natural above_;
  Natural below_;
};

}  // namespace tarex::oracle
