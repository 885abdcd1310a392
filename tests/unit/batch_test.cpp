#include "tarex/batch.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "catch.hpp"
#include "tarex/report.hpp"
#include "tarex/schedule_loader.hpp"
#include "text/text_stream.hpp"

using namespace tarex;

namespace {

class Lines : public LineWriter {
 public:
  void scored(std::string& out, std::size_t row, const InputLine& line,
              const LineAssessment& assessment, const Plan& plan) override {
    append_line_json(out, line, assessment, plan, row);
    out += '\n';
  }
  void rejected(std::string& out, const RejectedLine& line) override {
    append_rejected_json(out, line.errors, line.given, line.row);
    out += '\n';
  }
};

/// All that a batch hands over, as text.
class Record : public BatchSink {
 public:
  std::optional<Error> columns(const std::vector<BatchColumn>& columns, BatchInput) override {
    for (const BatchColumn& column : columns) {
      text += column.name + ' ';
    }
    text += '\n';
    return std::nullopt;
  }
  std::unique_ptr<LineWriter> writer() override { return std::make_unique<Lines>(); }
  bool write(std::string_view lines, const BatchSummary& part, std::uint64_t) override {
    text += lines;
    parts.add(part);
    return text.size() < patience;
  }
  void rejected(const RejectedLine& line) override {
    rejects += std::to_string(line.row) + '@' + std::to_string(line.byte_offset) + ' ' +
               std::string(code_name(line.errors.front().code)) + ' ' + line.raw + '\n';
  }
  std::string text;
  std::string rejects;
  BatchSummary parts;
  std::size_t patience = SIZE_MAX;
};

struct Run {
  Record record;
  BatchSummary summary;
  std::optional<Error> error;
};

std::unique_ptr<Run> run(const std::string& text, unsigned jobs, std::size_t block,
                         BatchOptions options = {}) {
  const std::string path = TAREX_SCRATCH_DIR "/batch_test_input_" + std::to_string(::getpid());
  std::ofstream(path, std::ios::binary) << text;
  LawBook book;
  book.add(*embedded_schedule("US"));
  EntryDefaults defaults;
  defaults.date = *parse_date("2026-10-09");
  const EntryReader reader(book, defaults);
  options.jobs = jobs;
  options.block_bytes = block;
  auto out = std::make_unique<Run>();
  Result<TextStream> stream = TextStream::open(path);
  REQUIRE(stream.ok());
  Result<BatchSummary> summary = score_stream(stream.value(), options, book, reader, out->record);
  if (summary) {
    out->summary = summary.value();
  } else {
    out->error = summary.error();
  }
  return out;
}

/// Lines of all kinds: entries of several lines, quoted line ends, faults, rows whose cells are
/// shifted by a comma too many, blank rows.
std::string messy(std::size_t lines, unsigned seed) {
  std::mt19937 random(seed);
  const auto pick = [&](const std::vector<std::string>& from) {
    const std::size_t at = random() % from.size();
    return from[at];
  };
  std::string text = "sku,hs,origin,value,entry,note\n";
  for (std::size_t i = 0; i < lines; ++i) {
    text += "S" + std::to_string(i) + ",";
    text += pick({"7318.15.80", "73181520", "8708295160", "6109100012", "999"}) + ",";
    text += pick({"KR", "CN", "", "VN", "XX"}) + ",";
    text += pick({"1000", "12.50", "800", "1e3", "", "7,500"}) + ",";
    text += (i % 30 < 24 ? "E" + std::to_string(i / 6) : std::string()) + ",";
    text += pick({"", "plain", "\"a, b\"", "\"two\nlines\"", "\"say \"\"hi\"\"\"", "x\"y",
                  "\"never closed", "품번"});
    text += pick({"\n", "\n", "\r\n", ",one too many\n", "\n,,,,,\n", "\n\n"});
  }
  return text;
}

}  // namespace

TEST_CASE("blocks of any size and threads of any number give the same lines") {
  for (const unsigned seed : {7U, 26U, 2026U}) {
    const std::string text = messy(150, seed);
    const auto whole = run(text, 1, 1 << 20);
    CHECK(whole->summary.in == whole->summary.scored + whole->summary.rejected);
    CHECK(whole->summary.scored > 10);
    CHECK(whole->summary.rejected > 10);
    for (const std::size_t block : {1U, 7U, 64U, 150U, 300U, 1000U, 5000U}) {
      for (const unsigned jobs : {1U, 2U, 5U}) {
        INFO("seed " << seed << ", blocks of " << block << ", jobs " << jobs);
        const auto other = run(text, jobs, block);
        CHECK(other->record.text == whole->record.text);
        CHECK(other->record.rejects == whole->record.rejects);
        CHECK(other->record.parts.in == whole->summary.in);
        CHECK(other->summary.ranges == whole->summary.ranges);
        CHECK(other->summary.notes == whole->summary.notes);
      }
    }
  }
}

TEST_CASE("lines of one entry share its fees over the border of two blocks") {
  // 0.3464% of 1,000 is 3.46, below the minimum of 34.58, which two lines share; 0.125% of 1,000
  // for the harbor on each: 17.29 + 1.25, and 34.58 + 1.25 alone.
  const std::string text =
      "hs,value,origin,entry\n6109.10.00.12,1000,CN,E1\n6109.10.00.12,1000,CN,E1\n"
      "6109.10.00.12,1000,CN,E2\n";
  for (const std::size_t block : {1U, 40U, 4096U}) {
    const auto out = run(text, 2, block);
    CHECK(out->record.text.find("\"total_fees\":18.54") != std::string::npos);
    CHECK(out->record.text.find("\"total_fees\":35.83") != std::string::npos);
  }
}

TEST_CASE("a rejected line inside an entry does not split its fees") {
  const auto out =
      run("hs,value,origin,entry\n6109.10.00.12,1000,CN,E1\n6109.10.00.12,x,CN,E1\n"
          "6109.10.00.12,1000,CN,E1\n",
          1, 4096);
  CHECK(out->summary.rejected == 1);
  CHECK(out->record.text.find("\"total_fees\":18.54") != std::string::npos);
  CHECK(out->record.text.find("\"total_fees\":35.83") == std::string::npos);
  const std::string lost = "a line of this entry was rejected";
  const std::size_t first = out->record.text.find(lost);
  REQUIRE(first != std::string::npos);
  CHECK(out->record.text.find(lost, first + 1) != std::string::npos);
}

/// The sum of a measure over all lines, whose amounts have two decimals.
std::int64_t cents_charged(const std::string& text, const std::string& measure) {
  std::int64_t cents = 0;
  std::size_t at = 0;
  while ((at = text.find("\"measure\":\"" + measure + "\"", at)) != std::string::npos) {
    at = text.find("\"amount\":", at) + 9;
    std::string digits;
    for (; text[at] != ',' && text[at] != '}'; ++at) {
      digits += text[at] == '.' ? std::string() : std::string(1, text[at]);
    }
    cents += std::stoll(digits);
  }
  return cents;
}

TEST_CASE("a damaged or blank row in an entry cuts it at no block") {
  // 0.3464% of four lines of 1,000 is 13.86, below the minimum of 34.58 that an entry pays once.
  for (const char* const odd :
       {"S,7318152055,1000.00,a,b,E%", "S,7318152055,1000.00,E%", "S", ",,,,", "   ",
        "sku,hs,value,note,entry", "S,7318152055,1000.00,\"a\"b,E%", "S,7318152055,1000.00,a,b,"}) {
    std::string text = "sku,hs,value,note,entry\n";
    for (int e = 0; e < 25; ++e) {
      for (int k = 0; k < 5; ++k) {
        const std::string id = std::to_string(e);
        std::string row = k == 2 ? odd : "S,7318152055,1000.00,a,E%";
        if (const std::size_t at = row.find('%'); at != std::string::npos) {
          row.replace(at, 1, id);
        }
        text += row + '\n';
      }
    }
    INFO(odd);
    const auto whole = run(text, 1, 1 << 20);
    for (const std::size_t block : {1U, 30U, 64U, 100U, 133U, 200U, 211U, 317U, 1000U}) {
      for (const unsigned jobs : {1U, 3U}) {
        const auto other = run(text, jobs, block);
        REQUIRE(other->record.text == whole->record.text);
        REQUIRE(other->record.rejects == whole->record.rejects);
        REQUIRE(other->summary.notes == whole->summary.notes);
      }
    }
    CHECK(cents_charged(whole->record.text, "us-mpf") == 25 * 3458);
  }
}

TEST_CASE("an entry that comes back is refused, however far away") {
  std::string text = "hs,value,entry\n6109.10.00.12,1000,first\n";
  for (int i = 0; i < 200; ++i) {
    text += "6109.10.00.12,1000,E" + std::to_string(i) + "\n";
  }
  text += "6109.10.00.12,1000,first\n";
  const auto out = run(text, 2, 100);
  CHECK(out->summary.rejected == 1);
  CHECK(out->record.rejects.starts_with("203@"));
  CHECK(out->record.text.find("the entry 'first' comes back") != std::string::npos);
}

TEST_CASE("lines of one entry have one date and one currency") {
  const std::string head = "hs,value,origin,entry,entry_date,currency,fx\n";
  const std::string first = "6109.10.00.12,1000,CN,E1,2026-10-01,USD,\n";
  const auto dates =
      run(head + first + "6109.10.00.12,1000,CN,E1,2026-10-02,USD,\n" + first, 1, 4096);
  CHECK(dates->summary.rejected == 1);
  CHECK(dates->record.rejects.starts_with("3@"));
  CHECK(
      dates->record.text.find("the entry 'E1' began with entry_date 2026-10-01, not 2026-10-02") !=
      std::string::npos);
  CHECK(dates->record.text.find("\"line\":3,\"column\":26,") != std::string::npos);
  CHECK(dates->record.text.find("\"total_fees\":18.54") != std::string::npos);  // two share them
  const auto money = run(head + first + "6109.10.00.12,1000,CN,E1,2026-10-01,EUR,0.9\n", 1, 4096);
  CHECK(money->summary.rejected == 1);
  CHECK(money->record.text.find("began with currency USD, not EUR") != std::string::npos);
  // What cannot be scored says nothing of its entry.
  const auto bad = run(head + "999,1000,CN,E1,2026-10-03,USD,\n" + first + first, 1, 4096);
  CHECK(bad->summary.rejected == 1);
}

TEST_CASE("an entry does not go on in the next file") {
  EntryMemory entries;
  BatchOptions options;
  options.entries = &entries;
  const std::string head = "hs,value,entry\n";
  CHECK(run(head + "6109.10.00.12,1000,E1\n", 1, 4096, options)->summary.rejected == 0);
  const auto next =
      run(head + "6109.10.00.12,1000,E1\n6109.10.00.12,1000,E1\n6109.10.00.12,1000,E2\n", 1, 4096,
          options);
  CHECK(next->summary.rejected == 2);
  CHECK(next->record.text.find("the entry 'E1' comes back") != std::string::npos);
}

TEST_CASE("JSON lines are cut at line ends and keep their physical line") {
  const std::string text =
      "{\"hs\":\"7318.15.80\",\"value\":1000,\"sku\":\"A\"}\n\n"
      "{\"hs\":\"7318.15.80\",\"value\":\"x\"}\r\n"
      "{\"hs\":\"7318.15.80\",\"value\":12.5,\"claims\":[\"civil_aircraft\",\"!auto_part\"]}\n"
      "[1]\n"
      "{\"hs\":\"7318.15.80\",\"value\":12.5,\"customs value\":13}";
  const auto whole = run(text, 1, 1 << 20);
  CHECK(whole->summary.in == 5);
  CHECK(whole->summary.scored == 2);
  CHECK(whole->record.text.find("{\"row\":3,\"status\":\"rejected\"") != std::string::npos);
  CHECK(whole->record.text.find("\"claims\":\"civil_aircraft;!auto_part\"") != std::string::npos);
  CHECK(whole->record.rejects.find("5@") != std::string::npos);
  const auto small = run(text, 3, 20);
  const auto behind_header = [](const std::string& out) { return out.substr(out.find('\n')); };
  CHECK(behind_header(small->record.text) == behind_header(whole->record.text));
}

TEST_CASE("a line of JSON gives the same whatever lines stand before it") {
  std::mt19937 random(415);
  const std::vector<std::string> members = {"\"quantity\":12.5",     "\"steel_kg\":1",
                                            "\"transport\":\"air\"", "\"note\":\"p\"",
                                            "\"note\":null",         "\"copper_kg\":0",
                                            "\"our place\":[1, 2]",  "\"n\":1e3",
                                            "\"sku\":\"A\"",         "\"id\":\"B\"",
                                            "\"aluminum_kg\":0",     "\"o\":{\"a\": true}",
                                            "\"entry\":\"alone\"",   "\"net_weight_kg\":100",
                                            "\"unit\":\"kg\""};
  std::vector<std::string> lines;
  for (int i = 0; i < 300; ++i) {
    std::vector<std::string> chosen = {"\"hs\":\"7318.15.80\"", "\"value\":1000"};
    for (const std::string& member : members) {
      const std::string name = member.substr(0, member.find(':'));
      const bool there = std::any_of(chosen.begin(), chosen.end(), [&](const std::string& other) {
        return other.starts_with(name) || (name == "\"id\"" && other.starts_with("\"sku\""));
      });
      if (random() % 3 == 0 && !there) {
        chosen.push_back(member);
      }
    }
    if (i % 4 != 0) {  // mostly in one order, as programs write them, but some are left out
      for (std::size_t at = chosen.size(); at > 1; --at) {
        const std::size_t other = random() % at;
        std::swap(chosen[at - 1], chosen[other]);
      }
    }
    std::string line;
    for (const std::string& member : chosen) {
      line += (line.empty() ? "{" : ",") + member;
    }
    if (line.find("alone") != std::string::npos) {
      line.replace(line.find("alone"), 5, "E" + std::to_string(i));
    }
    lines.push_back(line + "}\n");
  }
  const auto behind_row = [](const std::string& out) { return out.substr(out.find(',') + 1); };
  std::string text;
  std::string alone;
  for (const std::string& line : lines) {
    text += line;
    const std::string out = run(line, 1, 4096)->record.text;
    alone += behind_row(out.substr(out.find('\n') + 1));
  }
  for (const std::size_t block : {100U, 3000U, 1U << 20}) {
    for (const unsigned jobs : {1U, 2U}) {
      const auto all = run(text, jobs, block);
      CHECK(all->summary.scored == lines.size());
      std::string together;
      std::string rest = all->record.text.substr(all->record.text.find('\n') + 1);
      for (std::size_t at = 0; at < rest.size();) {
        const std::size_t end = rest.find('\n', at) + 1;
        together += behind_row(rest.substr(at, end - at));
        at = end;
      }
      CHECK(together == alone);
    }
  }
}

TEST_CASE("facts of a JSON line keep the order in which the line has them") {
  const auto out =
      run("{\"hs\":\"7318.15.80\",\"value\":5,\"steel_kg\":5}\n"
          "{\"hs\":\"7318.15.80\",\"value\":5,\"quantity\":12.5,\"steel_kg\":1}\n",
          1, 4096);
  CHECK(out->record.text.find("\"quantity\":12.5,\"steel_kg\":1,") != std::string::npos);
}

TEST_CASE("a reference is not lost where lines call it by different names") {
  const auto out =
      run("{\"sku\":\"A\",\"hs\":\"7318.15.80\",\"value\":5}\n"
          "{\"id\":\"B\",\"hs\":\"7318.15.80\",\"value\":5}\n",
          1, 4096);
  CHECK(out->record.text.starts_with("sku hs value \n"));
  CHECK(out->record.text.find("{\"row\":1,\"sku\":\"A\"") != std::string::npos);
  CHECK(out->record.text.find("{\"row\":2,\"sku\":\"B\"") != std::string::npos);
}

TEST_CASE("members of the user's own come out as the JSON values they are") {
  const std::string own =
      "\"n\":12,\"big\":1.50e3,\"b\":false,\"z\":null,\"l\":[\"a\", \"b\"],\"o\":{ \"x\" : [1 , "
      "{}],\"y\":\" \\\" ,}\"},\"s\":\"12\"";
  const std::string wanted =
      "\"n\":12,\"big\":1.50e3,\"b\":false,\"z\":null,\"l\":[\"a\",\"b\"],\"o\":{\"x\":[1,{}],"
      "\"y\":\" \\\" ,}\"},\"s\":\"12\"";
  for (const std::string hs : {"7318.15.80", "999"}) {          // scored and rejected
    for (const std::string value : {"1000", "\"1,000.00\""}) {  // the short way and the long one
      const auto out =
          run("{\"hs\":\"" + hs + "\",\"value\":" + value + "," + own + "}\n", 1, 4096);
      CHECK(out->summary.scored == (hs == "999" ? 0U : 1U));
      INFO(out->record.text);
      CHECK(out->record.text.find(wanted) != std::string::npos);
    }
  }
}

TEST_CASE("a value with parts is none for a column that tarex knows") {
  const auto out = run("{\"hs\":\"7318.15.80\",\"value\":{\"usd\":5}}\n", 1, 4096);
  CHECK(out->record.text.find("'value' is not a plain value") != std::string::npos);
}

TEST_CASE("byte offsets of rejected lines count the file's own bytes") {
  const std::string text = "\xEF\xBB\xBFhs,value\n품,1\n7318.15.80,x\n";
  const auto out = run(text, 1, 16);
  CHECK(out->record.rejects.find("2@12 ") == 0);
  CHECK(out->record.rejects.find("\n3@18 bad_amount 7318.15.80,x\n") != std::string::npos);
}

TEST_CASE("a sink that can take no more stops the batch") {
  std::string text = "hs,value\n";
  for (int i = 0; i < 5000; ++i) {
    text += "6109.10.00.12,1000\n";
  }
  BatchOptions options;
  const std::string path = TAREX_SCRATCH_DIR "/batch_test_stop";
  std::ofstream(path) << text;
  LawBook book;
  book.add(*embedded_schedule("US"));
  const EntryReader reader(book, EntryDefaults{*parse_date("2026-10-09"), "KR", "US", {}, {}});
  for (const unsigned jobs : {1U, 3U}) {
    options.jobs = jobs;
    options.block_bytes = 256;
    Record record;
    record.patience = 20'000;
    Result<TextStream> stream = TextStream::open(path);
    REQUIRE(stream.ok());
    const auto summary = score_stream(stream.value(), options, book, reader, record);
    CHECK(summary.ok());
    CHECK(record.parts.in < 100);
  }
}

TEST_CASE("columns can be renamed and a header can be given") {
  BatchOptions options;
  options.renamed = {{"customs price", "value"}, {"code", "hs"}};
  const auto renamed = run("code,customs price\n6109.10.00.12,1000\n", 1, 4096, options);
  CHECK(renamed->summary.scored == 1);
  BatchOptions bare;
  bare.header = "hs,value";
  const auto given = run("6109.10.00.12,1000\n6109.10.00.12,2000\n", 1, 4096, bare);
  CHECK(given->summary.scored == 2);
  CHECK(given->record.text.find("\"row\":1,") != std::string::npos);
}

TEST_CASE("a line beyond the limits is refused alone, however the blocks come") {
  const std::string endless(3 * 1024 * 1024, 'y');
  const std::string row = "7318.15.80,100,";
  // The end of a cell beyond the limit, of one in quotes, of one whose quote is never closed, and
  // of a record of many cells; blank lines; characters of two bytes, one of which the cut meets.
  std::string wide;
  while (wide.size() < 2 * 1024 * 1024) {
    wide += "é";
  }
  std::string many;
  while (many.size() < 2 * 1024 * 1024) {
    many += std::string(60000, 'z') + ",";
  }
  for (const std::string ending : {"\n", "\r\n", "\r"}) {
    const std::string text = "hs,value,sku" + ending + row + "A" + ending + row + endless + ending +
                             row + "B" + ending + ending + row + "\"" + endless + "\"" + ending +
                             row + "C" + ending + row + "\"" + endless + ending + row + wide +
                             ending + row + many + ending + row + "D" + ending + ending + row +
                             endless;
    const auto whole = run(text, 1, 16 << 20);
    CHECK(whole->summary.scored == 4);
    CHECK(whole->summary.rejected == 6);
    CHECK(whole->record.rejects.find("3@") == 0);
    CHECK(whole->record.rejects.find("\n13@") != std::string::npos);
    CHECK(whole->record.rejects.size() < 6 * (1024 * 1024 + 100));
    CHECK(whole->summary.notes.back() == "2 blank lines were passed over");
    for (const std::size_t block : {1000U, 65536U, 65537U, 1U << 21}) {
      INFO("lines end with " << ending.size() << " bytes, blocks of " << block);
      const auto other = run(text, 2, block);
      CHECK((other->record.text == whole->record.text));
      CHECK((other->record.rejects == whole->record.rejects));
      CHECK(other->summary.notes == whole->summary.notes);
      CHECK(other->summary.in == 10);
    }
  }
}

TEST_CASE("a line of JSON beyond the limit is refused alone, however the blocks come") {
  const std::string good = "{\"hs\":\"7318.15.80\",\"value\":1000}\n";
  const std::string endless =
      "{\"hs\":\"7318.15.80\",\"value\":1000,\"x\":\"" + std::string(3 * 1024 * 1024, 'y') + "\"}";
  const std::string text = good + endless + "\n" + good + endless + "\r\n" + good + endless;
  const auto whole = run(text, 1, 16 << 20);
  CHECK(whole->summary.scored == 3);
  CHECK(whole->summary.rejected == 3);
  CHECK(whole->record.text.find("the line is longer than 1048576 bytes") != std::string::npos);
  for (const std::size_t block : {1000U, 65536U, 1U << 20}) {
    const auto other = run(text, 2, block);
    const auto lines = [](const Run& of) {
      return of.record.text.substr(of.record.text.find('{'));
    };
    CHECK((lines(*other) == lines(*whole)));
    CHECK((other->record.rejects == whole->record.rejects));
  }
}

TEST_CASE("an object of more members than a line can have is refused") {
  std::string members;
  for (int i = 0; i < 1000; ++i) {
    members += ",\"k" + std::to_string(i) + "\":" + (i == 500 ? "{}" : "1");
  }
  const std::string begin = "{\"hs\":\"7318.15.80\"";
  const auto out = run(begin + members + "}\n" + begin + ",\"value\":1}\n", 1, 1 << 20);
  CHECK(out->summary.scored == 1);
  CHECK(out->record.text.find("the object has more than 1000 members") != std::string::npos);
}

TEST_CASE("a first line without an end is refused before the file has been read") {
  for (const std::string begin : {"", "\""}) {
    const std::string path = TAREX_SCRATCH_DIR "/endless_" + std::to_string(::getpid());
    std::ofstream(path, std::ios::binary) << begin << std::string(64 * 1024 * 1024, 'x');
    LawBook book;
    book.add(*embedded_schedule("US"));
    EntryDefaults defaults;
    const EntryReader reader(book, defaults);
    Result<TextStream> stream = TextStream::open(path);
    REQUIRE(stream.ok());
    Record record;
    const Result<BatchSummary> summary =
        score_stream(stream.value(), BatchOptions{}, book, reader, record);
    REQUIRE_FALSE(summary.ok());
    CHECK(summary.error().message == "the field is longer than 65536 bytes");
    CHECK_FALSE(stream.value().at_end());
    ::unlink(path.c_str());
  }
}
