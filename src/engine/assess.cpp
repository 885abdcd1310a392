#include "tarex/assess.hpp"

#include <algorithm>
#include <optional>

#include "base/split.hpp"
#include "engine/explanation.hpp"
#include "engine/exploration.hpp"
#include "engine/least_value.hpp"

namespace tarex {

Workspace::Workspace(const Schedule& schedule) : Workspace(std::make_shared<PlanShelf>(schedule)) {}
Workspace::Workspace(std::shared_ptr<PlanShelf> shelf, unsigned threads)
    : cache(shelf),
      courses(std::make_unique<detail::CourseBook>(
          shelf->schedule(), threads > 1 ? detail::CourseBook::kShare : detail::CourseBook::kEnough,
          threads > 0)) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

namespace detail {
namespace {

bool is_shown(const Charge& charge, MeasureKind kind) {
  return kind == MeasureKind::base || !charge.amount.is_zero();
}

}  // namespace

void write_lines(const Plan& plan, const Leaf& leaf, LineAssessment& out) {
  const auto part_of_bill = [](MeasureKind kind) {
    return kind == MeasureKind::vat ? 2 : kind == MeasureKind::fee ? 1 : 0;
  };
  for (const Charge& charge : leaf.charges) {
    const Rule& rule = plan.rules()[charge.rule];
    if (!is_shown(charge, rule.kind) || out.lines.size() == kMaxLines) {
      continue;
    }
    out.lines.push_back(
        {charge.rule, rule.measure, rule.kind, charge.basis, charge.amount, charge.amount, false});
    for (std::size_t at = out.lines.size() - 1;
         at > 0 && part_of_bill(out.lines[at].kind) < part_of_bill(out.lines[at - 1].kind); --at) {
      std::swap(out.lines[at], out.lines[at - 1]);
    }
  }
}

}  // namespace detail

namespace {

using detail::Context;
using detail::Exploration;
using detail::Extremes;
using detail::Leaf;
using detail::LeastCharges;
using detail::widen;
using detail::WorstAnswers;

/// @param charges  empty where there is one outcome
void write_least(const LeastCharges& charges, LineAssessment& out) {
  for (DutyLine& line : out.lines) {
    line.least = charges.empty() ? line.amount : charges.of(line.measure);
    line.open = line.least != line.amount;
  }
}

/// Of what each measure comes to at least nothing is known.
void open_below(LineAssessment& out) {
  for (DutyLine& line : out.lines) {
    line.least = Money();
    line.open = true;
  }
}

/// What is charged on a value without upper bound has none either.
void open_above(const detail::Rising& rising, LineAssessment& out) {
  const auto open = [](bool rises, MoneyRange& total) {
    total.max = rises ? Money::from_micro(Money::kLimit) : total.max;
  };
  open(rising.duty, out.total_duty);
  open(rising.fees, out.fees);
  open(rising.tax, out.tax);
}

/// … and so has every charge on it, and what hangs on that.
void open_lines(LineAssessment& out) {
  const auto open = [](Money& amount) {
    amount = amount.is_zero() ? amount : Money::from_micro(Money::kLimit);
  };
  open(out.base_duty);
  for (DutyLine& line : out.lines) {
    open(line.basis);
    open(line.amount);
    line.open = line.open || line.amount.at_limit();
  }
  for (CodeOutcome& outcome : out.variants) {
    open(outcome.duty.max);
  }
  for (Question& question : out.questions) {
    open(question.max);
  }
  for (Relief& relief : out.reliefs) {
    open(relief.saves);
  }
  for (PaperStep& paper : out.papers) {
    open(paper.if_missing);
    open(paper.if_filed);
  }
}

/// Fees that hang on a soft fact (the harbour fee on the mode of transport) taken at their lowest.
Money lowest_fees(const Context& context, const Extremes& extremes) {
  if (!extremes.worst.soft) {
    return extremes.worst.fees;  // the dearest answers do not come to the soft fact
  }
  Context again{context.plan, context.law, context.line, context.facts, context.courses};
  again.base_rate = extremes.worst_base_rate;
  again.answered = extremes.worst_answered;
  again.softest = true;
  const WorstAnswers answers(extremes, context.facts);
  Leaf leaf = extremes.worst;
  return detail::Evaluation(again).softest_fees(leaf);
}

}  // namespace

void LineAssessment::clear() {
  lines.clear();
  not_charged.clear();
  questions.clear();
  reliefs.clear();
  papers.clear();
  watches.clear();
  assumed.reset();
  base_duty = Money();
  total_duty = fees = tax = value = MoneyRange{};
  variants.clear();
  codes_below = 0;
  code = HsCode();
  law.reset();
  leaves = 0;
  given_up = false;
  value_open = moves_shares = share_open = false;
}

namespace {

/// The dearest of the laws that a code can mean, and what is asked under any of them.
struct Dearest {
  Dearest() { ends[0].charges = ends[1].charges = &charges; }
  Dearest(const Dearest&) = delete;
  Dearest& operator=(const Dearest&) = delete;
  ~Dearest() = default;
  LeastCharges charges;
  Extremes ends[2];               ///< of the dearest law so far, and of the law at hand
  Extremes* extremes = &ends[0];  ///< of `law`
  const CodeLaw* law = nullptr;
  FactSet asked;
  bool base_rate_asked = false;
  bool duty_softened = false;
};

/// @param out  gets the totals over all laws, and their variants
void explore_all(const Plan& plan, const EntryLine& line, const CodeVariants& variants,
                 Workspace& workspace, Dearest& dearest, LineAssessment& out) {
  Extremes* extremes = &dearest.ends[1];
  Facts facts = line.facts;  // an exploration leaves them as they were
  for (const CodeLaw& law : variants.laws) {
    Context context{plan, law, line, facts, workspace.courses.get()};
    Exploration(context, *extremes).run();
    const bool first = dearest.law == nullptr;
    if (extremes->leaves == 1 && variants.laws.size() > 1) {
      dearest.charges.add(plan, extremes->worst);
    }
    if (context.softened.any()) {
      extremes->fees.min = std::min(extremes->fees.min, lowest_fees(context, *extremes));
    }
    if (variants.laws.size() > 1) {
      out.variants.push_back({law, extremes->duty});
    }
    widen(out.total_duty, extremes->duty, first);
    widen(out.fees, extremes->fees, first);
    widen(out.tax, extremes->tax, first);
    out.leaves += extremes->leaves;
    out.given_up = out.given_up || extremes->given_up;
    out.assumed |= context.assumed;
    dearest.asked |= extremes->asked;
    dearest.asked |= context.softened;
    dearest.base_rate_asked = dearest.base_rate_asked || extremes->base_rate_asked;
    dearest.duty_softened = dearest.duty_softened || extremes->duty_softened;
    const Leaf& worst = dearest.extremes->worst;
    if (first || extremes->worst.duty > worst.duty ||
        (extremes->worst.duty.at_limit() && detail::costs_more(plan, extremes->worst, worst))) {
      std::swap(dearest.extremes, extremes);
      dearest.law = &law;
    }
  }
}

}  // namespace

void assess_line(const Plan& plan, const EntryLine& line, Workspace& workspace, Detail detail,
                 LineAssessment& out) {
  out.clear();
  const std::optional<detail::Least> least = detail::least_of(plan, line, workspace);
  const detail::Rising rising = detail::rising_of(plan, line, workspace);
  if (workspace.courses) {
    workspace.courses->trim();
  }
  const CodeVariants& variants = workspace.cache.law_for(line.date, line.code, line.origin);
  out.codes_below = static_cast<std::uint32_t>(variants.codes);
  Dearest dearest;
  explore_all(plan, line, variants, workspace, dearest, out);
  if (dearest.law == nullptr) {
    return;  // no such code: the caller has refused it before
  }
  const Extremes& worst = *dearest.extremes;
  out.law = *dearest.law;
  out.code = dearest.law->code;
  out.base_duty = worst.worst.base;
  out.value_open = line.value_is != ValueIs::whole;
  out.value = {least ? least->lowest : line.value,
               line.value_is == ValueIs::at_least ? Money::from_micro(Money::kLimit) : line.value};
  detail::write_lines(plan, worst.worst, out);
  write_least(dearest.charges, out);
  if (out.given_up || least) {
    open_below(out);
  }
  if (out.given_up) {
    out.total_duty.max = Money::from_micro(Money::kLimit);
    out.total_duty.min = out.fees.min = out.tax.min = Money();
  }
  const bool from_below = line.value_is == ValueIs::at_least;
  if (from_below && detail::is_below_a_coin(rising, out)) {
    detail::assess_on_more(plan, line, workspace, detail, out);
    open_above(rising, out);
    open_lines(out);
    open_below(out);
    return;
  }
  if (from_below) {
    open_above(rising, out);
  } else if (out.given_up) {
    open_above({true, !out.fees.max.is_zero(), !out.tax.max.is_zero()}, out);
  } else if (least) {
    out.total_duty.min = std::min(out.total_duty.min, least->duty);
    out.fees.min = std::min(out.fees.min, least->fees);
    out.tax.min = std::min(out.tax.min, least->tax);
  }
  if (detail != Detail::totals) {
    detail::explain({plan, line, *dearest.law, worst, variants, workspace.courses.get(),
                     dearest.asked, dearest.base_rate_asked, dearest.duty_softened},
                    detail, out);
  }
  if (from_below) {
    open_lines(out);
  }
}

}  // namespace tarex
