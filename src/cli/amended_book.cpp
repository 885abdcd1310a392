#include "cli/session.hpp"
#include "tarex/amendment.hpp"

namespace tarex::cli {
namespace {

/// Applies one file to all laws. @return false after printing what is wrong with it
bool apply(const AmendmentFile& file, AmendedBook& out, bool quiet, bool& changes) {
  std::vector<std::string> destinations;
  for (const Schedule* law : out.schedules) {
    destinations.push_back(law->jurisdiction);
  }
  for (const Schedule*& law : out.schedules) {
    AmendedLaw amended = amend(*law, file, destinations);
    for (const Error& warning : amended.warnings) {
      if (!quiet) {
        print_warning(warning);
      }
      out.warnings.push_back(warning);
    }
    if (!amended.errors.empty()) {
      print(amended.errors);
      return false;
    }
    if (amended.schedule) {
      out.changed.push_back(std::move(*amended.schedule));
      law = &out.changed.back();
      changes = true;
    }
  }
  return true;
}

}  // namespace

void AmendedBook::suppose(EntryDefaults& defaults) const {
  defaults.scenario = scenario;
  defaults.edits = facts.edits;
  for (const auto& [currency, rate] : facts.fx) {
    defaults.fx[currency] = rate;
  }
}

std::unique_ptr<AmendedBook> amended_book(const std::vector<const Schedule*>& laws,
                                          const std::vector<std::string>& overlays,
                                          const std::vector<std::string>& scenarios, bool quiet,
                                          Exit& failed) {
  auto out = std::make_unique<AmendedBook>();
  out->schedules = laws;
  failed = kUsage;
  for (const std::string& path : overlays) {
    const auto text = read_text(path, failed);
    bool changes = false;
    if (!text || !apply({path, *text, AmendmentKind::overlay}, *out, quiet, changes)) {
      return nullptr;
    }
    if (!changes && !quiet) {
      say(path + ": note: this overlay changes nothing in the law");
    }
  }
  for (const std::string& path : scenarios) {
    const auto text = read_text(path, failed);
    const AmendmentFile file{path, text.value_or(""), AmendmentKind::scenario};
    const std::size_t warnings = out->warnings.size();
    bool changes = false;
    if (!text || !apply(file, *out, quiet, changes)) {
      return nullptr;
    }
    const std::size_t edits = out->facts.edits.size();
    const Errors errors = read_scenario_facts(file, out->schedules, out->facts);
    if (!errors.empty()) {
      print(errors);
      return nullptr;
    }
    if (changes || out->facts.edits.size() > edits) {
      out->scenario += (out->scenario.empty() ? "" : " + ") + name_of(file).title;
    } else if (!quiet) {
      say(path +
          (out->warnings.size() > warnings
               ? ": note: this scenario changes nothing"
               : ": note: this scenario supposes what is the law today, and changes nothing"));
    }
  }
  for (const Schedule* law : out->schedules) {
    out->book.add(*law);
  }
  failed = kDone;
  return out;
}

}  // namespace tarex::cli
