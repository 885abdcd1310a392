#include "tarex/entry_reader.hpp"

#include "cost/line_reading.hpp"

namespace tarex {

Errors EntryReader::read(std::span<const RawField> fields, InputLine& out) const {
  return detail::LineReading(*book_, defaults_, out).run(fields);
}

}  // namespace tarex
