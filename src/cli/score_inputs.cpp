#include "cli/score_inputs.hpp"

#include <sys/stat.h>

#include "text/text_stream.hpp"

namespace tarex::cli {
namespace {

/// Opening it again finds the same bytes; what cannot be opened says so now.
bool can_be_read_twice(const std::string& file) {
  struct stat status {};
  return file != "-" &&
         (::stat(file.c_str(), &status) != 0 || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

}  // namespace

std::optional<Error> check_inputs(const std::vector<std::string>& files, Encoding encoding,
                                  const BatchOptions& batch, const Schedule& schedule,
                                  Format format) {
  std::optional<BatchHeader> first;
  for (const std::string& file : files) {
    if (files.size() < 2 || !can_be_read_twice(file)) {
      continue;
    }
    Result<TextStream> stream = TextStream::open(file, encoding);
    if (!stream) {
      return stream.error();
    }
    Result<BatchHeader> header = read_batch_header(stream.value(), batch, schedule);
    if (!header) {
      Error& fault = header.error();
      if (fault.code == ErrorCode::usage && fault.message.starts_with("--columns")) {
        fault.hint += "; files that are scored together go by the same --columns";
      }
      return fault;
    }
    if (&file == &files.front()) {
      first = header.take();
      continue;
    }
    const bool csv = format == Format::csv ||
                     (format == Format::automatic && first && first->input == BatchInput::csv);
    if (first && csv && header.value().input == BatchInput::csv) {
      if (auto fault = column_not_in(first->columns, files.front(), header.value().columns, file)) {
        return fault;
      }
    }
  }
  return std::nullopt;
}

}  // namespace tarex::cli
