#include "bom/same_value.hpp"

#include "bom/columns.hpp"
#include "rows/field_text.hpp"
#include "rows/money_text.hpp"
#include "rows/yes_or_no.hpp"
#include "tarex/hs_code.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

/// Both can be read, and come to the same.
template <class Read>
bool equal(std::string_view a, std::string_view b, const Read& read) {
  std::string scratch_a;
  std::string scratch_b;
  const auto x = read(tidy(a, scratch_a));
  const auto y = read(tidy(b, scratch_b));
  return x && y && x.value() == y.value();
}

/// What a column of the product that is no number holds.
FactType type_of(std::string_view name, const LawBook& book) {
  if (name == "origin" || name == "destination") {
    return FactType::country;
  }
  for (const std::string& destination : book.destinations()) {
    const Schedule& law = *book.schedule(destination);
    if (const FactIndex fact = law.find_fact(name); fact != kNoFact) {
      return law.facts[fact].type;
    }
  }
  return name == "entry_date" ? FactType::date : FactType::text;
}

}  // namespace

bool same_value(const BillColumn& column, std::string_view a, std::string_view b,
                const LawBook& book) {
  if (a == b) {
    return true;
  }
  const std::string_view name = column.product_name;
  if (name == "hs") {
    return equal(a, b, [](std::string_view text) { return HsCode::parse(text); });
  }
  if (column.number) {
    return equal(a, b, [](std::string_view text) { return read_number(text, 6); });
  }
  if (name == "currency") {
    std::string scratch_a;
    std::string scratch_b;
    const auto x = read_currency(tidy(a, scratch_a));
    const auto y = read_currency(tidy(b, scratch_b));
    return x && y && x->code() == y->code();
  }
  const FactType type = type_of(name, book);
  if (type == FactType::claim || type == FactType::word) {
    const auto yes = yes_or_no(normal_name(a));
    return normal_name(a) == normal_name(b) || (yes && yes == yes_or_no(normal_name(b)));
  }
  if (type == FactType::date) {
    return equal(a, b, [](std::string_view text) { return read_date(text); });
  }
  const Schedule& names = *book.schedule(book.destinations().front());
  return type == FactType::country && equal(a, b, [&](std::string_view text) {
           const Result<ReadCountry> country = read_country(text, names);
           return country ? std::optional(country.value().country) : std::nullopt;
         });
}

bool says_nothing(std::string_view text) {
  std::string scratch;
  const Result<std::int64_t> number = read_number(tidy(text, scratch), 6);
  return yes_or_no(normal_name(text)) == false || (number && number.value() == 0);
}

}  // namespace tarex::detail
