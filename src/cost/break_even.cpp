#include <algorithm>

#include "tarex/sweep.hpp"

/// Where a figure of a sweep reaches a target. Every number that is named was priced.
namespace tarex {
namespace {

/// Figures of neighbouring numbers that are so many of the smallest steps apart jump.
constexpr std::int64_t kJump = 100;
/// As many coins may all duties together be off by rounding each on its own.
constexpr std::int64_t kOffByRounding = 8;
/// So many numbers before and after one that meets the target are tried, too.
constexpr std::int64_t kTriedAround = 16;
/// In a span of more numbers only some are looked at.
constexpr std::int64_t kAllOf = 1'000;
constexpr std::int64_t kSomeOf = 200;
/// Crossings between two points of the range, at most.
constexpr int kMostCrossings = 100;

Money distance(Money a, Money b) { return a < b ? b - a : a - b; }

class BreakEvenSearch {
 public:
  BreakEvenSearch(Sweep& sweep, SweepFigure figure, Money target)
      : sweep_(sweep), figure_(figure), target_(target) {}

  std::vector<BreakEven> run(std::span<const SweepPoint> points) {
    if (!points.empty() && side(points.front()) == 0) {
      add_exact(points.front().x);
    }
    for (std::size_t i = 1; i < points.size(); ++i) {
      step(points[i - 1], points[i]);
    }
    for (BreakEven& found : out_) {
      if (found.exact) {
        found.x = shortest(found.first, found.after);
        found.off = most_off(found.first, found.after);
      }
      found.open = is_open_at(found.x) || is_open_at(found.first) || is_open_at(found.after);
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] int side(const SweepPoint& point) const {
    const Money figure = figure_of(point, figure_);
    return figure < target_ ? -1 : figure > target_ ? 1 : 0;
  }
  [[nodiscard]] Money off(const SweepPoint& point) const {
    return distance(figure_of(point, figure_), target_);
  }
  [[nodiscard]] Money coin() const {
    return Money::from_micro(figure_ == SweepFigure::duty || figure_ == SweepFigure::landed
                                 ? sweep_.line().entry.minor_unit
                                 : Currency().minor_unit());
  }
  /// @return whether the line can be priced with this number
  bool at(std::int64_t x, SweepPoint& out) { return sweep_.at(x, out).empty(); }
  bool is_met_at(std::int64_t x) {
    SweepPoint point;
    return at(x, point) && side(point) == 0;
  }
  bool is_open_at(std::int64_t x) {
    SweepPoint point;
    return at(x, point) && !point.exact;
  }

  /// Between two neighbouring points of the range.
  void step(const SweepPoint& low, const SweepPoint& high) {
    const std::int64_t unit = sweep_.unit();
    SweepPoint next;
    SweepPoint last;
    const bool alone = low.exact != high.exact || low.warned != high.warned;
    if (alone && high.x - low.x > 2 * unit && at(low.x + unit, next) && at(high.x - unit, last)) {
      cross(low, next);
      cross(next, last);
      cross(last, high);
    } else {
      cross(low, high);
    }
  }

  /// All changes of side that halving finds from `from` to `to`, one after the other.
  void cross(const SweepPoint& from, const SweepPoint& to) {
    const std::size_t before = out_.size();
    bool moved = false;
    SweepPoint here = from;
    for (int i = 0; i < kMostCrossings && side(here) != side(to); ++i) {
      SweepPoint low = here;
      SweepPoint high = to;
      close_in(low, high);
      moved = true;
      if (side(low) == 0) {
        go_on(here.x, low.x);
      } else if (side(high) == 0) {
        add_exact(high.x, before);
      } else {
        add_bracket(low, high, before);
      }
      here = high;
    }
    if (side(here) == 0 && side(to) == 0 && to.x > here.x) {
      go_on(here.x, to.x);
    }
    if (moved && !out_.back().jump) {
      look_around(from.x, to.x);
    }
  }

  /// Halves [low, high] until both ends are neighbours. `low` keeps the side it has; `high`
  /// another.
  void close_in(SweepPoint& low, SweepPoint& high) {
    const std::int64_t unit = sweep_.unit();
    const int before = side(low);
    while (high.x - low.x > unit) {
      // The step of the range need not be a number of units.
      const std::int64_t half = std::max<std::int64_t>((high.x - low.x) / unit / 2, 1) * unit;
      SweepPoint middle;
      if (!at(low.x + half, middle)) {
        return;
      }
      (side(middle) == before ? low : high) = middle;
    }
  }

  /// The target, met at `x`, is still met at `last`.
  void go_on(std::int64_t x, std::int64_t last) {
    if (out_.empty() || !out_.back().exact || out_.back().after < x) {
      add_exact(x);
    }
    out_.back().after = std::max(out_.back().after, last);
  }

  void add_exact(std::int64_t x) { add_exact(x, out_.size()); }
  /// @param before  answers up to this one stay as they are
  void add_exact(std::int64_t x, std::size_t before) {
    if (is_near(x, before)) {
      BreakEven& last = out_.back();
      last = {x, last.exact ? last.first : x, x, target_, target_, Money(), true, false, false};
      return;
    }
    out_.push_back({x, x, x, target_, target_, Money(), true, false, false});
  }

  void add_bracket(const SweepPoint& low, const SweepPoint& high, std::size_t before) {
    BreakEven out{low.x, low.x, high.x, figure_of(low, figure_), figure_of(high, figure_), Money(),
                  false, false, false};
    const std::int64_t width = distance(out.figure, out.figure_after).micro();
    out.jump = width > kJump * std::max(sweep_.unit(), sweep_.line().entry.minor_unit);
    if (out.jump || !is_near(low.x, before)) {
      out_.push_back(out);
    }
  }

  /// Whether what happens at `x` is the last answer still: from there on the figure was never off
  /// by more than rounding explains.
  bool is_near(std::int64_t x, std::size_t before) {
    if (out_.size() <= before || out_.back().jump) {
      return false;
    }
    const Money most = Money::from_micro(kOffByRounding * coin().micro());
    return most_off(out_.back().after, x) <= most;
  }

  /// The target may be met again, or before, a few numbers off.
  void look_around(std::int64_t from, std::int64_t to) {
    const std::int64_t unit = sweep_.unit();
    const BreakEven around = out_.back();
    std::int64_t first = around.exact ? around.first : 0;
    std::int64_t last = around.exact ? around.after : 0;
    bool met = around.exact;
    for (std::int64_t i = kTriedAround; i > 0; --i) {
      const std::int64_t x = around.first - i * unit;
      if (x > from && x < to && (!met || x < first) && is_met_at(x)) {
        first = x;
        last = met ? last : x;
        met = true;
      }
    }
    for (std::int64_t i = 1; i <= kTriedAround; ++i) {
      const std::int64_t x = around.after + i * unit;
      if (x > from && x < to && is_met_at(x)) {
        first = met ? first : x;
        last = x;
        met = true;
      }
    }
    if (met) {
      out_.back() = {first, first, last, target_, target_, Money(), true, false, false};
    }
  }

  /// The most by which the figure misses the target from `first` to `last`.
  Money most_off(std::int64_t first, std::int64_t last) {
    const std::int64_t unit = sweep_.unit();
    const std::int64_t count = (last - first) / unit;
    const std::int64_t by = count <= kAllOf ? unit : count / kSomeOf * unit;
    Money most;
    for (std::int64_t x = first; x <= last; x += by) {
      SweepPoint point;
      most = at(x, point) ? std::max(most, off(point)) : most;
    }
    return most;
  }

  /// The number with the fewest digits from `first` to `last` at which the target is met, of those
  /// tried.
  std::int64_t shortest(std::int64_t first, std::int64_t last) {
    constexpr std::int64_t kRoundest = 1'000'000 * kMicro;
    constexpr int kTried = 10;
    for (std::int64_t round = kRoundest; round > 1; round /= 10) {
      std::int64_t x = (first + round - 1) / round * round;
      for (int i = 0; i < kTried && x <= last; ++i, x += round) {
        if (is_met_at(x)) {
          return x;
        }
      }
    }
    return first;
  }

  Sweep& sweep_;
  SweepFigure figure_;
  Money target_;
  std::vector<BreakEven> out_;
};

}  // namespace

std::vector<BreakEven> break_evens(Sweep& sweep, std::span<const SweepPoint> points,
                                   SweepFigure figure, Money target) {
  return BreakEvenSearch(sweep, figure, target).run(points);
}

}  // namespace tarex
