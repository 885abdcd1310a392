#include "report/bom_report.hpp"

#include <algorithm>
#include <iterator>

#include "report/percent.hpp"
#include "rows/assumed.hpp"
#include "rows/verified.hpp"
#include "tarex/report.hpp"

/// What the forms of a product share.
namespace tarex::detail {

namespace {

/// The position that bears the most of what is known to be borne.
const BomShare* dearest_share(const BomAssessment& assessment) {
  const BomShare* driver = nullptr;
  for (const BomShare& share : assessment.shares) {
    // What the bill does not itemise comes last: it drives only where no component bears anything.
    const bool fits = share.row != nullptr || driver == nullptr;
    if (fits && share.duty && share.duty > Money() &&
        (driver == nullptr || *share.duty > *driver->duty)) {
      driver = &share;
    }
  }
  return driver;
}

/// Whether every duty falls on all positions by their value.
bool falls_by_value(const BomAssessment& assessment) {
  const auto rules = assessment.today.plan->rules();
  const auto& lines = assessment.today.assessment.lines;
  return std::none_of(lines.begin(), lines.end(), [&](const DutyLine& line) {
    const DutyBasis& basis = rules[line.rule].version->basis;
    return is_duty(line.kind) && (std::holds_alternative<ContentValue>(basis) ||
                                  std::holds_alternative<RemainderOf>(basis));
  });
}

std::vector<std::string> taken_of(const InputLine& line) {
  const std::string late = past_verified(*line.schedule, line.entry.date);
  std::vector<std::string> out;
  std::copy_if(line.warnings.begin(), line.warnings.end(), std::back_inserter(out),
               [&](const std::string& one) { return one == late || one.starts_with(kAssumed); });
  return out;
}

/// What the other side of a comparison is called: by its day, or where that is today's, as a bill.
std::string name_of_baseline(const BomAssessment& assessment) {
  const Date day = assessment.baseline.line.entry.date;
  return day == assessment.today.line.entry.date ? "baseline bill" : to_string(day);
}

}  // namespace

std::vector<std::string> rival_drivers(const BomAssessment& assessment) {
  const BomShare* const dearest = dearest_share(assessment);
  Money rest;  // of what has no cost: components without one bear that at most
  std::vector<std::string> open;
  for (const BomShare& share : assessment.shares) {
    if (share.row == nullptr) {
      rest += share.carriage ? Money() : share.duty.value_or(Money());
    } else if (!share.duty) {
      open.push_back(share_name(assessment, share));
    }
  }
  const bool surely = dearest != nullptr && dearest->row != nullptr && *dearest->duty >= rest &&
                      falls_by_value(assessment);
  return dearest == nullptr || surely ? std::vector<std::string>() : open;
}

const BomShare* driver_of(const BomAssessment& assessment) {
  return rival_drivers(assessment).empty() ? dearest_share(assessment) : nullptr;
}

std::string share_name(const BomAssessment& assessment, const BomShare& share) {
  if (share.row != nullptr) {
    return share.row->path;
  }
  if (share.carriage) {
    return "freight, insurance";
  }
  return assessment.rollup.sums.value.complete ? "labour, overhead, margin"
                                               : "labour, margin, what has no cost";
}

std::string per_piece_text(const BomAssessment& assessment, Money lot) {
  std::string out;
  if (!lot.at_limit()) {
    const int decimals = std::min(6, assessment.today.line.currency.decimals() + 2);
    std::int64_t unit = kMicro;
    for (int i = 0; i < decimals; ++i) {
      unit /= 10;
    }
    append_amount(out, assessment.per_piece(lot, unit), decimals);
  }
  return out;
}

std::string kg_per_piece(const BomAssessment& assessment, std::int64_t lot) {
  return decimal_text(assessment.per_piece(Money::from_micro(lot), 1).micro());
}

bool is_of_whole_metal(const BomAssessment& assessment, const BomChange& change) {
  const BomRow& row = assessment.rollup.rows[change.row];
  return change.whole_metal && -change.mass_kg > row.mass_kg.value_or(0);
}

std::string heading_of(const BomAssessment& assessment, RuleIndex rule) {
  const Plan& plan = *assessment.today.plan;
  return plan.schedule().measures[plan.rules()[rule].measure].name();
}

std::string charged_text(const BomAssessment& assessment, const BomOutcome& outcome) {
  const Plan& plan = *assessment.today.plan;
  std::string out;
  for (const RuleIndex rule : outcome.charged) {
    const MeasureIndex index = plan.rules()[rule].measure;
    const Measure& measure = plan.schedule().measures[index];
    if (measure.kind == MeasureKind::base) {
      continue;
    }
    const DutyLine line{rule, index, measure.kind, {}, {}, {}, false};
    out += (out.empty() ? "" : "; ") + heading_of(assessment, rule) + " " +
           rate_text(assessment.today.line, assessment.today.assessment, plan, line);
  }
  return out;
}

std::vector<std::string> taken_warnings(const BomAssessment& assessment) {
  return taken_of(assessment.today.line);
}

std::vector<std::string> taken_before(const BomAssessment& assessment) {
  if (!assessment.compared) {
    return {};
  }
  return warnings_only_of(taken_of(assessment.baseline.line), taken_warnings(assessment),
                          name_of_baseline(assessment));
}

std::vector<std::string> all_warnings(const BomAssessment& assessment) {
  const auto of_day = [](const BomDay& day) {
    return warnings_of(day.line, day.assessment, *day.plan);
  };
  const std::vector<std::string> now = of_day(assessment.today);
  std::vector<std::string> out = assessment.warnings;
  out.insert(out.end(), now.begin(), now.end());
  if (assessment.compared) {
    for (std::string& warning :
         warnings_only_of(of_day(assessment.baseline), now, name_of_baseline(assessment))) {
      out.push_back(std::move(warning));
    }
  }
  return out;
}

std::string impact_percent(const BomAssessment& assessment) {
  if (!assessment.compared) {
    return {};
  }
  return percent_number(assessment.impact, assessment.baseline.landed_cost.max);
}

}  // namespace tarex::detail
