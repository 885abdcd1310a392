#include "cost/plain_text.hpp"
#include "cost/quick_reader.hpp"
#include "law/rate_text.hpp"
#include "text/tidy.hpp"

/// The facts of a plainly written line: columns, claims, the unit, what it costs to bring it here.
namespace tarex::detail {

bool QuickReader::read_fact(const Step& step, InputLine& out) {
  const Cell* cell = cells_[step.column];
  if (cell == nullptr) {
    return true;
  }
  const std::string_view text = cell->text();
  const auto number = static_cast<std::int32_t>(step.column) + 1;
  if (step.kind == Kind::extra) {
    if (step.unnamed && (text.empty() || !has_plain_ends(text))) {
      return text.empty();
    }
    if (!columns_[step.column]->checked) {
      return false;
    }
    if (!row_.empty()) {
      return true;
    }
    EchoField& field = next_extra(out);
    if (field.name != *step.name) {
      field.name = *step.name;
    }
    field.text = text;
    field.cell = number;
    field.is_number = false;
    return true;
  }
  if (text.empty()) {
    return true;
  }
  if (step.kind == Kind::amount) {
    Money amount;
    if (!read_amount(text, amount)) {
      return false;
    }
    out.entry.facts.set(step.fact, amount.micro());
    echo_amount(out, *step.name, number, text, amount);
    return true;
  }
  if (step.kind == Kind::decimal) {
    std::int64_t micro = 0;
    std::size_t decimals = 0;
    if (!plain_number(text, micro, decimals)) {
      return false;
    }
    out.entry.facts.set(step.fact, micro);
    const bool as_written = decimals == 0 || text.back() != '0';
    if (as_written && !row_.empty()) {
      return true;
    }
    EchoField& field = echo(out, *step.name, number);
    field.is_number = true;
    if (as_written) {
      field.text = text;
    } else {
      field.text.clear();
      append_decimal(field.text, micro);
    }
    return true;
  }
  Memo<ReadFact>& memo = memo_of(step.fact);
  const ReadFact* known = memo.find(text);
  if (known == nullptr) {
    if (!has_plain_ends(text)) {
      return false;
    }
    std::string scratch;
    const bool free_text = schedule_->facts[step.fact].type == FactType::text ||
                           schedule_->facts[step.fact].type == FactType::party;
    Result<ReadFact> read =
        FactReader(*schedule_, currency_).read(step.fact, free_text ? text : tidy(text, scratch));
    // What is noted of names matters only where papers do.
    if (!read || !read.value().warning.empty() ||
        (!read.value().note.empty() && schedule_->papers.origin != kNoFact)) {
      return false;
    }
    if (free_text) {
      read.value().echo = text;
    }
    memo.add(text, read.value());
    known = memo.find(text);
    if (known == nullptr) {
      return false;  // the memory is full
    }
  }
  out.entry.facts.set(step.fact, known->value);
  if (stands(number, known->echo)) {
    return true;
  }
  EchoField& field = echo(out, *step.name, number);
  field.text = known->echo;
  field.is_number = known->is_number;
  return true;
}

bool QuickReader::read_claims(InputLine& out) {
  Facts& facts = out.entry.facts;
  const std::string_view text = text_of(FixedColumn::claims);
  if (!text.empty()) {
    const auto* known = claims_.find(text);
    if (known == nullptr) {
      std::vector<std::pair<FactIndex, std::int64_t>> claims;
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
      claims_.add(text, std::move(claims));
      known = claims_.find(text);
    }
    if (known == nullptr) {
      return false;
    }
    for (const auto& [fact, value] : *known) {
      if (facts.known(fact)) {
        return false;
      }
      facts.set(fact, value);
    }
    echo_text(out, FixedColumn::claims, text);
  }
  const std::string_view unit = text_of(FixedColumn::unit);
  if (!unit.empty()) {
    const std::int32_t* known = units_.find(unit);
    if (known == nullptr) {
      std::string scratch;
      const auto found = find_unit(schedule_->units, unit);
      if (!found || tidy(unit, scratch) != unit) {
        return false;
      }
      units_.add(unit, *found);
      known = units_.find(unit);
    }
    if (known == nullptr) {
      return false;
    }
    out.entry.quantity_unit = *known;
    echo_text(out, FixedColumn::unit, unit);
  }
  // Papers may contradict the line: that takes words.
  const Papers& papers = schedule_->papers;
  if (papers.origin != kNoFact && (facts.known(papers.origin) || facts.known(papers.certificate))) {
    return false;
  }
  for (const FactIndex whole : wholes_) {
    if (facts.known(whole) && facts.value(whole) == 0) {
      return false;
    }
  }
  for (const auto& [fact, pair] : pairs_) {
    if (facts.known(fact) && facts.value(fact) == 0 && !facts.known(pair)) {
      facts.set(pair, 0);
    }
  }
  return true;
}

bool QuickReader::read_costs(InputLine& out) {
  for (auto [column, amount] : {std::pair(FixedColumn::freight, &out.freight),
                                std::pair(FixedColumn::insurance, &out.insurance),
                                std::pair(FixedColumn::other_costs, &out.other_costs)}) {
    const std::string_view text = text_of(column);
    if (text.empty()) {
      continue;
    }
    if (!read_amount(text, *amount)) {
      return false;
    }
    echo_amount(out, kFixedColumns[static_cast<std::size_t>(column)].name, cell_of(column), text,
                *amount);
  }
  // The terms in which the law values need no conversion.
  const bool with_costs = schedule_->valuation == Valuation::cif;
  const std::string_view own = with_costs ? "CIF" : "FOB";
  const std::string_view term = text_of(FixedColumn::incoterm);
  if (!term.empty()) {
    if (term != own) {
      return false;
    }
    echo_text(out, FixedColumn::incoterm, term);
  }
  out.cost_in_value = with_costs;
  return true;
}

bool QuickReader::parts_fit(const InputLine& out) const {
  const Facts& facts = out.entry.facts;
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    const FactIndex whole = parts_[p].second;
    const bool of_value = whole == kCustomsValueFact;
    if (!facts.known(parts_[p].first) || (!of_value && !facts.known(whole))) {
      continue;
    }
    i128 sum = 0;
    for (std::size_t other = 0; other <= p; ++other) {
      if (parts_[other].second == whole && facts.known(parts_[other].first)) {
        sum += facts.value(parts_[other].first);
      }
    }
    if (sum > (of_value ? out.entry.value.micro() : facts.value(whole))) {
      return false;
    }
  }
  return true;
}

}  // namespace tarex::detail
