#include <algorithm>
#include <array>

#include "engine/course.hpp"

namespace tarex {

void look_ahead(std::span<const EntryLine* const> lines, Workspace& workspace) {
  std::array<ExpectedLaw, detail::kMostAhead> laws;
  std::array<std::uint64_t, detail::kMostAhead> hashes;
  const std::size_t count = std::min(lines.size(), detail::kMostAhead);
  for (std::size_t i = 0; i < count; ++i) {
    laws[i] = {lines[i]->date, lines[i]->code, lines[i]->origin};
  }
  workspace.cache.look_ahead({laws.data(), count});
  if (workspace.courses == nullptr) {
    return;
  }
  detail::CourseBook& courses = *workspace.courses;
  const auto each = [&](auto step) {
    for (std::size_t i = 0; i < count; ++i) {
      if (laws[i].regime != nullptr) {
        step(i);
      }
    }
  };
  each([&](std::size_t i) { hashes[i] = courses.expect_slot(*laws[i].regime, *lines[i]); });
  each([&](std::size_t i) { courses.expect_course(hashes[i]); });
  each([&](std::size_t i) { courses.expect_steps(hashes[i]); });
}

}  // namespace tarex
