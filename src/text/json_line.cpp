#include "text/json_line.hpp"

#include <cstring>

namespace tarex {
namespace {

/// A walk over one line. Every step is false on what is not simple.
class FlatReader {
 public:
  FlatReader(std::string_view line, TextArena& arena)
      : at_(line.data()), end_(line.data() + line.size()), arena_(arena) {}

  bool object(std::vector<FlatMember>& members) {
    members.clear();
    if (!passes('{')) {
      return false;
    }
    if (passes('}')) {
      return ends();
    }
    do {
      FlatMember member;
      if (!string(member.name) || !passes(':') || !value(member)) {
        return false;
      }
      members.push_back(member);
    } while (passes(','));
    return passes('}') && ends();
  }

 private:
  void skip_blanks() {
    while (at_ < end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r')) {
      ++at_;
    }
  }
  bool passes(char wanted) {
    skip_blanks();
    const bool there = at_ < end_ && *at_ == wanted;
    at_ += there ? 1 : 0;
    return there;
  }
  bool ends() {
    skip_blanks();
    return at_ == end_;
  }
  bool string(std::string_view& out) {
    if (!passes('"')) {
      return false;
    }
    const char* begin = at_;
    while (at_ < end_ && *at_ != '"') {
      if (*at_ == '\\' || static_cast<unsigned char>(*at_) < 0x20U) {
        return false;
      }
      ++at_;
    }
    if (at_ == end_) {
      return false;
    }
    out = {begin, static_cast<std::size_t>(at_ - begin)};
    ++at_;
    return true;
  }
  bool word(std::string_view wanted) {
    const bool there = static_cast<std::size_t>(end_ - at_) >= wanted.size() &&
                       std::memcmp(at_, wanted.data(), wanted.size()) == 0;
    at_ += there ? wanted.size() : 0;
    return there;
  }
  bool digits() {
    const char* begin = at_;
    while (at_ < end_ && *at_ >= '0' && *at_ <= '9') {
      ++at_;
    }
    return at_ > begin;
  }
  bool number(std::string_view& out) {
    const char* begin = at_;
    at_ += *at_ == '-' ? 1 : 0;
    const bool zero = at_ < end_ && *at_ == '0';
    const char* whole = at_;
    if (!digits() || (zero && at_ - whole > 1)) {
      return false;
    }
    if (at_ < end_ && *at_ == '.') {
      ++at_;
      if (!digits()) {
        return false;
      }
    }
    if (at_ < end_ && (*at_ == 'e' || *at_ == 'E')) {
      ++at_;
      at_ += at_ < end_ && (*at_ == '+' || *at_ == '-') ? 1 : 0;
      if (!digits()) {
        return false;
      }
    }
    out = {begin, static_cast<std::size_t>(at_ - begin)};
    return true;
  }
  bool list(std::string_view& out) {
    ++at_;
    const auto longest = static_cast<std::size_t>(end_ - at_);
    char* joined = arena_.room(longest);
    std::size_t size = 0;
    if (!passes(']')) {
      do {
        std::string_view word;
        if (!string(word)) {
          return false;
        }
        if (size > 0) {
          joined[size++] = ';';
        }
        if (!word.empty()) {
          std::memcpy(joined + size, word.data(), word.size());
        }
        size += word.size();
      } while (passes(','));
      if (!passes(']')) {
        return false;
      }
    }
    arena_.give_back(longest - size);
    out = {joined, size};
    return true;
  }
  bool value(FlatMember& out) {
    skip_blanks();
    if (at_ == end_) {
      return false;
    }
    if (*at_ == '"') {
      return string(out.text);
    }
    const char* begin = at_;
    const bool simple = no_string(out.text);
    out.written = {begin, static_cast<std::size_t>(at_ - begin)};
    return simple;
  }
  bool no_string(std::string_view& out) {
    switch (*at_) {
      case '[':
        return list(out);
      case 't':
        out = "true";
        return word("true");
      case 'f':
        out = "false";
        return word("false");
      case 'n':
        out = {};
        return word("null");
      default:
        return number(out);
    }
  }

  const char* at_;
  const char* end_;
  TextArena& arena_;
};

}  // namespace

bool split_flat_object(std::string_view line, TextArena& arena, std::vector<FlatMember>& members) {
  return FlatReader(line, arena).object(members);
}

}  // namespace tarex
