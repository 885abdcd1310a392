#include "report/json_text.hpp"

#include "report/copy_plain.hpp"

namespace tarex::detail {

void put_json_string(TextPen& out, std::string_view text) {
  char* const at = out.room(text.size() + 2);
  if (copy_plain(at + 1, text, odd_json_bytes, is_odd_in_json)) {
    at[0] = '"';
    at[text.size() + 1] = '"';
    out.reach(at + text.size() + 2);
    return;
  }
  std::string escaped;
  append_json_string(escaped, text);
  out.put(escaped);
}

void append_json_amount(std::string& out, Money amount, const Currency& currency) {
  if (amount.at_limit()) {
    out += "null";
    return;
  }
  append_amount(out, amount, currency.decimals_for(amount.micro()));
}

std::string& JsonObject::key(std::string_view name) {
  if (!first_) {
    out_ += ',';
  }
  first_ = false;
  append_json_string(out_, name);
  out_ += ':';
  return out_;
}

void JsonObject::amount(std::string_view name, const std::optional<Money>& value,
                        const Currency& currency) {
  append_json_amount(key(name), value.value_or(Money::from_micro(Money::kLimit)), currency);
}

void JsonObject::day(std::string_view name, Date day) {
  if (day == kNoEnd) {
    raw(name, "null");
  } else {
    text(name, to_string(day));
  }
}

std::string& JsonArray::next() {
  if (!first_) {
    out_ += ',';
  }
  first_ = false;
  return out_;
}

}  // namespace tarex::detail
