#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/hs_code.hpp"
#include "tarex/measure.hpp"

/// The whole dated law of one jurisdiction, immutable after loading. Shared by threads without
/// locks.
namespace tarex {

/// Rows that either belong to the schedule or stand in the program's own image; reading is the
/// same.
template <class T>
class Table {
 public:
  Table() = default;
  explicit Table(std::vector<T> rows) : owned_(std::move(rows)) {}
  /// @param rows  must outlive the table.
  static Table view(std::span<const T> rows) {
    Table table;
    table.view_ = rows;
    return table;
  }
  [[nodiscard]] std::span<const T> rows() const {
    return owned_.empty() ? view_ : std::span<const T>(owned_);
  }

 private:
  std::vector<T> owned_;
  std::span<const T> view_;
};

/// One code on one list for one period. Tables are sorted by digits, then code, then list.
struct ListRow {
  std::uint64_t code = 0;  ///< left-aligned to ten digits
  std::int32_t from = 0;   ///< days since 1970-01-01
  std::int32_t to = 0;
  std::uint16_t list = 0;
  std::uint16_t source = 0;
  std::uint8_t digits = 0;
  std::uint8_t reserved[3] = {};
  [[nodiscard]] EffectivePeriod period() const {
    return {Date(std::chrono::days(from)), Date(std::chrono::days(to))};
  }
  [[nodiscard]] HsCode hs() const { return HsCode::from_aligned(code, digits); }
};

/// A list of codes that measures name.
struct CodeList {
  std::string id;
  std::string title;
  std::int32_t part = -1;   ///< index into Schedule::parts, or -1
  std::int32_t group = -1;  ///< index into Schedule::groups, or -1
  std::uint16_t source = 0;
};

/// A rate as a tariff prints it: a share of the value, an amount per unit, or both.
struct DutyRate {
  Rate ad_valorem;
  std::uint8_t thirds = 0;         ///< thirds of 10^-9 on top, so that 33 1/3% is exact
  std::int64_t specific_nano = 0;  ///< 10^-9 of the schedule's currency per unit
  std::uint16_t unit = 0;          ///< index into Schedule::units; meaningful if specific_nano != 0
  bool computable = true;          ///< false for a text no formula can carry
  std::string text;                ///< as printed
};

/// A tariff line of eight digits. Sorted by code.
struct TariffLine {
  std::uint64_t code = 0;     ///< left-aligned to ten digits
  std::uint32_t general = 0;  ///< index into Schedule::duty_rates
  std::uint32_t other = 0;
  std::uint32_t special = 0;  ///< index into Schedule::specials
  std::uint32_t unit = 0;     ///< index into Schedule::unit_texts
  [[nodiscard]] HsCode hs() const { return HsCode::from_aligned(code, 8); }
};

/// One special column: which symbols get which rate.
struct SpecialColumn {
  struct Group {
    std::uint32_t rate = 0;              ///< index into Schedule::duty_rates
    std::vector<std::uint16_t> symbols;  ///< indices into Schedule::symbols
  };
  std::vector<Group> groups;
};

/// A unit of quantity: how many of its dimension's base unit one is.
struct Unit {
  std::string name;
  std::string dimension;
  std::int64_t nano_factor = kNano;  ///< in billionths: a pound has eight decimals of a kilogram
};

/// A named set of countries, e.g. EU.
struct CountryGroup {
  std::string name;
  CountrySet members;
};

/// One way of writing a country, e.g. "south korea" or "uk". Sorted by the size of the name, then
/// by its bytes; the texts stand in Schedule::country_texts.
struct CountryName {
  std::uint32_t name = 0;  ///< offset of the name, in lower case
  std::uint32_t note = 0;  ///< offset of what to tell those who write it so
  std::uint16_t name_size = 0;
  std::uint16_t note_size = 0;  ///< 0 = nothing to tell
  std::uint16_t country = 0;    ///< Country::index
  std::uint16_t reserved = 0;
};

/// A country as found, and what to tell those who write it so (mostly nothing).
struct FoundCountry {
  Country country;
  std::string_view note;
};

/// A firm that a trade remedy names.
struct Party {
  std::string id;
  std::string name;  ///< as the decision prints it
};

/// One spelling of a party, reduced to what counts in a comparison (text/party_name.hpp).
struct PartyName {
  std::string key;
  std::uint16_t party = 0;  ///< index into Schedule::parties
  bool printed = false;     ///< a decision prints this name; any other one is worth a warning
  std::string text;         ///< the spelling itself
};

/// The facts that state what the papers of a consignment say; kNoFact where the law asks for none.
struct Papers {
  FactIndex origin = kNoFact;       ///< country that the proof of origin names
  FactIndex certificate = kNoFact;  ///< producer on the mill certificate
  FactIndex seller = kNoFact;       ///< seller on the invoice
  FactIndex maker = kNoFact;        ///< who made the goods, whatever the papers say
};

/// A unit of quantity as an official table prints it, and what lines.csv calls it.
struct PrintedUnit {
  std::string printed;
  std::string name;
};

/// How the official publication of a tariff is laid out, for reading a new edition of it
/// (law_import.hpp).
struct OfficialTable {
  /// Names of its columns: code, unit of quantity, general, special and other rate.
  std::string code;
  std::string unit;
  std::string general;
  std::string special;
  std::string other;
  int first_chapter = 0;  ///< the chapters that hold tariff lines
  int last_chapter = 0;
  std::vector<PrintedUnit> units;
  std::vector<std::string> says_nothing;  ///< words after a rate that do not change it
  /// False where the law says nothing of its publication.
  [[nodiscard]] bool known() const { return !code.empty(); }
};

/// How the customs value relates to the price: free on board, or with freight and insurance to the
/// border.
enum class Valuation : std::uint8_t { fob, cif };

/// The rule by which customs applies rates to whole units of value.
struct WholeValues {
  std::int64_t unit_micro =
      0;  ///< millionths of the schedule's currency; 0 = there is no such rule
  Citation cite;
};

/// The day that bills of materials are compared with where nobody names another.
struct Baseline {
  Date day;
  std::string title;  ///< what that day is: "the day before the duty was raised"
  /// False where the law says nothing of such a day.
  [[nodiscard]] bool known() const { return !title.empty(); }
};

struct Schedule {
  std::string jurisdiction;  ///< ISO alpha-2 of the importing country
  std::string name;
  std::string currency;
  Valuation valuation = Valuation::fob;
  WholeValues whole_values;
  Date covers_from;
  Date verified_through;
  Baseline baseline;
  std::string sha256;    ///< of the law files, in the order of their names
  bool amended = false;  ///< an overlay or a scenario stands on top; never packed
  std::string default_preference;
  std::string general_name = "general";  ///< what print calls the rate columns of a line
  std::string other_name = "other";
  OfficialTable official_table;
  std::vector<int> code_digits;

  std::vector<FactSpec> facts;
  FactIndex quantity_fact = kNoFact;    ///< the fact that specific rates ask for
  FactIndex net_weight_fact = kNoFact;  ///< … per kilogram, unless the quantity is said in kg
  std::vector<std::string> texts;       ///< names that conditions mention, for FactType::text
  std::vector<Party> parties;           ///< for FactType::party
  std::vector<PartyName> party_names;   ///< sorted by key
  Papers papers;
  std::vector<std::string> parts;
  std::vector<std::string> groups;
  std::vector<std::string> programmes;
  std::vector<std::string> symbols;
  std::vector<Unit> units;
  std::vector<std::string> unit_texts;
  std::vector<CountryGroup> country_groups;
  std::vector<Source> sources;
  std::vector<CodeList> lists;
  std::vector<Family> families;
  std::vector<Measure> measures;
  std::vector<Displacement> displacements;
  std::vector<Reduction> reductions;  ///< the first that holds counts
  std::vector<Stacking> stackings;
  std::vector<Watch> watches;
  std::vector<DutyRate> duty_rates;
  std::vector<SpecialColumn> specials;

  /// Sorted days on which anything starts or ends, beginning with covers_from; kept by
  /// `find_epochs`.
  std::vector<Date> epochs;
  /// Whose goods an agreement is for: by word of the fact `preference`, the origins of the measures
  /// that ask for it on any day; none where no measure does, all for a word that claims nothing.
  /// Kept by `find_claimants`.
  std::vector<CountrySet> claimants;
  /// The facts that can change what is charged on some goods on some day, and those that are held
  /// against them. Kept by `find_asked`.
  FactSet asked;

  /// What the tariff counts goods in, by unit_texts ("doz|kg"): indices into units, in that order,
  /// -1 for one that no rate is per. Kept by `find_line_units`.
  std::vector<std::vector<std::int32_t>> line_units;

  Table<ListRow> list_rows;
  Table<TariffLine> lines;
  Table<std::uint64_t> statistical;  ///< ten-digit codes, sorted

  Table<CountryName> country_names;
  std::string country_texts;

  /// Works out `epochs` anew after a change of the records.
  void find_epochs();
  /// … and `claimants`.
  void find_claimants();
  /// … and `asked`.
  void find_asked();
  /// … and `line_units`.
  void find_line_units();
  /// … and all of them.
  void find_derived();
  [[nodiscard]] FactIndex find_fact(
      std::string_view fact_name) const;  ///< kNoFact if there is none
  /// The country with this ISO 3166-1 alpha-2 code or this name (countries.csv), in any case of
  /// the Latin letters; the whole text must be one. Nothing if there is none.
  [[nodiscard]] std::optional<FoundCountry> find_country(std::string_view text) const;
  /// True if the tariff has the code, or codes below it, or a list names it below one it has.
  [[nodiscard]] bool has_code(HsCode code) const;
  [[nodiscard]] int longest_code() const;  ///< in digits
  /// The line of eight digits that a code belongs to, if the schedule has it.
  [[nodiscard]] const TariffLine* find_line(HsCode code) const;
  /// All lines below (or at) a code.
  [[nodiscard]] std::span<const TariffLine> lines_below(HsCode code) const;
  /// The ten-digit codes below a code.
  [[nodiscard]] std::span<const std::uint64_t> statistical_below(HsCode code) const;
  /// Rows of all lists whose code is exactly this one.
  [[nodiscard]] std::span<const ListRow> rows_of(HsCode code) const;
  /// Rows of ten-digit codes (or of so many digits) within the interval of `code`.
  [[nodiscard]] std::span<const ListRow> rows_below(HsCode code, int digits) const;
  /// True if the law names amounts of its own currency (specific rates, limits of fees), so that
  /// other currencies need a rate.
  [[nodiscard]] bool states_amounts() const;
  /// "Proclamation …, 91 FR …, clause 3".
  [[nodiscard]] std::string cite_text(const Citation& cite) const;
};

}  // namespace tarex
