#pragma once

#include <vector>

#include "tarex/condition.hpp"
#include "tarex/schedule.hpp"

/// Which facts the records of a law look at.
namespace tarex::detail {

struct AskedFacts {
  /// By group, which parts of goods the lists of a code name; null = any code.
  const std::vector<std::uint32_t>* listed = nullptr;
  FactSet all;
  FactSet shown;          ///< of which "nobody said" is an answer like another
  FactSet by_word;        ///< that are looked up in a list of words
  bool contents = false;  ///< a part is passed over where there is nothing of it

  void add(FactIndex fact) {
    if (fact < kMaxFacts) {
      all.set(fact);
    }
  }
  void add(const std::vector<Condition>& conditions, const Papers& papers);
  void add(const DutyBasis& basis);
  void add(const RateRule& rate);
};

}  // namespace tarex::detail
