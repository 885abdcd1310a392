#include "bom/csv_parts.hpp"

#include <algorithm>

#include "bom/own_row.hpp"
#include "rows/totals.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

/// What is to be said of a name that the product does not have.
std::string elsewhere(const Survey& survey, const std::string& name) {
  const auto at = survey.elsewhere.find(name);
  return at == survey.elsewhere.end()
             ? std::string()
             : "it is in another product, on line " + std::to_string(at->second);
}

}  // namespace

BomCell csv_cell(const BillColumn& column, const CsvRecord& record, std::size_t c) {
  return {column.header, trim_blanks(record.fields[c]), record.positions[c].line,
          record.positions[c].column, column.unit};
}

void CsvParts::clear() {
  placed_.clear();
  names_material_ = false;
  named_.clear();
}

CsvParts::Part CsvParts::part_of(const CsvRecord& record) const {
  const BillHeader& header = rows_.header();
  Part out;
  for (std::size_t c = 0; c < header.columns.size(); ++c) {
    const BillColumn& column = header.columns[c];
    if (column.of_product) {
      continue;
    }
    const BomCell field = csv_cell(column, record, c);
    if (header.tree != BillTree::flat && c == rows_.place_column()) {
      out.place = field;
      continue;
    }
    if (!field.text.empty() && !out.any) {
      out.component.line = field.line;
      out.component.column = field.column;
    }
    out.any = out.any || !field.text.empty();
    if (column.component) {
      components_.read(*column.component, field, out.component, out.errors);
    } else if (!field.text.empty()) {
      BomField extra{column.header, std::string(field.text), field.line, field.column};
      if (!column.carried.empty()) {
        extra.name = column.carried;
        extra.carried = true;
      }
      out.component.extras.push_back(std::move(extra));
    }
  }
  return out;
}

void CsvParts::add_own(const CsvRecord& record, bool own_row, BomProduct& product) const {
  Component whole;
  Errors errors;
  const std::vector<BillColumn>& columns = rows_.header().columns;
  for (std::size_t c = 0; c < rows_.width(record); ++c) {
    auto column = columns[c].made;
    if (!column && own_row && columns[c].product_name.empty()) {
      column = columns[c].component;
    }
    if (!column || in_own_row(*column).use != OwnRowUse::of_parts) {
      continue;
    }
    const BomCell cell = csv_cell(columns[c], record, c);
    components_.read(*column, cell, whole, errors);
    if (column == ComponentColumn::weight) {
      product.weight_cell = {columns[c].header, std::string(cell.text), cell.line, cell.column};
    }
  }
  components_.finish(whole, errors);
  product.errors.insert(product.errors.end(), errors.begin(), errors.end());
  product.made = {whole.melt, whole.smelt, whole.smelt_secondary, whole.cast};
  if (whole.weight_kg.value_or(0) > 0) {
    product.weight_kg = whole.weight_kg;
  }
}

/// A row of totals would be counted beside what it adds up.
std::optional<Error> CsvParts::total_row(const CsvRecord& record,
                                         const Component& component) const {
  const std::vector<BillColumn>& columns = rows_.header().columns;
  for (std::size_t c = 0; c < rows_.width(record); ++c) {
    const auto column = columns[c].component;
    const bool name = column == ComponentColumn::name || column == ComponentColumn::item;
    const BomCell cell = csv_cell(columns[c], record, c);
    if (name && component.material.empty() && component.hs.empty() && names_total(cell.text)) {
      return cell_error(cell, ErrorCode::inconsistent, "this looks like a row of totals",
                        "leave it out: what its rows come to is added up");
    }
  }
  return std::nullopt;
}

void CsvParts::add(const CsvRecord& record, BomProduct& product) {
  const BillHeader& header = rows_.header();
  auto [component, any, place, errors] = part_of(record);
  const bool levels = header.tree == BillTree::levels;
  if (levels && !header.product_has_row && rows_.is_product_row(record) &&
      !component.material.empty()) {
    product.errors.push_back(
        cell_error(place, ErrorCode::inconsistent,
                   "level 0 is the product itself, and this row has a material",
                   "parts of the product begin with level 1"));
    return;
  }
  if (((levels || header.product_has_row) && rows_.is_product_row(record)) ||
      (!any && place.text.empty())) {
    return;  // the row of the product itself
  }
  if (auto total = total_row(record, component)) {
    product.errors.push_back(*std::move(total));
    return;
  }
  names_material_ = names_material_ || !component.material.empty() || component.own_word;
  components_.finish(component, errors);
  product.errors.insert(product.errors.end(), errors.begin(), errors.end());
  if (header.tree == BillTree::parents) {
    named_.push_back({std::move(component), std::string(rows_.name_of(record)),
                      std::string(place.text), place.line, place.column});
  } else if (!levels) {
    product.components.push_back(std::move(component));
  } else {
    placed_.push_back({std::move(component), std::string(place.text), place.line, place.column});
  }
}

void CsvParts::finish(const Survey& survey, BomProduct& product) {
  const BillHeader& header = rows_.header();
  if (header.tree == BillTree::flat) {
    return;
  }
  const std::string& of_places = header.columns[rows_.place_column()].header;
  if (header.tree == BillTree::levels) {
    product.components = tree_of_levels(std::move(placed_), of_places, survey.outline,
                                        product.errors, product.warnings);
  } else if (product.errors.empty()) {
    product.components = tree_of_parts(
        std::move(named_), top_, of_places,
        [&](const std::string& name) { return elsewhere(survey, name); }, product.errors);
  } else {
    for (NamedPart& part : named_) {  // rejected; what is wrong with them is said
      product.components.push_back(std::move(part.component));
    }
  }
}

}  // namespace tarex::detail
