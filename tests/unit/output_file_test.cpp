#include "text/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "../catch.hpp"

namespace tarex {
namespace {

namespace fs = std::filesystem;

/// A directory of the test's own, gone afterwards.
class Directory {
 public:
  Directory() {
    std::string pattern = (fs::temp_directory_path() / "tarex-test-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  ~Directory() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), {}));
  }

 private:
  fs::path path_;
};

void write_whole(const std::string& path, std::string_view text) {
  auto file = OutputFile::open(path);
  REQUIRE(file.ok());
  REQUIRE_FALSE(file.value().write(text).has_value());
  REQUIRE_FALSE(file.value().commit().has_value());
}

std::string contents(const std::string& path) {
  auto bytes = read_file(path);
  REQUIRE(bytes.ok());
  return bytes.take();
}

unsigned permissions(const std::string& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

TEST_CASE("what is written and committed can be read back") {
  const Directory directory;
  const std::string text(300000, 'z');
  write_whole(directory.file("out.csv"), text);
  CHECK(contents(directory.file("out.csv")) == text);
  CHECK(directory.entries() == 1);
}

TEST_CASE("before the commit the old file stays, and the new one stands beside it") {
  const Directory directory;
  const std::string path = directory.file("out.csv");
  write_whole(path, "old");
  auto file = OutputFile::open(path);
  REQUIRE(file.ok());
  REQUIRE_FALSE(file.value().write("new").has_value());
  CHECK(contents(path) == "old");
  CHECK(directory.entries() == 2);
  REQUIRE_FALSE(file.value().commit().has_value());
  CHECK(contents(path) == "new");
  CHECK(directory.entries() == 1);
}

TEST_CASE("without a commit nothing is left behind") {
  const Directory directory;
  {
    auto file = OutputFile::open(directory.file("out.csv"));
    REQUIRE(file.ok());
    REQUIRE_FALSE(file.value().write("half").has_value());
    const OutputFile moved = std::move(file.value());
    CHECK(directory.entries() == 1);
  }
  CHECK(directory.entries() == 0);
}

TEST_CASE("two files may be written to one target at a time") {
  const Directory directory;
  auto first = OutputFile::open(directory.file("out"));
  auto second = OutputFile::open(directory.file("out"));
  REQUIRE(first.ok());
  REQUIRE(second.ok());
  CHECK(directory.entries() == 2);
}

TEST_CASE("a new file gets the usual permissions, a replaced one keeps its own") {
  const Directory directory;
  const mode_t mask = ::umask(027);
  write_whole(directory.file("new"), "x");
  CHECK(permissions(directory.file("new")) == 0640);
  REQUIRE(::chmod(directory.file("new").c_str(), 0604) == 0);
  write_whole(directory.file("new"), "y");
  CHECK(permissions(directory.file("new")) == 0604);
  ::umask(mask);
}

TEST_CASE("a symbolic link stays and its file is replaced") {
  const Directory directory;
  write_whole(directory.file("real"), "old");
  fs::create_symlink("real", directory.file("link"));
  write_whole(directory.file("link"), "new");
  CHECK(fs::is_symlink(directory.file("link")));
  CHECK(contents(directory.file("real")) == "new");
  fs::create_symlink("nowhere", directory.file("broken"));
  CHECK_FALSE(OutputFile::open(directory.file("broken")).ok());
}

TEST_CASE("a name of the longest length can be written") {
  const Directory directory;
  const std::string path = directory.file(std::string(255, 'n'));
  write_whole(path, "x");
  CHECK(contents(path) == "x");
}

TEST_CASE("a device is written directly and stays a device") {
  write_whole("/dev/null", "lost");
  struct stat status {};
  REQUIRE(::stat("/dev/null", &status) == 0);
  CHECK(S_ISCHR(status.st_mode));
}

TEST_CASE("a full device is an error that stays") {
  auto file = OutputFile::open("/dev/full");
  REQUIRE(file.ok());
  const auto error = file.value().write("x");
  REQUIRE(error.has_value());
  CHECK(error->code == ErrorCode::io);
  CHECK(error->message == "cannot write '/dev/full': No space left on device");
  CHECK_FALSE(file.value().broken_pipe());
  CHECK(file.value().write("y").has_value());
  CHECK(file.value().commit().has_value());
}

TEST_CASE("a reader that has left is told from other errors") {
  const Directory directory;
  const std::string path = directory.file("pipe");
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const int reader = ::open(path.c_str(), O_RDONLY | O_NONBLOCK);
  REQUIRE(reader >= 0);
  auto file = OutputFile::open(path);
  REQUIRE(file.ok());
  ::close(reader);
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  CHECK(file.value().write("x").has_value());
  std::signal(SIGPIPE, before);
  CHECK(file.value().broken_pipe());
  CHECK(file.value().commit().has_value());
}

TEST_CASE("standard output stays open after the commit") {
  auto file = OutputFile::open("-");
  REQUIRE(file.ok());
  CHECK_FALSE(file.value().write("").has_value());
  CHECK_FALSE(file.value().commit().has_value());
  CHECK(::fcntl(STDOUT_FILENO, F_GETFD) >= 0);
}

TEST_CASE("places that cannot be written are named") {
  const Directory directory;
  CHECK(OutputFile::open("/nonexistent/x").error().message ==
        "cannot write '/nonexistent/x': No such file or directory");
  CHECK(OutputFile::open("/").error().message == "cannot write '/': it is a directory");
  CHECK_FALSE(OutputFile::open("").ok());
  CHECK_FALSE(OutputFile::open(directory.file("none/")).ok());
  CHECK(directory.entries() == 0);
}

TEST_CASE("a committed file takes no more writes") {
  const Directory directory;
  auto file = OutputFile::open(directory.file("out"));
  REQUIRE(file.ok());
  REQUIRE_FALSE(file.value().commit().has_value());
  CHECK(file.value().write("late").has_value());
  CHECK(contents(directory.file("out")).empty());
}

TEST_CASE("files that cannot be read are named with the reason") {
  const auto missing = read_file("/nonexistent.csv");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().code == ErrorCode::io);
  CHECK(missing.error().message == "cannot read '/nonexistent.csv': No such file or directory");
  CHECK(read_file("/").error().message == "cannot read '/': it is a directory");
}

TEST_CASE("files without a known size are read whole") {
  CHECK_FALSE(contents("/proc/self/status").empty());
  CHECK(contents("/dev/null").empty());
}

}  // namespace
}  // namespace tarex
