#include "bom/assembly.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "base/joined.hpp"
#include "base/quoted.hpp"

namespace tarex::detail {
namespace {

/// One of the two figures that components have.
struct FigureKind {
  std::optional<std::int64_t> Component::*stated;  ///< per piece
  std::string_view verb;

  [[nodiscard]] bool of_weight() const { return stated == &Component::weight_kg; }
  [[nodiscard]] std::optional<std::int64_t> of(const BomRow& row) const {
    return of_weight() ? row.mass_kg : row.value ? std::optional(row.value->micro()) : std::nullopt;
  }
  void put(BomRow& row, std::optional<std::int64_t> micro) const {
    if (of_weight()) {
      row.mass_kg = micro;
      row.mass_beyond = 0;
    } else {
      row.value = micro ? std::optional(Money::from_micro(*micro)) : std::nullopt;
      row.value_open = Money();
    }
  }
};

constexpr FigureKind kCost{&Component::value, "costs"};
constexpr FigureKind kWeight{&Component::weight_kg, "weighs"};

enum class Left { not_known, nothing, some };

class Settling {
 public:
  Settling(const StatedAssembly& stated, std::size_t begin, Rollup& out)
      : stated_(stated), begin_(begin), out_(out) {}

  [[nodiscard]] bool run(std::optional<BomRow> rest) {
    const bool weighed = left(kWeight, stated_.mass.kg) != Left::not_known;
    if (!rest || !has_rest()) {
      spread(kCost, stated_.value);
      spread(kWeight, stated_.mass.kg);
      return weighed;
    }
    keep_apart(kCost, stated_.value, *rest);
    keep_apart(kWeight, stated_.mass.kg, *rest);
    refine(*rest);
    out_.rows.insert(out_.rows.begin() + static_cast<std::ptrdiff_t>(begin_), std::move(*rest));
    return true;
  }

 private:
  [[nodiscard]] std::span<BomRow> parts() const { return std::span(out_.rows).subspan(begin_); }

  [[nodiscard]] std::vector<std::size_t> missing(const FigureKind& kind) const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < parts().size(); ++i) {
      if (!kind.of(parts()[i])) {
        out.push_back(i);
      }
    }
    return out;
  }

  [[nodiscard]] std::int64_t known(const FigureKind& kind) const {
    Money sum;
    for (const BomRow& row : parts()) {
      sum += Money::from_micro(kind.of(row).value_or(0));
    }
    return sum.micro();
  }

  /// More than the rounding of each row.
  [[nodiscard]] bool counts(std::int64_t apart) const {
    return apart > static_cast<std::int64_t>(parts().size());
  }

  [[nodiscard]] Left left(const FigureKind& kind, std::optional<std::int64_t> own) const {
    if (!own || !stated_.multiple.known || !missing(kind).empty()) {
      return Left::not_known;
    }
    return counts(*own - known(kind)) ? Left::some : Left::nothing;
  }

  /// Weight says so, where it is stated: what only costs more than its parts is put together by
  /// work. Without a weight, what costs no more than its parts has no rest.
  [[nodiscard]] bool has_rest() const {
    const Left mass = left(kWeight, stated_.mass.kg);
    return stated_.has_figures &&
           (mass == Left::some ||
            (mass == Left::not_known &&
             (stated_.mass.kg || left(kCost, stated_.value) != Left::nothing)));
  }

  /// The rest has what the parts leave. A metal that weighs something costs something.
  void keep_apart(const FigureKind& kind, std::optional<std::int64_t> own, BomRow& rest) {
    switch (left(kind, own)) {
      case Left::some:
        if (!kind.of_weight() && stated_.mass.kg && !missing(kWeight).empty()) {
          leave_open(*own, rest);
        } else {
          kind.put(rest, *own - known(kind));
        }
        return;
      case Left::nothing:
        spread(kind, own);
        kind.put(rest,
                 rest.material == kOtherMaterial ? std::optional<std::int64_t>(0) : std::nullopt);
        return;
      case Left::not_known:
        if (own && stated_.multiple.known) {
          static_cast<void>(can_hold(kind, *own, missing(kind)));
        }
        return;
    }
  }

  /// A part without a weight may weigh all that the others leave. Then there is no rest, and what
  /// the assembly costs beyond its parts is theirs.
  void leave_open(std::int64_t own, BomRow& rest) {
    const Money beyond = Money::from_micro(own - known(kCost));
    for (BomRow& row : parts()) {
      row.value_open = beyond;
    }
    rest.value = Money();
    rest.value_open = beyond;
    const std::vector<std::size_t> missing = this->missing(kWeight);
    out_.warnings.push_back(difference(kCost, own) +
                            ": whether that is the cost of a rest hangs on the weight of " +
                            named(parts()[missing.front()], missing.size()) + ", which is missing");
  }

  /// What the rounding of the component and of its parts leaves out.
  void refine(BomRow& rest) const {
    if (left(kWeight, stated_.mass.kg) != Left::some) {
      return;
    }
    i128 fine = static_cast<i128>(*rest.mass_kg) * kFine + stated_.mass.beyond;
    for (const BomRow& row : parts()) {
      fine -= row.mass_beyond;
    }
    const FineMass mass = fine_mass(fine);
    rest.mass_kg = mass.kg;
    rest.mass_beyond = mass.beyond;
  }

  /// Parts without a figure leave room for one. Where the others have more than their assembly
  /// already, its own figure wins as it does where all are known, and what each has is not known.
  /// Zeros that were entered for all parts say nothing: those that are no metal say no more than
  /// the others.
  /// @return whether the others may have what is left
  [[nodiscard]] bool can_hold(const FigureKind& kind, std::int64_t own,
                              const std::vector<std::size_t>& missing) {
    const std::span<BomRow> rows = parts();
    const bool more = own < known(kind);
    const bool zeros = known(kind) == 0 && missing.size() < rows.size() &&
                       std::all_of(missing.begin(), missing.end(), [&](std::size_t i) {
                         return rows[i].component->*kind.stated == 0;
                       });
    if (more) {
      out_.warnings.push_back(difference(kind, own) + " already, and that of " +
                              named(rows[missing.front()], missing.size()) +
                              " is missing: what each part has of it is not known");
    }
    for (BomRow& row : rows) {
      if (zeros || more) {
        kind.put(row, std::nullopt);
      }
    }
    return !zeros && !more;
  }

  static std::string named(const BomRow& first, std::size_t count) {
    return quoted(first.component->name) + and_more(count - 1);
  }

  /// Some parts have no figure. A weight that is missing is what the others leave. So is a cost
  /// where no other part has one; beside others what is left may be work as well, which is spread
  /// over all of them.
  void fill(const FigureKind& kind, std::int64_t own, const std::vector<std::size_t>& missing) {
    const std::span<BomRow> rows = parts();
    const Money rest = Money::from_micro(own - known(kind));
    const bool work = !kind.of_weight() && known(kind) > 0;
    if (!work || !counts(rest.micro())) {
      const bool other = rows[missing.front()].material == kOtherMaterial;
      if (missing.size() == 1 && (!work || other)) {
        kind.put(rows[missing.front()], rest.micro());
      }
      return;
    }
    for (BomRow& row : rows) {
      row.value_open = row.value ? rest : Money();
    }
    out_.warnings.push_back(difference(kind, own) + ": how much of that is the cost of " +
                            named(rows[missing.front()], missing.size()) +
                            ", which is missing, and how much is work is not known");
  }

  /// The assembly's own figure over its parts; its own wins.
  void spread(const FigureKind& kind, std::optional<std::int64_t> own) {
    if (!own || !stated_.multiple.known) {
      return;
    }
    const std::span<BomRow> rows = parts();
    const std::int64_t rest = *own - known(kind);
    if (const std::vector<std::size_t> missing = this->missing(kind); !missing.empty()) {
      if (can_hold(kind, *own, missing)) {
        fill(kind, *own, missing);
      }
      return;
    }
    if (rest == 0) {
      return;
    }
    const std::string apart = difference(kind, *own);
    std::vector<std::int64_t> weights;
    for (const BomRow& row : rows) {
      weights.push_back(*kind.of(row));
    }
    const auto split = split_by_weight(Money::from_micro(*own), weights, 1);
    if (!split) {
      fault(apart, "leave the figures of the parts out if they are not known");
      return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      kind.put(rows[i], (*split)[i].micro());
    }
    if (counts(std::max(rest, -rest))) {
      out_.warnings.push_back(apart + ": its own figure is spread over them");
    }
  }

  void fault(std::string message, std::string hint) {
    out_.errors.push_back(component_error(stated_.component, ErrorCode::inconsistent,
                                          std::move(message), std::move(hint)));
  }

  [[nodiscard]] std::string difference(const FigureKind& kind, std::int64_t own) const {
    return "'" + stated_.component.name + "' " + std::string(kind.verb) + " " +
           decimal_text(each_of(stated_.multiple, own)) + ", its parts together " +
           decimal_text(each_of(stated_.multiple, known(kind)));
  }

  const StatedAssembly& stated_;
  std::size_t begin_;
  Rollup& out_;
};

}  // namespace

bool settle_assembly(const StatedAssembly& stated, std::optional<BomRow> rest, std::size_t begin,
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
