#pragma once

#include "cli/score_sink.hpp"
#include "text/text_stream.hpp"

/// What `score` says on stderr of its files and of the whole.
namespace tarex::cli {

/// What is worth knowing of a file as a whole and no fault.
/// @param summed_up  the output has no columns that tarex does not know
/// @param laws  of the destinations that its lines have, at least one
void print_notes(const TextStream& stream, const BatchSummary& summary, const ScoreSink& sink,
                 bool summed_up, std::span<const Schedule* const> laws,
                 const EntryDefaults& defaults);

/// Names the columns of a file that nothing reads.
/// @param carried  they stand in the output
void say_unread(const std::string& path, const std::vector<std::string>& unread, bool carried);

/// An option for lines that do not say what a column holds.
struct GivenDefault {
  std::string_view flag;
  std::string_view column;
};

/// Which of these options the last file leaves without effect, as it has the column.
void print_unused(const TextStream& stream, const ScoreSink& sink,
                  const std::vector<GivenDefault>& given);

/// How many lines were scored and rejected.
void print_counts(const BatchSummary& total, const ScoreSink& sink);

/// How far a run came that ends with an error.
void print_unfinished(const ScoreSink& sink);

/// What the output lacks, so that it must be said elsewhere.
void print_losses(const ScoreSink& sink);

}  // namespace tarex::cli
