#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/line_flags.hpp"
#include "cli/refused_line.hpp"
#include "cli/session.hpp"
#include "cli/usage_errors.hpp"
#include "rows/verified.hpp"
#include "tarex/report.hpp"
#include "tarex/timeline_report.hpp"

namespace tarex::cli {
namespace {

struct TimelineOptions {
  CommonOptions common;
  LineFlags line;
  std::string since;
  std::string until;
  bool future = false;
};

/// The days that are looked at, both included.
struct Span {
  Date since;
  Date until;
};

/// Nothing after printing what is wrong with the days.
std::optional<Span> read_span(const TimelineOptions& options, Session& session) {
  Span span{{}, session.reader().defaults().date};
  if (!options.since.empty()) {
    const auto day = day_of("--since", options.since);
    if (!day) {
      return std::nullopt;
    }
    span.since = *day;
  }
  if (!options.until.empty()) {
    const auto day = day_of("--until", options.until);
    if (!day) {
      return std::nullopt;
    }
    span.until = *day;
  } else if (options.future) {
    for (const std::string& destination : session.book().destinations()) {
      span.until = std::max(span.until, session.book().schedule(destination)->epochs.back());
    }
  }
  if (span.since > span.until) {
    print(usage(
        "--since " + to_string(span.since) + " is after the last day, " + to_string(span.until),
        "give an earlier --since, or a later --until"));
    return std::nullopt;
  }
  return span;
}

int timeline(const TimelineOptions& options) {
  Exit failed = kDone;
  Session session(options.common, failed, options.line.destination());
  if (failed != kDone) {
    return failed;
  }
  const std::vector<RawField> fields = options.line.fields();
  if (std::any_of(fields.begin(), fields.end(),
                  [](const RawField& field) { return field.name == "entry_date"; })) {
    return failed_with(
        usage("--entry-date does nothing in a timeline, which prices the line on every day",
              "--since and --until say the first and the last day"));
  }
  const std::optional<Span> span = read_span(options, session);
  if (!span) {
    return kUsage;
  }
  const Timeline found =
      timeline_of(fields, session.book(), session.reader(), span->since, span->until);
  if (!found.errors.empty()) {
    return refuse_line(found.errors, fields, LineDays::every, session, options.common.format);
  }
  const Date first = found.points.front().from;
  if (!options.since.empty() && span->since < first) {
    say("note: the law inside begins on " + to_string(first) + ", so the timeline does, not on " +
        to_string(span->since));
  }
  const Format format = options.common.format;
  const bool on_terminal =
      options.common.output == "-" && format == Format::text && isatty(STDOUT_FILENO) != 0;
  const Exit written =
      session.write(format == Format::json    ? timeline_json(found)
                    : format == Format::jsonl ? timeline_jsonl(found)
                    : format == Format::csv
                        ? timeline_csv(found)
                        : timeline_text(found, on_terminal ? Drawing::sparkline : Drawing::none));
  const Schedule& law = *found.points.front().priced.line.schedule;
  if (const std::string late = detail::past_verified(law, span->until, "last day");
      !late.empty() && format != Format::text && !options.common.quiet) {
    say_warnings({late});
  }
  const bool open = std::any_of(found.points.begin(), found.points.end(),
                                [](const auto& point) { return !point.priced.assessment.exact(); });
  return written != kDone ? written : options.common.strict && open ? kRangeUnderStrict : kDone;
}

}  // namespace

Action add_timeline(CLI::App& program, Words words) {
  auto options = std::make_shared<TimelineOptions>();
  CLI::App* command = program.add_subcommand(
      "timeline", "how the bill for one product changed, change of law by change of law");
  add_common(*command, options->common, {Format::text, Format::json, Format::jsonl, Format::csv});
  add_defaults(*command, options->common);
  add_rounding(*command, options->common);
  add_scenario(*command, options->common);
  options->common.single = true;
  options->line.add_to(*command, words);
  command->add_option("--since", options->since, "first day (default: the first the law covers)");
  auto* until = command->add_option("--until", options->until, "last day (default: --date)");
  command->add_flag("--future", options->future, "up to the last change the law provides for")
      ->excludes(until);
  return line_action(options, timeline);
}

}  // namespace tarex::cli
