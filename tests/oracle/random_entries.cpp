#include "random_entries.hpp"

#include <algorithm>
#include <map>

#include "oracle.hpp"

namespace tarex::oracle {
namespace {

bool computable(const Schedule& schedule, const TariffLine& line) {
  const auto fine = [&](std::uint32_t rate) { return schedule.duty_rates[rate].computable; };
  const auto& groups = schedule.specials[line.special].groups;
  return fine(line.general) && fine(line.other) &&
         std::all_of(groups.begin(), groups.end(),
                     [&](const SpecialColumn::Group& group) { return fine(group.rate); });
}

bool ad_valorem_only(const Schedule& schedule, const TariffLine& line) {
  const auto plain = [&](std::uint32_t rate) {
    return schedule.duty_rates[rate].specific_nano == 0;
  };
  const auto& groups = schedule.specials[line.special].groups;
  return plain(line.general) && plain(line.other) &&
         std::all_of(groups.begin(), groups.end(),
                     [&](const SpecialColumn::Group& group) { return plain(group.rate); });
}

}  // namespace

EntryMaker::EntryMaker(const Schedule& schedule, std::uint64_t seed)
    : schedule_(&schedule), random_(seed), mentioned_(mentioned_values(schedule)) {
  std::vector<std::vector<const ListRow*>> by_list(schedule.lists.size());
  for (const ListRow& row : schedule.list_rows.rows()) {
    by_list[row.list].push_back(&row);
  }
  for (std::vector<const ListRow*>& rows : by_list) {
    if (!rows.empty()) {
      rows_by_list_.push_back(std::move(rows));
    }
  }
  for (const TariffLine& line : schedule.lines.rows()) {
    if (!schedule.rows_below(line.hs(), 10).empty() &&
        !schedule.statistical_below(line.hs()).empty()) {
      divided_.push_back(&line);
    }
  }
  for (const char* name :
       {"KR", "KR", "CN", "CN", "JP", "VN", "DE", "GB", "RU", "CA", "MX", "TW"}) {
    weighted_.push_back(*Country::parse(name));
  }
  for (std::uint16_t i = 0; i < kCountryCount; ++i) {
    if (is_assigned(Country::from_index(i))) {
      assigned_.push_back(Country::from_index(i));
    }
  }
}

HsCode EntryMaker::finest_below(const TariffLine& line) {
  const auto children = schedule_->statistical_below(line.hs());
  const bool divided = !schedule_->rows_below(line.hs(), 10).empty();
  if (children.empty() || (!divided && random_.chance(20))) {
    return line.hs();
  }
  return HsCode::from_aligned(children[random_.below(children.size())], 10);
}

HsCode EntryMaker::any_code() {
  const auto lines = schedule_->lines.rows();
  return finest_below(lines[random_.below(lines.size())]);
}

HsCode EntryMaker::code_on_a_list() {
  // First the list, so that short lists are met as often as long ones.
  for (int attempt = 0; attempt < 20 && !rows_by_list_.empty(); ++attempt) {
    const ListRow& row = *random_.pick(random_.pick(rows_by_list_));
    if (row.digits == 10) {
      const auto exactly = schedule_->statistical_below(row.hs());
      if (!exactly.empty()) {
        return row.hs();
      }
    } else {
      const auto lines = schedule_->lines_below(row.hs());
      if (!lines.empty()) {
        return finest_below(lines[random_.below(lines.size())]);
      }
    }
  }
  return any_code();
}

Country EntryMaker::origin() {
  const bool weighted = random_.chance(75);
  return weighted ? random_.pick(weighted_) : random_.pick(assigned_);
}

/// Money of any size from one coin to a trillion, in any of four currencies.
void EntryMaker::choose_value(EntryLine& line) {
  struct Currency {
    std::int64_t minor_unit;
    std::int64_t fx_micro;
  };
  static const std::vector<Currency> kCurrencies = {
      {10'000, kMicro}, {10'000, 920'123}, {1'000'000, 1'390'500'000}, {1'000'000, 25'411'250'000}};
  const Currency currency = random_.chance(75) ? kCurrencies.front() : random_.pick(kCurrencies);
  line.minor_unit = currency.minor_unit;
  line.fx_micro = currency.fx_micro;
  const std::uint64_t size = random_.below(100);
  std::int64_t most = 100'000'000;  // coins
  if (size < 10) {
    most = 200;
  } else if (size < 40) {
    most = 1'000'000;
  } else if (size >= 98) {
    most = 1'000'000'000'000;
  }
  const std::int64_t coins = random_.between(1, most);
  line.value = Money::from_micro(coins * line.minor_unit);
}

void EntryMaker::choose_base_rate(EntryLine& line, bool no_quantity) {
  const TariffLine& tariff = *schedule_->find_line(line.code);
  const bool needed =
      !computable(*schedule_, tariff) || (no_quantity && !ad_valorem_only(*schedule_, tariff));
  if (!needed && !random_.chance(15)) {
    return;
  }
  static const std::vector<std::int64_t> kRates = {0,           25'000'000,  149'999'999,
                                                   150'000'000, 150'000'001, 100'000'000,
                                                   333'333'333, 29'000'000,  250'000'000};
  DutyRate rate;
  const bool listed = random_.chance(60);
  rate.ad_valorem = Rate::from_ppb(listed ? random_.pick(kRates) : random_.between(0, 400'000'000));
  rate.thirds = static_cast<std::uint8_t>(random_.chance(20) ? 1 + random_.below(2) : 0);
  rate.text = "override";
  if (!no_quantity && random_.chance(20)) {
    rate.specific_nano = random_.between(1, 5'000'000'000);
    rate.unit = static_cast<std::uint16_t>(random_.below(schedule_->units.size()));
  }
  line.base_rate = rate;
}

std::int64_t EntryMaker::near_a_threshold(FactIndex fact, std::int64_t otherwise) {
  const std::set<std::int64_t>& mentioned = mentioned_[fact];
  const bool wanted = random_.chance(60);
  if (mentioned.empty() || !wanted) {
    return otherwise;
  }
  const std::vector<std::int64_t> values(mentioned.begin(), mentioned.end());
  const std::int64_t value = random_.pick(values);
  return value + random_.between(-1, 1);
}

/// The parts of a whole with their pairs: steel_value and steel_kg are zero together, and no parts
/// exceed their whole.
void EntryMaker::answer_parts(EntryLine& line) {
  const std::size_t count = schedule_->facts.size();
  const auto whole_of = [&](FactIndex part) {
    const FactIndex whole = schedule_->facts[part].part_of;
    return whole == kCustomsValueFact ? line.value.micro() : line.facts.value(whole);
  };
  const auto unit_of = [&](FactIndex part) {
    return schedule_->facts[part].type == FactType::amount ? line.minor_unit : 1;
  };
  std::vector<FactIndex> parts;
  for (std::size_t i = 0; i < count; ++i) {
    if (schedule_->facts[i].part_of != kNoFact) {
      parts.push_back(static_cast<FactIndex>(i));
    }
  }
  // Which are not zero: as many as every whole has units for.
  std::set<FactIndex> present;
  std::map<FactIndex, std::int64_t> units_left;
  for (const FactIndex part : parts) {
    units_left[schedule_->facts[part].part_of] = whole_of(part) / unit_of(part);
  }
  for (const FactIndex part : parts) {
    const FactIndex pair = schedule_->facts[part].pair;
    const bool wanted = random_.chance(60);
    if (present.count(part) != 0 || !wanted || (pair != kNoFact && pair < part)) {
      continue;
    }
    std::int64_t& room = units_left[schedule_->facts[part].part_of];
    std::int64_t* pair_room =
        pair == kNoFact ? nullptr : &units_left[schedule_->facts[pair].part_of];
    if (room < 1 || (pair_room != nullptr && *pair_room < 1)) {
      continue;
    }
    room -= 1;
    present.insert(part);
    if (pair_room != nullptr) {
      *pair_room -= 1;
      present.insert(pair);
    }
  }
  // `units_left` is now what remains after one unit for each part that is not zero.
  const std::uint64_t first = random_.below(parts.size() + 1);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const FactIndex part = parts[(i + first) % parts.size()];
    if (present.count(part) == 0) {
      line.facts.set(part, 0);
      continue;
    }
    std::int64_t& room = units_left[schedule_->facts[part].part_of];
    std::int64_t more = random_.between(0, room);
    const std::uint64_t manner = random_.below(10);
    if (manner < 2) {
      more = room;
    } else if (manner == 2) {
      more = 0;
    } else if (manner < 6) {
      // About 15% of the whole, the usual threshold.
      const std::int64_t aim = whole_of(part) / unit_of(part) / 20 * 3 + random_.between(-2, 0);
      more = std::clamp<std::int64_t>(aim, 0, room);
    }
    room -= more;
    line.facts.set(part, (more + 1) * unit_of(part));
  }
}

void EntryMaker::answer(EntryLine& line, FactIndex fact) {
  const FactSpec& spec = schedule_->facts[fact];
  switch (spec.type) {
    case FactType::claim: {
      line.facts.set(fact, random_.chance(25) ? 1 : 0);
      return;
    }
    case FactType::word: {
      line.facts.set(fact, static_cast<std::int64_t>(random_.below(spec.words.size())));
      return;
    }
    case FactType::country: {
      const std::uint64_t manner = random_.below(10);
      std::int64_t country = random_.pick(assigned_).index();
      if (manner == 0) {
        country = kNoCountry;
      } else if (manner < 5) {
        country = random_.pick(weighted_).index();
      } else if (manner < 7) {
        country = line.origin.index();
      } else if (manner == 7) {
        country = Country::parse("US")->index();
      }
      line.facts.set(fact, country);
      return;
    }
    case FactType::text: {
      const bool other = random_.chance(20);
      const auto choice = static_cast<std::int64_t>(random_.below(schedule_->texts.size() + 1));
      line.facts.set(fact, other ? kOtherText : choice - 1);
      return;
    }
    case FactType::party: {
      const auto count = static_cast<std::int64_t>(schedule_->parties.size());
      line.facts.set(fact, random_.between(kNoParty, count - 1));
      return;
    }
    case FactType::date: {
      const auto day = static_cast<std::int64_t>(line.date.time_since_epoch().count());
      const std::int64_t before = day - random_.between(0, 90);
      line.facts.set(fact, near_a_threshold(fact, before));
      return;
    }
    case FactType::percent: {
      const std::uint64_t manner = random_.below(6);
      std::int64_t share = random_.between(0, kRateOne);
      if (manner == 0) {
        share = 0;
      } else if (manner == 1) {
        share = kRateOne;
      } else if (manner == 2) {
        share = random_.between(0, 20) * (kRateOne / 20);
      }
      const std::int64_t chosen = near_a_threshold(fact, share);
      line.facts.set(fact, std::clamp<std::int64_t>(chosen, 0, kRateOne));
      return;
    }
    case FactType::amount: {
      const std::int64_t coins = line.value.micro() / line.minor_unit;
      const std::uint64_t manner = random_.below(6);
      std::int64_t part = random_.between(0, coins);
      if (manner == 0) {
        part = 0;
      } else if (manner == 1) {
        part = coins;
      }
      line.facts.set(fact, part * line.minor_unit);
      return;
    }
    case FactType::decimal: {
      const std::int64_t most = random_.chance(30) ? 100 : 1'000'000;
      const std::int64_t thousandths = random_.between(1, most * 1'000);
      const std::int64_t chosen = near_a_threshold(fact, thousandths * 1'000);
      line.facts.set(fact, std::max<std::int64_t>(chosen, 1'000));
      return;
    }
  }
}

/// Half of the consignments have papers that fit, or nearly fit, what the law says of a mill.
void EntryMaker::file_papers(EntryLine& line) {
  const Papers& papers = schedule_->papers;
  if (papers.origin == kNoFact || random_.chance(30)) {
    return;
  }
  const auto mentioned = [&](FactIndex fact) {
    const std::vector<std::int64_t> values(mentioned_[fact].begin(), mentioned_[fact].end());
    return random_.pick(values);
  };
  const std::int64_t proof = mentioned(papers.origin);
  line.facts.set(papers.origin, proof);
  if (proof != kNoCountry) {
    line.origin = Country::from_index(static_cast<std::uint16_t>(proof));
  }
  const std::int64_t mill = mentioned(papers.certificate);
  line.facts.set(papers.certificate, mill);
  const bool sells_itself = random_.chance(50);
  line.facts.set(papers.seller, sells_itself ? mill : mentioned(papers.seller));
  const FactIndex preference = schedule_->find_fact("preference");
  const auto& words = schedule_->facts[preference].words;
  const auto usual = std::find(words.begin(), words.end(), schedule_->default_preference);
  if (usual != words.end() && random_.chance(60)) {
    line.facts.set(preference, usual - words.begin());
  }
}

/// What the goods weigh beside their metals: as it is, or somewhere around that.
void EntryMaker::say_rest(EntryLine& line) {
  const FactIndex whole = schedule_->net_weight_fact;
  if (whole == kNoFact || !line.facts.known(whole)) {
    return;
  }
  std::int64_t rest = line.facts.value(whole);
  for (std::size_t i = 0; i < schedule_->facts.size(); ++i) {
    const auto part = static_cast<FactIndex>(i);
    if (schedule_->facts[i].part_of == whole) {
      if (!line.facts.known(part)) {
        return;
      }
      rest -= line.facts.value(part);
    }
  }
  line.rest = {whole, random_.chance(70) ? rest : rest / 2,
               random_.chance(70) ? rest : rest + line.facts.value(whole) / 4};
  if (random_.chance(30)) {
    line.facts.forget(whole);
  }
}

void EntryMaker::open_gaps(EntryLine& line, Gaps gaps) {
  std::vector<FactIndex> questions;
  for (std::size_t i = 0; i < schedule_->facts.size(); ++i) {
    const FactSpec& spec = schedule_->facts[i];
    const auto fact = static_cast<FactIndex>(i);
    if (spec.role == FactRole::question && !spec.soft && fact != schedule_->quantity_fact) {
      questions.push_back(fact);
    }
  }
  if (gaps == Gaps::none || questions.empty()) {
    return;
  }
  // The weight of the whole stays known, or what there is beside its parts: without either the
  // shares of the parts are a matter of definition.
  questions.erase(std::remove(questions.begin(), questions.end(), schedule_->net_weight_fact),
                  questions.end());
  if (random_.chance(40)) {
    say_rest(line);
  }
  const std::uint64_t share = gaps == Gaps::all ? 100 : 10 + random_.below(50);
  const FactIndex at_least_one = random_.pick(questions);
  for (const FactIndex fact : questions) {
    const bool forget = random_.chance(share);
    if (!forget && fact != at_least_one) {
      continue;
    }
    const bool part = schedule_->facts[fact].part_of != kNoFact;
    const std::int64_t value = line.facts.known(fact) ? line.facts.value(fact) : 0;
    const bool partly_known = part && gaps != Gaps::all && random_.chance(20);
    if (partly_known) {
      const std::int64_t unit =
          schedule_->facts[fact].type == FactType::amount ? line.minor_unit : 1;
      line.facts.set_floor(fact, line.facts.value(fact) / 2 / unit * unit);
    } else {
      line.facts.forget(fact);
    }
    // What stood there before, or twice that, may be said to be the most of it.
    if (part && random_.chance(20)) {
      line.limits.push_back({fact, value * static_cast<std::int64_t>(1 + random_.below(2))});
    }
  }
  // As the reader of entry lines does: what is zero in value is zero in weight, and the other way
  // round.
  for (const FactIndex fact : questions) {
    const FactIndex pair = schedule_->facts[fact].pair;
    if (pair != kNoFact && !line.facts.known(fact) && line.facts.known(pair) &&
        line.facts.value(pair) == 0) {
      line.facts.set(fact, 0);
    }
  }
}

EntryLine EntryMaker::make(Date day, CodeChoice choice, Gaps gaps) {
  EntryLine line;
  line.date = day;
  const bool on_a_list = random_.chance(gaps == Gaps::none ? 60 : 90);
  if (choice == CodeChoice::divided && !divided_.empty()) {
    line.code = random_.pick(divided_)->hs();
  } else {
    line.code = on_a_list ? code_on_a_list() : any_code();
  }
  line.origin = origin();
  choose_value(line);
  choose_base_rate(line, gaps != Gaps::none);

  // Some importers claim nothing, some claim now and then.
  const std::uint64_t claims = random_.chance(40) ? 0 : random_.below(60);
  for (std::size_t i = 0; i < schedule_->facts.size(); ++i) {
    const FactSpec& spec = schedule_->facts[i];
    const bool stated = (spec.role == FactRole::question && !spec.soft) || random_.chance(claims);
    if (spec.part_of == kNoFact && stated) {
      answer(line, static_cast<FactIndex>(i));
    }
  }
  file_papers(line);
  answer_parts(line);
  const bool own_unit = random_.chance(60);
  const std::uint64_t unit = random_.below(schedule_->units.size());
  line.quantity_unit = own_unit ? -1 : static_cast<std::int32_t>(unit);
  open_gaps(line, gaps);
  return line;
}

EntryLine EntryMaker::make_without_quantity(Date day) {
  EntryLine line = make(day, CodeChoice::finest, Gaps::none);
  DutyRate rate;
  rate.ad_valorem = Rate::from_ppb(random_.between(0, 100'000'000));
  rate.specific_nano = random_.between(1, 5'000'000'000);
  rate.unit = static_cast<std::uint16_t>(random_.below(schedule_->units.size()));
  rate.text = "override";
  line.base_rate = rate;
  line.facts.forget(schedule_->quantity_fact);
  if (schedule_->net_weight_fact != kNoFact) {
    line.facts.forget(schedule_->net_weight_fact);
  }
  return line;
}

std::vector<Date> days_to_try(const Schedule& schedule) {
  std::vector<Date> days;
  for (const Date epoch : schedule.epochs) {
    if (epoch > schedule.covers_from) {
      days.push_back(epoch - std::chrono::days(1));
    }
    days.push_back(epoch);
  }
  return days;
}

std::string describe(const Schedule& schedule, const EntryLine& line) {
  std::string text =
      "code " + to_digits(line.code) + ", origin " + to_string(line.origin) + ", date " +
      to_string(line.date) + ", value " + std::to_string(line.value.micro()) + " micro, coin " +
      std::to_string(line.minor_unit) + ", fx " + std::to_string(line.fx_micro) + " micro\n";
  if (line.base_rate) {
    text += "  base_rate " + std::to_string(line.base_rate->ad_valorem.ppb()) + " ppb " +
            std::to_string(line.base_rate->thirds) + "/3 + " +
            std::to_string(line.base_rate->specific_nano) + " nano/" +
            schedule.units[line.base_rate->unit].name + "\n";
  }
  if (line.quantity_unit >= 0) {
    text += "  quantity_unit " + schedule.units[static_cast<std::size_t>(line.quantity_unit)].name +
            "\n";
  }
  if (line.rest.of != kNoFact) {
    text += "  beside the parts of " + schedule.facts[line.rest.of].name + " " +
            std::to_string(line.rest.least) + " to " + std::to_string(line.rest.most) + "\n";
  }
  for (const PartLimit& limit : line.limits) {
    text += "  " + schedule.facts[limit.of].name + " at most " + std::to_string(limit.most) + "\n";
  }
  for (std::size_t i = 0; i < schedule.facts.size(); ++i) {
    const FactSpec& spec = schedule.facts[i];
    const auto fact = static_cast<FactIndex>(i);
    if (!line.facts.known(fact)) {
      if (line.facts.floor(fact) != 0) {
        text += "  " + spec.name + " at least " + std::to_string(line.facts.floor(fact)) + "\n";
      }
      continue;
    }
    const std::int64_t value = line.facts.value(fact);
    text += "  " + spec.name + " = " + std::to_string(value);
    if (spec.type == FactType::word) {
      text += " (" + spec.words[static_cast<std::size_t>(value)] + ")";
    } else if (spec.type == FactType::country && value != kNoCountry) {
      text += " (" + to_string(Country::from_index(static_cast<std::uint16_t>(value))) + ")";
    } else if (spec.type == FactType::text && value != kOtherText) {
      text += " (" + schedule.texts[static_cast<std::size_t>(value)] + ")";
    } else if (spec.type == FactType::party && value >= 0) {
      text += " (" + schedule.parties[static_cast<std::size_t>(value)].name + ")";
    } else if (spec.type == FactType::date) {
      text += " (" + to_string(Date(std::chrono::days(value))) + ")";
    }
    text += "\n";
  }
  return text;
}

}  // namespace tarex::oracle
