#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/assess.hpp"
#include "tarex/currency.hpp"
#include "tarex/echo.hpp"
#include "tarex/entry.hpp"
#include "tarex/result.hpp"
#include "tarex/row_cells.hpp"

/// From columns as people write them to a checked EntryLine. One reader serves flags, CSV cells,
/// JSON members and bills of materials.
namespace tarex {

/// One column of one line, as given.
struct RawField {
  std::string_view
      name;  ///< canonical column name (`canonical_column`), or any other: carried through
  std::string_view text;  ///< empty = not known
  int line = 0;
  int column = 0;
  bool name_checked = false;  ///< `misspelled_column` found nothing, once for the whole file
};

/// A field of a line that could not be scored, as written, under its canonical name.
struct GivenField {
  std::string name;
  std::string text;
  bool is_json = false;  ///< `text` is a value of JSON that is no string
};

/// The law of every destination at hand, with one engine workspace for each. One per thread.
class LawBook {
 public:
  /// Adds a jurisdiction; the schedule must outlive the book.
  void add(const Schedule& schedule);
  /// @param destination  two letters of ISO 3166; null if its law is not in the book
  [[nodiscard]] const Schedule* schedule(std::string_view destination) const;
  /// The law of a destination by its code in any case or, as names of countries are the same in
  /// every law, by a name that any of them knows. Errors: bad_country.
  [[nodiscard]] Result<const Schedule*> find(std::string_view destination) const;
  /// That of a schedule; one that was not added is added.
  [[nodiscard]] Workspace& workspace(const Schedule& schedule);
  [[nodiscard]] std::vector<std::string> destinations() const;
  /// The same law with workspaces of its own, for many lines in one of so many threads; the plans
  /// are shared.
  [[nodiscard]] LawBook fresh(unsigned threads) const;

 private:
  struct Volume {
    const Schedule* schedule = nullptr;
    std::shared_ptr<PlanShelf> shelf;  ///< of this book and those made from it
    std::unique_ptr<Workspace> workspace;
  };
  std::vector<Volume> volumes_;
  unsigned threads_ = 0;  ///< as for Workspace
};

/// What a scenario does to a column of every line before it is read. Columns a line does not state
/// stay unstated, unless they are set.
struct ColumnEdit {
  enum class How {
    set,    ///< the column becomes `text`
    scale,  ///< a number is multiplied
    price,  ///< a part of the value is multiplied, and the value grows by as much as the part
    fx,     ///< `column` is a currency, `text` its units per 1 USD
  };
  enum class Number {
    amount,   ///< of the line's currency
    decimal,  ///< a weight, a quantity, a rate of exchange
    share,    ///< percent
  };
  How how = How::set;
  Number number = Number::amount;  ///< scale: what the column holds
  std::string column;
  std::string text;
  std::int64_t factor_ppb = 1'000'000'000;  ///< 1.2 for +20%, in parts per 10^9
  friend bool operator==(const ColumnEdit&, const ColumnEdit&) = default;
};

/// What holds where a line says nothing.
struct EntryDefaults {
  Date date;  ///< "today", read once by the caller
  std::string origin = "KR";
  std::string destination = "US";
  std::map<std::string, std::int64_t> fx;  ///< currency -> units per USD, in millionths
  std::vector<std::pair<std::string, std::string>>
      assume;                 ///< fact -> value for all lines that do not say
  std::string scenario = {};  ///< name of the scenario the lines are priced in; empty = none
  std::vector<ColumnEdit> edits = {};  ///< the scenario's facts, in order
  /// Values are rounded as customs rounds those of an entry (Schedule::whole_values).
  bool whole_values = false;
  /// The line stands alone: a fact that the law does not ask for is worth a warning in it.
  bool single = false;
  /// Units of a currency per 1 USD, in millionths; 0 = nobody said. @param currency  its code
  [[nodiscard]] std::int64_t per_dollar(const std::string& currency) const;
};

/// A line understood: the entry, what surrounds it, and the echo of its columns.
struct InputLine {
  std::string sku;
  std::string product;
  std::string entry_id;  ///< lines with the same one share entry-level fees; empty = alone
  Currency currency;
  const Schedule* schedule = nullptr;
  EntryLine entry;
  Money freight;
  Money insurance;
  Money other_costs;
  bool cost_in_value =
      false;             ///< freight and insurance are part of the customs value already (CIF law)
  std::string scenario;  ///< also a field of `echo`, the last one of a line that was read
  EchoList echo;
  EchoList extras;  ///< columns tarex does not know, unchanged
  /// Only of a line that goes back into a row of a file: its cells as they stand there, with a
  /// comma between them and in quotes where they hold one. `echo` then holds no more than what is
  /// shown otherwise, by EchoField::cell and without names, and `extras` nothing.
  RowCells cells;
  const CellColumns* columns = nullptr;  ///< of the cells
  /// Where the values of `entry` were rounded (whole_values.hpp): the entry as stated. Else null.
  std::shared_ptr<const EntryLine> stated;
  std::vector<std::string> warnings;
  std::vector<std::string> unscaled;     ///< columns that the scenario scales and nobody states
  std::vector<std::string> party_notes;  ///< warnings only where a remedy goes by names of firms
  /// The customs value before any rounding of the entry's values: what the goods cost.
  [[nodiscard]] Money price() const { return stated ? stated->value : entry.value; }
  /// What brings the goods to the buyer's door and is no part of their price: freight and insurance
  /// unless the customs value holds them, and other costs.
  [[nodiscard]] Money costs_beside_price() const {
    return (cost_in_value ? Money() : freight + insurance) + other_costs;
  }
  /// What the goods cost at the buyer's door: their price, what costs beside it, duties, fees and
  /// taxes. Lowest and highest while facts are missing; not rounded. A price with the duties in it
  /// is the lowest itself.
  /// @param at  the price; absent = their own
  [[nodiscard]] MoneyRange landed_cost(const LineAssessment& assessment,
                                       std::optional<Money> at = std::nullopt) const {
    const Money before = at.value_or(price()) + costs_beside_price();
    if (holds_duties(entry.value_is)) {
      return {before,
              before + assessment.total_duty.max + assessment.fees.max + assessment.tax.max};
    }
    return {before + assessment.total_duty.min + assessment.fees.min + assessment.tax.min,
            before + assessment.total_duty.max + assessment.fees.max + assessment.tax.max};
  }
};

/// The column a header name or key means, by its own name or an alias (English or Korean); empty if
/// none. Case, full-width forms and what stands between the words (blanks, points, brackets,
/// dashes) make no difference: `Net Weight (kg)` is net_weight_kg.
[[nodiscard]] std::string canonical_column(std::string_view name, const Schedule& schedule);

/// The column that a name nearly spells, if it is too near to be a column of the user's own: six
/// letters or more within one edit, ten or more within two, unless it is itself a word that files
/// use. Aliases of eight letters or more count as spellings too.
[[nodiscard]] std::optional<std::string> misspelled_column(std::string_view name,
                                                           const Schedule& schedule);

/// All column names an entry line can have, for help and suggestions.
[[nodiscard]] std::vector<std::string> known_columns(const Schedule& schedule);

/// Reads lines one by one. Keeps no state between lines.
class EntryReader {
 public:
  EntryReader(const LawBook& book, EntryDefaults defaults)
      : book_(&book), defaults_(std::move(defaults)) {}
  [[nodiscard]] const EntryDefaults& defaults() const { return defaults_; }
  /// For lines made of what a scenario has changed already.
  [[nodiscard]] EntryReader without_edits() const {
    EntryReader out = *this;
    out.defaults_.edits.clear();
    return out;
  }

  /// Fills `out`. @return everything that is wrong with the line, with line and column of the
  /// field; empty if it can be scored.
  [[nodiscard]] Errors read(std::span<const RawField> fields, InputLine& out) const;

 private:
  const LawBook* book_;
  EntryDefaults defaults_;
};

}  // namespace tarex
