#include "cli/column_texts.hpp"

#include <algorithm>

namespace tarex::cli {
namespace {

constexpr ColumnText kLineColumns[] = {
    {"sku", "your reference; any text"},
    {"product", "your name for the goods; any text"},
    {"entry", "lines with the same one share fees per entry and stand next to each other"},
    {"hs", "tariff code of the importing country, 6 to 10 digits", "", true},
    {"origin", "country of origin, two letters", "KR"},
    {"destination", "importing country, two letters", "US"},
    {"entry_date", "date of entry, YYYY-MM-DD", "--date"},
    {"value", "customs value of the line, an amount above 0", "", true},
    {"currency", "of every amount in the line", "USD"},
    {"unit", "unit of the quantity"},
    {"freight", "amount, for the landed cost"},
    {"insurance", "amount, for the landed cost"},
    {"other_costs", "amount, for the landed cost; under EXW, FCA, FAS, FOB part of a CIF value"},
    {"incoterm", "of the value: EXW, FOB, CIF, ..."},
    {"base_rate", "replaces the base rate: free, 2.9%, 3.3c/kg, 2.1c/kg+3.4%"},
    {"claims", "legal facts, separated by semicolons; a leading ! denies one"},
    {"fx", "units of the currency per 1 USD"},
};

}  // namespace

std::span<const ColumnText> line_columns() { return kLineColumns; }

const ColumnText* text_of_column(std::string_view name) {
  const auto* const at =
      std::find_if(std::begin(kLineColumns), std::end(kLineColumns),
                   [&](const ColumnText& column) { return column.name == name; });
  return at == std::end(kLineColumns) ? nullptr : at;
}

}  // namespace tarex::cli
