#include "bom/made_in.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/quoted.hpp"

namespace tarex::detail {
namespace {

void add(const std::string& country, std::vector<std::string>& countries) {
  if (!country.empty() &&
      std::find(countries.begin(), countries.end(), country) == countries.end()) {
    countries.push_back(country);
  }
}

/// A row as the changes leave it.
struct ChangedRow {
  int material = kUnknownMaterial;
  bool absent = false;
  bool domestic = false;
};

ChangedRow changed(std::span<const BomRow> rows, std::size_t r,
                   std::span<const BomChange> changes) {
  ChangedRow out;
  out.material = rows[r].material;
  for (const BomChange& change : changes) {
    const bool touched =
        change.whole_metal ? rows[r].material == rows[change.row].material : change.row == r;
    out.absent = out.absent || (touched && change.kind == BomChange::Kind::absent);
    out.domestic = out.domestic || (touched && change.kind == BomChange::Kind::domestic);
    out.material = touched && change.kind == BomChange::Kind::material && !rows[r].packaging
                       ? change.to_material
                       : out.material;
  }
  return out;
}

/// Rows that may be of a metal, or not.
struct OpenRows {
  std::vector<std::string> without_material;
  std::vector<std::string> rests;

  [[nodiscard]] bool empty() const { return without_material.empty() && rests.empty(); }
  void add(const BomRow& row) {
    (row.may_be_absent ? rests : without_material).push_back(quoted(row.path));
  }
  [[nodiscard]] std::string why() const {
    std::string out;
    if (!without_material.empty()) {
      out = "a material is missing of " + first_few(without_material, 2);
    }
    if (!rests.empty()) {
      out += out.empty() ? "" : ", and ";
      out += "there may be no " + first_few(rests, 2);
    }
    return out;
  }
};

/// Countries that are not among others.
std::vector<std::string> beyond(const std::vector<std::string>& countries,
                                const std::vector<std::string>& others) {
  std::vector<std::string> out;
  for (const std::string& country : countries) {
    if (std::find(others.begin(), others.end(), country) == others.end()) {
      out.push_back(country);
    }
  }
  return out;
}

}  // namespace

SaidCountries made_in(std::span<const BomRow> rows, std::size_t material, std::string Made::*member,
                      std::string_view destination, std::span<const BomChange> changes) {
  SaidCountries out;
  OpenRows saying;
  OpenRows silent;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const BomRow& row = rows[r];
    const ChangedRow seen = changed(rows, r, changes);
    const bool unknown = seen.material == kUnknownMaterial;
    if (seen.absent || (!unknown && seen.material != static_cast<int>(material))) {
      continue;
    }
    const Made& made = row.made_as(static_cast<int>(material));
    const std::string country = seen.domestic            ? std::string(destination)
                                : (made.*member).empty() ? made.melt
                                                         : made.*member;
    const std::string second =
        member == &Made::smelt && !seen.domestic ? made.smelt_secondary : std::string();
    const bool open = unknown || row.may_be_absent;
    std::vector<std::string>& countries = open ? out.may_be : out.countries;
    add(country, countries);
    add(second, countries);
    if (open) {
      (country.empty() ? silent : saying).add(row);
    } else {
      out.complete = out.complete && !country.empty();
    }
  }
  out.may_say_none = !silent.empty();
  out.why = (saying.empty() ? silent : saying).why();
  return out;
}

void answer_country(const FactSpec& spec, FactIndex fact, const SaidCountries& made,
                    BillAnswers& out) {
  const std::vector<std::string>& known = made.countries;
  const bool agreed = known.size() == 1 && made.complete;
  const bool others = made.may_say_none || !beyond(made.may_be, known).empty();
  if (spec.role == FactRole::relief) {
    // A claim: what may not hold is not claimed, and saves at best what it would.
    if (agreed && !others) {
      out.facts.push_back({fact, Country::parse(known.front())->index(), 0});
    } else if (agreed) {
      out.open_countries.push_back({fact, known, made.why, true});
    } else if (known.empty() && made.complete && !made.may_be.empty()) {
      out.open_countries.push_back({fact, made.may_be, made.why, true});
    }
    return;
  }
  if (agreed) {
    out.facts.push_back({fact, Country::parse(known.front())->index(), 0});
  } else if (!known.empty()) {
    out.choices.push_back({fact, known});
  }
  if (auto may_be = beyond(made.may_be, known); !may_be.empty()) {
    out.open_countries.push_back({fact, std::move(may_be), made.why, false, !known.empty()});
  }
}

}  // namespace tarex::detail
