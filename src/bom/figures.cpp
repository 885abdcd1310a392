#include "bom/figures.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/quoted.hpp"

namespace tarex::detail {
namespace {

constexpr std::size_t kMostNamed = 5;

/// The same weight, one of them rounded: within a hundredth.
bool about(std::int64_t a, std::int64_t b) { return std::max(a, b) - std::min(a, b) <= b / 100; }

PieceWeight as_written(const Component& component) {
  const MassUnit* unit =
      find_mass_unit(component.weight_unit.empty() ? "kg" : component.weight_unit);
  return {*component.weight_kg, component.weight.value_or(0), component.weight ? unit : nullptr};
}

/// "0.9" of 0.9%
std::string percent_text(Rate share) { return decimal_text(share.ppb() / 10); }

Error neither(const Component& component, const std::string& quantity, std::int64_t unit_kg,
              std::int64_t whole_kg) {
  const std::string stated = decimal_text(*component.weight_kg);
  Error error{ErrorCode::inconsistent,
              quantity + " of '" + component.name + "' weigh " + decimal_text(whole_kg) +
                  " kg, and the weight stated is " + stated + " kg",
              {"", component.line, component.column},
              "leave the weight blank where the quantity is one, or state what 1 " +
                  component.unit + " weighs (" + decimal_text(unit_kg) + " kg) or all of it (" +
                  decimal_text(whole_kg) + " kg); if " + component.unit +
                  " is no weight here, call the unit something else"};
  error.field = "weight";
  error.value = stated;
  return error;
}

/// Whether a part leaves its material blank and so has that of the assembly.
bool hands_down_material(const Component& assembly) {
  return std::any_of(
      assembly.components.begin(), assembly.components.end(), [](const Component& part) {
        return part.material.empty() && (part.components.empty() || hands_down_material(part));
      });
}

}  // namespace

std::optional<std::int64_t> StatedFigures::value_of(const Component& component, Zero zero) {
  if (component.point_in_doubt) {
    point_in_doubt_.add(component, decimal_text(component.value.value_or(0)));
  }
  if (component.value != 0 || zero == Zero::counts) {
    return component.value;
  }
  if (component.components.empty()) {
    no_value_.add(component);
  }
  return std::nullopt;
}

std::optional<PieceWeight> StatedFigures::weight_of(const Component& component, Zero zero,
                                                    Errors& errors) {
  const MassUnit* unit = find_mass_unit(component.unit);
  const auto by_unit = unit == nullptr ? std::nullopt : kilograms(kMicro, *unit);
  const std::optional<std::int64_t>& stated = component.weight_kg;
  if (!by_unit) {
    const bool none = stated == 0 && component.weight.value_or(0) == 0 && zero == Zero::not_known;
    if (none && component.components.empty()) {
      no_weight_.add(component);
    }
    return none || !stated ? std::nullopt : std::optional(as_written(component));
  }
  const PieceWeight of_unit{*by_unit, kMicro, unit};
  if (!stated || stated == 0 || about(*stated, *by_unit)) {
    return of_unit;
  }
  const auto whole = component.quantity ? kilograms(*component.quantity, *unit) : std::nullopt;
  if (whole && about(*stated, *whole)) {
    whole_weight_.add(component);
  } else if (whole) {
    errors.push_back(neither(component, decimal_text(*component.quantity) + " " + component.unit,
                             *by_unit, *whole));
  }
  return of_unit;
}

std::optional<Rate> StatedFigures::metal_share_of(const Component& component, int material) {
  if (material >= 0 && component.metal_share == Rate()) {
    no_share_.add(component);
    return std::nullopt;
  }
  if (material != kOtherMaterial && component.share_in_doubt) {
    share_in_doubt_.add(component, percent_text(*component.metal_share));
  }
  return component.metal_share;
}

void StatedFigures::metal_of_assembly(const Component& assembly, Beside beside,
                                      std::span<const BomRow> parts) {
  if (beside == Beside::something || hands_down_material(assembly)) {
    return;
  }
  if (beside == Beside::unsaid) {
    no_figures_.add(assembly, assembly.material);
  } else if (std::none_of(parts.begin(), parts.end(), [&](const BomRow& row) {
               return row.material >= 0 && row.material_text == assembly.material;
             })) {
    no_room_.add(assembly, assembly.material);
  }
}

std::vector<std::string> StatedFigures::warnings() const {
  std::vector<std::string> out;
  if (!no_value_.empty()) {
    out.push_back("a cost of 0 is taken as not known: " + no_value_.text());
  }
  if (!point_in_doubt_.empty()) {
    out.push_back("a cost is read with a point before its decimals, not between thousands: " +
                  point_in_doubt_.text());
  }
  if (!no_weight_.empty()) {
    out.push_back("a weight of 0 is taken as not known: " + no_weight_.text());
  }
  if (!no_share_.empty()) {
    out.push_back("a share of metal of 0% is taken as not stated, all of it counts: " +
                  no_share_.text() + "; what is no metal is other:WORD");
  }
  if (!share_in_doubt_.empty()) {
    const Rate share = *share_in_doubt_.first().metal_share;
    out.push_back("metal_pct is read as percent: " + share_in_doubt_.text() + "; write " +
                  percent_text(share) + "% if that is meant, else " +
                  decimal_text(share.ppb() * 10));
  }
  if (!whole_weight_.empty()) {
    out.push_back(
        "the quantity is a weight, and the weight beside it is taken for that of all of it: " +
        whole_weight_.text());
  }
  if (!no_figures_.empty()) {
    out.push_back(
        "an assembly without a weight, and without a cost above that of its parts, is the sum of "
        "its parts; the material it names is not used: " +
        no_figures_.text() +
        "; if some of it is no part, state what it weighs and costs with its parts");
  }
  if (!no_room_.empty()) {
    out.push_back(
        "an assembly that weighs no more than its parts is the sum of them; the material it names "
        "is not used: " +
        no_room_.text() + "; if some of it is no part, it weighs more than they do");
  }
  if (!taken_.empty()) {
    out.push_back("a component without a material has that of its assembly: " + taken_.text());
  }
  if (!no_melt_.empty()) {
    out.push_back(
        "where the metal of an assembly was melted holds for parts of the same metal; it is not "
        "known of " +
        no_melt_.text());
  }
  return out;
}

/// A part that several assemblies use is named once.
void StatedFigures::Names::add(const Component& component, std::string_view what) {
  const bool is_new = seen_.emplace(component.line, component.column, component.name).second;
  if (is_new && first_.size() < kMostNamed) {
    first_.push_back({&component, std::string(what)});
  }
}

std::string StatedFigures::Names::text() const {
  std::vector<std::string> texts;
  for (const Named& named : first_) {
    texts.push_back((named.what.empty() ? "" : named.what + " of ") +
                    quoted(named.component->name) + " (line " +
                    std::to_string(named.component->line) + ")");
  }
  return joined(texts, ", ") + and_more(seen_.size() - first_.size());
}

}  // namespace tarex::detail
