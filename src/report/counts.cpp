#include "report/counts.hpp"

#include "base/grouped.hpp"
#include "report/law_json.hpp"

namespace tarex::detail {

std::string counted(std::uint64_t count, std::string_view what) {
  return grouped(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string counts_text(std::string_view what, const Counts& counts) {
  return counted(counts.scored + counts.rejected, what) + ": " + grouped(counts.scored) +
         " scored" + (counts.ranges > 0 ? " (" + counted(counts.ranges, "range") + ")" : "") +
         ", " + grouped(counts.rejected) + " rejected";
}

void append_counts_json(JsonObject& object, std::string_view what, const Counts& counts) {
  JsonObject summary(object.key("summary"));
  summary.count(what, counts.scored + counts.rejected);
  summary.count("scored", counts.scored);
  summary.count("ranges", counts.ranges);
  summary.count("rejected", counts.rejected);
  if (counts.baseline_rejected > 0) {
    summary.count("baseline_rejected", counts.baseline_rejected);
  }
  summary.close();
}

std::string document_end(std::string_view what, const Counts& counts,
                         std::span<const Schedule* const> laws,
                         const std::vector<std::string>* warnings) {
  std::string out = "],";
  JsonObject members(out);
  if (warnings != nullptr) {
    members.texts("warnings", *warnings);
  }
  append_counts_json(members, what, counts);
  append_laws(members, laws);
  members.close();
  return out.erase(2, 1) + "\n";  // the brace stands at the beginning of the document
}

}  // namespace tarex::detail
