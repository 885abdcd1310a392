#include "text/party_name.hpp"

#include <algorithm>

#include "base/code_points.hpp"
#include "base/joined.hpp"
#include "base/one_of.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace tarex {
namespace {

/// Legal forms; dropped from the end of a name only, because in the middle they are part of it.
constexpr std::string_view kCommonForms[] = {
    "co", "company", "corp", "corporation", "inc", "incorporated", "ltd", "limited", "주"};
/// Those of some countries: a firm that has one is not the firm of the same name without.
constexpr std::string_view kOwnForms[] = {"llc", "plc", "pte", "pty", "sdn", "bhd", "jsc"};
constexpr std::string_view kAttachedForm = "주식회사";

/// Hangul written as single letters, as some file systems keep it, put together: the arithmetic of
/// the Unicode standard, section 3.12.
std::u32string compose_hangul(const std::u32string& text) {
  constexpr char32_t kFirst = 0x1100;
  constexpr char32_t kVowel = 0x1161;
  constexpr char32_t kLast = 0x11A7;
  constexpr char32_t kSyllables = 0xAC00;
  std::u32string out;
  for (const char32_t c : text) {
    const char32_t before = out.empty() ? 0 : out.back();
    if (c >= kVowel && c < kVowel + 21 && before >= kFirst && before < kFirst + 19) {
      out.back() = kSyllables + ((before - kFirst) * 21 + (c - kVowel)) * 28;
    } else if (c > kLast && c < kLast + 28 && before >= kSyllables && before < 0xD7A4 &&
               (before - kSyllables) % 28 == 0) {
      out.back() = before + (c - kLast);
    } else {
      out += c;
    }
  }
  return out;
}

bool is_separator(char32_t c) {
  const bool ascii_letter =
      (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  if (c < 0x80) {
    return !ascii_letter;
  }
  return c == 0xA0 || c == 0xB7 || c == 0x3000 || (c >= 0x2000 && c <= 0x206F) ||
         (c >= 0x3001 && c <= 0x3003) || c == 0x30FB || c == 0xFEFF;
}

/// Words in lower case; `&` is a word of its own.
std::vector<std::string> split(std::string_view name) {
  std::u32string text;
  for (std::size_t at = 0; at < name.size();) {
    char32_t c = detail::next_code_point(name, at);
    if (c == detail::kBadByte) {  // it stands for itself
      c = static_cast<unsigned char>(name[at - 1]);
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      c = c - 0xFF01 + 0x21;  // full width
    }
    text += c;
  }
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) {
      words.push_back(std::move(word));
    }
    word.clear();
  };
  for (const char32_t c : compose_hangul(text)) {
    if (c == '\'' || c == 0x2019) {
      continue;
    }
    if (c == '&') {
      end_word();
      words.emplace_back("and");
    } else if (c == 0x321C) {  // ㈜
      end_word();
      words.emplace_back("주");
    } else if (is_separator(c)) {
      end_word();
    } else {
      append_code_point(word, c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
  }
  end_word();
  return words;
}

/// S.T. and S T are ST.
std::vector<std::string> join_single_letters(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  bool open = false;
  for (const std::string& word : words) {
    const bool single = word.size() == 1 && word[0] >= 'a' && word[0] <= 'z';
    if (single && open) {
      out.back() += word;
    } else {
      out.push_back(word);
    }
    open = single;
  }
  return out;
}

/// 주식회사 may be written without a space before or behind the name. @return whether it is there
bool strip_attached_form(std::vector<std::string>& words) {
  bool found = false;
  if (!words.empty() && words.front().starts_with(kAttachedForm)) {
    words.front().erase(0, kAttachedForm.size());
    found = true;
  }
  if (!words.empty() && words.back().ends_with(kAttachedForm)) {
    words.back().resize(words.back().size() - kAttachedForm.size());
    found = true;
  }
  std::erase(words, std::string());
  return found;
}

bool begins_with(const std::vector<std::string>& words, const std::vector<std::string>& start) {
  return !start.empty() && start.size() < words.size() && detail::joined(start, "").size() >= 4 &&
         std::equal(start.begin(), start.end(), words.begin());
}

/// C&T and CT are near.
std::string without_and(const PartyWords& name) {
  std::string out;
  for (const std::string& word : name.words) {
    out += word == "and" ? "" : word;
  }
  return out;
}

}  // namespace

PartyWords party_words(std::string_view name) {
  PartyWords out;
  out.words = join_single_letters(split(name));
  out.letters = detail::joined(out.words, "");
  out.common_form = strip_attached_form(out.words);
  for (; !out.words.empty(); out.words.pop_back()) {
    const std::string& last = out.words.back();
    if (detail::is_one_of(last, kOwnForms)) {
      out.own_form.insert(0, last);
    } else if (detail::is_one_of(last, kCommonForms)) {
      out.common_form = true;
    } else {
      break;
    }
  }
  if (!out.words.empty() && (out.words.front() == "주" || out.words.front() == "the")) {
    out.common_form = out.common_form || out.words.front() == "주";
    out.words.erase(out.words.begin());
  }
  out.key = detail::joined(out.words, "");
  return out;
}

bool may_be_form_of(const PartyWords& name, const PartyWords& known) {
  const bool any = name.common_form || !name.own_form.empty();
  return !any || name.own_form == known.own_form;
}

bool resembles(const PartyWords& name, const PartyWords& known) {
  if (name.key.empty() || known.key.empty() || name.key == known.key) {
    return false;
  }
  const std::size_t shorter = std::min(count_code_points(name.key), count_code_points(known.key));
  const int limit = shorter < 3 ? 0 : shorter < 8 ? 1 : shorter < 16 ? 2 : 3;
  if (edit_distance(name.key, known.key, limit) <= limit ||
      edit_distance(without_and(name), without_and(known), limit) <= limit) {
    return true;
  }
  if (begins_with(name.words, known.words) || begins_with(known.words, name.words)) {
    return true;
  }
  // Hangul is written without spaces: 포스코베트남 begins with 포스코.
  return !is_ascii(known.key) && count_code_points(known.key) >= 3 &&
         name.key.starts_with(known.key);
}

}  // namespace tarex
