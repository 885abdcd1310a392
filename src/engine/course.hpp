#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "tarex/assess.hpp"

/// What runs over lines of the same kind have in common. A run with all its conditions is worked
/// out once; lines under the same rules whose facts are known to the same extent, and say the same
/// where they are words, then follow its course: they look again only at what hangs on amounts.
/// Where that turns out differently, they take their own run. A run that stops for want of a fact
/// goes on from there once the fact is known, on a course of its own.
namespace tarex::detail {

enum class Answer : std::uint8_t { no, yes, ask };

/// An unclaimed relief, and the least of it that a condition needs.
struct NeededFact {
  FactIndex fact = kNoFact;
  std::int64_t value = 0;
  bool at_least = false;  ///< a threshold rather than a value
  /// Where each of several values would do: all of them. Belongs to the law.
  const std::vector<std::int64_t>* any_of = nullptr;
};

struct Context;

/// One thing that a run does and another line must do again.
struct Step {
  enum class Kind : std::uint8_t {
    look,    ///< at a condition that hangs on amounts
    offer,   ///< a charge to its family
    charge,  ///< the one that the family takes
    take,    ///< the only offer, and the family takes it
  };
  Kind kind = Kind::look;
  Answer answer = Answer::yes;  ///< look: the condition's; offer: `ask` if a fact is missing
  FactIndex asked = kNoFact;    ///< … by that answer
  std::uint16_t candidate = 0;  ///< offer, charge, take: position among the candidates
  std::int16_t reduction = -1;  ///< offer, take: index into Schedule::reductions
  const Condition* condition = nullptr;  ///< look
};

/// A rule that stands back, by positions among the candidates; see NotCharged.
struct StandsBack {
  std::uint16_t rule = 0;
  std::uint16_t because = 0;
  bool named_only = false;
};

/// What stands back beside a course, where the looks at what hangs on amounts come out like this.
struct BesideCourse {
  std::span<const Step> looks;
  std::span<const StandsBack> not_charged;
  BesideCourse* next = nullptr;
};

/// A rule whose unclaimed reliefs could be claimed.
struct Claimable {
  std::uint16_t candidate = 0;
  std::span<const NeededFact> needs;
};

/// The steps of one run, from its start or from where another stopped, and where it ended.
struct Course {
  std::span<const std::uint64_t> key;  ///< where it starts; empty = where another one stopped
  std::span<const Step> steps;
  FactIndex need = kNoFact;        ///< the fact that must be known to go on
  std::uint16_t stopped_at = 0;    ///< … with the candidates from this position on
  Course* onward = nullptr;        ///< … on one of these courses
  std::int64_t answer = 0;         ///< what that fact says on this one; 0 for amounts
  std::uint16_t aside = 0;         ///< number of what it took for granted
  bool soft = false;               ///< it looked at a soft fact that nobody stated, first …
  std::uint16_t soft_at = 0;       ///< … in the family that begins with this candidate
  std::uint16_t soft_charges = 0;  ///< … after so many charges
  Course* softest = nullptr;       ///< from there on, with the cheapest answers
  BesideCourse* beside = nullptr;  ///< as far as known
  const std::span<const Claimable>* claimable = nullptr;  ///< null = not known
  Course* next = nullptr;                                 ///< with the same beginning
  Course* other = nullptr;                                ///< of another key in the same slot
};

/// Facts that a course took for granted.
struct Aside {
  FactSet assumed;   ///< taken as not so
  FactSet softened;  ///< soft, and nobody stated them
  friend bool operator==(const Aside&, const Aside&) = default;
};

/// The steps of a run while it goes on.
struct Recording {
  FixedList<Step, 512> steps;
  Aside aside;
};

/// The courses met so far, by what they hang on. One per thread; its memory is bounded.
class CourseBook {
 public:
  explicit CourseBook(const Schedule& schedule);

  /// Makes the key of a run: its rules, which of the facts they read are known, and what those say
  /// that are no amounts. @return the courses with that key; null = none
  [[nodiscard]] Course* find(const Context& context);
  /// Keeps a course under the key of the last `find`. @param first  what that found
  Course* keep(const Recording& recording, Course course, Course* first);
  /// Keeps a course beside those with the same beginning, if they are not too many.
  /// @param first  of them
  Course* append(const Recording& recording, Course course, Course*& first);
  [[nodiscard]] const Aside& aside_of(const Course& course) const { return asides_[course.aside]; }
  /// Keeps what belongs to a course as long as the course.
  template <class T>
  [[nodiscard]] std::span<T> kept(std::span<const T> items) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= 8);
    T* place = reinterpret_cast<T*>(room(items.size_bytes()));
    std::uninitialized_copy(items.begin(), items.end(), place);
    return {place, items.size()};
  }
  /// Starts anew when there is much. No course from before is good afterwards.
  void trim() {
    if (chunk_ >= kMostChunks) {
      clear();
    }
  }

 private:
  static constexpr std::size_t kChunk = 64 * 1024;
  static constexpr std::size_t kMostChunks = 28;
  static constexpr int kMostAlike = 12;  ///< courses of one key
  void clear();
  void grow();
  /// Memory for `size` bytes, at most a chunk.
  [[nodiscard]] std::byte* room(std::size_t size);
  [[nodiscard]] Course*& slot_of(std::uint64_t hash) { return slots_[hash & (slots_.size() - 1)]; }

  FactSet words_;              ///< facts that are no amounts, dates or shares
  std::vector<Aside> asides_;  ///< each once
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::size_t chunk_ = 0;       ///< in use; those before are full
  std::size_t used_ = 0;        ///< of it
  std::vector<Course*> slots_;  ///< as many as a power of two
  std::size_t keys_ = 0;        ///< that have courses
  std::uint64_t hash_ = 0;      ///< of key_
  FixedList<std::uint64_t, kMaxFacts + 4> key_;
};

}  // namespace tarex::detail
