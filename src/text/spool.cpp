#include "text/spool.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace tarex {
namespace {

constexpr std::size_t kMostRecent = 1024 * 1024;

}  // namespace

void Spool::fail(std::string_view what) {
  if (!failure_) {
    failure_ = Error{.code = ErrorCode::io,
                     .message = "cannot " + std::string(what) +
                                " a temporary file: " + std::generic_category().message(errno)};
  }
}

std::uint64_t Spool::add(std::string_view record) {
  const std::uint64_t place = in_file_ + recent_.size();
  const auto size = static_cast<std::uint32_t>(record.size());
  char head[sizeof size];
  std::memcpy(head, &size, sizeof size);
  recent_.append(head, sizeof head);
  recent_ += record;
  if (recent_.size() >= kMostRecent && !no_file_ && !failure_ && !write_out()) {
    fail("write");
  }
  return place;
}

bool Spool::write_out() {
  if (file_ == nullptr) {
    file_.reset(std::tmpfile());
    no_file_ = file_ == nullptr;
  }
  if (no_file_) {
    return true;
  }
  if (std::fseek(file_.get(), 0, SEEK_END) != 0 ||
      std::fwrite(recent_.data(), 1, recent_.size(), file_.get()) != recent_.size() ||
      std::fflush(file_.get()) != 0) {
    return false;
  }
  in_file_ += recent_.size();
  recent_.clear();
  return true;
}

bool Spool::bytes(std::uint64_t place, char* out, std::size_t size) {
  if (place >= in_file_) {
    recent_.copy(out, size, static_cast<std::size_t>(place - in_file_));
    return true;
  }
  return ::pread(::fileno(file_.get()), out, size, static_cast<off_t>(place)) ==
         static_cast<ssize_t>(size);
}

bool Spool::read(std::uint64_t place, std::string& out) {
  std::uint32_t size = 0;
  char head[sizeof size];
  if (failure_) {
    return false;
  }
  if (!bytes(place, head, sizeof head)) {
    fail("read");
    return false;
  }
  std::memcpy(&size, head, sizeof size);
  out.resize(size);
  if (!bytes(place + sizeof size, out.data(), size)) {
    fail("read");
    return false;
  }
  return true;
}

}  // namespace tarex
