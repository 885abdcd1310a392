#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tarex/result.hpp"

namespace tarex {

/// Records that are written once and read again in any order: in memory while they are short
/// together, in a file without a name beyond that. Where there can be no such file, memory has to
/// do.
class Spool {
 public:
  /// @return where the record is.
  [[nodiscard]] std::uint64_t add(std::string_view record);
  /// Puts the record there into `out`. @return false where the file cannot be read, or not all
  /// could be written.
  [[nodiscard]] bool read(std::uint64_t place, std::string& out);
  /// Why records are lost.
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

 private:
  struct Closer {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
  };
  [[nodiscard]] bool write_out();
  [[nodiscard]] bool bytes(std::uint64_t place, char* out, std::size_t size);
  void fail(std::string_view what);

  std::string recent_;         ///< what is not in the file
  std::uint64_t in_file_ = 0;  ///< bytes
  std::unique_ptr<std::FILE, Closer> file_;
  bool no_file_ = false;  ///< there can be none
  std::optional<Error> failure_;
};

}  // namespace tarex
