#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tarex/batch.hpp"

/// What was taken for a line where the input does not say it: cells behind the figures of a CSV,
/// members of an object.
namespace tarex::cli {

/// What a line that could not be scored would have been, of TakenCells::kColumns those that it does
/// not say, in their order: the defaults, after the edits of a scenario. `fx` is there only where
/// --fx or the scenario has a rate of its currency.
[[nodiscard]] std::vector<GivenField> taken_for(const std::vector<GivenField>& given,
                                                const EntryDefaults& defaults);

class TakenCells {
 public:
  /// Nothing is taken.
  TakenCells() = default;
  /// @param columns  of origin, destination, entry_date, currency and fx those that are missing
  TakenCells(std::vector<std::string_view> columns, const EntryDefaults& defaults)
      : columns_(std::move(columns)),
        defaults_(&defaults),
        shows_rate_(!columns_.empty() && columns_.back() == "fx") {}

  /// The columns that can be taken.
  static constexpr std::string_view kColumns[] = {"origin", "destination", "entry_date", "currency",
                                                  "fx"};

  /// Names with a comma in front of each.
  [[nodiscard]] std::string header() const;
  /// What holds for the line, with a comma in front of each.
  [[nodiscard]] std::string_view of(const InputLine& line);
  /// The same of a line that could not be scored: what it would have been.
  [[nodiscard]] std::string of(const RejectedLine& line) const;

 private:
  std::vector<std::string_view> columns_;
  const EntryDefaults* defaults_ = nullptr;
  bool shows_rate_ = false;  ///< fx comes last
  // Of the line before, which mostly is alike.
  const Schedule* schedule_ = nullptr;
  Country origin_;
  Date date_;
  Currency currency_;
  std::string rate_;
  std::string text_;
};

}  // namespace tarex::cli
