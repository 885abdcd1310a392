#include "cli/clashing_files.hpp"

#include <filesystem>

#include "cli/usage_errors.hpp"
#include "text/same_file.hpp"

namespace tarex::cli {
namespace {

Error over_input(const std::string& option, const std::string& path, const std::string& input) {
  return usage(option + (path == "-" ? "" : " '" + path + "'") + " would be written over " +
                   (input == "-" ? "what is read" : "'" + input + "', which is read"),
               "name another file");
}

}  // namespace

std::optional<Error> clashing_files(const std::vector<std::string>& inputs,
                                    const std::string& output, const std::string& rejects) {
  const auto written = output_identity(output);
  const auto rejected = rejects.empty() ? std::nullopt : output_identity(rejects);
  const bool both_stdout = rejects == "-" && output == "-";  // a terminal, too
  if (both_stdout || (written && written == rejected)) {
    return usage("the output and --rejects are the same " +
                     (output == "-" ? "stream" : "file '" + output + "'"),
                 "the rejected lines need a file of their own");
  }
  for (const std::string& input : inputs) {
    const auto read = input_identity(input);
    if (read && read == written) {
      return over_input("the output", output, input);
    }
    if (read && read == rejected) {
      return over_input("--rejects", rejects, input);
    }
  }
  return std::nullopt;
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code fault;
  const auto passing = std::filesystem::directory_options::skip_permission_denied;
  for (std::filesystem::recursive_directory_iterator at(folder, passing, fault), end;
       !fault && at != end; at.increment(fault)) {
    std::error_code nowhere;  // of a link
    if (!at->is_directory(nowhere)) {
      files.push_back(at->path().string());
    }
  }
  return files;
}

}  // namespace tarex::cli
