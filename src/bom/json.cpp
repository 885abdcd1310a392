#include "bom/forms.hpp"
#include "bom/json_products.hpp"
#include "bom/json_values.hpp"
#include "text/json_reader.hpp"
#include "text/line_index.hpp"

/// The JSON form of a bill: {"products": [{…, "components": [{…, "components": […]}]}]}.
namespace tarex::detail {
namespace {

class JsonBillReader : public BillReader {
 public:
  JsonBillReader(std::string text, std::string file, JsonValue root, const BillOptions& options,
                 const LawBook& book, std::string encoding_note)
      : text_(std::move(text)),
        file_(std::move(file)),
        root_(std::move(root)),
        products_(root_.find("products")->items),
        reading_(options, book),
        encoding_note_(std::move(encoding_note)) {
    reading_.settle(root_);
  }

  std::vector<std::string> notes() const override {
    return encoding_note_.empty() ? std::vector<std::string>() : std::vector{encoding_note_};
  }
  std::vector<UnreadColumn> unread() const override { return reading_.keys().unread(); }

  bool next(BomProduct& out) override {
    if (read_ == products_.size()) {
      return false;
    }
    out = reading_.read(products_[read_++]);
    locate(out.errors);
    return true;
  }

  void locate(Errors& errors) const override {
    for (Error& error : errors) {
      if (error.where.file.empty() && error.code != ErrorCode::usage) {
        error.where.file = file_;
      }
      if (error.source.empty() && error.where.line > 0) {
        error.source = std::string(lines_.excerpt(error.where.line, error.where.column));
      }
    }
  }

 private:
  std::string text_;
  mutable LineIndex lines_{text_};
  std::string file_;
  JsonValue root_;
  const std::vector<JsonValue>& products_;
  std::size_t read_ = 0;
  JsonProducts reading_;
  std::string encoding_note_;
};

}  // namespace

Result<std::unique_ptr<BillReader>> open_json_bill(std::string text, std::string file,
                                                   const BillOptions& options, const LawBook& book,
                                                   std::string encoding_note) {
  Result<JsonValue> parsed = parse_json(text, file);
  if (!parsed) {
    return parsed.error();
  }
  const JsonValue& root = parsed.value();
  const JsonValue* list = root.kind == JsonValue::Kind::object ? root.find("products") : nullptr;
  if (list == nullptr || list->kind != JsonValue::Kind::array) {
    const JsonValue& place = list == nullptr ? root : *list;
    Error error = fault_at(
        place, ErrorCode::missing_key, "there is no list of products",
        "write {\"products\": [{\"sku\": …, \"hs\": …, \"price\": …, \"components\": […]}]}");
    error.where.file = file;
    return error;
  }
  return std::unique_ptr<BillReader>(std::make_unique<JsonBillReader>(
      std::move(text), std::move(file), parsed.take(), options, book, std::move(encoding_note)));
}

}  // namespace tarex::detail
