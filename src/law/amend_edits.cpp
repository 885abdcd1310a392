#include <algorithm>

#include "law/amender.hpp"
#include "law/version_edits.hpp"

/// Changes of what is in a law: rates, bases, ends, exclusions, quotas.
namespace tarex::detail {

void Amender::change(const JsonValue& records) {
  for (const JsonValue& record : records.items) {
    Fields fields(record, file_, findings_);
    const JsonValue* of = fields.required("of");
    const Slice slice = read_slice(fields);
    const JsonValue* rate_value = fields.optional("rate");
    const JsonValue* basis_value = fields.optional("basis");
    fields.finish();
    if (rate_value == nullptr && basis_value == nullptr) {
      fields.fault(record, ErrorCode::missing_key, "say what changes: 'rate', 'basis' or both");
    }
    if (of == nullptr) {
      continue;
    }
    const Selection measures = selection(*of, file_);
    std::optional<RateRule> new_rate;
    std::optional<DutyBasis> new_basis;
    if (rate_value != nullptr) {
      new_rate = rate(*rate_value, file_);
    }
    if (basis_value != nullptr) {
      new_basis = basis(*basis_value, file_);
    }
    if (!findings_.empty()) {
      continue;
    }
    edit(measures, slice, record, [&](const MeasureVersion& version) {
      MeasureVersion changed = version;
      if (new_rate) {
        changed.rate = *new_rate;
      }
      if (new_basis) {
        changed.basis = *new_basis;
      }
      return std::vector<MeasureVersion>{changed};
    });
  }
}

void Amender::end(const JsonValue& records) {
  for (const JsonValue& record : records.items) {
    Fields fields(record, file_, findings_);
    const JsonValue* of = fields.required("of");
    const JsonValue* on = fields.required("on");
    static_cast<void>(cite(fields));
    fields.finish();
    const auto day = on == nullptr ? std::nullopt : parse_date(on->text);
    if (on != nullptr && !day) {
      fields.fault(*on, ErrorCode::bad_date, "'" + on->text + "' is not a day",
                   "write YYYY-MM-DD, the first day on which it is no longer in force");
    }
    if (of == nullptr || !day) {
      continue;
    }
    const Selection measures = selection(*of, file_);
    bool met = measures.measures.none();  // a fault then
    for (std::size_t m = 0; m < schedule_.measures.size(); ++m) {
      std::vector<MeasureVersion>& versions = schedule_.measures[m].versions;
      const EffectivePeriod ended{*day, kNoEnd};
      if (measures.measures.test(m) &&
          std::any_of(versions.begin(), versions.end(),
                      [&](const MeasureVersion& v) { return v.period.overlaps(ended); })) {
        cut_out(versions, ended);
        touch(m, record);
        met = true;
      }
    }
    if (!met) {
      warnings_.add(file_.error_at(
          record, ErrorCode::dangling,
          "this ends nothing: no measure of 'of' is in force on " + to_string(*day) + " or later"));
    }
  }
}

void Amender::exclude(const JsonValue& records) {
  for (const JsonValue& record : records.items) {
    Fields fields(record, file_, findings_);
    const JsonValue* of = fields.required("of");
    Slice slice = read_slice(fields);
    slice.title = "excluded by " + name_.title;
    fields.finish();
    if (slice.codes.empty() && slice.lists.empty() && !slice.origins) {
      fields.fault(record, ErrorCode::missing_key,
                   "say what is excluded: 'codes', 'lists' or 'origins'",
                   "to end a measure for everything, use \"end\"");
    }
    if (of == nullptr) {
      continue;
    }
    const Selection measures = selection(*of, file_);
    if (findings_.empty()) {
      edit(measures, slice, record,
           [](const MeasureVersion&) { return std::vector<MeasureVersion>{}; });
    }
  }
}

void Amender::add_quotas(const JsonValue& records) {
  for (const JsonValue& record : records.items) {
    Fields fields(record, file_, findings_);
    const std::string title = fields.string("title");
    const JsonValue* of = fields.required("of");
    const Slice slice = read_slice(fields);
    const JsonValue* inside = fields.required("in_quota");
    const JsonValue* outside = fields.optional("over_quota");
    const JsonValue* used = fields.optional("used");
    fields.finish();
    if (of == nullptr || inside == nullptr) {
      continue;
    }
    const Selection measures = selection(*of, file_);
    const RateRule in_rate = rate(*inside, file_);
    std::optional<RateRule> over_rate;
    if (outside != nullptr) {
      over_rate = rate(*outside, file_);
    }
    std::optional<Rate> used_share;
    if (used != nullptr) {
      used_share = percent(*used, file_);
    }
    const FactIndex claim = schedule_.find_fact("in_quota");
    if (!used_share && claim == kNoFact) {
      fields.fault(record, ErrorCode::missing_key,
                   "this law has no fact 'in_quota', so the quota needs 'used'");
    }
    if (!findings_.empty()) {
      continue;
    }
    edit(measures, slice, record, [&](const MeasureVersion& version) {
      MeasureVersion in = version;
      in.rate = in_rate;
      in.notice = title + (used_share ? ": " + to_string(*used_share) + " of the quota is used"
                                      : ": inside the quota");
      MeasureVersion over = version;
      over.rate = over_rate.value_or(version.rate);
      over.notice = title + ": the quota is used up";
      if (used_share) {
        const bool open = used_share->ppb() < kRateOne;
        return std::vector<MeasureVersion>{open ? in : over};
      }
      const Condition inside_quota{FactIn{claim, {1}}};
      in.when.push_back(inside_quota);
      over.notice = title + ": taken as over the quota";
      over.when.push_back(Condition{Not{{inside_quota}}});
      return std::vector<MeasureVersion>{in, over};
    });
  }
}

}  // namespace tarex::detail
