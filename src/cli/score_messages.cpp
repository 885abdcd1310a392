#include "cli/score_messages.hpp"

#include <algorithm>
#include <cstdio>

#include "report/text_layout.hpp"
#include "text/encoding.hpp"

namespace tarex::cli {
namespace {

std::string counted(std::uint64_t count, std::string_view one, std::string_view more) {
  const Currency whole = Currency::parse("KRW").value_or(Currency());
  return detail::grouped(Money::from_units(static_cast<std::int64_t>(count)), whole) + " " +
         std::string(count == 1 ? one : more);
}

void say(const std::string& text) { std::fputs((text + "\n").c_str(), stderr); }

}  // namespace

void print_notes(const TextStream& stream, const BatchSummary& summary) {
  const auto note = [&](const std::string& text) { say(stream.path() + ": note: " + text); };
  if (stream.guessed()) {
    note("taken for " + std::string(encoding_name(stream.encoding())) +
         "; --encoding says otherwise");
  }
  for (const std::string& text : summary.notes) {
    note(text);
  }
}

void print_defaults(const ScoreSink& sink, const EntryDefaults& defaults) {
  std::string taken;
  const auto add = [&](const std::string& column, const std::string& text) {
    const bool edited = std::any_of(defaults.edits.begin(), defaults.edits.end(),
                                    [&](const ColumnEdit& edit) { return edit.column == column; });
    if (!edited && !sink.shows(column)) {
      taken += (taken.empty() ? "" : ", ") + column + " " + text;
    }
  };
  add("origin", defaults.origin);
  add("destination", defaults.destination);
  add("entry_date", to_string(defaults.date));
  if (!taken.empty()) {
    say((sink.reads_json() ? "taken where a line does not say: " : "taken for all lines: ") +
        taken);
  }
}

void print_counts(const BatchSummary& total, const ScoreSink& sink) {
  std::string out =
      counted(total.in, "line", "lines") + ": " + counted(total.scored, "scored", "scored");
  if (total.ranges > 0) {
    out += " (" + counted(total.ranges, "range", "ranges") + ")";
  }
  say(out + ", " + counted(total.rejected, "rejected", "rejected"));
  if (sink.neutralised() > 0) {
    say(counted(sink.neutralised(), "cell neutralised", "cells neutralised"));
  }
}

void print_losses(const ScoreSink& sink) {
  if (sink.cut() > 0) {
    say(counted(sink.cut(), "line has", "lines have") +
        " members that the first lines lack: they are not in the CSV; use --format jsonl");
  }
  for (const std::string& warning : sink.unsaid_warnings()) {
    say("warning: " + warning);
  }
}

}  // namespace tarex::cli
