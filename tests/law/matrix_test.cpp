#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "matrix_rows.hpp"

// Each relation of the conformance matrix is tried on the first and the last day of its era and on
// both days outside it, where it must not hold with these headings.

namespace tarex::law_tests {
namespace {

/// What a heading is charged on; nothing if it is not charged.
std::optional<Money> basis_of(const Scored& scored, std::string_view heading) {
  for (const DutyLine& duty : scored.assessment.lines) {
    if (scored.plan->schedule().measures[duty.measure].heading == heading) {
      return duty.basis;
    }
  }
  return std::nullopt;
}

bool stands_back(const Scored& scored, std::string_view heading, std::string_view because) {
  const auto pairs = scored.not_charged();
  return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
    return pair.first == heading && pair.second == because;
  });
}

bool is_named(const Scored& scored, std::string_view heading) {
  const auto pairs = scored.not_charged();
  return std::any_of(pairs.begin(), pairs.end(),
                     [&](const auto& pair) { return pair.second == heading; });
}

bool holds(const Row& row, const Scored& scored) {
  const auto a = basis_of(scored, row.a);
  const auto b = basis_of(scored, row.b);
  switch (row.relation) {
    case Relation::stack:
      return a.has_value() && b.has_value();
    case Relation::split:
      return a.has_value() && b.has_value() && *a + *b == scored.line.entry.value;
    case Relation::displace:
      return !b.has_value() && (a.has_value() || is_named(scored, row.a)) &&
             stands_back(scored, row.b, row.a);
    case Relation::exempt:
      return !b.has_value() && (a.has_value() || is_named(scored, row.a)) &&
             stands_back(scored, row.b, row.by);
    case Relation::ignore:
      return !a.has_value() && is_named(scored, row.a) && b.has_value();
  }
  return false;
}

/// The days on which a row is tried: two inside its era and one on each side.
struct Days {
  std::vector<Date> inside;
  std::vector<Date> outside;
};

Days days_of(const Row& row, const Schedule& schedule) {
  const Date from = *parse_date(row.from);
  Days out;
  out.inside.push_back(from);
  if (from > schedule.covers_from) {
    out.outside.push_back(from - std::chrono::days(1));
  }
  if (*row.to == '\0') {
    out.inside.push_back(schedule.verified_through);
  } else {
    const Date to = *parse_date(row.to);
    out.inside.push_back(to - std::chrono::days(1));
    out.outside.push_back(to);
  }
  return out;
}

Columns on(const Columns& goods, Date day) {
  Columns out = goods;
  out.emplace_back("entry_date", to_string(day));
  return out;
}

std::string what_was_found(const Scored& scored) {
  if (!scored.errors.empty()) {
    return "rejected: " + scored.errors.front().message;
  }
  std::string out = "charged:";
  for (const auto& [heading, amount] : scored.lines()) {
    out += " " + heading + "=" + money_text(amount);
  }
  out += "; not charged:";
  for (const auto& [heading, because] : scored.not_charged()) {
    out += " " + heading + " because of " + because;
  }
  return out;
}

}  // namespace

std::vector<Columns> matrix_entries() {
  const Bench bench;
  std::vector<Columns> out;
  for (const Row& row : all_rows()) {
    for (const Date day : days_of(row, bench.schedule()).inside) {
      out.push_back(on(row.goods, day));
    }
  }
  return out;
}

TEST_CASE("programmes meet as the conformance matrix says, and only in their eras") {
  Bench bench;
  for (const Row& row : all_rows()) {
    const Days days = days_of(row, bench.schedule());
    for (const bool inside : {true, false}) {
      for (const Date day : inside ? days.inside : days.outside) {
        const Columns entry = on(row.goods, day);
        const Scored scored = bench.score(entry);
        INFO(row.pair << ": " << row.a << " and " << row.b << (inside ? " in" : " outside")
                      << " the era " << row.from << " to " << row.to << "\n  " << text_of(entry)
                      << "\n  " << what_was_found(scored));
        REQUIRE(scored.errors.empty());
        CHECK(holds(row, scored) == inside);
      }
    }
  }
}

TEST_CASE("the matrix knows exact answers only: none of its entries leaves a question open") {
  Bench bench;
  for (const Columns& entry : matrix_entries()) {
    const Scored scored = bench.score(entry);
    INFO(text_of(entry));
    CHECK(scored.assessment.total_duty.exact());
  }
}

TEST_CASE("every excluded layer names the heading that excluded it") {
  // Law that exempts without a heading of its own: the measure's title says why.
  const std::set<std::string> without_heading = {"us-border-ca-metals", "us-border-mx-metals",
                                                 "us-301-forced-labor-cafta-textiles"};
  Bench bench;
  std::size_t excluded = 0;
  for (const Columns& entry : matrix_entries()) {
    const Scored scored = bench.score(entry);
    for (const NotCharged& one : scored.assessment.not_charged) {
      const auto rules = scored.plan->rules();
      const Measure& because = bench.schedule().measures[rules[one.because].measure];
      INFO(text_of(entry) << "\n  " << what_was_found(scored));
      CHECK_FALSE(because.title.empty());
      CHECK((!because.heading.empty() || without_heading.count(because.id) == 1));
      ++excluded;
    }
    for (const auto& [heading, because] : scored.not_charged()) {
      INFO(text_of(entry) << "\n  " << what_was_found(scored));
      CHECK_FALSE(heading.empty());
      CHECK((heading != because || heading.rfind("99", 0) != 0));
      CHECK(scored.lines().count(heading) == 0);
    }
  }
  CHECK(excluded > 100);
}

}  // namespace tarex::law_tests
