#pragma once

#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "tarex/bom_assessment.hpp"
#include "tarex/entry_reader.hpp"
#include "tarex/money_sum.hpp"
#include "tarex/report.hpp"
#include "text/spool.hpp"

namespace tarex {

namespace detail {
class JsonObject;
class TextTable;
}  // namespace detail

/// The exposure over a whole catalogue: one short row per product, the dearest change first. Of
/// each product 24 bytes are in memory; the rest of its row waits in a spool.
class BomCatalogue {
 public:
  /// @param defaults  of the run; must outlive the catalogue
  explicit BomCatalogue(const EntryDefaults& defaults) : defaults_(defaults) {}

  /// Keeps a short row of it. @param assessment  priced, or rejected
  void add(const BomProduct& product, const BomAssessment& assessment);

  /// Sorts by the most that the landed cost can have increased, in US dollars (without a comparison
  /// by duty), ties by order of the files. Products in a currency that nobody states a rate of come
  /// after them, currency by currency in its own money; rejected products last. Call once, before
  /// writing.
  void sort();

  /// A table of the `most` dearest (0 = all), sums per currency below it.
  [[nodiscard]] std::string text(std::size_t most);
  /// @param written  is called after every row, and may empty `out`
  void append_csv(CsvText& out, const std::function<void()>& written);
  /// The array of flat objects.
  void append_json(std::string& out, bool one_per_line, const std::function<void()>& written);
  /// What is to be minded of the days of entry and of what was assumed, each once; `text` has it.
  [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }
  /// Of how many products more is to be said, which their rows have no place for.
  [[nodiscard]] std::size_t unsaid() const { return unsaid_; }
  /// Why rows are lost.
  [[nodiscard]] const std::optional<Error>& failure() const { return spool_.failure(); }

 private:
  /// The numbers of a row.
  struct Figures {
    Currency currency;
    std::int64_t quantity = kMicro;
    Money price;
    Money customs_value;
    Money duty;
    Money duty_min;
    Money landed;
    Money baseline_duty;
    Money baseline_landed;
    Money impact;
    MoneyRange impact_bounds;
    std::optional<Rate> driver_share;
    Date entered;       ///< day of entry
    Date entered_then;  ///< … of what it is compared with
    bool exact = true;
    bool compared = true;
    bool rejected = false;
  };
  struct Row : Figures {
    std::string sku;
    std::string name;
    std::string hs;
    std::string origin;
    std::string destination;
    std::string heading;
    std::string driver;
    std::string driver_material;
    std::string driver_open;  ///< components that may be it, where it cannot be told
    std::string error;
  };
  static_assert(std::is_trivially_copyable_v<Figures>);
  static std::string Row::*const kTexts[10];
  /// Where a row is, and what it is sorted by.
  struct Place {
    Money weight;  ///< in US dollars; of group n > 0 in the n-th currency of unrated_
    std::uint64_t at = 0;
    std::uint16_t group = 0;
    bool rejected = false;
  };
  struct Total {
    Currency currency;
    std::size_t products = 0;
    MoneySum customs_value, duty, duty_min;
    std::size_t compared = 0;  ///< of the products; only they are in what follows
    MoneySum compared_value, impact;
    MoneySumRange impact_bounds;
  };
  /// The first and the last of the days of several products.
  struct Days {
    std::optional<Date> first, last;
    void add(Date day);
    [[nodiscard]] std::string text() const;
  };
  [[nodiscard]] static Row rejected_row(const BomProduct& product, const Error& why);
  [[nodiscard]] static Row priced_row(const BomAssessment& assessment);
  void note_run(const BomAssessment& assessment);
  void keep(const Row& row, Place place);
  [[nodiscard]] Place place_of(const BomAssessment& assessment);
  void count(const Row& row);
  void note_order();
  void note_not_compared();
  [[nodiscard]] bool read(const Place& place, Row& row);

  static void add_text_row(detail::TextTable& table, const Row& row);
  static void add_text_total(detail::TextTable& table, const Total& total);
  [[nodiscard]] std::string text_title() const;
  struct CsvForm;
  void append_csv_header(CsvText& out) const;
  void append_csv_row(CsvText& out, const Row& row, std::size_t rank) const;
  [[nodiscard]] MoneySum impact_of_all(const Currency& currency) const;
  void append_json_item(std::string& out, const Row& row, std::size_t rank) const;
  void add_figures(detail::JsonObject& item, const Row& row) const;
  static void add_comparison(detail::JsonObject& item, const Row& row);

  const EntryDefaults& defaults_;
  std::vector<Place> places_;
  std::vector<Total> totals_;  ///< per currency
  Spool spool_;
  std::string record_;
  std::vector<Currency> unrated_;  ///< of products whose money nobody can bring into dollars
  bool rated_ = false;             ///< there are others
  Days entered_;
  Days baseline_;         ///< of products that are compared
  std::string scenario_;  ///< of the run
  std::vector<std::string> warnings_;
  std::size_t unsaid_ = 0;
  std::vector<std::pair<std::string, std::size_t>> not_compared_;  ///< why, and how many products
};

}  // namespace tarex
