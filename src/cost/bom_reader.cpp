#include "cost/bom_reader.hpp"

#include "text/utf8.hpp"

namespace tarex {

Result<Bill> read_bill(std::string text, std::string file, const LawBook& book) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool json = first != std::string::npos && (text[first] == '{' || text[first] == '[');
  Result<std::vector<BomProduct>> products =
      json ? detail::read_json_bill(text, file, book) : detail::read_csv_bill(text, file, book);
  if (!products) {
    return products.error();
  }
  Bill bill{std::move(file), std::move(text), products.take()};
  for (BomProduct& product : bill.products) {
    locate(product.errors, bill);
  }
  return bill;
}

void locate(Errors& errors, const Bill& bill) {
  for (Error& error : errors) {
    if (error.where.file.empty()) {
      error.where.file = bill.file;
    }
    if (error.source.empty() && error.where.line > 0) {
      error.source = std::string(line_text(bill.text, error.where.line));
    }
  }
}

}  // namespace tarex
