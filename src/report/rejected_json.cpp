#include "report/json_text.hpp"
#include "tarex/report.hpp"

/// The JSON object of a line that could not be scored.
namespace tarex {

using detail::JsonArray;
using detail::JsonObject;

void append_rejected_json(std::string& out, const Errors& errors,
                          const std::vector<GivenField>& given, std::size_t row) {
  JsonObject object(out);
  if (row > 0) {
    object.count("row", row);
  }
  object.text("status", "rejected");
  JsonArray items(object.key("errors"));
  for (const Error& error : errors) {
    JsonObject item(items.next());
    item.text("code", code_name(error.code));
    if (error.where.line > 0) {
      item.count("line", error.where.line);
      item.count("column", error.where.column);
    }
    if (error.where.offset >= 0) {
      item.count("offset", error.where.offset);
    }
    item.text("field", error.field);
    item.text("value", error.value);
    item.text("message", error.message);
    item.text("hint", error.hint);
    item.close();
  }
  items.close();
  for (const GivenField& field : given) {
    if (field.is_json) {
      object.raw(field.name, field.text);
    } else {
      object.text(field.name, field.text);
    }
  }
  object.close();
}

}  // namespace tarex
