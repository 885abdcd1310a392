#include <algorithm>
#include <utility>

#include "engine/evaluation.hpp"

/// Runs that are written down, and followed by lines of their kind.
namespace tarex::detail {

void Evaluation::record(Recording& recording, Course& course) {
  record_looks(&recording);
  const FactSet assumed = std::exchange(ctx_.assumed, FactSet());
  const FactSet softened = std::exchange(ctx_.softened, FactSet());
  course.need = run_families(leaf_->stopped_at);
  recording_ = nullptr;
  recording.aside = {ctx_.assumed, ctx_.softened};
  leaf_->soft = leaf_->soft || ctx_.softened.any();
  course.stopped_at = leaf_->stopped_at;
  course.soft = leaf_->soft;
  course.soft_at = leaf_->soft_at;
  course.soft_charges = leaf_->soft_charges;
  ctx_.assumed |= assumed;
  ctx_.softened |= softened;
}

bool Evaluation::looks_alike(std::span<const Step> looks) {
  return std::all_of(looks.begin(), looks.end(), [this](const Step& look) {
    return holds(ctx_.courses->condition(look.what)) == look.answer;
  });
}

bool Evaluation::follow(Course& course) {
  const auto candidates = ctx_.law.candidates();
  Charge best;
  Charge offered;
  bool found = false;
  for (const Step& step : ctx_.courses->list(course.steps)) {
    switch (step.kind) {
      case Step::Kind::look: {
        const Answer answer = holds(ctx_.courses->condition(step.what));
        if (answer != step.answer || (answer == Answer::ask && asked_ != step.asked)) {
          return false;
        }
        break;
      }
      case Step::Kind::take:
        if (!charge(candidates[step.candidate()], step.reduction(), offered)) {
          return false;
        }
        count(offered);
        break;
      case Step::Kind::offer: {
        const Leaf::Base how_best = leaf_->how;
        const bool complete = charge(candidates[step.candidate()], step.reduction(), offered);
        if (complete != (step.answer == Answer::yes) || (!complete && asked_ != step.asked)) {
          return false;
        }
        if (complete && (!found || offered.amount < best.amount)) {
          best = offered;
          found = true;
        } else if (complete) {
          leaf_->how = how_best;
        }
        break;
      }
      case Step::Kind::charge:
        if (best.rule != candidates[step.candidate()]) {
          return false;
        }
        count(best);
        found = false;
        break;
    }
  }
  const Aside& aside = ctx_.courses->aside_of(course);
  ctx_.assumed |= aside.assumed;
  ctx_.softened |= aside.softened;
  leaf_->soft = course.soft;
  leaf_->soft_at = course.soft_at;
  leaf_->soft_charges = course.soft_charges;
  leaf_->stopped_at = course.stopped_at;
  leaf_->course = &course;
  return true;
}

Money Evaluation::softest_fees(Leaf& leaf) {
  leaf_ = &leaf;
  const Money otherwise = leaf.fees;
  Course* const course = leaf.course;
  const std::uint16_t soft_at = leaf.soft_at;
  const std::uint16_t before = leaf.soft_charges;  // which stay as they are
  for (CourseNumber number = course == nullptr ? 0 : course->softest; number != 0;) {
    Course& softest = *ctx_.courses->at(number);
    take_back(before);
    if (follow(softest)) {
      return leaf.fees;
    }
    number = softest.next;
  }
  take_back(before);
  leaf.stopped_at = soft_at;
  leaf.soft = false;
  Recording recording;
  Course softest;
  record(recording, softest);
  if (softest.need != kNoFact) {
    return otherwise;
  }
  if (course != nullptr) {
    ctx_.courses->append(recording, softest, course->softest);
  }
  return leaf.fees;
}

}  // namespace tarex::detail
