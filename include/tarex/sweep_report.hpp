#pragma once

#include <string>

#include "tarex/sweep.hpp"

namespace tarex {

/// A break-even that was asked for: what it is, and where it lies.
struct BreakEvenAnswer {
  std::string wanted;  ///< "landed cost of 10,034.64", in words
  SweepFigure figure = SweepFigure::landed;
  Money target;
  bool target_open = false;  ///< the target is that of a line whose figure is a range: its highest
  std::vector<BreakEven> found;
};

/// What a sweep came to.
struct SweepResult {
  SweepRange range;
  std::vector<SweepPoint> points;
  std::vector<BreakEvenAnswer> answers;
  const Schedule* schedule = nullptr;
  HsCode code;  ///< of the line, as all below
  Country origin;
  Currency currency;
  Date date;  ///< of entry
  std::string scenario;
  std::vector<std::string> warnings;  ///< of the line, and of those it is held against
  bool dollars = false;               ///< the line is in another currency and its rate is known
};

[[nodiscard]] std::string sweep_text(const SweepResult& result);
[[nodiscard]] std::string sweep_json(const SweepResult& result);
[[nodiscard]] std::string sweep_csv(const SweepResult& result);
/// One object per point; where break-evens were asked for, a last one that holds them.
[[nodiscard]] std::string sweep_jsonl(const SweepResult& result);
/// The break-evens as `sweep_text` has them: a CSV has no place for them.
[[nodiscard]] std::string break_even_text(const SweepResult& result);

}  // namespace tarex
