#include "bom/reader.hpp"

#include "base/joined.hpp"
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

namespace detail {

std::vector<std::string> notes_of(const std::string& encoding,
                                  const std::vector<std::string>& unread) {
  constexpr std::size_t kMostNamed = 12;
  std::vector<std::string> out;
  if (!encoding.empty()) {
    out.push_back(encoding);
  }
  if (!unread.empty()) {
    out.push_back("not read: " + first_few(unread, kMostNamed));
  }
  return out;
}

std::vector<std::string> notes_of(const std::string& encoding,
                                  const std::vector<UnreadColumn>& unread) {
  std::vector<std::string> names;
  for (const UnreadColumn& column : unread) {
    names.push_back(column.header + (column.of_product.empty()
                                         ? ""
                                         : " (of the product: " + column.of_product + ")"));
  }
  return notes_of(encoding, names);
}

}  // namespace detail

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
