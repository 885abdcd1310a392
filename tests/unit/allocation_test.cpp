#include <atomic>
#include <cstdlib>
#include <deque>
#include <new>

#include "catch.hpp"
#include "report/line_json.hpp"
#include "tarex/assess.hpp"
#include "tarex/entry_reader.hpp"
#include "tarex/schedule_loader.hpp"

namespace {
std::atomic<long> allocations = 0;
}

// Counts what the whole test program takes from the heap. Never inlined: GCC 12 would see free()
// beside another's new and warn of a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) {
    return memory;
  }
  throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size == 0 ? 1 : size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

using namespace tarex;

TEST_CASE("assessing a line takes no memory from the heap") {
  LawBook book;
  book.add(*embedded_schedule("US"));
  EntryDefaults defaults;
  defaults.date = *parse_date("2026-10-09");
  const EntryReader reader(book, defaults);
  std::deque<EntryLine> lines;
  for (const char* code :
       {"7318.15.80", "7326.90.86.88", "8544.42.90.90", "8708.29.51.60", "6109.10.00.12",
        "9403.20.00", "7604.21.00.10", "8481.80.50", "7318.15"}) {
    for (const char* origin : {"KR", "CN", "GB", "CA", "RU"}) {
      for (const char* day :
           {"2025-01-15", "2025-05-01", "2025-12-01", "2026-03-01", "2026-10-09"}) {
        for (const char* steel : {"", "500"}) {
          const std::vector<RawField> fields = {{"hs", code},
                                                {"origin", origin},
                                                {"value", "1234.56"},
                                                {"entry_date", day},
                                                {"steel_value", steel}};
          InputLine line;
          if (reader.read(fields, line).empty()) {
            lines.push_back(line.entry);
          }
        }
      }
    }
  }
  REQUIRE(lines.size() > 300);
  Workspace& workspace = book.workspace(*embedded_schedule("US"));
  LineAssessment out;
  const auto assess_all = [&] {
    const long before = allocations;
    for (const EntryLine& line : lines) {
      assess_line(workspace.cache.plan_for(line.date), line, workspace, Detail::explained, out);
    }
    return allocations - before;
  };
  CHECK(assess_all() > 0);  // the law of each code is worked out once
  CHECK(assess_all() == 0);
}

TEST_CASE("a line of law met before is written without memory from the heap") {
  LawBook book;
  book.add(*embedded_schedule("US"));
  EntryDefaults defaults;
  defaults.date = *parse_date("2026-10-09");
  const EntryReader reader(book, defaults);
  struct Scored {
    InputLine line;
    const Plan* plan = nullptr;
    LineAssessment assessment;
  };
  std::deque<Scored> lines;
  for (const char* code : {"7318.15.80", "6109.10.00.12", "8481.80.50", "8708.29.51.60"}) {
    for (const char* origin : {"KR", "CN", "GB"}) {
      for (const char* day : {"2025-05-01", "2025-12-01", "2026-10-09"}) {
        const std::vector<RawField> fields = {{"sku", "P-1"},        {"hs", code},
                                              {"origin", origin},    {"value", "1234.56"},
                                              {"entry_date", day},   {"steel_value", "500"},
                                              {"transport", "ocean"}};
        Scored scored;
        if (reader.read(fields, scored.line).empty()) {
          Workspace& workspace = book.workspace(*scored.line.schedule);
          scored.plan = &workspace.cache.plan_for(scored.line.entry.date);
          assess_line(*scored.plan, scored.line.entry, workspace, Detail::explained,
                      scored.assessment);
          lines.push_back(scored);
        }
      }
    }
  }
  REQUIRE(lines.size() > 30);
  detail::LineJson json;
  CsvRows csv({"sku", "hs", "origin", "value", "entry_date", "steel_value"});
  std::string out;
  out.reserve(1 << 20);
  const auto write_all = [&] {
    const long before = allocations;
    out.clear();
    for (const Scored& scored : lines) {
      json.append(out, scored.line, scored.assessment, *scored.plan, 1);
      csv.append(out, scored.line, scored.assessment, *scored.plan);
    }
    return allocations - before;
  };
  CHECK(write_all() > 0);  // the words of the law are made once
  CHECK(write_all() == 0);
}
