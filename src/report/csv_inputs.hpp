#pragma once

#include <string>
#include <vector>

#include "report/text_pen.hpp"
#include "tarex/report.hpp"

namespace tarex::detail {

/// Writes the cells of the input at the beginning of a row, each with a comma behind it.
class CsvInputs {
 public:
  /// @see CsvRows::CsvRows
  CsvInputs(std::vector<std::string> columns, CsvStyle style,
            const std::vector<std::string>* cells);
  void put(TextPen& out, const InputLine& line);
  void put_rejected(TextPen& out, const std::vector<GivenField>& given);
  /// A cell of the user's own text.
  void put_text(TextPen& out, std::string_view text);
  [[nodiscard]] bool takes_cells() const { return takes_cells_; }
  [[nodiscard]] std::uint64_t neutralised() const { return neutralised_; }
  [[nodiscard]] std::uint64_t cut() const { return cut_; }

 private:
  void put_cells(TextPen& out, const InputLine& line);
  [[nodiscard]] bool place(const EchoField& field);

  std::vector<std::string> columns_;
  CsvStyle style_;
  std::vector<std::int32_t> column_of_cell_;  ///< -1 = none
  std::vector<const EchoField*> placed_;      ///< by column, of the line at hand
  std::vector<const EchoField*> shown_;       ///< in the order of cells, of the line at hand
  bool takes_cells_ = false;
  std::uint64_t neutralised_ = 0;
  std::uint64_t cut_ = 0;
};

}  // namespace tarex::detail
