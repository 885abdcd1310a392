#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "batch/text_memo.hpp"
#include "rows/columns.hpp"
#include "rows/fact_reader.hpp"
#include "tarex/batch.hpp"
#include "text/csv_block.hpp"

namespace tarex::detail {

/// The short way to what EntryReader::read gives, without allocation, for lines that are written
/// plainly and hold next to nothing to remark on: digits, ISO dates, two capital letters, a
/// currency by its three. Whatever is not that plain is left to EntryReader. One per thread.
///
/// What can be settled by looking at the columns is settled in `use`; what a word means, when it is
/// met first. Of a row that goes back into a row only the cells that mean something are looked at.
class QuickReader {
 public:
  /// @param book  of the thread that scores the lines
  QuickReader(LawBook& book, const EntryReader& reader);

  /// Learns the columns of a block. @param columns  by Cell::column
  /// @param by_cells  lines may be given as InputLine::cells
  void use(std::span<const BatchColumn* const> columns, bool by_cells);

  /// @return false if the line is not so plain; `out` is of no use then.
  [[nodiscard]] bool read(const RecordBlock& block, const BlockRecord& record, InputLine& out);

 private:
  enum class Kind : std::uint8_t { amount, decimal, other };
  /// A column that holds a fact.
  struct FactColumn {
    Kind kind = Kind::other;
    FactIndex fact = kNoFact;
    std::uint32_t column = 0;
    const std::string* name = nullptr;
    bool is_number = false;
  };
  /// A column that tarex does not know.
  struct ExtraColumn {
    std::uint32_t column = 0;
    const BatchColumn* header = nullptr;
  };
  /// A fact of the columns that is part of a whole; those of one whole are neighbours.
  struct Part {
    FactIndex fact = kNoFact;
    FactIndex whole = kNoFact;
  };
  struct KnownFact {
    ReadFact read;
    bool as_written = false;  ///< the echo is the text itself
  };
  using Claims = std::vector<std::pair<FactIndex, std::int64_t>>;
  /// A currency that lines are in, and the rate that is stated for all of them.
  struct LineCurrency {
    Currency currency;
    std::string code;
    bool of_law = true;
    std::int64_t per_dollar = 0;  ///< units per 1 USD, in millionths; 0 = not stated
    std::string rate;             ///< the same as a text
  };

  // batch/quick_columns.cpp: what the columns settle
  void sort_columns();
  void order_cells();
  void find_relations();

  // batch/quick_reader.cpp: what, whence, whither, when
  void take_cells(const RecordBlock& block, const BlockRecord& record, InputLine& out);
  [[nodiscard]] bool read_references(InputLine& out);
  [[nodiscard]] bool read_frame(InputLine& out);
  [[nodiscard]] bool read_code(std::string_view text, InputLine& out);
  [[nodiscard]] bool read_origin(std::string_view text, InputLine& out);
  [[nodiscard]] bool read_day(std::string_view text, InputLine& out);

  // batch/quick_money.cpp: how much, in which currency, and what it costs to bring it here
  [[nodiscard]] bool find_currency(InputLine& out);
  [[nodiscard]] const LineCurrency* learn_currency(std::string_view text);
  [[nodiscard]] bool read_value(InputLine& out);
  [[nodiscard]] bool read_rate(InputLine& out);
  [[nodiscard]] bool read_amount(std::string_view text, std::string_view name, std::int32_t cell,
                                 Money& amount, InputLine& out);
  [[nodiscard]] bool read_costs(InputLine& out);

  // batch/quick_facts.cpp: everything else
  [[nodiscard]] bool read_fact(const FactColumn& column, std::string_view text, InputLine& out);
  [[nodiscard]] bool read_decimal(std::string_view text, std::string_view name, std::int32_t cell,
                                  std::int64_t& micro, InputLine& out);
  [[nodiscard]] const KnownFact* find_fact(FactIndex fact, std::string_view text);
  [[nodiscard]] bool read_extra(const ExtraColumn& column, InputLine& out);
  [[nodiscard]] bool read_claims(InputLine& out);
  [[nodiscard]] bool read_unit(InputLine& out);
  [[nodiscard]] bool facts_agree(InputLine& out) const;
  [[nodiscard]] bool parts_fit(const InputLine& out) const;

  [[nodiscard]] std::string_view text_at(std::uint32_t column) const {
    if (!row_.empty()) {
      return quoted_ ? unquoted(row_[column]) : row_[column];
    }
    return cells_[column] == nullptr ? std::string_view() : cells_[column]->text();
  }
  [[nodiscard]] bool is_present(std::uint32_t column) const {
    return !row_.empty() || cells_[column] != nullptr;
  }
  [[nodiscard]] std::int32_t column_of(FixedColumn column) const {
    return fixed_[static_cast<std::size_t>(column)];
  }
  [[nodiscard]] std::string_view text_of(FixedColumn column) const {
    const std::int32_t at = column_of(column);
    return at < 0 ? std::string_view() : text_at(static_cast<std::uint32_t>(at));
  }
  [[nodiscard]] bool is_present(FixedColumn column) const {
    const std::int32_t at = column_of(column);
    return at >= 0 && is_present(static_cast<std::uint32_t>(at));
  }
  [[nodiscard]] std::int32_t cell_of(FixedColumn column) const { return column_of(column) + 1; }

  EchoField& echo(InputLine& out, std::string_view name, std::int32_t cell) const;
  /// Echoes a number. @param as_written  as its text has it
  /// @return where to write it, if it is shown otherwise; else null
  EchoField* echo_number(InputLine& out, std::string_view name, std::int32_t cell,
                         std::string_view text, bool as_written) const;
  void echo_given(InputLine& out, FixedColumn column, std::string_view text) const;
  void echo_own(InputLine& out, FixedColumn column, std::string_view given,
                std::string_view text) const;

  const EntryReader& reader_;
  const Schedule* schedule_ = nullptr;  ///< of the default destination; other lines are not plain
  TextKey destination_;
  std::int64_t law_per_dollar_ = 0;  ///< of its currency, as LineCurrency::per_dollar
  std::string_view own_term_;        ///< the incoterm at which the law values
  bool usable_ = false;
  Country default_origin_;
  FactIndex preference_ = kNoFact;

  std::vector<const BatchColumn*> columns_;
  bool by_cells_ = false;
  std::array<std::int32_t, kFixedColumnCount> fixed_{};  ///< column of each, or -1
  std::string named_currency_;  ///< of the value by the name of its column, else US dollars
  std::string named_term_;      ///< of delivery, by that name; empty = that of the law
  bool has_costs_ = false;
  CellColumns cell_columns_;
  std::vector<FactColumn> facts_;        ///< in the order of the file
  std::vector<ExtraColumn> extras_;      ///< in the order of the file
  std::vector<ExtraColumn> row_extras_;  ///< those to look at if the row goes back as a row
  std::vector<std::pair<FactIndex, FactIndex>> pairs_;  ///< zero when the other is zero
  std::vector<FactIndex> never_zero_;                   ///< which zero is no answer to
  std::vector<FactIndex> within_;                       ///< that alone have an upper end
  std::vector<FactIndex> doubtful_;                     ///< that may contradict others
  std::vector<Part> parts_;

  // Of the line at hand.
  RowCells row_;                    ///< its cells, if they are indexed
  bool quoted_ = false;             ///< some of them in quotes
  bool as_row_ = false;             ///< it goes back into a row
  std::vector<const Cell*> cells_;  ///< otherwise, by column
  const LineCurrency* currency_ = nullptr;
  std::size_t decimals_ = 2;          ///< of the currency
  std::int64_t minor_unit_ = 10'000;  ///< … its smallest coin

  PlanCache* codes_ = nullptr;                                     ///< of the destination
  std::vector<std::unique_ptr<TextMemo<KnownFact>>> known_facts_;  ///< by fact
  KnownFact fact_at_hand_;                                         ///< one that is not remembered
  std::array<std::uint16_t, 26 * 26> origins_{};  ///< by their letters: index plus one; 0 = not met
  TextMemo<LineCurrency> currencies_;
  TextMemo<std::int32_t> units_;
  TextMemo<Claims> claims_;
};

}  // namespace tarex::detail
