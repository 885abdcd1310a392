#pragma once

#include <string>
#include <vector>

#include "tarex/bom_assessment.hpp"

/// The exposure over a whole catalogue: one short row per product, the dearest change first.
namespace tarex {

class BomCatalogue {
 public:
  /// Keeps a short row of it. @param assessment  priced, or rejected
  void add(const BomProduct& product, const BomAssessment& assessment);

  /// Sorts by the increase of the landed cost (in the currency of the law; without a comparison by
  /// duty), ties by order of the files; rejected products last. Call once, before writing.
  void sort();

  /// A table of the `most` dearest (0 = all), sums per currency below it.
  [[nodiscard]] std::string text(std::size_t most) const;
  void append_csv(std::string& out) const;
  /// The array of flat objects.
  void append_json(std::string& out, bool one_per_line) const;

 private:
  struct Row {
    std::string sku;
    std::string name;
    std::string hs;
    std::string origin;
    std::string destination;
    std::string heading;
    std::string driver;
    std::string driver_material;
    std::string error;
    Currency currency;
    std::int64_t quantity = kMicro;
    Money price;
    Money customs_value;
    Money duty;
    Money duty_min;
    Money landed;
    Money baseline_duty;
    Money baseline_landed;
    Money impact;
    Money weight;  ///< in the currency of the law, for the order
    std::optional<Rate> driver_share;
    bool exact = true;
    bool compared = true;
    bool rejected = false;
  };
  struct Total {
    Currency currency;
    std::size_t products = 0;
    Money customs_value, duty, baseline_duty, landed, baseline_landed, impact;
  };
  [[nodiscard]] std::vector<Total> totals() const;

  std::vector<Row> rows_;
  std::string date_;      ///< of the first product
  std::string baseline_;  ///< … and its baseline
};

}  // namespace tarex
