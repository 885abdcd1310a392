#include "bom/supposed.hpp"

#include <algorithm>

#include "base/wide_number.hpp"
#include "bom/line.hpp"
#include "bom/masses.hpp"
#include "rows/fact_reader.hpp"
#include "tarex/scenario.hpp"

namespace tarex::detail {
namespace {

constexpr std::string_view kValue = "value";
constexpr std::string_view kPrice = "price";
constexpr std::string_view kQuantity = "quantity";

/// A figure in millionths times the factor: as it may be written, and as an amount, which stays at
/// Money::kLimit.
std::string times_text(std::int64_t figure, const ColumnEdit& edit) {
  return wide_number_text(divide_half_up(static_cast<i128>(figure) * edit.factor_ppb, kRateOne), 6);
}
Money times(Money figure, const ColumnEdit& edit) {
  return scale(figure.micro(), edit.factor_ppb, kRateOne, 1);
}

/// One product under change.
class ColumnSupposing {
 public:
  explicit ColumnSupposing(BomProduct& product) : product_(product) {}

  /// @return false if the price cannot be read: the product is rejected as it stands
  [[nodiscard]] bool apply(const ColumnEdit& edit) {
    Errors as_it_stands;
    ProductLine line(product_, as_it_stands);
    if (!line.read_price()) {
      return false;
    }
    keep_point(line);
    const bool rounded = !line.rounded_price().empty() && edit.column != kQuantity;
    const bool priced = is_stated(kPrice) && !rounded;
    if (rounded) {
      product_.warnings.push_back(line.rounded_price());
      remove(kPrice);  // the value of the lot counts
    } else if (priced) {
      set(kPrice, decimal_text(line.price().micro()));
      remove(kValue);  // it is price × quantity
    }
    if (edit.how == ColumnEdit::How::set && edit.column == kValue) {
      remove(kPrice);
      set(kValue, edit.text);
    } else if (edit.how == ColumnEdit::How::scale && edit.column == kValue && priced) {
      set(kPrice, times_text(line.price().micro(), edit));
    } else if (edit.how == ColumnEdit::How::set || edit.how == ColumnEdit::How::fx ||
               is_stated(edit.column)) {
      as_a_line(edit, line);
    }
    if (rounded) {
      price_by_value(line);
    }
    return true;
  }

 private:
  [[nodiscard]] bool is_stated(std::string_view name) const { return !product_.text(name).empty(); }

  void set(std::string_view name, std::string text) {
    for (BomField& field : product_.fields) {
      if (field.name == name) {
        field.text = std::move(text);
        return;
      }
    }
    product_.fields.push_back({std::string(name), std::move(text), product_.line, product_.column});
  }

  void remove(std::string_view name) {
    std::erase_if(product_.fields, [&](const BomField& field) { return field.name == name; });
  }

  /// What is said of a point goes with the text that it stands in.
  void keep_point(const ProductLine& line) {
    if (std::string said = line.point_in_doubt(); !said.empty()) {
      product_.warnings.push_back(std::move(said));
      if (is_stated(kQuantity)) {
        set(kQuantity, decimal_text(line.quantity()));
      }
    }
  }

  /// A piece costs its part of the lot, rounded; the value goes on to count.
  void price_by_value(const ProductLine& line) {
    const auto value = read_number(product_.text(kValue), 6);
    const Money lot = value
                          ? round_to(Money::from_micro(value.value()), line.currency().minor_unit())
                          : line.value();
    set(kValue, decimal_text(lot.micro()));
    const i128 all = static_cast<i128>(lot.micro()) * kMicro;
    set(kPrice, wide_number_text(divide_half_up(all, line.quantity()), 6));
  }

  /// As the scenario changes an entry line whose value is that of the lot.
  void as_a_line(const ColumnEdit& edit, const ProductLine& line) {
    const bool priced = is_stated(kPrice);
    const Money lot = scale(line.price().micro(), line.quantity(), kMicro, 1);
    const std::string lot_text = decimal_text(lot.micro());
    std::vector<RawField> fields;
    for (const BomField& field : product_.fields) {
      if (field.name != kPrice) {
        fields.push_back({field.name, field.text, field.line, field.column});
      }
    }
    if (priced) {
      fields.push_back({kValue, lot_text, 0, 0});
    }
    EditedLine edited = apply_edits(fields, {&edit, 1});
    for (const RawField& field : edited.fields) {
      if (!priced || field.name != kValue) {
        set(field.name, std::string(field.text));
      } else if (const auto after = read_number(field.text, 6); !after) {
        remove(kPrice);  // more than an amount can be: refused as the value of the lot
        set(kValue, std::string(field.text));
      } else if (field.text != lot_text) {
        const Money more = Money::from_micro(after.value()) - lot;
        set(kPrice,
            decimal_text((line.price() + scale(more.micro(), kMicro, line.quantity(), 1)).micro()));
      }
    }
    for (std::string& warning : edited.warnings) {
      product_.warnings.push_back(std::move(warning));
    }
  }

  BomProduct& product_;
};

/// The metal of a content column: `steel` of `steel_value`; empty if it ends otherwise.
std::string_view metal_of(std::string_view column, std::string_view ending) {
  return column.ends_with(ending) ? column.substr(0, column.size() - ending.size())
                                  : std::string_view();
}

/// What to say of a row that a scenario would take beyond the limit.
std::string beyond(std::string_view what, const BomRow& row, const ColumnEdit& edit) {
  return "the " + std::string(what) + " of " + row.path +
         " would be more than tarex can hold: the scenario's change of " + edit.column +
         " leaves it out";
}

/// @return what the rows of the metal cost more
Money change_costs(std::string_view metal, const ColumnEdit& edit, Rollup& rollup,
                   std::vector<std::string>& warnings) {
  Money more;
  for (BomRow& row : rollup.rows) {
    if (row.material_text != metal) {
      continue;
    }
    if (!row.value) {
      warnings.push_back("the cost of " + row.path + " is not known: the scenario's change of " +
                         edit.column + " leaves it out");
      continue;
    }
    const Money after = times(*row.value, edit);
    const Money open = times(row.value_open, edit);
    if (after.at_limit() || (open.at_limit() && !row.value_open.at_limit())) {
      warnings.push_back(beyond("cost", row, edit));
      continue;
    }
    more += after - *row.value;
    row.value = after;
    row.value_open = open;
  }
  return more;
}

i128 fine(std::int64_t kg, std::int64_t beyond) { return static_cast<i128>(kg) * kFine + beyond; }

void change_weights(std::string_view metal, const ColumnEdit& edit, Rollup& rollup,
                    std::vector<std::string>& warnings) {
  for (BomRow& row : rollup.rows) {
    if (row.material_text != metal || !row.metal_kg) {
      continue;
    }
    const i128 before = fine(*row.metal_kg, row.metal_beyond);
    const FineMass after =
        share_of_mass(*row.metal_kg, row.metal_beyond, Rate::from_ppb(edit.factor_ppb));
    if (*after.kg == Money::kLimit) {
      warnings.push_back(beyond("weight", row, edit));
      continue;
    }
    row.metal_kg = after.kg;
    row.metal_beyond = after.beyond;
    if (!row.mass_kg) {
      continue;
    }
    const FineMass mass =
        fine_mass(fine(*row.mass_kg, row.mass_beyond) + fine(*after.kg, after.beyond) - before);
    row.mass_kg = mass.kg;
    row.mass_beyond = mass.beyond;
    if (row.metal_share && *row.mass_kg > 0) {
      row.metal_share = share_of(*row.metal_kg, *row.mass_kg);
    }
  }
}

}  // namespace

void suppose_columns(BomProduct& product, std::span<const ColumnEdit> edits) {
  ColumnSupposing supposing(product);
  static_cast<void>(std::all_of(edits.begin(), edits.end(),
                                [&](const ColumnEdit& edit) { return supposing.apply(edit); }));
}

SupposedContents suppose_contents(const BomProduct& product, std::span<const ColumnEdit> edits,
                                  Rollup& rollup, std::size_t materials,
                                  std::string_view destination) {
  SupposedContents out;
  bool changed = false;
  for (const ColumnEdit& edit : edits) {
    if (edit.column == kValue && edit.how == ColumnEdit::How::scale) {
      out.dearer = times(out.dearer, edit);  // that of before, too
    } else if (edit.column == kValue && edit.how == ColumnEdit::How::set) {
      out.dearer = Money();
    }
    const bool is_price = edit.how == ColumnEdit::How::price;
    if ((!is_price && edit.how != ColumnEdit::How::scale) || !product.text(edit.column).empty()) {
      continue;
    }
    if (const std::string_view metal = metal_of(edit.column, "_value"); !metal.empty()) {
      const Money more = change_costs(metal, edit, rollup, out.warnings);
      out.dearer += is_price ? more : Money();
      changed = true;
    } else if (const std::string_view heavy = metal_of(edit.column, "_kg"); !heavy.empty()) {
      change_weights(heavy, edit, rollup, out.warnings);
      changed = true;
    }
  }
  if (changed) {
    rollup.sums = sums_of(rollup.rows, materials, destination);
  }
  return out;
}

}  // namespace tarex::detail
