#include "report/rare_json.hpp"

#include "report/json_text.hpp"

namespace tarex::detail {

void append_papers_json(std::string& out, const InputLine& line, const LineAssessment& assessment,
                        const Plan& plan) {
  out += ",\"papers\":";
  JsonArray papers(out);
  for (const PaperText& paper : papers_of(line, assessment, plan)) {
    JsonObject item(papers.next());
    item.text("heading", paper.heading);
    item.count("step", paper.step);
    item.text("fact", paper.fact);
    item.text("given", paper.given);
    item.text("says", paper.says);
    item.flag("decides", paper.decides);
    item.text("title", paper.title);
    item.text("rate", paper.rate);
    item.amount("costs_if_missing", paper.if_missing, line.currency);
    item.amount("saves_if_filed", paper.if_filed, line.currency);
    item.close();
  }
  papers.close();
}

void append_variants_json(std::string& out, const InputLine& line, const LineAssessment& assessment,
                          const Plan& plan, CodeMembers& members) {
  const std::vector<std::vector<HsCode>> alike = members.of(line, assessment);
  const std::vector<std::vector<std::string>> headings = members.headings(line, assessment);
  out += ",\"codes\":";
  JsonArray codes(out);
  for (std::size_t i = 0; i < assessment.variants.size(); ++i) {
    const CodeOutcome& outcome = assessment.variants[i];
    JsonObject item(codes.next());
    item.text("hs", to_string(outcome.law.code));
    item.text("base_rate", plan.schedule().duty_rates[outcome.law.line->general].text);
    item.amount("total_duty_min", outcome.duty.min, line.currency);
    item.amount("total_duty_max", outcome.duty.max, line.currency);
    item.texts("headings", headings[i]);
    item.count("count", alike[i].size());
    item.texts("codes", alike[i], [](HsCode code) { return to_string(code); });
    item.close();
  }
  codes.close();
}

}  // namespace tarex::detail
