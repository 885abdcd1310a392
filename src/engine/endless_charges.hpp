#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include "engine/evaluation.hpp"

/// What of a sum of lines has no upper bound.
namespace tarex::detail {

/// The charges per a quantity that nobody stated, of several lines whose sum is looked for. They
/// cancel out where as many are added as subtracted at one rate on one value: the rest of the sum
/// then holds whatever the quantity is. So has to do what goes by such a charge: a top-up, and a
/// condition on the base rate, which then turns at one quantity on both sides.
class EndlessCharges {
 public:
  /// Looks at what a line comes to under one set of answers. @param leaf  of a complete run
  void add(const Context& context, Leaf& leaf, bool subtract);
  /// Whether all that goes by the quantity is gone from the sum.
  [[nodiscard]] bool cancel() const;

 private:
  enum class Kind : std::uint8_t { charge, top_up, turn };
  /// What is the same on two sides: the unit of the rate and the numbers that count.
  using Key = std::tuple<Kind, std::string, std::array<std::int64_t, 10>>;
  /// Of one line, each once.
  using Keys = std::map<Key, int>;

  void add_looks(const Context& context, Leaf& leaf, const Key& base, Keys& own);
  void look_at(const Context& context, const Rule& rule, const Charge* charge, const Key& base,
               Keys& own);
  void find_one_turn(const Context& context, const Keys& own);

  Keys count_;           ///< times added less times subtracted
  bool others_ = false;  ///< something goes by the quantity in another way
};

}  // namespace tarex::detail
