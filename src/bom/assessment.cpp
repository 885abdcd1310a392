#include <algorithm>

#include "base/joined.hpp"
#include "bom/another_lot.hpp"
#include "bom/case.hpp"
#include "bom/duty_shares.hpp"
#include "bom/line.hpp"
#include "bom/remarks.hpp"
#include "bom/supposed.hpp"
#include "bom/taxed.hpp"
#include "rows/fact_reader.hpp"
#include "rows/line_limit.hpp"
#include "tarex/bom_assessment.hpp"

namespace tarex {
namespace {

/// Stands for the value of a lot whose price cannot be read, so that the other columns are read all
/// the same: more than any amount that a product may state of itself.
constexpr const char* kAnyValue = "1000000000";

class BomAssessing {
 public:
  /// @param edits  what a scenario does to the bill; `reader` does not do it again
  BomAssessing(const BomProduct& product, LawBook& book, const EntryReader& reader,
               std::span<const ColumnEdit> edits, const BomTerms& terms, BomAssessment& out)
      : product_(product),
        book_(book),
        reader_(reader),
        edits_(edits),
        terms_(terms),
        out_(out),
        line_(product, out.errors) {}

  /// One side: today's or, of a baseline bill, that of its day. @param day  replaces the product's
  /// date of entry; absent = its own
  /// @param materials_of_law  of a schedule
  template <class MaterialsOf>
  [[nodiscard]] bool run(std::optional<Date> day, MaterialsOf materials_of_law) {
    out_.valuation = terms_.valuation;
    out_.errors = product_.errors;
    if (!can_be_read(product_.errors)) {
      return false;
    }
    const bool priced = line_.read_price();
    out_.quantity = line_.quantity();
    out_.price = line_.price();
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
    const bool read = line_.read(reader_, out_.today.line);
    if (!read || !out_.errors.empty()) {
      find_more_faults(materials_of_law);
      return false;
    }
    const Schedule& schedule = *out_.today.line.schedule;
    out_.materials = materials_of_law(schedule);
    note_stated(schedule);
    out_.rollup = roll_up(product_, out_.materials, out_.quantity, schedule.jurisdiction);
    out_.errors = out_.rollup.errors;
    if (!out_.errors.empty() || !suppose(schedule)) {
      return false;
    }
    out_.own_facts = out_.today.line.entry.facts;
    if (!complete(out_.today, out_.taxed)) {
      return false;
    }
    keep_contents();
    return assess(out_.today);
  }

  /// The same bill on the baseline day. @param day  absent = the one that the law names
  void compare_with(std::optional<Date> day) {
    const Schedule& schedule = *out_.today.line.schedule;
    if (!day && !schedule.baseline.known()) {
      out_.compared = false;
      out_.warnings.push_back("the law of " + schedule.jurisdiction +
                              " names no day to compare with: name one with --baseline");
      return;
    }
    std::vector<bool> taxed;
    if (read_baseline(day.value_or(schedule.baseline.day)) && complete(out_.baseline, taxed)) {
      static_cast<void>(assess(out_.baseline));  // finish() looks at the errors
    }
  }

  /// Once both days stand.
  void finish() {
    if (!out_.errors.empty()) {
      return;
    }
    compare();
    out_.carriage = detail::carriage_in_value(product_, out_.today.line);
    out_.shares = detail::shares_of(out_);
    share_contents();
    warn();
  }

 private:
  /// Whether the columns of a product can be trusted to be what they seem to be.
  [[nodiscard]] static bool can_be_read(const Errors& errors) {
    constexpr ErrorCode kOfForm[] = {ErrorCode::bad_csv,     ErrorCode::bad_encoding,
                                     ErrorCode::duplicate,   ErrorCode::duplicate_key,
                                     ErrorCode::missing_key, ErrorCode::unknown_key};
    return std::none_of(errors.begin(), errors.end(), [&](const Error& error) {
      return std::find(std::begin(kOfForm), std::end(kOfForm), error.code) != std::end(kOfForm);
    });
  }

  /// What is wrong with the bill of a product whose own columns, or components, have faults: all
  /// is said at once. Faults of a column that is reported already follow from the first.
  template <class MaterialsOf>
  void find_more_faults(MaterialsOf materials_of_law) {
    const Schedule* schedule = out_.today.line.schedule;
    if (schedule != nullptr) {
      const Rollup rollup =
          roll_up(product_, materials_of_law(*schedule), line_.quantity(), schedule->jurisdiction);
      out_.errors.insert(out_.errors.end(), rollup.errors.begin(), rollup.errors.end());
    }
    Errors once;
    for (Error& error : out_.errors) {
      const bool again = std::any_of(once.begin(), once.end(), [&](const Error& before) {
        return !error.field.empty() && before.field == error.field &&
               before.where.line == error.where.line && before.where.column == error.where.column;
      });
      if (!again) {
        once.push_back(std::move(error));
      }
    }
    std::stable_sort(once.begin(), once.end(), [](const Error& x, const Error& y) {
      return std::pair(x.where.line, x.where.column) < std::pair(y.where.line, y.where.column);
    });
    out_.errors = std::move(once);
  }

  void note_stated(const Schedule& schedule) {
    const auto note = [&](FactIndex fact) {
      if (fact != kNoFact && !product_.text(schedule.facts[fact].name).empty()) {
        out_.stated.set(fact);
      }
    };
    note(schedule.net_weight_fact);
    for (const Material& material : out_.materials) {
      for (const FactIndex fact : {material.value_fact, material.kg_fact, material.domestic_fact,
                                   material.melt_fact, material.smelt_fact, material.cast_fact}) {
        note(fact);
      }
    }
  }

  /// What the scenario makes of the contents, and of the value of the goods by them.
  [[nodiscard]] bool suppose(const Schedule& schedule) {
    const auto supposed = detail::suppose_contents(product_, edits_, out_.rollup,
                                                   out_.materials.size(), schedule.jurisdiction);
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
  [[nodiscard]] bool is_added_up(const Schedule& schedule, std::string_view column) const {
    const FactIndex fact = schedule.find_fact(column);
    return fact != kNoFact && !out_.stated.test(fact) &&
           (fact == schedule.net_weight_fact ||
            std::any_of(out_.materials.begin(), out_.materials.end(),
                        [&](const Material& material) { return material.domestic_fact == fact; }));
  }

  bool read_baseline(Date baseline) {
    const Schedule& schedule = *out_.today.line.schedule;
    if (baseline < schedule.covers_from) {
      out_.errors.push_back(Error{ErrorCode::usage,
                                  "--baseline " + to_string(baseline) + " is before the law of " +
                                      schedule.jurisdiction + " inside begins",
                                  {},
                                  "the first day covered is " + to_string(schedule.covers_from) +
                                      ": --baseline " + to_string(schedule.covers_from)});
      return false;
    }
    line_.set("entry_date", to_string(baseline));
    return line_.read(reader_, out_.baseline.line);
  }

  /// Puts what the bill answers into a line, and into its echo: which metals the law of the day
  /// taxes on their content decides what it is told of them.
  [[nodiscard]] bool complete(BomDay& day, std::vector<bool>& taxed) {
    const Schedule& schedule = *day.line.schedule;
    const EntryLine& entry = day.line.entry;
    taxed = detail::taxed_on_content(book_.workspace(schedule).cache, entry, out_.materials);
    const detail::BillLaw law{&schedule, out_.materials, taxed};
    answers_ = detail::answers_of(law, out_.rollup.rows, out_.rollup.sums, out_.stated,
                                  out_.valuation, entry.value, entry.minor_unit);
    for (const Error& problem : answers_.problems) {
      line_.fault(product_.find("price"), "price", problem.code, problem.message, problem.hint);
    }
    if (!answers_.problems.empty()) {
      return false;
    }
    Errors errors = detail::apply_answers(schedule, answers_, day.line.entry);
    for (Error& error : errors) {
      error.where = {"", product_.line, product_.column};
      out_.errors.push_back(std::move(error));
    }
    for (const detail::BillAnswer& answer : answers_.facts) {
      if (answer.value) {
        const FactSpec& spec = schedule.facts[answer.fact];
        const bool is_country = spec.type == FactType::country;
        day.line.echo.push_back({spec.name, text_of_fact(spec, *answer.value, day), !is_country});
        std::erase_if(day.line.warnings, [&](const std::string& warning) {
          return warning.starts_with(detail::assumed_warning(spec.name));
        });
      }
    }
    return errors.empty();
  }

  static std::string text_of_fact(const FactSpec& spec, std::int64_t value, const BomDay& day) {
    std::string text;
    if (spec.type == FactType::amount) {
      detail::append_line_amount(text, Money::from_micro(value), day.line.currency);
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

  void keep_contents() {
    for (std::size_t m = 0; m < answers_.contents.size(); ++m) {
      out_.contents.push_back(
          {m, answers_.contents[m], out_.stated.test(out_.materials[m].value_fact), false, {}, {}});
    }
  }

  [[nodiscard]] bool assess(BomDay& day) {
    Workspace& workspace = book_.workspace(*day.line.schedule);
    day.plan = &workspace.cache.plan_for(day.line.entry.date);
    detail::assess_dearest(*day.plan, day.line.entry, answers_, workspace, Detail::explained,
                           day.assessment, &day.line.warnings);
    day.landed_cost = day.line.landed_cost(day.assessment);
    if (const auto fault = detail::beyond_limit(day.line, day.assessment)) {
      line_.fault(product_.find("price"), "price", fault->code, fault->message, fault->hint);
      return false;
    }
    return true;
  }

  void compare() {
    if (!out_.compared) {
      return;
    }
    const MoneyRange& now = out_.today.landed_cost;
    const MoneyRange& then = out_.baseline.landed_cost;
    const Money limit = Money::from_micro(Money::kLimit);
    const bool open = now.max.at_limit() || then.max.at_limit();
    out_.impact = open ? limit : now.max - then.max;
    if (holds_duties(out_.today.line.entry.value_is) ||
        holds_duties(out_.baseline.line.entry.value_is)) {
      // The least is then the price itself, whatever the fees are.
      out_.impact_bounds = {
          then.max.at_limit() ? Money::from_micro(-Money::kLimit) : now.min - then.max,
          now.max.at_limit() ? limit : now.max - then.min};
      return;
    }
    const MoneyRange& fees = out_.today.assessment.fees;
    const MoneyRange& fees_then = out_.baseline.assessment.fees;
    const Money low = std::min(fees.min - fees_then.min, fees.max - fees_then.max);
    const Money high = std::max(fees.min - fees_then.min, fees.max - fees_then.max);
    out_.impact_bounds.min = then.max.at_limit()
                                 ? Money::from_micro(-Money::kLimit)
                                 : (now.min - fees.min) - (then.max - fees_then.max) + low;
    out_.impact_bounds.max =
        now.max.at_limit() ? limit : (now.max - fees.max) - (then.min - fees_then.min) + high;
  }

  void share_contents() {
    const EntryLine& entry = out_.today.line.entry;
    const std::int64_t net = out_.today.net_kg().value_or(0);
    for (BomContent& shown : out_.contents) {
      MaterialContent& content = shown.content;
      const Material& material = out_.materials[shown.material];
      if (entry.facts.known(material.value_fact)) {
        content.value = Money::from_micro(entry.facts.value(material.value_fact));
      }
      shown.at_most = content.value > Money() && !shown.stated && is_upper_bound(entry.value_is) &&
                      out_.valuation == ContentValuation::residual;
      if (content.value) {
        shown.value_share = share_of(content.value->micro(), entry.value.micro());
      }
      if (entry.facts.known(material.kg_fact)) {
        content.kg = entry.facts.value(material.kg_fact);
        if (net > 0) {
          shown.mass_share = share_of(*content.kg, net);
        }
      }
    }
    std::erase_if(out_.contents, [](const BomContent& shown) {
      return shown.content.value == Money() && shown.content.kg == 0;
    });
  }

  void warn() {
    for (std::string& warning : detail::warnings_of_bill(product_, out_)) {
      out_.warnings.push_back(std::move(warning));
    }
    if (std::string warning = detail::upper_bound_warning(out_); !warning.empty()) {
      out_.warnings.push_back(std::move(warning));
    }
    out_.gaps = detail::gaps_of(out_.rollup);
  }

  const BomProduct& product_;
  LawBook& book_;
  const EntryReader& reader_;
  std::span<const ColumnEdit> edits_;
  const BomTerms& terms_;
  BomAssessment& out_;
  detail::ProductLine line_;
  detail::BillAnswers answers_;
};

}  // namespace

std::optional<std::int64_t> BomDay::net_kg() const {
  const FactIndex weight = line.schedule->net_weight_fact;
  return weight != kNoFact && line.entry.facts.known(weight)
             ? std::optional(line.entry.facts.value(weight))
             : std::nullopt;
}

bool BomAssessment::exact() const {
  return today.assessment.exact() && (!compared || baseline.assessment.exact());
}

Money BomAssessment::per_piece(Money lot, std::int64_t unit) const {
  return lot.at_limit() ? lot : scale(lot.micro(), kMicro, quantity, unit);
}

const std::vector<Material>& BomAssessor::materials(const Schedule& schedule) {
  const auto at = materials_.find(schedule.jurisdiction);
  return at != materials_.end()
             ? at->second
             : materials_.emplace(schedule.jurisdiction, materials_of(schedule)).first->second;
}

BomAssessment BomAssessor::assess(const BomProduct& product) {
  BomAssessment out;
  BomAssessing assessing(product, book_, reader_, edits_, terms_, out);
  const auto of_law = [&](const Schedule& s) -> const std::vector<Material>& {
    return materials(s);
  };
  if (assessing.run(std::nullopt, of_law)) {
    assessing.compare_with(terms_.baseline);
    assessing.finish();
  }
  return out;
}

BomAssessment BomAssessor::assess_against(const BomProduct& product, const BomProduct* before) {
  BomAssessment out;
  const auto of_law = [&](const Schedule& s) -> const std::vector<Material>& {
    return materials(s);
  };
  BomAssessing assessing(product, book_, reader_, edits_, terms_, out);
  if (!assessing.run(std::nullopt, of_law)) {
    return out;
  }
  BomAssessment then;
  const auto no_comparison = [&](std::string why) {
    out.compared = false;
    out.warnings.push_back(std::move(why));
  };
  if (before == nullptr) {
    no_comparison("the baseline bill has no such product: nothing to compare with");
  } else {
    const bool per_piece = !before->text("price").empty();
    const detail::ResizedBill resized =
        per_piece ? detail::for_lot(*before, *out.today.line.schedule, out.quantity,
                                    !product.text("quantity").empty())
                  : detail::ResizedBill();
    const BomProduct& other = per_piece ? resized.product : *before;
    const Date day = terms_.baseline.value_or(out.today.line.entry.date);
    if (!BomAssessing(other, book_, reader_, edits_, terms_, then).run(day, of_law)) {
      no_comparison("the baseline bill of the product cannot be priced: " +
                    then.errors.front().message);
    } else if (then.today.line.currency.code() != out.today.line.currency.code() ||
               then.quantity != out.quantity) {
      no_comparison("the baseline bill of the product has another currency or lot: " +
                    decimal_text(then.quantity) + " pieces in " + then.today.line.currency.code());
    } else {
      if (!resized.scaled.empty()) {
        out.warnings.push_back(
            "baseline bill: its lot is of another size; counted in proportion: " +
            detail::joined(resized.scaled, ", "));
      }
      for (const std::string& warning : detail::warnings_of_bill(other, then)) {
        out.warnings.push_back("baseline bill: " + warning);
      }
      out.baseline = std::move(then.today);
    }
  }
  assessing.finish();
  return out;
}

}  // namespace tarex
