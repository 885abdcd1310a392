#include "bom/case.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/quoted.hpp"
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
      const bool told =
          valuation == ContentValuation::component || law_.taxed[m] || !sums_.materials[m].present;
      const auto value =
          content.value && told ? std::optional(content.value->micro()) : std::nullopt;
      answer(material.value_fact, value, content.value_floor.micro());
      answer(material.kg_fact, content.kg, content.kg_floor);
      if (content.domestic_share) {
        answer(material.domestic_fact, content.domestic_share->ppb(), 0);
      } else if (content.domestic_share_max && material.domestic_fact != kNoFact &&
                 !stated_.test(material.domestic_fact)) {
        out_.open_shares.push_back(
            {material.domestic_fact, *content.domestic_share_max, without_weight(m)});
      }
    }
  }

  void weight() {
    const PartialSum& sum = sums_.net_kg;
    answer(law_.schedule->net_weight_fact,
           sum.complete && sum.known > 0 ? std::optional(sum.known) : std::nullopt, sum.known);
  }

  /// Countries of melt, smelt and cast, where all parts of a metal agree.
  void countries(std::span<const BomChange> changes) {
    for (std::size_t m = 0; m < law_.materials.size(); ++m) {
      const Material& material = law_.materials[m];
      country(m, material.melt_fact, &BomRow::melt, changes);
      country(m, material.smelt_fact, &BomRow::smelt, changes);
      country(m, material.cast_fact, &BomRow::cast, changes);
    }
  }

 private:
  /// "'bar' and 2 more": components that are, or may be, of the material and lack a weight.
  [[nodiscard]] std::string without_weight(std::size_t material) const {
    std::string first;
    std::size_t more = 0;
    for (const BomRow& row : rows_) {
      const bool unknown = row.material == kUnknownMaterial;
      if (unknown || (row.material == static_cast<int>(material) && !row.metal_kg)) {
        more += first.empty() ? 0U : 1U;
        first = first.empty() ? quoted(row.path) : first;
      }
    }
    return first + and_more(more);
  }

  void answer(FactIndex fact, std::optional<std::int64_t> value, std::int64_t floor) {
    if (fact != kNoFact && !stated_.test(fact) && (value || floor > 0)) {
      out_.facts.push_back({fact, value, floor});
    }
  }

  static void add(const std::string& country, std::vector<std::string>& countries) {
    if (!country.empty() &&
        std::find(countries.begin(), countries.end(), country) == countries.end()) {
      countries.push_back(country);
    }
  }

  void country(std::size_t material, FactIndex fact, std::string BomRow::*member,
               std::span<const BomChange> changes) {
    if (fact == kNoFact || stated_.test(fact)) {
      return;
    }
    std::vector<std::string> countries;
    bool complete = true;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const BomRow& row = rows_[r];
      int of = row.material;
      bool absent = false;
      bool domestic = false;
      for (const BomChange& change : changes) {
        const bool touched =
            change.whole_metal ? row.material == rows_[change.row].material : change.row == r;
        absent = absent || (touched && change.kind == BomChange::Kind::absent);
        domestic = domestic || (touched && change.kind == BomChange::Kind::domestic);
        of = touched && change.kind == BomChange::Kind::material && !row.packaging
                 ? change.to_material
                 : of;
      }
      if (absent || of != static_cast<int>(material)) {
        continue;
      }
      const std::string& country = domestic                ? law_.schedule->jurisdiction
                                   : (row.*member).empty() ? row.melt
                                                           : row.*member;
      complete = complete && !country.empty();
      add(country, countries);
      if (member == &BomRow::smelt && !domestic) {
        add(row.smelt_secondary, countries);
      }
    }
    if (countries.size() == 1 && complete) {
      answer(fact, Country::parse(countries.front())->index(), 0);
    } else if (!countries.empty() && law_.schedule->facts[fact].role != FactRole::relief) {
      out_.choices.push_back({fact, std::move(countries)});
    }
  }

  const BillLaw& law_;
  std::span<const BomRow> rows_;
  const BomSums& sums_;
  const FactSet& stated_;
  BillAnswers& out_;
};

}  // namespace

BillAnswers answers_of(const BillLaw& law, std::span<const BomRow> rows, const BomSums& sums,
                       const FactSet& stated, ContentValuation valuation, Money value,
                       std::int64_t minor_unit, std::span<const BomChange> changes) {
  BillAnswers out;
  out.contents = contents_of(sums, law.taxed, valuation, value, minor_unit, out.problems);
  Answering answering(law, rows, sums, stated, out);
  answering.contents(valuation);
  answering.weight();
  answering.countries(changes);
  return out;
}

Errors apply_answers(const Schedule& schedule, const BillAnswers& answers, EntryLine& entry) {
  for (const BillAnswer& answer : answers.facts) {
    if (answer.value) {
      entry.facts.set(answer.fact, *answer.value);
    }
  }
  complete_pairs(schedule, entry.facts);
  for (const BillAnswer& answer : answers.facts) {
    if (!answer.value && !entry.facts.known(answer.fact)) {
      entry.facts.set_floor(answer.fact, answer.floor);
    }
  }
  return check_parts(schedule, entry);
}

namespace {

/// What the line would come to if the shares nobody knows were the most they can be.
void widen(const Plan& plan, const EntryLine& entry, std::span<const OpenShare> shares,
           Workspace& workspace, LineAssessment& out, std::vector<std::string>* notes) {
  EntryLine claimed = entry;
  for (const OpenShare& share : shares) {
    claimed.facts.set(share.fact, share.most.ppb());
  }
  LineAssessment best;
  assess_line(plan, claimed, workspace, Detail::totals, best);
  if (best.total_duty.min >= out.total_duty.min) {
    return;
  }
  for (const OpenShare& share : shares) {
    out.questions.push_back({share.fact, best.total_duty.min, out.total_duty.max});
    if (notes != nullptr) {
      notes->push_back(plan.schedule().facts[share.fact].name +
                       " is not known: only some of the metal is melted in " +
                       plan.schedule().jurisdiction + ", and a weight or material is missing of " +
                       share.missing);
    }
  }
  out.total_duty.min = best.total_duty.min;
  out.fees.min = std::min(out.fees.min, best.fees.min);
  out.tax.min = std::min(out.tax.min, best.tax.min);
}

}  // namespace

void assess_dearest(const Plan& plan, EntryLine& entry, const BillAnswers& answers,
                    Workspace& workspace, Detail detail, LineAssessment& out,
                    std::vector<std::string>* notes) {
  assess_line(plan, entry, workspace, detail, out);
  for (const CountryChoice& choice : answers.choices) {
    const Facts before = entry.facts;
    Facts worst = before;
    std::string dearest;
    for (const std::string& country : choice.countries) {
      LineAssessment tried;
      entry.facts = before;
      entry.facts.set(choice.fact, Country::parse(country)->index());
      assess_line(plan, entry, workspace, detail, tried);
      if (tried.total_duty.max > out.total_duty.max) {
        worst = entry.facts;
        dearest = country;
        out = tried;
      }
    }
    entry.facts = worst;
    if (notes != nullptr && !dearest.empty()) {
      notes->push_back("some of the parts: " + plan.schedule().facts[choice.fact].name + " " +
                       dearest);
    }
  }
  if (!answers.open_shares.empty()) {
    widen(plan, entry, answers.open_shares, workspace, out, notes);
  }
}

}  // namespace tarex::detail
