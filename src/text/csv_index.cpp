#include "text/csv_index.hpp"

#include <array>
#include <bit>
#include <cstring>

#include "text/csv_masks.hpp"

namespace tarex {

void CsvIndex::clear() {
  size_ = 0;
  line_feeds_.clear();
  odd_.clear();
  foreign_ = false;
}

void CsvIndex::add(std::string_view text, std::size_t offset, char delimiter) {
  using detail::kMaskedBytes;
  foreign_ = false;
  if (size_ == places_.size()) {
    places_.resize(size_ * 2 + kMaskedBytes);
  }
  places_[size_++] = static_cast<std::uint32_t>(offset) - 1;
  std::size_t at = offset;
  for (; text.size() - at >= kMaskedBytes; at += kMaskedBytes) {
    add_part(text.data() + at, at, delimiter);
  }
  if (at < text.size()) {
    std::array<char, kMaskedBytes> rest;
    rest.fill('x');  // no character that is looked for
    std::memcpy(rest.data(), text.data() + at, text.size() - at);
    add_part(rest.data(), at, delimiter);
  }
}

/// The places of 64 bytes that start at `at`.
void CsvIndex::add_part(const char* bytes, std::size_t at, char delimiter) {
  const detail::CsvMasks masks = detail::csv_masks(bytes, delimiter);
  foreign_ = foreign_ || masks.foreign;
  if (places_.size() - size_ < detail::kMaskedBytes) {
    places_.resize(places_.size() * 2 + detail::kMaskedBytes);
  }
  std::uint32_t* next = places_.data() + size_;
  const auto write = [&](std::uint64_t bits) {
    for (; bits != 0; bits &= bits - 1) {
      *next++ = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(bits));
    }
  };
  std::uint64_t left = masks.delimiters | masks.line_feeds | masks.odd;
  for (std::uint64_t breaks = masks.line_feeds | masks.odd; breaks != 0; breaks &= breaks - 1) {
    const std::uint64_t lowest = breaks & (~breaks + 1);
    const std::uint64_t up_to = lowest | (lowest - 1);
    write(left & up_to);
    left &= ~up_to;
    const auto place = static_cast<std::uint32_t>(next - places_.data() - 1);
    ((masks.line_feeds & lowest) != 0 ? line_feeds_ : odd_).push_back(place);
  }
  write(left);
  size_ = static_cast<std::size_t>(next - places_.data());
}

}  // namespace tarex
