#pragma once

#include "engine/exploration.hpp"

/// Why a line costs what it costs, and what would change it.
namespace tarex::detail {

struct Explained {
  const Plan& plan;
  const EntryLine& line;
  const CodeLaw& law;
  const Extremes& extremes;  ///< of that law, given the line's facts
  const CodeVariants& variants;
  CourseBook* courses = nullptr;
  FactSet asked;
  bool base_rate_asked = false;
  bool duty_softened = false;  ///< a soft fact that nobody stated may move the duty
};

/// A fresh context that stands on the answers of the exposure.
struct Standing {
  Facts facts;
  Context context;
  explicit Standing(const Explained& what)
      : facts(what.extremes.worst_facts(what.line)),
        context{what.plan, what.law, what.line, facts, what.courses} {
    context.base_rate = what.extremes.worst_base_rate;
    context.answered = what.extremes.worst_answered;
  }
};

/// Fills lines: what is owed of a complete run's outcome, in the order in which it is shown.
void write_lines(const Plan& plan, const Leaf& leaf, LineAssessment& out);

/// The charge because of which a measure cannot apply; null if none displaces it.
[[nodiscard]] const Charge* displacer_of(const Leaf& leaf, const Plan& plan, MeasureIndex dropped);

/// What a family charges, if anything.
[[nodiscard]] const Charge* charge_of_family(const Leaf& leaf, const Plan& plan,
                                             std::uint16_t family);

/// Fills questions: the facts that can still matter, each with the duty it moves between.
void find_questions(const Explained& what, LineAssessment& out);

/// Fills watches: what is to be minded of the law that the line meets.
void find_watches(const Explained& what, LineAssessment& out);

/// Fills not_charged: what another measure displaces, or a free heading stands in for.
void find_not_charged(const Explained& what, LineAssessment& out);

/// Fills papers: what each paper of the consignment does to the trade remedies on the line.
void find_papers(const Explained& what, LineAssessment& out);

/// Fills reliefs: what could be claimed, and what it would save.
void find_reliefs(const Explained& what, LineAssessment& out);

/// Fills questions, watches and papers of the exposure; not_charged and reliefs only if
/// `explained`.
void explain(const Explained& what, Detail detail, LineAssessment& out);

}  // namespace tarex::detail
