#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "tarex/assess.hpp"

/// What runs over lines of the same kind have in common. A run with all its conditions is worked
/// out once; lines under the same rules whose facts are known to the same extent, and say the same
/// where they are words, then follow its course: they look again only at what hangs on amounts.
/// Where that turns out differently, they take their own run.
namespace tarex::detail {

enum class Answer : std::uint8_t { no, yes, ask };

struct Context;

/// A fact that says how much or when, rather than what.
[[nodiscard]] bool is_amount(FactType type);

/// One thing that a run does and another line must do again.
struct Step {
  enum class Kind : std::uint8_t {
    look,    ///< at a condition that hangs on amounts
    offer,   ///< a charge to its family
    charge,  ///< the one that the family takes
  };
  Kind kind = Kind::look;
  Answer answer = Answer::yes;   ///< look: the condition's; offer: `ask` if a fact is missing
  FactIndex asked = kNoFact;     ///< … by that answer
  std::uint16_t candidate = 0;   ///< offer, charge: position among the candidates
  std::int16_t reduction = -1;   ///< offer: index into Schedule::reductions
  const Condition* condition = nullptr;  ///< look
};

/// The steps of one run, and where it ended.
struct Course {
  std::span<const std::uint64_t> key;
  std::span<const Step> steps;
  FactIndex need = kNoFact;  ///< the fact that must be known to go on
  bool soft = false;         ///< it looked at a soft fact that nobody stated
  FactSet assumed;
  FactSet softened;
  Course* next = nullptr;         ///< of the same key
  Course* other = nullptr;        ///< of another key in the same slot
};

/// The steps of a run while it goes on.
struct Recording {
  FixedList<Step, 512> steps;
};

/// The courses met so far, by what they hang on. One per thread; its memory is bounded.
class CourseBook {
 public:
  explicit CourseBook(const Schedule& schedule);

  /// Makes the key of a run: its rules, which of the facts they read are known, and what those say
  /// that are no amounts. @return the courses with that key; null = none
  [[nodiscard]] Course* find(const Context& context);
  /// Keeps a course under the key of the last `find`. @param first  what that found
  const Course* keep(const Recording& recording, Course course, Course* first);
  /// Starts anew when there is much. No course from before is good afterwards.
  void trim() {
    if (bytes_ > kMostBytes) {
      clear();
    }
  }

 private:
  static constexpr std::size_t kMostBytes = 6 * 1024 * 1024;
  static constexpr int kMostAlike = 12;  ///< courses of one key
  void clear();
  template <class T>
  [[nodiscard]] std::span<T> kept(std::span<const T> items);

  FactSet words_;  ///< facts that are no amounts, dates or shares
  std::pmr::monotonic_buffer_resource memory_;
  std::vector<Course*> slots_;
  std::size_t bytes_ = 0;
  std::size_t slot_ = 0;
  FixedList<std::uint64_t, kMaxFacts + 4> key_;
};

}  // namespace tarex::detail
