#include <cstring>

#include "law/archive.hpp"
#include "tarex/schedule_loader.hpp"

/// The packed form: the small records one after the other, then the large tables aligned, to be
/// used where they stand.
namespace tarex {
namespace detail {
namespace {

constexpr std::string_view kMagic = "tarex-law-7\n";

template <class A>
void fields(A& a, Schedule& s) {
  a(s.jurisdiction, s.name, s.currency, s.valuation, s.whole_values, s.covers_from,
    s.verified_through, s.baseline, s.sha256, s.default_preference, s.general_name, s.other_name,
    s.official_table, s.code_digits, s.facts, s.quantity_fact, s.net_weight_fact, s.texts,
    s.parties, s.party_names, s.papers, s.parts, s.groups, s.programmes, s.symbols, s.units,
    s.unit_texts, s.country_groups, s.sources, s.lists, s.families, s.measures, s.displacements,
    s.reductions, s.stackings, s.watches, s.duty_rates, s.specials, s.epochs, s.claimants, s.asked,
    s.line_units, s.country_texts);
  a.table(s.list_rows);
  a.table(s.lines);
  a.table(s.statistical);
  a.table(s.country_names);
}

}  // namespace
}  // namespace detail

std::string pack(const Schedule& schedule) {
  detail::ArchiveWriter writer;
  Schedule copy = schedule;
  writer.raw(detail::kMagic);
  detail::fields(writer, copy);
  return writer.take();
}

std::optional<Schedule> unpack(std::string_view bytes) {
  if (!bytes.starts_with(detail::kMagic)) {
    return std::nullopt;
  }
  detail::ArchiveReader reader(bytes, detail::kMagic.size());
  Schedule schedule;
  detail::fields(reader, schedule);
  return reader.good() ? std::optional(std::move(schedule)) : std::nullopt;
}

}  // namespace tarex
