#include "tarex/law_import.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/joined.hpp"
#include "law/official_cells.hpp"
#include "text/csv_reader.hpp"

/// Rows of an official tariff to tariff lines: the rates stand on the row of eight digits or, where
/// there is none, on that of ten; units and suffixes on the rows of ten.
namespace tarex {
namespace {

using detail::CellFault;
using detail::one_line;

enum Column : std::size_t { kCode, kUnit, kGeneral, kSpecial, kOther, kColumns };

/// A rate cell, and where it stands.
struct Given {
  std::string text;
  SourcePosition at;
};

/// A tariff line while its rows are read.
struct Draft {
  int line = 0;  ///< of its first row
  std::array<Given, kColumns> rates;
  std::vector<std::string> units;  ///< different ones, in the order of the file
  std::vector<std::string> suffixes;
  bool good = true;
};

class Importer {
 public:
  Importer(std::string_view text, const std::string& path, const Schedule& law)
      : text_(text),
        path_(path),
        table_(law.official_table),
        cells_(law.official_table, law.units),
        names_{table_.code, table_.unit, table_.general, table_.special, table_.other} {
    out_.path = path;
  }

  Result<TariffImport> run() {
    CsvReader reader(text_, path_, ',');
    CsvRecord record;
    if (auto error = header(reader, record)) {
      return *error;
    }
    while (reader.next(record)) {
      ++out_.rows;
      if (record.error) {
        out_.unread.push_back(*record.error);
      } else if (record.fields.size() < width_) {
        fault(record.line, 1, ErrorCode::bad_csv,
              std::to_string(record.fields.size()) + " fields where " + std::to_string(width_) +
                  " are expected",
              "");
      } else {
        row(record);
      }
    }
    for (auto& [code, draft] : drafts_) {
      finish(code, draft);
    }
    // Faults of cells are found row by row, those of lines at the end.
    const auto by_place = [](const Error& a, const Error& b) {
      return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
    };
    for (Errors* errors : {&out_.unread, &out_.kept}) {
      std::stable_sort(errors->begin(), errors->end(), by_place);
      add_sources(*errors);
    }
    return std::move(out_);
  }

 private:
  std::optional<Error> header(CsvReader& reader, CsvRecord& record) {
    if (!reader.next(record) || record.error) {
      return record.error ? *record.error
                          : error_at(1, 1, ErrorCode::bad_header, "there is no header", "");
    }
    for (std::size_t c = 0; c < kColumns; ++c) {
      const auto at = std::find(record.fields.begin(), record.fields.end(), names_[c]);
      if (at == record.fields.end()) {
        return error_at(record.line, 1, ErrorCode::bad_header,
                        "there is no column '" + names_[c] + "'",
                        "the table as the official site exports it (CSV); names of columns are in "
                        "official_table.json");
      }
      place_[c] = static_cast<std::size_t>(at - record.fields.begin());
      width_ = std::max(width_, place_[c] + 1);
    }
    return std::nullopt;
  }

  [[nodiscard]] Error error_at(int line, int column, ErrorCode code, std::string message,
                               std::string hint) const {
    return Error{code, std::move(message), {path_, line, column}, std::move(hint)};
  }

  /// The line of the file under each error, in one pass; the errors are in the order of the file.
  void add_sources(Errors& errors) const {
    std::string_view rest = text_;
    int number = 1;
    for (Error& error : errors) {
      const std::string_view line = line_text(rest, error.where.line - number + 1);
      if (line.data() != nullptr) {
        rest.remove_prefix(static_cast<std::size_t>(line.data() - rest.data()));
        number = error.where.line;
      }
      error.source = std::string(line);
    }
  }

  void fault(int line, int column, ErrorCode code, std::string message, std::string hint) {
    out_.unread.push_back(error_at(line, column, code, std::move(message), std::move(hint)));
  }

  void row(const CsvRecord& record) {
    const std::string code = one_line(record.fields[place_[kCode]]);
    const SourcePosition at = record.positions[place_[kCode]];
    std::string digits;
    for (const char c : code) {
      digits += c == '.' ? "" : std::string(1, c);
    }
    if (digits.find_first_not_of("0123456789") != std::string::npos || digits.size() > 10 ||
        digits.size() % 2 != 0) {
      fault(at.line, at.column, ErrorCode::bad_code, "'" + code + "' is not a tariff code",
            "2 to 10 digits, an even count, with or without points");
      return;
    }
    if (digits.size() < 8) {
      if (!one_line(record.fields[place_[kGeneral]]).empty()) {
        fault(at.line, at.column, ErrorCode::bad_code,
              "a rate stands on the row of '" + code + "', which is no tariff line",
              "tariff lines have eight digits");
      }
      ++out_.other_rows;
      return;
    }
    const int chapter = (digits[0] - '0') * 10 + (digits[1] - '0');
    if (chapter < table_.first_chapter || chapter > table_.last_chapter) {
      ++out_.passed_over;
      return;
    }
    Draft& draft = drafts_[digits.substr(0, 8)];
    draft.line = draft.line == 0 ? record.line : draft.line;
    add_suffix(draft, digits, at);
    add_unit(draft, record);
    for (const Column c : {kGeneral, kSpecial, kOther}) {
      add_rate(draft, c, record);
    }
  }

  void add_suffix(Draft& draft, const std::string& digits, SourcePosition at) {
    if (digits.size() == 8) {
      return;
    }
    const std::string suffix = digits.substr(8);
    if (std::find(draft.suffixes.begin(), draft.suffixes.end(), suffix) != draft.suffixes.end()) {
      draft.good = false;
      fault(at.line, at.column, ErrorCode::duplicate, "the code " + digits + " has a row already",
            "");
      return;
    }
    draft.suffixes.push_back(suffix);
  }

  void add_unit(Draft& draft, const CsvRecord& record) {
    const SourcePosition at = record.positions[place_[kUnit]];
    CellFault why;
    const auto unit = cells_.unit(record.fields[place_[kUnit]], why);
    if (!unit) {
      draft.good = false;
      fault(at.line, at.column, ErrorCode::bad_word, why.message, why.hint);
    } else if (!unit->empty() &&
               std::find(draft.units.begin(), draft.units.end(), *unit) == draft.units.end()) {
      draft.units.push_back(*unit);
    }
  }

  void add_rate(Draft& draft, Column column, const CsvRecord& record) {
    const std::string text = one_line(record.fields[place_[column]]);
    Given& given = draft.rates[column];
    const SourcePosition at = record.positions[place_[column]];
    if (text.empty()) {
      return;
    }
    if (given.text.empty()) {
      given = {text, at};
    } else if (given.text != text) {
      draft.good = false;
      fault(at.line, at.column, ErrorCode::inconsistent,
            "'" + text + "' is not the rate that line " + std::to_string(given.at.line) +
                " has for this tariff line",
            "one rate per column and tariff line");
    }
  }

  std::string rate(const std::string& code, const Draft& draft, Column column, bool& good) {
    const Given& given = draft.rates[column];
    if (given.text.empty()) {
      good = false;
      fault(draft.line, 1, ErrorCode::missing_field,
            "the tariff line " + code + " has no rate under '" + names_[column] + "'",
            "on its row of eight digits, or on one of ten");
      return {};
    }
    std::string read = cells_.rate(given.text);
    note_if_kept(given, read);
    return read;
  }

  void note_if_kept(const Given& given, const std::string& read) {
    if (read.starts_with('?')) {
      out_.kept.push_back(
          error_at(given.at.line, given.at.column, ErrorCode::bad_rate,
                   "no formula carries '" + given.text + "'",
                   "kept as text behind ?, so that the rate is a question wherever it matters"));
    }
  }

  void finish(const std::string& code, Draft& draft) {
    bool good = draft.good;
    ImportedLine line;
    line.code = code;
    line.general = rate(code, draft, kGeneral, good);
    line.other = rate(code, draft, kOther, good);
    const Given& special = draft.rates[kSpecial];
    CellFault why;
    if (auto read = cells_.special(special.text, why)) {
      line.special = std::move(*read);
    } else {
      good = false;
      fault(special.at.line, special.at.column, ErrorCode::bad_rate, why.message, why.hint);
    }
    for (const std::string& unit : draft.units) {
      line.unit += (line.unit.empty() ? "" : ";") + unit;
    }
    line.suffixes = std::move(draft.suffixes);
    if (good) {
      out_.lines.push_back(std::move(line));
    } else {
      out_.left_out.push_back(code);
    }
  }

  std::string_view text_;
  std::string path_;
  const OfficialTable& table_;
  detail::OfficialCells cells_;
  std::array<std::string, kColumns> names_;
  std::array<std::size_t, kColumns> place_{};
  std::size_t width_ = 0;
  std::map<std::string, Draft> drafts_;
  TariffImport out_;
};

std::string quoted_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    return text;
  }
  std::string out = "\"";
  for (const char c : text) {
    out += c == '"' ? "\"\"" : std::string(1, c);
  }
  return out + "\"";
}

}  // namespace

std::size_t TariffImport::suffixes() const {
  std::size_t count = 0;
  for (const ImportedLine& line : lines) {
    count += line.suffixes.size();
  }
  return count;
}

Result<TariffImport> import_tariff(std::string_view text, const std::string& path,
                                   const Schedule& law) {
  if (!law.official_table.known()) {
    return Error{ErrorCode::unsupported,
                 "the law of " + law.name + " does not say how its official tariff is laid out",
                 {},
                 "official_table.json (data/README.md) says it"};
  }
  return Importer(text, path, law).run();
}

std::string lines_csv(const TariffImport& import) {
  std::string out = "code,general,special,other,unit\n";
  for (const ImportedLine& line : import.lines) {
    out += line.code;
    for (const std::string* cell : {&line.general, &line.special, &line.other, &line.unit}) {
      out += ',' + quoted_cell(*cell);
    }
    out += '\n';
  }
  return out;
}

std::string statistical_csv(const TariffImport& import) {
  std::string out = "code8,suffixes\n";
  for (const ImportedLine& line : import.lines) {
    if (!line.suffixes.empty()) {
      out += line.code + ',' + detail::joined(line.suffixes, " ") + '\n';
    }
  }
  return out;
}

}  // namespace tarex
