#include "bom/made_in.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/quoted.hpp"

namespace tarex::detail {
namespace {

constexpr std::size_t kMostMissing = 2;  ///< rows of which something is missing

void note(const std::string& country, std::vector<std::string>& countries) {
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

void SayingRows::Names::add(const std::string& path) {
  if (first.size() < kMostMissing) {
    first.push_back(quoted(path));
  } else {
    ++more;
  }
}

void SayingRows::Names::add(const Names& later) {
  const std::size_t room = std::min(kMostMissing - first.size(), later.first.size());
  const auto end = later.first.begin() + static_cast<std::ptrdiff_t>(room);
  first.insert(first.end(), later.first.begin(), end);
  more += later.more + (later.first.size() - room);
}

std::string SayingRows::Names::text() const { return joined(first, ", ") + and_more(more); }

void SayingRows::OpenRows::add(const BomRow& row) {
  (row.may_be_absent ? rests : without_material).add(row.path);
}

void SayingRows::OpenRows::add(const OpenRows& later) {
  without_material.add(later.without_material);
  rests.add(later.rests);
}

std::string SayingRows::OpenRows::why() const {
  std::string out;
  if (!without_material.first.empty()) {
    out = "a material is missing of " + without_material.text();
  }
  if (!rests.first.empty()) {
    out += out.empty() ? "" : ", and ";
    out += "there may be no " + rests.text();
  }
  return out;
}

void SayingRows::add(std::span<const BomRow> rows, std::size_t r,
                     std::span<const BomChange> changes) {
  const BomRow& row = rows[r];
  const ChangedRow seen = changed(rows, r, changes);
  const bool unknown = seen.material == kUnknownMaterial;
  if (seen.absent || (!unknown && seen.material != static_cast<int>(material_))) {
    return;
  }
  const Made& made = row.made_as(static_cast<int>(material_));
  const std::string country = seen.domestic             ? std::string(destination_)
                              : (made.*member_).empty() ? made.melt
                                                        : made.*member_;
  const std::string second =
      member_ == &Made::smelt && !seen.domestic ? made.smelt_secondary : std::string();
  const bool open = unknown || row.may_be_absent;
  std::vector<std::string>& countries = open ? out_.may_be : out_.countries;
  note(country, countries);
  note(second, countries);
  if (open) {
    (country.empty() ? silent_ : saying_).add(row);
  } else {
    out_.complete = out_.complete && !country.empty();
  }
}

void SayingRows::add(const SayingRows& later) {
  for (const std::string& country : later.out_.countries) {
    note(country, out_.countries);
  }
  for (const std::string& country : later.out_.may_be) {
    note(country, out_.may_be);
  }
  out_.complete = out_.complete && later.out_.complete;
  saying_.add(later.saying_);
  silent_.add(later.silent_);
}

SaidCountries SayingRows::told() const {
  SaidCountries out = out_;
  out.may_say_none = !silent_.empty();
  out.why = (saying_.empty() ? silent_ : saying_).why();
  return out;
}

SaidCountries made_in(std::span<const BomRow> rows, std::size_t material, std::string Made::*member,
                      std::string_view destination, std::span<const BomChange> changes) {
  SayingRows said(material, member, destination);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    said.add(rows, r, changes);
  }
  return said.told();
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
