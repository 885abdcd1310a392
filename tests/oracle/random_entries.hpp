#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "tarex/entry.hpp"
#include "tarex/schedule.hpp"

/// Random entry lines for the property tests: the same for one seed on every compiler.
namespace tarex::oracle {

/// xorshift64*. Never call it twice in one argument list: the order is the compiler's.
class Random {
 public:
  explicit Random(std::uint64_t seed)
      : state_(seed * 2'685'821'657'736'338'717ULL + 88'172'645'463'325'252ULL) {}
  std::uint64_t next() {
    state_ ^= state_ >> 12U;
    state_ ^= state_ << 25U;
    state_ ^= state_ >> 27U;
    return state_ * 2'685'821'657'736'338'717ULL;
  }
  /// 0 to count - 1. Precondition: count > 0.
  std::uint64_t below(std::uint64_t count) { return (next() >> 11U) % count; }
  /// low to high, both included.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
  }
  /// True so many times in a hundred.
  bool chance(std::uint64_t percent) { return below(100) < percent; }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }

 private:
  std::uint64_t state_;
};

/// How finely a code is chosen.
enum class CodeChoice : std::uint8_t {
  finest,   ///< nothing below it that the law could treat differently
  divided,  ///< eight digits above ten-digit codes of which a list names some
};

/// What the missing facts of a line may be.
enum class Gaps : std::uint8_t {
  none,         ///< every question is answered
  one_or_more,  ///< some questions are open
  all,          ///< every question is open
};

/// Makes entry lines: codes of lists for one half, any codes for the other; facts on and beside the
/// thresholds of the law.
class EntryMaker {
 public:
  EntryMaker(const Schedule& schedule, std::uint64_t seed);
  /// Lines with gaps have a base rate that asks for no quantity.
  EntryLine make(Date day, CodeChoice choice, Gaps gaps);
  /// The base rate is specific and neither a quantity nor a weight is known.
  EntryLine make_without_quantity(Date day);

 private:
  HsCode code_on_a_list();
  HsCode any_code();
  HsCode finest_below(const TariffLine& line);
  Country origin();
  void choose_value(EntryLine& line);
  void choose_base_rate(EntryLine& line, bool ad_valorem_only);
  void answer_parts(EntryLine& line);
  void answer(EntryLine& line, FactIndex fact);
  void open_gaps(EntryLine& line, Gaps gaps);
  void say_rest(EntryLine& line);
  void file_papers(EntryLine& line);
  std::int64_t near_a_threshold(FactIndex fact, std::int64_t otherwise);

  const Schedule* schedule_;
  Random random_;
  std::vector<std::set<std::int64_t>> mentioned_;
  std::vector<std::vector<const ListRow*>> rows_by_list_;  ///< lists without rows left out
  std::vector<const TariffLine*> divided_;
  std::vector<Country> weighted_;
  std::vector<Country> assigned_;
};

/// The first day of every span between changes of law, and the day before it.
[[nodiscard]] std::vector<Date> days_to_try(const Schedule& schedule);

/// Everything about a line, readable, with the exact values in millionths.
[[nodiscard]] std::string describe(const Schedule& schedule, const EntryLine& line);

}  // namespace tarex::oracle
