#include "rows/mapped_name.hpp"

#include <vector>

#include "base/quoted.hpp"
#include "rows/columns.hpp"
#include "rows/delivery_terms.hpp"

namespace tarex::detail {

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
  const std::vector<std::string> terms =
      column == "value" ? terms_said(name) : std::vector<std::string>();
  if (terms.size() > 1) {
    out.misfit = {quoted(name) + " says " + terms[0] + " and " + terms[1],
                  "write values on one term of delivery, under a name that says no other, e.g. "
                  "value (" +
                      terms[0] + "), or in a column value beside a column incoterm"};
  } else if (!terms.empty()) {
    out.term = terms.front();
  }
  return out;
}

}  // namespace tarex::detail
