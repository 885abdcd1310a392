#include "cli/assumptions.hpp"

#include <algorithm>

#include "cli/usage_errors.hpp"
#include "rows/fact_reader.hpp"
#include "tarex/entry_reader.hpp"
#include "text/suggest.hpp"
#include "text/tidy.hpp"

namespace tarex::cli {
namespace {

/// The fact a name means, spelled as a column may be.
Result<std::string> assumed_fact(const std::string& name,
                                 const std::vector<const Schedule*>& laws) {
  std::string column;
  std::vector<std::string_view> facts;
  for (const Schedule* law : laws) {
    column = column.empty() ? canonical_column(name, *law) : column;
    if (law->find_fact(column) != kNoFact) {
      return column;
    }
    for (const FactSpec& fact : law->facts) {
      facts.emplace_back(fact.name);
    }
  }
  if (!column.empty()) {
    return usage("--assume: '" + column + "' is a column of each line, not a fact the law asks for",
                 column == "origin" || column == "destination"
                     ? "write --" + column
                     : "give it with the line; a scenario file sets it for all lines");
  }
  if (name.starts_with('!')) {
    return usage("--assume: '" + name + "' denies a claim", "write " + name.substr(1) + "=no");
  }
  const auto near = nearest(name, facts, name.size() < 6 ? 1 : 3);
  return usage("--assume: '" + name + "' is not a fact any law asks for",
               near ? "did you mean '" + std::string(*near) + "'?"
                    : "tarex template score lists the columns; a claim is one of tarex law");
}

/// Why no line can have the value. Amounts are read in dollars here; the sign of another currency
/// is a matter of the line.
std::optional<Error> wrong_value(const std::string& fact, const std::string& value,
                                 const std::vector<const Schedule*>& laws) {
  std::optional<Error> first;
  for (const Schedule* law : laws) {
    const FactIndex index = law->find_fact(fact);
    if (index == kNoFact) {
      continue;
    }
    const Currency dollars;
    const auto read = detail::FactReader(*law, dollars).read(index, value);
    if (read || read.error().code == ErrorCode::inconsistent) {
      return std::nullopt;
    }
    first = first ? first : std::optional(read.error());
  }
  return first;
}

}  // namespace

std::optional<Error> split_assumptions(const std::vector<std::string>& given, Assumptions& out) {
  for (const std::string& text : given) {
    const std::size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    const std::string_view value =
        equals == std::string::npos ? "" : trim_blanks(std::string_view(text).substr(equals + 1));
    if (name.empty() || value.empty()) {
      return usage("--assume '" + text + "' is not FACT=VALUE", "write --assume steel_value=6000");
    }
    out.emplace_back(name, value);
  }
  return std::nullopt;
}

std::optional<Error> check_assumptions(const std::vector<const Schedule*>& laws,
                                       Assumptions& assumptions) {
  for (auto at = assumptions.begin(); at != assumptions.end(); ++at) {
    Result<std::string> fact = assumed_fact(at->first, laws);
    if (!fact) {
      return fact.error();
    }
    at->first = fact.take();
    const auto same = std::find_if(assumptions.begin(), at,
                                   [&](const auto& before) { return before.first == at->first; });
    if (same != at) {
      return usage(
          "--assume: " + at->first + " is given twice, " + same->second + " and " + at->second,
          "keep one of them");
    }
    if (const auto fault = wrong_value(at->first, at->second, laws)) {
      const bool of_cell = fault->hint.find("cell") != std::string::npos;
      return usage("--assume " + at->first + "=" + at->second + ": " + fault->message,
                   of_cell ? "write a number, e.g. 6000" : fault->hint);
    }
  }
  return std::nullopt;
}

}  // namespace tarex::cli
