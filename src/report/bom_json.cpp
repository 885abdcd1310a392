#include "report/bom_json.hpp"

#include "report/percent.hpp"
#include "rows/at_fault.hpp"
#include "tarex/report.hpp"

namespace tarex::detail {

std::string or_null(std::string text) { return text.empty() ? "null" : text; }

std::string decimal_or_null(std::optional<std::int64_t> micro) {
  return micro ? decimal_text(*micro) : "null";
}

std::string percent_or_null(const std::optional<Rate>& share) {
  return share ? percent_of(*share) : "null";
}

std::string_view change_word(BomChange::Kind kind) {
  switch (kind) {
    case BomChange::Kind::absent:
      return "absent";
    case BomChange::Kind::material:
      return "material";
    case BomChange::Kind::domestic:
      return "domestic_melt";
    case BomChange::Kind::cheaper:
      return "cheaper";
    case BomChange::Kind::mass:
      return "weight";
    case BomChange::Kind::domestic_mass:
      return "domestic_melt";
  }
  return "absent";
}

void add_carried(JsonObject& object, const std::vector<BomField>& fields) {
  for (const BomField& field : fields) {
    if (field.carried && field.json.empty()) {
      object.text(field.name, field.text);
    } else if (field.carried) {
      object.raw(field.name, field.json);
    }
  }
}

void append_rejected_product(std::string& out, const BomProduct& product, const Errors& errors) {
  std::vector<GivenField> given;
  for (const BomField& field : product.fields) {
    const std::string name = field.name == "product" ? "name" : field.name;
    const bool refused = field.is_cell && is_at_fault(errors, field.name);
    given.push_back(field.json.empty() || refused ? GivenField{name, field.text}
                                                  : GivenField{name, field.json, true});
  }
  append_rejected_json(out, errors, given, 0);
}

}  // namespace tarex::detail
