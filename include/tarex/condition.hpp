#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "tarex/facts.hpp"
#include "tarex/money.hpp"

/// What a provision asks of a line before it applies. A closed set, as `data/README.md` shows it in
/// JSON; the answer of each is yes, no, or "ask": a fact is missing.
namespace tarex {

/// Position of a measure in Schedule::measures.
using MeasureIndex = std::uint16_t;
inline constexpr std::size_t kMaxMeasures = 1024;

/// Measures meant by a list of selectors, resolved when the law is loaded.
struct Selection {
  std::bitset<kMaxMeasures> measures;
  std::string text;  ///< as written, for explanations
  friend bool operator==(const Selection&, const Selection&) = default;
};

enum class Comparison : std::uint8_t { at_least, below };

/// The word, country, text or claim is one of `values`.
struct FactIn {
  FactIndex fact = kNoFact;
  std::vector<std::int64_t> values;
  friend bool operator==(const FactIn&, const FactIn&) = default;
};
/// Number or date against a threshold in the fact's own scale.
struct FactCompare {
  FactIndex fact = kNoFact;
  Comparison comparison = Comparison::at_least;
  std::int64_t threshold = 0;
  friend bool operator==(const FactCompare&, const FactCompare&) = default;
};
struct AllZero {
  std::vector<FactIndex> facts;
  friend bool operator==(const AllZero&, const AllZero&) = default;
};
/// Parts that the law tells apart, at most: a set of them is the bits of one number.
inline constexpr std::size_t kMaxParts = 32;
[[nodiscard]] constexpr bool names_part(std::uint32_t parts, std::uint16_t part) {
  return (parts >> part & 1U) != 0;
}
/// A part of an article and the fact that measures it, e.g. steel and steel_kg.
struct PartFact {
  std::uint16_t part = 0;  ///< index into Schedule::parts
  FactIndex fact = kNoFact;
  friend bool operator==(const PartFact&, const PartFact&) = default;
};
/// The parts whose lists of `group` name the code, added up, as a share of `whole`.
struct ListedShare {
  std::uint16_t group = 0;  ///< index into Schedule::groups
  std::vector<PartFact> facts;
  FactIndex whole = kNoFact;
  Comparison comparison = Comparison::at_least;
  Rate threshold;
  friend bool operator==(const ListedShare&, const ListedShare&) = default;
};
/// The fact of every part whose list of `group` names the code reaches the threshold, and there is
/// such a part. One that does not reach it is passed over where there is nothing of it.
struct EveryListed {
  std::uint16_t group = 0;
  std::vector<PartFact> facts;
  Rate threshold;
  std::vector<PartFact> contents;  ///< how much of each part there is; stated zero = none
  friend bool operator==(const EveryListed&, const EveryListed&) = default;
};
/// Base duty over customs value.
struct BaseRate {
  Comparison comparison = Comparison::at_least;
  Rate threshold;
  friend bool operator==(const BaseRate&, const BaseRate&) = default;
};
/// A selected measure applies, at whatever rate.
struct Applied {
  Selection by;
  friend bool operator==(const Applied&, const Applied&) = default;
};
/// A selected measure applies with an amount above zero.
struct Charged {
  Selection by;
  friend bool operator==(const Charged&, const Charged&) = default;
};
/// Share of the customs value on which selected measures are charged.
struct Covered {
  Selection by;
  Rate at_least;
  friend bool operator==(const Covered&, const Covered&) = default;
};
/// The producer on the mill certificate and the seller on the invoice stand in one row of a table
/// of parties. The facts that name them are Schedule::papers.
struct PartyRow {
  std::vector<std::int64_t> producers;  ///< indices into Schedule::parties
  std::vector<std::int64_t> sellers;    ///< producers and traders of the row
  friend bool operator==(const PartyRow&, const PartyRow&) = default;
};
/// The code stands on one of these lists.
struct Listed {
  std::vector<std::uint16_t> lists;  ///< indices into Schedule::lists
  friend bool operator==(const Listed&, const Listed&) = default;
};
struct Condition;
/// The condition, which asks for one fact, holds and the fact is stated: unknown is "not shown".
struct Shown {
  std::vector<Condition> of;  ///< exactly one
  friend bool operator==(const Shown&, const Shown&) = default;
};
struct AnyOf {
  std::vector<Condition> of;
  friend bool operator==(const AnyOf&, const AnyOf&) = default;
};
struct AllOf {
  std::vector<Condition> of;
  friend bool operator==(const AllOf&, const AllOf&) = default;
};
struct Not {
  std::vector<Condition> of;  ///< exactly one
  friend bool operator==(const Not&, const Not&) = default;
};
struct Condition {
  std::variant<FactIn, FactCompare, AllZero, ListedShare, EveryListed, BaseRate, Applied, Charged,
               Covered, AnyOf, AllOf, Not, PartyRow, Listed, Shown>
      is;
  friend bool operator==(const Condition&, const Condition&) = default;
};

/// Calls `use` with every condition of the alternative `One`, however deep it stands inside others.
template <class One, class Use>
void for_each_condition(const std::vector<Condition>& conditions, Use use) {
  for (const Condition& condition : conditions) {
    std::visit(
        [&](const auto& is) {
          if constexpr (std::is_same_v<std::decay_t<decltype(is)>, One>) {
            use(is);
          }
          if constexpr (requires { is.of; }) {
            for_each_condition<One>(is.of, use);
          }
        },
        condition.is);
  }
}

}  // namespace tarex
