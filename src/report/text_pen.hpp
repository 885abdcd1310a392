#pragma once

#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "base/digits.hpp"
#include "tarex/currency.hpp"
#include "tarex/money.hpp"

namespace tarex::detail {

// Pieces written straight to where they stand, for parts of a row whose size has a bound: the
// caller has made room (TextPen::room) and says in the end how far it came. Each function returns
// behind its last character.

inline char* put_piece(char* at, std::string_view piece) {
  if (!piece.empty()) {  // of nothing there may be no address
    std::memcpy(at, piece.data(), piece.size());
  }
  return at + piece.size();
}

/// What copying a short piece takes in room, and may read, beyond its end.
inline constexpr std::size_t kShortPiece = 32;

/// The same for pieces that are mostly short: two moves instead of a call.
/// Precondition: kShortPiece characters can be read from the piece on, and as many written.
inline char* put_short(char* at, std::string_view piece) {
  if (piece.size() > kShortPiece) {
    return put_piece(at, piece);
  }
  std::memcpy(at, piece.data(), kShortPiece);
  return at + piece.size();
}

/// Of any currency and size, by put_amount. @see put_amount
char* put_any_amount(char* at, Money amount, const Currency& currency);

/// With the currency's digits, six where the amount is finer; kMostDigits characters at most.
/// Precondition: not at the limit.
inline char* put_amount(char* at, Money amount, const Currency& currency) {
  const auto micro = static_cast<std::uint64_t>(amount.micro());
  const std::uint64_t cents = micro / 10'000;
  if (cents < kFewHundredths && cents * 10'000 == micro && currency.decimals() == 2) {
    return put_few_hundredths(at, cents);  // nearly all
  }
  return put_any_amount(at, amount, currency);
}

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
  void put_number(std::uint64_t number) { at_ = detail::put_number(room(kMostDigits), number); }

 private:
  static constexpr std::size_t kFirst = 4096;
  explicit TextPen(std::size_t size)
      : begin_(std::make_unique<char[]>(size)), at_(begin_.get()), end_(begin_.get() + size) {}
  void grow(std::size_t most);
  std::unique_ptr<char[]> begin_;
  char* at_;
  char* end_;
};

}  // namespace tarex::detail
