#include "engine/course.hpp"

#include <algorithm>
#include <new>

#include "base/hash_words.hpp"
#include "engine/evaluation.hpp"

namespace tarex::detail {
namespace {

constexpr std::size_t kFewestSlots = 64;

}  // namespace

CourseBook::CourseBook(const Schedule& schedule) : slots_(kFewestSlots) {
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    words_.set(f, !is_amount(schedule.facts[f].type));
  }
}

void CourseBook::clear() {
  std::fill(slots_.begin(), slots_.end(), nullptr);
  asides_.clear();
  keys_ = chunk_ = used_ = 0;
}

std::byte* CourseBook::room(std::size_t size) {
  size = (size + 7) / 8 * 8;
  if (used_ + size > kChunk && used_ > 0) {
    ++chunk_;
    used_ = 0;
  }
  if (chunk_ == chunks_.size()) {
    chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(kChunk));
  }
  std::byte* const at = chunks_[chunk_].get() + used_;
  used_ += size;
  return at;
}

void CourseBook::grow() {
  std::vector<Course*> before(slots_.size() * 2);
  before.swap(slots_);
  for (Course* course : before) {
    while (course != nullptr) {
      Course* const other = course->other;
      Course*& slot = slot_of(hash_words(course->key));
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
  key_.push_back(regime.number |
                 (regime.asks_origin ? std::uint64_t{context.line.origin.index()} << 32 : 0));
  key_.push_back(known.words()[0]);
  key_.push_back(known.words()[1]);
  (known & words_).each([&](FactIndex fact) {
    key_.push_back(static_cast<std::uint64_t>(context.facts.value(fact)));
  });
  hash_ = hash_words(key_);
  Course* course = slot_of(hash_);
  while (course != nullptr &&
         !std::equal(course->key.begin(), course->key.end(), key_.begin(), key_.end())) {
    course = course->other;
  }
  return course;
}

Course* CourseBook::append(const Recording& recording, Course course, Course*& first) {
  int alike = 0;
  Course** end = &first;
  for (; *end != nullptr; end = &(*end)->next) {
    ++alike;
  }
  if (alike >= kMostAlike || recording.steps.overflowed()) {
    return nullptr;
  }
  const auto known = std::find(asides_.begin(), asides_.end(), recording.aside);
  course.aside = static_cast<std::uint16_t>(known - asides_.begin());
  if (known == asides_.end()) {
    asides_.push_back(recording.aside);
  }
  course.steps = kept(std::span<const Step>(recording.steps.begin(), recording.steps.size()));
  *end = kept(std::span<const Course>(&course, 1)).data();
  return *end;
}

Course* CourseBook::keep(const Recording& recording, Course course, Course* first) {
  if (first != nullptr) {
    return append(recording, course, first);
  }
  course.key = kept(std::span<const std::uint64_t>(key_.begin(), key_.size()));
  if (append(recording, course, first) == nullptr) {
    return nullptr;
  }
  if (keys_++ == slots_.size()) {
    grow();
  }
  first->other = slot_of(hash_);
  slot_of(hash_) = first;
  return first;
}

}  // namespace tarex::detail
