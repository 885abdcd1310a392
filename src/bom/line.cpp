#include "bom/line.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/quoted.hpp"
#include "bom/rounded.hpp"
#include "law/rate_text.hpp"
#include "rows/money_text.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

/// The tariff's words for a piece.
constexpr std::string_view kPieceUnits[] = {"pcs", "each"};

}  // namespace

void ProductLine::fault(const BomField* field, std::string_view name, ErrorCode code,
                        std::string message, std::string hint) {
  const bool there = field != nullptr;
  Error error{code,
              std::move(message),
              {"", there ? field->line : product_.line, there ? field->column : product_.column},
              std::move(hint)};
  error.field = std::string(name);
  error.value = there ? field->text : std::string();
  errors_.push_back(std::move(error));
}

std::optional<std::int64_t> ProductLine::number(std::string_view name, std::string hint) {
  const BomField* field = product_.find(name);
  std::string scratch;
  const std::string_view text = tidy(field->text, scratch);
  Result<std::int64_t> micro = read_number(text, 6);
  // A price may be finer than the coins of its currency, and have its sign.
  if (!micro && name != "quantity") {
    Result<Money> amount = parse_amount(text, currency());
    micro = amount ? Result<std::int64_t>(amount.value().micro()) : amount.error();
  }
  if (!micro) {
    fault(field, name, micro.error().code, micro.error().message, micro.error().hint);
    return std::nullopt;
  }
  if (name == "price" && currency().decimals() == 0 && micro.value() % kMicro == 0 &&
      may_be_thousands(text, currency())) {
    fault(field, name, ErrorCode::bad_amount, "'" + field->text + "' is not a decimal amount",
          "it can mean " + decimal_text(micro.value()) + " or " +
              decimal_text(micro.value() * 1000) + ": write it without a point");
    return std::nullopt;
  }
  if (micro.value() == 0) {
    fault(field, name, ErrorCode::bad_number,
          "'" + field->text + "' is not a " + std::string(name) + " above 0", std::move(hint));
    return std::nullopt;
  }
  note_point(name, *field, micro.value());
  return micro.value();
}

/// A value is warned of by its line.
void ProductLine::note_point(std::string_view name, const BomField& field, std::int64_t micro) {
  std::string scratch;
  const bool doubt =
      micro % kMicro == 0 &&
      may_be_thousands(tidy(field.text, scratch), name == "quantity" ? Currency() : currency());
  if (doubt && name != "value") {
    points_.push_back(std::string(name) + " " + quoted(field.text) + " is read as " +
                      decimal_text(micro) + ", not as " + decimal_text(micro * 1000));
  }
}

std::string ProductLine::point_in_doubt() const {
  return points_.empty() ? std::string()
                         : joined(points_, "; ") + ": a point stands before decimals";
}

Currency ProductLine::currency() const {
  std::string scratch;
  return read_currency(tidy(product_.text("currency"), scratch)).value_or(Currency());
}

/// Fills columns_ with the product's own fields; the value is price × quantity unless it is
/// stated.
bool ProductLine::read_price() {
  std::int64_t quantity = kMicro;
  bool counted = true;
  if (!product_.text("quantity").empty()) {
    const auto given = number("quantity", "pieces of the product in the lot");
    counted = given.has_value();
    quantity = given.value_or(kMicro);
  }
  quantity_ = quantity;
  for (const BomField& field : product_.fields) {
    if (field.name != "price") {
      columns_.push_back({field.name, field.text, field.line, field.column});
    }
  }
  if (product_.text("price").empty()) {
    if (product_.text("value").empty()) {
      fault(product_.find("price"), "price", ErrorCode::missing_field,
            "the price of the product is missing",
            "give product_price, per piece, or product_value, for the lot; in a row of the product "
            "itself price, or value where no product fills in a column price, per piece");
      return false;
    }
    const auto value = number("value", "write 1000.00");
    value_ = Money::from_micro(value.value_or(0));
    price_ = quantity > 0 ? scale(value_.micro(), kMicro, quantity, 1) : Money();
    if (counted && value && *value > 0 && price_.is_zero()) {
      fault(product_.find("quantity"), "quantity", ErrorCode::out_of_range,
            "a piece costs less than tarex can hold", "check the value and the pieces of the lot");
      return false;
    }
    return counted && value.has_value();
  }
  const auto price = number("price", "write 12.40");
  if (!price || !counted) {
    return false;
  }
  price_ = Money::from_micro(*price);
  const Money value = value_ = scale(*price, quantity, kMicro, currency().minor_unit());
  if (value.at_limit()) {
    fault(product_.find("price"), "price", ErrorCode::out_of_range,
          "price × quantity is more than tarex can hold",
          "an amount may have up to 9.2 trillion units");
    return false;
  }
  const BomField* stated = product_.find("value");
  if (stated != nullptr && !stated->text.empty()) {
    return hold_value(*stated);
  }
  set("value", decimal_text(value.micro()));
  return true;
}

/// The value of the lot is stated beside the price. Systems round a price and not what it comes to.
bool ProductLine::hold_value(const BomField& stated) {
  const auto given = number("value", "write 1000.00");
  const Money value = Money::from_micro(given.value_or(0));
  if (!given || value == value_) {
    return given.has_value();
  }
  if (!is_rounded(value)) {
    fault(&stated, "value", ErrorCode::inconsistent,
          "value is " + stated.text + ", price × quantity " + decimal_text(value_.micro()),
          "leave one of them out");
    return false;
  }
  rounded_price_ = "the price is rounded: × quantity it is " + decimal_text(value_.micro()) +
                   ", and the value that is stated, " + decimal_text(value.micro()) + ", counts";
  value_ = value;
  price_ = scale(value.micro(), kMicro, quantity_, 1);
  return true;
}

/// What is stated is off by no more than half of the last digit of the price, and by no more than a
/// hundredth.
bool ProductLine::is_rounded(Money stated) const {
  std::string scratch;
  const auto digit = last_digit_of(without_unit(tidy(product_.text("price"), scratch)));
  const i128 apart = i128{stated.micro()} - value_.micro();
  const i128 off = apart < 0 ? -apart : apart;
  return digit && off * 2 <= scale(*digit, quantity_, kMicro, 1).micro() &&
         is_within_a_hundredth(off, value_.micro());
}

void ProductLine::add_to_value(Money lot) {
  value_ = round_to(value_ + lot, currency().minor_unit());
  price_ += scale(lot.micro(), kMicro, quantity_, 1);
  set("value", decimal_text(value_.micro()));
}

void ProductLine::set(const std::string& name, std::string text, const BomField* at_cell) {
  const auto at = std::find_if(columns_.begin(), columns_.end(),
                               [&](const Column& c) { return c.name == name; });
  if (at == columns_.end()) {
    const BomField* cell = at_cell != nullptr ? at_cell : product_.find("price");
    columns_.push_back({name, std::move(text), cell != nullptr ? cell->line : product_.line,
                        cell != nullptr ? cell->column : product_.column});
  } else {
    at->text = std::move(text);
  }
}

void ProductLine::drop(std::string_view name) {
  std::erase_if(columns_, [&](const Column& column) { return column.name == name; });
}

bool ProductLine::read(const EntryReader& reader, InputLine& line) {
  std::vector<RawField> fields;
  for (const Column& column : columns_) {
    fields.push_back({column.name, column.text, column.line, column.column});
  }
  Errors errors = reader.read(fields, line);
  line.extras.clear();  // the product itself has them
  for (Error& error : errors) {
    if (error.where.line == 0) {
      error.where = {"", product_.line, product_.column};
    }
  }
  errors_.insert(errors_.end(), errors.begin(), errors.end());
  if (errors.empty()) {
    count_pieces(line);
  }
  return errors.empty();
}

/// The quantity counts pieces; without a unit the law would take it for the unit its rate is
/// printed in.
void ProductLine::count_pieces(InputLine& line) const {
  if (product_.text("quantity").empty() || !product_.text("unit").empty()) {
    return;
  }
  for (const std::string_view word : kPieceUnits) {
    if (const auto unit = find_unit(line.schedule->units, word)) {
      line.entry.quantity_unit = *unit;
      line.echo.push_back({"unit", std::string(word), false});
      return;
    }
  }
  line.entry.facts.forget(line.schedule->quantity_fact);
}

}  // namespace tarex::detail
