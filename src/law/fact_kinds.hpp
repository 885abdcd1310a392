#pragma once

#include "law/law_file.hpp"
#include "tarex/schedule.hpp"

/// Whether records of law name facts of the kind that their place asks for: a content is an amount,
/// a share a percentage. What names no fact at all is found where it is read.
namespace tarex::detail {

/// @param records  measures, relations, watches or edits of them, as in their file
void check_fact_kinds(const JsonValue& records, const Schedule& schedule, const LawFile& file,
                      Findings& findings);

}  // namespace tarex::detail
