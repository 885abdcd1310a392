#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "base/letters.hpp"
#include "cli/clashing_files.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "cli/usage_errors.hpp"
#include "tarex/law_import_report.hpp"
#include "text/output_file.hpp"
#include "text/same_file.hpp"

namespace tarex::cli {
namespace {

struct ImportOptions {
  CommonOptions common;
  std::string file;
  std::string destination = EntryDefaults().destination;
  std::string into;
  std::string table;
};

std::optional<TariffImport> read(const ImportOptions& options, const Schedule& law, Exit& failed) {
  const auto text = read_text(options.file, failed);
  if (!text) {
    return std::nullopt;
  }
  Result<TariffImport> import = import_tariff(*text, options.file, law);
  if (!import) {
    print(import.error());
    failed = kUsage;
    return std::nullopt;
  }
  return import.take();
}

/// The folder of the tables of rates in a folder shaped like data/; nothing where none is written.
std::string folder_of_tables(const ImportOptions& options, const Schedule& law) {
  return options.into.empty()
             ? std::string()
             : options.into + "/" + detail::lower_case(law.jurisdiction) + "/rates";
}

constexpr std::string_view kTables[] = {"lines.csv", "statistical.csv"};

/// Tables that would be written over the official one, or over --output; a folder that holds no
/// such law.
std::optional<Error> fault_of_into(const ImportOptions& options, const Schedule& law) {
  if (options.into.empty()) {
    return std::nullopt;
  }
  const Result<std::vector<std::string>> there = jurisdictions_of(options.into);
  if (!there) {
    return there.error();
  }
  const auto& names = there.value();
  if (std::find(names.begin(), names.end(), law.jurisdiction) == names.end()) {
    return usage("'" + options.into + "' holds no law of " + law.name,
                 "a folder shaped like data/ is expected");
  }
  for (const std::string_view table : kTables) {
    const std::string path = folder_of_tables(options, law) + "/" + std::string(table);
    const auto written = output_identity(path);
    if (written && written == input_identity(options.file)) {
      return usage("--into would write over '" + options.file + "', which is read",
                   "read a copy of it");
    }
    if (written && written == output_identity(options.common.output)) {
      return usage("the output and a table of --into are the same file '" + path + "'",
                   "name another file");
    }
  }
  return clashing_files(files_below(options.into), options.common.output);
}

/// The tables in their places; prints why they cannot be written. Both are on the disk before
/// either takes its place.
bool write_tables(const ImportOptions& options, const Schedule& law, const TariffImport& import) {
  const std::filesystem::path folder = folder_of_tables(options, law);
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  if (fault) {
    print(Error{ErrorCode::io,
                "cannot make the folder '" + folder.generic_string() + "': " + fault.message(),
                {},
                {}});
    return false;
  }
  std::vector<std::pair<std::string, OutputFile>> files;
  for (const auto& [name, text] :
       {std::pair(kTables[0], lines_csv(import)), std::pair(kTables[1], statistical_csv(import))}) {
    auto file = OutputFile::open((folder / name).string());
    const auto written = file ? file.value().write(text) : std::optional(file.error());
    if (written) {
      print(*written);
      return false;
    }
    files.emplace_back((folder / name).generic_string(), file.take());
  }
  for (auto& [path, file] : files) {
    if (const auto unwritten = file.commit()) {
      print(*unwritten);
      return false;
    }
    if (!options.common.quiet) {
      say(path + " written");
    }
  }
  return true;
}

int import(const ImportOptions& options) {
  Exit failed = kDone;
  CommonOptions common = options.common;
  common.others.push_back(options.file);
  Session session(common, failed);
  if (failed != kDone) {
    return failed;
  }
  const Schedule* const law = session.law_of(options.destination);
  if (law == nullptr) {
    return kUsage;
  }
  if (const auto fault = fault_of_into(options, *law)) {
    return failed_with(*fault);
  }
  const auto import = read(options, *law, failed);
  if (!import) {
    return failed;
  }
  print(import->unread);
  if (!options.common.quiet) {
    for (const Error& error : import->kept) {
      print_warning(error);
    }
  }
  auto output = OutputFile::open(options.common.output);  // before tables take their places
  if (!output) {
    return failed_with(output.error());
  }
  if (!options.into.empty() && !write_tables(options, *law, *import)) {
    return kInputOutput;
  }
  const auto changes = tariff_changes(*import, *law);
  const Format format = options.common.format;
  const std::string text = options.table == "lines"         ? lines_csv(*import)
                           : options.table == "statistical" ? statistical_csv(*import)
                           : format == Format::json         ? import_json(*import, changes, *law)
                           : format == Format::csv          ? import_csv(changes)
                                                            : import_text(*import, changes, *law);
  const Exit written = write_whole(text, output.value());
  return written != kDone ? written : import->unread.empty() ? kDone : kSomeRejected;
}

}  // namespace

Action add_law_import(CLI::App& law) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command =
      law.add_subcommand("import", "a new edition of a tariff from its official publication");
  add_common(*command, options->common, {Format::text, Format::json, Format::csv});
  command->add_option("file", options->file, "the official table, CSV; - is stdin")->required();
  command->add_option("--destination,--to", options->destination, "whose tariff it is");
  command->add_option("--into", options->into,
                      "folder shaped like data/: write its tables of rates");
  command->add_option("--table", options->table, "print this table instead of what differs")
      ->check(CLI::IsMember({"lines", "statistical"}));
  return [options] { return import(*options); };
}

}  // namespace tarex::cli
