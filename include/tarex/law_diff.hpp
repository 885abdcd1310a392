#pragma once

#include <string>
#include <vector>

#include "tarex/result.hpp"
#include "tarex/schedule.hpp"

/// What changed in the law: between two days, or between two folders of law.
namespace tarex {

struct LawChange {
  enum class What { started, ended, changed };
  What what = What::started;
  std::string kind;      ///< "measure", "list", "displacement", "reduction", "watch", or a file
  std::string id;        ///< of the record
  std::string heading;   ///< of a measure
  std::string detail;    ///< rate, or what is different, in words
  std::string citation;  ///< empty where records carry none
};

/// What is in force on `b` and was not on `a`, what no longer is, and what says something else.
[[nodiscard]] std::vector<LawChange> law_diff(const Schedule& schedule, Date a, Date b);

/// Records that two folders shaped like `data/` do not have in common: by id, versions by their
/// first day, rows of tables by list and code. Reads the files as they are; neither law need be
/// sound.
/// @return an error for a file that cannot be read or parsed
[[nodiscard]] Result<std::vector<LawChange>> folder_diff(const std::string& a,
                                                         const std::string& b);

[[nodiscard]] std::string law_diff_text(const std::vector<LawChange>& changes);
[[nodiscard]] std::string law_diff_json(const std::vector<LawChange>& changes);
/// One object per change.
[[nodiscard]] std::string law_diff_jsonl(const std::vector<LawChange>& changes);
[[nodiscard]] std::string law_diff_csv(const std::vector<LawChange>& changes);

}  // namespace tarex
