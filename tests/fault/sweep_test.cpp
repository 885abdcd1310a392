#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"

/// Every call that can fail is made to fail once (shim.cpp). What was there stays, or what is there
/// is complete; the exit code says which; nothing else is left behind.
namespace {

namespace fs = std::filesystem;

const std::string kOld = "the old output\n";

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void put(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

/// Runs tarex with an environment of its own. @return the exit code; 128 + signal if it was killed
int run(const std::vector<std::string>& arguments, const std::vector<std::string>& environment) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) {
    argv.push_back(const_cast<char*>(argument.c_str()));
  }
  argv.push_back(nullptr);
  std::vector<char*> envp;
  for (const std::string& variable : environment) {
    envp.push_back(const_cast<char*>(variable.c_str()));
  }
  envp.push_back(nullptr);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const int null = open("/dev/null", O_RDWR);
    dup2(null, STDIN_FILENO);
    dup2(null, STDOUT_FILENO);
    dup2(null, STDERR_FILENO);
    execve(argv[0], argv.data(), envp.data());
    _exit(127);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// One way of running tarex, with its output in a folder of its own.
class Sweep {
 public:
  Sweep(std::string name, std::vector<std::string> options)
      : folder_(fs::path(TAREX_SCRATCH_DIR) / ("fault_" + name)), options_(std::move(options)) {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "out");
    std::string lines = "sku,hs,origin,value,entry_date,entry\n";
    for (int i = 0; i < 400; ++i) {
      const std::string number = std::to_string(i);
      lines += "S" + number + (i % 7 == 0 ? ",\"7318.15.80\"" : ",6109100012") +
               (i % 50 == 3 ? ",XX" : ",KR") + ",1" + number + ".50,2026-02-01,E" +
               std::to_string(i / 3) + "\n";
    }
    put(folder_ / "in.csv", lines);
    counts_ = folder_ / "counts";
  }

  /// Without a fault: the complete output, and how often each call is made.
  void rehearse() {
    put(output(), kOld);
    const int code =
        run(command(), {"LD_PRELOAD=" TAREX_FAULT_SHIM, "TAREX_FAULT_COUNT=" + counts_.string()});
    REQUIRE(code == 1);
    complete_ = content(output());
    REQUIRE(complete_.size() > 1000);
    std::ifstream file(counts_);
    std::string call;
    long count = 0;
    while (file >> call >> count) {
      calls_[call] = count;
    }
    REQUIRE(calls_["write"] > 0);
    REQUIRE(calls_["malloc"] > 100);
  }

  /// Makes calls of one kind fail, at most `most` of them, evenly.
  void fail(const std::string& call, const std::string& how, long most, bool sticky) {
    const char* all = std::getenv("TAREX_FAULT_ALL");
    const long count = calls_[call];
    const long step = all != nullptr ? 1 : std::max(1L, count / most);
    for (long n = 1; n <= count; n += step) {
      put(output(), kOld);
      const std::string fault = call + ":" + std::to_string(n) + how;
      std::vector<std::string> environment = {"LD_PRELOAD=" TAREX_FAULT_SHIM,
                                              "TAREX_FAULT=" + fault};
      if (sticky) {
        environment.emplace_back("TAREX_FAULT_STICKY=1");
      }
      const int code = run(command(), environment);
      const std::string now = content(output());
      INFO(fault << (sticky ? " sticky" : "") << " exit " << code);
      const bool known_code = code == 0 || code == 1 || code == 2 || code == 4 || code == 70;
      CHECK(known_code);
      CHECK((now == kOld || now == complete_));
      CHECK((code != 1 || now == complete_));
      CHECK(code != 0);  // this input has rejected lines
      CHECK(std::distance(fs::directory_iterator(folder_ / "out"), {}) == 1);
      ++faults;
    }
  }
  long faults = 0;

 private:
  [[nodiscard]] fs::path output() const { return folder_ / "out" / "out"; }
  [[nodiscard]] std::vector<std::string> command() const {
    std::vector<std::string> words = {TAREX_BINARY, "score", (folder_ / "in.csv").string(), "-o",
                                      output().string()};
    words.insert(words.end(), options_.begin(), options_.end());
    return words;
  }
  fs::path folder_;
  fs::path counts_;
  std::vector<std::string> options_;
  std::string complete_;
  std::map<std::string, long> calls_;
};

}  // namespace

TEST_CASE("a call that fails once leaves the old output or the complete new one") {
  const std::vector<std::pair<std::string, std::vector<std::string>>> ways = {
      {"csv", {"--jobs", "1"}},
      {"jsonl", {"--format", "jsonl", "--jobs", "2"}},
      {"json", {"--format", "json", "--jobs", "1"}},
      {"summary", {"--summary", "--format", "csv", "--jobs", "1"}}};
  for (const auto& [name, options] : ways) {
    Sweep sweep(name, options);
    sweep.rehearse();
    sweep.fail("read", ":" + std::to_string(EIO), 20, false);
    sweep.fail("read", ":short", 20, false);
    sweep.fail("read", ":" + std::to_string(EINTR), 20, false);
    sweep.fail("write", ":" + std::to_string(ENOSPC), 40, false);
    sweep.fail("write", ":" + std::to_string(EFBIG), 10, true);
    sweep.fail("write", ":short", 40, false);
    sweep.fail("write", ":" + std::to_string(EINTR), 40, false);
    sweep.fail("fsync", ":" + std::to_string(EIO), 10, false);
    sweep.fail("close", ":" + std::to_string(EIO), 10, false);
    sweep.fail("rename", ":" + std::to_string(EACCES), 10, false);
    sweep.fail("open", ":" + std::to_string(EMFILE), 20, false);
    sweep.fail("malloc", "", 60, false);
    sweep.fail("malloc", "", 20, true);
    CHECK(sweep.faults > 30);
  }
}

TEST_CASE("memory that runs out where a temporary file is made leaves none behind") {
  const fs::path folder = fs::path(TAREX_SCRATCH_DIR) / "fault_hold";
  const fs::path counts = folder / "counts";
  fs::remove_all(folder);
  fs::create_directories(folder / "out");
  const std::vector<std::string> command = {TAREX_BINARY, "template", "bom", "-o",
                                            (folder / "out" / "out").string()};
  REQUIRE(run(command, {"LD_PRELOAD=" TAREX_FAULT_SHIM, "TAREX_FAULT_COUNT=" + counts.string()}) ==
          0);
  std::istringstream said(content(counts));
  std::string call;
  long count = 0;
  said >> call >> count;
  REQUIRE(call == "malloc");
  REQUIRE(count > 60);
  for (long n = count - 60; n <= count; ++n) {  // the output is made at the end
    fs::remove(folder / "out" / "out");
    const int code =
        run(command, {"LD_PRELOAD=" TAREX_FAULT_SHIM, "TAREX_FAULT=malloc:" + std::to_string(n)});
    INFO("malloc:" << n << " exit " << code);
    CHECK((code == 0 || code == 4));
    // Behind the renaming the output is there, and complete.
    const bool there = fs::exists(folder / "out" / "out");
    CHECK((there || code == 4));
    CHECK(std::distance(fs::directory_iterator(folder / "out"), {}) == (there ? 1 : 0));
  }
}

TEST_CASE("a device without room and a closed output are exit code 4") {
  const fs::path input = fs::path(TAREX_SCRATCH_DIR) / "fault_device.csv";
  put(input, "hs,value\n6109100012,1000\n");
  const auto shell = [&](const std::string& redirection) {
    return run(
        {"/bin/sh", "-c",
         std::string("'") + TAREX_BINARY + "' score '" + input.string() + "' " + redirection},
        {});
  };
  CHECK(shell("> /dev/full 2> /dev/null") == 4);
  CHECK(shell(">&- 2> /dev/null") == 4);
  CHECK(shell("--format jsonl > /dev/full 2> /dev/null") == 4);
  CHECK(shell("--format json > /dev/full 2> /dev/null") == 4);
  CHECK(shell("-o /dev/full 2> /dev/null") == 4);
  CHECK(shell("--rejects /dev/full 2> /dev/null") == 4);
  CHECK(shell("2> /dev/full") == 0);
}

TEST_CASE("a file size limit keeps the old output and removes the temporary file") {
  const fs::path folder = fs::path(TAREX_SCRATCH_DIR) / "fault_limit";
  fs::remove_all(folder);
  fs::create_directories(folder);
  std::string lines = "sku,hs,value\n";
  for (int i = 0; i < 2000; ++i) {
    lines += "S" + std::to_string(i) + ",6109100012,1000\n";
  }
  put(folder / "in.csv", lines);
  fs::create_directories(folder / "out");
  put(folder / "out" / "out.csv", kOld);
  const int code = run({"/bin/sh", "-c",
                        "ulimit -f 16; '" TAREX_BINARY "' score '" + (folder / "in.csv").string() +
                            "' -o '" + (folder / "out" / "out.csv").string() + "'"},
                       {});
  CHECK(code == 4);
  CHECK(content(folder / "out" / "out.csv") == kOld);
  CHECK(std::distance(fs::directory_iterator(folder / "out"), {}) == 1);
}

TEST_CASE("a reader that leaves is no error message") {
  const fs::path folder = fs::path(TAREX_SCRATCH_DIR);
  std::string lines = "sku,hs,value\n";
  for (int i = 0; i < 20000; ++i) {
    lines += "S" + std::to_string(i) + ",6109100012,1000\n";
  }
  put(folder / "fault_pipe.csv", lines);
  const std::string said = (folder / "fault_pipe.err").string();
  const int code = run({"/bin/sh", "-c",
                        "'" TAREX_BINARY "' score '" + (folder / "fault_pipe.csv").string() +
                            "' 2> '" + said + "' | head -1 > /dev/null; exit 0"},
                       {"PATH=/usr/bin:/bin"});
  CHECK(code == 0);
  CHECK(content(said).empty());
}
