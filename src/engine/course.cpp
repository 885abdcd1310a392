#include "engine/course.hpp"

#include <algorithm>
#include <new>

#include "engine/evaluation.hpp"

namespace tarex::detail {
namespace {

constexpr std::size_t kSlots = 16 * 1024;

}  // namespace

CourseBook::CourseBook(const Schedule& schedule) {
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    words_.set(f, !is_amount(schedule.facts[f].type));
  }
}

void CourseBook::clear() {
  std::fill(slots_.begin(), slots_.end(), nullptr);
  memory_.release();
  bytes_ = 0;
}

Course* CourseBook::find(const Context& context) {
  if (slots_.empty()) {
    slots_.resize(kSlots);
  }
  const Regime& regime = *context.law.regime;
  const FactSet known = context.facts.all_known() & regime.reads;
  key_.clear();
  key_.push_back(regime.number | (context.softest ? std::uint64_t{1} << 63 : 0) |
                 (regime.asks_origin ? std::uint64_t{context.line.origin.index()} << 32 : 0));
  key_.push_back(known.words()[0]);
  key_.push_back(known.words()[1]);
  (known & words_).each([&](FactIndex fact) {
    key_.push_back(static_cast<std::uint64_t>(context.facts.value(fact)));
  });
  std::uint64_t hash = key_.size();
  for (const std::uint64_t word : key_) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29;
  }
  slot_ = (hash ^ (hash >> 17)) % kSlots;
  Course* course = slots_[slot_];
  while (course != nullptr &&
         !std::equal(course->key.begin(), course->key.end(), key_.begin(), key_.end())) {
    course = course->other;
  }
  return course;
}

Course* CourseBook::keep(const Recording& recording, Course course, Course* first) {
  if (recording.steps.overflowed()) {
    return nullptr;
  }
  int alike = 0;
  Course* last = first;
  for (; last != nullptr && last->next != nullptr; last = last->next) {
    ++alike;
  }
  if (alike >= kMostAlike) {
    return nullptr;
  }
  course.soft_step = static_cast<std::uint16_t>(recording.soft_step);
  course.soft_charges = static_cast<std::uint16_t>(recording.soft_charges);
  course.steps = kept(std::span<const Step>(recording.steps.begin(), recording.steps.size()));
  course.key = first != nullptr ? first->key
                                : kept(std::span<const std::uint64_t>(key_.begin(), key_.size()));
  if (first == nullptr) {
    course.other = slots_[slot_];
  }
  Course* const place = kept(std::span<const Course>(&course, 1)).data();
  if (last != nullptr) {
    last->next = place;
  } else {
    slots_[slot_] = place;
  }
  return place;
}

}  // namespace tarex::detail
