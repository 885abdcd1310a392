#pragma once

#include <array>
#include <bitset>
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

/// What it means that nobody stated the fact.
enum class FactRole : std::uint8_t {
  question,  ///< liability turns on it: the answer is a range
  relief,    ///< must be claimed and proved: not given
  assumed,   ///< taken as not so, with a warning
};

/// A fact the law may ask for, as facts.json declares it.
struct FactSpec {
  std::string name;
  FactType type = FactType::claim;
  FactRole role = FactRole::question;
  std::string ask;                 ///< the fact in words
  std::vector<std::string> words;  ///< for FactType::word
  FactIndex part_of = kNoFact;     ///< the whole this is a part of
  FactIndex pair = kNoFact;        ///< zero when this is zero
  bool offer = true;               ///< a relief worth naming to someone who has not claimed it
  bool soft = false;               ///< unknown takes `worst` and leaves the status as it is
  bool is_origin = false;          ///< assumed: unknown is taken as the line's country of origin
  std::int64_t worst = 0;
};

inline constexpr std::size_t kMaxFacts = 128;

/// No country: the value of a country fact answered with `none`.
inline constexpr std::int64_t kNoCountry = -1;
/// A text, or a party, that no law names.
inline constexpr std::int64_t kOtherText = -1;
/// There is none: the value of a party fact answered with `none`.
inline constexpr std::int64_t kNoParty = -2;
/// "As much as it likes": the upper end of a quantity nobody stated.
inline constexpr std::int64_t kUnbounded = INT64_MAX;

/// The answers at hand for one line: one 64-bit value per fact, and whether it is known.
/// Values: amount and decimal in millionths, percent in parts per 10^9, country by index, date in
/// days since 1970-01-01, word by position in FactSpec::words, text by position in Schedule::texts,
/// party by position in Schedule::parties, claim 0 or 1.
class Facts {
 public:
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
  [[nodiscard]] State state(FactIndex f) const { return {values_[f], known_.test(f)}; }
  void restore(FactIndex f, State state) {
    values_[f] = state.value;
    known_.set(f, state.known);
  }
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
  std::array<std::int64_t, kMaxFacts> values_{};
  std::bitset<kMaxFacts> known_;
  std::bitset<kMaxFacts> floors_;
};

}  // namespace tarex
