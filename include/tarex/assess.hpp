#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <type_traits>

#include "tarex/entry.hpp"
#include "tarex/plan.hpp"

/// The engine: one line of entry against the law in force. No strings, no files, no clock, no
/// allocation per line.
namespace tarex {

/// Each family charges once at most.
inline constexpr std::size_t kMaxLines = kMaxFamilies;

/// Fixed-capacity list, so that a line is assessed without allocation. Elements past the capacity
/// are dropped, and `overflowed` says so. Only what is in use is ever touched or copied.
template <class T, std::size_t N>
class FixedList {
  static_assert(std::is_trivially_destructible_v<T>);

 public:
  FixedList() {}  // NOLINT: not "= default", which would fill items_
  FixedList(const FixedList& other) { copy(other); }
  FixedList& operator=(const FixedList& other) {
    if (this != &other) {
      copy(other);
    }
    return *this;
  }
  ~FixedList() = default;
  void clear() {
    size_ = 0;
    overflowed_ = false;
  }
  void push_back(const T& value) {
    if (size_ < N) {
      std::construct_at(data() + size_++, value);
    } else {
      overflowed_ = true;
    }
  }
  /// Leaves only the first elements. Precondition: size <= size().
  void truncate(std::size_t size) { size_ = static_cast<std::uint32_t>(size); }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] bool overflowed() const { return overflowed_; }
  T& operator[](std::size_t i) { return data()[i]; }
  const T& operator[](std::size_t i) const { return data()[i]; }
  T* begin() { return data(); }
  T* end() { return data() + size_; }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size_; }

 private:
  [[nodiscard]] T* data() { return reinterpret_cast<T*>(bytes_); }
  [[nodiscard]] const T* data() const { return reinterpret_cast<const T*>(bytes_); }
  void copy(const FixedList& other) {
    size_ = other.size_;
    overflowed_ = other.overflowed_;
    std::uninitialized_copy(other.begin(), other.end(), data());
  }
  // In front: the first elements lie beside it.
  std::uint32_t size_ = 0;
  bool overflowed_ = false;
  alignas(T) std::byte bytes_[N * sizeof(T)];
};

/// One measure charged. Words are made afterwards (report.hpp) from the indices.
struct DutyLine {
  RuleIndex rule = 0;
  MeasureIndex measure = 0;
  MeasureKind kind = MeasureKind::base;
  Money basis;
  Money amount;       ///< rounded once, half up, to the currency's minor unit
  Money least;        ///< of this measure over all answers, where that is known, else nothing
  bool open = false;  ///< under other answers it is less, or may be; or it has no upper bound
};

/// A measure that stands back, and the measure because of which it does.
struct NotCharged {
  RuleIndex rule = 0;       ///< the one that would have been charged
  RuleIndex because = 0;    ///< the one that takes its place
  bool named_only = false;  ///< `rule` is not a candidate: the heading is `because`'s instead_of
};

/// A fact on which liability turns and which nobody stated.
struct Question {
  /// What its answer changes, the first of these.
  enum class Moves : std::uint8_t {
    duty,
    tax,
    fees,
    programme,  ///< not how much is owed, but under which programme
  };
  FactIndex fact = kNoFact;
  Money min;  ///< total duty if this fact alone took its best value
  Money max;  ///< … its worst value
  Moves moves = Moves::duty;
};

/// An unclaimed relief, and the least of it that a condition needs.
struct NeededFact {
  FactIndex fact = kNoFact;
  std::int64_t value = 0;
  bool at_least = false;  ///< a threshold rather than a value
  /// Where each of several values would do: those of a row. Belongs to the law.
  const std::vector<std::int64_t>* any_of = nullptr;
  /// … and which of the row would, a bit for each of the first ones.
  static constexpr std::size_t kMostFirms = 64;
  std::uint64_t which = ~std::uint64_t{0};
  [[nodiscard]] bool names(std::size_t place) const {
    return place < kMostFirms && (which >> place & 1U) != 0;
  }
  friend bool operator==(const NeededFact&, const NeededFact&) = default;
};
/// As many as one relief has.
inline constexpr std::size_t kMostNeeds = 8;
using NeededFacts = FixedList<NeededFact, kMostNeeds>;

/// Something an importer may claim and prove, and what it would save.
struct Relief {
  RuleIndex rule = 0;           ///< the measure that would apply, or be charged on less
  std::int16_t reduction = -1;  ///< index into Schedule::reductions, where it is one that helps
  Money saves;                  ///< duty, fees and taxes together; at the limit where these have no
                                ///< upper bound
  NeededFacts needs = {};       ///< to be claimed, of what the line does not state
  bool lifts = false;           ///< `rule` is charged as the line stands, and would not be
  Money entry_basis = {};       ///< what fees with limits per entry would be on then
};

/// One paper that a trade remedy goes by, in the order in which customs looks: proof of origin,
/// mill certificate, seller on the invoice.
struct PaperStep {
  std::uint16_t family = 0;
  FactIndex fact = kNoFact;
  bool decides = false;    ///< the rate is settled here; later papers do not count
  bool applies = false;    ///< at the end of the steps a measure of the family applies: `rule`
  RuleIndex rule = 0;      ///< else the one that would apply without a proof of origin
  bool row_known = false;  ///< the certificate stands in a row: that of `row`
  RuleIndex row = 0;
  /// Duties, fees and taxes more, if the paper were not there; at Money::kLimit nobody knows how
  /// much.
  Money if_missing;
  Money if_filed;  ///< … less, if the missing proof of origin were filed
};

/// Lowest and highest a total can be while facts are missing. An amount at Money::kLimit has no
/// upper bound.
struct MoneyRange {
  Money min;
  Money max;
  [[nodiscard]] bool exact() const { return min == max; }
};

/// One of the codes that a code above the tariff line can mean, and the duty of it.
struct CodeOutcome {
  CodeLaw law;
  MoneyRange duty;
};

/// All that follows for one line. Lines, totals and not_charged describe the exposure: the answers
/// that cost most.
struct LineAssessment {
  // Small things first: what every line fills lies side by side.
  Money base_duty;
  MoneyRange total_duty;  ///< base, additional duties and remedies
  MoneyRange fees;
  MoneyRange tax;
  /// The customs value at least and at most; an end at Money::kLimit is not known.
  MoneyRange value;
  FactSet assumed;  ///< facts taken as not so
  std::optional<CodeLaw> law;
  HsCode code;  ///< the code whose law is shown, when the given one stands for several
  std::uint32_t codes_below = 0;  ///< how many codes of the schedule the given one covers
  std::uint32_t leaves = 0;       ///< combinations of missing facts looked at
  bool given_up = false;          ///< too many combinations: neither end is proved
  bool value_open = false;        ///< the price is not all of the customs value, or more than it
  /// By `settle_entry`: what fees per entry are on is open in this line, which moves its share and
  /// those of the others.
  bool moves_shares = false;
  bool share_open = false;  ///< likewise: its share hangs on what is open in another line
  FixedList<std::uint16_t, kMaxLines> watches;  ///< indices into Schedule::watches
  FixedList<DutyLine, kMaxLines>
      lines;  ///< duties, then fees, then taxes, in the order of charging
  FixedList<Question, kMaxLines> questions;
  FixedList<NotCharged, kMaxLines> not_charged;
  FixedList<PaperStep, 12> papers;
  FixedList<CodeOutcome, kMaxLines> variants;  ///< where the code stands for several treatments
  FixedList<Relief, kMaxLines> reliefs;
  /// Duty and tax are one figure each. Fees may still hang on how the goods travel, not on what
  /// they, or other goods of the entry, are worth.
  [[nodiscard]] bool exact() const {
    return total_duty.exact() && tax.exact() && (!(value_open || share_open) || fees.exact());
  }
  /// As new, at less cost.
  void clear();
};

/// How much to work out beyond the totals.
enum class Detail : std::uint8_t {
  totals,    ///< lines and totals
  flat,      ///< also questions and watches: what a row of a CSV shows
  explained  ///< also what was not charged, questions and reliefs
};

namespace detail {
class CourseBook;
}

/// Scratch space of one thread. Holds the resolved law of the codes it met, and what lines of the
/// same kind have in common.
class Workspace {
 public:
  explicit Workspace(const Schedule& schedule);
  /// @param shelf  may be that of other threads too
  /// @param threads  with many lines each, that share the memory a program takes; 0 = for few lines
  explicit Workspace(std::shared_ptr<PlanShelf> shelf, unsigned threads = 0);
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  ~Workspace();
  PlanCache cache;
  /// Null: every line is worked out from the start, with the same result.
  std::unique_ptr<detail::CourseBook> courses;
};

/// Works out one line alone, its entry-level fees included as if it were an entry of its own.
/// Missing facts: every combination of their critical values is worked out, which gives min and max
/// exactly, because amounts are piecewise linear in each fact between critical values.
/// @param plan  must hold on line.date.
void assess_line(const Plan& plan, const EntryLine& line, Workspace& workspace, Detail detail,
                 LineAssessment& out);

/// Brings near what assess_line will look up for each of these lines, for all of them side by side:
/// a line on its own waits for memory many times. Changes no result.
/// @param lines  to be assessed next, of the workspace's schedule; some 16 at most make sense
void look_ahead(std::span<const EntryLine* const> lines, Workspace& workspace);

/// Applies the limits that the law sets per entry (a fee's minimum and maximum) over the lines of
/// one entry, in place, and splits the fee over them by largest remainder. Where it is open what a
/// line is worth, or whether it bears the fee, each line has the least and the most that its share
/// can be. A relief then saves what the entry would pay less if that line alone claimed it; one
/// that would save nothing goes.
/// @param entries  what the lines were assessed from, in the same order
void settle_entry(const Plan& plan, std::span<LineAssessment*> lines,
                  std::span<const EntryLine* const> entries);

}  // namespace tarex
