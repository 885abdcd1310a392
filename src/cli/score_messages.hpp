#pragma once

#include "cli/score_sink.hpp"
#include "text/text_stream.hpp"

/// What `score` says on stderr of its files and of the whole.
namespace tarex::cli {

/// What is worth knowing of a file as a whole and no fault.
void print_notes(const TextStream& stream, const BatchSummary& summary);

/// Which origin, destination and date were taken where the output has no column that shows them.
void print_defaults(const ScoreSink& sink, const EntryDefaults& defaults);

/// How many lines were scored and rejected.
void print_counts(const BatchSummary& total, const ScoreSink& sink);

/// What the output lacks, so that it must be said elsewhere.
void print_losses(const ScoreSink& sink);

}  // namespace tarex::cli
