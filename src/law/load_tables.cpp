#include <algorithm>
#include <map>
#include <tuple>

#include "law/law_builder.hpp"
#include "law/list_rows.hpp"
#include "law/rate_text.hpp"
#include "law/special_text.hpp"
#include "text/csv_reader.hpp"

/// Tables: list rows, tariff lines, statistical codes, names of countries.
namespace tarex::detail {
namespace {

std::string header_of(const std::vector<std::string_view>& columns) {
  std::string out;
  for (const std::string_view column : columns) {
    out += (out.empty() ? "" : ",") + std::string(column);
  }
  return out;
}

/// Reads a law CSV with exactly these columns and hands every record of the right width to `row`.
template <class Row>
void for_each_row(const LawFile& file, const std::vector<std::string_view>& columns,
                  Findings& findings, Row row) {
  CsvReader reader(file.text, file.path, ',');
  CsvRecord record;
  bool header = true;
  while (reader.next(record)) {
    if (record.error) {
      findings.add(*record.error);
      continue;
    }
    if (header) {
      header = false;
      if (!std::equal(record.fields.begin(), record.fields.end(), columns.begin(), columns.end())) {
        findings.add(file.error_at(1, 1, ErrorCode::bad_header,
                                   "the header of this table is not the one expected",
                                   "write " + header_of(columns)));
        return;
      }
      continue;
    }
    if (record.fields.size() != columns.size()) {
      const std::size_t fields = record.fields.size();
      findings.add(file.error_at(record.line, 1, ErrorCode::bad_csv,
                                 std::to_string(fields) + (fields == 1 ? " field" : " fields") +
                                     " where " + std::to_string(columns.size()) +
                                     " are expected, from '" + std::string(record.fields[0]) + "'",
                                 "write " + header_of(columns) + "; is the file whole?"));
      continue;
    }
    row(record);
  }
}

}  // namespace

void LawBuilder::read_list_rows(const LawFile& file, std::uint16_t list) {
  for_each_row(file, {"code", "from", "to", "source"}, findings_, [&](const CsvRecord& record) {
    const auto at = [&](std::size_t field) { return record.positions[field]; };
    const auto fault = [&](std::size_t field, ErrorCode code, std::string message,
                           std::string hint) {
      findings_.add(file.error_at(at(field).line, at(field).column, code, std::move(message),
                                  std::move(hint)));
    };
    const auto code = HsCode::parse(record.fields[0]);
    const auto from = parse_date(record.fields[1]);
    const auto to = record.fields[2].empty() ? std::optional(kNoEnd) : parse_date(record.fields[2]);
    const auto source = sources_.find(record.fields[3]);
    if (!code || record.fields[0].find_first_not_of("0123456789") != std::string_view::npos) {
      fault(0, ErrorCode::bad_code, "'" + std::string(record.fields[0]) + "' is not a code",
            "2 to 10 digits, an even count");
    }
    if (!from) {
      fault(1, ErrorCode::bad_date, "'" + std::string(record.fields[1]) + "' is not a day",
            "write YYYY-MM-DD");
    }
    if (!to || (from && *to <= *from)) {
      fault(2, ErrorCode::bad_date,
            "'" + std::string(record.fields[2]) + "' is not a day after the first",
            "write YYYY-MM-DD, or nothing");
    }
    if (source == sources_.end()) {
      fault(3, ErrorCode::dangling, "there is no source '" + std::string(record.fields[3]) + "'",
            "");
    }
    if (code && from && to && source != sources_.end()) {
      ListRow row = list_row(*code, {*from, *to});
      row.list = list;
      row.source = source->second;
      list_rows_.push_back(row);
    }
  });
}

std::uint32_t LawBuilder::duty_rate(std::string_view text, const LawFile& file, int line,
                                    int column) {
  const auto known = duty_rates_.find(text);
  if (known != duty_rates_.end()) {
    return known->second;
  }
  auto rate = parse_duty_rate(text, schedule_.units);
  if (!rate) {
    findings_.add(file.error_at(
        line, column, ErrorCode::bad_rate, "'" + std::string(text) + "' is not a rate",
        "Free, 2.9%, 3.3c/kg, $1.32/t, sums with +, or ? before a text that no formula carries"));
    return 0;
  }
  const auto index = static_cast<std::uint32_t>(schedule_.duty_rates.size());
  schedule_.duty_rates.push_back(std::move(*rate));
  duty_rates_.emplace(std::string(text), index);
  return index;
}

std::uint32_t LawBuilder::special_column(std::string_view text, const LawFile& file, int line,
                                         int column) {
  const auto known = special_columns_.find(text);
  if (known != special_columns_.end()) {
    return known->second;
  }
  SpecialColumn special;
  std::vector<SpecialFault> faults;
  for (const SpecialGroup& group : read_special(text, faults)) {
    SpecialColumn::Group& out = special.groups.emplace_back();
    out.rate = duty_rate(group.rate, file, line, column);
    for (const std::string_view symbol : group.symbols) {
      out.symbols.push_back(intern(schedule_.symbols, symbols_, std::string(symbol)));
    }
  }
  for (SpecialFault& fault : faults) {
    findings_.add(file.error_at(line, column, ErrorCode::bad_rate, std::move(fault.message),
                                std::move(fault.hint)));
  }
  const auto index = static_cast<std::uint32_t>(schedule_.specials.size());
  schedule_.specials.push_back(std::move(special));
  special_columns_.emplace(std::string(text), index);
  return index;
}

void LawBuilder::read_instead(const LawFile& file) {
  for_each_row(file, {"list", "rate", "symbol"}, findings_, [&](const CsvRecord& record) {
    const auto fault = [&](std::size_t field, ErrorCode code, std::string message,
                           std::string hint) {
      findings_.add(file.error_at(record.positions[field].line, record.positions[field].column,
                                  code, std::move(message), std::move(hint)));
    };
    const std::string rate(record.fields[1]);
    const std::string symbol(record.fields[2]);
    const auto list = lists_.find(record.fields[0]);
    if (list == lists_.end()) {
      return fault(0, ErrorCode::dangling,
                   "there is no list '" + std::string(record.fields[0]) + "'", "");
    }
    if (!parse_duty_rate(rate, schedule_.units)) {
      return fault(1, ErrorCode::bad_rate, "'" + rate + "' is not a rate", "as in lines.csv");
    }
    if (symbol.size() < 2 || symbol.front() != '=' ||
        symbol.find_first_of(" ();") != std::string::npos) {
      return fault(2, ErrorCode::bad_rate, "'" + symbol + "' is not a symbol of this table",
                   "= and a word: the sign tells it from what the tariff prints");
    }
    static_cast<void>(intern(schedule_.symbols, symbols_, symbol));
    for (const ListRow& row : list_rows_) {
      if (row.list == list->second && row.digits != 8) {
        return fault(0, ErrorCode::bad_code, "the list names " + to_string(row.hs()),
                     "a rate stands on tariff lines, of 8 digits");
      }
      if (row.list == list->second) {
        // A code may be on the list for several periods, not under two rates.
        const auto [at, is_new] = instead_[row.code].emplace(symbol, rate);
        if (!is_new && at->second != rate) {
          return fault(1, ErrorCode::duplicate,
                       "the list has " + at->second + " under '" + symbol + "' already", "");
        }
      }
    }
  });
}

void LawBuilder::read_lines(const LawFile& file) {
  for_each_row(file, {"code", "general", "special", "other", "unit"}, findings_,
               [&](const CsvRecord& record) {
                 const auto code = HsCode::parse(record.fields[0]);
                 if (!code || code->digits() != 8) {
                   findings_.add(file.error_at(
                       record.line, 1, ErrorCode::bad_code,
                       "'" + std::string(record.fields[0]) + "' is not a tariff line of 8 digits"));
                   return;
                 }
                 const auto at = [&](std::size_t field) { return record.positions[field]; };
                 TariffLine line;
                 line.code = code->first();
                 line.general = duty_rate(record.fields[1], file, at(1).line, at(1).column);
                 std::string special(record.fields[2]);
                 if (const auto more = instead_.find(line.code); more != instead_.end()) {
                   for (const auto& [symbol, rate] : more->second) {
                     special += (special.empty() ? "" : ";") + rate + "(" + symbol + ")";
                   }
                 }
                 line.special = special_column(special, file, at(2).line, at(2).column);
                 line.other = duty_rate(record.fields[3], file, at(3).line, at(3).column);
                 line.unit =
                     intern(schedule_.unit_texts, unit_texts_, std::string(record.fields[4]));
                 lines_.push_back(line);
               });
}

void LawBuilder::read_statistical(const LawFile& file) {
  for_each_row(file, {"code8", "suffixes"}, findings_, [&](const CsvRecord& record) {
    const auto code = HsCode::parse(record.fields[0]);
    std::string_view suffixes = record.fields[1];
    bool good = code && code->digits() == 8 && !suffixes.empty();
    while (good && !suffixes.empty()) {
      const std::size_t space = suffixes.find(' ');
      const auto suffix = HsCode::parse(suffixes.substr(0, space));
      good = suffix && suffix->digits() == 2;
      if (good) {
        statistical_.push_back(code->first() + static_cast<std::uint64_t>(suffix->chapter()));
      }
      suffixes = space == std::string_view::npos ? std::string_view() : suffixes.substr(space + 1);
    }
    if (!good) {
      findings_.add(
          file.error_at(record.line, 1, ErrorCode::bad_code,
                        "'" + std::string(record.fields[0]) + "," + std::string(record.fields[1]) +
                            "' is not a tariff line and its suffixes",
                        "eight digits, a comma, suffixes of two digits with a space between them"));
    }
  });
}

void LawBuilder::read_country_names(const LawFile& file) {
  std::string& texts = schedule_.country_texts;
  const auto keep = [&texts](std::string_view text) {
    const auto offset = static_cast<std::uint32_t>(texts.size());
    texts += text;
    return std::pair(offset, static_cast<std::uint16_t>(text.size()));
  };
  constexpr std::size_t kLongestName = 64;
  constexpr std::size_t kLongestNote = 1000;
  std::map<std::string, int, std::less<>> line_of;
  std::vector<CountryName> names;
  for_each_row(file, {"name", "code", "note"}, findings_, [&](const CsvRecord& record) {
    const std::string_view name = record.fields[0];
    const auto fault = [&](std::size_t field, ErrorCode code, std::string message,
                           std::string hint) {
      findings_.add(file.error_at(record.line, record.positions[field].column, code,
                                  std::move(message), std::move(hint)));
    };
    const auto country = Country::parse(record.fields[1]);
    if (!country || !is_assigned(*country)) {
      fault(1, ErrorCode::bad_country, "'" + std::string(record.fields[1]) + "' is not a country",
            "the two letters of ISO 3166");
      return;
    }
    if (name.size() < 2 || name.size() > kLongestName ||
        std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
      fault(0, ErrorCode::bad_word, "'" + std::string(name) + "' can never be found",
            "a name has 2 to 64 bytes and no capital letters");
      return;
    }
    const auto [same, is_new] = line_of.emplace(std::string(name), record.line);
    if (!is_new) {
      fault(0, ErrorCode::duplicate, "'" + std::string(name) + "' has a row already",
            "it is on line " + std::to_string(same->second));
      return;
    }
    CountryName row;
    std::tie(row.name, row.name_size) = keep(name);
    std::tie(row.note, row.note_size) = keep(record.fields[2].substr(0, kLongestNote));
    row.country = country->index();
    names.push_back(row);
  });
  const auto text_of = [&texts](const CountryName& row) {
    return std::string_view(texts).substr(row.name, row.name_size);
  };
  std::sort(names.begin(), names.end(), [&](const CountryName& a, const CountryName& b) {
    return a.name_size != b.name_size ? a.name_size < b.name_size : text_of(a) < text_of(b);
  });
  schedule_.country_names = Table<CountryName>(std::move(names));
}

}  // namespace tarex::detail
