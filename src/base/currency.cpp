#include "tarex/currency.hpp"

namespace tarex {
namespace {

constexpr std::string_view kInUse =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP "
    "BYN BZD CAD CDF CHF "
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF "
    "GTQ GYD HKD HNL HTG "
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD "
    "LSL LYD MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR "
    "PLN PYG QAR RON RSD "
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY "
    "TTD TWD TZS UAH UGX "
    "USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW";
constexpr std::string_view kWithoutMinor =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
constexpr std::string_view kThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

bool holds(std::string_view table, std::string_view code) {
  for (std::size_t i = 0; i + 3 <= table.size(); i += 4) {
    if (table.substr(i, 3) == code) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<Currency> Currency::parse(std::string_view text) {
  if (text.size() != 3) {
    return std::nullopt;
  }
  Currency currency;
  for (std::size_t i = 0; i < 3; ++i) {
    const char c = text[i];
    currency.letters_[i] = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  if (!holds(kInUse, currency.code())) {
    return std::nullopt;
  }
  currency.decimals_ = holds(kWithoutMinor, currency.code())    ? 0
                       : holds(kThreeDecimals, currency.code()) ? 3
                                                                : 2;
  return currency;
}

}  // namespace tarex
