#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tarex {

/// Position of a fact in Schedule::facts.
using FactIndex = std::uint16_t;
inline constexpr FactIndex kNoFact = 0xFFFF;
/// Stands for the customs value of the line where a fact names its whole.
inline constexpr FactIndex kCustomsValueFact = 0xFFFE;
/// Stands for the base rate where a tariff line prints one that cannot be computed.
inline constexpr FactIndex kBaseRateFact = 0xFFFD;
/// Stands for the missing digits of a code above the tariff line.
inline constexpr FactIndex kCodeFact = 0xFFFC;
/// Stands for what the value of a line is more, or less, than the customs value (ValueIs).
inline constexpr FactIndex kValueFact = 0xFFFB;

enum class FactType : std::uint8_t {
  amount,
  decimal,
  percent,
  country,
  date,
  word,
  text,
  claim,
  party
};

/// A fact that says how much or when, rather than what.
[[nodiscard]] constexpr bool is_amount(FactType type) {
  switch (type) {
    case FactType::amount:
    case FactType::decimal:
    case FactType::percent:
    case FactType::date:
      return true;
    case FactType::country:
    case FactType::word:
    case FactType::text:
    case FactType::claim:
    case FactType::party:
      break;
  }
  return false;
}

/// What it means that nobody stated the fact.
enum class FactRole : std::uint8_t {
  question,  ///< liability turns on it: the answer is a range
  relief,    ///< must be claimed and proved: not given
  assumed,   ///< taken as not so, with a warning
};

/// As little as an amount or a weight can be, and less than a coin: no duty on it is above zero.
inline constexpr std::int64_t kLittle = 1;
/// "As much as it likes": the upper end of a quantity nobody stated.
inline constexpr std::int64_t kUnbounded = INT64_MAX;

/// Whose metal a share is of: the country, and the facts that name where the metal was made.
struct MadeIn {
  std::int64_t country = 0;      ///< Country::index
  std::vector<FactIndex> facts;  ///< empty: the share says nothing of a country
  bool every = true;             ///< all of them must name it; false: one of them
};

/// A fact the law may ask for, as facts.json declares it.
struct FactSpec {
  std::string name;
  FactType type = FactType::claim;
  FactRole role = FactRole::question;
  std::string ask;                 ///< the fact in words
  std::vector<std::string> words;  ///< for FactType::word
  /// What files write instead of them, in lower case, and which word it stands for.
  struct Alias {
    std::string text;
    std::uint16_t word = 0;
  };
  std::vector<Alias> aliases;
  FactIndex part_of = kNoFact;     ///< the whole this is a part of
  FactIndex pair = kNoFact;        ///< zero when this is zero
  FactIndex within = kNoFact;      ///< what this alone cannot exceed
  std::int64_t most = kUnbounded;  ///< of a decimal: the most it can be
  MadeIn made_in;                  ///< of a percent above zero
  bool until_entry = false;        ///< of a date: after the day of entry it is doubtful
  FactIndex proof = kNoFact;       ///< of a word: the paper that a claim needs
  /// Words that claim nothing.
  std::vector<std::int64_t> no_claim;
  bool offer = true;       ///< a relief worth naming to someone who has not claimed it
  bool soft = false;       ///< unknown takes `worst` and leaves the status as it is
  bool is_origin = false;  ///< assumed: unknown is taken as the line's country of origin
  std::int64_t worst = 0;
};

inline constexpr std::size_t kMaxFacts = 128;

/// No country: the value of a country fact answered with `none`.
inline constexpr std::int64_t kNoCountry = -1;
/// A text, or a party, that no law names.
inline constexpr std::int64_t kOtherText = -1;
/// There is none: the value of a party fact answered with `none`.
inline constexpr std::int64_t kNoParty = -2;

/// A set of facts.
class FactSet {
 public:
  using Words = std::array<std::uint64_t, kMaxFacts / 64>;  ///< 64 facts a word
  FactSet() = default;
  explicit FactSet(const Words& words) : words_(words) {}
  [[nodiscard]] bool test(std::size_t f) const { return (words_[f / 64] >> (f % 64) & 1U) != 0; }
  void set(std::size_t f, bool on = true) {
    const std::uint64_t bit = std::uint64_t{1} << (f % 64);
    words_[f / 64] = on ? words_[f / 64] | bit : words_[f / 64] & ~bit;
  }
  void reset(std::size_t f) { set(f, false); }
  void reset() { words_ = {}; }
  [[nodiscard]] bool any() const { return (words_[0] | words_[1]) != 0; }
  /// Calls `use(FactIndex)` for each, in order.
  template <class Use>
  void each(Use use) const {
    for (std::size_t w = 0; w < words_.size(); ++w) {
      for (std::uint64_t left = words_[w]; left != 0; left &= left - 1) {
        use(static_cast<FactIndex>(w * 64 + static_cast<std::size_t>(std::countr_zero(left))));
      }
    }
  }
  [[nodiscard]] const Words& words() const { return words_; }
  FactSet& operator|=(const FactSet& other) {
    words_[0] |= other.words_[0];
    words_[1] |= other.words_[1];
    return *this;
  }
  friend FactSet operator&(FactSet a, const FactSet& b) {
    a.words_[0] &= b.words_[0];
    a.words_[1] &= b.words_[1];
    return a;
  }
  friend FactSet operator|(FactSet a, const FactSet& b) { return a |= b; }
  friend bool operator==(const FactSet&, const FactSet&) = default;

 private:
  static_assert(kMaxFacts == 128);
  Words words_{};
};

/// The answers at hand for one line: one 64-bit value per fact, and whether it is known.
/// Values: amount and decimal in millionths, percent in parts per 10^9, country by index, date in
/// days since 1970-01-01, word by position in FactSpec::words, text by position in Schedule::texts,
/// party by position in Schedule::parties, claim 0 or 1.
class Facts {
 public:
  Facts() {}  // NOLINT: not "= default", which would fill values_
  /// Only what is known is copied.
  Facts(const Facts& other) { copy(other); }
  Facts& operator=(const Facts& other) {
    if (this != &other) {
      copy(other);
    }
    return *this;
  }
  ~Facts() = default;
  [[nodiscard]] bool known(FactIndex f) const { return known_.test(f); }
  /// Precondition: known(f).
  [[nodiscard]] std::int64_t value(FactIndex f) const { return values_[f]; }
  void set(FactIndex f, std::int64_t value) {
    values_[f] = value;
    known_.set(f);
  }
  void forget(FactIndex f) { known_.reset(f); }
  /// What is held of one fact, to be put back later.
  struct State {
    std::int64_t value = 0;
    bool known = false;
  };
  [[nodiscard]] State state(FactIndex f) const {
    return {known_.test(f) || floors_.test(f) ? values_[f] : 0, known_.test(f)};
  }
  void restore(FactIndex f, State state) {
    values_[f] = state.value;
    known_.set(f, state.known);
  }
  /// All that are known.
  [[nodiscard]] const FactSet& all_known() const { return known_; }
  /// What a part is at least, when only some of it is known (a bill of materials with gaps).
  [[nodiscard]] std::int64_t floor(FactIndex f) const { return floors_.test(f) ? values_[f] : 0; }
  /// Leaves f unknown, but not below `value`.
  void set_floor(FactIndex f, std::int64_t value) {
    values_[f] = value;
    known_.reset(f);
    floors_.set(f);
  }
  void clear() {
    known_.reset();
    floors_.reset();
  }

 private:
  void copy(const Facts& other) {
    known_ = other.known_;
    floors_ = other.floors_;
    (known_ | floors_).each([&](FactIndex f) { values_[f] = other.values_[f]; });
  }
  std::array<std::int64_t, kMaxFacts> values_;  ///< of what is known, or has a floor
  FactSet known_;
  FactSet floors_;
};

}  // namespace tarex
