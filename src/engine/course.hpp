#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/fetch.hpp"
#include "base/large_memory.hpp"
#include "tarex/assess.hpp"

/// What runs over lines of the same kind have in common. A run with all its conditions is worked
/// out once; lines under the same rules whose facts are known to the same extent, and say the same
/// where they are words, then follow its course: they look again only at what hangs on amounts.
/// Where that turns out differently, they take their own run. A run that stops for want of a fact
/// goes on from there once the fact is known, on a course of its own.
namespace tarex::detail {

enum class Answer : std::uint8_t { no, yes, ask };

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
  /// look: number of the condition. Otherwise position among the candidates, and above it (offer,
  /// take) the index into Schedule::reductions.
  std::uint32_t what = 0;
  [[nodiscard]] static std::uint32_t pack(std::size_t candidate, std::int16_t reduction) {
    return static_cast<std::uint32_t>(candidate) |
           std::uint32_t{static_cast<std::uint16_t>(reduction)} << 16;
  }
  [[nodiscard]] std::uint16_t candidate() const { return static_cast<std::uint16_t>(what); }
  [[nodiscard]] std::int16_t reduction() const { return static_cast<std::int16_t>(what >> 16); }
};

/// A list kept in a CourseBook.
template <class T>
struct KeptList {
  std::uint32_t at = 0;  ///< in its memory
  std::uint16_t size = 0;
};

/// One thing kept in a CourseBook; 0 = none.
template <class T>
struct Kept {
  std::uint32_t at = 0;
};

/// A course kept in a CourseBook; 0 = none.
using CourseNumber = std::uint32_t;

/// A rule that stands back, by positions among the candidates; see NotCharged.
struct StandsBack {
  std::uint16_t rule = 0;
  std::uint16_t because = 0;
  bool named_only = false;
};

/// What stands back beside a course, where the looks at what hangs on amounts come out like this.
struct BesideCourse {
  KeptList<Step> looks;
  KeptList<StandsBack> not_charged;
  Kept<BesideCourse> next;
};

/// A rule, or a reduction of one, whose unclaimed reliefs could be claimed.
struct Claimable {
  std::uint16_t candidate = 0;
  std::int16_t reduction = -1;  ///< >= 0: of the first charge that it is made for
  std::uint16_t place = 0;      ///< in order of the candidates, then of the reductions
  CourseNumber run = 0;         ///< the first of those where they are claimed, once known
  CourseNumber open = 0;        ///< … and all questions are open
  KeptList<NeededFact> needs;
};

/// The steps of one run, from its start or from where another stopped, and where it ended. One line
/// of the processor's cache.
struct alignas(64) Course {
  /// Of one that goes on: what the fact says that the one before stopped for, 0 for amounts. Of one
  /// with a key: its hash, so that another key in the same slot is passed over without a look at
  /// it.
  std::int64_t answer = 0;
  KeptList<std::uint64_t> key;  ///< where it starts; empty = where another one stopped
  KeptList<Step> steps;
  KeptList<Claimable> claimable;   ///< if known
  Kept<BesideCourse> beside;       ///< the first, as far as known
  CourseNumber onward = 0;         ///< where it stopped, and the fact is known, on one of these …
  CourseNumber softest = 0;        ///< from `soft_at` on, with the cheapest answers
  CourseNumber next = 0;           ///< with the same beginning
  CourseNumber other = 0;          ///< of another key in the same slot
  FactIndex need = kNoFact;        ///< the fact that must be known to go on
  std::uint16_t stopped_at = 0;    ///< … with the candidates from this position on
  std::uint16_t aside = 0;         ///< number of what it took for granted
  std::uint16_t soft_at = 0;       ///< it first looked in the family that begins here …
  std::uint16_t soft_charges = 0;  ///< … after so many charges …
  bool soft = false;               ///< … at a soft fact that nobody stated
  bool claimable_known = false;
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

/// The courses met so far, by what they hang on. One per thread; its memory is bounded: where it is
/// full nothing more is kept until the next line.
class CourseBook {
 public:
  /// For a thread alone.
  static constexpr std::size_t kEnough = std::size_t{10} << 20;
  /// Where several threads have a book each.
  static constexpr std::size_t kShare = std::size_t{3} << 18;

  /// @param bytes  how much to keep at most
  /// @param many_lines  much of it will be used
  explicit CourseBook(const Schedule& schedule, std::size_t bytes = kEnough,
                      bool many_lines = false);

  /// Makes the key of a run: its rules, which of the facts they read are known, what those say
  /// that are no amounts, and which of those that must be shown are not stated but tried. @return
  /// the first of the courses with that key; 0 = none
  [[nodiscard]] CourseNumber find(const Context& context);
  /// The way that `find` goes, one step at a time: each fetches what the next one looks at.
  /// @return the hash of the key
  [[nodiscard]] std::uint64_t expect_slot(const Regime& regime, const EntryLine& line);
  void expect_course(std::uint64_t hash) { fetch(at(slot_of(hash))); }
  void expect_steps(std::uint64_t hash) {
    if (const Course* const course = at(slot_of(hash)); course != nullptr) {
      const std::byte* const lists = memory_.data();
      fetch(lists + course->key.at * kUnit);
      fetch(lists + course->steps.at * kUnit);
    }
  }
  /// Keeps a course under the key of the last `find`. @param first  what that found
  /// @return null if it is not kept
  Course* keep(const Recording& recording, const Course& course, CourseNumber first);
  /// Keeps a course beside those with the same beginning, if they are not too many.
  /// @param first  of them; set if it is the first @return null if it is not kept
  Course* append(const Recording& recording, const Course& course, CourseNumber& first);

  /// Null for 0.
  [[nodiscard]] Course* at(CourseNumber number) const {
    return number == 0 ? nullptr : end_ - number;
  }
  [[nodiscard]] CourseNumber number_of(const Course& course) const {
    return static_cast<CourseNumber>(end_ - &course);
  }
  [[nodiscard]] const Aside& aside_of(const Course& course) const { return asides_[course.aside]; }
  [[nodiscard]] std::uint32_t number_of(const Condition& condition);
  [[nodiscard]] const Condition& condition(std::uint32_t number) const {
    return *conditions_[number];
  }

  /// Keeps what belongs to a course as long as the course. @return false if there is no room
  template <class T>
  [[nodiscard]] bool keep_list(std::span<const T> items, KeptList<T>& out) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= kUnit);
    const std::size_t units = (items.size_bytes() + kUnit - 1) / kUnit;
    if (!has_room(units * kUnit)) {
      return false;
    }
    out = {static_cast<std::uint32_t>(used_), static_cast<std::uint16_t>(items.size())};
    std::uninitialized_copy(items.begin(), items.end(), first_of(out));
    used_ += units;
    return true;
  }
  template <class T>
  [[nodiscard]] bool keep_one(const T& item, Kept<T>& out) {
    KeptList<T> list;
    const bool good = keep_list(std::span<const T>(&item, 1), list);
    out.at = good ? list.at : out.at;
    return good;
  }
  /// Null for none.
  template <class T>
  [[nodiscard]] const T* one(const Kept<T>& kept) const {
    return kept.at == 0 ? nullptr : first_of(KeptList<T>{kept.at, 1});
  }
  template <class T>
  [[nodiscard]] std::span<T> list(const KeptList<T>& kept) const {
    return {first_of(kept), kept.size};
  }
  /// Starts anew when there is much. No course from before is good afterwards.
  void trim() {
    if (!has_room(kReserve)) {
      clear();
    }
  }

 private:
  /// @param answered  facts that are known only because an answer is tried
  void make_key(const Regime& regime, Country origin, const Facts& facts, const FactSet& answered);
  static constexpr std::size_t kUnit = 8;
  static constexpr std::size_t kReserve = 64 * 1024;  ///< one line hardly ever needs more
  static constexpr int kMostAlike = 12;               ///< courses of one key
  void clear();
  void grow();
  [[nodiscard]] bool has_room(std::size_t bytes) const {
    return used_ * kUnit + courses_ * sizeof(Course) + bytes <= memory_.size();
  }
  template <class T>
  [[nodiscard]] T* first_of(const KeptList<T>& kept) const {
    return reinterpret_cast<T*>(memory_.data() + kept.at * kUnit);
  }
  [[nodiscard]] CourseNumber& slot_of(std::uint64_t hash) {
    return slots_[hash & (slots_.size() - 1)];
  }

  FactSet words_;              ///< facts that are no amounts, dates or shares
  std::vector<Aside> asides_;  ///< each once
  std::vector<const Condition*> conditions_;
  std::unordered_map<const Condition*, std::uint32_t> condition_numbers_;
  LargeMemory memory_;               ///< lists from its beginning, courses from its end
  Course* end_;                      ///< … behind its last
  std::size_t used_ = 1;             ///< of its beginning, in units
  std::size_t courses_ = 0;          ///< at its end
  std::vector<CourseNumber> slots_;  ///< as many as a power of two
  std::size_t keys_ = 0;             ///< that have courses
  std::uint64_t hash_ = 0;           ///< of key_
  FixedList<std::uint64_t, kMaxFacts + 6> key_;
};

}  // namespace tarex::detail
