#include "cost/idle_facts.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "cost/amount_of_claim.hpp"

namespace tarex::detail {
namespace {

/// What the provisions for a line's code, origin and day look at.
FactSet looked_at(const InputLine& line, LawBook& book) {
  const EntryLine& entry = line.entry;
  FactSet out;
  for (const CodeLaw& one :
       book.workspace(*line.schedule).cache.law_for(entry.date, entry.code, entry.origin).laws) {
    out |= one.regime->reads;
  }
  return out;
}

/// Whether a fact names a place where the metal of the share was made, or is the paper of the word.
bool is_held_against(FactIndex fact, const FactSpec& other) {
  const std::vector<FactIndex>& places = other.made_in.facts;
  return other.proof == fact || std::find(places.begin(), places.end(), fact) != places.end();
}

/// Papers decide which rate of a remedy it is, and no condition of it says so.
bool is_paper(const Papers& papers, FactIndex fact) {
  return fact == papers.origin || fact == papers.certificate || fact == papers.seller ||
         fact == papers.maker;
}

/// A share that a relief turns on: us_copper_pct.
bool is_share(const FactSpec& fact) {
  return fact.type == FactType::percent && fact.role == FactRole::relief;
}

/// Of a fact that no provision looks at.
bool is_idle(const Schedule& law, const Facts& stated, const FactSet& reads, FactIndex fact) {
  if (!stated.known(fact) || !law.asked.test(fact) || is_paper(law.papers, fact)) {
    return false;
  }
  if (law.facts[fact].type == FactType::claim || is_share(law.facts[fact])) {
    return stated.value(fact) != 0;
  }
  // Beside a word or a share that counts it is that which the fact is held against.
  const FactSet beside = held_against(law, fact);
  bool counts = false;
  (beside & stated.all_known()).each([&](FactIndex other) {
    counts = counts || reads.test(other) || !is_share(law.facts[other]);
  });
  return beside.any() && !counts;
}

/// Whether a fact names the country of a share that counts on the line, and nobody states the
/// share: the country alone gives no relief. Where the share asks for several places, all name it.
bool lacks_its_share(const Schedule& law, const Facts& stated, const FactSet& reads,
                     FactIndex fact) {
  for (std::size_t f = 0; f < law.facts.size(); ++f) {
    const MadeIn& made_in = law.facts[f].made_in;
    const auto names = [&](FactIndex place) {
      return stated.known(place) && stated.value(place) == made_in.country;
    };
    const std::vector<FactIndex>& places = made_in.facts;
    const bool all = made_in.every ? std::all_of(places.begin(), places.end(), names) : names(fact);
    if (std::find(places.begin(), places.end(), fact) != places.end() && all && reads.test(f)) {
      return !(held_against(law, fact) & stated.all_known()).any();
    }
  }
  return false;
}

/// Whether the line does not make the claim that an amount belongs to. Of a price that holds more
/// than the customs value any such amount says how little that can be.
bool lacks_its_claim(const EntryLine& entry, FactIndex amount, const AmountOfClaim& of) {
  const bool claimed =
      entry.facts.known(of.claim) &&
      std::find(of.words.begin(), of.words.end(), entry.facts.value(of.claim)) != of.words.end();
  return !claimed && entry.facts.value(amount) != 0 && !is_upper_bound(entry.value_is);
}

/// "it counts with chapter98 9802.00.40 or 9802.00.50"
std::string claim_text(const Schedule& law, const AmountOfClaim& of) {
  std::vector<std::string> words;
  for (const std::int64_t word : of.words) {
    words.push_back(law.facts[of.claim].words[static_cast<std::size_t>(word)]);
  }
  return "it counts with " + law.facts[of.claim].name + " " + joined(words, " or ");
}

}  // namespace

FactSet held_against(const Schedule& law, FactIndex fact) {
  FactSet out;
  if (const auto of = amount_of_claim(law, fact)) {
    out.set(of->claim);
  }
  for (std::size_t other = 0; other < law.facts.size(); ++other) {
    if (is_held_against(fact, law.facts[other])) {
      out.set(other);
    }
  }
  return out;
}

FactSet idle_facts(const InputLine& line, const Facts& stated, LawBook& book) {
  const Schedule& law = *line.schedule;
  const FactSet reads = looked_at(line, book);
  FactSet out;
  stated.all_known().each([&](FactIndex fact) {
    if (const auto of = amount_of_claim(law, fact)) {
      out.set(fact, lacks_its_claim(line.entry, fact, *of));
      return;
    }
    out.set(fact, reads.test(fact) ? lacks_its_share(law, stated, reads, fact)
                                   : is_idle(law, stated, reads, fact));
  });
  return out;
}

FactSet idle_claims(const InputLine& line, LawBook& book) {
  const Facts& facts = line.entry.facts;
  const FactSet reads = looked_at(line, book);
  FactSet out;
  facts.all_known().each([&](FactIndex fact) {
    const bool claim = line.schedule->facts[fact].type == FactType::claim;
    out.set(fact, claim && facts.value(fact) != 0 && !reads.test(fact));
  });
  return out;
}

std::string idle_warning(const InputLine& line, FactIndex fact, LawBook& book,
                         const std::string& when) {
  const Schedule& law = *line.schedule;
  const std::string idle = law.facts[fact].name + " changes nothing for " +
                           to_string(line.entry.code) + " of " + to_string(line.entry.origin) +
                           " " + when;
  if (const auto of = amount_of_claim(law, fact)) {
    return idle + ": " + claim_text(law, *of);
  }
  std::vector<std::string> counts;
  (held_against(law, fact) & looked_at(line, book)).each([&](FactIndex other) {
    counts.push_back(law.facts[other].name);
  });
  return idle + (counts.empty() ? std::string() : ": what counts is " + joined(counts, " or "));
}

std::vector<std::string> idle_warnings(const InputLine& line, const Facts& stated, LawBook& book) {
  std::vector<std::string> out;
  idle_facts(line, stated, book).each([&](FactIndex fact) {
    out.push_back(idle_warning(line, fact, book, "on " + to_string(line.entry.date)));
  });
  return out;
}

void warn_of_idle_facts(InputLine& line, LawBook& book) {
  for (std::string& warning : idle_warnings(line, line.entry.facts, book)) {
    line.warnings.push_back(std::move(warning));
  }
}

}  // namespace tarex::detail
