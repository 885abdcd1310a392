#include "bom/claims.hpp"

#include <algorithm>
#include <optional>

namespace tarex::detail {
namespace {

/// One thing that the bill may claim.
struct Claim {
  FactIndex fact = kNoFact;
  std::int64_t value = 0;
  std::string note;
};
using Claims = std::vector<Claim>;

Facts with(Facts facts, const Claims& claims) {
  for (const Claim& claim : claims) {
    facts.set(claim.fact, claim.value);
  }
  return facts;
}

/// The first of the ways, each with one more claim.
void add_ways(const Claim& claim, std::size_t first, std::vector<Claims>& ways) {
  for (std::size_t i = 0; i < first; ++i) {
    Claims more = ways[i];
    more.push_back(claim);
    ways.push_back(std::move(more));
  }
}

class Claiming {
 public:
  Claiming(const BillAnswers& answers, OpenLine& line) : answers_(answers), line_(line) {}

  /// What one duty leaves free bears another. Shares are claimed in all ways, the countries of a
  /// relief one by one.
  void dearest() {
    std::vector<Claims> ways = ways_of_shares();
    const std::size_t of_shares = ways.size();
    for (const OpenCountry& open : answers_.open_countries) {
      for (const std::string& country : open.relief ? open.countries : std::vector<std::string>()) {
        add_ways(claim_of(open, country), of_shares, ways);
      }
    }
    const Claims* dearest = nullptr;
    Money most = line_.stands().total_duty.max;
    for (const Claims& way : ways) {
      const Money duty = line_.tried(with(line_.facts(), way)).total_duty.max;
      if (duty > most) {
        most = duty;
        dearest = &way;
      }
    }
    if (dearest == nullptr) {
      return;
    }
    const LineAssessment before = line_.stands();
    line_.take(with(line_.facts(), *dearest));
    line_.keep(before);
    for (const Claim& claim : *dearest) {
      static_cast<void>(line_.ask(claim.fact, before.total_duty.min));
      line_.note(claim.note + "; what it saves is less than what is due instead");
    }
  }

  /// Of the shares nobody knows those at the most they can be that save most together, and
  /// components that may be of a metal or not likewise.
  void cheapest(const Facts& known) {
    Claims claims;
    Money least = line_.tried(known).total_duty.min;
    for (Claims& way : ways_of_shares()) {
      const Money duty = line_.tried(with(known, way)).total_duty.min;
      if (duty < least || (duty == least && way.size() > claims.size())) {
        least = duty;
        claims = std::move(way);
      }
    }
    for (const OpenCountry& open : answers_.open_countries) {
      add_cheapest(known, open, claims);
    }
    const LineAssessment best = line_.tried(with(known, claims));
    LineAssessment& out = line_.stands();
    if (best.total_duty.min >= out.total_duty.min) {
      return;
    }
    for (Claim& claim : needed(known, std::move(claims), best.total_duty.min)) {
      if (line_.ask(claim.fact, best.total_duty.min)) {
        line_.note(std::move(claim.note));
      }
    }
    out.total_duty.min = best.total_duty.min;
    out.fees.min = std::min(out.fees.min, best.fees.min);
    out.tax.min = std::min(out.tax.min, best.tax.min);
  }

 private:
  /// None of them, each, and each with others.
  [[nodiscard]] std::vector<Claims> ways_of_shares() const {
    std::vector<Claims> ways(1);
    for (const Claim& share : open_shares()) {
      add_ways(share, ways.size(), ways);
    }
    return ways;
  }

  [[nodiscard]] Claims open_shares() const {
    Claims claims;
    for (const OpenShare& share : answers_.open_shares) {
      claims.push_back({share.fact, share.most.ppb(), unknown_share(share)});
    }
    return claims;
  }

  [[nodiscard]] std::string unknown_share(const OpenShare& share) const {
    const std::string& place = line_.jurisdiction();
    return line_.spec(share.fact).name + " is not known: " +
           (share.some ? "only some of the metal is melted in " + place +
                             ", and a weight or material is missing of "
                       : "whether metal melted in " + place +
                             " counts hangs on a weight or material that is missing of ") +
           share.missing;
  }

  [[nodiscard]] Claim claim_of(const OpenCountry& open, const std::string& country) const {
    return {open.fact, Country::parse(country)->index(),
            line_.spec(open.fact).name + " may be " + country + ": " + open.why};
  }

  void add_cheapest(const Facts& known, const OpenCountry& open, Claims& claims) {
    if (open.beside && !open.relief) {
      return;  // it may come to the certain ones, and takes none of them away
    }
    Money least = line_.tried(with(known, claims)).total_duty.min;
    std::optional<Claim> cheapest;
    for (const std::string& country : open.countries) {
      Claims tried = claims;
      tried.push_back(claim_of(open, country));
      const Money duty = line_.tried(with(known, tried)).total_duty.min;
      if (duty < least) {
        least = duty;
        cheapest = std::move(tried.back());
      }
    }
    if (cheapest) {
      claims.push_back(std::move(*cheapest));
    }
  }

  /// A claim without which all stays as it is says nothing.
  [[nodiscard]] Claims needed(const Facts& known, Claims claims, Money least) {
    for (std::size_t i = 0; claims.size() > 1 && i < claims.size();) {
      Claims fewer = claims;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      const bool needed = line_.tried(with(known, fewer)).total_duty.min > least;
      i += needed ? 1U : 0U;
      if (!needed) {
        claims = std::move(fewer);
      }
    }
    return claims;
  }

  const BillAnswers& answers_;
  OpenLine& line_;
};

}  // namespace

void claim_open(const BillAnswers& answers, const Facts& known, OpenLine& line) {
  if (answers.open_shares.empty() && answers.open_countries.empty()) {
    return;
  }
  Claiming claiming(answers, line);
  claiming.dearest();
  claiming.cheapest(known);
}

void warn_of_dear_claims(const BillAnswers& answers, OpenLine& line) {
  if (!line.has_notes()) {
    return;
  }
  Facts without = line.facts();
  bool claims = false;
  for (const BillAnswer& answer : answers.facts) {
    const FactSpec& spec = line.spec(answer.fact);
    if (spec.role == FactRole::relief && spec.type == FactType::percent && answer.value > 0) {
      without.forget(answer.fact);
      claims = true;
    }
  }
  if (!claims) {
    return;
  }
  const Money more = line.stands().total_duty.min - line.tried(without).total_duty.max;
  if (more > Money()) {
    line.note("claiming that metal is melted in " + line.jurisdiction() + " costs " +
              decimal_text(more.micro()) + " more than it saves");
  }
}

}  // namespace tarex::detail
