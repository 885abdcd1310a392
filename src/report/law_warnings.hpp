#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/by_address.hpp"
#include "tarex/report.hpp"

namespace tarex::detail {

/// The warnings that lines get from the law alone, each written out once. One per thread; the
/// schedules it met must outlive it.
class LawWarnings {
 public:
  /// How a text is written. @return true if it calls for something of the whole cell
  using Write = bool (*)(std::string& out, std::string_view text);
  struct Text {
    std::string text;
    bool calls = false;  ///< what `write` returned
  };
  using Texts = FixedList<const Text*, 4 * kMaxLines>;
  explicit LawWarnings(Write write) : write_(write) {}

  /// The same as `find_warnings`, for the lines that nothing but the law says something about.
  /// @return false for all others; `out` is then worth nothing.
  [[nodiscard]] bool find(const InputLine& line, const LineAssessment& assessment, const Plan& plan,
                          Texts& out);

 private:
  [[nodiscard]] std::unique_ptr<const Text> make(std::string_view text) const;
  [[nodiscard]] const Text* text_of(const std::string& record);
  [[nodiscard]] const Text* text_of(const FactSpec& assumed);

  Write write_;
  ByAddress<const Text*> by_record_;
  std::unordered_map<std::string_view, std::unique_ptr<const Text>> by_text_;
  std::vector<std::unique_ptr<const Text>> of_facts_;
};

}  // namespace tarex::detail
