#include "cli/sweep_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "cli/refused_line.hpp"
#include "cli/usage_errors.hpp"
#include "tarex/report.hpp"
#include "tarex/sweep_report.hpp"

namespace tarex::cli {
namespace {

/// A law in which the rate of a heading can be set.
struct RateLaw {
  std::optional<Schedule> schedule;
  LawBook book;
  std::optional<EntryReader> reader;
  std::vector<AdValorem*> rates;

  void set(Rate rate) {
    for (AdValorem* one : rates) {
      one->rate = rate;
    }
  }
};

/// The heading of the range under a rate of its own from the entry date on; prints why not.
bool supposed_rate(const std::string& heading, const std::vector<RawField>& fields,
                   Session& session, RateLaw& out) {
  const EntryDefaults& defaults = session.reader().defaults();
  InputLine line;
  if (const Errors errors = session.reader().read(fields, line); !errors.empty()) {
    print(errors);
    return false;
  }
  const Schedule* base = line.schedule;
  const std::string destination = base->jurisdiction;
  const std::string date = to_string(line.entry.date);
  AmendmentFile file;
  file.path = "--sweep";
  file.kind = AmendmentKind::scenario;
  file.text = fmt::format(
      R"({{"id": "sweep", "destination": "{}", "change": [{{"of": ["{}"], "from": "{}", "to": null, )"
      R"("rate": {{"ad_valorem": "99.9999999%"}}}}]}})",
      destination, heading, date);
  const std::vector<std::string> destinations{destination};
  AmendedLaw amended = amend(*base, file, destinations);
  if (!amended.schedule) {
    print(usage("'" + heading + "' is no heading whose rate can be changed on " + date,
                "tarex quote shows the headings that are charged"));
    return false;
  }
  out.schedule = std::move(amended.schedule);
  for (Measure& measure : out.schedule->measures) {
    for (MeasureVersion& version : measure.versions) {
      auto* rate = std::get_if<AdValorem>(&version.rate);
      if (rate != nullptr && version.cite.source == kSupposed && measure.heading == heading) {
        out.rates.push_back(rate);
      }
    }
  }
  out.book.add(*out.schedule);
  out.reader.emplace(out.book, defaults);
  return true;
}

/// What is said of the line that a break-even goes by.
struct TargetWarnings {
  std::string name;  ///< its day or origin
  std::vector<std::string> said;
};

/// The figure that a break-even names; prints why it cannot be worked out.
bool target_of(const std::string& text, const std::vector<RawField>& fields, Session& session,
               BreakEvenAnswer& out, std::vector<TargetWarnings>& warnings) {
  const std::size_t sign = text.find_first_of("=@");
  const auto figure = parse_figure(text.substr(0, sign));
  const std::string hint =
      "write landed=12000, duty=500, landed@2025-03-11 (what it was that day) or landed@CN (what "
      "that origin pays); duty_usd and landed_usd for a line in another currency";
  if (!figure || sign == std::string::npos) {
    print(usage("--break-even '" + text + "' names no target", hint));
    return false;
  }
  out.figure = *figure;
  out.wanted =
      *figure == SweepFigure::duty || *figure == SweepFigure::duty_usd ? "duty" : "landed cost";
  const std::string what = text.substr(sign + 1);
  if (text[sign] == '=') {
    const auto amount = parse_decimal(what, 6);
    if (!amount) {
      print(usage("--break-even '" + text + "': '" + what + "' is not an amount", hint));
      return false;
    }
    out.target = Money::from_micro(*amount);
    return true;
  }
  const bool is_day = parse_date(what).has_value();
  out.wanted += (is_day ? " as on " : " as from ") + what;
  const std::vector<RawField> line = with_column(fields, is_day ? "entry_date" : "origin", what);
  // A range over the value itself, of the one point that the line states.
  InputLine read;
  if (const Errors errors = session.reader().read(line, read); !errors.empty()) {
    print(errors);
    return false;
  }
  const std::int64_t value = read.price().micro();
  const SweepRange here{"value", false, false, value, value, kMicro};
  Sweep sweep(line, here, session.book(), session.reader());
  SweepPoint point;
  const Errors errors = sweep.at(here.from, point, Detail::flat);
  if (!errors.empty()) {
    print(errors);
    return false;
  }
  warnings.push_back({what, warnings_of(sweep.priced())});
  out.target = figure_of(point, *figure);
  out.target_open = !point.exact;
  return true;
}

bool is_in(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// Behind the number: what the line is warned of as it is read at some points and not at all. Of
/// points that are warned of alike, the first says it.
void add_said_of_some(Sweep& sweep, const SweepRange& range, const std::vector<SweepPoint>& points,
                      std::vector<std::string>& said) {
  std::map<std::uint64_t, std::pair<std::size_t, std::size_t>> alike;  // first of them, and count
  std::vector<std::size_t> firsts;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto [at, fresh] = alike.try_emplace(points[i].warned, i, 0);
    ++at->second.second;
    if (fresh && points[i].warned != 0) {
      firsts.push_back(i);
    }
  }
  const std::vector<std::string> of_all = said;
  for (const std::size_t first : firsts) {
    SweepPoint point;
    static_cast<void>(sweep.at(points[first].x, point));
    const std::size_t others = alike.at(points[first].warned).second - 1;
    for (const std::string& one : sweep.line().warnings) {
      if (!is_in(of_all, one)) {
        said.push_back(fmt::format(
            "{} {}{}{}: {}", range.column, decimal_text(points[first].x),
            range.in_percent ? "%" : "",
            others == 0 ? "" : fmt::format(" and {} other point{}", others, others == 1 ? "" : "s"),
            one));
      }
    }
  }
}

/// What is said of the law at the first point or at the last, and of the line as it was read at
/// both; what it is warned of elsewhere behind the number.
std::vector<std::string> said_of_all(Sweep& sweep, const SweepRange& range,
                                     const std::vector<SweepPoint>& points) {
  SweepPoint point;
  static_cast<void>(sweep.at(points.front().x, point, Detail::flat));
  const std::vector<std::string> read = sweep.line().warnings;
  std::vector<std::string> said = warnings_of(sweep.priced());
  static_cast<void>(sweep.at(points.back().x, point, Detail::flat));
  const std::vector<std::string>& read_last = sweep.line().warnings;
  std::erase_if(said,
                [&](const std::string& one) { return is_in(read, one) && !is_in(read_last, one); });
  for (std::string& one : warnings_of(sweep.priced())) {
    if (!is_in(said, one) && !is_in(read_last, one)) {
      said.push_back(std::move(one));
    }
  }
  add_said_of_some(sweep, range, points, said);
  return said;
}

/// Whether the range is over a column of an entry line, under the law of one of the destinations.
bool is_column(const std::string& name, const LawBook& book) {
  const std::vector<std::string> destinations = book.destinations();
  return name == "fx" ||
         std::any_of(destinations.begin(), destinations.end(), [&](const std::string& one) {
           return canonical_column(name, *book.schedule(one)) == name;
         });
}

bool is_open(const SweepResult& result) {
  return std::any_of(result.points.begin(), result.points.end(),
                     [](const SweepPoint& point) { return !point.exact; }) ||
         std::any_of(result.answers.begin(), result.answers.end(),
                     [](const BreakEvenAnswer& answer) {
                       return answer.target_open ||
                              std::any_of(answer.found.begin(), answer.found.end(),
                                          [](const BreakEven& at) { return at.open; });
                     });
}

}  // namespace

int run_sweep(const CommonOptions& common, const SweepOptions& options,
              const std::vector<RawField>& fields, Session& session) {
  const Result<SweepRange> range = parse_sweep(options.range);
  if (!range) {
    print(range.error());
    return kUsage;
  }
  SweepResult result;
  result.range = range.value();
  RateLaw rate_law;
  std::optional<Sweep> sweep;
  if (result.range.is_heading) {
    if (!supposed_rate(result.range.column, fields, session, rate_law)) {
      return kUsage;
    }
    sweep.emplace(fields, result.range, rate_law.book, *rate_law.reader,
                  [&](Rate rate) { rate_law.set(rate); });
  } else {
    if (!is_column(result.range.column, session.book())) {
      return failed_with(usage("'" + result.range.column + "' is not a column of an entry line",
                               "tarex quote --help lists them"));
    }
    sweep.emplace(fields, result.range, session.book(), session.reader());
  }
  if (const Errors errors = sweep->run(default_jobs(), result.points); !errors.empty()) {
    return refuse_line(errors, fields, LineDays::one, session, common.format);
  }
  std::vector<TargetWarnings> targets;
  for (const std::string& text : options.break_even) {
    BreakEvenAnswer answer;
    if (!target_of(text, fields, session, answer, targets)) {
      return kUsage;
    }
    answer.found = break_evens(*sweep, result.points, answer.figure, answer.target);
    result.answers.push_back(std::move(answer));
  }
  result.schedule = &sweep->schedule();
  result.code = sweep->line().entry.code;
  result.origin = sweep->line().entry.origin;
  result.currency = sweep->line().currency;
  result.date = sweep->line().entry.date;
  result.scenario = sweep->line().scenario;
  result.warnings = said_of_all(*sweep, result.range, result.points);
  const std::vector<std::string> here = result.warnings;
  for (const TargetWarnings& target : targets) {
    const auto only = warnings_only_of(target.said, here, target.name);
    result.warnings.insert(result.warnings.end(), only.begin(), only.end());
  }
  result.dollars = result.currency.code() != "USD" && !result.points.front().landed_usd.is_zero();
  const Format format = common.format;
  const Exit written = session.write(format == Format::json    ? sweep_json(result)
                                     : format == Format::jsonl ? sweep_jsonl(result)
                                     : format == Format::csv   ? sweep_csv(result)
                                                               : sweep_text(result));
  if (!common.quiet && (format == Format::csv || format == Format::jsonl)) {
    say_warnings(result.warnings);
  }
  if (format == Format::csv && !result.answers.empty()) {
    std::fputs(break_even_text(result).c_str(), stderr);
  }
  return written != kDone ? written : common.strict && is_open(result) ? kRangeUnderStrict : kDone;
}

}  // namespace tarex::cli
