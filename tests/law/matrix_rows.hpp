#pragma once

#include <vector>

#include "matrix.hpp"

/// The conformance matrix: for each pair of programmes and each era how the two meet, written out
/// by hand from the law.
namespace tarex::law_tests {

enum class Relation {
  stack,     ///< both are charged
  split,     ///< `a` is charged on the content, `b` on the rest of the value
  displace,  ///< `a` is charged and `b` is not, because of `a`
  exempt,    ///< `a` applies, at whatever rate, and `b` is not charged because of the heading `by`
  ignore,    ///< `a` applies, is free, and does not spare `b`
};

constexpr const char* kOpen = "";

struct Row {
  const char* pair;
  Relation relation;
  const char* a;
  const char* b;
  const char* by;
  const char* from;
  const char* to;  ///< the day after the era; open = still in force
  Columns goods;
};

[[nodiscard]] std::vector<Row> all_rows();

}  // namespace tarex::law_tests
