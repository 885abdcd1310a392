#include "text/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "text/named_descriptor.hpp"
#include "text/standard_descriptors.hpp"

namespace tarex {

namespace {

constexpr std::size_t kLongestNameInTemporary = 200;  // file systems allow 255 in all
constexpr unsigned kAttempts = 1000;
constexpr std::size_t kFirstBytes = 256 * 1024;  // of a file, to see whether it is one to read

Error io_error(std::string_view action, std::string_view path, std::string_view reason) {
  const std::string standard = action == "cannot read" ? "standard input" : "standard output";
  const std::string name = path == "-" ? standard : "'" + std::string(path) + "'";
  return Error{
      .code = ErrorCode::io,
      .message = std::string(action) + " " + name + ": " + std::string(reason),
  };
}

std::string reason_for(int error_number) { return std::generic_category().message(error_number); }

/// The file a symbolic link leads to; the path itself if it is none or leads nowhere.
std::string resolve_links(const std::string& path) {
  char* resolved = ::realpath(path.c_str(), nullptr);
  if (resolved == nullptr) {
    return path;
  }
  std::string result(resolved);
  std::free(resolved);
  return result;
}

/// The directory part with its slash ("" for none) and the name behind it.
std::pair<std::string, std::string> split_path(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) {
    return {"", path};
  }
  return {path.substr(0, slash + 1), path.substr(slash + 1)};
}

/// Six characters that differ between processes and attempts.
std::string temporary_suffix(unsigned attempt) {
  constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyz";
  auto number = static_cast<unsigned long>(::getpid()) * kAttempts + attempt;
  std::string suffix(6, '0');
  for (char& c : suffix) {
    c = kDigits[number % kDigits.size()];
    number /= kDigits.size();
  }
  return suffix;
}

/// Calls `f` until a signal does not interrupt it.
template <class F>
auto uninterrupted(F f) {
  auto result = f();
  while (result < 0 && errno == EINTR) {
    result = f();
  }
  return result;
}

/// Makes a renamed file's name durable. @return errno, or 0; 0 too where directories cannot be
/// synchronized.
int synchronize_directory(const std::string& directory) {
  const std::string name = directory.empty() ? "." : directory;
  const int descriptor =
      uninterrupted([&] { return ::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
  if (descriptor < 0) {
    return errno == EACCES ? 0 : errno;  // a directory one may write to but not read
  }
  const int result = uninterrupted([&] { return ::fsync(descriptor); });
  const int reason = result < 0 && errno != EINVAL && errno != ENOTSUP ? errno : 0;
  ::close(descriptor);
  return reason;
}

}  // namespace

Result<OutputFile> OutputFile::open(std::string path) {
  OutputFile file;
  file.path_ = std::move(path);
  if (file.path_ == "-") {
    file.descriptor_ = STDOUT_FILENO;
    return file;
  }
  if (file.path_.empty()) {
    return io_error("cannot write", "", "the name is empty");
  }
  if (const auto descriptor = named_descriptor(file.path_)) {
    if (!is_writable(*descriptor)) {
      return io_error("cannot write", file.path_, reason_for(EBADF));
    }
    file.descriptor_ = *descriptor;
    return file;
  }
  file.target_ = resolve_links(file.path_);
  struct stat status {};
  if (::stat(file.target_.c_str(), &status) != 0) {
    if (::lstat(file.target_.c_str(), &status) == 0) {
      return io_error("cannot write", file.path_, "the symbolic link leads nowhere");
    }
    return open_beside(std::move(file), 0666, false);
  }
  if (S_ISDIR(status.st_mode)) {
    return io_error("cannot write", file.path_, "it is a directory");
  }
  if (S_ISREG(status.st_mode)) {
    // Renaming needs no right to the old file; one that is write-protected shall stay.
    if (::access(file.target_.c_str(), W_OK) != 0) {
      return io_error("cannot write", file.path_, reason_for(errno));
    }
    return open_beside(std::move(file), status.st_mode & 07777U, true);
  }
  file.descriptor_ =
      uninterrupted([&] { return ::open(file.target_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY); });
  if (file.descriptor_ < 0) {
    return io_error("cannot write", file.path_, reason_for(errno));
  }
  file.owns_descriptor_ = true;
  return file;
}

Result<OutputFile> OutputFile::open_beside(OutputFile file, unsigned int permissions,
                                           bool keep_permissions) {
  const auto [directory, name] = split_path(file.target_);
  if (name.empty()) {
    return io_error("cannot write", file.path_, "it names a directory that does not exist");
  }
  const std::string stem = directory + "." + name.substr(0, kLongestNameInTemporary) + ".tarex.";
  for (unsigned attempt = 0; attempt < kAttempts; ++attempt) {
    std::string temporary = stem + temporary_suffix(attempt);
    file.held_.prepare(temporary);  // takes memory: before there is a file to lose
    const SignalsWait until_held;
    file.descriptor_ = uninterrupted([&] {
      return ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                    keep_permissions ? 0600 : permissions);
    });
    if (file.descriptor_ >= 0) {
      file.held_.hold();
      file.temporary_ = std::move(temporary);
      break;
    }
    if (errno != EEXIST) {
      break;
    }
  }
  if (file.descriptor_ < 0) {
    return io_error("cannot write", file.path_, reason_for(errno));
  }
  file.owns_descriptor_ = true;
  if (keep_permissions && ::fchmod(file.descriptor_, permissions) != 0) {
    return io_error("cannot set the permissions of", file.path_, reason_for(errno));
  }
  return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      held_(std::move(other.held_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      owns_descriptor_(std::exchange(other.owns_descriptor_, false)),
      broken_pipe_(other.broken_pipe_),
      failure_(std::move(other.failure_)) {}

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
  if (this != &other) {
    discard();
    path_ = std::move(other.path_);
    target_ = std::move(other.target_);
    temporary_ = std::exchange(other.temporary_, {});
    held_ = std::move(other.held_);
    descriptor_ = std::exchange(other.descriptor_, -1);
    owns_descriptor_ = std::exchange(other.owns_descriptor_, false);
    broken_pipe_ = other.broken_pipe_;
    failure_ = std::move(other.failure_);
  }
  return *this;
}

OutputFile::~OutputFile() { discard(); }

std::optional<Error> OutputFile::write(std::string_view bytes) {
  while (!failure_ && !bytes.empty()) {
    const ssize_t written =
        uninterrupted([&] { return ::write(descriptor_, bytes.data(), bytes.size()); });
    if (written < 0) {
      return fail("cannot write", errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return failure_;
}

std::optional<Error> OutputFile::commit() {
  if (failure_) {
    discard();
    return failure_;
  }
  if (temporary_.empty()) {
    return commit_direct();
  }
  if (uninterrupted([&] { return ::fsync(descriptor_); }) != 0) {
    return fail("cannot write", errno);
  }
  owns_descriptor_ = false;
  if (::close(std::exchange(descriptor_, -1)) != 0) {  // never again: it may be another's by then
    return fail("cannot write", errno);
  }
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
    return fail("cannot replace", errno);
  }
  temporary_.clear();
  held_.forget();
  if (const int reason = synchronize_directory(split_path(target_).first); reason != 0) {
    return fail("cannot synchronize the directory of", reason);
  }
  return std::nullopt;
}

std::optional<Error> OutputFile::commit_direct() {
  if (!is_writable(descriptor_)) {
    return fail("cannot write", EBADF);  // where nothing was written
  }
  // Some file systems report a failed write only on closing. Standard output must stay open for
  // others, so a duplicate is closed.
  const int descriptor = owns_descriptor_ ? descriptor_ : ::dup(descriptor_);
  owns_descriptor_ = false;
  descriptor_ = -1;
  if (descriptor < 0 || ::close(descriptor) != 0) {
    return fail("cannot write", errno);
  }
  return std::nullopt;
}

std::optional<Error> OutputFile::fail(std::string_view action, int error_number) {
  broken_pipe_ = error_number == EPIPE;
  failure_ = io_error(action, path_, reason_for(error_number));
  discard();
  return failure_;
}

void OutputFile::discard() noexcept {
  if (owns_descriptor_) {
    ::close(descriptor_);
  }
  owns_descriptor_ = false;
  descriptor_ = -1;
  if (!temporary_.empty()) {
    ::unlink(temporary_.c_str());
    temporary_.clear();
    held_.forget();
  }
}

Result<std::string> read_file(const std::string& path,
                              const std::function<std::optional<Error>(std::string_view)>& refuse) {
  const bool standard_input = path == "-";
  const int descriptor = standard_input ? STDIN_FILENO : uninterrupted([&] {
    return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  });
  if (descriptor < 0) {
    return io_error("cannot read", path, reason_for(errno));
  }
  std::string bytes;
  int reason = 0;
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    bytes.reserve(static_cast<std::size_t>(status.st_size));
  }
  std::array<char, 64 * 1024> block{};
  ssize_t size = 1;
  bool asked = !refuse;
  std::optional<Error> refused;
  while (size > 0 && !refused) {
    size = uninterrupted([&] { return ::read(descriptor, block.data(), block.size()); });
    reason = size < 0 ? errno : 0;
    bytes.append(block.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    if (!asked && bytes.size() >= kFirstBytes) {
      asked = true;
      refused = refuse(bytes);
    }
  }
  if (!standard_input) {
    ::close(descriptor);
  }
  if (reason != 0) {
    return io_error("cannot read", path,
                    reason == EISDIR ? "it is a directory" : reason_for(reason));
  }
  if (refused) {
    return *refused;
  }
  return bytes;
}

}  // namespace tarex
