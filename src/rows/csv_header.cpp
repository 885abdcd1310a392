#include "rows/csv_header.hpp"

#include <algorithm>
#include <cstdint>

#include "base/quoted.hpp"
#include "rows/columns.hpp"
#include "rows/mapped_name.hpp"
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
  HeaderReading(const CsvRecord& record, const CsvRecord& written, const std::string& file,
                const Schedule& schedule, std::span<const std::string> more_names)
      : record_(record),
        written_(written),
        file_(file),
        schedule_(schedule),
        more_names_(more_names) {}

  Result<CsvHeader> run() {
    out_.raw = std::string(record_.raw);
    if (auto fault = check_bill()) {
      return std::move(*fault);
    }
    find_currency();
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

  /// The name of a column as the file has it.
  [[nodiscard]] std::string_view written(std::size_t c) const {
    return trim_blanks(written_.fields[c]);
  }
  [[nodiscard]] bool is_mapped(std::size_t c) const {
    return record_.fields[c].data() != written_.fields[c].data();
  }

  /// The currency that the name of the value says. Of several values that of one without a unit, in
  /// dollars, or mapped.
  void find_currency() {
    bool plain = false;
    for (std::size_t c = 0; c < record_.fields.size(); ++c) {
      const std::string_view text = trim_blanks(record_.fields[c]);
      const bool value = canonical_column(text, schedule_) == "value";
      const auto named = amount_in_currency(text, schedule_);
      if (is_mapped(c) && value) {
        currency_ = unit_said(written(c)).currency;
        return;
      }
      plain = plain || value || (named && named->column == "value" && named->currency == "USD");
      if (named && named->column == "value" && currency_.empty()) {
        currency_ = named->currency;
      }
    }
    currency_ = plain || currency_ == "USD" ? std::string() : currency_;
  }

  std::optional<Error> column(std::size_t c) {
    const std::string_view text = trim_blanks(record_.fields[c]);
    std::string name = canonical_column(text, schedule_);
    const auto named = is_mapped(c) ? std::nullopt : amount_in_currency(text, schedule_);
    std::string currency = named ? named->currency : std::string();
    if (name.empty() && named &&
        (currency == "USD" || currency == currency_ ||
         (named->column == "value" && !currency_.empty()))) {
      name = named->column;
    }
    if (name.empty()) {
      return own_column(c, text);
    }
    if (is_mapped(c)) {
      MappedName said = read_mapped_name(written(c), name, schedule_);
      if (auto& misfit = said.misfit) {
        return fault(c, ErrorCode::bad_header, std::move(misfit->message), std::move(misfit->hint));
      }
      currency = std::move(said.currency);
      out_.term += said.term;
    }
    known_ = true;
    const auto same = std::find(out_.names.begin(), out_.names.end(), name);
    if (same != out_.names.end()) {
      return second_column(c, static_cast<std::size_t>(same - out_.names.begin()), text);
    }
    if (said_in_.empty() && !currency.empty()) {
      said_in_ = name;
      said_currency_ = currency;
    }
    if (odd_ == kNone && !currency.empty() && currency != (currency_.empty() ? "USD" : currency_)) {
      odd_ = c;
    }
    add(std::move(name), std::string(text), false);
    out_.currencies.back() = std::move(currency);
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
        text.empty() ? "column_" + std::to_string(c + 1) : own_column_name(text, more_names_);
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
    out_.currencies.emplace_back();
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
    return fault(
        0, ErrorCode::bad_header, "these are the columns of a bill of materials",
        "tarex bom prices one, and tarex sectors takes one in JSON; a line has the columns hs and "
        "value");
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
    if (!said_in_.empty() && contains(out_.names, "currency")) {
      return fault(0, ErrorCode::inconsistent,
                   "the name of a column says " + said_currency_ +
                       ", and there is a column currency as well",
                   "call the column " + said_in_ + ", or set the other one aside: --columns \"" +
                       written_currency() + "=note\"");
    }
    if (odd_ != kNone) {
      return fault(odd_, ErrorCode::inconsistent,
                   quoted(written(odd_)) + " is in " + out_.currencies[odd_] +
                       ", and the value of the line in " + (currency_.empty() ? "USD" : currency_),
                   "all amounts of a line are in one currency, which the name of the value or a "
                   "column currency says");
    }
    return std::nullopt;
  }

  /// What the file calls its column currency.
  [[nodiscard]] std::string written_currency() const {
    const auto at = std::find(out_.names.begin(), out_.names.end(), "currency");
    return std::string(written(static_cast<std::size_t>(at - out_.names.begin())));
  }

  [[nodiscard]] std::string required_hint(std::string_view needed) const {
    std::string hint = "hs and value are required";
    std::vector<std::string_view> names;
    for (const std::string_view field : record_.fields) {
      names.push_back(trim_blanks(field));
    }
    const auto likely = likely_column(names, needed, schedule_);
    const auto misfit = likely ? read_mapped_name(*likely, needed, schedule_).misfit : std::nullopt;
    if (misfit) {
      hint += "; " + misfit->message + ": " + misfit->hint;
    } else if (likely) {
      hint += "; if " + quoted(*likely) + " is it, say --columns \"" + std::string(*likely) + "=" +
              std::string(needed) + "\"";
    }
    return hint;
  }

  static constexpr std::size_t kNone = SIZE_MAX;
  const CsvRecord& record_;
  const CsvRecord& written_;
  const std::string& file_;
  const Schedule& schedule_;
  std::span<const std::string> more_names_;
  CsvHeader out_;
  bool known_ = false;
  std::string currency_;       ///< of the lines, where the name of the value says it; empty = USD
  std::string said_in_;        ///< the first amount whose name says a currency
  std::string said_currency_;  ///< which one
  std::size_t odd_ = kNone;    ///< the first amount in another currency than the value's
};

}  // namespace

bool is_output_name(std::string_view name) { return contains(kReserved, name); }

std::string own_column_name(std::string_view name, std::span<const std::string> more) {
  const bool taken = is_output_name(name) || contains(more, name);
  return taken ? "input_" + std::string(name) : std::string(name);
}

Result<CsvHeader> read_csv_header(const CsvRecord& record, const CsvRecord& written,
                                  const std::string& file, const Schedule& schedule,
                                  std::span<const std::string> more_names) {
  return HeaderReading(record, written, file, schedule, more_names).run();
}

bool is_blank(const CsvRecord& record) {
  return !record.error &&
         std::all_of(record.fields.begin(), record.fields.end(),
                     [](std::string_view field) { return trim_blanks(field).empty(); });
}

}  // namespace tarex::detail
