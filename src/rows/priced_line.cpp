#include "tarex/priced_line.hpp"

#include <algorithm>
#include <utility>

#include "rows/line_limit.hpp"

namespace tarex {

Errors price_line(std::span<const RawField> fields, LawBook& book, const EntryReader& reader,
                  PricedLine& out, Detail detail) {
  Errors errors = reader.read(fields, out.line);
  if (!errors.empty()) {
    return errors;
  }
  Workspace& workspace = book.workspace(*out.line.schedule);
  out.plan = &workspace.cache.plan_for(out.line.entry.date);
  assess_line(*out.plan, out.line.entry, workspace, detail, out.assessment);
  if (auto fault = detail::beyond_limit(out.line, out.assessment)) {
    errors.push_back(std::move(*fault));
  }
  return errors;
}

std::vector<RawField> with_column(std::span<const RawField> fields, std::string_view name,
                                  std::string_view text) {
  std::vector<RawField> out(fields.begin(), fields.end());
  const auto at = std::find_if(out.begin(), out.end(),
                               [&](const RawField& field) { return field.name == name; });
  if (at == out.end()) {
    out.push_back({name, text, 0, 0});
  } else {
    *at = {name, text, 0, 0};
  }
  return out;
}

}  // namespace tarex
