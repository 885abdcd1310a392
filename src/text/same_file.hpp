#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace tarex {

/// Which file a path means, however it is spelled and whatever links lead there. Only of files and
/// pipes: several may share a terminal or /dev/null.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;  ///< of the folder, if the file does not exist yet
  std::string name;         ///< in that folder; empty if the file exists
  friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

/// The file that would be read. @param path  "-" is standard input
/// @return nothing if it cannot be told
[[nodiscard]] std::optional<FileIdentity> input_identity(const std::string& path);

/// The file that would be written. @param path  "-" is standard output
[[nodiscard]] std::optional<FileIdentity> output_identity(const std::string& path);

}  // namespace tarex
