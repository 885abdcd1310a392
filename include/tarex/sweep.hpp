#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/priced_line.hpp"

/// How a bill hangs on one number, and where it reaches a target: sensitivity and break-even.
namespace tarex {

/// The numbers a column runs through, all in millionths: `steel_value=0..10000/500`,
/// `base_rate=0%..10%/0.5%`, `steel_value=0%..100%/5%` (of the value), or a heading's rate,
/// `9903.82.02=0%..50%/5%`.
struct SweepRange {
  std::string column;       ///< a column of an entry line, or a heading
  bool is_heading = false;  ///< the ad valorem rate of that heading
  bool in_percent = false;
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::int64_t step = kMicro;
  /// Number of points, both ends included.
  [[nodiscard]] std::int64_t count() const { return (to - from) / step + 1; }
};

/// @param text  COLUMN=FROM..TO/STEP
[[nodiscard]] Result<SweepRange> parse_sweep(std::string_view text);

/// The figure that a break-even is about.
enum class SweepFigure : std::uint8_t {
  duty,       ///< total duty
  landed,     ///< landed cost
  duty_usd,   ///< the same in US dollars, for a line in another currency
  landed_usd  ///< landed cost in US dollars
};
[[nodiscard]] std::optional<SweepFigure> parse_figure(std::string_view word);

struct SweepPoint {
  std::int64_t x = 0;  ///< millionths; of a percent where the range is in percent
  Money value;
  MoneyRange duty;
  Money fees;
  Money tax;
  Money landed;    ///< all at their highest
  Money duty_usd;  ///< meaningful where a rate per dollar is stated
  Money landed_usd;
  bool exact = true;  ///< no question is open that duty hangs on
  /// Stands for what the line is warned of as it is read, whatever numbers are in that; 0 =
  /// nothing.
  std::uint64_t warned = 0;
};

/// Prices a line with one number changed, again and again.
class Sweep {
 public:
  /// Sets the rate that a heading has; for ranges over a heading.
  using SetRate = std::function<void(Rate)>;
  /// All that is passed must outlive the sweep. @param set_rate  needed if `range.is_heading`
  Sweep(std::span<const RawField> fields, const SweepRange& range, LawBook& book,
        const EntryReader& reader, SetRate set_rate = {});

  /// @return what is wrong with the line, at this number
  /// @param detail  flat for all warnings of the line
  [[nodiscard]] Errors at(std::int64_t x, SweepPoint& out, Detail detail = Detail::totals);
  /// Prices every point of the range: here a first part of them, other threads the rest, each on a
  /// book of its own. The same points for any number of threads.
  /// @param jobs  threads at most; one where the range is over a heading, whose rate is set in the
  ///   law itself
  /// @return what is wrong with the first point that cannot be priced; empty if `points` holds
  [[nodiscard]] Errors run(unsigned jobs, std::vector<SweepPoint>& points);
  [[nodiscard]] const PricedLine& priced() const { return priced_; }
  [[nodiscard]] const InputLine& line() const { return priced_.line; }
  [[nodiscard]] const Schedule& schedule() const { return priced_.plan->schedule(); }
  /// Smallest step between two numbers that the column can hold, in millionths.
  [[nodiscard]] std::int64_t unit() const;

 private:
  [[nodiscard]] Money in_dollars(Money amount) const;
  [[nodiscard]] Errors run_part(std::size_t begin, std::size_t end,
                                std::vector<SweepPoint>& points);
  std::span<const RawField> given_;
  std::vector<RawField> fields_;  ///< the same with the number in its column
  const SweepRange& range_;
  LawBook& book_;
  const EntryReader& reader_;
  SetRate set_rate_;
  std::size_t swept_ = 0;  ///< position of the column in fields_
  std::string text_;       ///< what it holds
  PricedLine priced_;
  Money base_value_;            ///< for shares of the value
  std::int64_t coin_ = 10'000;  ///< of its currency, in millionths; likewise
  bool of_value_ = false;       ///< the range is in percent, and the column a part of the value
};

/// Where a figure, taken at its highest, reaches a target.
struct BreakEven {
  std::int64_t x = 0;      ///< exactly here (the shortest number of those found), or last before
  std::int64_t first = 0;  ///< the first found at which the figure is the target, where it is exact
  std::int64_t after = 0;  ///< the last; else the next number the column can hold
  Money figure;            ///< at x
  Money figure_after;
  /// Where it is exact, the most by which the figure misses the target between the first and the
  /// last, at the numbers looked at: each duty is rounded on its own, so their sum goes up and
  /// down.
  Money off;
  bool exact = false;  ///< the figure at x is the target
  bool jump = false;   ///< a threshold lies between x and after
  bool open = false;   ///< at one of these numbers the figure is a range: at most what it says
};

/// Looks between neighbouring points of the range for changes of side, and halves until none is
/// left in between: one answer per crossing. Where one of two points is a range, or warned of what
/// the other is not, it may stand alone: its neighbour is held against it first. Other crossings
/// that come in pairs between two points cancel out unseen: take a finer step.
[[nodiscard]] std::vector<BreakEven> break_evens(Sweep& sweep, std::span<const SweepPoint> points,
                                                 SweepFigure figure, Money target);

[[nodiscard]] Money figure_of(const SweepPoint& point, SweepFigure figure);

}  // namespace tarex
