#include "plan/law_index.hpp"

#include <algorithm>

#include "base/append_bytes.hpp"
#include "plan/code_classes.hpp"

namespace tarex::detail {

LawIndex::LawIndex(std::shared_ptr<PlanShelf> shelf)
    : shelf_(std::move(shelf)),
      schedule_(shelf_->schedule()),
      spans_(schedule_.epochs.size()),
      slots_(1024) {
  constexpr std::int64_t kMostDays = 8192;
  const std::vector<Date>& epochs = schedule_.epochs;
  for (std::size_t span = 0; span + 1 < epochs.size(); ++span) {
    const std::int64_t days = std::min((epochs[span + 1] - epochs.front()).count(), kMostDays);
    span_of_day_.resize(static_cast<std::size_t>(days), static_cast<std::uint16_t>(span));
  }
}

SpanLaw& LawIndex::span_for(Date day) {
  if (last_span_ != nullptr && day == last_day_) {
    return *last_span_;
  }
  const std::vector<Date>& epochs = schedule_.epochs;
  const auto days =
      static_cast<std::size_t>(std::max<std::int64_t>((day - epochs.front()).count(), 0));
  std::size_t span = 0;
  if (days < span_of_day_.size()) {
    span = span_of_day_[days];
  } else {
    const auto next = std::upper_bound(epochs.begin(), epochs.end(), day);
    span = static_cast<std::size_t>(std::max<std::ptrdiff_t>(next - epochs.begin() - 1, 0));
  }
  if (!spans_[span]) {
    spans_[span] = std::make_unique<SpanLaw>(shelf_->plan(span), regimes_);
  }
  last_day_ = day;
  last_span_ = spans_[span].get();
  return *last_span_;
}

const CodeVariants& LawIndex::law_for(Date day, HsCode code, Country origin) {
  SpanLaw& span = span_for(day);
  const KnownCode& known = find_code(code);
  variants_.laws.clear();
  variants_.codes = known.codes;
  if (known.codes == 0) {
    return variants_;
  }
  if (known.children == 0) {
    add_variant(span, code, known.line, known.kind, origin);
    return variants_;
  }
  for (std::uint32_t c = 0; c < known.children; ++c) {
    const ChildCode& child = children_[known.first_child() + c];
    add_variant(span, child.code, child.line, child.kind, origin);
  }
  return variants_;
}

void LawIndex::look_ahead(std::span<ExpectedLaw> lines) {
  struct Place {
    const SpanLaw* span = nullptr;
    const KnownCode* code = nullptr;  ///< null: its law takes more
    SpanLaw::Way way;
  };
  Place places[kMostAhead];
  const std::size_t count = std::min(lines.size(), kMostAhead);
  for (std::size_t i = 0; i < count; ++i) {
    const KnownCode& known = slot_for(key_of(lines[i].code));
    if (known.key == 0 || known.codes == 0 || known.children != 0) {
      continue;
    }
    places[i].code = &known;
    places[i].span = &span_for(lines[i].day);
    places[i].span->expect_kind(known.kind);
    fetch(&schedule_.lines.rows()[known.line]);
  }
  const auto each = [&](auto step) {
    for (std::size_t i = 0; i < count; ++i) {
      if (places[i].code != nullptr) {
        step(places[i], lines[i]);
      }
    }
  };
  each([](Place& at, const ExpectedLaw& line) {
    at.span->expect_set(at.code->kind, line.origin, at.way);
  });
  each([](Place& at, const ExpectedLaw&) { at.span->expect_treatment(at.way); });
  each([](Place& at, const ExpectedLaw&) { at.span->expect_regime(at.way); });
  each([](Place& at, ExpectedLaw& line) {
    line.regime = at.span->regime_of(at.way);
    fetch(line.regime);
  });
}

void LawIndex::add_variant(SpanLaw& span, HsCode code, std::uint32_t line, std::uint32_t kind,
                           Country origin) {
  const CodeLaw law = span.law_of(code, schedule_.lines.rows()[line], kind, kinds_[kind], origin);
  const auto same = [&](const CodeLaw& other) { return treated_alike(other, law); };
  if (std::none_of(variants_.laws.begin(), variants_.laws.end(), same)) {
    variants_.laws.push_back(law);
  }
}

KnownCode& LawIndex::slot_for(std::uint64_t key) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = first_slot(key);
  while (slots_[at].key != 0 && slots_[at].key != key) {
    at = (at + 1) & mask;
  }
  return slots_[at];
}

const KnownCode& LawIndex::find_code(HsCode code) {
  const std::uint64_t key = key_of(code);
  if (const KnownCode& known = slot_for(key); known.key != 0) {
    return known;
  }
  if (++codes_ * 4 > slots_.size() * 3) {
    grow();
  }
  KnownCode& known = slot_for(key);
  known = look_up(code);
  known.key = key;
  return known;
}

void LawIndex::grow() {
  std::vector<KnownCode> before(slots_.size() * 2);
  before.swap(slots_);
  for (const KnownCode& known : before) {
    if (known.key != 0) {
      slot_for(known.key) = known;
    }
  }
}

KnownCode LawIndex::look_up(HsCode code) {
  KnownCode known;
  known.in_tariff = schedule_.has_code(code);
  known.kind = static_cast<std::uint32_t>(children_.size());
  for_each_code(schedule_, code,
                [&](HsCode one, const TariffLine& line) { add_child(known, one, line); });
  if (known.children == 1 && children_.back().code == code) {
    known.line = children_.back().line;
    known.kind = children_.back().kind;
    known.children = 0;
    children_.pop_back();
  }
  return known;
}

void LawIndex::add_child(KnownCode& known, HsCode code, const TariffLine& line) {
  const auto place = static_cast<std::uint32_t>(&line - schedule_.lines.rows().data());
  const ChildCode child{code, place, kind_of(code, line)};
  ++known.codes;
  for (std::uint32_t c = 0; c < known.children; ++c) {
    const ChildCode& other = children_[known.first_child() + c];
    if (other.kind == child.kind && print_same(schedule_.lines.rows()[other.line], line)) {
      return;
    }
  }
  children_.push_back(child);
  ++known.children;
}

std::uint32_t LawIndex::kind_of(HsCode code, const TariffLine& line) {
  CodeKind kind;
  kind.example = code;
  kind.line = &line;
  std::string key;
  append_bytes(key, code.chapter());
  for (int digits = 2; digits <= code.digits(); digits += 2) {
    for (const ListRow& row : schedule_.rows_of(code.prefix(digits))) {
      kind.on_lists.push_back({row.list, row.period()});
      append_bytes(key, row.list);
      append_bytes(key, row.from);
      append_bytes(key, row.to);
    }
  }
  key += '|';
  for (const SpecialColumn::Group& group : schedule_.specials[line.special].groups) {
    for (const std::uint16_t symbol : group.symbols) {
      append_bytes(key, symbol);
    }
  }
  const auto [number, is_new] =
      kind_numbers_.try_emplace(key, static_cast<std::uint32_t>(kinds_.size()));
  if (is_new) {
    kinds_.push_back(std::move(kind));
  }
  return number->second;
}

}  // namespace tarex::detail
