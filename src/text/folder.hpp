#pragma once

#include <string>
#include <vector>

#include "tarex/result.hpp"

/// Folders, with every fault of the file system said. All errors are ErrorCode::io.
namespace tarex {

struct FolderEntry {
  std::string name;
  bool is_folder = false;  ///< itself, not by a link
};

/// What stands in a folder, sorted by name.
/// @return Error{io} that names the folder and says why: missing, no folder, not permitted, …
[[nodiscard]] Result<std::vector<FolderEntry>> entries_of(const std::string& folder);

/// Whether something stands at a path, links followed.
/// @return Error{io} where that cannot be found out.
[[nodiscard]] Result<bool> is_there(const std::string& path);

}  // namespace tarex
