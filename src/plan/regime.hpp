#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/fetch.hpp"
#include "base/hash_words.hpp"
#include "tarex/plan.hpp"

namespace tarex::detail {

/// Knows regimes of different days again by what their rules say. Grows with the law, not with the
/// lines.
class RegimeTable {
 public:
  /// A number for each rule of a plan: the same for a version that displaces, and is reduced by,
  /// the same on other days.
  [[nodiscard]] std::vector<RuleNumber> number_rules(const Plan& plan);
  /// One more than the largest number so far.
  [[nodiscard]] std::size_t numbers() const { return rules_.size(); }

  /// @param rules  indices into the rules of the plan, in their order
  /// @param numbers  of the plan's rules
  [[nodiscard]] const Regime& regime_of(const Plan& plan, std::span<const RuleIndex> rules,
                                        const std::vector<std::uint32_t>& parts,
                                        const std::vector<std::uint16_t>& listed,
                                        const std::vector<RuleNumber>& numbers);
  /// Says that a regime will be asked for.
  void expect(std::uint32_t number) const { fetch(&by_number_[number - 1]); }
  /// By Regime::number.
  [[nodiscard]] const Regime& regime(std::uint32_t number) const { return *by_number_[number - 1]; }

 private:
  /// What tells regimes apart.
  struct Content {
    std::span<const RuleNumber> rules;
    std::span<const std::uint32_t> parts;
    std::span<const std::uint16_t> listed;
  };
  using RegimePointer = std::unique_ptr<const Regime>;
  static Content content_of(const Content& content) { return content; }
  static Content content_of(const RegimePointer& regime) {
    return {regime->rules, regime->parts, regime->listed};
  }
  struct Hash {
    using is_transparent = void;
    template <class T>
    std::size_t operator()(const T& one) const {
      const Content content = content_of(one);
      return hash_words(content.rules, hash_words(content.parts, hash_words(content.listed)));
    }
  };
  struct Equal {
    using is_transparent = void;
    template <class A, class B>
    bool operator()(const A& a, const B& b) const {
      const Content left = content_of(a);
      const Content right = content_of(b);
      return std::equal(left.rules.begin(), left.rules.end(), right.rules.begin(),
                        right.rules.end()) &&
             std::equal(left.parts.begin(), left.parts.end(), right.parts.begin(),
                        right.parts.end()) &&
             std::equal(left.listed.begin(), left.listed.end(), right.listed.begin(),
                        right.listed.end());
    }
  };

  std::map<std::string, RuleNumber> rules_;
  std::unordered_set<RegimePointer, Hash, Equal> regimes_;
  std::vector<const Regime*> by_number_;  ///< from 1 on
  std::vector<RuleNumber> numbers_;       ///< scratch
};

}  // namespace tarex::detail
