#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tarex/bom_assessment.hpp"
#include "tarex/bom_changes.hpp"
#include "tarex/bom_worksheet.hpp"
#include "tarex/report.hpp"

/// Bills of materials for people and programs.
namespace tarex {

/// How much a person wants to see.
struct BomShown {
  bool all = false;  ///< every component and every change, not the dearest alone
  BomQuery query;    ///< what was asked, for the wording
};

/// Appends one product as a JSON object, without a newline.
void append_bom_json(std::string& out, const BomProduct& product, const BomAssessment& assessment,
                     const BomAnalysis& analysis);
/// One product as a person reads it, 100 columns wide.
[[nodiscard]] std::string bom_text(const BomProduct& product, const BomAssessment& assessment,
                                   const BomAnalysis& analysis, const BomShown& shown);
/// Columns that the flat forms have besides their own.
struct BomColumns {
  std::vector<std::string> materials;  ///< names of the metals, each with its columns
  std::vector<std::string> carried;    ///< of products, which mean nothing
  std::string scenario;                ///< that all products are priced in; empty = none
};
/// Header and row of the flat form.
void append_bom_csv_header(CsvText& out, const BomColumns& columns);
void append_bom_csv_row(CsvText& out, const BomColumns& columns, const BomProduct& product,
                        const BomAssessment& assessment, const BomAnalysis& analysis);

/// The content worksheet of a product, in the same three forms; in CSV a row per metal.
void append_worksheet_json(std::string& out, const BomProduct& product,
                           const BomAssessment& assessment, const Worksheet& worksheet);
[[nodiscard]] std::string worksheet_text(const BomProduct& product, const BomAssessment& assessment,
                                         const Worksheet& worksheet);
void append_worksheet_csv_header(CsvText& out, const BomColumns& columns);
void append_worksheet_csv_rows(CsvText& out, const BomColumns& columns, const BomProduct& product,
                               const BomAssessment& assessment, const Worksheet& worksheet);

namespace detail {
/// The position that bears the most of the duty; null while the duty is not known or nothing, and
/// where it cannot be told: see rival_drivers.
[[nodiscard]] const BomShare* driver_of(const BomAssessment& assessment);
/// Names of the components without a known cost that may bear more than any other.
[[nodiscard]] std::vector<std::string> rival_drivers(const BomAssessment& assessment);
/// What a share is called: the path in the bill, or what the bill does not itemise.
[[nodiscard]] std::string share_name(const BomAssessment& assessment, const BomShare& share);
/// A figure of the lot per piece, with two digits more than the currency has: bolts cost less than
/// a cent.
[[nodiscard]] std::string per_piece_text(const BomAssessment& assessment, Money lot);
/// Kilograms of the lot per piece, to a milligram, without trailing zeros.
[[nodiscard]] std::string kg_per_piece(const BomAssessment& assessment, std::int64_t lot);
/// Change of the landed cost in percent, half up to 0.01; empty where it has no bound.
[[nodiscard]] std::string impact_percent(const BomAssessment& assessment);
/// Whether a change takes more than its row weighs, and so from all that is of the row's metal.
[[nodiscard]] bool is_of_whole_metal(const BomAssessment& assessment, const BomChange& change);
/// What the measure of a rule is called.
[[nodiscard]] std::string heading_of(const BomAssessment& assessment, RuleIndex rule);
/// `9903.82.06 10%; …` for the additional duties of an outcome; empty where there are none.
[[nodiscard]] std::string charged_text(const BomAssessment& assessment, const BomOutcome& outcome);
/// What else a product is priced by: a day of entry after the law was verified, and what was
/// assumed for it. For forms that leave the other warnings out.
[[nodiscard]] std::vector<std::string> taken_warnings(const BomAssessment& assessment);
/// The same of the day or the bill that it is compared with, behind its name; nothing that is said
/// of today's side too.
[[nodiscard]] std::vector<std::string> taken_before(const BomAssessment& assessment);
/// The day's warnings, the bill's first, then those of the line.
[[nodiscard]] std::vector<std::string> all_warnings(const BomAssessment& assessment);
}  // namespace detail

}  // namespace tarex
