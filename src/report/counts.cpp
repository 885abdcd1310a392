#include "report/counts.hpp"

#include "base/grouped.hpp"
#include "report/law_json.hpp"

namespace tarex::detail {

std::string counted(std::uint64_t count, std::string_view what) {
  return grouped(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string counts_text(std::string_view what, std::uint64_t scored, std::uint64_t ranges,
                        std::uint64_t rejected) {
  return counted(scored + rejected, what) + ": " + grouped(scored) + " scored" +
         (ranges > 0 ? " (" + counted(ranges, "range") + ")" : "") + ", " + grouped(rejected) +
         " rejected";
}

void append_counts_json(JsonObject& object, std::string_view what, std::uint64_t scored,
                        std::uint64_t ranges, std::uint64_t rejected) {
  JsonObject summary(object.key("summary"));
  summary.count(what, scored + rejected);
  summary.count("scored", scored);
  summary.count("ranges", ranges);
  summary.count("rejected", rejected);
  summary.close();
}

std::string document_end(std::string_view what, std::uint64_t scored, std::uint64_t ranges,
                         std::uint64_t rejected, std::span<const Schedule* const> laws,
                         const std::vector<std::string>* warnings) {
  std::string out = "],";
  JsonObject members(out);
  if (warnings != nullptr) {
    members.texts("warnings", *warnings);
  }
  append_counts_json(members, what, scored, ranges, rejected);
  append_laws(members, laws);
  members.close();
  return out.erase(2, 1) + "\n";  // the brace stands at the beginning of the document
}

}  // namespace tarex::detail
