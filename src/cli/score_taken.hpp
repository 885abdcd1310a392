#pragma once

#include "cli/score_sink.hpp"
#include "text/text_stream.hpp"

/// What `score` took for lines that do not say it, on stderr.
namespace tarex::cli {

/// What of that in `print_defaults` was taken for the last file alone, as the first one says it.
void print_filled(const TextStream& stream, const ScoreSink& sink, const EntryDefaults& defaults,
                  const Schedule& law);

/// Which origin, destination, date, currency and terms of delivery were taken where the output has
/// no column that shows them. @param law  of the default destination
void print_defaults(const ScoreSink& sink, const EntryDefaults& defaults, const Schedule& law);

}  // namespace tarex::cli
