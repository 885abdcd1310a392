#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/result.hpp"
#include "tarex/schedule.hpp"

/// A new edition of a tariff, from its official publication to the tables of `rates/`
/// (data/README.md, "A new edition of the tariff"). The layout of the publication is data:
/// Schedule::official_table.
namespace tarex {

/// One tariff line in the words of lines.csv.
struct ImportedLine {
  std::string code;  ///< eight digits
  std::string general;
  std::string special;
  std::string other;
  std::string unit;
  std::vector<std::string> suffixes;  ///< two digits each, as printed
};

/// What an official publication says. A line of which a cell cannot be read is left out as a whole:
/// half a line would be law that nobody made.
struct TariffImport {
  std::string path;
  std::vector<ImportedLine> lines;    ///< sorted by code
  std::vector<std::string> left_out;  ///< codes of eight digits, sorted
  Errors unread;  ///< cells that cannot be read, rows that contradict others; all located
  Errors kept;    ///< rates that no formula carries: kept as text behind `?`, so that they are a
                  ///< question; all located
  std::size_t rows = 0;         ///< below the header
  std::size_t other_rows = 0;   ///< headings, words without a code
  std::size_t passed_over = 0;  ///< rows of chapters that hold no tariff lines
  [[nodiscard]] std::size_t suffixes() const;
};

/// @param text  CSV in UTF-8; the columns may stand in any order among others
/// @param law   says how the publication is laid out; its units are those that rates may name
/// @return Error{unsupported} where the law does not say, Error{bad_header} where a column is
///   missing or there is no header
[[nodiscard]] Result<TariffImport> import_tariff(std::string_view text, const std::string& path,
                                                 const Schedule& law);

/// `rates/lines.csv` and `rates/statistical.csv`, as the loader reads them.
[[nodiscard]] std::string lines_csv(const TariffImport& import);
[[nodiscard]] std::string statistical_csv(const TariffImport& import);

/// One cell that the publication and the law do not have in common.
struct TariffChange {
  enum class What { added, removed, changed };
  What what = What::changed;
  std::string code;
  std::string column;  ///< of lines.csv, or `suffixes`; empty for a line that comes or goes
  std::string before;  ///< in the law
  std::string after;   ///< in the publication
};
/// By code. Lines left out are not compared.
[[nodiscard]] std::vector<TariffChange> tariff_changes(const TariffImport& import,
                                                       const Schedule& law);

}  // namespace tarex
