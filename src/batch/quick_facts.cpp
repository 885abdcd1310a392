#include <utility>

#include "batch/quick_reader.hpp"
#include "law/rate_text.hpp"
#include "rows/plain_text.hpp"
#include "text/tidy.hpp"

/// The facts of a plainly written line: columns, claims, the unit.
namespace tarex::detail {

/// Precondition: the text is not empty.
bool QuickReader::read_fact(const FactColumn& column, std::string_view text, InputLine& out) {
  const auto cell = static_cast<std::int32_t>(column.column) + 1;
  if (column.kind == Kind::amount) {
    Money amount;
    if (!read_amount(text, *column.name, cell, amount, out)) {
      return false;
    }
    out.entry.facts.set(column.fact, amount.micro());
    return true;
  }
  if (column.kind == Kind::decimal) {
    std::int64_t micro = 0;
    if (!read_decimal(text, *column.name, cell, micro, out) ||
        micro > schedule_->facts[column.fact].most) {
      return false;
    }
    out.entry.facts.set(column.fact, micro);
    return true;
  }
  const KnownFact* known = find_fact(column.fact, text);
  if (known == nullptr) {
    return false;
  }
  out.entry.facts.set(column.fact, known->read.value);
  if (known->as_written && as_row_ && known->read.is_number == column.is_number) {
    return true;
  }
  EchoField& field = echo(out, *column.name, cell);
  field.text = known->read.echo;
  field.is_number = known->read.is_number;
  return true;
}

/// A number that is no amount, echoed without needless zeros.
bool QuickReader::read_decimal(std::string_view text, std::string_view name, std::int32_t cell,
                               std::int64_t& micro, InputLine& out) {
  std::size_t decimals = 0;
  if (!plain_number(text, micro, decimals)) {
    return false;
  }
  const bool as_written = decimals == 0 || text.back() != '0';
  if (EchoField* shown = echo_number(out, name, cell, text, as_written)) {
    append_decimal(shown->text, micro);
  }
  return true;
}

/// What the text means for a fact; null if that takes words.
const QuickReader::KnownFact* QuickReader::find_fact(FactIndex fact, std::string_view text) {
  if (!known_facts_[fact]) {
    known_facts_[fact] = std::make_unique<TextMemo<KnownFact>>();
  }
  TextMemo<KnownFact>& memo = *known_facts_[fact];
  if (const KnownFact* known = memo.find(text)) {
    return known;
  }
  if (!has_plain_ends(text)) {
    return nullptr;
  }
  std::string scratch;
  const bool free_text = schedule_->facts[fact].type == FactType::text ||
                         schedule_->facts[fact].type == FactType::party;
  Result<ReadFact> read = FactReader(*schedule_, currency_->currency)
                              .read(fact, free_text ? text : tidy(text, scratch));
  // What is noted of names matters only where papers do.
  if (!read || !read.value().warning.empty() ||
      (!read.value().note.empty() && schedule_->papers.origin != kNoFact)) {
    return nullptr;
  }
  KnownFact found{read.take(), false};
  if (free_text) {
    found.read.echo = text;
  }
  found.as_written = found.read.echo == text;
  if (const KnownFact* kept = memo.add(text, found)) {
    return kept;
  }
  fact_at_hand_ = std::move(found);
  return &fact_at_hand_;
}

bool QuickReader::read_extra(const ExtraColumn& column, InputLine& out) {
  if (!is_present(column.column)) {
    return true;
  }
  const std::string_view text = text_at(column.column);
  if (column.header->unnamed && (text.empty() || !has_plain_ends(text))) {
    return text.empty();
  }
  if (!column.header->checked) {
    return false;
  }
  if (as_row_) {
    return true;
  }
  EchoField& field = out.extras.next();
  if (field.name != column.header->name) {
    field.name = column.header->name;
  }
  field.text = text;
  field.cell = static_cast<std::int32_t>(column.column) + 1;
  field.is_number = false;
  return true;
}

bool QuickReader::read_claims(InputLine& out) {
  const std::string_view text = text_of(FixedColumn::claims);
  if (text.empty()) {
    return true;
  }
  const Claims* known = claims_.find(text);
  if (known == nullptr) {
    Claims claims;
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t end = rest.find(';');
      std::string_view word = rest.substr(0, end);
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
      const bool denied = word.starts_with('!');
      word.remove_prefix(denied ? 1 : 0);
      const FactIndex fact = schedule_->find_fact(word);
      if (fact == kNoFact || schedule_->facts[fact].type != FactType::claim) {
        return false;
      }
      claims.emplace_back(fact, denied ? 0 : 1);
    }
    known = claims_.add(text, std::move(claims));
  }
  if (known == nullptr) {
    return false;  // the memory is full
  }
  for (const auto& [fact, value] : *known) {
    if (out.entry.facts.known(fact)) {
      return false;
    }
    out.entry.facts.set(fact, value);
  }
  echo_given(out, FixedColumn::claims, text);
  return true;
}

bool QuickReader::read_unit(InputLine& out) {
  const std::string_view text = text_of(FixedColumn::unit);
  if (text.empty()) {
    return true;
  }
  const std::int32_t* known = units_.find(text);
  if (known == nullptr) {
    std::string scratch;
    const auto found = find_unit(schedule_->units, text);
    if (!found || tidy(text, scratch) != text) {
      return false;
    }
    known = units_.add(text, *found);
  }
  if (known == nullptr) {
    return false;  // the memory is full
  }
  out.entry.quantity_unit = *known;
  echo_given(out, FixedColumn::unit, text);
  return true;
}

/// What facts say of one another: completes pairs. @return false if that takes words.
bool QuickReader::facts_agree(InputLine& out) const {
  Facts& facts = out.entry.facts;
  // Papers may contradict the line.
  const Papers& papers = schedule_->papers;
  if (papers.origin != kNoFact && (facts.known(papers.origin) || facts.known(papers.certificate))) {
    return false;
  }
  if (preference_ != kNoFact && facts.known(preference_) &&
      !schedule_->claimants[static_cast<std::size_t>(facts.value(preference_))].test(
          out.entry.origin.index())) {
    return false;
  }
  for (const FactIndex fact : doubtful_) {
    if (contradiction(*schedule_, out.entry, fact)) {
      return false;
    }
  }
  if (auto warning = two_weights(*schedule_, out.entry)) {
    out.warnings.push_back(std::move(*warning));
  }
  for (const FactIndex fact : never_zero_) {
    if (facts.known(fact) && facts.value(fact) == 0) {
      return false;
    }
  }
  for (const auto& [fact, pair] : pairs_) {
    if (facts.known(fact) && facts.value(fact) == 0) {
      if (facts.known(pair) && facts.value(pair) != 0) {
        return false;
      }
      facts.set(pair, 0);
    }
  }
  return true;
}

bool QuickReader::parts_fit(const InputLine& out) const {
  const Facts& facts = out.entry.facts;
  for (const FactIndex fact : within_) {
    if (is_more_than_all(*schedule_, out.entry, fact)) {
      return false;
    }
  }
  i128 sum = 0;
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    const auto [fact, whole] = parts_[p];
    sum += facts.known(fact) ? facts.value(fact) : 0;
    if (p + 1 < parts_.size() && parts_[p + 1].whole == whole) {
      continue;
    }
    const bool of_value = whole == kCustomsValueFact;
    if ((of_value || facts.known(whole)) &&
        sum > (of_value ? out.entry.value.micro() : facts.value(whole))) {
      return false;
    }
    sum = 0;
  }
  return true;
}

}  // namespace tarex::detail
