#pragma once

/// One visitor of several functions.
namespace tarex::oracle {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

}  // namespace tarex::oracle
