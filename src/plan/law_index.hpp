#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/fetch.hpp"
#include "plan/span_law.hpp"

/// How a code, an origin and a day find their law quickly: the kind of the code, the span of the
/// day.
namespace tarex::detail {

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
