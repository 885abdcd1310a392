#include "engine/course.hpp"

#include <algorithm>
#include <new>

#include "engine/evaluation.hpp"

namespace tarex::detail {
namespace {

constexpr std::size_t kFewestSlots = 64;

std::uint64_t hash_of(std::span<const std::uint64_t> key) {
  std::uint64_t hash = key.size();
  for (const std::uint64_t word : key) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29;
  }
  return hash ^ (hash >> 17);
}

}  // namespace

CourseBook::CourseBook(const Schedule& schedule) : slots_(kFewestSlots) {
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    words_.set(f, !is_amount(schedule.facts[f].type));
  }
}

void CourseBook::clear() {
  std::fill(slots_.begin(), slots_.end(), nullptr);
  memory_.release();
  bytes_ = keys_ = 0;
}

void CourseBook::grow() {
  std::vector<Course*> before(slots_.size() * 2);
  before.swap(slots_);
  for (Course* course : before) {
    while (course != nullptr) {
      Course* const other = course->other;
      Course*& slot = slot_of(hash_of(course->key));
      course->other = slot;
      slot = course;
      course = other;
    }
  }
}

Course* CourseBook::find(const Context& context) {
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
  hash_ = hash_of({key_.begin(), key_.size()});
  Course* course = slot_of(hash_);
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
  if (first == nullptr) {
    if (keys_++ == slots_.size()) {
      grow();
    }
    course.key = kept(std::span<const std::uint64_t>(key_.begin(), key_.size()));
    course.other = slot_of(hash_);
  }
  Course* const place = kept(std::span<const Course>(&course, 1)).data();
  (last != nullptr ? last->next : slot_of(hash_)) = place;
  return place;
}

}  // namespace tarex::detail
