#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "law/base_gaps.hpp"
#include "law/law_file.hpp"
#include "law/scope.hpp"
#include "tarex/schedule_loader.hpp"

/// Faults that only show when records are held against each other. Precedence has to be written
/// down: where two measures can meet and nothing says which of them applies, the law does not load.
namespace tarex {
namespace {

/// All ten-digit prefixes that a scope names on a day, as intervals; `everything` if it covers all
/// codes.
struct Reach {
  bool everything = false;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> intervals;  ///< sorted by first
};

class Validator {
 public:
  /// @param touched  measures to look at; nullptr = all
  explicit Validator(const Schedule& schedule, const std::bitset<kMaxMeasures>* touched = nullptr)
      : schedule_(schedule), touched_(touched) {
    for (const ListRow& row : schedule.list_rows.rows()) {
      rows_of_list_[row.list].push_back(&row);
    }
  }

  Errors run() {
    check_limits();
    check_order_of_looks();
    check_lists();
    check_rows();
    for (const Measure& measure : schedule_.measures) {
      check_versions(measure);
    }
    const std::vector<Date>& epochs = schedule_.epochs;
    for (const Date day : epochs) {
      check_epoch(day);
    }
    check_base();
    return std::move(errors_);
  }

 private:
  struct InForce {
    const Measure* measure = nullptr;
    const MeasureVersion* version = nullptr;
  };

  [[nodiscard]] bool is_touched(const Measure& measure) const {
    return touched_ == nullptr ||
           touched_->test(static_cast<std::size_t>(&measure - schedule_.measures.data()));
  }

  void fault(ErrorCode code, std::string message, std::string hint = {},
             std::initializer_list<const Measure*> about = {}) {
    if (errors_.size() < detail::Findings::kMost && said_.insert(message).second) {
      errors_.push_back({code, std::move(message), {}, std::move(hint)});
      for (const Measure* measure : about) {
        if (errors_.back().field.empty() && is_touched(*measure)) {
          errors_.back().field = measure->id;
        }
      }
    }
  }

  void check_limits() {
    if (schedule_.families.size() > kMaxFamilies) {
      fault(ErrorCode::out_of_range,
            "the law has " + std::to_string(schedule_.families.size()) + " families; more than " +
                std::to_string(kMaxFamilies) + " cannot be charged on one line",
            "put measures that exclude each other into one family");
    }
    if (schedule_.parts.size() > kMaxParts) {
      fault(ErrorCode::out_of_range, "the law tells " + std::to_string(schedule_.parts.size()) +
                                         " parts of articles apart; more than " +
                                         std::to_string(kMaxParts) + " have no room in a set");
    }
  }

  void check_versions(const Measure& measure) {
    for (std::size_t i = 1; i < measure.versions.size(); ++i) {
      if (measure.versions[i - 1].period.overlaps(measure.versions[i].period)) {
        fault(ErrorCode::collision,
              "two versions of " + measure.id + " are in force on " +
                  to_string(measure.versions[i].period.from),
              "end the older one, or make it a measure of its own", {&measure});
      }
    }
    if (measure.versions.empty() && !schedule_.amended) {
      fault(ErrorCode::missing_key, "the measure " + measure.id + " has no versions", {},
            {&measure});
    }
  }

  void check_lists() {
    for (std::size_t l = 0; l < schedule_.lists.size(); ++l) {
      if (rows_of_list_.count(static_cast<std::uint16_t>(l)) == 0) {
        fault(ErrorCode::dangling, "the list " + schedule_.lists[l].id + " names no code");
      }
    }
  }

  void check_rows() {
    const auto rows = schedule_.list_rows.rows();
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const ListRow& a = rows[i - 1];
      const ListRow& b = rows[i];
      if (std::tuple(a.digits, a.code, a.list) == std::tuple(b.digits, b.code, b.list) &&
          a.period().overlaps(b.period())) {
        fault(ErrorCode::duplicate, "the list " + schedule_.lists[b.list].id + " names " +
                                        to_string(b.hs()) + " twice on " +
                                        to_string(b.period().from));
      }
    }
    const auto lines = schedule_.lines.rows();
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (lines[i - 1].code == lines[i].code) {
        fault(ErrorCode::duplicate,
              "the tariff line " + to_string(lines[i].hs()) + " stands twice");
      }
    }
  }

  void check_base() {
    if (schedule_.lines.rows().empty()) {
      fault(ErrorCode::dangling, "the tariff has no line");
    }
    const auto gap = detail::find_base_gap(schedule_);
    if (gap && touched_ == nullptr) {  // changes on top may take it away: amend() warns
      fault(ErrorCode::missing_key, detail::to_text(*gap), std::string(detail::kBaseHint));
    }
  }

  // ---- Selections look only at families that come earlier ----

  void look(const Measure& who, const Selection& at) {
    for (std::size_t m = 0; m < schedule_.measures.size(); ++m) {
      if (at.measures.test(m)) {
        const Measure& seen = schedule_.measures[m];
        if (seen.family >= who.family) {
          fault(ErrorCode::collision,
                who.id + " looks at " + seen.id + ", whose family does not come earlier",
                "change the order of families in interactions.json", {&who, &seen});
        }
        related_.insert({seen.family, who.family});
      }
    }
  }
  void look(const Measure& who, const std::vector<Condition>& conditions) {
    for_each_condition<Applied>(conditions, [&](const Applied& c) { look(who, c.by); });
    for_each_condition<Charged>(conditions, [&](const Charged& c) { look(who, c.by); });
    for_each_condition<Covered>(conditions, [&](const Covered& c) { look(who, c.by); });
  }
  void look(const Measure& who, const DutyBasis& basis) {
    if (const auto* remainder = std::get_if<RemainderOf>(&basis)) {
      look(who, remainder->by);
      look(who, remainder->even_free);
    }
  }
  void check_order_of_looks() {
    for (const Measure& measure : schedule_.measures) {
      for (const MeasureVersion& version : measure.versions) {
        look(measure, version.when);
        look(measure, version.basis);
      }
    }
    for (const Reduction& reduction : schedule_.reductions) {
      for (std::size_t m = 0; m < schedule_.measures.size(); ++m) {
        if (reduction.of.measures.test(m)) {
          look(schedule_.measures[m], reduction.when);
          look(schedule_.measures[m], reduction.to_basis);
        }
      }
    }
    for (const Displacement& displacement : schedule_.displacements) {
      for (std::size_t b = 0; b < schedule_.measures.size(); ++b) {
        for (std::size_t d = 0; displacement.by.measures.test(b) && d < schedule_.measures.size();
             ++d) {
          if (!displacement.drops.measures.test(d)) {
            continue;
          }
          const Measure& by = schedule_.measures[b];
          const Measure& dropped = schedule_.measures[d];
          related_.insert({by.family, dropped.family});
          if (by.family >= dropped.family) {
            fault(ErrorCode::collision,
                  displacement.id + ": " + by.id + " cannot displace " + dropped.id +
                      ", whose family comes earlier",
                  {}, {&by, &dropped});
          }
        }
      }
    }
    for (const Stacking& stacking : schedule_.stackings) {
      related_.insert(std::minmax(stacking.a, stacking.b));
    }
  }

  // ---- What can meet on a day ----

  Reach reach(const CodeScope& scope, Date day) const {
    Reach out;
    out.everything = scope.all || scope.lists.empty();
    if (out.everything) {
      return out;
    }
    for (const std::uint16_t list : scope.lists) {
      const auto rows = rows_of_list_.find(list);
      if (rows == rows_of_list_.end()) {
        continue;
      }
      for (const ListRow* row : rows->second) {
        if (row->period().contains(day)) {
          out.intervals.emplace_back(row->hs().first(), row->hs().last());
        }
      }
    }
    std::sort(out.intervals.begin(), out.intervals.end());
    return out;
  }

  /// A ten-digit code both scopes cover on the day, or nothing.
  std::optional<HsCode> meeting(const MeasureVersion& a, const MeasureVersion& b, Date day) {
    const auto covered = [&](HsCode code) {
      const detail::ListSet lists = detail::lists_naming(schedule_, code, day);
      return detail::covers(a.codes, lists, code) && detail::covers(b.codes, lists, code);
    };
    const Reach& x = cached_reach(a, day);
    const Reach& y = cached_reach(b, day);
    if (x.everything && y.everything) {
      for (const TariffLine& line : schedule_.lines.rows()) {
        if (covered(line.hs())) {
          return line.hs();
        }
      }
      return std::nullopt;
    }
    const Reach& some = x.everything ? y : x;
    const Reach& other = x.everything ? x : y;
    for (const auto& [first, last] : some.intervals) {
      if (other.everything) {
        if (const auto code = first_real_code(first, last, covered)) {
          return code;
        }
        continue;
      }
      const auto near = std::upper_bound(other.intervals.begin(), other.intervals.end(),
                                         std::pair(last, UINT64_MAX));
      for (auto i = other.intervals.begin(); i != near; ++i) {
        if (i->second < first) {
          continue;
        }
        if (const auto code =
                first_real_code(std::max(first, i->first), std::min(last, i->second), covered)) {
          return code;
        }
      }
    }
    return std::nullopt;
  }

  /// The first code of the tariff in [first, last] for which `covered` holds: a tariff line that
  /// lies in it whole, or the part of one that does.
  template <class Covered>
  std::optional<HsCode> first_real_code(std::uint64_t first, std::uint64_t last,
                                        const Covered& covered) const {
    const auto lines = schedule_.lines.rows();
    auto line = std::lower_bound(
        lines.begin(), lines.end(), first,
        [](const TariffLine& l, std::uint64_t code) { return l.hs().last() < code; });
    for (; line != lines.end() && line->code <= last; ++line) {
      const bool whole = first <= line->hs().first() && line->hs().last() <= last;
      const HsCode code =
          whole ? line->hs() : HsCode::from_aligned(std::max(first, line->code), 10);
      if (covered(code)) {
        return code;
      }
    }
    return std::nullopt;
  }

  const Reach& cached_reach(const MeasureVersion& version, Date day) {
    const auto key = std::tuple(version.codes.lists, version.codes.all, day);
    const auto [at, is_new] = reaches_.try_emplace(key);
    if (is_new) {
      at->second = reach(version.codes, day);
    }
    return at->second;
  }

  /// True if `a` asks that a fact is not what `b` asks that it is.
  static bool negates(const MeasureVersion& a, const MeasureVersion& b) {
    for (const Condition& condition : a.when) {
      const auto* negated = std::get_if<Not>(&condition.is);
      const auto* denied =
          negated == nullptr ? nullptr : std::get_if<FactIn>(&negated->of.front().is);
      for (const Condition& other : b.when) {
        const auto* asked = std::get_if<FactIn>(&other.is);
        if (denied != nullptr && asked != nullptr && denied->fact == asked->fact &&
            denied->values == asked->values) {
          return true;
        }
      }
    }
    return false;
  }

  /// True if conditions cannot hold together: one is the negation of the other, or they compare one
  /// thing on both sides of a threshold.
  static bool exclude_each_other(const MeasureVersion& a, const MeasureVersion& b) {
    if (negates(a, b) || negates(b, a)) {
      return true;
    }
    const auto base_rate = [](const MeasureVersion& version) -> const BaseRate* {
      for (const Condition& condition : version.when) {
        if (const auto* base = std::get_if<BaseRate>(&condition.is)) {
          return base;
        }
      }
      return nullptr;
    };
    const BaseRate* x = base_rate(a);
    const BaseRate* y = base_rate(b);
    return x != nullptr && y != nullptr && x->comparison != y->comparison &&
           x->threshold == y->threshold;
  }

  void check_epoch(Date day) {
    reaches_.clear();
    std::vector<InForce> all;
    for (const Measure& measure : schedule_.measures) {
      for (const MeasureVersion& version : measure.versions) {
        if (version.period.contains(day)) {
          all.push_back({&measure, &version});
        }
      }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        if (is_touched(*all[i].measure) || is_touched(*all[j].measure)) {
          check_pair(all[i], all[j], day);
        }
      }
    }
  }

  void check_pair(const InForce& a, const InForce& b, Date day) {
    if (a.measure == b.measure || colliding_.count({a.measure, b.measure}) != 0) {
      return;  // said already, by check_versions or on an earlier day
    }
    const bool one_family = a.measure->family == b.measure->family;
    if (one_family && (a.version->order != b.version->order ||
                       schedule_.families[a.measure->family].lowest_wins_ties ||
                       exclude_each_other(*a.version, *b.version))) {
      return;
    }
    const auto families = std::minmax(a.measure->family, b.measure->family);
    if (!one_family && related_.count(families) != 0) {
      return;
    }
    const CountrySet shared = a.version->origins & b.version->origins;
    if (shared.none()) {
      return;
    }
    const auto code = meeting(*a.version, *b.version, day);
    if (!code) {
      return;
    }
    const std::string where = " on " + to_string(*code) + " from " + to_string(day);
    if (one_family) {
      colliding_.insert({a.measure, b.measure});
      fault(ErrorCode::collision,
            a.measure->id + " and " + b.measure->id + " have the same order and can meet" + where,
            "give one of them the lower order, or the family \"tie\": \"lowest\"",
            {a.measure, b.measure});
      return;
    }
    fault(ErrorCode::collision,
          "nothing says how " + schedule_.families[families.first].id + " and " +
              schedule_.families[families.second].id + " go together: " + a.measure->id + " and " +
              b.measure->id + " can meet" + where,
          "write it into interactions.json: displaces, stacks, or a condition on one of them",
          {a.measure, b.measure});
    related_.insert(families);
  }

  const Schedule& schedule_;
  const std::bitset<kMaxMeasures>* touched_;
  Errors errors_;
  std::set<std::string> said_;
  std::map<std::uint16_t, std::vector<const ListRow*>> rows_of_list_;
  std::set<std::pair<std::uint16_t, std::uint16_t>> related_;
  std::set<std::pair<const Measure*, const Measure*>> colliding_;
  std::map<std::tuple<std::vector<std::uint16_t>, bool, Date>, Reach> reaches_;
};

}  // namespace

Errors validate(const Schedule& schedule) { return Validator(schedule).run(); }

Errors validate(const Schedule& schedule, const std::bitset<kMaxMeasures>& touched) {
  return Validator(schedule, &touched).run();
}

}  // namespace tarex
