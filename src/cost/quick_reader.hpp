#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cost/columns.hpp"
#include "cost/fact_reader.hpp"
#include "tarex/batch.hpp"
#include "text/csv_block.hpp"

namespace tarex::detail {

/// Texts met before and what they mean. Holds a bounded number of short ones.
template <class T>
class Memo {
 public:
  /// The meaning of a text, or null.
  [[nodiscard]] const T* find(std::string_view text) const {
    for (std::size_t at = hash(text) & mask();; at = (at + 1) & mask()) {
      const Slot& slot = slots_[at];
      if (!slot.used) {
        return nullptr;
      }
      if (slot.text == text) {
        return &slot.meaning;
      }
    }
  }
  /// Remembers, as long as there is room.
  void add(std::string_view text, T meaning) {
    if (used_ * 2 >= kMostSlots || text.size() > 64) {
      return;
    }
    if (used_ * 2 >= slots_.size()) {
      std::vector<Slot> old(slots_.size() * 4);
      old.swap(slots_);
      for (Slot& slot : old) {
        if (slot.used) {
          place_for(slot.text) = std::move(slot);
        }
      }
    }
    place_for(text) = {std::string(text), std::move(meaning), true};
    ++used_;
  }

 private:
  struct Slot {
    std::string text;
    T meaning;
    bool used = false;
  };
  static constexpr std::size_t kMostSlots = 1024;
  [[nodiscard]] Slot& place_for(std::string_view text) {
    std::size_t at = hash(text) & mask();
    while (slots_[at].used) {
      at = (at + 1) & mask();
    }
    return slots_[at];
  }
  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }
  static std::size_t hash(std::string_view text) {
    std::uint64_t x = text.size() * 0x9E3779B97F4A7C15U;
    for (const char c : text) {
      x = (x ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    }
    return static_cast<std::size_t>(x ^ (x >> 29));
  }
  std::vector<Slot> slots_ = std::vector<Slot>(16);
  std::size_t used_ = 0;
};

/// The short way to what EntryReader::read gives, without allocation, for lines that are written
/// plainly and hold nothing to remark on: digits, ISO dates, two capital letters, the currency of
/// the law. Whatever is not that plain is left to EntryReader. One per thread.
class QuickReader {
 public:
  QuickReader(const LawBook& book, const EntryReader& reader);

  /// Learns the columns of a block. @param columns  by Cell::column
  /// @param by_cells  lines may be given as InputLine::cells
  void use(std::span<const BatchColumn* const> columns, bool by_cells);

  /// @return false if the line is not so plain; `out` is of no use then.
  [[nodiscard]] bool read(const RecordBlock& block, const BlockRecord& record, InputLine& out);

 private:
  enum class Kind : std::uint8_t { fixed, amount, decimal, other_fact, extra };
  struct Step {
    Kind kind = Kind::extra;
    FixedColumn fixed = FixedColumn::sku;
    FactIndex fact = kNoFact;
    std::uint32_t column = 0;
    const std::string* name = nullptr;
    bool unnamed = false;
  };
  using CodeSlot = std::uint64_t;

  [[nodiscard]] bool read_frame(InputLine& out);
  [[nodiscard]] bool read_code(std::string_view text, InputLine& out);
  [[nodiscard]] bool read_day(std::string_view text, InputLine& out);
  [[nodiscard]] bool read_amount(std::string_view text, Money& out) const;
  [[nodiscard]] bool read_fact(const Step& step, InputLine& out);
  [[nodiscard]] bool read_claims(InputLine& out);
  [[nodiscard]] bool read_costs(InputLine& out);
  [[nodiscard]] bool parts_fit(const InputLine& out) const;

  [[nodiscard]] std::string_view text_of(FixedColumn column) const;
  [[nodiscard]] bool present(FixedColumn column) const;
  [[nodiscard]] std::int32_t cell_of(FixedColumn column) const;
  EchoField& echo(InputLine& out, std::string_view name, std::int32_t cell);
  EchoField& next_extra(InputLine& out);
  /// True if the cell already shows `text`: nothing to echo then.
  [[nodiscard]] bool stands(std::int32_t cell, std::string_view text) const;
  void echo_text(InputLine& out, FixedColumn column, std::string_view text);
  void echo_amount(InputLine& out, std::string_view name, std::int32_t cell, std::string_view text,
                   Money amount);

  const EntryReader& reader_;
  const Schedule* schedule_ = nullptr;  ///< of the default destination; other lines are not plain
  Currency currency_;                   ///< its own
  int decimals_ = 2;
  std::int64_t minor_unit_ = 10'000;
  bool usable_ = false;
  Country default_origin_;
  std::string default_origin_text_;
  std::vector<std::pair<FactIndex, FactIndex>> pairs_;  ///< zero when the other is zero
  std::vector<std::pair<FactIndex, FactIndex>> parts_;  ///< fact and its whole
  std::vector<FactIndex> wholes_;

  std::vector<const BatchColumn*> columns_;
  std::vector<Step> steps_;          ///< facts and extras, in the order of the file
  std::vector<std::int32_t> fixed_;  ///< column of each fixed column, or -1
  std::vector<const Cell*> cells_;   ///< of the line at hand, by column
  bool may_use_cells_ = false;
  std::span<const std::string_view> row_;  ///< InputLine::cells of the line at hand
  std::vector<CodeSlot> codes_;            ///< codes known to be good
  std::size_t codes_used_ = 0;
  Memo<ReadFact>& memo_of(FactIndex fact);
  std::vector<std::unique_ptr<Memo<ReadFact>>> facts_;  ///< by fact
  std::array<std::uint16_t, 26 * 26> origins_{};  ///< by their letters: index plus one; 0 = not met
  Memo<std::int32_t> units_;
  Memo<std::vector<std::pair<FactIndex, std::int64_t>>> claims_;
  std::vector<EchoField> spare_;  ///< echo fields not in use, for their memory
  std::size_t echoes_ = 0;
  std::vector<EchoField> spare_extras_;
  std::size_t extras_ = 0;
};

}  // namespace tarex::detail
