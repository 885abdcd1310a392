#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/format.hpp"
#include "tarex/entry_reader.hpp"
#include "tarex/scenario.hpp"

namespace CLI {
class App;
}

namespace tarex {
class OutputFile;
}

namespace tarex::cli {

/// Exit codes of every command. @see the README, "Exit codes"
enum Exit : int {
  kDone = 0,
  kSomeRejected = 1,
  kUsage = 2,
  kRangeUnderStrict = 3,
  kInputOutput = 4,
  kBug = 70,
};

/// Options that every command has.
struct CommonOptions {
  std::string date;
  std::string law;
  std::vector<std::string> overlays;   ///< files of changes on top of the law, in order
  std::vector<std::string> scenarios;  ///< the same, supposed; with facts
  std::vector<std::string> others;     ///< files that the command reads besides: not to write over
  std::vector<std::string> fx;
  std::vector<std::string> assume;
  Format format = Format::text;
  std::string output = "-";
  std::string rounding = "line";
  bool single = false;  ///< the command is about one line: EntryDefaults::single
  bool strict = false;
  bool quiet = false;
};

/// Adds the common options to a command. @param formats  what --format takes, the default first
void add_common(CLI::App& app, CommonOptions& options, const std::vector<Format>& formats);

/// Adds --fx and --assume, for commands that price lines: what a line does not say.
void add_defaults(CLI::App& app, CommonOptions& options);

/// Adds --rounding, for commands that price lines as they are stated.
void add_rounding(CLI::App& app, CommonOptions& options);

/// Adds --csv-for, for commands whose rows hold texts of the user's.
void add_csv_for(CLI::App& app, std::string& csv_for);

/// Adds --scenario, for commands that price lines.
void add_scenario(CLI::App& app, CommonOptions& options);

/// The law of every destination with the files of changes on top. Owns what the files changed.
struct AmendedBook {
  std::deque<Schedule> changed;
  std::vector<const Schedule*> schedules;
  LawBook book;
  std::string scenario;  ///< titles of the scenarios that change something, joined by " + "
  ScenarioFacts facts;
  Errors warnings;
  /// Puts what the scenarios suppose of lines into the defaults.
  void suppose(EntryDefaults& defaults) const;
};

/// Puts overlays and scenarios on top of laws, in their order. Prints warnings to stderr.
/// @return nothing after printing why a file cannot be used
[[nodiscard]] std::unique_ptr<AmendedBook> amended_book(const std::vector<const Schedule*>& laws,
                                                        const std::vector<std::string>& overlays,
                                                        const std::vector<std::string>& scenarios,
                                                        bool quiet, Exit& failed);

/// The jurisdictions of a folder of law. @return Error{io}, or Error{usage} if it holds no law
[[nodiscard]] Result<std::vector<std::string>> jurisdictions_of(const std::string& folder);

/// An output that would be written over the law or over a file that is read with it.
[[nodiscard]] std::optional<Error> written_over_input(const CommonOptions& options);

/// The law, the defaults and the way out of one run.
class Session {
 public:
  /// Loads the law and checks the options. On failure prints why and returns the exit code in
  /// `failed`.
  /// @param only  the one destination of the lines, where that is known before: the law of others
  ///   is not unpacked then. Empty = all
  Session(const CommonOptions& options, Exit& failed, std::string_view only = {});
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] LawBook& book() { return book_->book; }
  /// The law of a destination by its code or name; null after printing that there is none.
  [[nodiscard]] const Schedule* law_of(const std::string& destination) const;
  /// Before overlays and scenarios.
  [[nodiscard]] const std::vector<const Schedule*>& laws() const { return laws_; }
  [[nodiscard]] const EntryReader& reader() const { return *reader_; }
  /// Writes a whole result to --output, prints why not. @return kDone or kInputOutput
  [[nodiscard]] Exit write(const std::string& text) const;

 private:
  [[nodiscard]] Exit load(const CommonOptions& options, std::string_view only);
  [[nodiscard]] bool read_defaults(const CommonOptions& options, EntryDefaults& defaults);
  std::string output_;
  std::vector<Schedule> loaded_;
  std::vector<const Schedule*> laws_;
  std::unique_ptr<AmendedBook> book_;
  std::optional<EntryReader> reader_;
};

/// Today, in UTC, so that the answer does not hang on the machine's time zone.
[[nodiscard]] Date today();

/// A day given as a flag, as an entry date may be written; prints why it is none.
[[nodiscard]] std::optional<Date> day_of(std::string_view flag, std::string_view text);

/// Writes a whole result to a file, `-` is stdout; prints why not. @return kDone or kInputOutput
[[nodiscard]] Exit write_whole(const std::string& text, const std::string& path);
/// The same to a file that was opened before.
[[nodiscard]] Exit write_whole(const std::string& text, OutputFile& file);

/// Prints errors to stderr in their text form.
void print(const Errors& errors);
void print(const Error& error);
/// The same of what is odd but usable.
void print_warning(const Error& warning);

/// Prints what ends the run. @return its exit code
[[nodiscard]] Exit failed_with(const Error& error);
[[nodiscard]] Exit failed_with(const Errors& errors);
/// Faults of lines or products that a run prints at most; its output has them all.
inline constexpr std::uint64_t kMostSaid = 20;
/// What stands behind the last of them.
inline constexpr const char* kRestUnsaid = "further faults are in the output only";

/// Prints a line to stderr.
void say(const std::string& text);
/// Prints what is to be minded of an output that has no place for it.
void say_warnings(const std::vector<std::string>& warnings);

/// As many threads as there are processors, but no more than wait for the one that reads.
[[nodiscard]] unsigned default_jobs();

/// A whole file as UTF-8; prints why not, with the exit code in `failed`.
[[nodiscard]] std::optional<std::string> read_text(const std::string& path, Exit& failed);

}  // namespace tarex::cli
