#include <fmt/format.h>

#include "bom/remarks.hpp"
#include "report/bom_report.hpp"
#include "report/bom_text.hpp"
#include "report/describe.hpp"
#include "tarex/report.hpp"

/// A product as a person reads it: what a piece costs now and before, which law says so, which part
/// bears the duty, what would change it.
namespace tarex {
namespace {

using detail::BomWords;
using detail::kWidth;
using detail::shorten;
using detail::wrap;

class BomText {
 public:
  BomText(const BomAssessment& assessment, const BomAnalysis& analysis, const BomShown& shown)
      : a_(assessment), analysis_(analysis), shown_(shown), words_(assessment) {}

  std::string run() {
    out_ = words_.head("");
    out_ += detail::costs_text(a_, analysis_);
    out_ += detail::duties_text(a_);
    out_ += detail::parts_text(a_, shown_);
    out_ += detail::changes_text(a_, analysis_, shown_);
    edges();
    gaps();
    questions();
    warnings();
    return std::move(out_);
  }

 private:
  void edges() {
    std::string text;
    for (const BomThreshold& test : analysis_.thresholds) {
      const std::string sentence = words_.threshold(test);
      if (!sentence.empty()) {
        text += fmt::format("  {}\n", wrap(sentence, kWidth, 4));
      }
    }
    if (!text.empty()) {
      out_ += "\nHow far to the thresholds of the law\n" + text;
    }
  }

  void gaps() {
    if (a_.gaps.empty()) {
      return;
    }
    out_ += "\nMissing in the bill\n";
    const std::size_t most = shown_.all ? a_.gaps.size() : detail::kMostRows;
    for (std::size_t i = 0; i < a_.gaps.size() && i < most; ++i) {
      const BomGap& gap = a_.gaps[i];
      out_ += fmt::format("  {}: {}\n", shorten(a_.rollup.rows[gap.row].path, 60),
                          detail::gap_text(gap));
    }
    if (a_.gaps.size() > most) {
      out_ += fmt::format("  and of {} more components (--all)\n", a_.gaps.size() - most);
    }
  }

  void questions() {
    const LineAssessment& now = a_.today.assessment;
    if (now.questions.empty()) {
      return;
    }
    out_ += "\nOpen questions (duty of the lot at best and at worst)\n";
    for (const Question& question : now.questions) {
      const QuestionText text = text_of(a_.today.line, now, *a_.today.plan, question);
      const std::string moved = detail::moved_by(question, now, a_.today.line.currency);
      out_ += fmt::format(
          "  {}\n", wrap(fmt::format("{}: {}: {}", text.fact, text.why, moved), kWidth - 4, 4));
    }
  }

  void warnings() {
    const std::vector<std::string> all = detail::all_warnings(a_);
    if (all.empty()) {
      return;
    }
    out_ += "\nMind\n";
    for (const std::string& warning : all) {
      out_ += fmt::format("  {}\n", wrap(warning, kWidth - 4, 4));
    }
  }

  const BomAssessment& a_;
  const BomAnalysis& analysis_;
  const BomShown& shown_;
  BomWords words_;
  std::string out_;
};

}  // namespace

std::string bom_text(const BomProduct& product, const BomAssessment& assessment,
                     const BomAnalysis& analysis, const BomShown& shown) {
  return assessment.errors.empty() ? BomText(assessment, analysis, shown).run()
                                   : detail::rejected_text(product, assessment.errors);
}

}  // namespace tarex
