#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "base/letters.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "tarex/law_import_report.hpp"
#include "text/output_file.hpp"

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

/// The tables in their places below a folder shaped like data/; prints why they cannot be written.
/// Both are on the disk before either takes its place.
bool write_tables(const ImportOptions& options, const Schedule& law, const TariffImport& import) {
  const std::filesystem::path folder =
      std::filesystem::path(options.into) / detail::lower_case(law.jurisdiction) / "rates";
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
  for (const auto& [name, text] : {std::pair("lines.csv", lines_csv(import)),
                                   std::pair("statistical.csv", statistical_csv(import))}) {
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
  Session session(options.common, failed);
  if (failed != kDone) {
    return failed;
  }
  const Schedule* const law = session.law_of(options.destination);
  if (law == nullptr) {
    return kUsage;
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
  if (!options.into.empty() && !write_tables(options, *law, *import)) {
    return kInputOutput;
  }
  const auto changes = tariff_changes(*import, *law);
  const std::string& format = options.common.format;
  const Exit written = session.write(options.table == "lines"         ? lines_csv(*import)
                                     : options.table == "statistical" ? statistical_csv(*import)
                                     : format == "json" ? import_json(*import, changes, *law)
                                     : format == "csv"  ? import_csv(changes)
                                                        : import_text(*import, changes, *law));
  return written != kDone ? written : import->unread.empty() ? kDone : kSomeRejected;
}

}  // namespace

Action add_law_import(CLI::App& law) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command =
      law.add_subcommand("import", "a new edition of a tariff from its official publication");
  add_common(*command, options->common, {"text", "json", "csv"});
  command->add_option("file", options->file, "the official table, CSV; - is stdin")->required();
  command->add_option("--destination,--to", options->destination, "whose tariff it is");
  command->add_option("--into", options->into,
                      "folder shaped like data/: write its tables of rates");
  command->add_option("--table", options->table, "print this table instead of what differs")
      ->check(CLI::IsMember({"lines", "statistical"}));
  return [options] { return import(*options); };
}

}  // namespace tarex::cli
