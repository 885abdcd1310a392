#include <algorithm>
#include <map>

#include "base/joined.hpp"
#include "tarex/law_import.hpp"

/// An official publication against the law, line by line, in the words of lines.csv.
namespace tarex {
namespace {

std::string text_of(const DutyRate& rate) { return (rate.computable ? "" : "?") + rate.text; }

/// A line of the law as lines.csv would have it.
ImportedLine line_of(const TariffLine& line, const Schedule& law) {
  ImportedLine out;
  std::string digits = std::to_string(line.code);
  digits.insert(0, 10 - std::min<std::size_t>(10, digits.size()), '0');
  out.code = digits.substr(0, 8);
  out.general = text_of(law.duty_rates[line.general]);
  out.other = text_of(law.duty_rates[line.other]);
  for (const SpecialColumn::Group& group : law.specials[line.special].groups) {
    std::vector<std::string> symbols;
    for (const std::uint16_t symbol : group.symbols) {
      symbols.push_back(law.symbols[symbol]);
    }
    if (symbols.empty() || symbols.front().front() == '=') {
      continue;  // of rates/instead.csv: the tariff does not print it
    }
    out.special += (out.special.empty() ? "" : ";") + text_of(law.duty_rates[group.rate]) + "(" +
                   detail::joined(symbols, " ") + ")";
  }
  out.unit = law.unit_texts[line.unit];
  for (const std::uint64_t code : law.statistical_below(line.hs())) {
    const std::string suffix = std::to_string(code % 100);
    out.suffixes.push_back((suffix.size() < 2 ? "0" : "") + suffix);
  }
  return out;
}

void compare_lines(const ImportedLine& before, ImportedLine after, std::vector<TariffChange>& out) {
  std::sort(after.suffixes.begin(), after.suffixes.end());
  const auto cell = [&](const char* column, const std::string& a, const std::string& b) {
    if (a != b) {
      out.push_back({TariffChange::What::changed, before.code, column, a, b});
    }
  };
  cell("general", before.general, after.general);
  cell("special", before.special, after.special);
  cell("other", before.other, after.other);
  cell("unit", before.unit, after.unit);
  cell("suffixes", detail::joined(before.suffixes, " "), detail::joined(after.suffixes, " "));
}

}  // namespace

std::vector<TariffChange> tariff_changes(const TariffImport& import, const Schedule& law) {
  std::map<std::string, ImportedLine> old_lines;
  for (const TariffLine& line : law.lines.rows()) {
    ImportedLine old_line = line_of(line, law);
    old_lines.emplace(old_line.code, std::move(old_line));
  }
  for (const std::string& code : import.left_out) {
    old_lines.erase(code);
  }
  std::vector<TariffChange> out;
  for (const ImportedLine& line : import.lines) {
    const auto before = old_lines.find(line.code);
    if (before == old_lines.end()) {
      out.push_back({TariffChange::What::added, line.code, {}, {}, line.general});
    } else {
      compare_lines(before->second, line, out);
      old_lines.erase(before);
    }
  }
  for (const auto& [code, line] : old_lines) {
    out.push_back({TariffChange::What::removed, code, {}, line.general, {}});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const TariffChange& a, const TariffChange& b) { return a.code < b.code; });
  return out;
}

}  // namespace tarex
