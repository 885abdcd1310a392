#include "text/named_descriptor.hpp"

#include <unistd.h>

#include <array>
#include <charconv>
#include <climits>
#include <cstdlib>
#include <string_view>

namespace tarex {
namespace {

constexpr int kMostLinks = 40;  // as many as the system follows

/// The folder of a path with its links followed, with a slash at the end; empty if there is none.
std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  std::array<char, PATH_MAX> resolved{};
  return ::realpath(folder.c_str(), resolved.data()) == nullptr
             ? std::string()
             : std::string(resolved.data()) + '/';
}

std::optional<int> number_of(std::string_view text) {
  int number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = fault == std::errc() && end == text.data() + text.size() && !text.empty();
  return whole && number >= 0 ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<int> named_descriptor(const std::string& path) {
  const std::string own = "/proc/" + std::to_string(::getpid()) + "/fd/";
  std::string at = path;
  for (int links = 0; links < kMostLinks; ++links) {
    const std::string folder = folder_of(at);
    const std::string name = at.substr(at.rfind('/') + 1);
    if (folder.empty() || folder == own) {
      return folder.empty() ? std::nullopt : number_of(name);
    }
    std::array<char, PATH_MAX> target{};
    const ssize_t size = ::readlink((folder + name).c_str(), target.data(), target.size());
    if (size <= 0 || static_cast<std::size_t>(size) == target.size()) {
      return std::nullopt;
    }
    at = (target[0] == '/' ? std::string() : folder) +
         std::string(target.data(), static_cast<std::size_t>(size));
  }
  return std::nullopt;
}

}  // namespace tarex
