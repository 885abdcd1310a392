#pragma once

#include <map>
#include <string>
#include <string_view>

#include "tarex/schedule_loader.hpp"

/// A small law in a folder of its own, sound until a test plants a fault into it.
namespace tarex::law_test {

/// Where a planted fault stands. Line 0 = nowhere.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

/// The law of an imaginary country, ZZ: base duty by tariff line, 10% on widgets, a levy of 2%
/// after it, a tax.
class SmallLaw {
 public:
  SmallLaw();

  /// Replaces `piece`, which must stand in `file` exactly once, by `fault`; in `fault`, a `^` marks
  /// (and is taken out) where the finding is expected, otherwise its first character. @param file
  /// relative to the folder, e.g. "zz/measures/duties.json"
  Place plant(const std::string& file, std::string_view piece, std::string_view fault);
  /// Appends a file or replaces a whole one; `^` as above.
  Place write(const std::string& file, std::string_view text);
  void remove(const std::string& file) { files_.erase(file); }

  /// Writes the folder, loads it, holds the records against each other: everything that is wrong.
  /// Paths are relative to the folder.
  [[nodiscard]] Errors check() const;
  /// The law itself; only for a law without faults.
  [[nodiscard]] Schedule load() const;

 private:
  [[nodiscard]] LoadedSchedule load_folder(std::string& folder) const;
  std::map<std::string, std::string> files_;
};

}  // namespace tarex::law_test
