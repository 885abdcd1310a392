#include "rows/mapped_name.hpp"

#include <vector>

#include "base/quoted.hpp"
#include "rows/columns.hpp"
#include "rows/delivery_terms.hpp"

namespace tarex::detail {

SaidTerm term_said(std::string_view name, std::string_view column) {
  const std::vector<std::string> terms = terms_said(name);
  if (terms.size() > 1) {
    const std::string ours(column);
    return {{},
            UnitMisfit{quoted(name) + " says " + terms[0] + " and " + terms[1],
                       "write values on one term of delivery, under a name that says no other, "
                       "e.g. " +
                           ours + " (" + terms[0] + "), or in a column " + ours +
                           " beside a column incoterm"}};
  }
  return {terms.empty() ? std::string() : terms.front(), std::nullopt};
}

MappedName read_mapped_name(std::string_view name, std::string_view column,
                            const Schedule& schedule) {
  MappedName out;
  out.misfit = unit_misfit(name, column, unit_of_column(column, schedule));
  if (out.misfit) {
    return out;
  }
  if (is_amount_column(column, schedule)) {
    out.currency = unit_said(name).currency;
  }
  if (column == "value") {
    SaidTerm said = term_said(name, column);
    out.term = std::move(said.term);
    out.misfit = std::move(said.misfit);
  }
  return out;
}

}  // namespace tarex::detail
