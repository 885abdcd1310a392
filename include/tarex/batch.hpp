#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/entry_reader.hpp"

/// Lines in, lines out: the same `assess_line` as a single quote, in a loop.
namespace tarex {

/// Receives every line of the input exactly once, in the order of the input.
class LineSink {
 public:
  LineSink() = default;
  LineSink(const LineSink&) = delete;
  LineSink& operator=(const LineSink&) = delete;
  virtual ~LineSink() = default;
  /// Called once, before any line, when the columns are known. @param header  as the file names
  /// them; @param names  canonical
  virtual void columns(const std::vector<std::string>& header,
                       const std::vector<std::string>& names) = 0;
  virtual void scored(std::size_t row, const InputLine& line, const LineAssessment& assessment,
                      const Plan& plan) = 0;
  /// @param given  the fields as written, under canonical names
  virtual void rejected(std::size_t row, const Errors& errors,
                        const std::vector<EchoField>& given) = 0;
  /// False when nothing more can be written: the batch stops.
  [[nodiscard]] virtual bool good() const = 0;
};

/// in = scored + rejected, always.
struct BatchSummary {
  std::uint64_t in = 0;
  std::uint64_t scored = 0;
  std::uint64_t ranges = 0;
  std::uint64_t rejected = 0;
  std::vector<std::string> notes;  ///< about the file as a whole, for stderr
};

enum class BatchInput { automatic, csv, jsonl };

struct BatchOptions {
  BatchInput input =
      BatchInput::automatic;  ///< automatic: JSON lines if the first character is `{`
  Detail detail = Detail::explained;
};

/// What the text is, after looking at its first character.
[[nodiscard]] BatchInput input_of(std::string_view text, BatchInput requested);

/// Scores a text of UTF-8. Lines with the same `entry` must be adjacent; they share the limits of
/// entry-level fees.
/// @return an Error if the text cannot be used at all (no header, a header that names no known
/// column, misspelled columns).
[[nodiscard]] Result<BatchSummary> score_text(std::string_view text, const std::string& file,
                                              const BatchOptions& options, LawBook& book,
                                              const EntryReader& reader, LineSink& sink);

}  // namespace tarex
