#include "report/notes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/text_layout.hpp"

namespace tarex::detail {

std::string mind_text(const std::vector<std::string>& warnings) {
  std::string out;
  for (auto at = warnings.begin(); at != warnings.end(); ++at) {
    if (!at->empty() && std::find(warnings.begin(), at, *at) == at) {
      out += (out.empty() ? "\nMind\n  " : "  ") + wrap(*at, kWidth, 2) + "\n";
    }
  }
  return out;
}

std::string law_text(const Schedule& schedule) {
  return fmt::format("Law of {} verified through {} ({})", schedule.name,
                     to_string(schedule.verified_through), schedule.sha256.substr(0, 8));
}

}  // namespace tarex::detail
