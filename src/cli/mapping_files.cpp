#include "cli/mapping_files.hpp"

#include "base/quoted.hpp"
#include "cli/usage_errors.hpp"
#include "text/encoding.hpp"
#include "text/output_file.hpp"

namespace tarex::cli {

std::optional<Error> read_mapping(const std::string& flag, const std::vector<std::string>& given,
                                  WordMapping& out, std::vector<std::string>& files) {
  for (const std::string& text : given) {
    std::string pairs = text;
    const bool named = text.starts_with('@');
    if (named || text.find('=') == std::string::npos) {
      const std::string path = text.substr(named ? 1 : 0);
      Result<std::string> bytes = read_file(path);
      if (!bytes && named) {
        return bytes.error();
      }
      if (!bytes) {
        return usage(flag + ": " + detail::quoted(text) +
                         " is neither THEIRS=OURS nor a file that can be read",
                     "write e.g. " + flag + " \"customs value=value\", or name a file with one " +
                         "such pair per line: " + flag + " FILE or " + flag + " @FILE");
      }
      Result<DecodedText> decoded = decode_text(bytes.take());
      if (!decoded) {
        decoded.error().where.file = path;
        return decoded.error();
      }
      pairs = std::move(decoded.value().utf8);
      files.push_back(path);
    }
    if (auto fault = out.add(pairs)) {
      fault->message = flag + ": " + fault->message;
      return fault;
    }
  }
  return std::nullopt;
}

}  // namespace tarex::cli
