#include "tarex/schedule.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>

#include "base/letters.hpp"
#include "law/rate_text.hpp"

namespace tarex {
namespace {

auto key_of(const ListRow& row) { return std::tuple(row.digits, row.code); }

template <class Row>
std::span<const Row> between(std::span<const Row> rows, const auto& before, const auto& after) {
  const auto begin = std::partition_point(rows.begin(), rows.end(), before);
  const auto end = std::partition_point(begin, rows.end(), after);
  return {begin, end};
}

}  // namespace

void Schedule::find_epochs() {
  std::vector<Date> days{covers_from};
  const auto add = [&](const EffectivePeriod& period) {
    for (const Date day : {period.from, period.to}) {
      if (day > covers_from && day < kNoEnd) {
        days.push_back(day);
      }
    }
  };
  for (const Measure& measure : measures) {
    for (const MeasureVersion& version : measure.versions) {
      add(version.period);
    }
  }
  for (const Displacement& displacement : displacements) {
    add(displacement.period);
  }
  for (const Reduction& reduction : reductions) {
    add(reduction.period);
  }
  for (const Watch& watch : watches) {
    add(watch.period);
  }
  EffectivePeriod last{covers_from, covers_from};
  for (const ListRow& row : list_rows.rows()) {
    if (row.period() != last) {
      last = row.period();
      add(last);
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  epochs = std::move(days);
}

void Schedule::find_claimants() {
  const FactIndex fact = find_fact("preference");
  claimants.assign(fact == kNoFact ? 0 : facts[fact].words.size(), CountrySet());
  std::function<void(const std::vector<Condition>&, const CountrySet&)> note =
      [&](const std::vector<Condition>& conditions, const CountrySet& origins) {
        for (const Condition& condition : conditions) {
          if (const auto* any = std::get_if<AnyOf>(&condition.is)) {
            note(any->of, origins);
          } else if (const auto* all = std::get_if<AllOf>(&condition.is)) {
            note(all->of, origins);
          } else if (const auto* shown = std::get_if<Shown>(&condition.is)) {
            note(shown->of, origins);
          } else if (const auto* in = std::get_if<FactIn>(&condition.is);
                     in != nullptr && in->fact == fact) {
            for (const std::int64_t word : in->values) {
              claimants[static_cast<std::size_t>(word)] |= origins;
            }
          }
        }
      };
  for (const Measure& measure : measures) {
    for (const MeasureVersion& version : measure.versions) {
      note(version.when, version.origins);
    }
  }
  for (std::size_t word = 0; word < claimants.size(); ++word) {
    const auto& nothing = facts[fact].no_claim;
    if (claimants[word].none() && std::find(nothing.begin(), nothing.end(),
                                            static_cast<std::int64_t>(word)) != nothing.end()) {
      claimants[word].set();
    }
  }
}

void Schedule::find_line_units() {
  line_units.clear();
  for (const std::string& text : unit_texts) {
    std::vector<std::int32_t>& counted = line_units.emplace_back();
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find_first_of("|;", begin), text.size());
      const auto unit = detail::find_unit(units, std::string_view(text).substr(begin, end - begin));
      counted.push_back(unit ? static_cast<std::int32_t>(*unit) : -1);
      begin = end + 1;
    }
  }
}

void Schedule::find_derived() {
  find_epochs();
  find_claimants();
  find_asked();
  find_line_units();
}

FactIndex Schedule::find_fact(std::string_view fact_name) const {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].name == fact_name) {
      return static_cast<FactIndex>(i);
    }
  }
  return kNoFact;
}

std::optional<FoundCountry> Schedule::find_country(std::string_view text) const {
  constexpr std::size_t kLongest = 64;
  if (text.size() < 2 || text.size() > kLongest) {
    return std::nullopt;
  }
  std::array<char, kLongest> lower{};
  std::transform(text.begin(), text.end(), lower.begin(),
                 [](char c) { return detail::lower_case(c); });
  const std::string_view sought(lower.data(), text.size());
  const std::string_view all = country_texts;
  const auto rows = country_names.rows();
  const auto at = std::lower_bound(
      rows.begin(), rows.end(), sought, [&](const CountryName& row, std::string_view key) {
        return row.name_size != key.size() ? row.name_size < key.size()
                                           : all.substr(row.name, row.name_size) < key;
      });
  if (at != rows.end() && all.substr(at->name, at->name_size) == sought) {
    return FoundCountry{Country::from_index(at->country), all.substr(at->note, at->note_size)};
  }
  const auto country = Country::parse(text);
  return country && is_assigned(*country) ? std::optional(FoundCountry{*country, {}})
                                          : std::nullopt;
}

bool Schedule::has_code(HsCode code) const {
  if (code.digits() <= 8) {
    return !lines_below(code).empty();
  }
  if (code.digits() > longest_code() || find_line(code) == nullptr) {
    return false;
  }
  const auto suffixes = statistical_below(code.prefix(8));
  return std::find(suffixes.begin(), suffixes.end(), code.first()) != suffixes.end() ||
         !rows_of(code).empty();
}

int Schedule::longest_code() const {
  return *std::max_element(code_digits.begin(), code_digits.end());
}

const TariffLine* Schedule::find_line(HsCode code) const {
  if (code.digits() < 8) {
    return nullptr;
  }
  const auto below = lines_below(code.prefix(8));
  return below.empty() ? nullptr : below.data();
}

std::span<const TariffLine> Schedule::lines_below(HsCode code) const {
  return between(
      lines.rows(), [&](const TariffLine& line) { return line.code < code.first(); },
      [&](const TariffLine& line) { return line.code <= code.last(); });
}

std::span<const std::uint64_t> Schedule::statistical_below(HsCode code) const {
  return between(
      statistical.rows(), [&](std::uint64_t c) { return c < code.first(); },
      [&](std::uint64_t c) { return c <= code.last(); });
}

std::span<const ListRow> Schedule::rows_of(HsCode code) const {
  const auto key = std::tuple(static_cast<std::uint8_t>(code.digits()), code.first());
  return between(
      list_rows.rows(), [&](const ListRow& row) { return key_of(row) < key; },
      [&](const ListRow& row) { return key_of(row) <= key; });
}

std::span<const ListRow> Schedule::rows_below(HsCode code, int digits) const {
  const auto size = static_cast<std::uint8_t>(digits);
  return between(
      list_rows.rows(),
      [&](const ListRow& row) { return key_of(row) < std::tuple(size, code.first()); },
      [&](const ListRow& row) { return key_of(row) <= std::tuple(size, code.last()); });
}

bool Schedule::states_amounts() const {
  const bool specific = std::any_of(duty_rates.begin(), duty_rates.end(),
                                    [](const DutyRate& rate) { return rate.specific_nano != 0; });
  return specific || std::any_of(measures.begin(), measures.end(), [](const Measure& measure) {
           return std::any_of(
               measure.versions.begin(), measure.versions.end(), [](const MeasureVersion& version) {
                 return version.per_entry || std::holds_alternative<Specific>(version.rate);
               });
         });
}

std::string Schedule::cite_text(const Citation& cite) const {
  if (!cite.is_law()) {
    return (cite.source == kNoSource ? "no citation: " : "supposed: ") + cite.locator;
  }
  const Source& source = sources[cite.source];
  std::string text = source.instrument;
  if (!source.locator.empty()) {
    text += ", " + source.locator;
  }
  if (!cite.locator.empty()) {
    text += ", " + cite.locator;
  }
  return text;
}

std::string_view to_string(MeasureKind kind) {
  switch (kind) {
    case MeasureKind::base:
      return "base";
    case MeasureKind::additional:
      return "additional";
    case MeasureKind::anti_dumping:
      return "anti_dumping";
    case MeasureKind::countervailing:
      return "countervailing";
    case MeasureKind::safeguard:
      return "safeguard";
    case MeasureKind::fee:
      return "fee";
    case MeasureKind::vat:
      return "vat";
  }
  return "";
}

}  // namespace tarex
