#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/fetch.hpp"
#include "base/numbered_lists.hpp"
#include "law/scope.hpp"
#include "plan/regime.hpp"
#include "tarex/plan.hpp"

/// What the law between two changes makes of a kind of code and an origin. Codes that stand on the
/// same lists are of one kind, and only (kind, span) and (treatment, span) are worked out.
namespace tarex::detail {

/// A set of rules of one plan.
using RuleSet = std::vector<std::uint64_t>;

/// What tells codes apart, whatever the day.
struct CodeKind {
  std::vector<OnList> on_lists;      ///< the code and its prefixes
  HsCode example;                    ///< any code of this kind: they share the chapter
  const TariffLine* line = nullptr;  ///< of the example: they print rates for the same symbols
};

/// The law of one span between two changes.
class SpanLaw {
  static constexpr std::uint32_t kNoRegime = 0;
  static constexpr std::int16_t kNone = -1;
  static constexpr std::uint16_t kNoSet = 0xFFFF;
  /// What the law makes of a kind of code, whatever the line's facts. There are a hundred thousand:
  /// three halves take less than two wholes.
  class Treatment {
   public:
    Treatment() = default;
    Treatment(std::uint32_t regime, std::uint16_t watching)
        : low_(static_cast<std::uint16_t>(regime)),
          high_(static_cast<std::uint16_t>(regime >> 16)),
          watching_(watching) {}
    [[nodiscard]] std::uint32_t regime() const { return low_ | std::uint32_t{high_} << 16; }
    [[nodiscard]] std::size_t watching() const {
      return watching_;
    }  ///< number of a set of watches

   private:
    std::uint16_t low_ = kNoRegime;
    std::uint16_t high_ = 0;
    std::uint16_t watching_ = 0;
  };
  using Treatments = std::vector<Treatment>;  ///< by group of origins

 public:
  SpanLaw(std::shared_ptr<const Plan> plan, RegimeTable& regimes);
  [[nodiscard]] const Plan& plan() const { return *plan_; }

  /// @param line  of the code; @param what  its kind, number `kind`
  [[nodiscard]] CodeLaw law_of(HsCode code, const TariffLine& line, std::uint32_t kind,
                               const CodeKind& what, Country origin) {
    const Treatment* treatment = nullptr;
    const std::uint16_t set = kind < set_of_kind_.size() ? set_of_kind_[kind] : kNoSet;
    const std::int32_t group = group_of_origin_[origin.index()];
    if (set != kNoSet && group >= 0) {
      const Treatments& known = treatments_[set];
      const auto place = static_cast<std::size_t>(group);
      treatment = place < known.size() ? &known[place] : nullptr;
    }
    if (treatment == nullptr || treatment->regime() == kNoRegime) {
      treatment = &work_out(kind, what, origin);
    }
    return {code,           what.on_lists,
            &line,          &regimes_.regime(treatment->regime()),
            places_.data(), &watches_[treatment->watching()]};
  }

  /// The way that law_of goes, one step at a time: each fetches what the next one looks at.
  struct Way {
    std::uint16_t set = kNoSet;
    std::int32_t group = kNone;
    const Treatment* treatment = nullptr;
  };
  void expect_kind(std::uint32_t kind) const {
    if (kind < set_of_kind_.size()) {
      fetch(&set_of_kind_[kind]);
    }
  }
  void expect_set(std::uint32_t kind, Country origin, Way& way) const {
    way.set = kind < set_of_kind_.size() ? set_of_kind_[kind] : kNoSet;
    way.group = group_of_origin_[origin.index()];
    if (way.set != kNoSet && way.group >= 0) {
      fetch(&treatments_[way.set]);
    }
  }
  void expect_treatment(Way& way) const {
    if (way.set != kNoSet && way.group >= 0) {
      const Treatments& known = treatments_[way.set];
      const auto place = static_cast<std::size_t>(way.group);
      way.treatment = place < known.size() ? &known[place] : nullptr;
      fetch(way.treatment);
    }
  }
  void expect_regime(const Way& way) const {
    if (way.treatment != nullptr && way.treatment->regime() != kNoRegime) {
      regimes_.expect(way.treatment->regime());
    }
  }
  [[nodiscard]] const Regime* regime_of(const Way& way) const {
    return way.treatment == nullptr || way.treatment->regime() == kNoRegime
               ? nullptr
               : &regimes_.regime(way.treatment->regime());
  }

 private:
  /// What all codes of a kind have in common in this span.
  struct CodeSet {
    RuleSet rules;
    std::vector<std::uint32_t> parts;
    std::vector<std::uint16_t> watches;
    std::vector<std::uint16_t> listed;
  };
  /// The same in one piece, without the rules that cover all codes.
  using PackedSet = std::vector<std::uint16_t>;
  /// What all origins of a group have in common.
  struct OriginGroup {
    RuleSet rules;
    std::vector<std::uint16_t> watches;
  };
  [[nodiscard]] const Treatment& work_out(std::uint32_t kind, const CodeKind& what, Country origin);
  [[nodiscard]] CodeSet make_set(const CodeKind& what) const;
  [[nodiscard]] PackedSet pack(const CodeSet& set) const;
  [[nodiscard]] CodeSet unpack(NumberedLists::List packed) const;
  [[nodiscard]] std::uint16_t find_set(const CodeKind& what);
  [[nodiscard]] std::int16_t find_group(Country origin);
  [[nodiscard]] std::uint32_t find_watches(const CodeSet& set, const OriginGroup& group);

  std::shared_ptr<const Plan> plan_;
  RegimeTable& regimes_;
  std::vector<RuleNumber> numbers_;   ///< of the plan's rules, for regimes
  std::vector<RuleIndex> places_;     ///< … and back
  RuleSet everywhere_;                ///< rules that cover all codes
  RuleSet by_list_;                   ///< rules that cover a list and ask nothing else
  std::vector<std::uint16_t> picky_;  ///< rules whose codes are looked at one by one
  std::vector<std::uint16_t> set_of_kind_;
  NumberedLists sets_;                  ///< packed
  std::vector<Treatments> treatments_;  ///< by number of the set
  std::vector<std::int16_t> group_of_origin_;
  std::vector<OriginGroup> groups_;
  std::map<std::string, std::int16_t> group_numbers_;
  std::deque<std::vector<std::uint16_t>> watches_;  ///< sets of them, by number
  std::vector<RuleIndex> matching_;                 ///< scratch
};

}  // namespace tarex::detail
