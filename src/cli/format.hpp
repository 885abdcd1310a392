#pragma once

#include <string_view>

namespace tarex::cli {

/// Forms of an output, as `--format` names them.
enum class Format { automatic, text, json, jsonl, csv };

/// "auto", "text", "json", "jsonl", "csv".
[[nodiscard]] constexpr std::string_view word_of(Format format) {
  constexpr std::string_view kWords[] = {"auto", "text", "json", "jsonl", "csv"};
  return kWords[static_cast<std::size_t>(format)];
}

}  // namespace tarex::cli
