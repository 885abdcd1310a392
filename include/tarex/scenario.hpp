#pragma once

#include <deque>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "tarex/amendment.hpp"
#include "tarex/entry_reader.hpp"

/// The facts of a scenario: what it supposes of prices, exchange rates, shares and costs. The law
/// it supposes is read by `amend`.
namespace tarex {

/// What a scenario does to every line.
struct ScenarioFacts {
  std::vector<ColumnEdit> edits;
  std::map<std::string, std::int64_t> fx;  ///< currency -> units per USD, in millionths
};

/// Reads the `facts` of a file; a file without them adds nothing.
/// @param schedules  the laws at hand: their facts are the columns there are
/// @return everything that is wrong, with path:line:column
[[nodiscard]] Errors read_scenario_facts(const AmendmentFile& file,
                                         std::span<const Schedule* const> schedules,
                                         ScenarioFacts& out);

/// A line as a scenario has it.
struct EditedLine {
  std::vector<RawField> fields;
  std::deque<std::string> texts;  ///< what the changed fields point to
  std::vector<std::string> warnings;
  std::vector<std::string> unscaled;  ///< columns that would be scaled, and that it does not state
};

/// Applies edits, in order, to the columns of one line. A number that cannot be read is left for
/// the reader to refuse, and so is one that comes to more than tarex can hold.
[[nodiscard]] EditedLine apply_edits(std::span<const RawField> fields,
                                     std::span<const ColumnEdit> edits);

}  // namespace tarex
