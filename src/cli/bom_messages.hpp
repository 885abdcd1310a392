#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "cli/bom_command.hpp"

namespace tarex::cli {

/// What `tarex bom` says on stderr of its files and of their products.
class BomMessages {
 public:
  /// @param run  learns of faults of flags; outlives this
  BomMessages(BomRun& run, bool quiet) : run_(run), quiet_(quiet) {}

  /// What is to be known of a file, once it is open.
  void say_notes(const std::string& path, const BillReader& bill) const;
  /// What is wrong with a product. A fault of a flag is the same for every product, and said once;
  /// of others the first ones are.
  void say(const Errors& errors);
  /// Whether what is wrong would not be said any more.
  [[nodiscard]] bool silent() const;

 private:
  BomRun& run_;
  bool quiet_;
  std::size_t said_ = 0;
  std::set<std::string> flags_;  ///< faults of flags that are said
};

}  // namespace tarex::cli
