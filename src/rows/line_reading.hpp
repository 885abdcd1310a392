#pragma once

#include <array>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rows/columns.hpp"
#include "rows/fact_reader.hpp"
#include "tarex/entry_reader.hpp"

namespace tarex::detail {

/// One reading of one line: the fields sorted into columns, what they mean, and what is wrong with
/// them. Everything that can be found wrong is found in one go.
class LineReading {
 public:
  LineReading(const LawBook& book, const EntryDefaults& defaults, InputLine& out)
      : book_(book), defaults_(defaults), out_(out) {}

  [[nodiscard]] Errors run(std::span<const RawField> fields);

 private:
  /// A field as given, and what it says (text/tidy.hpp).
  struct Given {
    RawField raw;
    std::string_view text;
    bool present = false;
  };

  // rows/line_reading.cpp: fields, faults, echo
  void sort(std::span<const RawField> fields);
  [[nodiscard]] std::string_view keep(std::string&& scratch, std::string_view text);
  [[nodiscard]] const Given& at(FixedColumn column) const {
    return fixed_[static_cast<std::size_t>(column)];
  }
  [[nodiscard]] bool given(FixedColumn column) const { return !at(column).text.empty(); }
  void fault(const RawField& field, ErrorCode code, std::string message, std::string hint = {});
  void fault(const RawField& field, Error error);
  void warn(std::string_view column, std::string_view text);
  void echo(FixedColumn column, std::string text, bool is_number);

  // rows/read_frame.cpp: what, whence, whither, when
  [[nodiscard]] bool read_destination();
  void read_references();
  void read_code();
  void read_origin();
  void read_date();

  // rows/read_money.cpp: how much, and what it costs to bring it here
  void read_currency();
  void read_value();
  void read_fx();
  void check_point(const Given& field, Money amount);
  /// What is to be said where the rate of a currency is needed and nobody states it.
  [[nodiscard]] static Error no_exchange_rate(const std::string& currency);
  /// Echoes the rate of the line's currency once, where it was not stated in the line.
  void echo_taken_rate();
  void read_costs();
  void read_incoterm();
  void lower_to_free_on_board(const RawField& field, const std::string& term);
  void raise_to_border(const std::string& term);
  void note_duty_paid(const std::string& term);
  [[nodiscard]] std::optional<Money> read_amount(const Given& field);
  void echo_amount(FixedColumn column, Money amount);

  // rows/read_facts.cpp: everything else the law asks for
  void read_facts();
  void read_fact(const FactReader& reader, FactIndex fact, const Given& field);
  void read_extra(const RawField& field);
  void read_claims(const FactReader& reader);
  void read_claim(const FactReader& reader, std::string_view word);
  void read_unit();
  void read_base_rate();
  void read_default_preference(const FactReader& reader);
  void check_preference();
  void check_facts();
  void check_asked();
  void check_papers();
  void check_parts();

  const LawBook& book_;
  const EntryDefaults& defaults_;
  InputLine& out_;
  Errors errors_;
  std::array<Given, kFixedColumnCount> fixed_{};
  std::vector<Given> others_;
  std::int64_t per_dollar_ = 0;    ///< of the line's currency, in millionths; 0 = nobody said
  bool rate_is_taken_ = false;     ///< … by the defaults, and not echoed yet
  std::list<std::string> tidied_;  ///< texts that are no piece of their field; they never move
};

}  // namespace tarex::detail
