#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Names of firms as a customs officer compares them: case, punctuation and spaces do not tell two
/// firms apart, nor does the common legal form at the end (Co., Ltd.); every other letter does.
namespace tarex {

/// A name in the parts that count.
struct PartyWords {
  std::vector<std::string> words;  ///< lower case, without the legal form at the end
  std::string key;                 ///< the words without spaces: equal keys name one firm
  std::string letters;             ///< the same with the legal form: equal letters are one spelling
  bool common_form = false;        ///< a legal form is there: Co., Ltd., Corp., 주식회사
  std::string own_form;            ///< one that firms of some countries have: "sdnbhd", "pte"
};

/// Reads a name of any script. Full-width letters, decomposed Hangul, `&` and "and", `㈜` and
/// 주식회사, single letters with points (S.T.) are each taken as one thing. The key is empty if
/// nothing but a legal form is there.
[[nodiscard]] PartyWords party_words(std::string_view name);

/// Whether a name may be that of a firm known by the other, by their legal forms: one without any
/// may be, Sdn. Bhd. and Ltd. are two firms. Their keys are equal.
[[nodiscard]] bool may_be_form_of(const PartyWords& name, const PartyWords& known);

/// True if one name resembles the other so much that a person may have meant it: a few letters
/// apart, or one begins with all the words of the other. Equal keys do not resemble, they match.
[[nodiscard]] bool resembles(const PartyWords& name, const PartyWords& known);

}  // namespace tarex
