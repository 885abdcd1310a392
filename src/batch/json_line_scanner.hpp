#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/block.hpp"
#include "tarex/schedule.hpp"
#include "text/json_line.hpp"

namespace tarex::detail {

inline constexpr std::size_t kMaxJsonLineBytes = 1024 * 1024;

/// Splits blocks of JSON lines into records: flat objects by a quick scan, all others by the reader
/// that finds out what is wrong. Members that tarex does not know and that are no strings become
/// cells of BatchColumn::json columns.
class JsonLineScanner {
 public:
  /// @param columns  those met so far; they never move
  JsonLineScanner(const std::string& file, const BatchOptions& options, const Schedule& schedule,
                  std::deque<BatchColumn>& columns)
      : file_(file), options_(options), schedule_(schedule), columns_(columns) {}

  /// Appends the records of the block's text, and the columns that its lines have.
  /// @param last  the text ends with the file; otherwise a line without its end is left for later
  /// @param number  physical line at the beginning; moved on
  /// @param passing  the text begins inside a line whose fault is said; at the end, the text used
  ///   ends so: a line of more than kMaxJsonLineBytes is cut to that, and its end not waited for
  /// @return the offset of the first byte not used.
  [[nodiscard]] std::size_t scan(BatchBlock& block, bool last, int& number, bool& passing);

 private:
  /// What the members of one name are.
  struct Learned {
    BatchColumn* column = nullptr;
    BatchColumn* value = nullptr;  ///< where they are no strings, if that was met
  };
  void refuse_long(BatchBlock& block, std::size_t begin, std::size_t size, int number) const;
  void read_line(BatchBlock& block, BlockRecord& record, std::string_view line);
  [[nodiscard]] std::optional<Error> parse_line(BatchBlock& block, BlockRecord& record,
                                                std::string_view line);
  void add_cell(BatchBlock& block, BlockRecord& record, std::uint32_t column, std::string_view text,
                std::string_view written);
  [[nodiscard]] std::uint32_t column_of(BatchBlock& block, std::string_view key, bool is_string);
  [[nodiscard]] const BatchColumn& learn(std::string_view key, bool is_string);

  const std::string& file_;
  const BatchOptions& options_;
  const Schedule& schedule_;
  std::deque<BatchColumn>& columns_;
  std::deque<BatchColumn> values_;  ///< the user's own, where members are no strings
  std::map<std::string, Learned, std::less<>> learned_;  ///< by the name of the member
  std::vector<FlatMember> members_;
  std::uint32_t guess_ = 0;     ///< the column that the next key may be
  std::uint32_t behind_ = 0;    ///< the columns of the line so far, but for fixed ones
  std::uint32_t repeated_ = 0;  ///< columns that the block has once more
  bool in_order_ = true;        ///< all of the line stand behind one another
  std::string compact_;         ///< scratch
};

}  // namespace tarex::detail
