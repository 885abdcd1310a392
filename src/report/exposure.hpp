#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "tarex/batch.hpp"
#include "tarex/money_sum.hpp"
#include "tarex/report.hpp"

namespace tarex::detail {

/// What many lines add up to, by product, measure and origin. Sums do not hang on the order in
/// which lines are added. Amounts of different currencies stay apart.
class Exposure {
 public:
  struct Sum {
    std::uint64_t lines = 0;
    std::uint64_t ranges = 0;  ///< of which not known exactly; of a measure, its own amount
    MoneySum value;            ///< customs value; of a measure, what it is charged on
    MoneySumRange duty;        ///< of a measure, its own amount; zero where its least is not known
    MoneySum fees;             ///< and taxes
  };
  /// Currency, then the product, measure or country.
  using Sums = std::map<std::pair<std::string, std::string>, Sum>;

  void add(const InputLine& line, const LineAssessment& assessment, const Plan& plan);
  void add(const Exposure& other);

  /// Names the scenario that all lines are priced in; empty = none.
  void suppose(std::string scenario) { scenario_ = std::move(scenario); }

  /// That lines are dated after the day through which the law was verified, what was assumed for
  /// them, and what has no citation.
  [[nodiscard]] std::vector<std::string> warnings() const;

  /// For people: the largest twenty of each kind.
  [[nodiscard]] std::string text(const BatchSummary& counts) const;
  /// `by,name,currency,lines,value,duty,fees_and_taxes,ranges,duty_min`, the largest first;
  /// a last column names the scenario if there is one.
  /// @param neutralised  cells that got an apostrophe
  [[nodiscard]] std::string csv(CsvStyle style, bool header_row, std::uint64_t& neutralised) const;
  /// @param laws  that the lines were scored under, see append_laws
  [[nodiscard]] std::string json(const BatchSummary& counts,
                                 std::span<const Schedule* const> laws) const;

 private:
  /// Lines after the day through which a law was verified.
  struct Late {
    std::uint64_t lines = 0;
    Date latest;
    Date verified;
  };
  Sums products_;
  Sums measures_;
  Sums origins_;
  std::map<std::string, Late> late_;              ///< by jurisdiction
  std::map<std::string, std::uint64_t> assumed_;  ///< lines, by what was assumed for them
  std::set<std::string> uncited_;
  std::string scenario_;
};

}  // namespace tarex::detail
