#include <algorithm>
#include <atomic>

#include "batch/quick_reader.hpp"
#include "rows/plain_text.hpp"

/// What a reader of plain lines settles once: by the law, and by the columns of a file.
namespace tarex::detail {

QuickReader::QuickReader(LawBook& book, const EntryReader& reader) : reader_(reader) {
  fixed_.fill(-1);
  const EntryDefaults& defaults = reader.defaults();
  schedule_ = book.schedule(defaults.destination);
  const auto origin = Country::parse(defaults.origin);
  usable_ = schedule_ != nullptr && !defaults.whole_values && origin &&
            are_capitals(defaults.origin, 2) && is_assigned(*origin) && defaults.assume.empty() &&
            defaults.scenario.empty() && schedule_->default_preference == "none";
  if (!usable_) {
    return;
  }
  codes_ = &book.workspace(*schedule_).cache;
  default_origin_ = *origin;
  destination_ = key_of(schedule_->jurisdiction);
  law_per_dollar_ = defaults.per_dollar(schedule_->currency);
  own_term_ = schedule_->valuation == Valuation::cif ? "CIF" : "FOB";
  known_facts_.resize(schedule_->facts.size());
  preference_ = schedule_->find_fact("preference");
}

void QuickReader::use(std::span<const BatchColumn* const> columns, bool by_cells) {
  // What papers say is shown again in words of its own, from the echo.
  by_cells_ = by_cells && usable_ && schedule_->papers.origin == kNoFact;
  if (!usable_ || std::equal(columns.begin(), columns.end(), columns_.begin(), columns_.end())) {
    return;
  }
  columns_.assign(columns.begin(), columns.end());
  sort_columns();
  order_cells();
  find_relations();
}

void QuickReader::sort_columns() {
  facts_.clear();
  extras_.clear();
  row_extras_.clear();
  fixed_.fill(-1);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const BatchColumn& header = *columns_[c];
    const auto column = static_cast<std::uint32_t>(c);
    const auto* fixed =
        std::find_if(std::begin(kFixedColumns), std::end(kFixedColumns),
                     [&](const ColumnName& known) { return known.name == header.name; });
    if (fixed != std::end(kFixedColumns)) {
      fixed_[static_cast<std::size_t>(fixed->column)] = static_cast<std::int32_t>(c);
      continue;
    }
    const FactIndex fact = schedule_->find_fact(header.name);
    if (fact != kNoFact) {
      const FactType type = schedule_->facts[fact].type;
      const Kind kind = type == FactType::amount    ? Kind::amount
                        : type == FactType::decimal ? Kind::decimal
                                                    : Kind::other;
      const bool is_number = kind != Kind::other || type == FactType::percent;
      facts_.push_back({kind, fact, column, &header.name, is_number});
      continue;
    }
    extras_.push_back({column, &header});
    if (header.unnamed || !header.checked) {
      row_extras_.push_back(extras_.back());
    }
  }
  const std::int32_t value = column_of(FixedColumn::value);
  named_currency_ = value < 0 ? std::string() : columns_[static_cast<std::size_t>(value)]->currency;
  named_term_ = value < 0 ? std::string() : columns_[static_cast<std::size_t>(value)]->term;
  if (named_currency_.empty()) {
    named_currency_ = Currency().code();
  }
  has_costs_ = column_of(FixedColumn::freight) >= 0 || column_of(FixedColumn::insurance) >= 0 ||
               column_of(FixedColumn::other_costs) >= 0 || column_of(FixedColumn::incoterm) >= 0 ||
               !named_term_.empty();
}

/// In the order in which `read` echoes them.
void QuickReader::order_cells() {
  static std::atomic<std::uint64_t> headers = 0;
  cell_columns_.number = ++headers;
  std::vector<CellColumn>& list = cell_columns_.list;
  list.clear();
  const auto add = [&](FixedColumn column, bool is_number, const std::string& otherwise = {}) {
    const std::int32_t cell = cell_of(column);
    if (cell > 0 || !otherwise.empty()) {
      list.push_back({std::string(kFixedColumns[static_cast<std::size_t>(column)].name), cell,
                      otherwise, is_number});
    }
  };
  const EntryDefaults& defaults = reader_.defaults();
  add(FixedColumn::sku, false);
  add(FixedColumn::product, false);
  add(FixedColumn::entry, false);
  add(FixedColumn::hs, false);
  add(FixedColumn::origin, false, defaults.origin);
  add(FixedColumn::destination, false, schedule_->jurisdiction);
  add(FixedColumn::entry_date, false, to_string(defaults.date));
  add(FixedColumn::value, true);
  add(FixedColumn::currency, false, schedule_->currency);
  add(FixedColumn::fx, true);
  for (const FactColumn& fact : facts_) {
    list.push_back({*fact.name, static_cast<std::int32_t>(fact.column) + 1, {}, fact.is_number});
  }
  add(FixedColumn::claims, false);
  add(FixedColumn::unit, false);
  add(FixedColumn::freight, true);
  add(FixedColumn::insurance, true);
  add(FixedColumn::other_costs, true);
  add(FixedColumn::incoterm, false, named_term_);
  for (const ExtraColumn& extra : extras_) {
    list.push_back({extra.header->name,
                    static_cast<std::int32_t>(extra.column) + 1,
                    {},
                    false,
                    !extra.header->unnamed});
  }
}

/// Which of the facts that these columns can state hang together. All others stay unknown, so what
/// holds of them need not be asked of every line.
void QuickReader::find_relations() {
  const std::vector<FactSpec>& specs = schedule_->facts;
  FactSet stated;
  for (const FactColumn& column : facts_) {
    stated.set(column.fact);
  }
  for (std::size_t f = 0; f < specs.size() && column_of(FixedColumn::claims) >= 0; ++f) {
    stated.set(f, stated.test(f) || specs[f].type == FactType::claim);
  }
  never_zero_.clear();
  within_.clear();
  doubtful_.clear();
  parts_.clear();
  pairs_.clear();
  for (std::size_t f = 0; f < specs.size(); ++f) {
    if (stated.test(f) && specs[f].within != kNoFact) {
      within_.push_back(static_cast<FactIndex>(f));
    }
    if (stated.test(f) && may_contradict(specs[f])) {
      doubtful_.push_back(static_cast<FactIndex>(f));
    }
    if (stated.test(f) && is_never_zero(*schedule_, static_cast<FactIndex>(f))) {
      never_zero_.push_back(static_cast<FactIndex>(f));
    }
    const FactIndex whole = specs[f].part_of;
    if (whole != kNoFact && stated.test(f)) {
      parts_.push_back({static_cast<FactIndex>(f), whole});
    }
  }
  std::stable_sort(parts_.begin(), parts_.end(),
                   [](const Part& a, const Part& b) { return a.whole < b.whole; });
  // A pair may be set to zero by one pair and then be the zero of the next.
  for (std::size_t f = 0; f < specs.size(); ++f) {
    if (specs[f].pair != kNoFact && stated.test(f)) {
      pairs_.emplace_back(static_cast<FactIndex>(f), specs[f].pair);
      stated.set(specs[f].pair);
    }
  }
}

}  // namespace tarex::detail
