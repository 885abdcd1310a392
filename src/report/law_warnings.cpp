#include "report/law_warnings.hpp"

#include <algorithm>

#include "report/charged_quantity.hpp"
#include "report/describe.hpp"

namespace tarex::detail {

std::unique_ptr<const LawWarnings::Text> LawWarnings::make(std::string_view text) const {
  auto made = std::make_unique<Text>();
  made->calls = write_(made->text, text);
  return made;
}

/// Records that say the same share one text, so that two texts are the same where their addresses
/// are.
const LawWarnings::Text* LawWarnings::text_of(const std::string& record) {
  return by_record_.of(&record, [&] {
    auto& text = by_text_[record];
    if (text == nullptr) {
      text = make(record);
    }
    return text.get();
  });
}

const LawWarnings::Text* LawWarnings::text_of(const FactSpec& assumed) {
  return by_record_.of(&assumed, [&] {
    of_facts_.push_back(make(assumed.name + std::string(kNotStated) + assumed.ask));
    return of_facts_.back().get();
  });
}

bool LawWarnings::find(const InputLine& line, const LineAssessment& assessment, const Plan& plan,
                       Texts& out) {
  const Schedule& schedule = plan.schedule();
  if (!line.warnings.empty() || (!assessment.papers.empty() && !line.party_notes.empty()) ||
      assessment.given_up || schedule.amended || assessment.reliefs.overflowed() ||
      assessment.watches.overflowed() || may_pass_over_quantity(line.entry, schedule)) {
    return false;
  }
  out.clear();
  const auto add = [&](const std::string& record) {
    if (record.empty()) {
      return;
    }
    const Text* text = text_of(record);
    if (std::find(out.begin(), out.end(), text) == out.end()) {
      out.push_back(text);
    }
  };
  for (const DutyLine& duty : assessment.lines) {
    const MeasureVersion& version = *plan.rules()[duty.rule].version;
    if (std::holds_alternative<StatedRate>(version.rate)) {
      return false;  // the line may say something of it
    }
    add(version.notice);
  }
  assessment.assumed.each([&](FactIndex f) { out.push_back(text_of(schedule.facts[f])); });
  for (const std::uint16_t watch : assessment.watches) {
    add(schedule.watches[watch].text);
  }
  return true;
}

}  // namespace tarex::detail
