#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "tarex/law_import_report.hpp"
#include "text/encoding.hpp"
#include "text/output_file.hpp"

namespace tarex::cli {
namespace {

struct ImportOptions {
  CommonOptions common;
  std::string file;
  std::string destination = "US";
  std::string into;
  std::string table;
};

std::optional<TariffImport> read(const ImportOptions& options, const Schedule& law, Exit& failed) {
  Result<std::string> bytes = read_file(options.file);
  if (!bytes) {
    print(bytes.error());
    failed = kInputOutput;
    return std::nullopt;
  }
  failed = kUsage;
  Result<DecodedText> text = decode_text(bytes.take());
  if (!text) {
    Error error = text.error();
    error.where.file = options.file;
    print(error);
    return std::nullopt;
  }
  Result<TariffImport> import = import_tariff(text.value().utf8, options.file, law);
  if (!import) {
    print(import.error());
    return std::nullopt;
  }
  return import.take();
}

/// A table in its place below a folder shaped like data/; prints why it cannot be written.
bool write_table(const std::filesystem::path& path, const std::string& text, bool quiet) {
  Result<OutputFile> file = OutputFile::open(path.string());
  if (!file) {
    print(file.error());
    return false;
  }
  auto error = file.value().write(text);
  error = error ? error : file.value().commit();
  if (error) {
    print(*error);
    return false;
  }
  if (!quiet) {
    fmt::print(stderr, "{} written\n", path.generic_string());
  }
  return true;
}

bool write_tables(const ImportOptions& options, const Schedule& law, const TariffImport& import) {
  std::string name = law.jurisdiction;
  for (char& c : name) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const std::filesystem::path folder = std::filesystem::path(options.into) / name / "rates";
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  if (fault) {
    print(Error{ErrorCode::io,
                "cannot make the folder '" + folder.generic_string() + "': " + fault.message(),
                {},
                {}});
    return false;
  }
  return write_table(folder / "lines.csv", lines_csv(import), options.common.quiet) &&
         write_table(folder / "statistical.csv", statistical_csv(import), options.common.quiet);
}

int import(const ImportOptions& options) {
  Exit failed = kDone;
  Session session(options.common, failed);
  if (failed != kDone) {
    return failed;
  }
  const Result<const Schedule*> found = session.book().find(options.destination);
  if (!found) {
    print(found.error());
    return kUsage;
  }
  const Schedule* law = found.value();
  const auto import = read(options, *law, failed);
  if (!import) {
    return failed;
  }
  print(import->unread);
  if (!options.common.quiet) {
    for (const Error& error : import->kept) {
      std::fputs(to_text(error, "warning").c_str(), stderr);
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
