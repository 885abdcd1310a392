#include "cli/session.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <thread>

#include "base/joined.hpp"
#include "cli/assumptions.hpp"
#include "cli/clashing_files.hpp"
#include "cli/usage_errors.hpp"
#include "rows/field_text.hpp"
#include "tarex/schedule_loader.hpp"
#include "text/encoding.hpp"
#include "text/output_file.hpp"
#include "text/text_stream.hpp"
#include "text/tidy.hpp"

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

}  // namespace

Date today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

void print(const Error& error) { std::fputs(to_text(error).c_str(), stderr); }

void print(const Errors& errors) {
  for (const Error& error : errors) {
    print(error);
  }
}

void print_warning(const Error& warning) {
  std::fputs(to_text(warning, "warning").c_str(), stderr);
}

Exit failed_with(const Error& error) {
  print(error);
  return error.code == ErrorCode::io ? kInputOutput : kUsage;
}

Exit failed_with(const Errors& errors) {
  print(errors);
  const bool unreadable = std::any_of(
      errors.begin(), errors.end(), [](const Error& error) { return error.code == ErrorCode::io; });
  return unreadable ? kInputOutput : kUsage;
}

void say(const std::string& text) { std::fputs((text + "\n").c_str(), stderr); }

void say_warnings(const std::vector<std::string>& warnings) {
  for (const std::string& warning : warnings) {
    say("warning: " + warning);
  }
}

unsigned default_jobs() {
  constexpr unsigned kMostByDefault = 4;
  return std::clamp(std::thread::hardware_concurrency(), 1U, kMostByDefault);
}

std::optional<std::string> read_text(const std::string& path, Exit& failed) {
  Result<std::string> bytes = read_file(path, [&](std::string_view beginning) {
    std::optional<Error> fault = refuse_beginning(beginning);
    if (fault) {
      fault->where.file = path;
    }
    return fault;
  });
  if (!bytes) {
    failed = failed_with(bytes.error());
    return std::nullopt;
  }
  Result<DecodedText> text = decode_text(bytes.take());
  if (!text) {
    text.error().where.file = path;
    print(text.error());
    failed = kUsage;
    return std::nullopt;
  }
  return std::move(text.value().utf8);
}

std::optional<Date> day_of(std::string_view flag, std::string_view text) {
  std::string scratch;
  const Result<Date> day = detail::read_date(tidy(text, scratch));
  if (!day) {
    print(usage(std::string(flag) + " " + day.error().message, day.error().hint));
    return std::nullopt;
  }
  return day.value();
}

void add_common(CLI::App& app, CommonOptions& options, const std::vector<Format>& formats) {
  std::vector<std::string> words;
  for (const Format format : formats) {
    words.emplace_back(word_of(format));
  }
  const auto set_format = [&options, formats](const std::string& word) {
    options.format = *std::find_if(formats.begin(), formats.end(),
                                   [&](Format format) { return word_of(format) == word; });
  };
  options.format = formats.front();
  app.add_option("--date", options.date,
                 "date of entry where a line says none (YYYY-MM-DD, default today)");
  app.add_option_function<std::string>("--format", set_format, detail::joined(words, "|"))
      ->check(CLI::IsMember(words));
  app.add_option("-o,--output", options.output,
                 "write here, whole or not at all (default - = stdout)");
  app.add_option("--law", options.law, "folder shaped like data/ instead of the law inside")
      ->envname("TAREX_LAW");
  app.add_option("--overlay", options.overlays,
                 "file of changes on top of the law (data/README.md), repeatable");
  app.add_flag("--strict", options.strict, "exit 3 if a figure is a range");
  app.add_flag("-q,--quiet", options.quiet, "no counts on stderr");
}

void add_defaults(CLI::App& app, CommonOptions& options) {
  app.add_option("--fx", options.fx, "exchange rate CUR=UNITS_PER_USD, repeatable");
  app.add_option("--assume", options.assume, "FACT=VALUE where a line does not say, repeatable");
}

void add_rounding(CLI::App& app, CommonOptions& options) {
  app.add_option("--rounding", options.rounding,
                 "line: half up per duty line (default); entry: whole units of value first, as "
                 "customs does")
      ->check(CLI::IsMember({"line", "entry"}));
}

void add_csv_for(CLI::App& app, std::string& csv_for) {
  app.add_option("--csv-for", csv_for,
                 "excel: byte order mark, and no cell that a spreadsheet would execute")
      ->check(CLI::IsMember({"excel"}));
}

void add_scenario(CLI::App& app, CommonOptions& options) {
  app.add_option("--scenario", options.scenarios,
                 "what if: file of supposed law and facts (data/README.md), repeatable");
}

std::optional<Error> written_over_input(const CommonOptions& options) {
  std::vector<std::string> read = options.overlays;
  read.insert(read.end(), options.scenarios.begin(), options.scenarios.end());
  read.insert(read.end(), options.others.begin(), options.others.end());
  const std::vector<std::string> law = files_below(options.law);
  read.insert(read.end(), law.begin(), law.end());
  return clashing_files(read, options.output);
}

Session::Session(const CommonOptions& options, Exit& failed, std::string_view only)
    : output_(options.output) {
  EntryDefaults defaults;
  if (const auto fault = written_over_input(options)) {
    failed = failed_with(*fault);
    return;
  }
  failed = load(options, only);
  if (failed != kDone) {
    return;
  }
  failed = kUsage;
  if (!read_defaults(options, defaults)) {
    return;
  }
  book_ = amended_book(laws_, options.overlays, options.scenarios, options.quiet, failed);
  if (book_ == nullptr) {
    return;
  }
  if (const auto fault = check_assumptions(book_->schedules, defaults.assume)) {
    print(*fault);
    failed = kUsage;
    return;
  }
  defaults.whole_values = options.rounding == "entry";
  defaults.single = options.single;
  book_->suppose(defaults);
  reader_.emplace(book_->book, std::move(defaults));
  failed = kDone;
}

Result<std::vector<std::string>> jurisdictions_of(const std::string& folder) {
  Result<std::vector<std::string>> found = jurisdictions_in(folder);
  if (found && found.value().empty()) {
    return usage("'" + folder + "' holds no law",
                 "a folder shaped like data/ is expected: facts.json, us/schedule.json, …");
  }
  return found;
}

Exit Session::load(const CommonOptions& options, std::string_view only) {
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
    return kDone;
  }
  const Result<std::vector<std::string>> jurisdictions = jurisdictions_of(options.law);
  if (!jurisdictions) {
    return failed_with(jurisdictions.error());
  }
  loaded_.reserve(jurisdictions.value().size());
  for (const std::string& jurisdiction : jurisdictions.value()) {
    LoadedSchedule law = load_schedule(options.law, jurisdiction);
    if (law.errors.empty()) {
      law.errors = validate(*law.schedule);
    }
    if (!law.errors.empty()) {
      return failed_with(law.errors);
    }
    loaded_.push_back(std::move(*law.schedule));
    laws_.push_back(&loaded_.back());
  }
  return kDone;
}

bool Session::read_defaults(const CommonOptions& options, EntryDefaults& defaults) {
  defaults.date = today();
  if (!options.date.empty() && options.date != "today") {
    const auto day = day_of("--date", options.date);
    if (!day) {
      return false;
    }
    defaults.date = *day;
  }
  std::map<std::string, std::string> stated;  // as written
  for (const std::string& text : options.fx) {
    const auto pair = split_pair(text);
    const auto currency = pair ? Currency::parse(pair->first) : std::nullopt;
    const auto rate = pair ? parse_decimal(pair->second, 6) : std::nullopt;
    if (pair && !currency && rate) {
      print(usage("--fx '" + text + "': '" + pair->first + "' is not a currency",
                  "write three letters of ISO 4217, e.g. --fx KRW=1390.5"));
      return false;
    }
    if (!currency || !rate || *rate == 0) {
      print(usage("--fx '" + text + "' is not an exchange rate",
                  "write --fx KRW=1390.5 (units per 1 USD)"));
      return false;
    }
    if (currency->code() == "USD" && *rate != kMicro) {
      print(usage("--fx '" + text + "': a rate says what 1 USD is worth in another currency",
                  "write --fx KRW=1390.5 (units per 1 USD)"));
      return false;
    }
    const auto [before, is_new] = stated.emplace(currency->code(), pair->second);
    if (!is_new && defaults.fx[currency->code()] != *rate) {
      print(usage("--fx: " + currency->code() + " is given twice, " + before->second + " and " +
                      pair->second,
                  "keep one of them"));
      return false;
    }
    defaults.fx[currency->code()] = *rate;
  }
  if (const auto fault = split_assumptions(options.assume, defaults.assume)) {
    print(*fault);
    return false;
  }
  return true;
}

const Schedule* Session::law_of(const std::string& destination) const {
  const Result<const Schedule*> law = book_->book.find(destination);
  if (!law) {
    print(law.error());
    return nullptr;
  }
  return law.value();
}

Exit write_whole(const std::string& text, const std::string& path) {
  auto file = OutputFile::open(path);
  if (!file) {
    print(file.error());
    return kInputOutput;
  }
  return write_whole(text, file.value());
}

Exit write_whole(const std::string& text, OutputFile& file) {
  auto fault = file.write(text);
  if (!fault) {
    fault = file.commit();
  }
  if (fault) {
    if (!file.broken_pipe()) {
      print(*fault);
    }
    return kInputOutput;
  }
  return kDone;
}

Exit Session::write(const std::string& text) const { return write_whole(text, output_); }

}  // namespace tarex::cli
