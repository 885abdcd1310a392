#include "report/line_json.hpp"

#include "report/json_text.hpp"
#include "report/rare_json.hpp"
#include "report/totals_json.hpp"
#include "text/csv_block.hpp"

/// The JSON object of a line. Keys keep this order; scripts rely on it.
namespace tarex {
namespace detail {
namespace {

/// Writes the elements of a list with commas between them.
class Elements {
 public:
  /// @param name  `,"name":[`
  Elements(TextPen& out, std::string_view name) : out_(out) { out_.put(name); }
  void next() {
    if (!first_) {
      out_.put(',');
    }
    first_ = false;
  }
  void close() { out_.put(']'); }

 private:
  TextPen& out_;
  bool first_ = true;
};

bool write_json(std::string& out, std::string_view text) {
  append_json_string(out, text);
  return false;
}

}  // namespace

LineJson::LineJson() : warnings_(write_json) {}

void LineJson::append(std::string& out, const InputLine& line, const LineAssessment& assessment,
                      const Plan& plan, std::size_t row) {
  pen_.clear();
  put_inputs(line, row);
  put_totals_json(pen_, line, assessment);
  put_charges(line, assessment, plan);
  put_not_charged(assessment, plan);
  put_questions(line, assessment, plan);
  put_reliefs(line, assessment, plan);
  if (!assessment.papers.empty() || !assessment.variants.empty()) {
    std::string rare;
    if (!assessment.papers.empty()) {
      append_papers_json(rare, line, assessment, plan);
    }
    if (!assessment.variants.empty()) {
      append_variants_json(rare, line, assessment, plan, members_);
    }
    pen_.put(rare);
  }
  put_warnings(line, assessment, plan);
  put_law(plan.schedule());
  out += pen_.text();
}

/// The columns as understood; `currency` has its place among the figures.
void LineJson::put_inputs(const InputLine& line, std::size_t row) {
  pen_.put('{');
  if (row > 0) {
    pen_.put("\"row\":");
    pen_.put_number(row);
  }
  bool first = row == 0;
  if (!line.cells.empty()) {
    put_cells(line, first);
    return;
  }
  for (const auto* fields : {&line.echo, &line.extras}) {
    for (const EchoField& field : *fields) {
      if (std::string_view(field.name) == "currency") {
        continue;
      }
      std::string_view key = keys_.of(field);
      if (first) {
        key.remove_prefix(1);
        first = false;
      }
      pen_.reach(put_short(pen_.room(key.size() + kShortPiece), key));
      if (field.is_number) {
        pen_.put(field.text);
      } else {
        put_json_string(pen_, field.text);
      }
    }
  }
}

/// The same from the cells of a row, but for what is shown otherwise.
void LineJson::put_cells(const InputLine& line, bool first) {
  keys_.use(*line.columns);
  auto shown = line.echo.begin();
  for (std::size_t c = 0; c < line.columns->list.size(); ++c) {
    const CellColumn& column = line.columns->list[c];
    std::string_view text = column.text;
    bool is_number = column.is_number;
    if (shown != line.echo.end() && shown->cell == column.cell && column.cell > 0) {
      text = shown->text;
      is_number = shown->is_number;
      ++shown;
    } else if (column.cell > 0) {
      text = unquoted(line.cells[static_cast<std::size_t>(column.cell) - 1]);
      if (text.empty() && !column.even_empty) {
        continue;
      }
    }
    std::string_view key = keys_.at(c);
    if (key.empty()) {
      continue;
    }
    if (first) {
      key.remove_prefix(1);
      first = false;
    }
    pen_.reach(put_short(pen_.room(key.size() + kShortPiece), key));
    if (is_number) {
      pen_.put(text);
    } else {
      put_json_string(pen_, text);
    }
  }
}

void LineJson::put_charges(const InputLine& line, const LineAssessment& assessment,
                           const Plan& plan) {
  const auto charged = [&](std::string_view name, auto pick) {
    Elements elements(pen_, name);
    for (const DutyLine& duty : assessment.lines) {
      if (pick(duty.kind)) {
        elements.next();
        measures_.put_charge(pen_, line, assessment, plan, duty);
      }
    }
    elements.close();
  };
  charged(",\"duties\":[", is_duty);
  charged(",\"fees\":[", [](MeasureKind kind) { return kind == MeasureKind::fee; });
  charged(",\"taxes\":[", [](MeasureKind kind) { return kind == MeasureKind::vat; });
}

void LineJson::put_not_charged(const LineAssessment& assessment, const Plan& plan) {
  Elements elements(pen_, ",\"not_charged\":[");
  for (const NotCharged& entry : assessment.not_charged) {
    elements.next();
    measures_.put_not_charged(pen_, assessment, plan, entry);
  }
  elements.close();
}

void LineJson::put_questions(const InputLine& line, const LineAssessment& assessment,
                             const Plan& plan) {
  const Schedule& schedule = plan.schedule();
  Elements elements(pen_, ",\"questions\":[");
  for (const Question& question : assessment.questions) {
    elements.next();
    const auto head = [&] {
      const QuestionText words = text_of(line, assessment, plan, question);
      std::string text = "{\"fact\":";
      append_json_string(text, words.fact);
      text += ",\"why\":";
      append_json_string(text, words.why);
      return text + ",\"min\":";
    };
    const bool of_law =
        question.fact < schedule.facts.size() && question.fact != schedule.quantity_fact;
    if (of_law) {
      pen_.put(questions_.of(&schedule.facts[question.fact], head));
    } else {
      pen_.put(head());
    }
    char* at = pen_.room(2 * kMostDigits + 8);
    at = put_json_amount(at, question.min, line.currency);
    at = put_piece(at, ",\"max\":");
    at = put_json_amount(at, question.max, line.currency);
    pen_.reach(put_piece(at, "}"));
  }
  elements.close();
}

void LineJson::put_reliefs(const InputLine& line, const LineAssessment& assessment,
                           const Plan& plan) {
  Elements elements(pen_, ",\"reliefs\":[");
  for (const Relief& relief : assessment.reliefs) {
    elements.next();
    reliefs_.put(pen_, line, assessment, plan, relief, measures_);
  }
  elements.close();
}

void LineJson::put_warnings(const InputLine& line, const LineAssessment& assessment,
                            const Plan& plan) {
  Elements elements(pen_, ",\"warnings\":[");
  LawWarnings::Texts texts;
  if (warnings_.find(line, assessment, plan, texts)) {
    for (const LawWarnings::Text* text : texts) {
      elements.next();
      pen_.put(text->text);
    }
  } else {
    for (const std::string& warning : warnings_of(line, assessment, plan)) {
      elements.next();
      put_json_string(pen_, warning);
    }
  }
  elements.close();
}

void LineJson::put_law(const Schedule& schedule) {
  pen_.put(laws_.of(&schedule, [&] {
    std::string law = ",\"law\":";
    append_law_json(law, schedule);
    return law + '}';
  }));
}

}  // namespace detail

void append_law_json(std::string& out, const Schedule& schedule) {
  detail::JsonObject law(out);
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

}  // namespace tarex
