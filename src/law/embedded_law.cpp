#include <cstring>
#include <deque>
#include <mutex>

#include "tarex/schedule_loader.hpp"

// The packed law stands in the read-only data of the program; only the small records are copied out
// of it.
__asm__(
    ".section .rodata\n"
    ".balign 16\n"
    ".global tarex_embedded_law\n"
    "tarex_embedded_law:\n"
    ".incbin \"" TAREX_LAW_FILE
    "\"\n"
    ".global tarex_embedded_law_end\n"
    "tarex_embedded_law_end:\n"
    ".byte 0\n"
    ".text\n");

extern "C" {
extern const char tarex_embedded_law[];
extern const char tarex_embedded_law_end[];
}

namespace tarex {
namespace {

/// The packed form of every jurisdiction, in order.
std::vector<std::string_view> packed_laws() {
  std::vector<std::string_view> out;
  const char* at = tarex_embedded_law;
  while (at < tarex_embedded_law_end) {
    std::uint64_t size = 0;
    std::memcpy(&size, at, sizeof size);
    at += 16;
    out.emplace_back(at, size);
    at += (size + 15) / 16 * 16;
  }
  return out;
}

/// The jurisdiction is the first record of the packed form, after the magic line.
std::string jurisdiction_of(std::string_view packed) {
  const std::size_t line_end = packed.find('\n');
  return std::string(packed.substr(line_end + 1 + 8, 2));
}

}  // namespace

const Schedule* embedded_schedule(std::string_view jurisdiction) {
  // Never destroyed: at exit the system takes the memory back faster.
  static auto& unpacked = *new std::deque<Schedule>;
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  for (const Schedule& schedule : unpacked) {
    if (schedule.jurisdiction == jurisdiction) {
      return &schedule;
    }
  }
  for (const std::string_view packed : packed_laws()) {
    if (jurisdiction_of(packed) == jurisdiction) {
      if (auto schedule = unpack(packed)) {
        return &unpacked.emplace_back(std::move(*schedule));
      }
    }
  }
  return nullptr;
}

std::vector<std::string> embedded_jurisdictions() {
  std::vector<std::string> out;
  for (const std::string_view packed : packed_laws()) {
    out.push_back(jurisdiction_of(packed));
  }
  return out;
}

}  // namespace tarex
