#include <algorithm>

#include "bom/case.hpp"

/// A line whose bill leaves something open: what it comes to at most, and at least.
namespace tarex::detail {
namespace {

class Dearest {
 public:
  Dearest(const Plan& plan, EntryLine& entry, const BillAnswers& answers, Workspace& workspace,
          Detail detail, LineAssessment& out, std::vector<std::string>* notes)
      : plan_(plan),
        entry_(entry),
        answers_(answers),
        workspace_(workspace),
        detail_(detail),
        out_(out),
        notes_(notes) {}

  void run() {
    assess_line(plan_, entry_, workspace_, detail_, out_);
    for (const CountryChoice& choice : answers_.choices) {
      choose(choice);
    }
    const Facts known = entry_.facts;
    for (const OpenCountry& open : answers_.open_countries) {
      if (!open.relief) {
        suppose(open);
      }
    }
    if (!answers_.open_shares.empty() || !answers_.open_countries.empty()) {
      claim_dearest();
      claim(known);
    }
  }

 private:
  void note(std::string text) const {
    if (notes_ != nullptr) {
      notes_->push_back(std::move(text));
    }
  }

  [[nodiscard]] const std::string& name_of(FactIndex fact) const {
    return plan_.schedule().facts[fact].name;
  }

  /// The line with a fact answered by a country.
  LineAssessment with(const Facts& facts, FactIndex fact, const std::string& country,
                      Detail detail) {
    LineAssessment tried;
    EntryLine entry = entry_;
    entry.facts = facts;
    entry.facts.set(fact, Country::parse(country)->index());
    assess_line(plan_, entry, workspace_, detail, tried);
    return tried;
  }

  /// The country that costs most counts. @return it; empty = none costs more than what stands
  std::string take_dearest(FactIndex fact, const std::vector<std::string>& countries) {
    const Facts before = entry_.facts;
    std::string dearest;
    for (const std::string& country : countries) {
      LineAssessment tried = with(before, fact, country, detail_);
      if (tried.total_duty.max > out_.total_duty.max) {
        dearest = country;
        out_ = tried;
        entry_.facts.set(fact, Country::parse(country)->index());
      }
    }
    return dearest;
  }

  void choose(const CountryChoice& choice) {
    if (const std::string dearest = take_dearest(choice.fact, choice.countries); !dearest.empty()) {
      note("some of the parts: " + name_of(choice.fact) + " " + dearest);
    }
  }

  /// What costs more if a component is of the metal is shown; what it may be otherwise stays the
  /// least.
  void suppose(const OpenCountry& open) {
    const LineAssessment before = out_;
    const std::string dearest = take_dearest(open.fact, open.countries);
    if (dearest.empty()) {
      return;
    }
    keep(before);
    static_cast<void>(ask(open.fact, before.total_duty.min));
    note(name_of(open.fact) + " may be " + dearest + ": " + open.why);
  }

  /// Widens what stands by another outcome.
  static void widen(MoneyRange& range, const MoneyRange& by) {
    range.min = std::min(range.min, by.min);
    range.max = std::max(range.max, by.max);
  }
  void keep_ends(const LineAssessment& other) {
    widen(out_.total_duty, other.total_duty);
    widen(out_.fees, other.fees);
    widen(out_.tax, other.tax);
  }

  /// What stood before a dearer outcome took its place.
  void keep(const LineAssessment& before) {
    keep_ends(before);
    for (const Question& question : before.questions) {
      if (std::none_of(out_.questions.begin(), out_.questions.end(),
                       [&](const Question& other) { return other.fact == question.fact; })) {
        out_.questions.push_back(question);
      }
    }
  }

  /// Makes a fact a question, from `least` to what stands. @return whether it is a new one
  bool ask(FactIndex fact, Money least) {
    const auto at = std::find_if(out_.questions.begin(), out_.questions.end(),
                                 [&](const Question& one) { return one.fact == fact; });
    if (at == out_.questions.end()) {
      out_.questions.push_back({fact, least, out_.total_duty.max});
      return true;
    }
    at->min = std::min(at->min, least);
    at->max = std::max(at->max, out_.total_duty.max);
    at->moves = Question::Moves::duty;
    return false;
  }

  /// One thing that the bill may claim.
  struct Claim {
    FactIndex fact = kNoFact;
    std::int64_t value = 0;
    std::string note;
  };

  [[nodiscard]] LineAssessment claimed(const Facts& facts, const std::vector<Claim>& claims,
                                       Detail detail = Detail::totals) {
    EntryLine entry = entry_;
    entry.facts = with_claims(facts, claims);
    LineAssessment out;
    assess_line(plan_, entry, workspace_, detail, out);
    return out;
  }
  [[nodiscard]] static Facts with_claims(Facts facts, const std::vector<Claim>& claims) {
    for (const Claim& claim : claims) {
      facts.set(claim.fact, claim.value);
    }
    return facts;
  }

  [[nodiscard]] std::string unknown_share(const OpenShare& share) const {
    const std::string& place = plan_.schedule().jurisdiction;
    return name_of(share.fact) + " is not known: " +
           (share.some ? "only some of the metal is melted in " + place +
                             ", and a weight or material is missing of "
                       : "whether metal melted in " + place +
                             " counts hangs on a weight or material that is missing of ") +
           share.missing;
  }

  [[nodiscard]] std::vector<Claim> open_shares() const {
    std::vector<Claim> claims;
    for (const OpenShare& share : answers_.open_shares) {
      claims.push_back({share.fact, share.most.ppb(), unknown_share(share)});
    }
    return claims;
  }

  /// A claim that the bill makes by itself, once it is complete, may cost more than it saves: what
  /// one duty leaves free bears another. Shares are claimed in all ways, the countries of a relief
  /// one by one; the way that costs most is what the line shows.
  void claim_dearest() {
    std::vector<std::vector<Claim>> ways(1);
    for (const Claim& share : open_shares()) {
      add_ways(share, ways.size(), ways);
    }
    const std::size_t of_shares = ways.size();
    for (const OpenCountry& open : answers_.open_countries) {
      for (const std::string& country : open.relief ? open.countries : std::vector<std::string>()) {
        add_ways(claim_of(open, country), of_shares, ways);
      }
    }
    const std::vector<Claim>* dearest = nullptr;
    Money most = out_.total_duty.max;
    for (const std::vector<Claim>& way : ways) {
      if (const Money duty = claimed(entry_.facts, way).total_duty.max; duty > most) {
        most = duty;
        dearest = &way;
      }
    }
    if (dearest == nullptr) {
      return;
    }
    const LineAssessment before = out_;
    out_ = claimed(entry_.facts, *dearest, detail_);
    entry_.facts = with_claims(entry_.facts, *dearest);
    keep(before);
    for (const Claim& claim : *dearest) {
      static_cast<void>(ask(claim.fact, before.total_duty.min));
      note(claim.note + "; what it saves is less than what is due instead");
    }
  }

  /// The first of the ways, each with one more claim.
  static void add_ways(const Claim& claim, std::size_t first,
                       std::vector<std::vector<Claim>>& ways) {
    for (std::size_t i = 0; i < first; ++i) {
      std::vector<Claim> more = ways[i];
      more.push_back(claim);
      ways.push_back(std::move(more));
    }
  }

  [[nodiscard]] Claim claim_of(const OpenCountry& open, const std::string& country) const {
    return {open.fact, Country::parse(country)->index(),
            name_of(open.fact) + " may be " + country + ": " + open.why};
  }

  /// What the line would come to if the shares nobody knows were the most they can be, and
  /// components of no known material of the metal that saves most.
  void claim(const Facts& known) {
    std::vector<Claim> claims = open_shares();
    for (const OpenCountry& open : answers_.open_countries) {
      add_cheapest(known, open, claims);
    }
    const LineAssessment best = claimed(known, claims);
    if (best.total_duty.min >= out_.total_duty.min) {
      return;
    }
    // A claim without which all stays as it is says nothing.
    for (std::size_t i = 0; claims.size() > 1 && i < claims.size();) {
      std::vector<Claim> fewer = claims;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      const bool needed = claimed(known, fewer).total_duty.min > best.total_duty.min;
      i += needed ? 1U : 0U;
      if (!needed) {
        claims = std::move(fewer);
      }
    }
    for (Claim& claim : claims) {
      if (ask(claim.fact, best.total_duty.min)) {
        note(std::move(claim.note));
      }
    }
    out_.total_duty.min = best.total_duty.min;
    out_.fees.min = std::min(out_.fees.min, best.fees.min);
    out_.tax.min = std::min(out_.tax.min, best.tax.min);
  }

  void add_cheapest(const Facts& known, const OpenCountry& open, std::vector<Claim>& claims) {
    Money least = claimed(known, claims).total_duty.min;
    std::optional<Claim> cheapest;
    for (const std::string& country : open.countries) {
      std::vector<Claim> tried = claims;
      tried.push_back(claim_of(open, country));
      const Money duty = claimed(known, tried).total_duty.min;
      if (duty < least) {
        least = duty;
        cheapest = std::move(tried.back());
      }
    }
    if (cheapest) {
      claims.push_back(std::move(*cheapest));
    }
  }

  const Plan& plan_;
  EntryLine& entry_;
  const BillAnswers& answers_;
  Workspace& workspace_;
  Detail detail_;
  LineAssessment& out_;
  std::vector<std::string>* notes_;
};

}  // namespace

void assess_dearest(const Plan& plan, EntryLine& entry, const BillAnswers& answers,
                    Workspace& workspace, Detail detail, LineAssessment& out,
                    std::vector<std::string>* notes) {
  Dearest(plan, entry, answers, workspace, detail, out, notes).run();
}

}  // namespace tarex::detail
