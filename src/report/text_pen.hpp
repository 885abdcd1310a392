#pragma once

#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "base/digits.hpp"
#include "tarex/currency.hpp"
#include "tarex/money.hpp"

namespace tarex::detail {

/// Where a row of the output is put together, piece by piece, before it goes into the buffer as a
/// whole. Keeps its memory from row to row. A std::string would do the same at several times the
/// cost: it ends itself with a zero at every piece.
class TextPen {
 public:
  TextPen() : TextPen(kFirst) {}
  void clear() { at_ = begin_.get(); }
  [[nodiscard]] std::string_view text() const { return {begin_.get(), size()}; }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(at_ - begin_.get()); }

  /// Takes back what stands from `begin` on.
  void cut(std::size_t begin) { at_ = begin_.get() + begin; }

  /// Room for `most` characters, of which the caller fills some and says how far with `reach`.
  [[nodiscard]] char* room(std::size_t most) {
    if (static_cast<std::size_t>(end_ - at_) < most) {
      grow(most);
    }
    return at_;
  }
  void reach(char* end) { at_ = end; }

  void put(char c) {
    *room(1) = c;
    ++at_;
  }
  void put(std::string_view piece) {
    if (!piece.empty()) {  // of nothing there may be no address
      std::memcpy(room(piece.size()), piece.data(), piece.size());
      at_ += piece.size();
    }
  }
  /// What stands from `begin` on, once more.
  void put_again(std::size_t begin, std::size_t size) {
    char* to = room(size);
    std::memcpy(to, begin_.get() + begin, size);
    at_ = to + size;
  }
  void put_number(std::uint64_t number) { at_ = detail::put_number(room(kMostDigits), number); }
  /// With the currency's digits, six where the amount is finer. Precondition: not at the limit.
  void put_amount(Money amount, const Currency& currency) {
    char* at = room(kMostDigits);
    if (currency.decimals() == 2 && amount.micro() >= 0) {  // nearly all
      const auto micro = static_cast<std::uint64_t>(amount.micro());
      const std::uint64_t cents = micro / 10'000;
      if (cents * 10'000 == micro) {
        at_ = put_hundredths(at, cents);
        return;
      }
    }
    const bool fine = amount.micro() % currency.minor_unit() != 0;
    at_ = put_millionths(at, amount.micro(), fine ? 6 : currency.decimals());
  }

 private:
  static constexpr std::size_t kFirst = 4096;
  explicit TextPen(std::size_t size)
      : begin_(std::make_unique<char[]>(size)), at_(begin_.get()), end_(begin_.get() + size) {}
  void grow(std::size_t most);
  std::unique_ptr<char[]> begin_;
  char* at_;
  char* end_;
};

/// `part` in percent of `whole` with two digits after the point, half up.
/// Precondition: `part` is not at the limit and `whole` is not zero.
void put_percent(TextPen& out, Money part, Money whole);

}  // namespace tarex::detail
