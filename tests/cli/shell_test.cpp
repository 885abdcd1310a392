#include "cli/shell.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "catch.hpp"

namespace tarex::cli_test {
namespace {

namespace fs = std::filesystem;

/// In the child: never returns.
[[noreturn]] void become_shell(const std::string& folder, const std::string& command,
                               Streams streams) {
  const std::string out = folder + "/.out";
  const std::string err = folder + "/.err";
  const std::string home = folder + "/work";
  const int in_file = ::open("/dev/null", O_RDONLY);
  const int out_file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int err_file = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(in_file, 0);
  ::dup2(out_file, 1);
  ::dup2(streams == Streams::together ? out_file : err_file, 2);
  std::vector<std::string> environment{"PATH=" + folder + "/bin:/usr/local/bin:/usr/bin:/bin",
                                       "HOME=" + home,
                                       "TMPDIR=" + folder,
                                       "TZ=UTC",
                                       "LC_ALL=C",
                                       "NO_COLOR=1"};
  for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name)) {
      environment.push_back(std::string(name) + "=" + value);
    }
  }
  std::vector<char*> pointers;
  for (std::string& variable : environment) {
    pointers.push_back(variable.data());
  }
  pointers.push_back(nullptr);
  std::string shell = "sh";
  std::string flag = "-c";
  std::string text = command;
  const std::array<char*, 4> arguments{shell.data(), flag.data(), text.data(), nullptr};
  if (::chdir(home.c_str()) == 0 && out_file >= 0 && err_file >= 0) {
    ::execve("/bin/sh", arguments.data(), pointers.data());
  }
  ::_exit(126);
}

}  // namespace

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw std::runtime_error("cannot read " + path);
  }
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void write_text(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  if (!(file << text) || !file.flush()) {
    throw std::runtime_error("cannot write " + path);
  }
}

Scratch::Scratch() {
  std::string pattern = TAREX_SCRATCH_DIR "/cli-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) {
    throw std::runtime_error("cannot make a folder like " + pattern);
  }
  folder_ = pattern;
  const fs::path work = folder_ + "/work";
  const fs::path source = TAREX_SOURCE_DIR;
  fs::create_directories(folder_ + "/bin");
  fs::create_symlink(TAREX_BINARY, folder_ + "/bin/tarex");
  fs::create_directories(work);
  fs::copy(source / "data", work / "data", fs::copy_options::recursive);
  if (fs::exists(source / "tests/cli/files")) {
    fs::copy(source / "tests/cli/files", work,
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  }
}

Scratch::~Scratch() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Outcome Scratch::run(const std::string& command, Streams streams) const {
  const pid_t child = ::fork();
  if (child < 0) {
    throw std::runtime_error("cannot start a shell");
  }
  if (child == 0) {
    become_shell(folder_, command, streams);
  }
  int status = 0;
  if (::waitpid(child, &status, 0) != child) {
    throw std::runtime_error("lost the shell");
  }
  Outcome outcome{read_text(folder_ + "/.out"), read_text(folder_ + "/.err"), 0};
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

TEST_CASE("a command runs in a folder of its own, with the files of the examples") {
  const Scratch scratch;
  const Outcome outcome = scratch.run("echo out; echo err >&2; test -f data/facts.json && exit 7");
  CHECK(outcome.out == "out\n");
  CHECK(outcome.err == "err\n");
  CHECK(outcome.code == 7);
  CHECK(scratch.run("echo a; echo b >&2; echo c", Streams::together).out == "a\nb\nc\n");
  CHECK(scratch.run("kill -9 $$").code == 137);
  CHECK(scratch.run("echo \"$TZ $LC_ALL $NO_COLOR\"").out == "UTC C 1\n");
  CHECK(scratch.run("cat").out.empty());
}

}  // namespace tarex::cli_test
