#include <algorithm>
#include <vector>

#include "base/split.hpp"
#include "engine/evaluation.hpp"
#include "engine/fee_shares.hpp"
#include "tarex/assess.hpp"

/// Fees that the law limits per entry, over its lines.
namespace tarex {
namespace {

using detail::EntryFee;
using detail::ValueSpan;

/// The lines of one entry that one fee measure was charged on.
struct FeeShare {
  LineAssessment* assessment = nullptr;
  DutyLine* line = nullptr;
  const EntryLine* entry = nullptr;
  MoneyRange on;  ///< what the fee is on, of the line
  [[nodiscard]] bool is_open() const { return !on.exact(); }
};

/// What a fee is on, of one line: nothing at least where an answer frees the line from it, or where
/// the fee is on a part of a value that is open.
MoneyRange basis_of(const LineAssessment& assessment, const DutyLine& fee, const EntryLine& entry) {
  const MoneyRange& value = assessment.value;
  if (value.exact()) {
    return {fee.open && fee.least.is_zero() ? Money() : fee.basis, fee.basis};
  }
  return {fee.basis == entry.value ? value.min : Money(), value.max};
}

/// The fee of a rule in the currency of a line.
EntryFee fee_of(const MeasureVersion& version, const EntryLine& line) {
  const auto* rate = std::get_if<AdValorem>(&version.rate);
  const auto limit = [&](Money amount) {
    return round_to(detail::in_line_currency(amount, line), line.minor_unit);
  };
  return {rate == nullptr ? Rate() : rate->rate, limit(version.entry_min), limit(version.entry_max),
          line.minor_unit};
}

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
    share.assessment->fees.min += change;
    share.assessment->fees.max += change;
  }
}

/// Gives each line the least and the most that its share can be.
void split_open(std::span<FeeShare> shares, const EntryFee& fee) {
  ValueSpan all;
  std::size_t open = 0;
  for (const FeeShare& share : shares) {
    all.least += share.on.min.micro();
    all.most += share.on.max.micro();
    open += share.is_open() ? 1U : 0U;
  }
  for (const FeeShare& share : shares) {
    const MoneyRange own = share_range(
        fee, share.on, {all.least - share.on.min.micro(), all.most - share.on.max.micro()},
        shares.size());
    LineAssessment& line = *share.assessment;
    // The least of the line alone holds the fee on the least that it can be on.
    const Money alone = share.on.min.is_zero() ? share.line->amount : fee.on(share.on.min);
    line.fees.min = std::max(line.fees.min - alone, Money()) + own.min;
    line.fees.max += own.max - share.line->amount;
    share.line->amount = share.line->amount.at_limit() ? share.line->amount : own.max;
    share.line->least = own.min;
    share.line->open = !own.exact();
    line.moves_shares = line.moves_shares || share.is_open();
    line.share_open = line.share_open || (!own.exact() && open > (share.is_open() ? 1U : 0U));
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
          shares.push_back({lines[i], &line, entries[i], basis_of(*lines[i], line, *entries[i])});
          values += line.basis;
        }
      }
    }
    if (shares.empty()) {
      continue;
    }
    const EntryFee fee = fee_of(*rule.version, *shares.front().entry);
    settle_reliefs(fee, shares, values);
    if (std::any_of(shares.begin(), shares.end(),
                    [](const auto& share) { return share.is_open(); })) {
      split_open(shares, fee);
    } else {
      split(shares, fee.on(values), parts);
    }
  }
  for (LineAssessment* const line : lines) {
    sort_reliefs(*line);
  }
}

}  // namespace tarex
