#include "rows/csv_header.hpp"

#include <algorithm>

#include "base/quoted.hpp"
#include "rows/columns.hpp"
#include "tarex/entry_reader.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

/// Names that the output gives to its own columns and keys.
constexpr std::string_view kReserved[] = {
    "row",
    "status",
    "customs_value",
    "base_duty",
    "additional_duty",
    "total_duty",
    "total_duty_min",
    "total_duty_max",
    "total_fees",
    "total_fees_min",
    "total_fees_max",
    "total_tax",
    "total_tax_min",
    "total_tax_max",
    "landed_cost",
    "landed_cost_min",
    "landed_cost_max",
    "landed_cost_without_tax",
    "effective_rate_pct",
    "scenario",
    "duties",
    "fees",
    "taxes",
    "not_charged",
    "codes",
    "questions",
    "reliefs",
    "papers",
    "warnings",
    "headings",
    "errors",
    "law",
};

template <class Range>
bool contains(const Range& range, std::string_view name) {
  return std::find(std::begin(range), std::end(range), name) != std::end(range);
}

/// Columns of which a file may have several: the first counts, the others are the user's own.
bool is_reference(std::string_view name) {
  return name == "sku" || name == "product" || name == "entry";
}

class HeaderReading {
 public:
  HeaderReading(const CsvRecord& record, const std::string& file, const Schedule& schedule)
      : record_(record), file_(file), schedule_(schedule) {}

  Result<CsvHeader> run() {
    out_.raw = std::string(record_.raw);
    if (auto fault = check_bill()) {
      return std::move(*fault);
    }
    for (std::size_t c = 0; c < record_.fields.size(); ++c) {
      if (auto fault = column(c)) {
        return std::move(*fault);
      }
    }
    if (auto fault = check_whole()) {
      return std::move(*fault);
    }
    return std::move(out_);
  }

 private:
  Error fault(std::size_t c, ErrorCode code, std::string message, std::string hint) const {
    const SourcePosition at =
        c < record_.positions.size() ? record_.positions[c] : SourcePosition{record_.line, 1};
    Error error{code, std::move(message), {file_, at.line, at.column}, std::move(hint)};
    error.source = out_.raw.substr(0, out_.raw.find('\n'));
    return error;
  }

  std::optional<Error> column(std::size_t c) {
    const std::string_view text = trim_blanks(record_.fields[c]);
    std::string name = canonical_column(text, schedule_);
    if (name.empty()) {
      return own_column(c, text);
    }
    known_ = true;
    const auto same = std::find(out_.names.begin(), out_.names.end(), name);
    if (same != out_.names.end()) {
      return second_column(c, static_cast<std::size_t>(same - out_.names.begin()), text);
    }
    if (in_dollars_.empty() && says_dollars(text, schedule_)) {
      in_dollars_ = name;
    }
    add(std::move(name), std::string(text), false);
    return std::nullopt;
  }

  /// Two columns mean the same. For a reference the one of that very name counts, else the first;
  /// the other is the user's own.
  std::optional<Error> second_column(std::size_t c, std::size_t first, std::string_view text) {
    const std::string name = out_.names[first];
    const bool exact = column_key(text) == name;
    if (!is_reference(name) || (exact && column_key(out_.labels[first]) == name)) {
      return fault(c, ErrorCode::duplicate, "two columns mean " + name, "keep one of them");
    }
    if (!exact) {
      add_own(c, text);
      return std::nullopt;
    }
    out_.names[first] = unique(out_.labels[first], first);
    add(name, std::string(text), false);
    return std::nullopt;
  }

  std::optional<Error> own_column(std::size_t c, std::string_view text) {
    if (const auto meant = misspelled_column(text, schedule_)) {
      return fault(c, ErrorCode::bad_header, quoted(text) + " is not a column",
                   "did you mean " + quoted(*meant) + "?");
    }
    add_own(c, text);
    return std::nullopt;
  }

  void add_own(std::size_t c, std::string_view text) {
    std::string name = unique(text, c);
    std::string label = text.empty() ? std::string() : name;
    if (!text.empty() && name != text) {
      out_.notes.push_back("column " + std::to_string(c + 1) + ", " + quoted(text) +
                           ", is called " + quoted(name) + " in the output");
    }
    add(std::move(name), std::move(label), text.empty());
  }

  /// `text`, or a name near it that is still free.
  [[nodiscard]] std::string unique(std::string_view text, std::size_t c) const {
    const std::string base =
        text.empty() ? "column_" + std::to_string(c + 1) : own_column_name(text);
    std::string name = base;
    for (int number = 2; contains(out_.names, name); ++number) {
      name = base + "_" + std::to_string(number);
    }
    return name;
  }

  void add(std::string name, std::string label, bool unnamed) {
    out_.names.push_back(std::move(name));
    out_.labels.push_back(std::move(label));
    out_.unnamed.push_back(unnamed ? 1 : 0);
  }

  /// A bill of materials, before its columns are taken for slips of the pen.
  [[nodiscard]] std::optional<Error> check_bill() const {
    const auto has = [&](std::string_view name) {
      return std::any_of(record_.fields.begin(), record_.fields.end(),
                         [&](std::string_view field) { return column_key(field) == name; });
    };
    if (!has("product_hs") || has("hs")) {
      return std::nullopt;
    }
    return fault(0, ErrorCode::bad_header, "these are the columns of a bill of materials",
                 "tarex bom prices one; a line has the columns hs and value");
  }

  std::optional<Error> check_whole() {
    if (!known_ && trim_blanks(record_.raw).starts_with('[')) {
      return fault(0, ErrorCode::bad_header, "the file is a JSON array",
                   "write one object per line, as jq -c '.[]' does");
    }
    if (!known_) {
      if (record_.fields.size() == 1 && record_.raw.find('|') != std::string_view::npos) {
        return fault(0, ErrorCode::bad_header, "the columns are separated by '|'",
                     "a comma, a semicolon or a tab may separate columns");
      }
      return fault(0, ErrorCode::bad_header, "the first line names no column tarex knows",
                   "the first line must name the columns, without a title above; hs and value are "
                   "required");
    }
    for (const std::string_view needed : {"hs", "value"}) {
      if (!contains(out_.names, needed)) {
        return fault(0, ErrorCode::bad_header, "there is no column " + quoted(needed),
                     required_hint(needed));
      }
    }
    if (!in_dollars_.empty() && contains(out_.names, "currency")) {
      return fault(0, ErrorCode::inconsistent,
                   "the name of a column says USD, and there is a column currency as well",
                   "call the column " + in_dollars_);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string required_hint(std::string_view needed) const {
    std::string hint = "hs and value are required";
    std::vector<std::string_view> names;
    for (const std::string_view field : record_.fields) {
      names.push_back(trim_blanks(field));
    }
    if (const auto likely = likely_column(names, needed, schedule_)) {
      hint += "; if " + quoted(*likely) + " is it, say --columns \"" + std::string(*likely) + "=" +
              std::string(needed) + "\"";
    }
    return hint;
  }

  const CsvRecord& record_;
  const std::string& file_;
  const Schedule& schedule_;
  CsvHeader out_;
  bool known_ = false;
  std::string in_dollars_;  ///< the first amount whose name says so
};

}  // namespace

bool is_output_name(std::string_view name) { return contains(kReserved, name); }

std::string own_column_name(std::string_view name) {
  return is_output_name(name) ? "input_" + std::string(name) : std::string(name);
}

Result<CsvHeader> read_csv_header(const CsvRecord& record, const std::string& file,
                                  const Schedule& schedule) {
  return HeaderReading(record, file, schedule).run();
}

bool is_blank(const CsvRecord& record) {
  return !record.error &&
         std::all_of(record.fields.begin(), record.fields.end(),
                     [](std::string_view field) { return trim_blanks(field).empty(); });
}

}  // namespace tarex::detail
