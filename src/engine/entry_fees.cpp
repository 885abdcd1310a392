#include <algorithm>
#include <vector>

#include "base/split.hpp"
#include "engine/evaluation.hpp"
#include "tarex/assess.hpp"

/// Fees that the law limits per entry, over its lines.
namespace tarex {
namespace {

/// The lines of one entry that one fee measure was charged on.
struct FeeShare {
  LineAssessment* assessment = nullptr;
  DutyLine* line = nullptr;
  const EntryLine* entry = nullptr;
};

/// A fee measure over the lines of one entry that it is charged on.
struct EntryFee {
  const MeasureVersion& version;
  Money low;
  Money high;
  std::int64_t unit = 0;
  [[nodiscard]] Money on(Money values) const {
    const auto* rate = std::get_if<AdValorem>(&version.rate);
    return std::clamp(rate == nullptr ? Money() : apply(rate->rate, values, unit), low, high);
  }
};

/// Reliefs were worked out as if each line were an entry of its own.
void settle_reliefs(const EntryFee& fee, std::span<const FeeShare> shares, Money values) {
  for (const FeeShare& share : shares) {
    for (Relief& relief : share.assessment->reliefs) {
      const bool gone = relief.entry_basis.is_zero();
      const Money alone = gone ? Money() : fee.on(relief.entry_basis);
      const Money then = gone && shares.size() == 1
                             ? Money()
                             : fee.on(values - share.line->basis + relief.entry_basis);
      relief.saves += (fee.on(values) - then) - (share.line->amount - alone);
    }
  }
}

/// Those that save something, the largest saving first.
void sort_reliefs(LineAssessment& line) {
  decltype(line.reliefs) kept;
  for (const Relief& relief : line.reliefs) {
    if (relief.saves <= Money()) {
      continue;
    }
    kept.push_back(relief);
    for (std::size_t at = kept.size() - 1; at > 0 && kept[at].saves > kept[at - 1].saves; --at) {
      std::swap(kept[at], kept[at - 1]);
    }
  }
  line.reliefs = kept;
}

/// Splits `fee` by customs value; values of nothing at all share alike.
void split(std::span<FeeShare> shares, Money fee, std::vector<detail::SplitPart>& parts) {
  const std::int64_t unit = shares.front().entry->minor_unit;
  parts.assign(shares.size(), {});
  for (std::size_t i = 0; i < shares.size(); ++i) {
    parts[i].weight = shares[i].line->basis.micro();
  }
  if (!detail::split(fee.micro() / unit, parts)) {
    for (detail::SplitPart& part : parts) {
      part.weight = 1;
    }
    static_cast<void>(detail::split(fee.micro() / unit, parts));  // there is a weight
  }
  for (const detail::SplitPart& part : parts) {
    const FeeShare& share = shares[part.place];
    const Money amount = Money::from_micro(part.units * unit);
    const Money change = amount - share.line->amount;
    share.line->amount = amount;
    // Of a value known from above only, next to nothing of the fee may fall on the line.
    share.assessment->fees.min =
        is_upper_bound(share.entry->value_is) ? Money() : share.assessment->fees.min + change;
    share.assessment->fees.max += change;
  }
}

}  // namespace

void settle_entry(const Plan& plan, std::span<LineAssessment*> lines,
                  std::span<const EntryLine* const> entries) {
  if (lines.size() < 2) {
    return;
  }
  std::vector<FeeShare> shares;
  std::vector<detail::SplitPart> parts;
  for (std::size_t r = 0; r < plan.rules().size(); ++r) {
    const Rule& rule = plan.rules()[r];
    if (!rule.version->per_entry) {
      continue;
    }
    shares.clear();
    Money values;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (DutyLine& line : lines[i]->lines) {
        if (line.rule == r) {
          shares.push_back({lines[i], &line, entries[i]});
          values += line.basis;
        }
      }
    }
    if (shares.empty()) {
      continue;
    }
    const EntryLine& first = *shares.front().entry;
    const std::int64_t unit = first.minor_unit;
    const MeasureVersion& version = *rule.version;
    const EntryFee fee{version, round_to(detail::in_line_currency(version.entry_min, first), unit),
                       round_to(detail::in_line_currency(version.entry_max, first), unit), unit};
    settle_reliefs(fee, shares, values);
    split(shares, fee.on(values), parts);
  }
  for (LineAssessment* const line : lines) {
    sort_reliefs(*line);
  }
}

}  // namespace tarex
