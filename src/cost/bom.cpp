#include "tarex/bom.hpp"

#include <algorithm>
#include <numeric>

#include "cost/bom_figures.hpp"

/// The tree of a bill, multiplied out.
namespace tarex {
namespace {

/// A product of decimals, kept exact: mantissa ÷ divisor, a power of ten.
struct Multiple {
  i128 mantissa = 1;
  i128 divisor = 1;
  bool known = true;
};

constexpr i128 kMostMantissa = static_cast<i128>(1) << 120;
constexpr i128 kMostDivisor = static_cast<i128>(1) << 66;  // leaves room for the coins

/// @return false where the exact product is too long to hold.
bool multiply(Multiple& by, std::optional<std::int64_t> micro) {
  if (!micro) {
    by.known = false;
    return true;
  }
  i128 mantissa = 0;
  if (__builtin_mul_overflow(by.mantissa, static_cast<i128>(*micro), &mantissa)) {
    return false;
  }
  by.mantissa = mantissa;
  by.divisor *= kMicro;
  while (by.divisor > 1 && by.mantissa % 10 == 0) {
    by.mantissa /= 10;
    by.divisor /= 10;
  }
  if (by.mantissa == 0) {
    by.divisor = 1;
  }
  return by.mantissa < kMostMantissa && by.divisor < kMostDivisor;
}

std::optional<std::int64_t> times(const Multiple& by, std::optional<std::int64_t> micro) {
  if (by.known && by.mantissa == 0) {
    return 0;
  }
  if (!by.known || !micro) {
    return std::nullopt;
  }
  constexpr i128 kShort = static_cast<i128>(1) << 62;
  if (by.mantissa < kShort) {  // the product fits: one division
    const i128 lot = divide_half_up(by.mantissa * *micro, by.divisor);
    return lot > Money::kLimit ? Money::kLimit : static_cast<std::int64_t>(lot);
  }
  return scale(by.mantissa, *micro, by.divisor, 1).micro();
}

std::string decimal(std::int64_t micro) {
  std::string out;
  append_decimal(out, micro);
  return out;
}

const std::string kNothing;

/// What a component has from the assemblies around it; the texts are those of the bill.
struct Surroundings {
  Multiple multiple;
  std::string path;  ///< empty for a part of the product itself: its name is its path
  const std::string* material = &kNothing;
  const std::string* origin = &kNothing;
  const std::string* melt = &kNothing;
  const std::string* smelt = &kNothing;
  const std::string* cast = &kNothing;
  bool packaging = false;
};

const std::string* own_or(const std::string& own, const std::string* around) {
  return own.empty() ? around : &own;
}

class RollingUp {
 public:
  RollingUp(std::span<const Material> materials, Rollup& out) : materials_(materials), out_(out) {}

  void visit(const Component& component, const Surroundings& around) {
    Surroundings here{around.multiple,
                      around.path.empty() ? std::string() : around.path + " / " + component.name,
                      own_or(component.material, around.material),
                      own_or(component.origin, around.origin),
                      own_or(component.melt, around.melt),
                      own_or(component.smelt, around.smelt),
                      own_or(component.cast, around.cast),
                      around.packaging || component.packaging};
    if (!multiply(here.multiple, component.quantity)) {
      fault(component, ErrorCode::out_of_range,
            "the quantities of '" + path_of(component, here) +
                "' multiply to more digits than tarex holds",
            "write quantities with fewer digits");
      return;
    }
    const bool other = component.components.empty() &&
                       material_index(*here.material, here.packaging) == kOtherMaterial;
    const detail::Zero zero = other ? detail::Zero::counts : detail::Zero::not_known;
    const auto value =
        in_own_currency(component, times(here.multiple, figures_.value_of(component, zero)));
    const auto mass = times(here.multiple, figures_.weight_of(component, zero, out_.errors));
    if (component.components.empty()) {
      add_row(component, here, value, mass);
      return;
    }
    const std::size_t begin = out_.rows.size();
    here.path = path_of(component, here);
    for (const Component& part : component.components) {
      visit(part, here);
    }
    const auto rows = std::span(out_.rows).subspan(begin);
    reconcile(
        component, here, rows, value,
        [](BomRow& row) { return row.value ? std::optional(row.value->micro()) : std::nullopt; },
        [](BomRow& row, std::optional<std::int64_t> micro) {
          row.value = micro ? std::optional(Money::from_micro(*micro)) : std::nullopt;
        },
        &Component::value, "costs");
    reconcile(
        component, here, rows, mass, [](BomRow& row) { return row.mass_kg; },
        [](BomRow& row, std::optional<std::int64_t> micro) { row.mass_kg = micro; },
        &Component::weight_kg, "weighs");
  }

  [[nodiscard]] std::vector<std::string> figure_warnings() const { return figures_.warnings(); }

 private:
  static const std::string& path_of(const Component& component, const Surroundings& here) {
    return here.path.empty() ? component.name : here.path;
  }

  void fault(const Component& component, ErrorCode code, std::string message, std::string hint) {
    Error error{code, std::move(message), {"", component.line, component.column}, std::move(hint)};
    error.field = "components";
    error.value = component.name;
    out_.errors.push_back(std::move(error));
  }

  /// The costs of the lot, converted once.
  static std::optional<std::int64_t> in_own_currency(const Component& component,
                                                     std::optional<std::int64_t> micro) {
    if (!micro || component.exchange.same()) {
      return micro;
    }
    return scale(*micro, component.exchange.to_per_usd, component.exchange.from_per_usd, 1).micro();
  }

  int material_index(const std::string& material, bool packaging) const {
    if (packaging) {
      return kOtherMaterial;
    }
    if (material.empty()) {
      return kUnknownMaterial;
    }
    for (std::size_t m = 0; m < materials_.size(); ++m) {
      if (materials_[m].name == material) {
        return static_cast<int>(m);
      }
    }
    return kOtherMaterial;
  }

  void add_row(const Component& component, const Surroundings& here,
               std::optional<std::int64_t> value, std::optional<std::int64_t> mass) {
    BomRow& row = out_.rows.emplace_back();
    row.component = &component;
    row.path = path_of(component, here);
    row.material = material_index(*here.material, here.packaging);
    row.material_text = *here.material;
    row.origin = *here.origin;
    row.melt = *here.melt;
    row.smelt = *here.smelt;
    row.cast = *here.cast;
    row.value = value ? std::optional(Money::from_micro(*value)) : std::nullopt;
    row.mass_kg = mass;
    row.packaging = here.packaging;
  }

  /// The assembly's own figure against the sum of its parts; its own wins.
  /// @param stated  the member of a component that holds the figure
  template <class Get, class Set>
  void reconcile(const Component& assembly, const Surroundings& here, std::span<BomRow> rows,
                 std::optional<std::int64_t> own, Get get, Set set,
                 std::optional<std::int64_t> Component::*stated, std::string_view verb) {
    if (!own || !here.multiple.known) {
      return;
    }
    Money known;
    std::vector<std::int64_t> weights;
    std::vector<std::size_t> missing;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto figure = get(rows[i]);
      weights.push_back(figure.value_or(0));
      known += Money::from_micro(figure.value_or(0));
      if (!figure) {
        missing.push_back(i);
      }
    }
    const std::int64_t rest = *own - known.micro();
    if (!missing.empty()) {
      if (rest < 0) {
        fault(assembly, ErrorCode::inconsistent,
              difference(assembly, here, *own, known.micro(), verb) + " already",
              "an assembly cannot have less than its parts");
      } else if (known.is_zero() && missing.size() < rows.size() &&
                 std::all_of(missing.begin(), missing.end(),
                             [&](std::size_t i) { return rows[i].component->*stated == 0; })) {
        // Zeros were entered for all parts: those that are no metal say no more than the others.
        std::for_each(rows.begin(), rows.end(), [&](BomRow& row) { set(row, std::nullopt); });
      } else if (missing.size() == 1) {
        set(rows[missing.front()], rest);
      }
      return;
    }
    if (rest == 0) {
      return;
    }
    const auto parts = split_by_weight(Money::from_micro(*own), weights, 1);
    if (!parts) {
      fault(assembly, ErrorCode::inconsistent,
            difference(assembly, here, *own, known.micro(), verb),
            "leave the figures of the parts out if they are not known");
      return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      set(rows[i], (*parts)[i].micro());
    }
    if (std::max(rest, -rest) >
        static_cast<std::int64_t>(rows.size())) {  // more than the rounding of each row
      out_.warnings.push_back(difference(assembly, here, *own, known.micro(), verb) +
                              ": its own figure is spread over them");
    }
  }

  static std::string difference(const Component& assembly, const Surroundings& here,
                                std::int64_t own, std::int64_t parts, std::string_view verb) {
    const auto each = [&](std::int64_t lot) {
      return here.multiple.mantissa == 0 || here.multiple.divisor > Money::kLimit
                 ? lot
                 : scale(lot, static_cast<std::int64_t>(here.multiple.divisor),
                         here.multiple.mantissa, 1)
                       .micro();
    };
    return "'" + assembly.name + "' " + std::string(verb) + " " + decimal(each(own)) +
           ", its parts together " + decimal(each(parts));
  }

  std::span<const Material> materials_;
  Rollup& out_;
  detail::StatedFigures figures_;
};

}  // namespace

const BomField* BomProduct::find(std::string_view name) const {
  const auto at = std::find_if(fields.begin(), fields.end(),
                               [&](const BomField& field) { return field.name == name; });
  return at == fields.end() ? nullptr : &*at;
}

std::string_view BomProduct::text(std::string_view name) const {
  const BomField* field = find(name);
  return field == nullptr ? std::string_view() : std::string_view(field->text);
}

std::string_view to_string(ContentValuation valuation) {
  switch (valuation) {
    case ContentValuation::residual:
      return "residual";
    case ContentValuation::component:
      return "component";
  }
  return "residual";
}

std::vector<Material> materials_of(const Schedule& schedule) {
  constexpr std::string_view kSuffix = "_value";
  std::string domestic = schedule.jurisdiction + "_";
  std::transform(domestic.begin(), domestic.end(), domestic.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const auto country = [&](const std::string& name) {
    const FactIndex fact = schedule.find_fact(name);
    return fact != kNoFact && schedule.facts[fact].type == FactType::country ? fact : kNoFact;
  };
  std::vector<Material> out;
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const std::string_view name = schedule.facts[f].name;
    if (schedule.facts[f].type != FactType::amount || !name.ends_with(kSuffix)) {
      continue;
    }
    const std::string material(name.substr(0, name.size() - kSuffix.size()));
    const FactIndex kg = schedule.find_fact(material + "_kg");
    if (kg != kNoFact) {
      out.push_back({material, static_cast<FactIndex>(f), kg,
                     schedule.find_fact(domestic + material + "_pct"), country(material + "_melt"),
                     country(material + "_smelt"), country(material + "_cast")});
    }
  }
  return out;
}

Rollup roll_up(const BomProduct& product, std::span<const Material> materials,
               std::int64_t quantity, std::string_view destination) {
  Rollup out;
  Surroundings around;
  static_cast<void>(multiply(around.multiple, quantity));  // 1 × a 64-bit number fits
  out.rows.reserve(product.components.size());
  RollingUp rolling(materials, out);
  for (const Component& component : product.components) {
    rolling.visit(component, around);
  }
  for (std::string& warning : rolling.figure_warnings()) {
    out.warnings.push_back(std::move(warning));
  }
  for (BomRow& row : out.rows) {
    const std::optional<Rate> share = row.component->metal_share;
    row.metal_kg =
        row.mass_kg && share ? scale(*row.mass_kg, share->ppb(), kRateOne, 1).micro() : row.mass_kg;
  }
  out.sums = sums_of(out.rows, materials.size(), destination);
  return out;
}

std::optional<std::vector<Money>> split_by_weight(Money whole,
                                                  std::span<const std::int64_t> weights,
                                                  std::int64_t unit) {
  i128 total = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    total += weights[i];
    last = weights[i] > 0 ? i : last;
  }
  if (total == 0) {
    return std::nullopt;
  }
  const std::int64_t units = whole.micro() / unit;
  std::int64_t left = units;
  std::vector<Money> parts(weights.size());
  std::vector<i128> remainders(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const i128 product = static_cast<i128>(units) * weights[i];
    parts[i] = Money::from_micro(static_cast<std::int64_t>(product / total) * unit);
    remainders[i] = product % total;
    left -= static_cast<std::int64_t>(product / total);
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Less than one unit is left for each part, so `left` parts get one.
  std::nth_element(order.begin(), order.begin() + left, order.end(),
                   [&](std::size_t a, std::size_t b) {
                     return remainders[a] != remainders[b] ? remainders[a] > remainders[b] : a < b;
                   });
  for (std::int64_t i = 0; i < left; ++i) {
    parts[order[static_cast<std::size_t>(i)]] += Money::from_micro(unit);
  }
  parts[last] += Money::from_micro(whole.micro() - units * unit);
  return parts;
}

}  // namespace tarex
