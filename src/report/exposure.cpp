#include "report/exposure.hpp"

#include <algorithm>
#include <vector>

#include "cost/uncited.hpp"
#include "report/counts.hpp"
#include "report/csv_cells.hpp"
#include "report/describe.hpp"
#include "report/json_text.hpp"
#include "report/law_json.hpp"
#include "report/sum_text.hpp"
#include "report/text_layout.hpp"
#include "rows/assumed.hpp"

namespace tarex::detail {
namespace {

using Align = TextTable::Align;

constexpr std::size_t kShown = 20;

using Row = const Exposure::Sums::value_type*;

/// Largest duty first, then by name.
std::vector<Row> sorted(const Exposure::Sums& sums) {
  std::vector<Row> rows;
  for (const auto& row : sums) {
    rows.push_back(&row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](Row a, Row b) {
    return a->second.duty.max + a->second.fees > b->second.duty.max + b->second.fees;
  });
  return rows;
}

Currency currency_of(Row row) { return Currency::parse(row->first.first).value_or(Currency()); }

void add_to(Exposure::Sum& sum, const Exposure::Sum& more) {
  sum.lines += more.lines;
  sum.ranges += more.ranges;
  sum.value += more.value;
  sum.duty.min += more.duty.min;
  sum.duty.max += more.duty.max;
  sum.fees += more.fees;
}

void append_table(std::string& out, std::string_view title, const Exposure::Sums& sums) {
  TextTable table(
      {Align::left, Align::right, Align::left, Align::right, Align::right, Align::right});
  table.row({std::string(title), "lines", "", "value", "duty", "fees and taxes"});
  const std::vector<Row> rows = sorted(sums);
  for (std::size_t i = 0; i < std::min(rows.size(), kShown); ++i) {
    const Exposure::Sum& sum = rows[i]->second;
    const Currency currency = currency_of(rows[i]);
    table.row({shorten(rows[i]->first.second, 40), std::to_string(sum.lines), currency.code(),
               grouped(sum.value, currency),
               grouped(sum.duty.max, currency) + (sum.duty.exact() ? "" : "?"),
               grouped(sum.fees, currency)});
  }
  out += table.text();
  if (rows.size() > kShown) {
    out += "  and " + std::to_string(rows.size() - kShown) + " more: --format csv lists all\n";
  }
  out += '\n';
}

/// @param last  one more cell, with a comma before it, or nothing
/// @return cells that got an apostrophe
std::uint64_t append_rows(std::string& out, std::string_view by, const Exposure::Sums& sums,
                          CsvStyle style, std::string_view last) {
  std::uint64_t neutralised = 0;
  for (const Row row : sorted(sums)) {
    const Currency currency = currency_of(row);
    out += by;
    out += ',';
    neutralised += append_user_cell(out, row->first.second, style) ? 1U : 0U;
    out += ',' + row->first.first + ',' + std::to_string(row->second.lines);
    for (const MoneySum& sum : {row->second.value, row->second.duty.max, row->second.fees}) {
      out += ',' + exact_amount_text(sum, currency);
    }
    out += ',' + std::to_string(row->second.ranges) + ',';
    out += exact_amount_text(row->second.duty.min, currency);
    out += last;
    out += '\n';
  }
  return neutralised;
}

void append_array(JsonObject& object, std::string_view name, std::string_view key,
                  const Exposure::Sums& sums) {
  JsonArray array(object.key(name));
  for (const Row row : sorted(sums)) {
    const Currency currency = currency_of(row);
    JsonObject item(array.next());
    item.text(key, row->first.second);
    item.text("currency", row->first.first);
    item.count("lines", row->second.lines);
    item.raw("value", json_amount(row->second.value, currency));
    item.raw("duty", json_amount(row->second.duty.max, currency));
    item.raw("fees_and_taxes", json_amount(row->second.fees, currency));
    item.count("ranges", row->second.ranges);
    item.raw("duty_min", json_amount(row->second.duty.min, currency));
    item.close();
  }
  array.close();
}

}  // namespace

void Exposure::add(const InputLine& line, const LineAssessment& assessment, const Plan& plan) {
  const LineTotals totals = totals_of(line, assessment);
  const std::string currency = line.currency.code();
  const std::uint64_t ranges = totals.exact ? 0 : 1;
  const Sum whole{1,
                  ranges,
                  MoneySum(totals.customs_value),
                  {MoneySum(totals.total_duty.min), MoneySum(totals.total_duty.max)},
                  MoneySum(totals.fees.max + totals.tax.max)};
  const std::string& product = line.product.empty() ? line.sku : line.product;
  add_to(products_[{currency, product}], whole);
  add_to(origins_[{currency, to_string(line.entry.origin)}], whole);
  for (std::string& one : uncited_records(assessment, plan)) {
    uncited_.insert(std::move(one));
  }
  for (const std::string& warning : line.warnings) {
    if (warning.starts_with(kAssumed)) {
      ++assumed_[warning];
    }
  }
  const Schedule& law = plan.schedule();
  if (line.entry.date > law.verified_through) {
    Late& late = late_[law.jurisdiction];
    late = {late.lines + 1, std::max(late.latest, line.entry.date), law.verified_through};
  }
  for (const DutyLine& duty : assessment.lines) {
    const Measure& measure = plan.schedule().measures[duty.measure];
    const bool fee = !is_duty(duty.kind);
    const std::string& name = fee ? measure.id : measure.name();
    const Money owed = fee ? Money() : duty.amount;
    const Money least = fee ? Money() : duty.least;
    add_to(measures_[{currency, name}], {1,
                                         ranges > 0 && duty.open ? 1U : 0U,
                                         MoneySum(shown_amount(duty.basis, line)),
                                         {MoneySum(ranges > 0 ? least : owed), MoneySum(owed)},
                                         MoneySum(fee ? duty.amount : Money())});
  }
}

void Exposure::add(const Exposure& other) {
  for (const auto& [law, late] : other.late_) {
    Late& own = late_[law];
    own = {own.lines + late.lines, std::max(own.latest, late.latest), late.verified};
  }
  for (const auto& [assumed, lines] : other.assumed_) {
    assumed_[assumed] += lines;
  }
  const auto merge = [](Sums& into, const Sums& from) {
    for (const auto& [key, sum] : from) {
      add_to(into[key], sum);
    }
  };
  merge(products_, other.products_);
  merge(measures_, other.measures_);
  merge(origins_, other.origins_);
  uncited_.insert(other.uncited_.begin(), other.uncited_.end());
}

std::vector<std::string> Exposure::warnings() const {
  std::vector<std::string> out;
  for (const auto& [law, late] : late_) {
    out.push_back(std::to_string(late.lines) +
                  (late.lines == 1 ? " line has an entry date" : " lines have entry dates") +
                  " after " + to_string(late.verified) + ", the day the " + law +
                  " law inside was last verified: up to " + to_string(late.latest));
  }
  for (const auto& [assumed, lines] : assumed_) {
    out.push_back(assumed + " on " + counted(lines, "line"));
  }
  out.insert(out.end(), uncited_.begin(), uncited_.end());
  return out;
}

std::string Exposure::text(const BatchSummary& counts) const {
  std::string out = std::to_string(counts.in) + (counts.in == 1 ? " line: " : " lines: ") +
                    std::to_string(counts.scored) + " scored";
  if (counts.ranges > 0) {
    out += " (" + std::to_string(counts.ranges) +
           (counts.ranges == 1 ? " range, at its maximum)" : " ranges, at their maximum)");
  }
  out += ", " + std::to_string(counts.rejected) + " rejected\n";
  out += scenario_.empty() ? "\n" : "Scenario: " + scenario_ + "\n\n";
  append_table(out, "product", products_);
  append_table(out, "measure", measures_);
  append_table(out, "origin", origins_);
  const std::vector<std::string> minded = warnings();
  if (!minded.empty()) {
    out += "Mind\n";
    for (const std::string& warning : minded) {
      out += "  " + wrap(warning, 100, 2) + "\n";
    }
  }
  return out;
}

std::string Exposure::csv(CsvStyle style, bool header_row, std::uint64_t& neutralised) const {
  std::string out;
  if (header_row) {
    out += style.for_spreadsheet ? kByteOrderMark : "";
    out += "by,name,currency,lines,value,duty,fees_and_taxes,ranges,duty_min";
    out += scenario_.empty() ? "\n" : ",scenario\n";
  }
  std::string last;
  if (!scenario_.empty()) {
    last += ',';
    append_cell(last, scenario_);
  }
  neutralised = append_rows(out, "product", products_, style, last) +
                append_rows(out, "measure", measures_, style, last) +
                append_rows(out, "origin", origins_, style, last);
  return out;
}

std::string Exposure::json(const BatchSummary& counts,
                           std::span<const Schedule* const> laws) const {
  std::string out;
  JsonObject object(out);
  if (!scenario_.empty()) {
    object.text("scenario", scenario_);
  }
  append_counts_json(object, "lines", {counts.scored, counts.ranges, counts.rejected});
  append_array(object, "by_product", "product", products_);
  append_array(object, "by_measure", "measure", measures_);
  append_array(object, "by_origin", "origin", origins_);
  object.texts("warnings", warnings());
  append_laws(object, laws);
  object.close();
  return out + "\n";
}

}  // namespace tarex::detail
