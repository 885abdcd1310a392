#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "bom/carried.hpp"
#include "cli/bom_command.hpp"

namespace tarex::cli {

/// What `tarex bom` says on stderr of its files and of their products.
class BomMessages {
 public:
  /// @param run  learns of faults of flags; outlives this
  BomMessages(BomRun& run, bool quiet) : run_(run), quiet_(quiet) {}

  /// What is to be known of a file, once it is open.
  void say_notes(const std::string& path, const BillReader& bill,
                 const detail::CarriedThere& there) const;
  /// Components whose columns that mean nothing are not in the JSON of their product, although
  /// those of others are: assemblies that are their parts, and all of a product that is rejected.
  void look_for_lost(const BomProduct& product, const BomAssessment& assessment);
  /// Names these columns once the file is read.
  void say_lost(const std::string& path);
  /// Takes note of the money of a product, its components' too.
  /// @param line  of today; null where it has none
  void look_at_currencies(const BomProduct& product, const InputLine* line);
  /// Names the rates of a scenario that no product had a use for, once all are read.
  void say_idle_rates(const std::vector<ColumnEdit>& edits) const;
  /// What is wrong with a product. A fault of a flag is the same for every product, and said once;
  /// of others the first ones are.
  void say(const Errors& errors);
  /// Whether what is wrong would not be said any more.
  [[nodiscard]] bool silent() const;

 private:
  BomRun& run_;
  bool quiet_;
  std::size_t said_ = 0;
  std::set<std::string> flags_;                    ///< faults of flags that are said
  std::set<std::string> lost_;                     ///< columns of this file
  std::set<std::string, std::less<>> currencies_;  ///< codes
};

}  // namespace tarex::cli
