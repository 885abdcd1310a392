#include "bom/open_line.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

void widen(MoneyRange& range, const MoneyRange& by) {
  range.min = std::min(range.min, by.min);
  range.max = std::max(range.max, by.max);
}

}  // namespace

void OpenLine::note(std::string text) const {
  if (notes_ != nullptr) {
    notes_->push_back(std::move(text));
  }
}

LineAssessment OpenLine::tried(const Facts& facts, Detail detail) {
  EntryLine entry = entry_;
  entry.facts = facts;
  LineAssessment out;
  assess_line(plan_, entry, workspace_, detail, out);
  return out;
}

void OpenLine::take(const Facts& facts) {
  entry_.facts = facts;
  out_ = tried(facts, detail_);
}

void OpenLine::keep(const LineAssessment& before) {
  widen(out_.total_duty, before.total_duty);
  widen(out_.fees, before.fees);
  widen(out_.tax, before.tax);
  for (const Question& question : before.questions) {
    if (std::none_of(out_.questions.begin(), out_.questions.end(),
                     [&](const Question& other) { return other.fact == question.fact; })) {
      out_.questions.push_back(question);
    }
  }
}

bool OpenLine::ask(FactIndex fact, Money least) {
  const auto at = std::find_if(out_.questions.begin(), out_.questions.end(),
                               [&](const Question& one) { return one.fact == fact; });
  if (at == out_.questions.end()) {
    out_.questions.push_back({fact, least, out_.total_duty.max});
    return true;
  }
  at->min = std::min(at->min, least);
  at->max = std::max(at->max, out_.total_duty.max);
  at->moves = Question::Moves::duty;
  return false;
}

}  // namespace tarex::detail
