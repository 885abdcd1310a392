#pragma once

#include <algorithm>

#include "tarex/measure.hpp"

/// What a measure is charged on where that hangs on the value and on one stated fact alone.
/// `value_of(fact, stand_in, out)` gives the fact, or says false where it is not known.
namespace tarex::detail {

/// `whole` is the customs value of the line, `value` what reductions have left of it.
struct ValueLeft {
  Money whole;
  Money value;
};

template <class ValueOf>
bool stated_share(FactIndex fact, Rate cap, Money of, const ValueOf& value_of, Money& out) {
  std::int64_t ppb = 0;
  if (!value_of(fact, 0, ppb)) {
    return false;
  }
  out = apply(Rate::from_ppb(std::min(ppb, cap.ppb())), of, 1);
  return true;
}

template <class ValueOf>
bool stated_basis(const ValueShare& b, ValueLeft left, const ValueOf& value_of, Money& out) {
  return stated_share(b.fact, b.cap, left.value, value_of, out);
}

template <class ValueOf>
bool stated_basis(const ValueLessShare& b, ValueLeft left, const ValueOf& value_of, Money& out) {
  // A reduction may have taken the same part out of the value already.
  Money part;
  const bool known = stated_share(b.fact, b.cap, left.whole, value_of, part);
  out = std::min(left.value, left.whole - part);
  return known;
}

template <class ValueOf>
bool stated_basis(const DeclaredAmount& b, ValueLeft left, const ValueOf& value_of, Money& out) {
  std::int64_t micro = 0;
  const bool known = value_of(b.fact, left.value.micro(), micro);
  out = std::min(Money::from_micro(micro), left.value);
  return known;
}

template <class ValueOf>
bool stated_basis(const ValueLessAmount& b, ValueLeft left, const ValueOf& value_of, Money& out) {
  std::int64_t micro = 0;
  const bool known = value_of(b.fact, 0, micro);
  out = std::max(Money(), left.value - Money::from_micro(micro));
  return known;
}

}  // namespace tarex::detail
