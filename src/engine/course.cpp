#include "engine/course.hpp"

#include <algorithm>
#include <new>

#include "base/hash_words.hpp"
#include "engine/evaluation.hpp"

namespace tarex::detail {
namespace {

constexpr std::size_t kFewestSlots = 64;

}  // namespace

CourseBook::CourseBook(const Schedule& schedule, std::size_t bytes, bool many_lines)
    : memory_(bytes / sizeof(Course) * sizeof(Course), many_lines),
      end_(reinterpret_cast<Course*>(memory_.data() + memory_.size())),
      slots_(kFewestSlots) {
  static_assert(sizeof(Course) == 64);
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    words_.set(f, !is_amount(schedule.facts[f].type));
  }
}

void CourseBook::clear() {
  std::fill(slots_.begin(), slots_.end(), 0);
  asides_.clear();
  keys_ = courses_ = 0;
  used_ = 1;
}

std::uint32_t CourseBook::number_of(const Condition& condition) {
  const auto [known, is_new] =
      condition_numbers_.try_emplace(&condition, static_cast<std::uint32_t>(conditions_.size()));
  if (is_new) {
    conditions_.push_back(&condition);
  }
  return known->second;
}

void CourseBook::grow() {
  std::vector<CourseNumber> before(slots_.size() * 2);
  before.swap(slots_);
  for (CourseNumber number : before) {
    while (number != 0) {
      Course& course = *at(number);
      const CourseNumber other = course.other;
      CourseNumber& slot = slot_of(static_cast<std::uint64_t>(course.answer));
      course.other = slot;
      slot = number;
      number = other;
    }
  }
}

void CourseBook::make_key(const Regime& regime, Country origin, const Facts& facts,
                          const FactSet& answered) {
  const FactSet known = facts.all_known() & regime.reads;
  key_.clear();
  key_.push_back(regime.number | (regime.asks_origin ? std::uint64_t{origin.index()} << 32 : 0));
  key_.push_back(known.words()[0]);
  key_.push_back(known.words()[1]);
  (known & words_).each([&](FactIndex fact) {
    key_.push_back(static_cast<std::uint64_t>(facts.value(fact)));
  });
  if (const FactSet tried = answered & regime.shows; tried.any()) {
    key_.push_back(tried.words()[0]);
    key_.push_back(tried.words()[1]);
  }
  hash_ = hash_words(key_);
}

std::uint64_t CourseBook::expect_slot(const Regime& regime, const EntryLine& line) {
  make_key(regime, line.origin, line.facts, {});
  fetch(&slot_of(hash_));
  return hash_;
}

CourseNumber CourseBook::find(const Context& context) {
  make_key(*context.law.regime, context.line.origin, context.facts, context.answered);
  CourseNumber number = slot_of(hash_);
  while (number != 0) {
    const Course& course = *at(number);
    const std::span<const std::uint64_t> key = list(course.key);
    if (course.answer == static_cast<std::int64_t>(hash_) &&
        std::equal(key.begin(), key.end(), key_.begin(), key_.end())) {
      break;
    }
    number = course.other;
  }
  return number;
}

Course* CourseBook::append(const Recording& recording, const Course& course, CourseNumber& first) {
  KeptList<Step> steps;
  int alike = 0;
  CourseNumber* end = &first;
  for (; *end != 0; end = &at(*end)->next) {
    ++alike;
  }
  if (alike >= kMostAlike || recording.steps.overflowed() || !has_room(kReserve / 4) ||
      !keep_list(std::span<const Step>(recording.steps.begin(), recording.steps.size()), steps)) {
    return nullptr;
  }
  const auto known = std::find(asides_.begin(), asides_.end(), recording.aside);
  if (known == asides_.end() && asides_.size() > UINT16_MAX) {
    return nullptr;
  }
  const auto aside = static_cast<std::uint16_t>(known - asides_.begin());
  if (known == asides_.end()) {
    asides_.push_back(recording.aside);
  }
  *end = static_cast<CourseNumber>(++courses_);
  Course* const kept = std::construct_at(at(*end), course);
  kept->steps = steps;
  kept->aside = aside;
  return kept;
}

Course* CourseBook::keep(const Recording& recording, const Course& course, CourseNumber first) {
  if (first != 0) {
    return append(recording, course, first);
  }
  Course own = course;
  own.answer = static_cast<std::int64_t>(hash_);
  if (!keep_list(std::span<const std::uint64_t>(key_.begin(), key_.size()), own.key)) {
    return nullptr;
  }
  Course* const kept = append(recording, own, first);
  if (kept == nullptr) {
    return nullptr;
  }
  if (keys_++ == slots_.size()) {
    grow();
  }
  CourseNumber& slot = slot_of(hash_);
  kept->other = slot;
  slot = first;
  return kept;
}

}  // namespace tarex::detail
