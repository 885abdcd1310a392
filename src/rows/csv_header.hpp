#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/result.hpp"
#include "tarex/schedule.hpp"
#include "text/csv_reader.hpp"

namespace tarex::detail {

/// The columns of a file of entry lines, as its header names them.
struct CsvHeader {
  std::vector<std::string> names;       ///< canonical, or the user's own; no two alike, none empty
  std::vector<std::string> labels;      ///< for the output: as the file has them, made unique
  std::vector<char> unnamed;            ///< 1 where the header has no name for the column
  std::vector<std::string> currencies;  ///< codes, of amounts whose names say one; else empty
  std::string term;                     ///< of delivery, that a mapped name of the value says
  std::vector<std::string> notes;       ///< what the user should know, once for the file
  std::string raw;
};

/// One of the names that the output gives to its own columns and keys.
[[nodiscard]] bool is_output_name(std::string_view name);

/// What a column that tarex does not know is called in the output: its own name, unless that is one
/// of the output's own (`status` becomes `input_status`).
/// @param more  names that this output has besides those of every output
[[nodiscard]] std::string own_column_name(std::string_view name,
                                          std::span<const std::string> more = {});

/// Reads the header. Columns tarex does not know keep their names; where such a name is missing,
/// appears twice or is one of the output's own, the column gets another (`column_3`, `note_2`,
/// `input_status`) and a note says so. An amount whose name says another currency than that of the
/// value is the user's own.
/// @param written  the header as the file has it, where `record` has names of ours in its place
/// @param more_names  of the output's own, besides those of every output
/// @return bad_header for a name that nearly spells a column, for a header that names no column
///   tarex knows or lacks hs or value, and for what is no header; duplicate for two columns that
///   mean the same; inconsistent for amounts of several currencies. With file:line:column.
[[nodiscard]] Result<CsvHeader> read_csv_header(const CsvRecord& record, const CsvRecord& written,
                                                const std::string& file, const Schedule& schedule,
                                                std::span<const std::string> more_names = {});

/// True if nothing but blanks stands between the delimiters: a row that a spreadsheet adds.
[[nodiscard]] bool is_blank(const CsvRecord& record);

}  // namespace tarex::detail
