#include "bom/assessing.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "bom/beyond_bill.hpp"
#include "bom/contradicted.hpp"
#include "bom/made_in.hpp"
#include "bom/supposed.hpp"
#include "bom/taxed.hpp"
#include "rows/fact_reader.hpp"
#include "rows/line_limit.hpp"

namespace tarex::detail {
namespace {

/// Stands for the value of a lot whose price cannot be read, so that the other columns are read all
/// the same: more than any amount that a product may state of itself.
constexpr const char* kAnyValue = "1000000000";

/// Whether the columns of a product can be trusted to be what they seem to be.
bool can_be_read(const Errors& errors) {
  constexpr ErrorCode kOfForm[] = {ErrorCode::bad_csv,     ErrorCode::bad_encoding,
                                   ErrorCode::duplicate,   ErrorCode::duplicate_key,
                                   ErrorCode::missing_key, ErrorCode::unknown_key};
  return std::none_of(errors.begin(), errors.end(), [&](const Error& error) {
    return std::find(std::begin(kOfForm), std::end(kOfForm), error.code) != std::end(kOfForm);
  });
}

/// In the order of the file, without the faults of a column that is reported already: they follow
/// from the first.
Errors first_of_each_column(Errors errors) {
  Errors once;
  std::set<std::tuple<int, int, std::string>> seen;
  for (Error& error : errors) {
    if (error.field.empty() ||
        seen.emplace(error.where.line, error.where.column, error.field).second) {
      once.push_back(std::move(error));
    }
  }
  std::stable_sort(once.begin(), once.end(), [](const Error& x, const Error& y) {
    return std::pair(x.where.line, x.where.column) < std::pair(y.where.line, y.where.column);
  });
  return once;
}

std::string text_of_fact(const FactSpec& spec, std::int64_t value, const BomDay& day) {
  std::string text;
  if (spec.type == FactType::amount) {
    append_line_amount(text, Money::from_micro(value), day.line.currency);
  } else if (spec.type == FactType::percent) {
    text = to_string(Rate::from_ppb(value));
    text.pop_back();
  } else if (spec.type == FactType::country) {
    text = to_string(Country::from_index(static_cast<std::uint16_t>(value)));
  } else {
    append_decimal(text, value);
  }
  return text;
}

/// What the bill answers stands in the line as if stated: nothing is assumed of it any more, but
/// for a country that parts which say nothing have from there.
/// @param before  the facts without the bill
void echo_answer(BomDay& day, const BillAnswer& answer, const Facts& before) {
  if (!answer.value) {
    return;
  }
  const FactSpec& spec = day.line.schedule->facts[answer.fact];
  const bool is_country = spec.type == FactType::country;
  day.line.echo.push_back({spec.name, text_of_fact(spec, *answer.value, day), !is_country});
  if (is_country && before.known(answer.fact) && before.value(answer.fact) == *answer.value) {
    return;
  }
  std::erase_if(day.line.warnings, [&](const std::string& warning) {
    return warning.starts_with(assumed_warning(spec.name));
  });
}

}  // namespace

bool BomAssessing::run(std::optional<Date> day, const MaterialsOf& materials_of_law) {
  out_.valuation = terms_.valuation;
  out_.errors = product_.errors;
  if (!can_be_read(product_.errors)) {
    return false;
  }
  if (!read_line(day)) {
    find_more_faults(materials_of_law);
    return false;
  }
  const Schedule& schedule = *out_.today.line.schedule;
  out_.materials = materials_of_law(schedule);
  note_stated(schedule);
  out_.rollup =
      roll_up(product_, out_.materials, out_.quantity, schedule.jurisdiction, stated_of_metals());
  out_.errors = out_.rollup.errors;
  deny_shares(schedule);
  if (!out_.errors.empty() || !weight_holds(schedule) || !suppose(schedule)) {
    return false;
  }
  out_.own_facts = out_.today.line.entry.facts;
  out_.beyond_bill =
      beyond_bill(out_.materials, out_.rollup.sums, out_.valuation, out_.stated, out_.own_facts);
  out_.stated |= out_.beyond_bill;
  if (!complete(out_.today, out_.taxed)) {
    return false;
  }
  keep_contents();
  for (std::string& warning : contradicted_facts({product_, out_, edits_}, answers_.contents)) {
    out_.warnings.push_back(std::move(warning));
  }
  warn_of_values(out_.today, out_.taxed, out_.warnings);
  return assess(out_.today);
}

/// Reads the columns as the line they are. What is wrong is said.
bool BomAssessing::read_line(std::optional<Date> day) {
  const bool priced = line_.read_price();
  out_.quantity = line_.quantity();
  out_.price = line_.price();
  for (std::string remark : {line_.point_in_doubt(), line_.rounded_price()}) {
    if (!remark.empty()) {
      out_.warnings.push_back(std::move(remark));
    }
  }
  if (product_.text("quantity").empty()) {
    out_.warnings.emplace_back(
        "no quantity: one piece is taken, and fees with a minimum weigh on it alone");
  }
  if (product_.components.empty() && product_.errors.empty()) {
    line_.fault(nullptr, "components", ErrorCode::missing_field,
                "the product has no components: what it is made of is not known",
                "list its components; a line without a bill is for tarex quote or tarex score");
  }
  if (day) {
    line_.set("entry_date", to_string(*day));
  }
  if (!priced) {
    line_.set("value", kAnyValue);
  }
  return line_.read(reader_, out_.today.line) && out_.errors.empty();
}

/// What is wrong with the bill of a product whose own columns, or components, have faults: all is
/// said at once.
void BomAssessing::find_more_faults(const MaterialsOf& materials_of_law) {
  const Schedule* schedule = out_.today.line.schedule;
  if (schedule != nullptr) {
    const Rollup rollup =
        roll_up(product_, materials_of_law(*schedule), line_.quantity(), schedule->jurisdiction);
    out_.errors.insert(out_.errors.end(), rollup.errors.begin(), rollup.errors.end());
  }
  out_.errors = first_of_each_column(std::move(out_.errors));
}

/// What the scenario makes of the contents, and of the value of the goods by them.
bool BomAssessing::suppose(const Schedule& schedule) {
  const auto supposed =
      suppose_contents(product_, edits_, out_.rollup, out_.materials.size(), schedule.jurisdiction);
  out_.warnings.insert(out_.warnings.end(), supposed.warnings.begin(), supposed.warnings.end());
  for (const ColumnEdit& edit : edits_) {
    if (edit.how == ColumnEdit::How::scale && is_added_up(schedule, edit.column)) {
      out_.warnings.push_back(edit.column +
                              " is told from the components: the scenario does not scale it");
    }
  }
  if (supposed.dearer.is_zero()) {
    return true;
  }
  line_.add_to_value(supposed.dearer);
  out_.price = line_.price();
  return line_.read(reader_, out_.today.line);
}

/// A column that stands for several components, and that the product does not state.
bool BomAssessing::is_added_up(const Schedule& schedule, std::string_view column) const {
  const FactIndex fact = schedule.find_fact(column);
  return fact != kNoFact && !out_.stated.test(fact) &&
         (fact == schedule.net_weight_fact ||
          std::any_of(out_.materials.begin(), out_.materials.end(),
                      [&](const Material& material) { return material.domestic_fact == fact; }));
}

/// Puts what the bill answers into a line, and into its echo: which metals the law of the day
/// taxes on their content decides what it is told of them.
bool BomAssessing::complete(BomDay& day, std::vector<bool>& taxed) {
  const Schedule& schedule = *day.line.schedule;
  const EntryLine& entry = day.line.entry;
  taxed = taxed_on_content(book_.workspace(schedule).cache, entry, out_.materials);
  const BillLaw law{&schedule, out_.materials, taxed};
  const auto said = [&](std::size_t material, std::string Made::*member) {
    return made_in(out_.rollup.rows, material, member, schedule.jurisdiction, {});
  };
  answers_ = answers_of(law, out_.rollup.rows,
                        with_open(out_.rollup.sums, out_.materials, out_.beyond_bill), out_.stated,
                        out_.valuation, entry.value, entry.minor_unit, said);
  for (const Error& problem : answers_.problems) {
    line_.fault(product_.find("price"), "price", problem.code, problem.message, problem.hint);
  }
  if (!answers_.problems.empty()) {
    return false;
  }
  const Facts before = entry.facts;
  Errors errors = apply_answers(schedule, answers_, day.line.entry);
  for (Error& error : errors) {
    out_.errors.push_back(at_stated(schedule, std::move(error)));
  }
  for (const BillAnswer& answer : answers_.facts) {
    echo_answer(day, answer, before);
  }
  return errors.empty();
}

void BomAssessing::keep_contents() {
  for (std::size_t m = 0; m < answers_.contents.size(); ++m) {
    const FactIndex value = out_.materials[m].value_fact;
    const bool stated = out_.stated.test(value) && !out_.beyond_bill.test(value);
    out_.contents.push_back({m, answers_.contents[m], stated, false, {}, {}});
  }
}

void BomAssessing::warn_of_values(const BomDay& day, const std::vector<bool>& taxed,
                                  std::vector<std::string>& to) {
  for (std::string& warning : contradicted_values({product_, out_, edits_}, day, taxed,
                                                  answers_.contents, contradicted_)) {
    to.push_back(std::move(warning));
  }
}

bool BomAssessing::assess(BomDay& day) {
  Workspace& workspace = book_.workspace(*day.line.schedule);
  day.plan = &workspace.cache.plan_for(day.line.entry.date);
  assess_dearest(*day.plan, day.line.entry, answers_, workspace, Detail::explained, day.assessment,
                 &day.line.warnings);
  day.landed_cost = day.line.landed_cost(day.assessment);
  if (const auto fault = beyond_limit(day.line, day.assessment)) {
    line_.fault(product_.find("price"), "price", fault->code, fault->message, fault->hint);
    return false;
  }
  return true;
}

}  // namespace tarex::detail
