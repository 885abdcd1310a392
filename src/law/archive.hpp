#pragma once

#include <array>
#include <bit>
#include <bitset>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "tarex/schedule.hpp"

/// Writes and reads the members of law records in one order, so that the two cannot disagree:
/// `members` names them once.
namespace tarex::detail {

// One line per record: its members in order.
template <class A>
void members(A& a, FactSet& r) {
  FactSet::Words words = r.words();
  for (std::uint64_t& word : words) {
    a(word);
  }
  r = FactSet(words);
}
template <class A>
void members(A& a, MadeIn& r) {
  a(r.country, r.facts, r.every);
}
template <class A>
void members(A& a, FactSpec& r) {
  a(r.name, r.type, r.role, r.ask, r.words, r.part_of, r.pair, r.within, r.most, r.made_in,
    r.until_entry, r.proof, r.no_claim, r.offer, r.soft, r.is_origin, r.worst);
}
template <class A>
void members(A& a, Party& r) {
  a(r.id, r.name);
}
template <class A>
void members(A& a, PartyName& r) {
  a(r.key, r.party, r.printed, r.text);
}
template <class A>
void members(A& a, PrintedUnit& r) {
  a(r.printed, r.name);
}
template <class A>
void members(A& a, OfficialTable& r) {
  a(r.code, r.unit, r.general, r.special, r.other, r.first_chapter, r.last_chapter, r.units,
    r.says_nothing);
}
template <class A>
void members(A& a, Papers& r) {
  a(r.origin, r.certificate, r.seller, r.maker);
}
template <class A>
void members(A& a, Source& r) {
  a(r.id, r.instrument, r.locator, r.url, r.retrieved);
}
template <class A>
void members(A& a, Citation& r) {
  a(r.source, r.locator);
}
template <class A>
void members(A& a, WholeValues& r) {
  a(r.unit_micro, r.cite);
}
template <class A>
void members(A& a, Baseline& r) {
  a(r.day, r.title);
}
template <class A>
void members(A& a, CodeList& r) {
  a(r.id, r.title, r.part, r.group, r.source);
}
template <class A>
void members(A& a, Unit& r) {
  a(r.name, r.dimension, r.micro_factor);
}
template <class A>
void members(A& a, CountryGroup& r) {
  a(r.name, r.members);
}
template <class A>
void members(A& a, Family& r) {
  a(r.id, r.title, r.lowest_wins_ties);
}
template <class A>
void members(A& a, EffectivePeriod& r) {
  a(r.from, r.to);
}
template <class A>
void members(A& a, CodeScope& r) {
  a(r.all, r.lists, r.except_lists, r.chapters);
}
template <class A>
void members(A& a, Selection& r) {
  a(r.measures, r.text);
}
template <class A>
void members(A& a, Displacement& r) {
  a(r.id, r.period, r.by, r.drops, r.cite);
}
template <class A>
void members(A& a, Reduction& r) {
  a(r.id, r.period, r.of, r.when, r.to_basis, r.cite);
}
template <class A>
void members(A& a, Stacking& r) {
  a(r.a, r.b, r.cite);
}
template <class A>
void members(A& a, Watch& r) {
  a(r.id, r.period, r.origins, r.codes, r.when, r.text, r.cite);
}
template <class A>
void members(A& a, DutyRate& r) {
  a(r.ad_valorem, r.thirds, r.specific_nano, r.unit, r.computable, r.text);
}
template <class A>
void members(A& a, SpecialColumn& r) {
  a(r.groups);
}
template <class A>
void members(A& a, SpecialColumn::Group& r) {
  a(r.rate, r.symbols);
}
template <class A>
void members(A& a, Measure& r) {
  a(r.id, r.heading, r.kind, r.programme, r.family, r.title, r.versions);
}
template <class A>
void members(A& a, MeasureVersion& r) {
  a(r.period, r.order, r.origins, r.origins_text, r.codes, r.when, r.basis, r.rate, r.instead_of,
    r.notice, r.per_entry, r.entry_min, r.entry_max, r.cite);
}
template <class A>
void members(A& a, Condition& r) {
  a(r.is);
}
template <class A>
void members(A& a, FactIn& r) {
  a(r.fact, r.values);
}
template <class A>
void members(A& a, FactCompare& r) {
  a(r.fact, r.comparison, r.threshold);
}
template <class A>
void members(A& a, AllZero& r) {
  a(r.facts);
}
template <class A>
void members(A& a, PartFact& r) {
  a(r.part, r.fact);
}
template <class A>
void members(A& a, ListedShare& r) {
  a(r.group, r.facts, r.whole, r.comparison, r.threshold);
}
template <class A>
void members(A& a, EveryListed& r) {
  a(r.group, r.facts, r.threshold, r.contents);
}
template <class A>
void members(A& a, BaseRate& r) {
  a(r.comparison, r.threshold);
}
template <class A>
void members(A& a, Applied& r) {
  a(r.by);
}
template <class A>
void members(A& a, Charged& r) {
  a(r.by);
}
template <class A>
void members(A& a, Covered& r) {
  a(r.by, r.at_least);
}
template <class A>
void members(A& a, AnyOf& r) {
  a(r.of);
}
template <class A>
void members(A& a, AllOf& r) {
  a(r.of);
}
template <class A>
void members(A& a, Not& r) {
  a(r.of);
}
template <class A>
void members(A& a, PartyRow& r) {
  a(r.producers, r.sellers);
}
template <class A>
void members(A& a, Listed& r) {
  a(r.lists);
}
template <class A>
void members(A& a, Shown& r) {
  a(r.of);
}
template <class A>
void members(A&, CustomsValue&) {}
template <class A>
void members(A& a, ContentValue& r) {
  a(r.fact);
}
template <class A>
void members(A& a, RemainderOf& r) {
  a(r.by, r.even_free);
}
template <class A>
void members(A& a, ValueLessShare& r) {
  a(r.fact, r.cap);
}
template <class A>
void members(A& a, ValueShare& r) {
  a(r.fact, r.cap);
}
template <class A>
void members(A& a, DeclaredAmount& r) {
  a(r.fact);
}
template <class A>
void members(A& a, ValueLessAmount& r) {
  a(r.fact);
}
template <class A>
void members(A&, ValuePlusDuties&) {}
template <class A>
void members(A&, Free&) {}
template <class A>
void members(A& a, AdValorem& r) {
  a(r.rate);
}
template <class A>
void members(A& a, Specific& r) {
  a(r.nano, r.unit);
}
template <class A>
void members(A& a, TopUpTo& r) {
  a(r.total);
}
template <class A>
void members(A& a, ColumnRate& r) {
  a(r.column);
}
template <class A>
void members(A& a, SpecialRate& r) {
  a(r.symbol);
}
template <class A>
void members(A& a, StatedRate& r) {
  a(r.fact, r.least, r.most, r.open_above);
}

template <class T>
inline constexpr bool is_plain_v =
    std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_same_v<T, Money> ||
    std::is_same_v<T, Rate> || std::is_same_v<T, Date>;

/// A set of bits as the program holds it. The law is packed by the build that reads it.
template <std::size_t N>
using BitWords = std::array<std::uint64_t, sizeof(std::bitset<N>) / sizeof(std::uint64_t)>;

/// Trailing zero words of sets of bits are left out, so that sparse ones stay small.
class ArchiveWriter {
 public:
  template <class... T>
  void operator()(T&... values) {
    (one(values), ...);
  }
  void raw(std::string_view bytes) { out_ += bytes; }
  template <class T>
  void table(Table<T>& table) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
    number(table.rows().size());
    while (out_.size() % 8 != 0) {
      out_ += '\0';
    }
    out_.append(reinterpret_cast<const char*>(table.rows().data()), table.rows().size_bytes());
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void number(std::uint64_t value) {
    out_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void one(std::string& text) {
    number(text.size());
    out_ += text;
  }
  template <class T>
  void one(std::vector<T>& items) {
    number(items.size());
    for (T& item : items) {
      one(item);
    }
  }
  template <std::size_t N>
  void one(std::bitset<N>& bits) {
    const auto words = std::bit_cast<BitWords<N>>(bits);
    std::size_t used = words.size();
    while (used > 0 && words[used - 1] == 0) {
      --used;
    }
    number(used);
    out_.append(reinterpret_cast<const char*>(words.data()), used * sizeof words[0]);
  }
  template <class... T>
  void one(std::variant<T...>& value) {
    number(value.index());
    std::visit([this](auto& alternative) { members(*this, alternative); }, value);
  }
  template <class T>
  void one(T& value) {
    if constexpr (is_plain_v<T>) {
      out_.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else {
      members(*this, value);
    }
  }
  std::string out_;
};

/// Mirror of ArchiveWriter. After a fault `good()` is false and everything read is empty.
class ArchiveReader {
 public:
  ArchiveReader(std::string_view bytes, std::size_t offset) : bytes_(bytes), offset_(offset) {}
  [[nodiscard]] bool good() const { return good_ && offset_ == bytes_.size(); }
  template <class... T>
  void operator()(T&... values) {
    (one(values), ...);
  }
  template <class T>
  void table(Table<T>& table) {
    const std::uint64_t count = number();
    while (offset_ % 8 != 0) {
      ++offset_;
    }
    if (!has(count) || !has(count * sizeof(T))) {
      return;
    }
    table = Table<T>::view({reinterpret_cast<const T*>(bytes_.data() + offset_), count});
    offset_ += count * sizeof(T);
  }

 private:
  bool has(std::uint64_t size) {
    good_ = good_ && offset_ <= bytes_.size() && size <= bytes_.size() - offset_;
    return good_;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    if (has(sizeof value)) {
      std::memcpy(&value, bytes_.data() + offset_, sizeof value);
      offset_ += sizeof value;
    }
    return value;
  }
  void one(std::string& text) {
    const std::uint64_t size = number();
    if (has(size)) {
      text.assign(bytes_.data() + offset_, size);
      offset_ += size;
    }
  }
  template <class T>
  void one(std::vector<T>& items) {
    const std::uint64_t size = number();
    if (!has(size)) {
      return;
    }
    if constexpr (is_plain_v<T>) {
      if (size > 0 && has(size * sizeof(T))) {
        const auto* from = bytes_.data() + offset_;
        items.resize(size);
        std::memcpy(items.data(), from, size * sizeof(T));
        offset_ += size * sizeof(T);
      }
    } else {
      items.resize(size);
      for (T& item : items) {
        one(item);
      }
    }
  }
  template <std::size_t N>
  void one(std::bitset<N>& bits) {
    const std::uint64_t used = number();
    BitWords<N> words = {};
    good_ = good_ && used <= words.size();
    if (good_ && has(used * sizeof words[0])) {
      std::memcpy(words.data(), bytes_.data() + offset_, used * sizeof words[0]);
      offset_ += used * sizeof words[0];
      bits = std::bit_cast<std::bitset<N>>(words);
      good_ = (bits & std::bitset<N>().set()) == bits;  // nothing beyond the last bit
    }
  }
  template <std::size_t I = 0, class... T>
  void alternative(std::size_t index, std::variant<T...>& value) {
    if constexpr (I < sizeof...(T)) {
      if (index == I) {
        members(*this, value.template emplace<I>());
      } else {
        alternative<I + 1>(index, value);
      }
    } else {
      good_ = false;
    }
  }
  template <class... T>
  void one(std::variant<T...>& value) {
    alternative(number(), value);
  }
  template <class T>
  void one(T& value) {
    if constexpr (is_plain_v<T>) {
      if (has(sizeof value)) {
        std::memcpy(&value, bytes_.data() + offset_, sizeof value);
        offset_ += sizeof value;
      }
    } else {
      members(*this, value);
    }
  }
  std::string_view bytes_;
  std::size_t offset_;
  bool good_ = true;
};

}  // namespace tarex::detail
