#include "report/line_json.hpp"

#include "base/append_bytes.hpp"
#include "engine/satisfaction.hpp"
#include "report/json_text.hpp"

/// The contract's JSON object of a line. Keys keep this order; scripts rely on it.
namespace tarex {
namespace {

using detail::append_bytes;
using detail::append_json_string;
using detail::JsonArray;
using detail::JsonObject;

/// The columns as understood; `currency` has its place among the figures.
void append_echo(JsonObject& object, const EchoList& fields) {
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

void append_percent(std::string& out, Money part, Money whole) {
  if (part.at_limit() || whole.is_zero()) {
    out += "null";
    return;
  }
  // 100 × part ÷ whole, half up to 0.01.
  append_amount(out, scale(static_cast<i128>(part.micro()) * 100, kMicro, whole.micro(), 10'000),
                2);
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

/// True if the heading of a measure is that of the tariff line.
bool is_of_tariff_line(const Measure& measure) {
  return measure.kind == MeasureKind::base && measure.heading.empty();
}

/// `name` is `,"key":`.
void append_range(std::string& out, std::string_view name, const MoneyRange& range,
                  const Currency& currency) {
  out += ",\"";
  out += name;
  out += "\":";
  detail::append_json_amount(out, range.max, currency);
  if (!range.exact()) {
    out += ",\"";
    out += name;
    out += "_min\":";
    detail::append_json_amount(out, range.min, currency);
    out += ",\"";
    out += name;
    out += "_max\":";
    detail::append_json_amount(out, range.max, currency);
  }
}

/// Writes the elements of a list with commas between them.
class Commas {
 public:
  explicit Commas(std::string& out) : out_(out) {}
  void next() {
    if (!first_) {
      out_ += ',';
    }
    first_ = false;
  }

 private:
  std::string& out_;
  bool first_ = true;
};

}  // namespace

namespace detail {

void LineJson::append(std::string& out, const InputLine& line, const LineAssessment& assessment,
                      const Plan& plan, std::size_t row) {
  JsonObject object(out);
  if (row > 0) {
    object.raw("row", std::to_string(row));
  }
  append_echo(object, line.echo);
  append_echo(object, line.extras);
  append_totals(out, line, assessment);
  const auto charged = [&](std::string_view name, auto pick) {
    out += name;
    Commas commas(out);
    for (const DutyLine& duty : assessment.lines) {
      if (pick(duty.kind)) {
        commas.next();
        append_charge(out, line, assessment, plan, duty);
      }
    }
    out += ']';
  };
  charged(",\"duties\":[",
          [](MeasureKind kind) { return kind != MeasureKind::fee && kind != MeasureKind::vat; });
  charged(",\"fees\":[", [](MeasureKind kind) { return kind == MeasureKind::fee; });
  charged(",\"taxes\":[", [](MeasureKind kind) { return kind == MeasureKind::vat; });
  append_not_charged(out, assessment, plan);
  append_questions(out, line, assessment, plan);
  append_reliefs(out, line, assessment, plan);
  if (!assessment.papers.empty()) {
    append_papers(out, line, assessment, plan);
  }
  if (!assessment.variants.empty()) {
    append_variants(out, line, assessment, plan);
  }
  append_warnings(out, line, assessment, plan);
  std::string& law = laws_[&plan.schedule()];
  if (law.empty()) {
    law = ",\"law\":";
    append_law_json(law, plan.schedule());
    law += '}';
  }
  out += law;
}

void LineJson::append_totals(std::string& out, const InputLine& line,
                             const LineAssessment& assessment) {
  const LineTotals totals = totals_of(line, assessment);
  out += totals.exact ? ",\"status\":\"exact\",\"customs_value\":"
                      : ",\"status\":\"range\",\"customs_value\":";
  append_json_amount(out, totals.customs_value, line.currency);
  out += ",\"currency\":\"";
  out += line.currency.code();
  out += "\",\"base_duty\":";
  append_json_amount(out, totals.base_duty, line.currency);
  out += ",\"additional_duty\":";
  append_json_amount(out, totals.additional_duty, line.currency);
  append_range(out, "total_duty", totals.total_duty, line.currency);
  append_range(out, "total_fees", totals.fees, line.currency);
  append_range(out, "total_tax", totals.tax, line.currency);
  append_range(out, "landed_cost", totals.landed_cost, line.currency);
  if (!totals.tax.max.is_zero() && !totals.landed_cost.max.at_limit()) {
    out += ",\"landed_cost_without_tax\":";
    append_json_amount(out, totals.landed_cost.max - totals.tax.max, line.currency);
  }
  out += ",\"effective_rate_pct\":";
  append_percent(out, totals.total_duty.max, totals.customs_value);
}

const LineJson::ChargeText& LineJson::charge_text(const InputLine& line,
                                                  const LineAssessment& assessment,
                                                  const Plan& plan, const DutyLine& duty) {
  const Schedule& schedule = plan.schedule();
  const MeasureVersion& version = *plan.rules()[duty.rule].version;
  const auto [place, is_new] = charges_.try_emplace(&version);
  ChargeText& text = place->second;
  if (!is_new) {
    return text;
  }
  const Measure& measure = schedule.measures[duty.measure];
  text.to_basis = "{\"measure\":";
  append_json_string(text.to_basis, measure.id);
  text.to_basis += ",\"kind\":";
  append_json_string(text.to_basis, to_string(measure.kind));
  text.to_basis += ",\"heading\":";
  if (is_of_tariff_line(measure)) {
    text.to_heading = std::move(text.to_basis);
    text.to_basis.clear();
  } else {
    append_json_string(text.to_basis, measure.heading);
  }
  text.to_basis += ",\"program\":";
  append_json_string(text.to_basis, schedule.programmes[measure.programme]);
  text.to_basis += ",\"title\":";
  append_json_string(text.to_basis, measure.title);
  text.to_basis += ",\"basis\":";
  append_json_string(text.to_basis, basis_name(version));
  text.to_basis += ",\"basis_value\":";
  if (!std::holds_alternative<ColumnRate>(version.rate) &&
      !std::holds_alternative<SpecialRate>(version.rate)) {
    text.rate = ",\"rate\":";
    append_json_string(text.rate, rate_text(line, assessment, plan, duty));
    text.rate += ",\"amount\":";
  }
  text.tail = ",\"citation\":";
  append_json_string(text.tail, schedule.cite_text(version.cite));
  text.tail += ",\"from\":";
  append_json_string(text.tail, to_string(version.period.from));
  text.tail += ",\"to\":";
  append_date_or_null(text.tail, version.period.to);
  return text;
}

void LineJson::append_charge(std::string& out, const InputLine& line,
                             const LineAssessment& assessment, const Plan& plan,
                             const DutyLine& duty) {
  const ChargeText& text = charge_text(line, assessment, plan, duty);
  if (!text.to_heading.empty()) {
    out += text.to_heading;
    append_json_string(out, to_string(assessment.law->line->hs()));
  }
  out += text.to_basis;
  append_json_amount(out, duty.basis, line.currency);
  if (text.rate.empty()) {
    out += ",\"rate\":";
    append_json_string(out, rate_text(line, assessment, plan, duty));
    out += ",\"amount\":";
  } else {
    out += text.rate;
  }
  append_json_amount(out, duty.amount, line.currency);
  out += text.tail;
  if (plan.rules()[duty.rule].version->per_entry) {
    out += ",\"entry\":";
    append_json_string(out, line.entry_id.empty() ? std::string_view("taken as an entry of its own")
                                                  : std::string_view(line.entry_id));
  }
  out += '}';
}

void LineJson::append_not_charged(std::string& out, const LineAssessment& assessment,
                                  const Plan& plan) {
  out += ",\"not_charged\":[";
  Commas commas(out);
  for (const NotCharged& entry : assessment.not_charged) {
    commas.next();
    const Rule& rule = plan.rules()[entry.rule];
    const Rule& other = plan.rules()[entry.because];
    const Measure& measure = plan.schedule().measures[rule.measure];
    const Measure& because = plan.schedule().measures[other.measure];
    key_.clear();
    append_bytes(key_, rule.version);
    append_bytes(key_, other.version);
    append_bytes(key_, entry.named_only);
    if (is_of_tariff_line(measure) || is_of_tariff_line(because)) {
      append_bytes(key_, assessment.law->line);
    }
    std::string& text = not_charged_[key_];
    if (text.empty()) {
      JsonObject item(text);
      item.text("heading",
                entry.named_only ? rule.version->instead_of : heading_of(assessment, measure));
      item.text("because", heading_of(assessment, because));
      item.text("title", because.title);
      item.close();
    }
    out += text;
  }
  out += ']';
}

void LineJson::append_questions(std::string& out, const InputLine& line,
                                const LineAssessment& assessment, const Plan& plan) {
  out += ",\"questions\":[";
  Commas commas(out);
  const auto head = [&](std::string& text, const Question& question) {
    const QuestionText words = text_of(line, assessment, plan, question);
    text += "{\"fact\":";
    append_json_string(text, words.fact);
    text += ",\"why\":";
    append_json_string(text, words.why);
    text += ",\"min\":";
  };
  for (const Question& question : assessment.questions) {
    commas.next();
    const Schedule& schedule = plan.schedule();
    if (question.fact < schedule.facts.size() && question.fact != schedule.quantity_fact) {
      std::string& text = questions_[&schedule.facts[question.fact]];
      if (text.empty()) {
        head(text, question);
      }
      out += text;
    } else {
      head(out, question);
    }
    append_json_amount(out, question.min, line.currency);
    out += ",\"max\":";
    append_json_amount(out, question.max, line.currency);
    out += '}';
  }
  out += ']';
}

void LineJson::append_reliefs(std::string& out, const InputLine& line,
                              const LineAssessment& assessment, const Plan& plan) {
  out += ",\"reliefs\":[";
  Commas commas(out);
  for (const Relief& relief : assessment.reliefs) {
    commas.next();
    const Schedule& schedule = plan.schedule();
    const Rule& rule = plan.rules()[relief.rule];
    const Measure& measure = schedule.measures[rule.measure];
    const auto& conditions =
        relief.reduction < 0 ? rule.version->when
                             : schedule.reductions[static_cast<std::size_t>(relief.reduction)].when;
    NeededFacts needed;
    static_cast<void>(needed_reliefs(plan, *assessment.law, line.entry.origin, conditions,
                                     line.entry.facts, needed));
    key_.clear();
    append_bytes(key_, rule.version);
    append_bytes(key_, relief.reduction);
    for (const NeededFact& need : needed) {
      append_bytes(key_, need.fact);
      append_bytes(key_, need.value);
      append_bytes(key_, need.at_least);
    }
    if (is_of_tariff_line(measure)) {
      append_bytes(key_, assessment.law->line);
    }
    ReliefText& text = reliefs_[key_];
    if (text.head.empty()) {
      std::string facts;
      std::string needs;
      for (const ReliefNeed& need : needs_of(line, assessment, plan, relief)) {
        facts += (facts.empty() ? "" : ";") + need.fact;
        needs += (needs.empty() ? "" : ";") + need.needs;
      }
      text.head = "{\"fact\":";
      append_json_string(text.head, facts);
      text.head += ",\"needs\":";
      append_json_string(text.head, needs);
      text.head += ",\"heading\":";
      append_json_string(text.head, heading_of(assessment, measure));
      text.head += ",\"saves\":";
      text.tail = ",\"title\":";
      append_json_string(text.tail, measure.title);
      const std::string rate = row_rate_text(*rule.version);
      if (!rate.empty()) {
        text.tail += ",\"rate\":";
        append_json_string(text.tail, rate);
      }
      text.tail += '}';
    }
    out += text.head;
    append_json_amount(out, relief.saves, line.currency);
    out += text.tail;
  }
  out += ']';
}

void LineJson::append_papers(std::string& out, const InputLine& line,
                             const LineAssessment& assessment, const Plan& plan) {
  out += ",\"papers\":[";
  Commas commas(out);
  for (const PaperText& paper : papers_of(line, assessment, plan)) {
    commas.next();
    JsonObject item(out);
    item.text("heading", paper.heading);
    item.raw("step", std::to_string(paper.step));
    item.text("fact", paper.fact);
    item.text("given", paper.given);
    item.text("says", paper.says);
    item.raw("decides", paper.decides ? "true" : "false");
    item.text("title", paper.title);
    item.text("rate", paper.rate);
    item.amount("costs_if_missing", paper.if_missing, line.currency);
    item.amount("saves_if_filed", paper.if_filed, line.currency);
    item.close();
  }
  out += ']';
}

void LineJson::append_variants(std::string& out, const InputLine& line,
                               const LineAssessment& assessment, const Plan& plan) {
  out += ",\"codes\":[";
  Commas commas(out);
  for (const CodeOutcome& outcome : assessment.variants) {
    commas.next();
    JsonObject item(out);
    item.text("hs", to_string(outcome.law.code));
    item.text("base_rate", plan.schedule().duty_rates[outcome.law.line->general].text);
    item.amount("total_duty_min", outcome.duty.min, line.currency);
    item.amount("total_duty_max", outcome.duty.max, line.currency);
    item.close();
  }
  out += ']';
}

void LineJson::append_warnings(std::string& out, const InputLine& line,
                               const LineAssessment& assessment, const Plan& plan) {
  out += ",\"warnings\":[";
  Commas commas(out);
  WarningTexts warnings;
  find_warnings(line, assessment, plan, warnings);
  // These stand first and are not the law's.
  std::size_t own =
      line.warnings.size() + (assessment.papers.empty() ? 0 : line.party_notes.size());
  for (const WarningText& warning : warnings) {
    commas.next();
    const auto put = [&](std::string& text) {
      key_.clear();
      key_ += warning.a;
      key_ += warning.b;
      key_ += warning.c;
      append_json_string(text, key_);
    };
    if (own > 0) {
      --own;
      put(out);
      continue;
    }
    std::string& text = warnings_[warning.c.empty() ? warning.a.data() : warning.c.data()];
    if (text.empty()) {
      put(text);
    }
    out += text;
  }
  out += ']';
}

}  // namespace detail

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
  detail::LineJson().append(out, line, assessment, plan, row);
}

void append_rejected_json(std::string& out, const Errors& errors,
                          const std::vector<GivenField>& given, std::size_t row) {
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
  for (const GivenField& field : given) {
    object.text(field.name, field.text);
  }
  object.close();
}

}  // namespace tarex
