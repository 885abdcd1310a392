#include <algorithm>

#include "bom/assessing.hpp"

/// What a product states itself, before its bill answers: of its contents, and of where each metal
/// was made.
namespace tarex::detail {

void BomAssessing::note_stated(const Schedule& schedule) {
  const auto note = [&](FactIndex fact) {
    if (fact != kNoFact && !product_.text(schedule.facts[fact].name).empty()) {
      out_.stated.set(fact);
    }
  };
  note(schedule.net_weight_fact);
  for (const Material& material : out_.materials) {
    for (const FactIndex fact : {material.value_fact, material.kg_fact, material.domestic_fact,
                                 material.melt_fact, material.smelt_fact, material.cast_fact}) {
      note(fact);
    }
  }
}

/// What the product states of each metal, or what is assumed where it does not: where it was
/// melted, smelted and cast.
std::vector<Made> BomAssessing::stated_of_metals() const {
  const Facts& own = out_.today.line.entry.facts;
  const auto country = [&](FactIndex fact) {
    const bool said = fact != kNoFact && own.known(fact) && own.value(fact) != kNoCountry;
    return said ? to_string(Country::from_index(static_cast<std::uint16_t>(own.value(fact))))
                : std::string();
  };
  std::vector<Made> out;
  for (const Material& material : out_.materials) {
    out.push_back({country(material.melt_fact), country(material.smelt_fact), std::string(),
                   country(material.cast_fact)});
  }
  return out;
}

/// A share of domestic metal that parts say beside a product that says otherwise is not claimed.
void BomAssessing::deny_shares(const Schedule& schedule) {
  for (std::size_t m = 0; m < out_.materials.size(); ++m) {
    const MaterialTotal& total = out_.rollup.sums.materials[m];
    const FactIndex share = out_.materials[m].domestic_fact;
    if (share != kNoFact && (total.domestic || total.may_be_domestic) &&
        says_elsewhere(schedule, share)) {
      out_.stated.set(share);
    }
  }
}

/// Whether the product says of the metal of a share that it was made in another country.
bool BomAssessing::says_elsewhere(const Schedule& schedule, FactIndex share) const {
  const Facts& own = out_.today.line.entry.facts;
  const MadeIn& made_in = schedule.facts[share].made_in;
  return std::any_of(made_in.facts.begin(), made_in.facts.end(), [&](FactIndex place) {
    return out_.stated.test(place) && own.known(place) && own.value(place) != made_in.country;
  });
}

}  // namespace tarex::detail
