#include "text/same_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

namespace tarex {
namespace {

std::optional<FileIdentity> identity_of(const struct stat& status) {
  if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode)) {
    return std::nullopt;
  }
  return FileIdentity{
      static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino), {}};
}

std::optional<FileIdentity> identity_at(const std::string& path, int standard) {
  struct stat status {};
  const int failed = path == "-" ? ::fstat(standard, &status) : ::stat(path.c_str(), &status);
  return failed != 0 ? std::nullopt : identity_of(status);
}

}  // namespace

std::optional<FileIdentity> input_identity(const std::string& path) {
  return identity_at(path, STDIN_FILENO);
}

std::optional<FileIdentity> output_identity(const std::string& path) {
  struct stat status {};
  if (path == "-" || ::stat(path.c_str(), &status) == 0) {
    return identity_at(path, STDOUT_FILENO);
  }
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  if (::stat(folder.c_str(), &status) != 0) {
    return std::nullopt;
  }
  return FileIdentity{static_cast<std::uint64_t>(status.st_dev),
                      static_cast<std::uint64_t>(status.st_ino),
                      slash == std::string::npos ? path : path.substr(slash + 1)};
}

}  // namespace tarex
