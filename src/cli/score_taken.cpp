#include "cli/score_taken.hpp"

#include <algorithm>

#include "cli/session.hpp"

namespace tarex::cli {
namespace {

/// "origin KR, currency USD": what is taken for those columns that are wanted.
/// @param cif  the terms of delivery may be among them
/// @param sink  the names of whose columns say others; null = none do
template <class Wanted>
std::string taken_text(const EntryDefaults& defaults, bool cif, const ScoreSink* sink,
                       Wanted wanted) {
  std::string taken;
  const auto add = [&](const std::string& column, const std::string& text) {
    taken += (taken.empty() ? "" : ", ") + column + " " + text;
  };
  const auto edited = [&](const std::string& column) {
    return std::any_of(defaults.edits.begin(), defaults.edits.end(),
                       [&](const ColumnEdit& edit) { return edit.column == column; });
  };
  const auto add_default = [&](const std::string& column, const std::string& text) {
    if (!edited(column) && wanted(column)) {
      add(column, text);
    }
  };
  add_default("origin", defaults.origin);
  add_default("destination", defaults.destination);
  add_default("entry_date", to_string(defaults.date));
  add_default("currency", Currency().code());
  if (sink != nullptr && !sink->named_currency().empty()) {
    add("currency", sink->named_currency());
  }
  if (sink != nullptr && !sink->named_term().empty() && !edited("incoterm")) {
    add("incoterm", sink->named_term());
  }
  if (cif) {
    add_default("incoterm", "CIF");
  }
  return taken;
}

}  // namespace

void print_filled(const TextStream& stream, const ScoreSink& sink, const EntryDefaults& defaults,
                  const Schedule& law) {
  const bool cif = law.valuation == Valuation::cif && !sink.reads("destination");
  const std::string taken = taken_text(
      defaults, cif, nullptr, [&](const std::string& column) { return sink.fills(column); });
  if (!taken.empty()) {
    say(stream.path() + ": note: taken where there is no column for it: " + taken);
  }
}

void print_defaults(const ScoreSink& sink, const EntryDefaults& defaults, const Schedule& law) {
  const bool cif = law.valuation == Valuation::cif && !sink.shows("destination");
  const std::string taken = taken_text(
      defaults, cif, &sink, [&](const std::string& column) { return !sink.shows(column); });
  if (!taken.empty()) {
    say((sink.read_json() ? "taken where a line does not say: " : "taken for all lines: ") + taken);
  }
}

}  // namespace tarex::cli
