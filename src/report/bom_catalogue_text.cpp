#include <fmt/format.h>

#include <algorithm>

#include "report/bom_catalogue.hpp"
#include "report/coins.hpp"
#include "report/counts.hpp"
#include "report/notes.hpp"
#include "report/percent.hpp"
#include "report/sum_text.hpp"
#include "report/text_layout.hpp"

/// The exposure of a catalogue as a person reads it.
namespace tarex {
namespace {

using detail::grouped;
using detail::in_coins;
using detail::percent_number;
using detail::shorten;
using detail::TextTable;
using Align = TextTable::Align;

template <class Amount>
std::string percent_or_dash(const Amount& part, const Amount& whole) {
  const std::string out = percent_number(part, whole);
  return out.empty() ? "-" : out + "%";
}

/// A figure at its highest; `≤` where it may be less.
template <class Amount>
std::string at_most(const Amount& most, const Amount& least, const Currency& currency) {
  return (least == most || most.at_limit() ? "" : "≤ ") +
         grouped(in_coins(most, currency), currency);
}

/// An increase, or its ends where the figure at the highest of both sides is not the most.
template <class Amount, class Range>
std::string increase(const Amount& impact, const Range& bounds, const Currency& currency) {
  return impact == bounds.max || bounds.min.at_limit()
             ? at_most(impact, bounds.min, currency)
             : grouped(in_coins(bounds, currency), currency);
}

/// The same in percent of the value.
template <class Amount, class Range>
std::string increase_share(const Amount& impact, const Range& bounds, const Amount& value) {
  const std::string least = percent_number(bounds.min, value);
  return impact == bounds.max || least.empty()
             ? percent_or_dash(impact, value)
             : least + " to " + percent_or_dash(bounds.max, value);
}

}  // namespace

/// The row of a product. @param table  seven columns
void BomCatalogue::add_text_row(detail::TextTable& table, const Row& row) {
  const std::string what = row.sku.empty() ? row.name : row.sku + " " + row.name;
  const std::string driver = row.driver_open.empty() ? row.driver : "not known";
  table.row({shorten(what, 26), row.currency.code(),
             grouped(in_coins(row.customs_value, row.currency), row.currency),
             at_most(row.duty, row.duty_min, row.currency),
             row.compared ? increase(row.impact, row.impact_bounds, row.currency) : "-",
             row.compared ? increase_share(row.impact, row.impact_bounds, row.customs_value) : "-",
             shorten(row.heading.empty() ? driver : row.heading + "; " + driver, 32)});
}

/// The sums of a currency.
void BomCatalogue::add_text_total(detail::TextTable& table, const Total& total) {
  const bool any = total.compared > 0;
  table.row({detail::counted(total.products, "product"), total.currency.code(),
             grouped(in_coins(total.customs_value, total.currency), total.currency),
             at_most(total.duty, total.duty_min, total.currency),
             any ? increase(total.impact, total.impact_bounds, total.currency) : "-",
             any ? increase_share(total.impact, total.impact_bounds, total.compared_value) : "-",
             total.compared == total.products
                 ? ""
                 : fmt::format("{} of {} compared", total.compared, total.products)});
}

/// What the table shows.
std::string BomCatalogue::text_title() const {
  const std::string against = baseline_.text();
  return fmt::format("Exposure on {}{}, for the lots, dearest change first\n{}", entered_.text(),
                     against.empty() ? "" : " against " + against,
                     scenario_.empty() ? "" : "Scenario: " + scenario_ + "\n");
}

std::string BomCatalogue::text(std::size_t most) {
  TextTable table({Align::left, Align::left, Align::right, Align::right, Align::right, Align::right,
                   Align::left});
  table.row({"", "", "value of lot", "duty", "increase", "of value", "heading; driver"});
  const auto first_rejected = std::find_if(places_.begin(), places_.end(),
                                           [](const Place& place) { return place.rejected; });
  const auto scored = static_cast<std::size_t>(first_rejected - places_.begin());
  const std::size_t rejected = places_.size() - scored;
  std::size_t shown = 0;
  Row row;
  while (shown < scored && (most == 0 || shown < most) && read(places_[shown], row)) {
    ++shown;
    add_text_row(table, row);
  }
  for (const Total& total : totals_) {
    add_text_total(table, total);
  }
  std::string out = scored == 0 ? std::string("Exposure: no product could be priced\n")
                                : text_title() + table.text();
  if (shown < scored) {
    out += fmt::format("  {} (--all)\n", detail::counted(scored - shown, "more product"));
  }
  for (auto place = first_rejected; rejected <= 20 && place != places_.end(); ++place) {
    if (read(*place, row)) {
      out += fmt::format("  rejected: {}\n", shorten(row.sku + " " + row.error, 86));
    }
  }
  return out + detail::mind_text(warnings_);
}

}  // namespace tarex
