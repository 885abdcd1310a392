#include "rows/code_check.hpp"

#include <algorithm>
#include <vector>

#include "base/grouped.hpp"
#include "base/quoted.hpp"
#include "rows/code_hints.hpp"
#include "rows/plain_text.hpp"

namespace tarex::detail {
namespace {

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

Error malformed(std::string_view text, const Schedule& schedule) {
  Error error{ErrorCode::bad_code,
              quoted(text) + " is not a tariff code",
              {},
              "write " + std::string(lengths_text(schedule)) + " digits, e.g. 7318.15.20"};
  if (text.find_first_of("eE") != std::string_view::npos &&
      text.find('+') != std::string_view::npos) {
    error.hint =
        "a spreadsheet turned the code into a number; format the column as text and enter it again";
  } else if (text.ends_with(".0") && digits_in(text) + 1 == text.size()) {
    error.hint = "a spreadsheet turned the code into a number; format the column as text";
  } else if (digits_in(text) > 10) {
    error.hint = "codes have at most 10 digits";
  } else if (text.find_first_not_of("0123456789. -") == std::string_view::npos &&
             digits_in(text) % 2 == 1) {
    const std::size_t digits = digits_in(text);
    error.message =
        quoted(text) + " has " + std::to_string(digits) + (digits == 1 ? " digit" : " digits");
    error.hint = odd_hint(text, schedule);
  }
  return error;
}

/// The measures that go by a code, or by codes below it: `9903.82.02`.
std::vector<const Measure*> measures_called(HsCode code, const Schedule& schedule) {
  std::vector<const Measure*> out;
  for (const Measure& measure : schedule.measures) {
    const auto heading = HsCode::parse(measure.heading);
    if (heading && code.covers(*heading)) {
      out.push_back(&measure);
    }
  }
  return out;
}

/// A code of a chapter that holds no goods but what duties are called by.
Error heading_of_duty(std::string_view text, HsCode code,
                      const std::vector<const Measure*>& measures) {
  const Measure& first = *measures.front();
  const bool itself = HsCode::parse(first.heading) == code;
  return Error{ErrorCode::unknown_code,
               itself ? quoted(text) + " is a duty heading, not a code of goods: " + first.title
                      : quoted(text) + " holds duty headings, not codes of goods",
               {},
               "give the code of the goods: tarex quote says which headings they pay"};
}

}  // namespace

std::string_view without_text_marks(std::string_view text) {
  if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"')) {
    return text.substr(2, text.size() - 3);
  }
  if (text.size() > 1 && text.front() == '\'') {
    return text.substr(1);
  }
  return text;
}

Error missing_code(std::string_view text, HsCode code, const Schedule& schedule) {
  const int longest = schedule.longest_code();
  if (code.digits() > longest) {
    return Error{ErrorCode::bad_code,
                 quoted(text) + " has more digits than the " + schedule.name + " tariff (" +
                     std::to_string(longest) + ")",
                 {},
                 "the first six digits are common to all countries, the rest is not"};
  }
  Error error{ErrorCode::unknown_code,
              quoted(text) + " is not in the " + schedule.name + " tariff",
              {},
              nearest_text(code, schedule)};
  if (schedule.lines_below(code.prefix(2)).empty()) {
    const HsCode chapter = code.prefix(2);
    if (const auto itself = measures_called(code, schedule); !itself.empty()) {
      return heading_of_duty(text, code, itself);
    }
    error.hint =
        measures_called(chapter, schedule).empty()
            ? "no code of the tariff is in chapter " + to_digits(chapter)
            : "chapter " + to_digits(chapter) + " holds duty headings: give the code of the goods";
  } else if (code.digits() >= 4 && schedule.lines_below(code.prefix(4)).empty()) {
    // A tariff need not be inside as a whole.
    error.message = quoted(text) + " is not among the " + grouped(schedule.lines.rows().size()) +
                    " lines of the " + schedule.name + " tariff that tarex has";
    error.hint = "it has none of heading " + to_digits(code.prefix(4)) + "; " + error.hint;
  } else if (code.digits() == 10) {
    error.hint += "; the first six digits are common to all countries, the rest is not";
  }
  return error;
}

Result<HsCode> check_code(std::string_view text, const Schedule& schedule) {
  const auto code = HsCode::parse(text);
  if (!code) {
    return malformed(text, schedule);
  }
  if (code->digits() < 6) {
    return Error{
        ErrorCode::bad_code,
        quoted(text) + " is a chapter or heading, too short to price",
        {},
        "give 6 to 10 digits; tarex lookup " + std::string(text) + " shows what lies below"};
  }
  if (code->digits() > schedule.longest_code() || !schedule.has_code(*code)) {
    return missing_code(text, *code, schedule);
  }
  return *code;
}

Result<HsCode> check_looked_up(std::string_view text, const Schedule& schedule) {
  const auto code = HsCode::parse(text);
  if (!code) {
    Error error = malformed(text, schedule);
    if (error.hint.starts_with("write 6")) {
      error.hint = "write 2, 4, 6, 8 or 10 digits, e.g. 7318 or 8431.49.90";
    } else if (error.hint.starts_with("codes have 6")) {
      error.hint.replace(0, 12, "codes have 2, 4, 6");
    }
    return error;
  }
  bool named = schedule.has_code(*code);
  for (int digits = code->digits(); !named && digits <= 10; digits += 2) {
    named = digits == code->digits() ? !schedule.rows_of(*code).empty()
                                     : !schedule.rows_below(*code, digits).empty();
  }
  if (!named) {
    return missing_code(text, *code, schedule);
  }
  return *code;
}

}  // namespace tarex::detail
