#include "report/law_json.hpp"

#include <algorithm>
#include <vector>

namespace tarex::detail {

void append_laws(JsonObject& object, std::span<const Schedule* const> used) {
  std::vector<const Schedule*> laws;
  for (const Schedule* law : used) {
    if (std::none_of(laws.begin(), laws.end(), [&](const Schedule* other) {
          return other->jurisdiction == law->jurisdiction;
        })) {
      laws.push_back(law);
    }
  }
  if (laws.empty()) {
    return;
  }
  append_law_json(object.key("law"), *laws.front());
  if (laws.size() > 1) {
    JsonArray all(object.key("laws"));
    for (const Schedule* law : laws) {
      append_law_json(all.next(), *law);
    }
    all.close();
  }
}

}  // namespace tarex::detail
