#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tarex/bom_assessment.hpp"

/// How the bill of a product answers what the law asks of its entry line.
namespace tarex::detail {

/// One fact of the line that the bill knows, or knows limits of.
struct BillAnswer {
  FactIndex fact = kNoFact;
  std::optional<std::int64_t> value;
  std::int64_t floor = 0;
  std::optional<std::int64_t> most = {};
};

/// Parts of a metal come from several countries: the law asks whether any of it does.
struct CountryChoice {
  FactIndex fact = kNoFact;
  std::vector<std::string> countries;
};

/// Some of a metal was melted in the destination, or may have been, and a weight or a material is
/// missing: nobody knows the share.
struct OpenShare {
  FactIndex fact = kNoFact;
  Rate most;            ///< that it can be
  bool some = false;    ///< some of it was, and some was not
  std::string missing;  ///< the components without a weight or a material, for people
};

/// All of a metal was melted in the destination if there is any, and it hangs on a material that is
/// missing whether there is.
struct ShareIfThere {
  FactIndex fact = kNoFact;
  FactIndex kg_fact = kNoFact;
  std::string missing;  ///< the components without a material, for people
};

/// Whether a metal comes from some country hangs on components that may not be of it.
struct OpenCountry {
  FactIndex fact = kNoFact;
  std::vector<std::string> countries;  ///< that may be the answer, too
  std::string why;                     ///< "a material is missing of 'bolt'", for people
  bool relief = false;                 ///< as a claim that saves
  bool beside = false;  ///< others are certain, and the law asks whether any is of some country
};

struct BillAnswers {
  std::vector<BillAnswer> facts;    ///< without those that the product states itself
  std::vector<PartLimit> together;  ///< the most that the metals can be, together
  WholeRest rest;                   ///< what there is beside the metals, by weight
  std::vector<CountryChoice> choices;
  std::vector<OpenShare> open_shares;
  std::vector<ShareIfThere> shares_if_there;
  std::vector<OpenCountry> open_countries;
  std::vector<MaterialContent> contents;  ///< one per material
  Errors problems;                        ///< costs that the price does not leave room for
};

/// Whether the line that the answers go into is all that assess_dearest looks at: no country and no
/// share is open beside its facts.
[[nodiscard]] inline bool is_all_told(const BillAnswers& answers) {
  return answers.open_shares.empty() && answers.shares_if_there.empty() &&
         answers.open_countries.empty();
}

/// What the law of a day asks of a bill.
struct BillLaw {
  const Schedule* schedule = nullptr;
  std::span<const Material> materials;
  const std::vector<bool>& taxed;  ///< by material: a measure may tax its content
};

struct SaidCountries;
/// What the components of a metal say to a fact of the law. @param member  what answers it
using SaidOf = std::function<SaidCountries(std::size_t material, std::string Made::*member)>;

/// A residual value of a metal that no measure can tax is not told: it holds the same labour as
/// that of the others, and together they would be more than the price.
/// @param stated  facts that the product states itself
[[nodiscard]] BillAnswers answers_of(const BillLaw& law, std::span<const BomRow> rows,
                                     const BomSums& sums, const FactSet& stated,
                                     ContentValuation valuation, Money value,
                                     std::int64_t minor_unit, const SaidOf& said);

/// Puts answers into the facts that a product states itself. @return why they cannot be.
[[nodiscard]] Errors apply_answers(const Schedule& schedule, const BillAnswers& answers,
                                   EntryLine& entry);

/// Works out a line; where the parts of a metal come from several countries, the one that costs
/// most counts. A share of domestic metal that nobody knows, and a country that hangs on a
/// component of no known material or on a rest that may be absent, makes the totals ranges, and a
/// question: the line shows what costs most, claimed or not.
/// @param notes  gets a sentence per country so chosen and per fact so left open, and on claims
///   that cost more than they save; may be null
void assess_dearest(const Plan& plan, EntryLine& entry, const BillAnswers& answers,
                    Workspace& workspace, Detail detail, LineAssessment& out,
                    std::vector<std::string>* notes);

}  // namespace tarex::detail
