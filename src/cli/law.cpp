#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/clashing_files.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "cli/usage_errors.hpp"
#include "rows/field_text.hpp"
#include "rows/verified.hpp"
#include "tarex/law_diff.hpp"
#include "tarex/law_info.hpp"
#include "text/folder.hpp"

namespace tarex::cli {
namespace {

struct LawOptions {
  CommonOptions common;
  std::string before;
  std::string after;
};

int info(const LawOptions& options) {
  Exit failed = kDone;
  Session session(options.common, failed);
  if (failed != kDone) {
    return failed;
  }
  const bool json = options.common.format == Format::json;
  const bool lines = options.common.format == Format::jsonl;
  std::string out;
  for (const std::string& name : session.book().destinations()) {
    const Schedule& schedule = *session.book().schedule(name);
    if (json) {
      std::string object = law_info_json(schedule);
      object.pop_back();  // the end of the line
      out += (out.empty() ? "[" : ",\n") + object;
    } else if (lines) {
      out += law_info_json(schedule);
    } else {
      out += (out.empty() ? "" : "\n") + law_info_text(schedule);
    }
  }
  out += json ? "]\n" : "";
  return session.write(out);
}

/// A day that is misspelled, rather than the name of a folder.
bool means_day(const std::string& text) {
  return text.find_first_not_of("0123456789-/.") == std::string::npos && text.size() >= 8 &&
         text.find_first_of("0123456789") != std::string::npos;
}

/// The laws that can be asked about both days; says which cannot, and of which days not all may be
/// known. @return none if no law can: errors say why
std::vector<const Schedule*> laws_covering(const LawBook& book, Date a, Date b, bool quiet) {
  std::vector<const Schedule*> covering;
  Errors outside;
  std::vector<std::string> late;
  for (const std::string& name : book.destinations()) {
    const Schedule& law = *book.schedule(name);
    std::optional<Error> fault = detail::outside_law(law, a);
    fault = fault ? std::move(fault) : detail::outside_law(law, b);
    if (fault) {
      fault->message = law.name + ": " + fault->message;
      outside.push_back(std::move(*fault));
      continue;
    }
    covering.push_back(&law);
    if (const std::string past = detail::past_verified(law, std::max(a, b), "day"); !past.empty()) {
      late.push_back(past);
    }
  }
  if (covering.empty()) {
    print(outside);
    return covering;
  }
  for (const Error& one : outside) {  // missing in the output, so said in any case
    say(one.message + ": left out");
  }
  if (!quiet) {
    say_warnings(late);
  }
  return covering;
}

int diff(const LawOptions& options) {
  Exit failed = kDone;
  std::optional<Date> days[2];
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string& text = i == 0 ? options.before : options.after;
    const Result<bool> there = is_there(text);
    if (there && there.value()) {
      continue;
    }
    const auto day = detail::read_date(text);
    if (!day && means_day(text)) {
      print(day.error());
      return kUsage;
    }
    days[i] = day ? std::optional(day.value()) : std::nullopt;
  }
  const auto& [a, b] = days;
  if (a.has_value() != b.has_value()) {
    return failed_with(usage("a day and a folder cannot be compared",
                             "give two days (YYYY-MM-DD), or two folders shaped like data/"));
  }
  if (a && *b < *a) {
    return failed_with(usage(to_string(*a) + " is after the later day, " + to_string(*b),
                             "give the earlier day first"));
  }
  CommonOptions common = options.common;
  for (const std::string& folder : {options.before, options.after}) {
    const std::vector<std::string> files = a ? std::vector<std::string>() : files_below(folder);
    common.others.insert(common.others.end(), files.begin(), files.end());
  }
  Session session(common, failed);
  if (failed != kDone) {
    return failed;
  }
  std::vector<LawChange> changes;
  bool all = true;
  if (a) {
    const auto laws = laws_covering(session.book(), *a, *b, options.common.quiet);
    if (laws.empty()) {
      return kUsage;
    }
    all = laws.size() == session.book().destinations().size();
    for (const Schedule* law : laws) {
      const auto more = law_diff(*law, *a, *b);
      changes.insert(changes.end(), more.begin(), more.end());
    }
  } else {
    Result<std::vector<LawChange>> found = folder_diff(options.before, options.after);
    if (!found) {
      return failed_with(found.error());
    }
    changes = found.take();
  }
  const Format format = options.common.format;
  const Exit written = session.write(format == Format::json    ? law_diff_json(changes)
                                     : format == Format::jsonl ? law_diff_jsonl(changes)
                                     : format == Format::csv   ? law_diff_csv(changes)
                                                               : law_diff_text(changes));
  return written == kDone && !all ? kSomeRejected : written;
}

}  // namespace

Action add_law(CLI::App& program, Words) {
  auto options = std::make_shared<LawOptions>();
  CLI::App* command = program.add_subcommand("law", "what law is inside, and whether it is sound");
  command->require_subcommand(1);
  CLI::App* info_command = command->add_subcommand("info", "jurisdictions, dates, counts, sources");
  const Action check = add_law_check(*command);
  add_common(*info_command, options->common, {Format::text, Format::json, Format::jsonl});
  CLI::App* diff_command =
      command->add_subcommand("diff", "what changed between two days, or two folders of law");
  add_common(*diff_command, options->common,
             {Format::text, Format::json, Format::jsonl, Format::csv});
  add_scenario(*diff_command, options->common);
  diff_command->add_option("before", options->before, "a day, or a folder")->required();
  diff_command->add_option("after", options->after, "a later day, or another folder")->required();
  const Action import = add_law_import(*command);
  return [options, command, check, import] {
    return command->got_subcommand("import")  ? import()
           : command->got_subcommand("check") ? check()
           : command->got_subcommand("diff")  ? diff(*options)
                                              : info(*options);
  };
}

}  // namespace tarex::cli
