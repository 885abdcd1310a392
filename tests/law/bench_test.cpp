#include "bench.hpp"

#include "catch.hpp"
#include "tarex/report.hpp"
#include "tarex/schedule_loader.hpp"

namespace tarex::law_tests {
namespace {

const Measure& measure_of(const Scored& scored, RuleIndex rule) {
  return scored.plan->schedule().measures[scored.plan->rules()[rule].measure];
}

}  // namespace

std::map<std::string, Money> Scored::lines() const {
  std::map<std::string, Money> out;
  for (const DutyLine& duty : assessment.lines) {
    if (duty.kind != MeasureKind::base && duty.kind != MeasureKind::fee &&
        duty.kind != MeasureKind::vat) {
      out[plan->schedule().measures[duty.measure].heading] += duty.amount;
    }
  }
  return out;
}

std::map<std::string, Money> Scored::fees() const {
  std::map<std::string, Money> out;
  for (const DutyLine& duty : assessment.lines) {
    if (duty.kind == MeasureKind::fee) {
      out[plan->schedule().measures[duty.measure].id] += duty.amount;
    }
  }
  return out;
}

std::vector<std::string> Scored::warnings() const { return warnings_of(line, assessment, *plan); }

std::vector<std::pair<std::string, std::string>> Scored::not_charged() const {
  std::vector<std::pair<std::string, std::string>> out;
  for (const NotCharged& entry : assessment.not_charged) {
    out.emplace_back(entry.named_only ? plan->rules()[entry.rule].version->instead_of
                                      : measure_of(*this, entry.rule).heading,
                     measure_of(*this, entry.because).heading);
  }
  return out;
}

bool Scored::shows(std::string_view measure) const {
  for (const DutyLine& duty : assessment.lines) {
    if (plan->schedule().measures[duty.measure].id == measure) {
      return true;
    }
  }
  for (const NotCharged& entry : assessment.not_charged) {
    if (measure_of(*this, entry.because).id == measure) {
      return true;
    }
  }
  return false;
}

std::vector<std::string> Scored::questions() const {
  std::vector<std::string> out;
  for (const Question& question : assessment.questions) {
    out.push_back(tarex::text_of(line, assessment, *plan, question).fact);
  }
  return out;
}

Bench::Bench() : schedule_(embedded_schedule("US")) {
  for (const std::string& jurisdiction : embedded_jurisdictions()) {
    book_.add(*embedded_schedule(jurisdiction));
  }
}

std::deque<Scored> Bench::score_entry(const std::vector<Columns>& lines) {
  const EntryReader reader(book_, {schedule_->verified_through, "KR", "US", {}, {}});
  std::deque<Scored> out;
  std::vector<LineAssessment*> assessments;
  std::vector<const EntryLine*> entries;
  for (const Columns& columns : lines) {
    std::vector<RawField> fields;
    for (const auto& [name, text] : columns) {
      fields.push_back({name, text, 1, static_cast<int>(fields.size()) + 1});
    }
    Scored& scored = out.emplace_back();
    scored.errors = reader.read(fields, scored.line);
    if (!scored.errors.empty()) {
      continue;
    }
    Workspace& workspace = book_.workspace(*scored.line.schedule);
    scored.plan = &workspace.cache.plan_for(scored.line.entry.date);
    assess_line(*scored.plan, scored.line.entry, workspace, Detail::explained, scored.assessment);
    assessments.push_back(&scored.assessment);
    entries.push_back(&scored.line.entry);
  }
  if (!assessments.empty()) {
    settle_entry(*out.front().plan, assessments, entries);
  }
  return out;
}

std::string money_text(Money amount) {
  std::string out;
  append_amount(out, amount, 2);
  return out;
}

std::string text_of(const Columns& columns) {
  std::string out;
  for (const auto& [name, text] : columns) {
    out += (out.empty() ? "" : " ") + name + "=" + text;
  }
  return out;
}

TEST_CASE("the bench scores an entry against the law inside the program") {
  Bench bench;
  const Scored scored = bench.score({{"hs", "7208510030"},
                                     {"value", "10000"},
                                     {"origin", "KR"},
                                     {"entry_date", "2026-05-01"},
                                     {"transport", "air"}});
  REQUIRE(scored.errors.empty());
  CHECK(scored.lines() == std::map<std::string, Money>{{"9903.82.02", Money::from_units(5000)}});
  CHECK(scored.shows("us-232-metals-50"));
}

}  // namespace tarex::law_tests
