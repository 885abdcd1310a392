#include "bom/product_columns.hpp"

#include <algorithm>
#include <vector>

#include "bom/columns.hpp"
#include "rows/columns.hpp"
#include "text/suggest.hpp"
#include "text/tidy.hpp"
#include "text/utf8.hpp"

namespace tarex::detail {
namespace {

/// What columns of products are called, without the prefix.
std::vector<std::string> names_of_products(const LawBook& book) {
  std::vector<std::string> out{"price"};
  for (const std::string& destination : book.destinations()) {
    for (std::string& column : readable_columns(*book.schedule(destination))) {
      out.push_back(std::move(column));
    }
  }
  return out;
}

}  // namespace

std::string product_column(std::string_view name, const LawBook& book) {
  const std::string key = normal_name(name);
  for (const std::string_view price : {"price", "unit_price", "단가", "판매단가"}) {
    if (key == price) {
      return "price";
    }
  }
  for (const std::string& destination : book.destinations()) {
    std::string canonical = canonical_column(key, *book.schedule(destination));
    if (!canonical.empty()) {
      return canonical;
    }
  }
  return std::string(trim_blanks(name));
}

bool is_product_column(const std::string& name, const LawBook& book) {
  if (name == "price") {
    return true;
  }
  const std::vector<std::string> destinations = book.destinations();
  return std::any_of(destinations.begin(), destinations.end(), [&](const std::string& destination) {
    return !canonical_column(name, *book.schedule(destination)).empty();
  });
}

UnitOf unit_of_product_column(const std::string& name, const LawBook& book) {
  if (name == "price") {
    return UnitOf::amount;
  }
  for (const std::string& destination : book.destinations()) {
    const Schedule& law = *book.schedule(destination);
    if (canonical_column(name, law) == name) {
      return unit_of_column(name, law);
    }
  }
  return UnitOf::anything;
}

std::optional<std::string> without_product_prefix(std::string_view header) {
  const std::string name = normal_name(header);
  for (const std::string_view prefix : {"product_", "제품_", "완제품_"}) {
    if (name.starts_with(prefix) && name.size() > prefix.size()) {
      std::string field = name.substr(prefix.size());
      return field == "id" ? "sku" : std::move(field);
    }
  }
  return std::nullopt;
}

NamedProductColumn named_product_column(const std::string& name, std::string_view header,
                                        const LawBook& book) {
  if (const std::string plain = without_pieces(name); plain != name) {
    NamedProductColumn of_piece = named_product_column(plain, without_pieces(header), book);
    if (product_column(of_piece.name, book) == "price") {
      if (of_piece.misfit) {  // as the file has it
        of_piece.misfit = unit_misfit(header, "price", UnitOf::amount).value_or(*of_piece.misfit);
      }
      return of_piece;
    }
  }
  NamedProductColumn out{name, {}, {}};
  SaidUnit said = unit_said(name);
  const std::string whole = product_column(name, book);
  if (is_product_column(whole, book)) {
    out.unit = unit_of_product_column(whole, book) == UnitOf::amount ? said.currency : "";
    return out;
  }
  const std::size_t open = name.find_first_of("([");
  const bool bracketed = open != std::string::npos;
  std::string base(trim_blanks(name.substr(0, bracketed ? open : name.find_last_of(" _-"))));
  while (base.ends_with('_')) {
    base.pop_back();
  }
  if (name.ends_with("($)") || name.ends_with("[$]")) {
    said.unit = said.currency = Currency().code();
  }
  const std::string field = product_column(base, book);
  if (bracketed && field == "quantity" &&
      counts_pieces(name.substr(open + 1, name.size() - open - 2))) {
    out.name = std::move(base);
    return out;
  }
  if (said.unit.empty() || !is_product_column(field, book)) {
    return out;
  }
  const UnitOf kind = unit_of_product_column(field, book);
  auto misfit = unit_misfit(header, field, kind);
  if (kind != UnitOf::amount && (misfit || !bracketed)) {
    return out;
  }
  out.name = std::move(base);
  out.misfit = std::move(misfit);
  out.unit = kind == UnitOf::amount && !out.misfit ? said.currency : std::string();
  return out;
}

std::optional<std::string> misspelled_prefixed_column(std::string_view header,
                                                      const LawBook& book) {
  constexpr std::size_t kShortest = 5;
  constexpr std::size_t kLong = 10;
  const std::string key = column_key(header);
  const auto own = without_product_prefix(key);
  const bool has_unit = header.find_first_of("([") != std::string_view::npos;  // no slip
  if (has_unit || count_code_points(key) < kLong || (own && is_own_word(*own))) {
    return std::nullopt;
  }
  std::vector<std::string> known = names_of_products(book);
  std::erase_if(known, [](const std::string& name) { return name.size() < kShortest; });
  for (std::string& name : known) {
    name.insert(0, "product_");
  }
  const std::vector<std::string_view> names(known.begin(), known.end());
  // A short word behind the right prefix has one slip: a place is no price.
  const auto near = nearest(key, names, own && count_code_points(*own) < kLong ? 1 : 2);
  return near ? std::optional(std::string(*near)) : std::nullopt;
}

std::optional<std::string> misspelled_product_column(std::string_view name, const LawBook& book) {
  const std::string key = normal_name(name);
  const std::size_t length = count_code_points(key);
  if (length < 5 || is_own_word(key)) {
    return std::nullopt;
  }
  const std::vector<std::string> known = names_of_products(book);
  std::vector<std::string_view> names{"components"};
  for (const std::string& column : known) {
    if (length >= 6 || column.size() >= 6) {  // a place is no price
      names.emplace_back(column);
    }
  }
  const auto near = nearest(key, names, length >= 10 ? 2 : 1);
  return near ? std::optional(std::string(*near)) : std::nullopt;
}

}  // namespace tarex::detail
