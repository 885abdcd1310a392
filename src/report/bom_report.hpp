#pragma once

#include <string>
#include <vector>

#include "tarex/bom_assessment.hpp"

/// Bills of materials for people and programs.
namespace tarex {

/// How many products came in, and what became of them: products = scored + rejected.
struct BomSummary {
  std::size_t products = 0;
  std::size_t scored = 0;
  std::size_t ranges = 0;  ///< of the scored
  std::size_t rejected = 0;
};

/// Appends one product as a JSON object, without a newline.
void append_bom_json(std::string& out, const BomProduct& product, const BomAssessment& assessment);

/// One product as a person reads it, 100 columns wide.
[[nodiscard]] std::string bom_text(const BomProduct& product, const BomAssessment& assessment);

/// Header and row of the flat form. @param materials  names of the metals, each with its columns
void append_bom_csv_header(std::string& out, const std::vector<std::string>& materials);
void append_bom_csv_row(std::string& out, const std::vector<std::string>& materials,
                        const BomProduct& product, const BomAssessment& assessment);

/// `12 products: 11 scored (2 ranges), 1 rejected`, with a newline.
[[nodiscard]] std::string bom_counts(const BomSummary& summary);

namespace detail {
/// The position that bears the most of the duty; null while the duty is not known or nothing.
[[nodiscard]] const BomShare* driver_of(const BomAssessment& assessment);
/// What a share is called: the path in the bill, or what the bill does not itemise.
[[nodiscard]] std::string share_name(const BomAssessment& assessment, const BomShare& share);
/// `12.34` for a share, half up to 0.01.
[[nodiscard]] std::string percent_of(Rate share);
/// A figure of the lot per piece, with two digits more than the currency has: bolts cost less than
/// a cent.
[[nodiscard]] std::string per_piece_text(const BomAssessment& assessment, Money lot);
/// Change of the landed cost in percent, half up to 0.01; empty where it has no bound.
[[nodiscard]] std::string impact_percent(const BomAssessment& assessment);
}  // namespace detail

}  // namespace tarex
