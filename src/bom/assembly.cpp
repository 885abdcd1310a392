#include "bom/assembly.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "base/quoted.hpp"
#include "bom/part_figures.hpp"
#include "bom/rounded.hpp"
#include "bom/surroundings.hpp"

namespace tarex::detail {
namespace {

/// Whether there is something of an assembly beside its parts.
enum class Rest { none, certain, open };

class Settling {
 public:
  Settling(const StatedAssembly& stated, std::size_t begin, Rollup& out)
      : stated_(stated),
        begin_(begin),
        out_(out),
        costs_(stated, kCost, std::span(out.rows).subspan(begin)),
        weights_(stated, kWeight, std::span(out.rows).subspan(begin)) {}

  [[nodiscard]] Beside run(std::optional<BomRow> rest) {
    const bool named = !stated_.component.material.empty();
    const bool weighed = named && weights_.own() && find_rest() != Rest::open;
    switch (!rest ? Rest::none : named ? find_rest() : find_unnamed()) {
      case Rest::none:
        spread_figure(stated_, costs_, out_);
        spread_figure(stated_, weights_, out_);
        return weighed ? Beside::nothing : Beside::unsaid;
      case Rest::certain:
        if (!named) {
          rest->metal_share.reset();
          out_.warnings.push_back(weights_.difference() + ": what is beside them is " +
                                  quoted(rest->path));
        }
        keep_apart(*rest);
        break;
      case Rest::open:
        if (named) {
          leave_open(*rest);
        } else {
          leave_weight_open(*rest);
        }
        break;
    }
    out_.rows.insert(out_.rows.begin() + static_cast<std::ptrdiff_t>(begin_), std::move(*rest));
    return Beside::something;
  }

 private:
  /// Weight says so: what only costs more than its parts is put together by work. While a weight is
  /// missing nobody knows, unless the parts have all that their assembly has already; where it
  /// states no weight, of what it costs.
  [[nodiscard]] Rest find_rest() const {
    if (!stated_.has_figures) {
      return Rest::none;
    }
    if (const Left left = weights_.left(); left != Left::not_known) {
      return left == Left::some ? Rest::certain : Rest::none;
    }
    const PartFigures& telling = weights_.own() ? weights_ : costs_;
    return telling.own() && !telling.has_more() ? Rest::none : Rest::open;
  }

  /// Of an assembly without a material weight alone tells, where it is more than rounding: within a
  /// hundredth, as elsewhere. Beside a part without a weight nothing is rounding: what is left may
  /// be all that this part weighs. Work weighs nothing.
  [[nodiscard]] Rest find_unnamed() const {
    if (!weights_.own() || !weights_.has_more()) {
      return Rest::none;
    }
    if (!weights_.missing().empty()) {
      return Rest::open;
    }
    const i128 apart = i128{*weights_.own()} - weights_.known();
    return weights_.known() == 0 || is_within_a_hundredth(apart, *weights_.own()) ? Rest::none
                                                                                  : Rest::certain;
  }

  /// The rest has what the parts leave. A metal that weighs something costs something.
  void keep_apart(BomRow& rest) const {
    switch (costs_.left()) {
      case Left::some:
        kCost.put(rest, *costs_.own() - costs_.known());
        break;
      case Left::nothing:
        spread_figure(stated_, costs_, out_);
        put_least_cost(rest);
        break;
      case Left::not_known:
        if (costs_.own()) {
          static_cast<void>(make_room(costs_, out_));
        }
        break;
    }
    kWeight.put(rest, *weights_.own() - weights_.known());
    refine(rest);
  }

  static void put_least_cost(BomRow& rest) {
    kCost.put(rest,
              rest.material == kOtherMaterial ? std::optional<std::int64_t>(0) : std::nullopt);
  }

  /// A part without a weight may weigh all that the others leave. Then there is no rest, and what
  /// the assembly costs beyond its parts is theirs.
  void leave_open(BomRow& rest) const {
    rest.may_be_absent = true;
    warn_of_weight();
    if (weights_.own()) {
      static_cast<void>(make_room(weights_, out_));
    }
    leave_cost_open(rest);
  }

  /// What the parts that have a weight leave is theirs that have none, or something else: all of it
  /// is put down to a rest of no known material. Of packaging nobody knows what of it is net.
  void leave_weight_open(BomRow& rest) const {
    static_cast<void>(make_room(weights_, out_));
    forget_material(rest);
    rest.metal_share.reset();
    out_.warnings.push_back(weights_.difference() + ": how much of that is " +
                            weights_.of_missing() +
                            ", which is missing, and how much is something else is not known");
    const std::span<BomRow> rows = weights_.rows();
    const std::vector<std::size_t> missing = weights_.missing();
    if (std::none_of(missing.begin(), missing.end(),
                     [&](std::size_t i) { return rows[i].packaging; })) {
      kWeight.put(rest, *weights_.own() - weights_.known());
      refine(rest);
      for (const std::size_t i : missing) {
        rows[i].mass_in_rest = true;
      }
    }
    leave_cost_open(rest);
  }

  void leave_cost_open(BomRow& rest) const {
    const Left left = costs_.left();
    if (left == Left::nothing) {
      spread_figure(stated_, costs_, out_);
      put_least_cost(rest);
    } else if (costs_.own() && (left == Left::some || make_room(costs_, out_))) {
      const Money beyond = Money::from_micro(*costs_.own() - costs_.known());
      const bool work = costs_.known() > 0;
      for (BomRow& row : costs_.rows()) {
        row.value_open = row.value && work ? std::max(row.value_open, beyond) : row.value_open;
      }
      if (left == Left::some) {
        rest.value = Money();
        rest.value_open = beyond;
      }
    }
  }

  void warn_of_weight() const {
    if (!stated_.multiple.known) {
      return;
    }
    const std::string what =
        costs_.left() == Left::some
            ? costs_.difference() + ": whether that is the cost of a rest"
            : "whether there is a rest of " + quoted(stated_.component.name) + " beside its parts";
    out_.warnings.push_back(what + " hangs on " +
                            (weights_.own() ? weights_.of_missing()
                                            : "the weight of " + quoted(stated_.component.name)) +
                            ", which is missing");
  }

  /// What the rounding of the component and of its parts leaves out.
  void refine(BomRow& rest) const {
    i128 fine = static_cast<i128>(*rest.mass_kg) * kFine + stated_.mass.beyond;
    for (const BomRow& row : weights_.rows()) {
      fine -= row.mass_beyond;
    }
    const FineMass mass = fine_mass(fine);
    rest.mass_kg = mass.kg;
    rest.mass_beyond = mass.beyond;
  }

  const StatedAssembly& stated_;
  std::size_t begin_;
  Rollup& out_;
  PartFigures costs_;
  PartFigures weights_;
};

}  // namespace

Beside settle_assembly(const StatedAssembly& stated, std::optional<BomRow> rest, std::size_t begin,
                       Rollup& out) {
  return Settling(stated, begin, out).run(std::move(rest));
}

Error component_error(const Component& component, ErrorCode code, std::string message,
                      std::string hint) {
  Error error{code, std::move(message), {"", component.line, component.column}, std::move(hint)};
  error.field = "components";
  error.value = component.name;
  return error;
}

}  // namespace tarex::detail
