#pragma once

#include <bitset>
#include <deque>
#include <functional>
#include <map>
#include <span>
#include <string>

#include "law/law_builder.hpp"
#include "tarex/amendment.hpp"

namespace tarex::detail {

/// Reads one file of changes onto a law in memory. Records of the law's own form are added; a
/// measure that exists gets the versions laid over its own; `change`, `end`, `exclude`, `move` and
/// `quotas` edit what is there.
class Amender : public LawBuilder {
 public:
  Amender(Findings& findings, Findings& warnings, const Schedule& base, const LawFile& file,
          AmendmentName name, AmendmentKind kind);

  /// @return false if the file has nothing for this law
  bool run(const JsonValue& root, std::span<const std::string> destinations);
  [[nodiscard]] Schedule finish_amended();
  /// Measures that are new or changed.
  [[nodiscard]] const std::bitset<kMaxMeasures>& touched() const { return touched_; }
  /// The record in the file that a measure comes from, or is changed by; nullptr if none is.
  [[nodiscard]] const JsonValue* place_of(const std::string& measure_id) const;

 private:
  /// The part of measures that an edit is about.
  struct Slice {
    EffectivePeriod period;
    std::optional<CountrySet> origins;
    std::vector<std::uint16_t> lists;
    std::vector<HsCode> codes;
    Citation cite;
    std::string title;  ///< of the list that holds its codes
  };
  /// What becomes of the part: no version (it is taken out), one, or several side by side.
  using Edit = std::function<std::vector<MeasureVersion>(const MeasureVersion&)>;

  // law/amender.cpp: the frame
  [[nodiscard]] bool read_head(const JsonValue& root, std::span<const std::string> destinations);
  /// Finds parts that a file of changes has not, or that are of another form.
  /// @return whether it changes law
  [[nodiscard]] bool check_parts(const JsonValue& root);
  void read_destination(const JsonValue& root, std::span<const std::string> destinations,
                        bool has_law);
  void refuse_control_characters(const JsonValue& value);
  [[nodiscard]] bool is_ours(const JsonValue& record) const;
  void touch(std::size_t measure, const JsonValue& record);
  void touch_list(std::uint16_t list, const JsonValue& record);

  // law/amend_records.cpp: records of the law's own form
  void add_families(const JsonValue& records);
  void insert_family(Family family, std::size_t position);
  [[nodiscard]] std::size_t before_fees() const;
  void add_heads(const JsonValue& records);
  void add_versions(const JsonValue& records);
  void add_relations(const JsonValue& root);
  void absorb(std::size_t measure, std::optional<std::size_t> parent);

  // law/amend_short.cpp: measures of one record, as people jot them down
  [[nodiscard]] static bool is_short(const JsonValue& record);
  void add_short_heads(const JsonValue& records);
  [[nodiscard]] std::vector<const JsonValue*> new_short_records(const JsonValue& records);
  /// A new measure, and the family that its own stands before.
  struct Placed {
    const JsonValue* record;
    std::size_t family;
  };
  /// What is excluded comes before what excludes it.
  [[nodiscard]] std::vector<Placed> placed(const std::vector<const JsonValue*>& records);
  /// The first family of the law that `excludes` means by a name, or `otherwise` if it is earlier.
  [[nodiscard]] std::size_t first_family_of(const std::string& name, std::size_t otherwise) const;
  /// @return false where the law has no room for it
  [[nodiscard]] bool add_short_head(const JsonValue& record, std::size_t family);
  void add_short_versions(const JsonValue& records);
  void add_short_exclusions(const JsonValue& records);
  [[nodiscard]] MeasureVersion short_version(const JsonValue& record);
  [[nodiscard]] EffectivePeriod short_period(Fields& fields);
  void read_short_origins(const JsonValue& record, Fields& fields, MeasureVersion& version);
  /// @param version  has its period and its citation
  void read_short_codes(const JsonValue& record, Fields& fields, MeasureVersion& version);
  [[nodiscard]] std::uint16_t short_list(const std::string& id);
  [[nodiscard]] DutyBasis short_basis(const JsonValue& value);
  [[nodiscard]] RateRule short_rate(const JsonValue& value);
  [[nodiscard]] Citation short_cite(const JsonValue* source);

  // law/amend_idle.cpp: what is sound, and seldom meant
  void warn_of_gaps();
  void warn_of_idle_lists();
  void warn_of_far_days(const JsonValue& value);

  // law/amend_edits.cpp: changes of what is there
  void change(const JsonValue& records);
  void end(const JsonValue& records);
  void exclude(const JsonValue& records);
  void add_quotas(const JsonValue& records);

  // law/amend_slices.cpp: the part of measures that a change is about
  /// Texts of a list that names at least one; an empty one is a finding: all, or none?
  [[nodiscard]] std::vector<const JsonValue*> named(Fields& fields, std::string_view key);
  [[nodiscard]] Slice read_slice(Fields& fields);
  void settle_entry_limits(std::vector<MeasureVersion>& versions, const JsonValue& record);
  void check_lists(const Selection& of, const Slice& slice, const JsonValue& record);
  void edit(const Selection& of, const Slice& slice, const JsonValue& record, const Edit& edit);
  /// Measures beside those that an edit is about, for parts of a version that stand side by side:
  /// by the measure they come from and their place beside it.
  using Clones = std::map<std::pair<std::size_t, std::size_t>, std::size_t>;
  /// @return whether the version is one that the slice is about
  bool edit_version(std::size_t measure, const MeasureVersion& version, const Slice& slice,
                    const JsonValue& record, const Edit& make, Clones& clones);
  void put_beside(Clones::key_type place, const MeasureVersion& version, const JsonValue& record,
                  Clones& clones);
  [[nodiscard]] std::optional<CodeScope> narrowed(const CodeScope& scope, const Slice& slice,
                                                  CodeScope& rest);
  [[nodiscard]] std::size_t clone_of(std::size_t measure);

  // law/amend_traces.cpp: what records without a citation take away
  /// Whether a part of a measure that is gone from a day on leaves a trace.
  using Traced = std::function<bool(const CodeScope&, Date)>;
  /// Runs an edit record by record. @param what  "the end of": what one does to a measure
  void apply(const JsonValue& records, std::string_view what,
             void (Amender::*run_one)(const JsonValue&));
  void apply_versions(const JsonValue& measures);
  void apply_relations(const JsonValue& root);
  /// Traces of what the versions of a measure were for and no version is any more.
  void trace_versions(const Measure& was, std::size_t measure, std::string_view what,
                      const Traced& traced);
  void trace_of(const std::string& what, const Selection& measures, EffectivePeriod period);
  void trace_move(std::uint16_t list, const std::vector<HsCode>& codes, EffectivePeriod period);
  void trace(std::string what, EffectivePeriod period, const CountrySet& origins,
             const CodeScope& codes);

  // law/amend_lists.cpp: codes
  void add_rows(const JsonValue& records);
  void move(const JsonValue& records);
  [[nodiscard]] std::vector<HsCode> read_codes(const std::vector<const JsonValue*>& texts);
  [[nodiscard]] std::uint16_t new_list(const std::string& wish, const std::string& title);
  void add_row(std::uint16_t list, HsCode code, EffectivePeriod period, std::uint16_t source);
  [[nodiscard]] bool may_exist(HsCode code) const;
  /// Takes a code off a list over a period. @return false if the list does not name it
  bool take_off(std::uint16_t list, HsCode code, EffectivePeriod period);
  std::vector<ListRow>& rows();
  [[nodiscard]] std::string fresh_id(const Names& names, const std::string& wish) const;

  const LawFile& file_;
  AmendmentName name_;
  AmendmentKind kind_;
  Findings& warnings_;
  std::size_t base_measures_;
  std::string destination_;
  bool rows_edited_ = false;
  std::bitset<kMaxMeasures> touched_;
  std::map<std::string, const JsonValue*, std::less<>> places_;
  std::map<std::string, std::uint16_t, std::less<>> short_lists_;
  /// Lists that got codes, and the records that gave them.
  std::vector<std::pair<std::uint16_t, const JsonValue*>> listed_by_;
  std::deque<JsonValue> singles_;  ///< records one by one; places_ points into them
  std::vector<Watch> traces_;
};

}  // namespace tarex::detail
