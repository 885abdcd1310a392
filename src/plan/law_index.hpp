#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/fetch.hpp"
#include "base/hash_words.hpp"
#include "law/scope.hpp"
#include "plan/regime.hpp"
#include "tarex/plan.hpp"

/// How a code, an origin and a day find their law quickly: codes that stand on the same lists are
/// of one kind, and only (kind, span) and (treatment, span) are worked out.
namespace tarex::detail {

/// A set of rules of one plan.
using RuleSet = std::vector<std::uint64_t>;

/// What tells codes apart, whatever the day.
struct CodeKind {
  struct Listing {
    std::uint16_t list = 0;
    EffectivePeriod period;
  };
  std::vector<Listing> listings;     ///< of the code and its prefixes
  HsCode example;                    ///< any code of this kind: they share the chapter
  const TariffLine* line = nullptr;  ///< of the example: they print rates for the same symbols
};

/// One of the codes of the schedule that a code as given stands for.
struct ChildCode {
  HsCode code;
  std::uint32_t line = 0;  ///< index into Schedule::lines
  std::uint32_t kind = 0;
};

/// A code as given. Nearly all stand for themselves: what a line needs is then here, in one place.
struct KnownCode {
  std::uint64_t key = 0;       ///< 0 = no code
  std::uint32_t line = 0;      ///< where it stands for itself: index into Schedule::lines …
  std::uint32_t kind = 0;      ///< … and its kind; else the first of its children
  std::uint32_t codes = 0;     ///< how many codes of the schedule it stands for; 0 = none
  std::uint16_t children = 0;  ///< those that some law tells apart; 0 = it stands for itself
  bool in_tariff = false;
  [[nodiscard]] std::uint32_t first_child() const { return kind; }
};

/// The law of one span between two changes.
class SpanLaw {
  static constexpr std::uint32_t kNoRegime = 0;
  static constexpr std::int16_t kNone = -1;
  /// What the law makes of a kind of code, whatever the line's facts. There are many.
  struct Treatment {
    std::uint32_t regime = kNoRegime;
    std::uint32_t watching = 0;  ///< number of a set of watches
  };
  using Treatments = std::vector<Treatment>;  ///< by group of origins

 public:
  SpanLaw(std::shared_ptr<const Plan> plan, RegimeTable& regimes);
  [[nodiscard]] const Plan& plan() const { return *plan_; }

  /// @param line  of the code; @param what  its kind, number `kind`
  [[nodiscard]] CodeLaw law_of(HsCode code, const TariffLine& line, std::uint32_t kind,
                               const CodeKind& what, Country origin) {
    const Treatment* treatment = nullptr;
    const std::int32_t set = kind < set_of_kind_.size() ? set_of_kind_[kind] : kNone;
    const std::int32_t group = group_of_origin_[origin.index()];
    if (set >= 0 && group >= 0) {
      const Treatments& known = treatments_[static_cast<std::size_t>(set)];
      const auto place = static_cast<std::size_t>(group);
      treatment = place < known.size() ? &known[place] : nullptr;
    }
    if (treatment == nullptr || treatment->regime == kNoRegime) {
      treatment = &work_out(kind, what, origin);
    }
    return {code, &line, &regimes_.regime(treatment->regime), places_.data(),
            &watches_[treatment->watching]};
  }

  /// The way that law_of goes, one step at a time: each fetches what the next one looks at.
  struct Way {
    std::int32_t set = kNone;
    std::int32_t group = kNone;
    const Treatment* treatment = nullptr;
  };
  void expect_kind(std::uint32_t kind) const {
    if (kind < set_of_kind_.size()) {
      fetch(&set_of_kind_[kind]);
    }
  }
  void expect_set(std::uint32_t kind, Country origin, Way& way) const {
    way.set = kind < set_of_kind_.size() ? set_of_kind_[kind] : kNone;
    way.group = group_of_origin_[origin.index()];
    if (way.set >= 0 && way.group >= 0) {
      fetch(&treatments_[static_cast<std::size_t>(way.set)]);
    }
  }
  void expect_treatment(Way& way) const {
    if (way.set >= 0 && way.group >= 0) {
      const Treatments& known = treatments_[static_cast<std::size_t>(way.set)];
      const auto place = static_cast<std::size_t>(way.group);
      way.treatment = place < known.size() ? &known[place] : nullptr;
      fetch(way.treatment);
    }
  }
  void expect_regime(const Way& way) const {
    if (way.treatment != nullptr && way.treatment->regime != kNoRegime) {
      regimes_.expect(way.treatment->regime);
    }
  }
  [[nodiscard]] const Regime* regime_of(const Way& way) const {
    return way.treatment == nullptr || way.treatment->regime == kNoRegime
               ? nullptr
               : &regimes_.regime(way.treatment->regime);
  }

 private:
  /// What all codes of a kind have in common in this span.
  struct CodeSet {
    RuleSet rules;
    std::vector<std::uint32_t> parts;
    std::vector<std::uint16_t> watches;
    std::vector<std::uint16_t> listed;
  };
  /// The same in one piece, without the rules that cover all codes: there are thousands of them.
  using PackedSet = std::vector<std::uint16_t>;
  struct PackedHash {
    std::size_t operator()(const PackedSet& set) const { return hash_words(set); }
  };
  /// What all origins of a group have in common.
  struct OriginGroup {
    RuleSet rules;
    std::vector<std::uint16_t> watches;
  };
  [[nodiscard]] const Treatment& work_out(std::uint32_t kind, const CodeKind& what, Country origin);
  [[nodiscard]] CodeSet make_set(const CodeKind& what) const;
  [[nodiscard]] PackedSet pack(const CodeSet& set) const;
  [[nodiscard]] CodeSet unpack(const PackedSet& packed) const;
  [[nodiscard]] std::int32_t find_set(const CodeKind& what);
  [[nodiscard]] std::int16_t find_group(Country origin);
  [[nodiscard]] std::uint32_t find_watches(const CodeSet& set, const OriginGroup& group);

  std::shared_ptr<const Plan> plan_;
  RegimeTable& regimes_;
  std::vector<std::uint32_t> numbers_;  ///< of the plan's rules, for regimes
  std::vector<RuleIndex> places_;       ///< … and back
  RuleSet everywhere_;                  ///< rules that cover all codes
  RuleSet by_list_;                     ///< rules that cover a list and ask nothing else
  std::vector<std::uint16_t> picky_;    ///< rules whose codes are looked at one by one
  std::vector<std::int32_t> set_of_kind_;
  std::unordered_map<PackedSet, std::int32_t, PackedHash> set_numbers_;
  std::vector<const PackedSet*> sets_;  ///< by number
  std::vector<Treatments> treatments_;  ///< by number of the set
  std::vector<std::int16_t> group_of_origin_;
  std::vector<OriginGroup> groups_;
  std::map<std::string, std::int16_t> group_numbers_;
  std::deque<std::vector<std::uint16_t>> watches_;  ///< sets of them, by number
  std::vector<RuleIndex> matching_;                 ///< scratch
};

class LawIndex {
 public:
  explicit LawIndex(std::shared_ptr<PlanShelf> shelf);
  [[nodiscard]] const Plan& plan_for(Date day) { return span_for(day).plan(); }
  [[nodiscard]] const CodeVariants& law_for(Date day, HsCode code, Country origin);
  [[nodiscard]] bool has_code(HsCode code) { return find_code(code).in_tariff; }
  void expect(HsCode code) const { fetch(&slots_[first_slot(key_of(code))]); }
  void look_ahead(std::span<ExpectedLaw> lines);

 private:
  [[nodiscard]] SpanLaw& span_for(Date day);
  [[nodiscard]] const KnownCode& find_code(HsCode code);
  [[nodiscard]] KnownCode look_up(HsCode code);
  [[nodiscard]] std::uint32_t kind_of(HsCode code, const TariffLine& line);
  void add_child(KnownCode& known, HsCode code, const TariffLine& line);
  void grow();
  [[nodiscard]] static std::uint64_t key_of(HsCode code) {
    return code.first() * 16 + static_cast<std::uint64_t>(code.digits());
  }
  [[nodiscard]] std::size_t first_slot(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 40) & (slots_.size() - 1);
  }
  /// Where a code is, or would be.
  [[nodiscard]] KnownCode& slot_for(std::uint64_t key);
  /// Adds the law of a code to the variants, unless it is the same as another's.
  void add_variant(SpanLaw& span, HsCode code, std::uint32_t line, std::uint32_t kind,
                   Country origin);
  std::shared_ptr<PlanShelf> shelf_;
  const Schedule& schedule_;
  RegimeTable regimes_;
  std::vector<std::unique_ptr<SpanLaw>> spans_;
  Date last_day_;
  SpanLaw* last_span_ = nullptr;
  std::vector<std::uint16_t> span_of_day_;  ///< from the first day on
  std::vector<KnownCode> slots_;            ///< as many as a power of two
  std::size_t codes_ = 0;                   ///< in them
  std::deque<ChildCode> children_;
  std::vector<CodeKind> kinds_;
  std::map<std::string, std::uint32_t> kind_numbers_;
  CodeVariants variants_;
};

}  // namespace tarex::detail
