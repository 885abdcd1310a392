#pragma once

#include <cstdint>

#include "tarex/schedule.hpp"

/// The members of law records, each named once: what writes them and what reads them cannot
/// disagree.
namespace tarex::detail {

// One line per record: its members in order.
template <class A>
void members(A& a, FactSet& r) {
  FactSet::Words words = r.words();
  for (std::uint64_t& word : words) {
    a(word);
  }
  r = FactSet(words);
}
template <class A>
void members(A& a, MadeIn& r) {
  a(r.country, r.facts, r.every);
}
template <class A>
void members(A& a, FactSpec::Alias& r) {
  a(r.text, r.word);
}
template <class A>
void members(A& a, FactSpec& r) {
  a(r.name, r.type, r.role, r.ask, r.words, r.aliases, r.part_of, r.pair, r.within, r.most,
    r.made_in, r.until_entry, r.proof, r.no_claim, r.offer, r.soft, r.is_origin, r.worst);
}
template <class A>
void members(A& a, Party& r) {
  a(r.id, r.name);
}
template <class A>
void members(A& a, PartyName& r) {
  a(r.key, r.party, r.printed, r.text);
}
template <class A>
void members(A& a, PrintedUnit& r) {
  a(r.printed, r.name);
}
template <class A>
void members(A& a, OfficialTable& r) {
  a(r.code, r.unit, r.general, r.special, r.other, r.first_chapter, r.last_chapter, r.units,
    r.says_nothing);
}
template <class A>
void members(A& a, Papers& r) {
  a(r.origin, r.certificate, r.seller, r.maker);
}
template <class A>
void members(A& a, Source& r) {
  a(r.id, r.instrument, r.locator, r.url, r.retrieved);
}
template <class A>
void members(A& a, Citation& r) {
  a(r.source, r.locator);
}
template <class A>
void members(A& a, WholeValues& r) {
  a(r.unit_micro, r.cite);
}
template <class A>
void members(A& a, Baseline& r) {
  a(r.day, r.title);
}
template <class A>
void members(A& a, CodeList& r) {
  a(r.id, r.title, r.part, r.group, r.source);
}
template <class A>
void members(A& a, Unit& r) {
  a(r.name, r.dimension, r.nano_factor);
}
template <class A>
void members(A& a, CountryGroup& r) {
  a(r.name, r.members);
}
template <class A>
void members(A& a, Family& r) {
  a(r.id, r.title, r.lowest_wins_ties);
}
template <class A>
void members(A& a, EffectivePeriod& r) {
  a(r.from, r.to);
}
template <class A>
void members(A& a, CodeScope& r) {
  a(r.all, r.lists, r.except_lists, r.chapters);
}
template <class A>
void members(A& a, Selection& r) {
  a(r.measures, r.text);
}
template <class A>
void members(A& a, Displacement& r) {
  a(r.id, r.period, r.by, r.drops, r.cite);
}
template <class A>
void members(A& a, Reduction& r) {
  a(r.id, r.period, r.of, r.when, r.to_basis, r.overlap, r.cite);
}
template <class A>
void members(A& a, Stacking& r) {
  a(r.a, r.b, r.cite);
}
template <class A>
void members(A& a, Watch& r) {
  a(r.id, r.period, r.origins, r.codes, r.when, r.text, r.cite);
}
template <class A>
void members(A& a, DutyRate& r) {
  a(r.ad_valorem, r.thirds, r.specific_nano, r.unit, r.computable, r.text);
}
template <class A>
void members(A& a, SpecialColumn& r) {
  a(r.groups);
}
template <class A>
void members(A& a, SpecialColumn::Group& r) {
  a(r.rate, r.symbols);
}
template <class A>
void members(A& a, Measure& r) {
  a(r.id, r.heading, r.kind, r.programme, r.family, r.title, r.versions);
}
template <class A>
void members(A& a, MeasureVersion& r) {
  a(r.period, r.order, r.origins, r.origins_text, r.codes, r.when, r.basis, r.rate, r.instead_of,
    r.notice, r.per_entry, r.entry_min, r.entry_max, r.cite);
}
template <class A>
void members(A& a, Condition& r) {
  a(r.is);
}
template <class A>
void members(A& a, FactIn& r) {
  a(r.fact, r.values);
}
template <class A>
void members(A& a, FactCompare& r) {
  a(r.fact, r.comparison, r.threshold);
}
template <class A>
void members(A& a, AllZero& r) {
  a(r.facts);
}
template <class A>
void members(A& a, PartFact& r) {
  a(r.part, r.fact);
}
template <class A>
void members(A& a, ListedShare& r) {
  a(r.group, r.facts, r.whole, r.comparison, r.threshold);
}
template <class A>
void members(A& a, EveryListed& r) {
  a(r.group, r.facts, r.threshold, r.contents);
}
template <class A>
void members(A& a, BaseRate& r) {
  a(r.comparison, r.threshold);
}
template <class A>
void members(A& a, Applied& r) {
  a(r.by);
}
template <class A>
void members(A& a, Charged& r) {
  a(r.by);
}
template <class A>
void members(A& a, Covered& r) {
  a(r.by, r.at_least);
}
template <class A>
void members(A& a, AnyOf& r) {
  a(r.of);
}
template <class A>
void members(A& a, AllOf& r) {
  a(r.of);
}
template <class A>
void members(A& a, Not& r) {
  a(r.of);
}
template <class A>
void members(A& a, PartyRow& r) {
  a(r.producers, r.sellers);
}
template <class A>
void members(A& a, Listed& r) {
  a(r.lists);
}
template <class A>
void members(A& a, Shown& r) {
  a(r.of);
}
template <class A>
void members(A&, CustomsValue&) {}
template <class A>
void members(A& a, ContentValue& r) {
  a(r.fact);
}
template <class A>
void members(A& a, RemainderOf& r) {
  a(r.by, r.even_free);
}
template <class A>
void members(A& a, ValueLessShare& r) {
  a(r.fact, r.cap);
}
template <class A>
void members(A& a, ValueShare& r) {
  a(r.fact, r.cap);
}
template <class A>
void members(A& a, DeclaredAmount& r) {
  a(r.fact);
}
template <class A>
void members(A& a, ValueLessAmount& r) {
  a(r.fact);
}
template <class A>
void members(A&, ValuePlusDuties&) {}
template <class A>
void members(A&, Free&) {}
template <class A>
void members(A& a, AdValorem& r) {
  a(r.rate);
}
template <class A>
void members(A& a, Specific& r) {
  a(r.nano, r.unit);
}
template <class A>
void members(A& a, TopUpTo& r) {
  a(r.total);
}
template <class A>
void members(A& a, ColumnRate& r) {
  a(r.column);
}
template <class A>
void members(A& a, SpecialRate& r) {
  a(r.symbol);
}
template <class A>
void members(A& a, StatedRate& r) {
  a(r.fact, r.least, r.most, r.open_above);
}

}  // namespace tarex::detail
