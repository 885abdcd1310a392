#pragma once

#include <iconv.h>

#include <stdexcept>
#include <string>

/// A text as Windows Korea saves it.
namespace tarex::test {

/// @throws std::invalid_argument  where CP949 lacks one of its characters
inline std::string cp949_text(std::string text) {
  const iconv_t handle = iconv_open("CP949", "UTF-8");
  std::string bytes(text.size(), '\0');
  char* from = text.data();
  char* to = bytes.data();
  std::size_t left = text.size();
  std::size_t room = bytes.size();
  const bool failed = iconv(handle, &from, &left, &to, &room) == static_cast<std::size_t>(-1);
  iconv_close(handle);
  if (failed) {
    throw std::invalid_argument("not in CP949: " + text.substr(text.size() - left));
  }
  bytes.resize(bytes.size() - room);
  return bytes;
}

}  // namespace tarex::test
