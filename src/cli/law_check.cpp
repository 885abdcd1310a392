#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <deque>
#include <memory>

#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "cli/usage_errors.hpp"
#include "report/counts.hpp"
#include "report/json_text.hpp"
#include "tarex/schedule_loader.hpp"

namespace tarex::cli {
namespace {

/// What was found in one law. Counts are zero where it cannot be read.
struct CheckedLaw {
  std::string jurisdiction;
  std::string name;
  std::size_t measures = 0;
  std::size_t days = 0;  ///< on which law changes
  Errors faults;
};

/// What was found in the files of changes on top of it.
struct CheckedChanges {
  bool checked = false;
  bool sound = true;         ///< what is wrong is printed
  std::size_t warnings = 0;  ///< they are printed
};

std::string text_of(const std::vector<CheckedLaw>& laws, const CheckedChanges& changes) {
  std::string out;
  for (const CheckedLaw& law : laws) {
    if (law.measures > 0) {
      out +=
          fmt::format("{}: {} checked on {} on which law changes: {}\n", law.name,
                      detail::counted(law.measures, "measure"), detail::counted(law.days, "day"),
                      law.faults.empty() ? "sound" : detail::counted(law.faults.size(), "fault"));
    }
  }
  if (changes.checked && changes.sound) {
    out += fmt::format(
        "changes on top: sound{}\n",
        changes.warnings == 0 ? "" : ", " + detail::counted(changes.warnings, "warning"));
  }
  return out;
}

std::string json_of(const std::vector<CheckedLaw>& laws, const CheckedChanges& changes) {
  std::string out;
  detail::JsonObject object(out);
  detail::JsonArray items(object.key("laws"));
  for (const CheckedLaw& law : laws) {
    detail::JsonObject item(items.next());
    item.text("jurisdiction", law.jurisdiction);
    item.text("name", law.name);
    item.count("measures", law.measures);
    item.count("days", law.days);
    item.flag("sound", law.faults.empty());
    detail::JsonArray faults(item.key("faults"));
    for (const Error& error : law.faults) {
      detail::JsonObject fault(faults.next());
      fault.text("code", code_name(error.code));
      fault.text("file", error.where.file);
      fault.count("line", error.where.line);
      fault.count("column", error.where.column);
      fault.text("message", error.message);
      fault.text("hint", error.hint);
      fault.close();
    }
    faults.close();
    item.close();
  }
  items.close();
  if (changes.checked) {
    detail::JsonObject item(object.key("changes"));
    item.flag("sound", changes.sound);
    item.count("warnings", changes.warnings);
    item.close();
  }
  object.close();
  return out + "\n";
}

/// One law, which is read into `kept` unless it is inside. @return null if it cannot be read
const Schedule* check_law(const std::string& folder, CheckedLaw& out, std::deque<Schedule>& kept) {
  const Schedule* schedule = folder.empty() ? embedded_schedule(out.jurisdiction) : nullptr;
  if (!folder.empty()) {
    LoadedSchedule loaded = load_schedule(folder, out.jurisdiction);
    out.faults = std::move(loaded.errors);
    out.faults.insert(out.faults.end(), loaded.unknown_codes.begin(), loaded.unknown_codes.end());
    if (loaded.schedule) {
      kept.push_back(std::move(*loaded.schedule));
      schedule = &kept.back();
    }
  }
  if (schedule != nullptr) {
    out.name = schedule->name;
    out.measures = schedule->measures.size();
    out.days = schedule->epochs.size();
    const Errors found = validate(*schedule);
    out.faults.insert(out.faults.end(), found.begin(), found.end());
  }
  return schedule;
}

/// The files of changes on top of sound law.
Exit check_changes(const CommonOptions& options, const std::vector<const Schedule*>& laws,
                   CheckedChanges& out) {
  Exit failed = kDone;
  const auto book = amended_book(laws, options.overlays, options.scenarios, options.quiet, failed);
  out = {true, book != nullptr, 0};
  if (book == nullptr) {
    return failed == kUsage ? kSomeRejected : failed;
  }
  out.warnings = book->warnings.size();
  return kDone;
}

int check(const CommonOptions& options) {
  if (const auto fault = written_over_input(options)) {
    return failed_with(*fault);
  }
  const Result<std::vector<std::string>> names =
      options.law.empty() ? embedded_jurisdictions() : jurisdictions_of(options.law);
  if (!names) {
    return failed_with(names.error());
  }
  std::vector<CheckedLaw> checked;
  std::vector<const Schedule*> laws;
  std::deque<Schedule> kept;
  Exit result = kDone;
  for (const std::string& name : names.value()) {
    CheckedLaw& law = checked.emplace_back();
    law.jurisdiction = name;
    if (const Schedule* schedule = check_law(options.law, law, kept)) {
      laws.push_back(schedule);
    }
    if (!law.faults.empty()) {
      const Exit failed = failed_with(law.faults);
      result = failed == kInputOutput || result == kInputOutput ? kInputOutput : kSomeRejected;
    }
  }
  CheckedChanges changes;
  if (result == kDone && (!options.overlays.empty() || !options.scenarios.empty())) {
    result = check_changes(options, laws, changes);
  }
  if (options.quiet && options.output == "-" && options.format == Format::text) {
    return result;  // the exit code says it
  }
  const Exit written = write_whole(
      options.format == Format::json ? json_of(checked, changes) : text_of(checked, changes),
      options.output);
  return written != kDone ? written : result;
}

}  // namespace

Action add_law_check(CLI::App& law) {
  auto options = std::make_shared<CommonOptions>();
  CLI::App* command =
      law.add_subcommand("check", "the validator on every day on which law changes");
  add_common(*command, *options, {Format::text, Format::json});
  add_scenario(*command, *options);
  return [options] { return check(*options); };
}

}  // namespace tarex::cli
