#include "batch/block.hpp"

#include "text/utf8.hpp"

namespace tarex::detail {

void add_fault(BatchBlock& block, BlockRecord& record, Error error) {
  if (error.source.empty()) {
    const std::string_view raw = block.raw(record);
    append_printable(error.source, raw.substr(0, raw.find('\n')));
  }
  record.fault = static_cast<std::int32_t>(block.faults.size());
  block.faults.push_back(std::move(error));
}

}  // namespace tarex::detail
