#pragma once

#include <string>

#include "report/code_members.hpp"
#include "tarex/report.hpp"

/// Members that few lines have.
namespace tarex::detail {

/// `,"papers":[…]`: the steps by which customs picks the rate of a trade remedy.
void append_papers_json(std::string& out, const InputLine& line, const LineAssessment& assessment,
                        const Plan& plan);

/// `,"codes":[…]`: the codes that the one given can mean, one object for those that the law treats
/// alike.
void append_variants_json(std::string& out, const InputLine& line, const LineAssessment& assessment,
                          const Plan& plan, CodeMembers& members);

}  // namespace tarex::detail
