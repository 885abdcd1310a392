#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tarex {

/// A column as understood, for the echo in the output.
struct EchoField {
  std::string name;
  std::string text;
  bool is_number = false;  ///< or any other value of JSON that is no string, as it was given
  std::int32_t cell = 0;   ///< 1 + the column of a batch's file it comes from; 0 = not known
};

/// The echo of a line. A list whose fields keep their memory when it is cleared, because batches
/// fill it anew for every line.
class EchoList {
 public:
  using iterator = std::vector<EchoField>::iterator;
  using const_iterator = std::vector<EchoField>::const_iterator;

  EchoList() = default;
  EchoList(const EchoList&) = default;
  EchoList& operator=(const EchoList&) = default;
  EchoList(EchoList&& other) noexcept
      : fields_(std::move(other.fields_)), used_(std::exchange(other.used_, 0)) {}
  EchoList& operator=(EchoList&& other) noexcept {
    fields_ = std::move(other.fields_);
    used_ = std::exchange(other.used_, 0);
    return *this;
  }
  ~EchoList() = default;

  [[nodiscard]] bool empty() const { return used_ == 0; }
  [[nodiscard]] std::size_t size() const { return used_; }
  [[nodiscard]] iterator begin() { return fields_.begin(); }
  [[nodiscard]] iterator end() { return fields_.begin() + static_cast<std::ptrdiff_t>(used_); }
  [[nodiscard]] const_iterator begin() const { return fields_.begin(); }
  [[nodiscard]] const_iterator end() const {
    return fields_.begin() + static_cast<std::ptrdiff_t>(used_);
  }
  [[nodiscard]] const EchoField& operator[](std::size_t at) const { return fields_[at]; }

  void clear() { used_ = 0; }
  /// One more field, which holds whatever it held before.
  [[nodiscard]] EchoField& next() {
    if (used_ == fields_.size()) {
      fields_.emplace_back();
    }
    return fields_[used_++];
  }
  void push_back(EchoField field) { next() = std::move(field); }

 private:
  std::vector<EchoField> fields_;  ///< of which `used_` are in use
  std::size_t used_ = 0;
};

}  // namespace tarex
