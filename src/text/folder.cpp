#include "text/folder.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace tarex {
namespace {

Error unreadable(const std::string& path, const std::error_code& fault) {
  return Error{.code = ErrorCode::io, .message = "cannot read '" + path + "': " + fault.message()};
}

}  // namespace

Result<std::vector<FolderEntry>> entries_of(const std::string& folder) {
  std::vector<FolderEntry> out;
  std::error_code fault;
  for (std::filesystem::directory_iterator at(folder, fault), end; !fault && at != end;
       at.increment(fault)) {
    std::error_code unknown;  // what cannot be looked at is no folder
    const bool is_folder =
        at->symlink_status(unknown).type() == std::filesystem::file_type::directory;
    out.push_back({at->path().filename().string(), is_folder});
  }
  if (fault) {
    return unreadable(folder, fault);
  }
  std::sort(out.begin(), out.end(),
            [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
  return out;
}

Result<bool> is_there(const std::string& path) {
  std::error_code fault;
  const bool there = std::filesystem::exists(path, fault);
  if (fault) {
    return unreadable(path, fault);
  }
  return there;
}

}  // namespace tarex
