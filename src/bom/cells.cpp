#include "bom/cells.hpp"

#include <algorithm>

#include "base/quoted.hpp"
#include "bom/supposed.hpp"
#include "bom/zero_quantity.hpp"
#include "rows/mass_units.hpp"
#include "text/suggest.hpp"

namespace tarex::detail {
namespace {

/// Keeps a cell as it is.
void carry(const BomCell& cell, std::string_view name, Component& component) {
  component.extras.push_back(
      {std::string(name), std::string(cell.text), cell.line, cell.column, {}});
}

/// Korean words for materials, as in the names of columns.
struct MaterialWord {
  std::string_view word;
  std::string_view material;
};
constexpr MaterialWord kMaterialWords[] = {
    {"철강", "steel"}, {"알루미늄", "aluminum"}, {"구리", "copper"}};

std::string own_material_word(std::string word) {
  const auto* known = std::find_if(std::begin(kMaterialWords), std::end(kMaterialWords),
                                   [&](const MaterialWord& one) { return one.word == word; });
  return known == std::end(kMaterialWords) ? word : std::string(known->material);
}

}  // namespace

std::vector<std::string> material_names(const LawBook& book) {
  std::vector<std::string> out;
  for (const std::string& destination : book.destinations()) {
    for (Material& material : materials_of(*book.schedule(destination))) {
      if (std::find(out.begin(), out.end(), material.name) == out.end()) {
        out.push_back(std::move(material.name));
      }
    }
  }
  return out;
}

ComponentReader::ComponentReader(const LawBook& book, const BomVocabulary& vocabulary)
    : materials_(material_names(book)),
      schedule_(*book.schedule(book.destinations().front())),
      vocabulary_(vocabulary) {}

void ComponentReader::read_material(const BomCell& cell, Component& component,
                                    Errors& errors) const {
  const auto mapped = vocabulary_.materials.find(cell.text);
  const std::string word = own_material_word(normal_name(mapped ? *mapped : cell.text));
  const bool listed = std::find(materials_.begin(), materials_.end(), word) != materials_.end();
  if (listed || word == "other" || (word.starts_with("other:") && word.size() > 6)) {
    component.material = word;
    return;
  }
  component.own_word = BomField{std::string(cell.name), word, cell.line, cell.column};
  std::string all;
  for (const std::string& material : materials_) {
    all += material + ", ";
  }
  const std::vector<std::string_view> names(materials_.begin(), materials_.end());
  const auto near = nearest(word, names, 2);
  errors.push_back(
      cell_error(cell, ErrorCode::bad_word, quoted(cell.text) + " is not a material",
                 near ? "did you mean " + quoted(*near) + "?"
                      : "write " + all +
                            "or other:WORD for what is none of them; the file's own words are "
                            "mapped: --materials " +
                            quoted(std::string(cell.text) + "=…")));
}

void ComponentReader::read(ComponentColumn column, const BomCell& cell, Component& component,
                           Errors& errors) const {
  if (cell.text.empty()) {
    if (column == ComponentColumn::quantity) {
      component.quantity.reset();  // an empty cell is "not known"; an absent column means one piece
    }
    return;
  }
  switch (column) {
    case ComponentColumn::level:
      return;
    case ComponentColumn::parent:
    case ComponentColumn::parent_position:
    case ComponentColumn::position:
      return carry(cell, cell.name, component);
    case ComponentColumn::item:
      carry(cell, "item", component);
      if (component.name.empty()) {
        component.name = std::string(cell.text);
      }
      return;
    case ComponentColumn::currency:
      carry(cell, "currency", component);
      return read_component_currency(cell, component, errors);
    case ComponentColumn::name:
      component.name = std::string(cell.text);
      return;
    case ComponentColumn::unit:
      component.unit = std::string(cell.text);
      return;
    case ComponentColumn::hs:
      component.hs = std::string(cell.text);
      return;
    case ComponentColumn::origin:
      return read_place(cell, schedule_, component.origin, errors);
    case ComponentColumn::melt:
      return read_place(cell, schedule_, component.melt, errors);
    case ComponentColumn::smelt:
      return read_place(cell, schedule_, component.smelt, errors);
    case ComponentColumn::smelt_secondary:
      return read_place(cell, schedule_, component.smelt_secondary, errors);
    case ComponentColumn::cast:
      return read_place(cell, schedule_, component.cast, errors);
    case ComponentColumn::material:
      return read_material(cell, component, errors);
    case ComponentColumn::quantity:
      return read_quantity(cell, component, errors);
    case ComponentColumn::value:
      return read_value(cell, component, errors);
    case ComponentColumn::weight:
      return read_weight(cell, component, errors);
    case ComponentColumn::weight_unit:
      return read_weight_unit(cell, component, errors);
    case ComponentColumn::metal_pct:
      return read_metal_share(cell, component, errors);
    case ComponentColumn::packaging:
      return read_packaging(cell, component, errors);
  }
}

/// A metal, a cost or a weight. Drawings and notes of a parts list have none.
bool ComponentReader::has_figures(const Component& component) const {
  const bool metal =
      std::find(materials_.begin(), materials_.end(), component.material) != materials_.end();
  return metal || component.amount || component.value.value_or(0) != 0 ||
         component.weight.value_or(0) != 0;
}

void ComponentReader::finish(Component& component, Errors& errors) const {
  if (component.own_word && component.metal_share == Rate()) {
    // Whatever it is called, none of it is metal.
    component.material = "other:" + component.own_word->text;
    std::erase_if(errors, [&](const Error& error) {
      return error.code == ErrorCode::bad_word && error.where.line == component.own_word->line &&
             error.where.column == component.own_word->column;
    });
  }
  if (!component.weight) {
    return;
  }
  const MassUnit* unit =
      find_mass_unit(component.weight_unit.empty() ? "kg" : component.weight_unit);
  component.weight_kg = unit == nullptr ? std::nullopt : kilograms(*component.weight, *unit);
  if (unit != nullptr && !component.weight_kg) {
    errors.push_back(cell_error({"weight", "", component.line, component.column},
                                ErrorCode::out_of_range, "the weight is more than tarex can hold",
                                "check its unit"));
  }
}

void ComponentReader::finish(BomProduct& product) const {
  leave_out_none(product, [this](const Component& component) { return has_figures(component); });
  suppose_columns(product, vocabulary_.edits);
  settle_costs(product, vocabulary_.fx);
}

}  // namespace tarex::detail
