#pragma once

#include <bitset>
#include <map>
#include <string>

#include "law/law_file.hpp"
#include "tarex/amendment.hpp"
#include "tarex/schedule.hpp"

namespace tarex::detail {

/// Builds a Schedule from law files, record by record. Each `read_*` takes a parsed file; names
/// must be declared before they are used, so the order is: schedule, facts, parties, sources,
/// lists, rates, families, measure heads, measure versions, relations, watches.
class LawBuilder {
 public:
  explicit LawBuilder(Findings& findings) : findings_(findings) {}
  /// Goes on from a law that is complete, to amend it. @param supposed_by  what stands for the
  /// citation of records that give none
  LawBuilder(Findings& findings, const Schedule& base, Citation supposed_by);

  void read_schedule(const JsonValue& root, const LawFile& file);
  void read_facts(const JsonValue& root, const LawFile& file);
  /// Firms that trade remedies name, and the facts by which the papers name them.
  void read_parties(const JsonValue& root, const LawFile& file);
  /// How the official publication of the tariff is laid out.
  void read_official_table(const JsonValue& root, const LawFile& file);
  void read_sources(const JsonValue& root, const LawFile& file);
  void read_lists(const JsonValue& root, const LawFile& file);
  void read_list_rows(const LawFile& file, std::uint16_t list);
  /// Rates that stand in place of a column on the lines of a list; after the lists, before the
  /// lines.
  void read_instead(const LawFile& file);
  void read_lines(const LawFile& file);
  void read_statistical(const LawFile& file);
  void read_country_names(const LawFile& file);
  void read_families(const JsonValue& root, const LawFile& file);
  /// Id, heading, kind, programme and family of every measure, so that selectors can be resolved in
  /// any order of files.
  void read_measure_heads(const JsonValue& root, const LawFile& file);
  void read_measure_versions(const JsonValue& root, const LawFile& file);
  /// Displacements, reductions, stackings and the unit of whole values; after all measures.
  void read_relations(const JsonValue& root, const LawFile& file);
  void read_watches(const JsonValue& root, const LawFile& file);
  /// Sorts the tables and hands over.
  [[nodiscard]] Schedule finish();

  [[nodiscard]] const Schedule& schedule() const { return schedule_; }

 protected:
  using Names = std::map<std::string, std::uint16_t, std::less<>>;

  [[nodiscard]] std::optional<std::uint16_t> look_up(const Names& names, const JsonValue& at,
                                                     const LawFile& file, std::string_view what);
  [[nodiscard]] std::uint16_t intern(std::vector<std::string>& table, Names& names,
                                     const std::string& name);
  [[nodiscard]] EffectivePeriod period(Fields& fields);
  [[nodiscard]] Citation cite(Fields& fields);
  [[nodiscard]] CountrySet origins(Fields& fields, std::string& text);
  [[nodiscard]] bool add_country(const JsonValue& name, const LawFile& file, CountrySet& set);
  [[nodiscard]] CodeScope codes(Fields& fields);
  [[nodiscard]] Rate percent(const JsonValue& value, const LawFile& file);
  [[nodiscard]] FactIndex fact(const JsonValue& name, const LawFile& file);
  [[nodiscard]] Selection selection(const JsonValue& selectors, const LawFile& file);
  /// Whether the record of a family says that the lowest amount wins.
  [[nodiscard]] bool lowest_wins_ties(Fields& family);
  [[nodiscard]] Displacement displacement(const JsonValue& record, const LawFile& file);
  [[nodiscard]] Reduction reduction(const JsonValue& record, const LawFile& file);
  [[nodiscard]] Stacking stacking(const JsonValue& record, const LawFile& file);
  [[nodiscard]] WholeValues whole_values(const JsonValue& record, const LawFile& file);

  // Parts of schedule.json.
  void read_code_digits(Fields& fields);
  void read_country_groups(Fields& fields);
  void read_units(Fields& fields);

  // law/load_facts.cpp
  /// A fact as far as it hangs on no other.
  [[nodiscard]] FactSpec read_fact(const JsonValue& record, const LawFile& file);
  void read_fact_limits(Fields& fields, FactSpec& spec);
  void read_aliases(const JsonValue& also, Fields& fields, FactSpec& spec);
  void read_fact_relations(const JsonValue& record, FactSpec& spec, const LawFile& file);
  // law/load_measures.cpp
  [[nodiscard]] MeasureVersion version(const JsonValue& value, const LawFile& file);
  /// Finds limits of an entry on a rate that cannot have them. @param at  where the fault stands
  void check_entry_limits(const MeasureVersion& version, const JsonValue& at, const LawFile& file);
  // law/load_conditions.cpp
  [[nodiscard]] std::vector<Condition> conditions(const JsonValue* list, const LawFile& file);
  [[nodiscard]] std::optional<Condition> condition(const JsonValue& value, const LawFile& file);
  [[nodiscard]] std::optional<Condition> fact_condition(const JsonValue& value,
                                                        const LawFile& file);
  /// The one comparison of a condition and its key; nullptr after a finding.
  [[nodiscard]] const JsonValue* only_comparison(Fields& fields, std::string_view& key);
  [[nodiscard]] std::optional<Condition> listed_condition(const JsonValue& body,
                                                          const LawFile& file, bool share);
  [[nodiscard]] std::optional<std::int64_t> fact_value(const FactSpec& spec, const JsonValue& value,
                                                       const LawFile& file);
  [[nodiscard]] Condition all_zero(const JsonValue& body, const LawFile& file);
  [[nodiscard]] std::optional<Condition> base_rate_condition(const JsonValue& body,
                                                             const LawFile& file);
  [[nodiscard]] std::optional<Condition> covered(const JsonValue& body, const LawFile& file);
  [[nodiscard]] Condition listed(const JsonValue& body, const LawFile& file);
  /// @param key  "any" or "all"
  [[nodiscard]] Condition junction(std::string_view key, const JsonValue& body,
                                   const LawFile& file);
  [[nodiscard]] std::optional<Condition> party_row(const JsonValue& body, const LawFile& file);
  [[nodiscard]] std::optional<Condition> shown(const JsonValue& body, const LawFile& file);
  [[nodiscard]] bool threshold(Fields& fields, Comparison& comparison, const JsonValue*& value);
  [[nodiscard]] DutyBasis basis(const JsonValue& value, const LawFile& file);
  [[nodiscard]] RateRule rate(const JsonValue& value, const LawFile& file);
  [[nodiscard]] StatedRate stated_rate(const JsonValue& value, const LawFile& file);
  [[nodiscard]] std::vector<PartFact> part_facts(const JsonValue* value, const LawFile& file);

  [[nodiscard]] std::uint32_t duty_rate(std::string_view text, const LawFile& file, int line,
                                        int column);
  [[nodiscard]] std::uint32_t special_column(std::string_view text, const LawFile& file, int line,
                                             int column);

  [[nodiscard]] bool amending() const { return !supposed_by_.is_law(); }

  Findings& findings_;
  Schedule schedule_;
  Citation supposed_by_;
  Names facts_;
  Names texts_;
  Names parts_;
  Names groups_;
  Names programmes_;
  Names symbols_;
  Names unit_texts_;
  Names sources_;
  Names lists_;
  Names families_;
  Names measures_;
  Names country_groups_;
  Names parties_;
  std::map<std::string, std::uint32_t, std::less<>> duty_rates_;
  std::map<std::string, std::uint32_t, std::less<>> special_columns_;
  /// By tariff line: rates that stand in place of a column, by symbol.
  std::map<std::uint64_t, std::map<std::string, std::string>> instead_;
  std::vector<ListRow> list_rows_;
  std::vector<TariffLine> lines_;
  std::vector<std::uint64_t> statistical_;
};

}  // namespace tarex::detail
