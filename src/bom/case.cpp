#include "bom/case.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/quoted.hpp"
#include "bom/made_in.hpp"
#include "rows/fact_reader.hpp"

namespace tarex::detail {
namespace {

class Answering {
 public:
  Answering(const BillLaw& law, std::span<const BomRow> rows, const BomSums& sums,
            const FactSet& stated, BillAnswers& out)
      : law_(law), rows_(rows), sums_(sums), stated_(stated), out_(out) {}

  void contents(ContentValuation valuation) {
    for (std::size_t m = 0; m < out_.contents.size(); ++m) {
      const MaterialContent& content = out_.contents[m];
      const Material& material = law_.materials[m];
      const bool is_told = told(valuation, m);
      const auto value =
          content.value && is_told ? std::optional(content.value->micro()) : std::nullopt;
      // A metal that is there costs something and weighs something, whatever is missing.
      const std::int64_t some = sums_.materials[m].present ? kLittle : 0;
      answer(material.value_fact, value,
             is_told ? std::max(content.value_floor.micro(), some) : some,
             content.value_most ? std::optional(content.value_most->micro()) : std::nullopt);
      answer(material.kg_fact, content.kg, std::max(content.kg_floor, some), content.kg_most);
      if (content.domestic_share) {
        answer(material.domestic_fact, content.domestic_share->ppb(), 0);
        if (!sums_.materials[m].present && material.domestic_fact != kNoFact &&
            !stated_.test(material.domestic_fact)) {
          out_.shares_if_there.push_back(
              {material.domestic_fact, material.kg_fact, without_weight(m)});
        }
      } else if (content.domestic_share_max && material.domestic_fact != kNoFact &&
                 !stated_.test(material.domestic_fact)) {
        out_.open_shares.push_back({material.domestic_fact, *content.domestic_share_max,
                                    sums_.materials[m].domestic && sums_.materials[m].foreign,
                                    without_weight(m)});
      }
    }
  }

  /// What all metals can be together, and what there is beside them, unless the product itself
  /// states some of it.
  /// @param price  customs value of the lot
  void together(ContentValuation valuation, Money price) {
    std::int64_t left = price.micro() - sums_.other_value.known;
    for (std::size_t m = 0; m < sums_.materials.size(); ++m) {
      if (!told(valuation, m)) {
        left -= sums_.materials[m].value.known - kLittle;
      }
    }
    const auto cost = sums_.metal_value.most();
    limit(&Material::value_fact,
          valuation == ContentValuation::component && cost ? std::min(left, *cost) : left);
    limit(&Material::kg_fact, sums_.metal_kg.most());
    if (const FactIndex whole = whole_of(&Material::kg_fact); whole != kNoFact) {
      out_.rest = {whole, sums_.rest_kg.known, sums_.rest_kg.most().value_or(kUnbounded)};
    }
  }

  void weight() {
    const PartialSum& sum = sums_.net_kg;
    answer(law_.schedule->net_weight_fact,
           sum.complete && sum.known > 0 ? std::optional(sum.known) : std::nullopt, sum.known);
  }

  /// Countries of melt, smelt and cast, where all parts of a metal agree.
  void countries(const SaidOf& said) {
    for (std::size_t m = 0; m < law_.materials.size(); ++m) {
      const Material& material = law_.materials[m];
      country(m, material.melt_fact, &BomRow::melt, said);
      country(m, material.smelt_fact, &BomRow::smelt, said);
      country(m, material.cast_fact, &BomRow::cast, said);
    }
  }

 private:
  /// Whether the law is told the value of a metal.
  [[nodiscard]] bool told(ContentValuation valuation, std::size_t material) const {
    return valuation == ContentValuation::component || law_.taxed[material] ||
           !sums_.materials[material].present;
  }

  /// "'bar' and 2 more": components that are, or may be, of the material and lack a weight.
  [[nodiscard]] std::string without_weight(std::size_t material) const {
    std::string first;
    std::size_t more = 0;
    for (const BomRow& row : rows_) {
      const bool open = row.material == kUnknownMaterial || row.may_be_absent;
      if (open || (row.material == static_cast<int>(material) && !row.metal_kg)) {
        more += first.empty() ? 0U : 1U;
        first = first.empty() ? quoted(row.path) : first;
      }
    }
    return first + and_more(more);
  }

  /// What a figure of every metal is a part of; none if the product itself states one.
  [[nodiscard]] FactIndex whole_of(FactIndex Material::*fact_of) const {
    FactIndex whole = kNoFact;
    for (const Material& material : law_.materials) {
      const FactIndex fact = material.*fact_of;
      if (fact == kNoFact || stated_.test(fact)) {
        return kNoFact;
      }
      whole = law_.schedule->facts[fact].part_of;
    }
    return whole;
  }

  void limit(FactIndex Material::*fact_of, std::optional<std::int64_t> most) {
    const FactIndex whole = whole_of(fact_of);
    if (whole != kNoFact && most) {
      out_.together.push_back({whole, *most});
    }
  }

  void answer(FactIndex fact, std::optional<std::int64_t> value, std::int64_t floor,
              std::optional<std::int64_t> most = std::nullopt) {
    if (fact != kNoFact && !stated_.test(fact) && (value || floor > 0 || most)) {
      out_.facts.push_back({fact, value, floor, most});
    }
  }

  void country(std::size_t material, FactIndex fact, std::string Made::*member,
               const SaidOf& said) {
    if (fact != kNoFact && !stated_.test(fact)) {
      answer_country(law_.schedule->facts[fact], fact, said(material, member), out_);
    }
  }

  const BillLaw& law_;
  std::span<const BomRow> rows_;
  const BomSums& sums_;
  const FactSet& stated_;
  BillAnswers& out_;
};

/// Whether a stated whole has room for what the bill has beside the metals and for some of each
/// metal whose weight is missing. Figures that contradict each other tell nothing of that weight.
bool has_room(const Schedule& schedule, const EntryLine& entry) {
  const WholeRest& rest = entry.rest;
  if (!entry.facts.known(rest.of)) {
    return true;
  }
  Money left = Money::from_micro(entry.facts.value(rest.of)) - Money::from_micro(rest.least);
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const auto fact = static_cast<FactIndex>(f);
    if (schedule.facts[f].part_of == rest.of) {
      left -=
          Money::from_micro(entry.facts.known(fact) ? entry.facts.value(fact)
                                                    : std::max(entry.facts.floor(fact), kLittle));
    }
  }
  return left >= Money();
}

}  // namespace

BillAnswers answers_of(const BillLaw& law, std::span<const BomRow> rows, const BomSums& sums,
                       const FactSet& stated, ContentValuation valuation, Money value,
                       std::int64_t minor_unit, const SaidOf& said) {
  BillAnswers out;
  out.contents = contents_of(sums, law.taxed, valuation, value, minor_unit, out.problems);
  Answering answering(law, rows, sums, stated, out);
  answering.contents(valuation);
  answering.together(valuation, value);
  answering.weight();
  answering.countries(said);
  return out;
}

Errors apply_answers(const Schedule& schedule, const BillAnswers& answers, EntryLine& entry) {
  for (const BillAnswer& answer : answers.facts) {
    if (answer.value) {
      entry.facts.set(answer.fact, *answer.value);
    }
  }
  complete_pairs(schedule, entry.facts);
  entry.limits = answers.together;
  entry.contents_hang_on_value = true;
  entry.rest = answers.rest;
  for (const BillAnswer& answer : answers.facts) {
    if (answer.value || entry.facts.known(answer.fact)) {
      continue;
    }
    if (answer.floor > 0) {
      entry.facts.set_floor(answer.fact, answer.floor);
    }
    if (answer.most) {
      entry.limits.push_back({answer.fact, *answer.most});
    }
  }
  if (entry.rest.of != kNoFact && !has_room(schedule, entry)) {
    entry.rest = {};
  }
  return check_parts(schedule, entry);
}

}  // namespace tarex::detail
