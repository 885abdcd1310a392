#pragma once

#include <vector>

#include "cli/session.hpp"

/// A line made of flags that cannot be priced.
namespace tarex::cli {

/// Whether a line is about one day or about all of them.
enum class LineDays { one, every };

/// Says on stderr what is wrong. In JSON the output is the object that `score` writes of a rejected
/// line, without a row; nothing in the other forms.
/// @param fields  as given; of a line for every day without entry_date
/// @return kUsage, or kInputOutput if the output cannot be written
[[nodiscard]] Exit refuse_line(const Errors& errors, const std::vector<RawField>& fields,
                               LineDays days, Session& session, Format format);

}  // namespace tarex::cli
