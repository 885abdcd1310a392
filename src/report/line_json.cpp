#include "report/json_text.hpp"
#include "tarex/report.hpp"

/// The contract's JSON object of a line. Keys keep this order; scripts rely on it.
namespace tarex {
namespace {

using detail::append_json_string;
using detail::JsonArray;
using detail::JsonObject;

/// The columns as understood; `currency` has its place among the figures.
void append_echo(JsonObject& object, const std::vector<EchoField>& fields) {
  for (const EchoField& field : fields) {
    if (field.name == "currency") {
      continue;
    }
    if (field.is_number) {
      object.raw(field.name, field.text);
    } else {
      object.text(field.name, field.text);
    }
  }
}

std::string percent_of(Money part, Money whole) {
  std::string out;
  if (part.at_limit() || whole.is_zero()) {
    return "null";
  }
  // 100 × part ÷ whole, half up to 0.01.
  append_amount(out, scale(static_cast<i128>(part.micro()) * 100, kMicro, whole.micro(), 10'000),
                2);
  return out;
}

void append_date_or_null(std::string& out, Date day) {
  if (day == kNoEnd) {
    out += "null";
  } else {
    append_json_string(out, to_string(day));
  }
}

std::string_view basis_name(const MeasureVersion& version) {
  struct Visitor {
    std::string_view operator()(const CustomsValue&) const { return "customs_value"; }
    std::string_view operator()(const ContentValue&) const { return "content_value"; }
    std::string_view operator()(const RemainderOf&) const { return "remainder"; }
    std::string_view operator()(const ValueLessShare&) const { return "value_less_share"; }
    std::string_view operator()(const ValueShare&) const { return "value_share"; }
    std::string_view operator()(const DeclaredAmount&) const { return "declared_amount"; }
    std::string_view operator()(const ValueLessAmount&) const { return "value_less_amount"; }
    std::string_view operator()(const ValuePlusDuties&) const { return "value_plus_duties"; }
  };
  return std::visit(Visitor{}, version.basis);
}

/// The heading of a charged line: the tariff line for the base duty, the measure's own otherwise.
std::string heading_of(const LineAssessment& assessment, const Measure& measure) {
  if (measure.kind == MeasureKind::base && measure.heading.empty()) {
    return to_string(assessment.law->line->hs());
  }
  return measure.heading;
}

class LineWriter {
 public:
  LineWriter(std::string& out, const InputLine& line, const LineAssessment& assessment,
             const Plan& plan)
      : out_(out), line_(line), assessment_(assessment), plan_(plan), schedule_(plan.schedule()) {}

  void run(std::size_t row) {
    JsonObject object(out_);
    if (row > 0) {
      object.raw("row", std::to_string(row));
    }
    append_echo(object, line_.echo);
    append_echo(object, line_.extras);
    totals(object);
    charged(object, "duties",
            [](MeasureKind kind) { return kind != MeasureKind::fee && kind != MeasureKind::vat; });
    charged(object, "fees", [](MeasureKind kind) { return kind == MeasureKind::fee; });
    charged(object, "taxes", [](MeasureKind kind) { return kind == MeasureKind::vat; });
    not_charged(object);
    questions(object);
    reliefs(object);
    if (!assessment_.papers.empty()) {
      papers(object);
    }
    if (!assessment_.variants.empty()) {
      variants(object);
    }
    JsonArray warnings(object.key("warnings"));
    for (const std::string& warning : warnings_of(line_, assessment_, plan_)) {
      append_json_string(warnings.next(), warning);
    }
    warnings.close();
    append_law_json(object.key("law"), schedule_);
    object.close();
  }

 private:
  void range(JsonObject& object, std::string_view name, const MoneyRange& range) {
    object.amount(name, range.max, line_.currency);
    if (!range.exact()) {
      object.amount(std::string(name) + "_min", range.min, line_.currency);
      object.amount(std::string(name) + "_max", range.max, line_.currency);
    }
  }

  void totals(JsonObject& object) {
    const LineTotals totals = totals_of(line_, assessment_);
    object.text("status", totals.exact ? "exact" : "range");
    object.amount("customs_value", totals.customs_value, line_.currency);
    object.text("currency", line_.currency.code());
    object.amount("base_duty", totals.base_duty, line_.currency);
    object.amount("additional_duty", totals.additional_duty, line_.currency);
    range(object, "total_duty", totals.total_duty);
    range(object, "total_fees", totals.fees);
    range(object, "total_tax", totals.tax);
    range(object, "landed_cost", totals.landed_cost);
    if (!totals.tax.max.is_zero() && !totals.landed_cost.max.at_limit()) {
      object.amount("landed_cost_without_tax", totals.landed_cost.max - totals.tax.max,
                    line_.currency);
    }
    object.raw("effective_rate_pct", percent_of(totals.total_duty.max, totals.customs_value));
  }

  template <class Pick>
  void charged(JsonObject& object, std::string_view name, Pick pick) {
    JsonArray lines(object.key(name));
    for (const DutyLine& duty : assessment_.lines) {
      if (!pick(duty.kind)) {
        continue;
      }
      const Measure& measure = schedule_.measures[duty.measure];
      const MeasureVersion& version = *plan_.rules()[duty.rule].version;
      JsonObject item(lines.next());
      item.text("measure", measure.id);
      item.text("kind", to_string(measure.kind));
      item.text("heading", heading_of(assessment_, measure));
      item.text("program", schedule_.programmes[measure.programme]);
      item.text("title", measure.title);
      item.text("basis", basis_name(version));
      item.amount("basis_value", duty.basis, line_.currency);
      item.text("rate", rate_text(line_, assessment_, plan_, duty));
      item.amount("amount", duty.amount, line_.currency);
      item.text("citation", schedule_.cite_text(version.cite));
      item.text("from", to_string(version.period.from));
      append_date_or_null(item.key("to"), version.period.to);
      if (version.per_entry) {
        item.text("entry",
                  line_.entry_id.empty() ? "taken as an entry of its own" : line_.entry_id);
      }
      item.close();
    }
    lines.close();
  }

  void not_charged(JsonObject& object) {
    JsonArray items(object.key("not_charged"));
    for (const NotCharged& entry : assessment_.not_charged) {
      const Rule& rule = plan_.rules()[entry.rule];
      const Measure& measure = schedule_.measures[rule.measure];
      const Measure& because = schedule_.measures[plan_.rules()[entry.because].measure];
      JsonObject item(items.next());
      item.text("heading",
                entry.named_only ? rule.version->instead_of : heading_of(assessment_, measure));
      item.text("because", heading_of(assessment_, because));
      item.text("title", because.title);
      item.close();
    }
    items.close();
  }

  void papers(JsonObject& object) {
    JsonArray items(object.key("papers"));
    for (const PaperText& paper : papers_of(line_, assessment_, plan_)) {
      JsonObject item(items.next());
      item.text("heading", paper.heading);
      item.raw("step", std::to_string(paper.step));
      item.text("fact", paper.fact);
      item.text("given", paper.given);
      item.text("says", paper.says);
      item.raw("decides", paper.decides ? "true" : "false");
      item.text("title", paper.title);
      item.text("rate", paper.rate);
      item.amount("costs_if_missing", paper.if_missing, line_.currency);
      item.amount("saves_if_filed", paper.if_filed, line_.currency);
      item.close();
    }
    items.close();
  }

  void variants(JsonObject& object) {
    JsonArray items(object.key("codes"));
    for (const CodeOutcome& outcome : assessment_.variants) {
      JsonObject item(items.next());
      item.text("hs", to_string(outcome.law->code));
      item.text("base_rate", schedule_.duty_rates[outcome.law->line->general].text);
      item.amount("total_duty_min", outcome.duty.min, line_.currency);
      item.amount("total_duty_max", outcome.duty.max, line_.currency);
      item.close();
    }
    items.close();
  }

  void questions(JsonObject& object) {
    JsonArray items(object.key("questions"));
    for (const Question& question : assessment_.questions) {
      const QuestionText text = text_of(line_, assessment_, plan_, question);
      JsonObject item(items.next());
      item.text("fact", text.fact);
      item.text("why", text.why);
      item.amount("min", question.min, line_.currency);
      item.amount("max", question.max, line_.currency);
      item.close();
    }
    items.close();
  }

  void reliefs(JsonObject& object) {
    JsonArray items(object.key("reliefs"));
    for (const Relief& relief : assessment_.reliefs) {
      const Measure& measure = schedule_.measures[plan_.rules()[relief.rule].measure];
      std::string facts;
      std::string needs;
      for (const ReliefNeed& need : needs_of(line_, assessment_, plan_, relief)) {
        facts += (facts.empty() ? "" : ";") + need.fact;
        needs += (needs.empty() ? "" : ";") + need.needs;
      }
      JsonObject item(items.next());
      item.text("fact", facts);
      item.text("needs", needs);
      item.text("heading", heading_of(assessment_, measure));
      item.amount("saves", relief.saves, line_.currency);
      item.text("title", measure.title);
      const std::string rate = row_rate_text(*plan_.rules()[relief.rule].version);
      if (!rate.empty()) {
        item.text("rate", rate);
      }
      item.close();
    }
    items.close();
  }

  std::string& out_;
  const InputLine& line_;
  const LineAssessment& assessment_;
  const Plan& plan_;
  const Schedule& schedule_;
};

}  // namespace

void append_law_json(std::string& out, const Schedule& schedule) {
  JsonObject law(out);
  law.text("jurisdiction", schedule.jurisdiction);
  law.text("version", to_string(schedule.verified_through) + "-" + schedule.sha256.substr(0, 8));
  law.text("verified_through", to_string(schedule.verified_through));
  law.text("sha256", schedule.sha256);
  law.close();
}

void append_line_json(std::string& out, const InputLine& line, const LineAssessment& assessment,
                      const Plan& plan, std::size_t row) {
  LineWriter(out, line, assessment, plan).run(row);
}

void append_rejected_json(std::string& out, const Errors& errors,
                          const std::vector<EchoField>& given, std::size_t row) {
  JsonObject object(out);
  if (row > 0) {
    object.raw("row", std::to_string(row));
  }
  object.text("status", "rejected");
  JsonArray items(object.key("errors"));
  for (const Error& error : errors) {
    JsonObject item(items.next());
    item.text("code", code_name(error.code));
    if (error.where.line > 0) {
      item.raw("line", std::to_string(error.where.line));
      item.raw("column", std::to_string(error.where.column));
    }
    if (error.where.offset >= 0) {
      item.raw("offset", std::to_string(error.where.offset));
    }
    item.text("field", error.field);
    item.text("value", error.value);
    item.text("message", error.message);
    item.text("hint", error.hint);
    item.close();
  }
  items.close();
  append_echo(object, given);
  object.close();
}

}  // namespace tarex
