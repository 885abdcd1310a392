#include "text/same_file.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "catch.hpp"

using namespace tarex;

TEST_CASE("a file is the same by any path, and through links") {
  const std::filesystem::path folder =
      std::string(TAREX_SCRATCH_DIR "/same_file_") + std::to_string(::getpid());
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "below");
  const std::string path = folder / "a.csv";
  std::ofstream(path) << "x";
  std::filesystem::create_symlink("a.csv", folder / "soft.csv");
  std::filesystem::create_hard_link(path, folder / "hard.csv");
  const auto read = input_identity(path);
  REQUIRE(read);
  CHECK(read == output_identity(folder / "below/../a.csv"));
  CHECK(read == output_identity(folder / "soft.csv"));
  CHECK(read == output_identity(folder / "hard.csv"));
  std::ofstream(folder / "b.csv") << "x";
  CHECK(read != output_identity(folder / "b.csv"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("files that do not exist yet are the same if they would be") {
  const std::string folder = TAREX_SCRATCH_DIR;
  CHECK(output_identity(folder + "/new.csv") == output_identity(folder + "/./new.csv"));
  CHECK(output_identity(folder + "/new.csv") != output_identity(folder + "/newer.csv"));
  CHECK_FALSE(output_identity(folder + "/no such folder/new.csv"));
  CHECK_FALSE(input_identity(folder + "/new.csv"));
}

TEST_CASE("what many may write to is nobody's file") {
  CHECK_FALSE(output_identity("/dev/null"));
  CHECK_FALSE(input_identity("/dev/null"));
}
