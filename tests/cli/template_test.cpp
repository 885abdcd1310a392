#include "bom/columns.hpp"
#include "catch.hpp"
#include "cli/shell.hpp"
#include "tarex/entry_reader.hpp"
#include "tarex/schedule_loader.hpp"

namespace tarex::cli_test {
namespace {

/// Whether a line of the explanation begins with the column.
bool explains(const std::string& text, const std::string& column) {
  return text.find("\n  " + column + " ") != std::string::npos;
}

}  // namespace

TEST_CASE("the template of a bill explains every column that is read") {
  const Scratch scratch;
  for (const std::string destination : {"US", "VN"}) {
    const Outcome outcome = scratch.run("tarex template bom --to " + destination);
    REQUIRE(outcome.code == 0);
    const std::string text = "\n" + outcome.err;
    for (int c = 0; c <= static_cast<int>(detail::ComponentColumn::packaging); ++c) {
      const std::string column(
          detail::component_column_name(static_cast<detail::ComponentColumn>(c)));
      INFO(column);
      CHECK(explains(text, column));
    }
    const Schedule& law = *embedded_schedule(destination);
    std::vector<std::string> columns = known_columns(law);
    columns.emplace_back("price");
    for (const std::string& column : columns) {
      const FactIndex fact = law.find_fact(column);
      if (fact == kNoFact || law.asked.test(fact)) {
        const bool claim = fact != kNoFact && law.facts[fact].type == FactType::claim;
        INFO(column);
        CHECK(explains(text, (claim ? "claims: " : "product_") + column));
      }
    }
  }
}

}  // namespace tarex::cli_test
