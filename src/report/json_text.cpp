#include "report/json_text.hpp"

#include <array>
#include <cstdint>
#include <cstring>

#include "report/copy_plain.hpp"
#include "text/json_value.hpp"

namespace tarex::detail {
namespace {

/// Written as it is, whatever stands around it.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0x20; byte < 0x7F; ++byte) {
    table[byte] = byte != '"' && byte != '\\';
  }
  return table;
}();

bool is_odd(char c) { return !kPlain[static_cast<unsigned char>(c)]; }

/// Not zero if one of eight bytes is written as something else. In each term the upper bit of a
/// byte answers one question; bytes that have it already are odd whatever the terms make of them.
std::uint64_t odd_bytes(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  const std::uint64_t from_blank = word + 0x60 * kOnes;                     // not below 0x20
  const std::uint64_t is_delete = word + kOnes;                             // 0x7F
  const std::uint64_t no_quote = (word ^ '"' * kOnes) + 0x7F * kOnes;       // not "
  const std::uint64_t no_backslash = (word ^ '\\' * kOnes) + 0x7F * kOnes;  // not a backslash
  return (word | is_delete | ~(from_blank & no_quote & no_backslash)) & 0x80 * kOnes;
}

/// The length of the plain text at the beginning, found eight bytes at a time.
std::size_t plain_size(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    if (odd_bytes(word) != 0) {
      break;
    }
  }
  while (at < text.size() && kPlain[static_cast<unsigned char>(text[at])]) {
    ++at;
  }
  return at;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t plain = plain_size(text.substr(at));
    out.append(text.data() + at, plain);
    at += plain;
    if (at == text.size()) {
      break;
    }
    const char c = text[at];
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x7F) {
      at += append_beyond_ascii(out, text.substr(at)) - 1;
    } else if (c == '"' || c == '\\') {
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

void put_json_string(TextPen& out, std::string_view text) {
  char* const at = out.room(text.size() + 2);
  if (copy_plain(at + 1, text, odd_bytes, is_odd)) {
    at[0] = '"';
    at[text.size() + 1] = '"';
    out.reach(at + text.size() + 2);
    return;
  }
  std::string escaped;
  append_json_string(escaped, text);
  out.put(escaped);
}

void append_json_amount(std::string& out, Money amount, const Currency& currency) {
  if (amount.at_limit()) {
    out += "null";
    return;
  }
  append_amount(out, amount, currency.decimals_for(amount.micro()));
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

void JsonObject::amount(std::string_view name, const std::optional<Money>& value,
                        const Currency& currency) {
  append_json_amount(key(name), value.value_or(Money::from_micro(Money::kLimit)), currency);
}

void JsonObject::day(std::string_view name, Date day) {
  if (day == kNoEnd) {
    raw(name, "null");
  } else {
    text(name, to_string(day));
  }
}

std::string& JsonArray::next() {
  if (!first_) {
    out_ += ',';
  }
  first_ = false;
  return out_;
}

}  // namespace tarex::detail
