#include "tarex/bom_assessment.hpp"

#include <algorithm>

#include "cost/duty_shares.hpp"
#include "cost/fact_reader.hpp"

namespace tarex {
namespace {

std::string decimal(std::int64_t micro) {
  std::string out;
  append_decimal(out, micro);
  return out;
}

std::string percent(Rate share) {
  const std::string text = to_string(share);
  return text.substr(0, text.size() - 1);
}

MoneyRange landed_cost(const InputLine& line, const LineAssessment& a) {
  const Money around = line.entry.value + line.other_costs +
                       (line.cost_in_value ? Money() : line.freight + line.insurance);
  return {around + a.total_duty.min + a.fees.min + a.tax.min,
          around + a.total_duty.max + a.fees.max + a.tax.max};
}

/// A column for EntryReader, with its text.
struct Column {
  std::string name;
  std::string text;
  int line = 0;
  int column = 0;
};

class BomAssessing {
 public:
  BomAssessing(const BomProduct& product, LawBook& book, const EntryReader& reader,
               BomAssessment& out)
      : product_(product), book_(book), reader_(reader), out_(out) {}

  void run(Date baseline) {
    out_.errors = product_.errors;
    if (!out_.errors.empty() || !read_price() || !read(out_.today)) {
      return;
    }
    const Schedule& schedule = *out_.today.line.schedule;
    out_.rollup = roll_up(product_, schedule, out_.quantity);
    out_.errors = out_.rollup.errors;
    if (!out_.errors.empty()) {
      return;
    }
    add_contents(schedule);
    add_weight(schedule);
    add_melt(schedule);
    if (!out_.errors.empty() || !read(out_.today)) {
      return;
    }
    assess(out_.today);
    if (!read_baseline(baseline)) {
      return;
    }
    assess(out_.baseline);
    compare();
    out_.shares = detail::shares_of(out_.rollup, out_.today, out_.valuation);
    share_contents();
    warn();
  }

 private:
  void fault(const BomField* field, std::string_view name, ErrorCode code, std::string message,
             std::string hint) {
    const bool there = field != nullptr;
    Error error{code,
                std::move(message),
                {"", there ? field->line : product_.line, there ? field->column : product_.column},
                std::move(hint)};
    error.field = std::string(name);
    error.value = there ? field->text : std::string();
    out_.errors.push_back(std::move(error));
  }

  std::optional<std::int64_t> number(std::string_view name, std::string hint) {
    const BomField* field = product_.find(name);
    const auto micro = parse_decimal(field->text, 6);
    if (!micro || *micro == 0) {
      const Result<Money> amount = detail::parse_amount(field->text, Currency());
      fault(field, name, ErrorCode::bad_number,
            "'" + field->text + "' is not a " + std::string(name) + " above 0",
            amount ? std::move(hint) : amount.error().hint);
      return std::nullopt;
    }
    return micro;
  }

  /// Fills columns_ with the product's own fields; the value is price × quantity unless it is
  /// stated.
  bool read_price() {
    std::int64_t quantity = kMicro;
    const bool has_quantity = !product_.text("quantity").empty();
    if (has_quantity) {
      const auto given = number("quantity", "pieces of the product in the lot");
      if (!given) {
        return false;
      }
      quantity = *given;
    } else {
      out_.warnings.emplace_back(
          "no quantity: one piece is taken, and fees with a minimum weigh on it alone");
    }
    out_.quantity = quantity;
    for (const BomField& field : product_.fields) {
      if (field.name != "price") {
        columns_.push_back({field.name, field.text, field.line, field.column});
      }
    }
    const Currency currency = Currency::parse(product_.text("currency")).value_or(Currency());
    if (product_.text("price").empty()) {
      if (product_.text("value").empty()) {
        fault(product_.find("price"), "price", ErrorCode::missing_field,
              "the price of the product is missing",
              "give price, per piece, or value, for the lot");
        return false;
      }
      const auto value = number("value", "write 1000.00");
      out_.price = value ? scale(*value, kMicro, quantity, 1) : Money();
      return value.has_value();
    }
    const auto price = number("price", "write 12.40");
    if (!price) {
      return false;
    }
    out_.price = Money::from_micro(*price);
    const Money value = scale(*price, quantity, kMicro, currency.minor_unit());
    if (value.at_limit()) {
      fault(product_.find("price"), "price", ErrorCode::out_of_range,
            "price × quantity is more than tarex can hold",
            "an amount may have up to 9.2 trillion units");
      return false;
    }
    const BomField* stated = product_.find("value");
    if (stated != nullptr && !stated->text.empty()) {
      const auto given = number("value", "write 1000.00");
      if (given && Money::from_micro(*given) != value) {
        fault(stated, "value", ErrorCode::inconsistent,
              "value is " + stated->text + ", price × quantity " + decimal(value.micro()),
              "leave one of them out");
      }
      return out_.errors.empty();
    }
    set("value", decimal(value.micro()));
    return true;
  }

  void set(const std::string& name, std::string text) {
    const auto at = std::find_if(columns_.begin(), columns_.end(),
                                 [&](const Column& c) { return c.name == name; });
    if (at == columns_.end()) {
      const BomField* price = product_.find("price");
      columns_.push_back({name, std::move(text), price != nullptr ? price->line : product_.line,
                          price != nullptr ? price->column : product_.column});
    } else {
      at->text = std::move(text);
    }
  }

  [[nodiscard]] bool stated(const std::string& name) const { return !product_.text(name).empty(); }

  [[nodiscard]] bool read(BomDay& day) {
    std::vector<RawField> fields;
    for (const Column& column : columns_) {
      fields.push_back({column.name, column.text, column.line, column.column});
    }
    Errors errors = reader_.read(fields, day.line);
    for (Error& error : errors) {
      if (error.where.line == 0) {
        error.where = {"", product_.line, product_.column};
      }
    }
    out_.errors.insert(out_.errors.end(), errors.begin(), errors.end());
    Facts& facts = day.line.entry.facts;
    for (const auto& [fact, floor] : floors_) {
      if (errors.empty() && !facts.known(fact)) {
        facts.set_floor(fact, floor);
      }
    }
    return errors.empty();
  }

  bool read_baseline(Date baseline) {
    const Schedule& schedule = *out_.today.line.schedule;
    if (baseline < schedule.covers_from) {
      fault(nullptr, "baseline", ErrorCode::out_of_range,
            "the baseline " + to_string(baseline) + " is before the law of " +
                schedule.jurisdiction + " inside begins",
            "the first day covered is " + to_string(schedule.covers_from) + ": --baseline " +
                to_string(schedule.covers_from));
      return false;
    }
    set("entry_date", to_string(baseline));
    return read(out_.baseline);
  }

  /// Known or at least: the law's question about a part of the product, unless the product answers
  /// it itself.
  void answer(const Schedule& schedule, FactIndex fact, std::optional<std::int64_t> known,
              std::int64_t floor) {
    const std::string& name = schedule.facts[fact].name;
    if (stated(name)) {
      return;
    }
    if (known) {
      set(name, decimal(*known));
    } else if (floor > 0) {
      floors_.emplace_back(fact, floor);
    }
  }

  void add_contents(const Schedule& schedule) {
    if (product_.components.empty()) {
      return;
    }
    const EntryLine& entry = out_.today.line.entry;
    Errors problems;
    for (MaterialContent& content :
         contents_of(out_.rollup, out_.valuation, entry.value, entry.minor_unit,
                     schedule.jurisdiction, problems)) {
      const auto value = content.value ? std::optional(content.value->micro()) : std::nullopt;
      answer(schedule, content.material.value_fact, value, content.value_floor.micro());
      answer(schedule, content.material.kg_fact, content.kg, content.kg_floor);
      BomContent shown;
      shown.stated = stated(schedule.facts[content.material.value_fact].name);
      shown.content = std::move(content);
      out_.contents.push_back(std::move(shown));
    }
    for (const Error& problem : problems) {
      fault(product_.find("price"), "price", problem.code, problem.message, problem.hint);
    }
  }

  void add_weight(const Schedule& schedule) {
    if (schedule.net_weight_fact != kNoFact && !product_.components.empty()) {
      const PartialSum& sum = out_.rollup.net_kg;
      answer(schedule, schedule.net_weight_fact,
             sum.complete && sum.known > 0 ? std::optional(sum.known) : std::nullopt, sum.known);
    }
    // The quantity counts pieces; without a unit the law would take it for the unit its rate is
    // printed in.
    if (stated("quantity") && !stated("unit")) {
      for (const std::string_view word : {"pcs", "each"}) {
        const bool known = std::any_of(schedule.units.begin(), schedule.units.end(),
                                       [&](const Unit& u) { return u.name == word; });
        if (known) {
          set("unit", std::string(word));
          return;
        }
      }
      set("quantity", "");
    }
  }

  /// Countries of melt, smelt and cast: the share that is domestic, and the country where all
  /// agree.
  void add_melt(const Schedule& schedule) {
    std::string lower = schedule.jurisdiction;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    for (std::size_t m = 0; m < out_.contents.size(); ++m) {
      const MaterialContent& content = out_.contents[m].content;
      const std::string share = lower + "_" + content.material.name + "_pct";
      if (content.domestic_share && schedule.find_fact(share) != kNoFact && !stated(share)) {
        set(share, percent(*content.domestic_share));
      }
      add_country(schedule, m, "_melt", &BomRow::melt);
      add_country(schedule, m, "_smelt", &BomRow::smelt);
      add_country(schedule, m, "_cast", &BomRow::cast);
    }
  }

  void add_country(const Schedule& schedule, std::size_t material, std::string_view suffix,
                   std::string BomRow::*member) {
    const std::string name = out_.contents[material].content.material.name + std::string(suffix);
    const FactIndex fact = schedule.find_fact(name);
    if (fact == kNoFact || schedule.facts[fact].type != FactType::country || stated(name)) {
      return;
    }
    std::vector<std::string> countries;
    bool complete = true;
    for (const BomRow& row : out_.rollup.rows) {
      if (row.material != static_cast<int>(material)) {
        continue;
      }
      const std::string& country = (row.*member).empty() ? row.melt : row.*member;
      complete = complete && !country.empty();
      if (!country.empty() &&
          std::find(countries.begin(), countries.end(), country) == countries.end()) {
        countries.push_back(country);
      }
    }
    if (countries.size() == 1 && complete) {
      set(name, countries.front());
    } else if (!countries.empty() && schedule.facts[fact].role != FactRole::relief) {
      choices_.push_back({fact, std::move(countries)});
    }
  }

  /// Works out the day. Where the parts of a metal come from several countries, the one that costs
  /// most counts: the law asks whether any of the metal does.
  void assess(BomDay& day) {
    Workspace& workspace = book_.workspace(*day.line.schedule);
    day.plan = &workspace.cache.plan_for(day.line.entry.date);
    const auto score = [&](LineAssessment& out) {
      assess_line(*day.plan, day.line.entry, workspace, Detail::explained, out);
    };
    score(day.assessment);
    for (const auto& [fact, countries] : choices_) {
      const Facts before = day.line.entry.facts;
      Facts worst = before;
      for (const std::string& country : countries) {
        LineAssessment tried;
        day.line.entry.facts = before;
        day.line.entry.facts.set(fact, Country::parse(country)->index());
        score(tried);
        if (tried.total_duty.max > day.assessment.total_duty.max) {
          worst = day.line.entry.facts;
          day.line.warnings.push_back("some of the parts: " + day.line.schedule->facts[fact].name +
                                      " " + country);
          day.assessment = tried;
        }
      }
      day.line.entry.facts = worst;
    }
    day.landed_cost = landed_cost(day.line, day.assessment);
  }

  void compare() {
    const MoneyRange& now = out_.today.landed_cost;
    const MoneyRange& then = out_.baseline.landed_cost;
    const Money limit = Money::from_micro(Money::kLimit);
    const bool open = now.max.at_limit() || then.max.at_limit();
    out_.impact = open ? limit : now.max - then.max;
    out_.impact_bounds.min =
        then.max.at_limit() ? Money::from_micro(-Money::kLimit) : now.min - then.max;
    out_.impact_bounds.max = now.max.at_limit() ? limit : now.max - then.min;
  }

  void share_contents() {
    const EntryLine& entry = out_.today.line.entry;
    const FactIndex weight = out_.today.line.schedule->net_weight_fact;
    const auto share = [](i128 part, i128 whole) {
      return Rate::from_ppb(static_cast<std::int64_t>(divide_half_up(part * kRateOne, whole)));
    };
    for (BomContent& shown : out_.contents) {
      MaterialContent& content = shown.content;
      if (entry.facts.known(content.material.value_fact)) {
        content.value = Money::from_micro(entry.facts.value(content.material.value_fact));
        shown.value_share = share(content.value->micro(), entry.value.micro());
      }
      if (entry.facts.known(content.material.kg_fact)) {
        content.kg = entry.facts.value(content.material.kg_fact);
        if (weight != kNoFact && entry.facts.known(weight) && entry.facts.value(weight) > 0) {
          shown.mass_share = share(*content.kg, entry.facts.value(weight));
        }
      }
    }
    std::erase_if(out_.contents, [](const BomContent& shown) {
      return shown.content.value == Money() && shown.content.kg == 0;
    });
  }

  void warn() {
    out_.warnings.insert(out_.warnings.end(), out_.rollup.warnings.begin(),
                         out_.rollup.warnings.end());
    const Money known = Money::from_micro(out_.rollup.value.known);
    if (known > out_.today.line.entry.value) {
      out_.warnings.push_back("the components cost " + decimal(known.micro()) +
                              ", more than the customs value " +
                              decimal(out_.today.line.entry.value.micro()));
    }
    for (const BomRow& row : out_.rollup.rows) {
      std::string gap;
      if (!row.value) {
        gap = "cost";
      }
      if (!row.mass_kg && row.material != kOtherMaterial) {
        gap += gap.empty() ? "weight" : " and weight";
      }
      if (row.material == kUnknownMaterial) {
        gap += gap.empty() ? "material" : " and material";
      }
      if (!gap.empty()) {
        out_.warnings.push_back("the " + gap + " of '" + row.path + "' is not known");
      }
    }
    if (product_.components.empty()) {
      out_.warnings.emplace_back("no components: what the product is made of is not known");
    }
  }

  const BomProduct& product_;
  LawBook& book_;
  const EntryReader& reader_;
  BomAssessment& out_;
  std::vector<Column> columns_;
  std::vector<std::pair<FactIndex, std::int64_t>> floors_;
  std::vector<std::pair<FactIndex, std::vector<std::string>>> choices_;
};

}  // namespace

bool BomAssessment::exact() const {
  const auto settled = [](const BomDay& day) {
    return day.assessment.total_duty.exact() && day.assessment.tax.exact();
  };
  return settled(today) && settled(baseline);
}

Money BomAssessment::per_piece(Money lot, std::int64_t unit) const {
  return lot.at_limit() ? lot : scale(lot.micro(), kMicro, quantity, unit);
}

BomAssessment assess_bom(const BomProduct& product, LawBook& book, const EntryReader& reader,
                         Date baseline, ContentValuation valuation) {
  BomAssessment out;
  out.valuation = valuation;
  BomAssessing(product, book, reader, out).run(baseline);
  return out;
}

}  // namespace tarex
