#pragma once

#include <deque>
#include <string>
#include <vector>

#include "bom/reader.hpp"
#include "oracle/random_entries.hpp"
#include "tarex/bom_changes.hpp"

/// The law inside the program, and bills against it.
namespace tarex::bom_tests {

class Bench {
 public:
  explicit Bench(const std::string& day = "2026-10-09");
  [[nodiscard]] LawBook& book() { return book_; }
  [[nodiscard]] const Schedule& schedule() const { return *schedule_; }
  [[nodiscard]] BillOptions& options() { return options_; }
  [[nodiscard]] BomTerms& terms() { return terms_; }

  /// All products of a text; throws std::runtime_error where it cannot be used at all.
  [[nodiscard]] std::vector<BomProduct> read(const std::string& text);
  [[nodiscard]] BomAssessment assess(const BomProduct& product);
  /// The first product of a text.
  [[nodiscard]] BomAssessment assess(const std::string& text);
  /// The same; throws where it cannot be priced.
  [[nodiscard]] BomAssessment priced(const std::string& text);

 private:
  const Schedule* schedule_;
  LawBook book_;
  BillOptions options_;
  EntryReader reader_;
  BomTerms terms_;
  std::deque<BomProduct> assessed_;  ///< assessments point into them
};

[[nodiscard]] Date day_of(const std::string& text);

/// A product of one level, whose figures are such that a tenth of any cost is exact. Some lack
/// weights, costs or materials; some say where their metal was melted.
[[nodiscard]] BomProduct random_product(oracle::Random& random);
/// A tree of components without figures of its assemblies, up to `depth` levels.
[[nodiscard]] std::vector<Component> random_tree(oracle::Random& random, int depth);

/// The message of the first fault that was read with a product; empty where there is none.
[[nodiscard]] std::string first_error(const BomProduct& product);

/// The duty of the lot on its day.
[[nodiscard]] MoneyRange duty(const BomAssessment& assessment);
/// Whether a range has room for another.
[[nodiscard]] bool holds(const MoneyRange& range, const MoneyRange& truth);
/// Whether a warning of a bill holds these words.
[[nodiscard]] bool warns(const BomAssessment& assessment, const std::string& text);
/// Whether a fact is a question of the line, on its day.
[[nodiscard]] bool asks(const BomAssessment& assessment, const std::string& fact);

/// Sets a field of a product.
void set_field(BomProduct& product, const std::string& name, std::string text);

}  // namespace tarex::bom_tests
