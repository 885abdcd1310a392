#include "cost/quick_reader.hpp"

#include <algorithm>

#include "cost/code_check.hpp"
#include "cost/field_text.hpp"
#include "cost/plain_text.hpp"

namespace tarex::detail {
namespace {

constexpr std::size_t kMostSpare = 128;

/// Takes one more element into use, with the memory of an earlier one.
EchoField& next_of(std::vector<EchoField>& fields, std::vector<EchoField>& spare,
                   std::size_t& used) {
  if (used == fields.size()) {
    if (spare.empty()) {
      fields.emplace_back();
    } else {
      fields.push_back(std::move(spare.back()));
      spare.pop_back();
    }
  }
  return fields[used++];
}

void put_aside(std::vector<EchoField>& fields, std::vector<EchoField>& spare, std::size_t used) {
  while (fields.size() > used) {
    if (spare.size() < kMostSpare) {
      spare.push_back(std::move(fields.back()));
    }
    fields.pop_back();
  }
}

}  // namespace

QuickReader::QuickReader(const LawBook& book, const EntryReader& reader)
    : reader_(reader), fixed_(kFixedColumnCount, -1), codes_(1024) {
  const EntryDefaults& defaults = reader.defaults();
  schedule_ = book.schedule(defaults.destination);
  const auto origin = Country::parse(defaults.origin);
  usable_ = schedule_ != nullptr && origin && are_capitals(defaults.origin, 2) &&
            is_assigned(*origin) && defaults.assume.empty() && defaults.scenario.empty() &&
            schedule_->default_preference == "none";
  if (!usable_) {
    return;
  }
  default_origin_ = *origin;
  default_origin_text_ = defaults.origin;
  currency_ = Currency::parse(schedule_->currency).value_or(Currency());
  decimals_ = currency_.decimals();
  minor_unit_ = currency_.minor_unit();
  for (std::size_t f = 0; f < schedule_->facts.size(); ++f) {
    const FactSpec& spec = schedule_->facts[f];
    const auto fact = static_cast<FactIndex>(f);
    if (spec.pair != kNoFact) {
      pairs_.emplace_back(fact, spec.pair);
    }
    if (spec.part_of != kNoFact) {
      parts_.emplace_back(fact, spec.part_of);
    }
    if (spec.part_of < schedule_->facts.size() &&
        std::find(wholes_.begin(), wholes_.end(), spec.part_of) == wholes_.end()) {
      wholes_.push_back(spec.part_of);
    }
  }
  facts_.resize(schedule_->facts.size());
}

Memo<ReadFact>& QuickReader::memo_of(FactIndex fact) {
  if (!facts_[fact]) {
    facts_[fact] = std::make_unique<Memo<ReadFact>>();
  }
  return *facts_[fact];
}

void QuickReader::use(std::span<const BatchColumn* const> columns, bool by_cells) {
  may_use_cells_ = by_cells;
  if (!usable_ || std::equal(columns.begin(), columns.end(), columns_.begin(), columns_.end())) {
    return;
  }
  columns_.assign(columns.begin(), columns.end());
  steps_.clear();
  fixed_.assign(kFixedColumnCount, -1);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const BatchColumn& column = *columns[c];
    Step step;
    step.column = static_cast<std::uint32_t>(c);
    step.name = &column.name;
    step.unnamed = column.unnamed;
    const auto* fixed =
        std::find_if(std::begin(kFixedColumns), std::end(kFixedColumns),
                     [&](const ColumnName& known) { return known.name == column.name; });
    if (fixed != std::end(kFixedColumns)) {
      fixed_[static_cast<std::size_t>(fixed->column)] = static_cast<std::int32_t>(c);
      continue;
    }
    step.fact = schedule_->find_fact(column.name);
    if (step.fact != kNoFact) {
      const FactType type = schedule_->facts[step.fact].type;
      step.kind = type == FactType::amount    ? Kind::amount
                  : type == FactType::decimal ? Kind::decimal
                                              : Kind::other_fact;
    }
    steps_.push_back(step);
  }
}

std::string_view QuickReader::text_of(FixedColumn column) const {
  const std::int32_t at = fixed_[static_cast<std::size_t>(column)];
  const Cell* cell = at < 0 ? nullptr : cells_[static_cast<std::size_t>(at)];
  return cell == nullptr ? std::string_view() : cell->text();
}

bool QuickReader::present(FixedColumn column) const {
  const std::int32_t at = fixed_[static_cast<std::size_t>(column)];
  return at >= 0 && cells_[static_cast<std::size_t>(at)] != nullptr;
}

std::int32_t QuickReader::cell_of(FixedColumn column) const {
  return fixed_[static_cast<std::size_t>(column)] + 1;
}

bool QuickReader::stands(std::int32_t cell, std::string_view text) const {
  return !row_.empty() && (cell == 0 || row_[static_cast<std::size_t>(cell) - 1] == text);
}

EchoField& QuickReader::echo(InputLine& out, std::string_view name, std::int32_t cell) {
  EchoField& field = next_of(out.echo, spare_, echoes_);
  if (field.name != name) {
    field.name = name;
  }
  field.cell = cell;
  field.is_number = false;
  return field;
}

EchoField& QuickReader::next_extra(InputLine& out) {
  return next_of(out.extras, spare_extras_, extras_);
}

void QuickReader::echo_text(InputLine& out, FixedColumn column, std::string_view text) {
  if (!stands(cell_of(column), text)) {
    echo(out, kFixedColumns[static_cast<std::size_t>(column)].name, cell_of(column)).text = text;
  }
}

void QuickReader::echo_amount(InputLine& out, std::string_view name, std::int32_t cell,
                              std::string_view text, Money amount) {
  const auto decimals = static_cast<std::size_t>(decimals_);
  const bool as_written =
      decimals == 0 ? text.find('.') == std::string_view::npos
                    : text.size() > decimals + 1 && text[text.size() - decimals - 1] == '.';
  if (as_written && !row_.empty()) {
    return;
  }
  EchoField& field = echo(out, name, cell);
  field.is_number = true;
  if (as_written) {
    field.text = text;
  } else {
    field.text.clear();
    append_line_amount(field.text, amount, currency_);
  }
}

bool QuickReader::read(const RecordBlock& block, const BlockRecord& record, InputLine& out) {
  if (!usable_) {
    return false;
  }
  cells_.assign(columns_.size(), nullptr);
  const Cell* cells = block.cells_of(record);
  for (std::uint32_t c = 0; c < record.cells; ++c) {
    cells_[cells[c].column] = &cells[c];
  }
  out.cells.clear();
  if (may_use_cells_ && record.bare && record.cells == columns_.size()) {
    for (std::uint32_t c = 0; c < record.cells; ++c) {
      out.cells.push_back(cells[c].text());
    }
  }
  row_ = out.cells;
  echoes_ = 0;
  extras_ = 0;
  out.schedule = schedule_;
  out.currency = currency_;
  out.entry.facts.clear();
  out.entry.base_rate.reset();
  out.entry.quantity_unit = -1;
  out.entry.fx_micro = kMicro;
  out.entry.minor_unit = minor_unit_;
  out.freight = out.insurance = out.other_costs = Money();
  out.cost_in_value = false;
  out.warnings.clear();
  out.party_notes.clear();
  bool plain = read_frame(out);
  for (std::size_t s = 0; plain && s < steps_.size(); ++s) {
    plain = read_fact(steps_[s], out);
  }
  plain = plain && read_claims(out) && read_costs(out) && parts_fit(out);
  put_aside(out.echo, spare_, echoes_);
  put_aside(out.extras, spare_extras_, extras_);
  return plain;
}

bool QuickReader::read_frame(InputLine& out) {
  const std::string_view destination = text_of(FixedColumn::destination);
  if (!destination.empty() && destination != schedule_->jurisdiction) {
    return false;
  }
  for (auto [column, text] :
       {std::pair(FixedColumn::sku, &out.sku), std::pair(FixedColumn::product, &out.product),
        std::pair(FixedColumn::entry, &out.entry_id)}) {
    const std::string_view given = text_of(column);
    *text = given;
    if (!given.empty()) {
      if (!has_plain_ends(given)) {
        return false;
      }
      echo_text(out, column, given);
    } else if (column == FixedColumn::sku && present(column)) {
      return false;
    }
  }
  if (!read_code(text_of(FixedColumn::hs), out)) {
    return false;
  }
  const std::string_view origin = text_of(FixedColumn::origin);
  out.entry.origin = default_origin_;
  if (!origin.empty()) {
    if (!are_capitals(origin, 2)) {
      return false;
    }
    std::uint16_t& known = origins_[static_cast<std::size_t>((origin[0] - 'A') * 26) +
                                    static_cast<std::size_t>(origin[1] - 'A')];
    if (known == 0) {
      const Result<ReadCountry> read = read_country(origin, *schedule_);
      if (!read || !read.value().warning.empty() || to_string(read.value().country) != origin) {
        return false;
      }
      known = static_cast<std::uint16_t>(read.value().country.index() + 1);
    }
    out.entry.origin = Country::from_index(static_cast<std::uint16_t>(known - 1));
  }
  echo_text(out, FixedColumn::origin,
            origin.empty() ? std::string_view(default_origin_text_) : origin);
  echo_text(out, FixedColumn::destination, schedule_->jurisdiction);
  if (!read_day(text_of(FixedColumn::entry_date), out)) {
    return false;
  }
  const std::string_view currency = text_of(FixedColumn::currency);
  if (currency.empty() ? present(FixedColumn::currency) || currency_ != Currency()
                       : currency != schedule_->currency) {
    return false;
  }
  const std::string_view value = text_of(FixedColumn::value);
  if (!text_of(FixedColumn::fx).empty() || !text_of(FixedColumn::base_rate).empty() ||
      !read_amount(value, out.entry.value) || out.entry.value.is_zero()) {
    return false;
  }
  echo_amount(out, "value", cell_of(FixedColumn::value), value, out.entry.value);
  echo_text(out, FixedColumn::currency, schedule_->currency);
  return true;
}

/// Six to ten digits with or without points; those found good before are not looked up again.
bool QuickReader::read_code(std::string_view text, InputLine& out) {
  std::uint64_t value = 0;
  int digits = 0;
  bool separator = true;
  for (const char c : text) {
    if (is_digit(c)) {
      value = value * 10 + static_cast<std::uint64_t>(c - '0');
      ++digits;
      separator = false;
    } else if (c == '.' && !separator) {
      separator = true;
    } else {
      return false;
    }
    if (digits > 10) {
      return false;
    }
  }
  if (separator || digits < 6 || digits % 2 != 0) {
    return false;
  }
  const HsCode code = HsCode::from_aligned(value * HsCode::span(digits), digits);
  const CodeSlot key = code.first() * 16 + static_cast<std::uint64_t>(digits);
  const auto place = [this](CodeSlot wanted) {
    std::size_t at = static_cast<std::size_t>((wanted * 0x9E3779B97F4A7C15U) >> 40);
    for (at &= codes_.size() - 1; codes_[at] != 0 && codes_[at] != wanted;) {
      at = (at + 1) & (codes_.size() - 1);
    }
    return at;
  };
  const std::size_t at = place(key);
  if (codes_[at] == 0) {
    if (!check_code(text, *schedule_)) {
      return false;
    }
    codes_[at] = key;
    if (++codes_used_ * 2 > codes_.size()) {
      std::vector<CodeSlot> old(codes_.size() * 2);
      old.swap(codes_);
      for (const CodeSlot known : old) {
        if (known != 0) {
          codes_[place(known)] = known;
        }
      }
    }
  }
  out.entry.code = code;
  char shown[14];
  std::size_t size = 0;
  std::uint64_t left = code.first();
  std::uint64_t unit = 1'000'000'000;
  for (int d = 0; d < digits; ++d, unit /= 10) {
    if (d == 4 || d == 6 || d == 8) {
      shown[size++] = '.';
    }
    shown[size++] = static_cast<char>('0' + left / unit);
    left %= unit;
  }
  echo_text(out, FixedColumn::hs, {shown, size});
  return true;
}

bool QuickReader::read_day(std::string_view text, InputLine& out) {
  Date day = reader_.defaults().date;
  if (text.empty()) {
    if (present(FixedColumn::entry_date)) {
      return false;
    }
    echo_text(out, FixedColumn::entry_date, to_string(day));
  } else {
    const auto parsed = parse_date(text);
    if (!parsed) {
      return false;
    }
    day = *parsed;
    echo_text(out, FixedColumn::entry_date, text);
  }
  out.entry.date = day;
  return day >= schedule_->covers_from && day <= schedule_->verified_through;
}

bool QuickReader::read_amount(std::string_view text, Money& out) const {
  std::int64_t micro = 0;
  std::size_t decimals = 0;
  if (!plain_number(text, micro, decimals) || (decimals_ == 0 && decimals > 0)) {
    return false;
  }
  out = Money::from_micro(micro);
  return true;
}

}  // namespace tarex::detail
