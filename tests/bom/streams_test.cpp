#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "catch.hpp"
#include "cp949_text.hpp"
#include "oracle/random_entries.hpp"
#include "text/csv_stream.hpp"
#include "text/spool.hpp"

// Long files and pipes in memory that does not grow with them.

namespace tarex::bom_tests {
namespace {

using oracle::Random;

/// Rows of every kind, longer than what is read at once and than what is kept of a pipe.
std::string long_text(std::size_t megabytes = 6) {
  Random random(31);
  std::string text = "품번,품명,값\n";
  while (text.size() < megabytes * 1024 * 1024) {
    switch (random.below(12)) {
      case 0:
        text += "1,\"둘로\n나뉜\",3\r\n";
        break;
      case 1:
        text += "1,bro\"ken,3\n";
        break;
      case 2:
        text += "\n  \n";
        break;
      default:
        text += "브라켓 " + std::to_string(random.below(1000)) + ",\"한글\"," +
                std::string(random.below(300), 'x') + "\n";
    }
  }
  return text;
}

/// @return records that are the same in both, or 0 if any differs.
std::size_t same_records(CsvStream& stream, const std::string& text) {
  CsvReader whole(text, stream.file_name());
  CsvRecord a;
  CsvRecord b;
  std::size_t records = 0;
  while (whole.next(a)) {
    const bool same = stream.next(b) && a.line == b.line && a.fields == b.fields &&
                      a.positions == b.positions && a.raw == b.raw &&
                      a.error.has_value() == b.error.has_value() &&
                      (!a.error || to_text(*a.error) == to_text(*b.error));
    if (!same) {
      return 0;
    }
    ++records;
  }
  return stream.next(b) || stream.failure() ? 0 : records;
}

}  // namespace

TEST_CASE("a long file reads block by block as it reads whole, as often as wanted") {
  const std::string text = long_text(14);
  const std::string path = std::string(TAREX_SCRATCH_DIR) + "/bom_stream.csv";
  std::ofstream(path, std::ios::binary) << text;
  auto opened = CsvStream::open(path);
  REQUIRE(opened.ok());
  CsvStream stream = opened.take();
  const std::size_t records = same_records(stream, text);
  CHECK(records > 50'000);
  stream.rewind();
  CHECK(same_records(stream, text) == records);
  std::filesystem::remove(path);
}

TEST_CASE("a long file in CP949 reads as its text does, as often as wanted") {
  const std::string text = long_text();
  const std::string path = std::string(TAREX_SCRATCH_DIR) + "/bom_stream_cp949.csv";
  std::ofstream(path, std::ios::binary) << test::cp949_text(text);
  auto opened = CsvStream::open(path);
  REQUIRE(opened.ok());
  CsvStream stream = opened.take();
  const std::size_t records = same_records(stream, text);
  CHECK(records > 10'000);
  CHECK(stream.note() == "taken for CP949; --encoding says otherwise");
  stream.rewind();
  CHECK(same_records(stream, text) == records);
  std::filesystem::remove(path);
}

TEST_CASE("a long pipe reads as its text does, as often as wanted") {
  const std::string text = long_text();
  const std::string path = std::string(TAREX_SCRATCH_DIR) + "/bom_stream_pipe";
  std::filesystem::remove(path);
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  std::thread writer([&] { std::ofstream(path, std::ios::binary) << text; });
  auto opened = CsvStream::open(path);
  writer.join();
  REQUIRE(opened.ok());
  CsvStream stream = opened.take();
  const std::size_t records = same_records(stream, text);
  CHECK(records > 10'000);
  stream.rewind();
  CHECK(same_records(stream, text) == records);
  std::filesystem::remove(path);
}

TEST_CASE("a spool gives its records back in any order") {
  Spool spool;
  std::vector<std::uint64_t> places;
  const auto record = [](std::size_t i) {
    return std::to_string(i) + std::string(i % 700, static_cast<char>('a' + i % 26));
  };
  for (std::size_t i = 0; i < 10'000; ++i) {  // 3.5 MB
    places.push_back(spool.add(record(i)));
  }
  std::string out;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::size_t any = (i * 7919) % places.size();
    REQUIRE(spool.read(places[any], out));
    REQUIRE(out == record(any));
  }
  CHECK_FALSE(spool.failure());
}

}  // namespace tarex::bom_tests
