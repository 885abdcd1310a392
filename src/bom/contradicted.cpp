#include "bom/contradicted.hpp"

#include <algorithm>
#include <optional>

#include "base/joined.hpp"
#include "bom/made_in.hpp"
#include "bom/rounded.hpp"

namespace tarex::detail {
namespace {

/// What a bill knows of a figure; no `most` = it has no end.
struct Known {
  std::int64_t least = 0;
  std::optional<std::int64_t> most;
};

Known exactly(std::int64_t figure) { return {figure, figure}; }

bool says(const std::vector<Component>& components, const std::string& country) {
  return std::any_of(components.begin(), components.end(), [&](const Component& part) {
    return part.melt == country || part.smelt == country || part.smelt_secondary == country ||
           part.cast == country || says(part.components, country);
  });
}

/// In millionths: sums are rounded so that the shares of metals hold (sums_of), not each half up.
constexpr std::int64_t kSlack = 3;

class Contradicting {
 public:
  Contradicting(const StatedBeside& stated, const BomDay& day, FactSet& said)
      : stated_(stated),
        said_(said),
        schedule_(*day.line.schedule),
        facts_(day.line.entry.facts),
        sums_(stated.assessment.rollup.sums) {}

  [[nodiscard]] std::vector<std::string> take() { return std::move(out_); }

  void weight(std::size_t material) {
    const PartialSum& kg = sums_.materials[material].kg;
    figure(materials()[material].kg_fact, " for the lot", 1,
           kg.complete ? exactly(kg.known) : Known{kg.known, kg.most()});
  }

  void domestic_share(std::size_t material, const MaterialContent& content) {
    if (const auto known = known_share(sums_.materials[material], content)) {
      figure(materials()[material].domestic_fact, "", kPpbPerMicroPercent, *known);
    }
  }

  /// @param told  as the law of the day is told the value
  void value(std::size_t material, const Known& told) {
    figure(materials()[material].value_fact, " for the lot", 1, told);
  }

  void country(std::size_t material, FactIndex fact, std::string Made::*member) {
    if (!is_held(fact)) {
      return;
    }
    const std::int64_t value = facts_.value(fact);
    const std::string own = value == kNoCountry
                                ? "none"
                                : to_string(Country::from_index(static_cast<std::uint16_t>(value)));
    std::vector<std::string> others =
        made_in(stated_.assessment.rollup.rows, material, member, schedule_.jurisdiction, {})
            .countries;
    std::erase(others, own);
    if (others.empty()) {
      return;
    }
    const bool of_all = std::none_of(others.begin(), others.end(), [&](const std::string& other) {
      return says(stated_.product.components, other);
    });
    say(fact, "", own,
        (of_all ? "of all metal in it the product says " : "components say ") +
            first_few(others, kMostNamed));
    const FactIndex share = materials()[material].domestic_fact;
    if (share == kNoFact || stated_.assessment.own_facts.known(share)) {
      return;
    }
    const std::string& name = schedule_.facts[share].name;
    if (stated_.assessment.stated.test(share)) {
      out_.back() += ", and no " + name + " is claimed";
    } else if (own == schedule_.jurisdiction) {
      out_.back() += ", but for " + name + ", which goes by theirs";
    }
  }

 private:
  static constexpr std::int64_t kPpbPerMicroPercent = 10;
  static constexpr std::size_t kMostNamed = 5;

  [[nodiscard]] const std::vector<Material>& materials() const {
    return stated_.assessment.materials;
  }

  /// Whether a product states a fact that can be held against its bill.
  [[nodiscard]] bool is_held(FactIndex fact) const {
    return fact != kNoFact && !said_.test(fact) && stated_.assessment.stated.test(fact) &&
           facts_.known(fact) &&
           std::none_of(stated_.edits.begin(), stated_.edits.end(), [&](const ColumnEdit& edit) {
             return edit.column == schedule_.facts[fact].name;
           });
  }

  /// Metal of which no component says where it was melted may be domestic, or not: the product may
  /// know. Where all of it says so and none is domestic, there is no share, whatever it weighs.
  static std::optional<Known> known_share(const MaterialTotal& total,
                                          const MaterialContent& content) {
    if (!total.present) {
      return std::nullopt;
    }
    const bool may_be = total.domestic || total.may_be_domestic || total.may_be_foreign;
    if (total.melt_stated && !may_be) {
      return exactly(0);
    }
    if (!content.domestic_share) {
      return std::nullopt;
    }
    const std::int64_t share = content.domestic_share->ppb();
    return total.melt_stated ? exactly(share) : Known{share, std::nullopt};
  }

  /// @param per_micro  of the fact, in a millionth of what is written
  void figure(FactIndex fact, std::string_view of, std::int64_t per_micro, const Known& bill) {
    if (!is_held(fact)) {
      return;
    }
    const std::int64_t own = facts_.value(fact);
    const bool less = own < bill.least;
    if (!less && (!bill.most || own <= *bill.most)) {
      return;
    }
    const std::int64_t end = less ? bill.least : *bill.most;
    const i128 apart = i128{own} - end;
    const std::string_view written = without_unit(stated_.product.text(schedule_.facts[fact].name));
    const bool rounding = (apart <= kSlack && apart >= -kSlack) ||
                          (own > 0 && is_rounded_to(own / per_micro, written, end / per_micro));
    if (!rounding) {
      const std::string_view limit =
          bill.most == bill.least ? "" : (less ? "at least " : "at most ");
      say(fact, of, decimal_text(own / per_micro),
          "by the bill it is " + std::string(limit) + decimal_text(end / per_micro));
    }
  }

  void say(FactIndex fact, std::string_view of, const std::string& own, const std::string& bill) {
    said_.set(fact);
    out_.push_back("the " + schedule_.facts[fact].name + " stated" + std::string(of) + " is " +
                   own + ", and " + bill + ": the one stated counts");
  }

  const StatedBeside& stated_;
  FactSet& said_;
  const Schedule& schedule_;
  const Facts& facts_;
  const BomSums& sums_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> contradicted_facts(const StatedBeside& stated,
                                            std::span<const MaterialContent> contents) {
  FactSet said;
  Contradicting out(stated, stated.assessment.today, said);
  for (std::size_t m = 0; m < contents.size(); ++m) {
    const Material& material = stated.assessment.materials[m];
    out.weight(m);
    out.domestic_share(m, contents[m]);
    out.country(m, material.melt_fact, &Made::melt);
    out.country(m, material.smelt_fact, &Made::smelt);
    out.country(m, material.cast_fact, &Made::cast);
  }
  return out.take();
}

std::vector<std::string> contradicted_values(const StatedBeside& stated, const BomDay& day,
                                             const std::vector<bool>& taxed,
                                             std::span<const MaterialContent> contents,
                                             FactSet& said) {
  Contradicting out(stated, day, said);
  const bool residual = stated.assessment.valuation == ContentValuation::residual;
  const bool at_most = residual && is_upper_bound(day.line.entry.value_is);
  for (std::size_t m = 0; m < contents.size(); ++m) {
    const MaterialTotal& total = stated.assessment.rollup.sums.materials[m];
    const MaterialContent& content = contents[m];
    const bool told = (!residual || taxed[m] || !total.present) && !at_most;
    const auto most = content.value ? content.value : content.value_most;
    Known known{told ? content.value_floor.micro() : total.value.known,
                most ? std::optional(most->micro()) : std::nullopt};
    out.value(m, told && content.value ? exactly(content.value->micro()) : known);
  }
  return out.take();
}

}  // namespace tarex::detail
