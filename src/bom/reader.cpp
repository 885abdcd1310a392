#include "bom/reader.hpp"

#include "bom/forms.hpp"

namespace tarex {
namespace {

Result<std::unique_ptr<BillReader>> bill_of(CsvStream stream, const BillOptions& options,
                                            const LawBook& book) {
  const char first = stream.first_character();
  if (first != '{' && first != '[') {
    return detail::open_csv_bill(std::move(stream), options, book);
  }
  Result<std::string> text = stream.take_text();
  if (!text) {
    return text.error();
  }
  return detail::open_json_bill(text.take(), stream.file_name(), options, book, stream.note());
}

}  // namespace

Result<std::unique_ptr<BillReader>> open_bill(const std::string& path, const BillOptions& options,
                                              const LawBook& book) {
  Result<CsvStream> stream = CsvStream::open(path, options.encoding);
  if (!stream) {
    return stream.error();
  }
  return bill_of(stream.take(), options, book);
}

Result<std::unique_ptr<BillReader>> bill_of_text(std::string text, std::string file,
                                                 const BillOptions& options, const LawBook& book) {
  return bill_of(CsvStream::of_text(std::move(text), std::move(file)), options, book);
}

}  // namespace tarex
