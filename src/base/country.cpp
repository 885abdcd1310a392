#include "tarex/country.hpp"

namespace tarex {
namespace {

// ISO 3166-1 alpha-2, officially assigned codes, and XK (Kosovo, user-assigned but common in trade
// documents).
constexpr std::string_view kAssigned =
    "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCM"
    "CNCO"
    "CRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHM"
    "HNHRHT"
    "HUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMM"
    "MNMOMP"
    "MQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSD"
    "SESGSH"
    "SISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYE"
    "YTZAZM"
    "ZW";

CountrySet make_assigned() {
  CountrySet set;
  for (std::size_t i = 0; i + 1 < kAssigned.size(); i += 2) {
    set.set(Country::parse(kAssigned.substr(i, 2))->index());
  }
  return set;
}

}  // namespace

std::optional<Country> Country::parse(std::string_view text) {
  if (text.size() != 2) {
    return std::nullopt;
  }
  std::uint16_t index = 0;
  for (const char c : text) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (upper < 'A' || upper > 'Z') {
      return std::nullopt;
    }
    index = static_cast<std::uint16_t>(index * 26 + (upper - 'A'));
  }
  return from_index(index);
}

bool is_assigned(Country country) {
  static const CountrySet assigned = make_assigned();
  return assigned.test(country.index());
}

std::string to_string(Country country) {
  return {static_cast<char>('A' + country.index() / 26),
          static_cast<char>('A' + country.index() % 26)};
}

}  // namespace tarex
