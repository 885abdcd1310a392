#include "text/encoding_parts.hpp"

#include <algorithm>
#include <utility>

#include "base/code_points.hpp"
#include "text/utf8.hpp"

namespace tarex::detail {

Utf8Survey survey_utf8(std::string_view text) {
  Utf8Survey survey;
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const std::size_t begin = at;
    const bool bad = next_code_point(text, at) == kBadByte;
    survey.bad_bytes += bad ? 1U : 0U;
    survey.characters += bad ? 0U : 1U;
    survey.long_sequences += !bad && at - begin > 2 ? 1U : 0U;
  }
  return survey;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
  const std::string_view line = text.substr(0, size);
  text.remove_prefix(size);
  return line;
}

Error encoding_error(int line, std::string message, std::string hint) {
  return Error{.code = ErrorCode::bad_encoding,
               .message = std::move(message),
               .where = {.file = {}, .line = line, .column = 0},
               .hint = std::move(hint)};
}

}  // namespace tarex::detail
