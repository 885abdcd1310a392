#include "report/json_text.hpp"

namespace tarex::detail {

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += "0123456789abcdef"[byte >> 4];
      out += "0123456789abcdef"[byte & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_json_amount(std::string& out, Money amount, const Currency& currency) {
  if (amount.at_limit()) {
    out += "null";
    return;
  }
  const bool fine = amount.micro() % currency.minor_unit() != 0;
  append_amount(out, amount, fine ? 6 : currency.decimals());
}

std::string& JsonObject::key(std::string_view name) {
  if (!first_) {
    out_ += ',';
  }
  first_ = false;
  append_json_string(out_, name);
  out_ += ':';
  return out_;
}

std::string& JsonArray::next() {
  if (!first_) {
    out_ += ',';
  }
  first_ = false;
  return out_;
}

}  // namespace tarex::detail
