#pragma once

#include <string>
#include <string_view>

#include "report/text_layout.hpp"
#include "tarex/bom_changes.hpp"

namespace tarex {
struct BomShown;
}

/// Words that the text forms of a bill share.
namespace tarex::detail {

/// A product that could not be priced, and why.
[[nodiscard]] std::string rejected_text(const BomProduct& product, const Errors& errors);

/// `12.34%`, or `?`.
[[nodiscard]] std::string share_text(const std::optional<Rate>& share);

/// Components shown unless all are asked for.
inline constexpr std::size_t kMostRows = 14;

/// The table of what the product costs on both days; below it the price that would keep the buyer's
/// landed cost, and who bears what at a given absorption.
[[nodiscard]] std::string costs_text(const BomAssessment& assessment, const BomAnalysis& analysis);

/// The table of the duties, with the instruments below it.
[[nodiscard]] std::string duties_text(const BomAssessment& assessment);

/// The table of metals, and that of the components; each is left out where there are none.
[[nodiscard]] std::string parts_text(const BomAssessment& assessment, const BomShown& shown);

/// The table of what would change the duty; empty where nothing does.
[[nodiscard]] std::string changes_text(const BomAssessment& assessment, const BomAnalysis& analysis,
                                       const BomShown& shown);

/// The words for one product.
class BomWords {
 public:
  explicit BomWords(const BomAssessment& assessment) : a_(assessment) {}
  /// Two lines and an empty one: what it is, and how it comes in. @param title  after the name
  [[nodiscard]] std::string head(std::string_view title) const;
  /// The path of a row in so many cells; where it is longer its own name, which is what tells.
  [[nodiscard]] static std::string row_name(const BomRow& row, std::size_t cells);
  /// The material as the bill says it, without "other:".
  [[nodiscard]] std::string material(const BomRow& row) const;
  [[nodiscard]] std::string material_name(int material) const;
  [[nodiscard]] std::string title(RuleIndex rule) const;
  /// "steel, aluminum and copper"
  [[nodiscard]] std::string names(const std::vector<std::size_t>& materials) const;
  /// How the residual values of its metals are told apart; empty where it has one.
  [[nodiscard]] std::string residuals() const;
  /// Where the product stands before a threshold, and what gets it to the other side; empty where
  /// that would change nothing.
  [[nodiscard]] std::string threshold(const BomThreshold& test) const;

 private:
  [[nodiscard]] std::string weight_test(const BomThreshold& test) const;
  [[nodiscard]] std::string domestic_test(const BomThreshold& test) const;
  [[nodiscard]] std::string outcome(const BomWhatIf& crossing) const;
  const BomAssessment& a_;
};

}  // namespace tarex::detail
