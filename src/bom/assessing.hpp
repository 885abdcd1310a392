#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "bom/case.hpp"
#include "bom/line.hpp"
#include "tarex/bom_assessment.hpp"

/// One product of a bill on its way to an assessment: its line is read, the bill answers what the
/// line leaves open, and the law of each day prices it.
namespace tarex::detail {

/// The materials of a schedule.
using MaterialsOf = std::function<const std::vector<Material>&(const Schedule&)>;

class BomAssessing {
 public:
  /// @param edits  what a scenario does to the bill; `reader` does not do it again
  BomAssessing(const BomProduct& product, LawBook& book, const EntryReader& reader,
               std::span<const ColumnEdit> edits, const BomTerms& terms, BomAssessment& out)
      : product_(product),
        book_(book),
        reader_(reader),
        edits_(edits),
        terms_(terms),
        out_(out),
        line_(product, out.errors) {}

  /// One side: today's or, of a baseline bill, that of its day. @param day  replaces the product's
  /// date of entry; absent = its own
  [[nodiscard]] bool run(std::optional<Date> day, const MaterialsOf& materials_of_law);
  // bom/both_days.cpp
  /// The same bill on the baseline day. @param day  absent = the one that the law names
  void compare_with(std::optional<Date> day);
  /// Once both days stand.
  void finish();

 private:
  [[nodiscard]] bool read_line(std::optional<Date> day);
  void find_more_faults(const MaterialsOf& materials_of_law);
  // bom/stated_made.cpp
  void note_stated(const Schedule& schedule);
  [[nodiscard]] std::vector<Made> stated_of_metals() const;
  void deny_shares(const Schedule& schedule);
  [[nodiscard]] bool says_elsewhere(const Schedule& schedule, FactIndex share) const;
  // bom/stated_weight.cpp
  [[nodiscard]] bool take_own_weight(FactIndex fact, const std::string& name);
  [[nodiscard]] bool weight_holds(const Schedule& schedule);
  [[nodiscard]] Error at_stated(const Schedule& schedule, Error too_much) const;
  // bom/assessing.cpp
  [[nodiscard]] bool suppose(const Schedule& schedule);
  [[nodiscard]] bool is_added_up(const Schedule& schedule, std::string_view column) const;
  [[nodiscard]] bool complete(BomDay& day, std::vector<bool>& taxed);
  void keep_contents();
  void warn_of_values(const BomDay& day, const std::vector<bool>& taxed,
                      std::vector<std::string>& to);
  [[nodiscard]] bool assess(BomDay& day);
  // bom/both_days.cpp
  [[nodiscard]] bool read_baseline(Date baseline);

  const BomProduct& product_;
  LawBook& book_;
  const EntryReader& reader_;
  std::span<const ColumnEdit> edits_;
  const BomTerms& terms_;
  BomAssessment& out_;
  ProductLine line_;
  BillAnswers answers_;
  bool one_bill_ = false;  ///< the facts of the two lines tell all that the bill leaves open
  FactSet contradicted_;   ///< contents stated, and said to be others by the bill
};

}  // namespace tarex::detail
