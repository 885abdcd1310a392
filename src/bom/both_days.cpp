#include "bom/assessing.hpp"
#include "bom/duty_shares.hpp"
#include "bom/outcome.hpp"
#include "bom/remarks.hpp"

/// The same bill on the baseline day, and what follows once both days stand.
namespace tarex::detail {

void BomAssessing::compare_with(std::optional<Date> day) {
  const Schedule& schedule = *out_.today.line.schedule;
  if (!day && !schedule.baseline.known()) {
    out_.compared = false;
    out_.not_compared = "the law of " + schedule.jurisdiction +
                        " names no day to compare with: name one with --baseline";
    out_.warnings.push_back(out_.not_compared);
    return;
  }
  std::vector<bool> taxed;
  const bool closed = is_all_told(answers_);
  if (read_baseline(day.value_or(schedule.baseline.day)) && complete(out_.baseline, taxed)) {
    warn_of_values(out_.baseline, taxed, out_.baseline.line.warnings);
    if (assess(out_.baseline) && closed && is_all_told(answers_)) {
      one_bill_ = true;
    }
  }
}

bool BomAssessing::read_baseline(Date baseline) {
  const Schedule& schedule = *out_.today.line.schedule;
  if (baseline < schedule.covers_from) {
    out_.errors.push_back(Error{ErrorCode::usage,
                                "--baseline " + to_string(baseline) + " is before the law of " +
                                    schedule.jurisdiction + " inside begins",
                                {},
                                "the first day covered is " + to_string(schedule.covers_from) +
                                    ": --baseline " + to_string(schedule.covers_from)});
    return false;
  }
  line_.set("entry_date", to_string(baseline));
  return line_.read(reader_, out_.baseline.line);
}

void BomAssessing::finish() {
  if (!out_.errors.empty()) {
    return;
  }
  find_impact(out_, one_bill_ ? &book_ : nullptr);
  out_.carriage = carriage_in_value(product_, out_.today.line);
  out_.shares = shares_of(out_);
  share_contents(out_);
  for (std::string& warning : warnings_of_bill(product_, out_)) {
    out_.warnings.push_back(std::move(warning));
  }
  if (std::string warning = upper_bound_warning(out_); !warning.empty()) {
    out_.warnings.push_back(std::move(warning));
  }
  out_.gaps = gaps_of(out_.rollup);
}

}  // namespace tarex::detail
