#include "cli/session.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "tarex/schedule_loader.hpp"
#include "text/output_file.hpp"
#include "text/suggest.hpp"

namespace tarex::cli {
namespace {

/// "KRW=1390.5" -> ("KRW", "1390.5").
std::optional<std::pair<std::string, std::string>> split_pair(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    return std::nullopt;
  }
  return std::pair(text.substr(0, equals), text.substr(equals + 1));
}

Error usage(std::string message, std::string hint) {
  return Error{ErrorCode::usage, std::move(message), {}, std::move(hint)};
}

/// The fact a name of --assume means, spelled as a column may be. A fact that only another law
/// asks for is one too: a file may have lines to several countries.
Result<std::string> assumed_fact(const std::string& name,
                                 const std::vector<const Schedule*>& laws) {
  std::string column;
  std::vector<std::string_view> facts;
  for (const Schedule* law : laws) {
    column = column.empty() ? canonical_column(name, *law) : column;
    if (law->find_fact(column) != kNoFact) {
      return column;
    }
    for (const FactSpec& fact : law->facts) {
      facts.emplace_back(fact.name);
    }
  }
  if (!column.empty()) {
    return usage("--assume: '" + column + "' is a column of each line, not a fact the law asks for",
                 column == "origin" || column == "destination"
                     ? "write --" + column
                     : "give it with the line; a scenario file sets it for all lines");
  }
  const auto near = nearest(name, facts, name.size() < 6 ? 1 : 3);
  return usage("--assume: '" + name + "' is not a fact any law asks for",
               near ? "did you mean '" + std::string(*near) + "'?"
                    : "tarex template score lists the columns; a claim is one of tarex law");
}

}  // namespace

Date today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

void print(const Error& error) { std::fputs(to_text(error).c_str(), stderr); }

void print(const Errors& errors) {
  for (const Error& error : errors) {
    print(error);
  }
}

void add_common(CLI::App& app, CommonOptions& options, const std::vector<std::string>& formats) {
  std::string words;
  for (const std::string& format : formats) {
    words += (words.empty() ? "" : "|") + format;
  }
  options.format = formats.front();
  app.add_option("--date", options.date,
                 "date of entry where a line says none (YYYY-MM-DD, default today)");
  app.add_option("--format", options.format, words)->check(CLI::IsMember(formats));
  app.add_option("-o,--output", options.output,
                 "write here, whole or not at all (default - = stdout)");
  app.add_option("--fx", options.fx, "exchange rate CUR=UNITS_PER_USD, repeatable");
  app.add_option("--assume", options.assume, "FACT=VALUE where a line does not say, repeatable");
  app.add_option("--law", options.law, "folder shaped like data/ instead of the law inside")
      ->envname("TAREX_LAW");
  app.add_option("--overlay", options.overlays,
                 "file of changes on top of the law (data/README.md), repeatable");
  app.add_flag("--strict", options.strict, "exit 3 if a figure is a range");
  app.add_flag("-q,--quiet", options.quiet, "no counts on stderr");
}

void add_rounding(CLI::App& app, CommonOptions& options) {
  app.add_option("--rounding", options.rounding,
                 "line: half up per duty line (default); entry: whole units of value first, as "
                 "customs does")
      ->check(CLI::IsMember({"line", "entry"}));
}

void add_scenario(CLI::App& app, CommonOptions& options) {
  app.add_option("--scenario", options.scenarios,
                 "what if: file of supposed law and facts (data/README.md), repeatable");
}

Session::Session(const CommonOptions& options, Exit& failed, std::string_view only)
    : output_(options.output) {
  EntryDefaults defaults;
  failed = kUsage;
  if (!load(options, only) || !read_defaults(options, defaults)) {
    return;
  }
  book_ = amended_book(laws_, options.overlays, options.scenarios, options.quiet, failed);
  if (book_ == nullptr) {
    return;
  }
  for (auto& [name, value] : defaults.assume) {
    Result<std::string> fact = assumed_fact(name, book_->schedules);
    if (!fact) {
      print(fact.error());
      failed = kUsage;
      return;
    }
    name = fact.take();
  }
  defaults.whole_values = options.rounding == "entry";
  defaults.scenario = book_->scenario;
  defaults.edits = book_->facts.edits;
  for (const auto& [currency, rate] : book_->facts.fx) {
    defaults.fx[currency] = rate;
  }
  reader_.emplace(book_->book, std::move(defaults));
  failed = kDone;
}

bool Session::load(const CommonOptions& options, std::string_view only) {
  if (options.law.empty()) {
    const std::vector<std::string> all = embedded_jurisdictions();
    // Files of changes may be about any law.
    const bool one = options.overlays.empty() && options.scenarios.empty() &&
                     std::find(all.begin(), all.end(), only) != all.end();
    for (const std::string& jurisdiction : all) {
      if (!one || jurisdiction == only) {
        laws_.push_back(embedded_schedule(jurisdiction));
      }
    }
    return true;
  }
  const std::vector<std::string> jurisdictions = jurisdictions_in(options.law);
  if (jurisdictions.empty()) {
    print(usage("'" + options.law + "' holds no law",
                "a folder shaped like data/ is expected: facts.json, us/schedule.json, …"));
    return false;
  }
  loaded_.reserve(jurisdictions.size());
  for (const std::string& jurisdiction : jurisdictions) {
    LoadedSchedule law = load_schedule(options.law, jurisdiction);
    if (law.errors.empty()) {
      law.errors = validate(*law.schedule);
    }
    if (!law.errors.empty()) {
      print(law.errors);
      return false;
    }
    loaded_.push_back(std::move(*law.schedule));
    laws_.push_back(&loaded_.back());
  }
  return true;
}

bool Session::read_defaults(const CommonOptions& options, EntryDefaults& defaults) {
  defaults.date = today();
  if (!options.date.empty() && options.date != "today") {
    const auto day = parse_date(options.date);
    if (!day) {
      print(
          usage("--date '" + options.date + "' is not a day", "write YYYY-MM-DD, e.g. 2026-04-06"));
      return false;
    }
    defaults.date = *day;
  }
  for (const std::string& text : options.fx) {
    const auto pair = split_pair(text);
    const auto currency = pair ? Currency::parse(pair->first) : std::nullopt;
    const auto rate = pair ? parse_decimal(pair->second, 6) : std::nullopt;
    if (!currency || !rate || *rate == 0) {
      print(usage("--fx '" + text + "' is not an exchange rate",
                  "write --fx KRW=1390.5 (units per 1 USD)"));
      return false;
    }
    defaults.fx[currency->code()] = *rate;
  }
  for (const std::string& text : options.assume) {
    auto pair = split_pair(text);
    if (!pair) {
      print(usage("--assume '" + text + "' is not FACT=VALUE", "write --assume steel_value=6000"));
      return false;
    }
    defaults.assume.push_back(std::move(*pair));
  }
  return true;
}

Exit Session::write(const std::string& text) const {
  auto file = OutputFile::open(output_);
  if (!file) {
    print(file.error());
    return kInputOutput;
  }
  auto fault = file.value().write(text);
  if (!fault) {
    fault = file.value().commit();
  }
  if (fault) {
    if (!file.value().broken_pipe()) {
      print(*fault);
    }
    return kInputOutput;
  }
  return kDone;
}

}  // namespace tarex::cli
