#include <algorithm>

#include "bom/claims.hpp"
#include "rows/fact_reader.hpp"

/// A line whose bill leaves something open: what it comes to at most, and at least.
namespace tarex::detail {
namespace {

/// The country that costs most counts. @return it; empty = none costs more than what stands
std::string take_dearest(FactIndex fact, const std::vector<std::string>& countries,
                         OpenLine& line) {
  const Facts before = line.facts();
  std::string dearest;
  for (const std::string& country : countries) {
    Facts facts = before;
    facts.set(fact, Country::parse(country)->index());
    if (line.tried(facts).total_duty.max > line.stands().total_duty.max) {
      dearest = country;
      line.take(facts);
    }
  }
  return dearest;
}

/// Some of the parts come from each of several countries.
void choose(const CountryChoice& choice, OpenLine& line) {
  const std::string dearest = take_dearest(choice.fact, choice.countries, line);
  if (!dearest.empty()) {
    line.note("some of the parts: " + line.spec(choice.fact).name + " " + dearest);
  }
}

/// What costs more if a component is of the metal is shown; what it may be otherwise stays the
/// least.
void suppose(const OpenCountry& open, OpenLine& line) {
  const LineAssessment before = line.stands();
  const std::string dearest = take_dearest(open.fact, open.countries, line);
  if (dearest.empty()) {
    return;
  }
  line.keep(before);
  static_cast<void>(line.ask(open.fact, before.total_duty.min));
  line.note(line.spec(open.fact).name + " may be " + dearest + ": " + open.why);
}

/// Of a metal that is domestic if there is any: what the line comes to if there is none, of which
/// no share is claimed.
void suppose_none(const ShareIfThere& share, OpenLine& line) {
  Facts none = line.facts();
  if (none.known(share.kg_fact)) {
    return;  // the product itself states how much
  }
  none.forget(share.fact);
  none.set(share.kg_fact, 0);
  complete_pairs(line.schedule(), none);
  const LineAssessment before = line.stands();
  const LineAssessment without = line.tried(none);
  const bool dearer = without.total_duty.max > before.total_duty.max;
  if (!dearer && without.total_duty.min >= before.total_duty.min) {
    return;
  }
  if (dearer) {
    line.take(none);
    line.keep(before);
  } else {
    line.keep(without);
  }
  static_cast<void>(
      line.ask(share.kg_fact, std::min(before.total_duty.min, without.total_duty.min)));
  line.note(line.spec(share.fact).name +
            " is 100% if there is any of that metal: whether there is " +
            "hangs on the material of " + share.missing + ", which is missing");
}

}  // namespace

void assess_dearest(const Plan& plan, EntryLine& entry, const BillAnswers& answers,
                    Workspace& workspace, Detail detail, LineAssessment& out,
                    std::vector<std::string>* notes) {
  OpenLine line(plan, entry, workspace, detail, out, notes);
  for (const CountryChoice& choice : answers.choices) {
    choose(choice, line);
  }
  const Facts known = line.facts();
  for (const OpenCountry& open : answers.open_countries) {
    if (!open.relief) {
      suppose(open, line);
    }
  }
  for (const ShareIfThere& share : answers.shares_if_there) {
    suppose_none(share, line);
  }
  claim_open(answers, known, line);
  warn_of_dear_claims(answers, line);
}

}  // namespace tarex::detail
