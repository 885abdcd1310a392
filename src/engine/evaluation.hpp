#pragma once

#include <bitset>

#include "engine/course.hpp"
#include "tarex/assess.hpp"

/// One pass over the families with the facts at hand. Either it gets through, or it names the fact
/// it cannot do without.
namespace tarex::detail {

/// A measure that applies. Free ones are kept too: others look at them.
struct Charge {
  RuleIndex rule = 0;
  Money basis;
  Money amount;
  bool charged = false;  ///< owed above zero
};

/// What one set of answers leads to.
struct Leaf {
  /// How the base duty came about.
  struct Base {
    i128 exact = 0;  ///< before it was rounded, in 10^-15 of a currency unit
    bool unbounded = false;
    Money basis;
  };
  std::bitset<kMaxMeasures> dropped;  ///< by displacement
  Money base;
  Money duty;
  Money fees;
  Money tax;
  Base how;
  bool soft = false;                     ///< the run looked at a soft fact nobody stated, first …
  std::uint16_t soft_at = 0;             ///< … in the family that begins with this candidate
  std::uint16_t soft_charges = 0;        ///< … after so many charges
  Course* course = nullptr;              ///< the run's (its last part's), where one is kept
  std::uint16_t stopped_at = 0;          ///< the candidate from which a run that stopped goes on
  FixedList<Charge, kMaxLines> charges;  ///< in order of families
  [[nodiscard]] Money all() const { return duty + fees + tax; }
  void clear() {
    charges.clear();
    dropped.reset();
    base = duty = fees = tax = Money();
    how = Base();
    soft = false;
    soft_at = soft_charges = 0;
    course = nullptr;
    stopped_at = 0;
  }
};

/// A pseudo answer to kBaseRateFact.
enum class BaseRateAnswer : std::uint8_t { none, free, unbounded };

/// What a pass reads and learns besides the facts.
struct Context {
  const Plan& plan;
  const CodeLaw& law;
  const EntryLine& line;
  Facts& facts;
  CourseBook* courses = nullptr;  ///< null: every run is worked out anew
  BaseRateAnswer base_rate = BaseRateAnswer::none;
  bool softest = false;   ///< soft facts take the cheapest word, not the dearest
  FactSet answered = {};  ///< facts whose value is one of the critical values tried
  FactSet assumed = {};   ///< consulted and taken as not so
  FactSet softened = {};  ///< consulted, unknown, soft
};

/// One pass. Lives on the stack; holds no memory.
class Evaluation {
 public:
  explicit Evaluation(Context& context) : ctx_(context), schedule_(context.plan.schedule()) {}

  /// @param entry  where the courses of such a run are, if known; set to it, if not
  /// @return kNoFact when `leaf` is complete; else the fact that must be known to go on.
  [[nodiscard]] FactIndex run(Leaf& leaf, CourseNumber* entry = nullptr);
  /// Goes on with a run that stopped for want of a fact, now that it is known. What the run did
  /// before holds whatever the fact says: it would have stopped earlier otherwise.
  /// @param stopped  what that run left; @param leaf  another one
  /// @return as run
  [[nodiscard]] FactIndex go_on(const Leaf& stopped, FactIndex known, Leaf& leaf);

  /// The fees of a complete run's outcome, were its soft facts the cheapest; the context says so.
  /// @param leaf  of the run, which was soft; changed
  [[nodiscard]] Money softest_fees(Leaf& leaf);

  /// Takes `leaf`, complete with these facts, for the outcome of a run.
  void stand_on(Leaf& leaf) { leaf_ = &leaf; }

  /// After a complete run: whether a rule's conditions hold, whatever stands before it in its
  /// family.
  [[nodiscard]] Answer holds(const Rule& rule);
  [[nodiscard]] Answer all_hold(const std::vector<Condition>& conditions);
  /// Keeps in `recording` what the conditions asked from now on look at that hangs on amounts, by
  /// numbers of the context's courses, if it has some.
  void record_looks(Recording* recording) {
    recording_ = ctx_.courses == nullptr ? nullptr : recording;
  }
  /// After a complete run: whether all looks come out as they did.
  [[nodiscard]] bool looks_alike(std::span<const Step> looks);

 private:
  [[nodiscard]] Answer holds(const Condition& condition);
  [[nodiscard]] bool hangs_on_amounts(const Condition& condition) const;
  [[nodiscard]] Answer test(const FactIn& c);
  [[nodiscard]] Answer test(const FactCompare& c);
  [[nodiscard]] Answer test(const AllZero& c);
  [[nodiscard]] Answer test(const ListedShare& c);
  [[nodiscard]] Answer test(const EveryListed& c);
  [[nodiscard]] Answer test(const BaseRate& c);
  [[nodiscard]] Answer test(const Applied& c);
  [[nodiscard]] Answer test(const Charged& c);
  [[nodiscard]] Answer test(const Covered& c);
  [[nodiscard]] Answer test(const AnyOf& c);
  [[nodiscard]] Answer test(const AllOf& c);
  [[nodiscard]] Answer test(const Not& c);
  [[nodiscard]] Answer test(const PartyRow& c);
  [[nodiscard]] Answer test(const Listed& c);
  [[nodiscard]] Answer test(const Shown& c);

  /// Known, or taken as `stand_in` because it need not be known; else sets asked_ and returns
  /// false.
  [[nodiscard]] bool value_of(FactIndex fact, std::int64_t stand_in, std::int64_t& value);
  [[nodiscard]] Money covered_by(const Selection& by) const;
  [[nodiscard]] Money taken_by(const RemainderOf& remainder) const;
  [[nodiscard]] Money other_contents(FactIndex fact) const;
  void begin(Leaf& leaf);
  /// Stands where a run stopped.
  void begin_at(const Leaf& stopped, Leaf& leaf);
  /// Forgets what the family of the base duty computed, if none is charged yet.
  void forget_base();
  /// Runs the families of the candidates from `begin` on.
  [[nodiscard]] FactIndex run_families(std::size_t begin);
  /// … and says in `course` what became of it.
  void record(Recording& recording, Course& course);
  /// @return false if the line does not take this course; the leaf is of no use then.
  [[nodiscard]] bool follow(Course& course);
  [[nodiscard]] bool charge_family(std::size_t begin, std::size_t end);
  void count(const Charge& charge);
  void take_back(std::size_t left);
  void add(const Charge& charge, MeasureKind kind);
  void drop_by(const Rule& rule);
  /// The reduction of the rule's value that holds, in `out`, or -1. @return false to ask
  [[nodiscard]] bool find_reduction(const Rule& rule, std::int16_t& out);
  [[nodiscard]] bool charge(RuleIndex index, std::int16_t reduction, Charge& out);
  [[nodiscard]] bool charge_plainly(const Rule& rule, Charge& out);
  [[nodiscard]] bool basis_of(const DutyBasis& basis, Money value, Money& out);
  /// Adds to a remainder what was taken out of it twice, where the claim of the reduction says so.
  /// @param left  what the reduction leaves of the value
  [[nodiscard]] bool give_back(const Reduction& reduction, const DutyBasis& basis, Money left,
                               Money& out);
  [[nodiscard]] bool amount_of(const Rule& rule, Charge& charge);
  [[nodiscard]] bool column_amount(TariffColumn column, Charge& charge);
  [[nodiscard]] bool base_amount(const DutyRate& printed, Charge& charge);
  [[nodiscard]] bool quantity_in(std::uint16_t unit, std::int64_t& micro);
  [[nodiscard]] Money share_of(Rate rate, Money basis) const;
  [[nodiscard]] Money per_entry(const MeasureVersion& version, Money amount) const;
  Context& ctx_;
  const Schedule& schedule_;
  Leaf* leaf_ = nullptr;
  FactIndex asked_ = kNoFact;
  Recording* recording_ = nullptr;
};

/// Law amount in millionths of the schedule's currency, in the line's currency.
[[nodiscard]] Money in_line_currency(Money amount, const EntryLine& line);

/// The fact that must be stated.
[[nodiscard]] FactIndex fact_of(const Shown& shown);

/// The fact that says how much there is of a part; kNoFact if the law names none.
[[nodiscard]] FactIndex content_of(const EveryListed& listed, std::uint16_t part);

/// What a weight that is tried is at least where it has no end: kUnbounded in small enough parts to
/// add up.
inline constexpr std::int64_t kEndless = kUnbounded / 64;

/// Where nobody knows how large a whole is: enough for any share, small enough to add up.
inline constexpr std::int64_t kAnyWhole = kUnbounded / 8;

/// The most a part of a whole can still be, given what is known of its siblings; of kAnyWhole if
/// the whole is not known.
[[nodiscard]] std::int64_t most_possible(const Plan& plan, const EntryLine& line,
                                         const Facts& facts, FactIndex part);

}  // namespace tarex::detail
