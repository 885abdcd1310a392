#include "report/measure_json.hpp"

#include <array>
#include <vector>

#include "base/hash_words.hpp"
#include "report/charged_quantity.hpp"
#include "report/describe.hpp"
#include "report/json_text.hpp"
#include "report/rate_words.hpp"

namespace tarex::detail {
namespace {

std::string_view basis_name(const MeasureVersion& version) {
  struct Visitor {
    std::string_view operator()(const CustomsValue&) const { return "customs_value"; }
    std::string_view operator()(const ContentValue&) const { return "content_value"; }
    std::string_view operator()(const RemainderOf&) const { return "remainder"; }
    std::string_view operator()(const ValueLessShare&) const { return "value_less_share"; }
    std::string_view operator()(const ValueShare&) const { return "value_share"; }
    std::string_view operator()(const DeclaredAmount&) const { return "declared_amount"; }
    std::string_view operator()(const ValueLessAmount&) const { return "value_less_amount"; }
    std::string_view operator()(const ValuePlusDuties&) const { return "value_plus_duties"; }
  };
  return std::visit(Visitor{}, version.basis);
}

constexpr std::size_t kTariffLine = 12;

/// `"7318.15.80"`
char* put_tariff_line(char* at, const TariffLine& line) {
  std::uint64_t digits = line.code / 100;  // of ten
  at[0] = '"';
  put_two_digits(at + 9, digits % 100);
  at[8] = '.';
  put_two_digits(at + 6, digits / 100 % 100);
  at[5] = '.';
  digits /= 10'000;
  put_two_digits(at + 3, digits % 100);
  put_two_digits(at + 1, digits / 100 % 100);
  at[11] = '"';
  return at + kTariffLine;
}

/// `,"from":"2026-04-06","to":null`, at most kLongestPeriod characters.
char* put_period(char* at, const EffectivePeriod& period) {
  at = put_piece(at, ",\"from\":\"");
  at = put_piece(at, to_string(period.from));
  if (period.to == kNoEnd) {
    return put_piece(at, "\",\"to\":null");
  }
  at = put_piece(at, "\",\"to\":\"");
  at = put_piece(at, to_string(period.to));
  return put_piece(at, "\"");
}

/// Puts a text together and remembers where its parts begin.
class Parts {
 public:
  void add(std::string_view key, std::string_view value) {
    text += key;
    append_json_string(text, value);
  }
  /// Ends a part.
  void end() { ends_.push_back(text.size()); }
  /// The parts in turn, of what `text` has become.
  std::string_view next(std::string_view whole) {
    const std::size_t begin = at_ == 0 ? 0 : ends_[at_ - 1];
    return whole.substr(begin, ends_[at_++] - begin);
  }
  std::string text;

 private:
  std::vector<std::size_t> ends_;
  std::size_t at_ = 0;
};

}  // namespace

MeasureJson::Words MeasureJson::make(const Schedule& schedule, const Rule& rule) {
  const MeasureVersion& version = *rule.version;
  const Measure& measure = schedule.measures[rule.measure];
  Words words;
  words.of_tariff_line = measure.kind == MeasureKind::base && measure.heading.empty();
  Parts parts;
  parts.add("{\"measure\":", measure.id);
  parts.add(",\"kind\":", to_string(measure.kind));
  parts.text += ",\"heading\":";
  parts.end();
  if (!words.of_tariff_line) {
    append_json_string(parts.text, measure.heading);
  }
  parts.end();
  parts.add(",\"program\":", schedule.programmes[measure.programme]);
  parts.end();
  parts.add(",\"title\":", measure.title);
  parts.end();
  parts.add(",\"basis\":", basis_name(version));
  parts.text += ",\"basis_value\":";
  parts.end();
  if (!is_printed(version.rate)) {
    parts.add(",\"rate\":", own_rate(version.rate, schedule));
    parts.text += ",\"amount\":";
  }
  parts.end();
  parts.add(",\"citation\":", schedule.cite_text(version.cite));
  parts.end();
  char period[kLongestPeriod];
  parts.text.append(period, put_period(period, version.period));
  parts.end();
  append_json_string(parts.text, version.instead_of);
  parts.end();
  if (const std::string rate = row_rate_text(version); !rate.empty()) {
    parts.add(",\"rate\":", rate);
  }
  parts.text += '}';
  parts.end();

  words.text = parts.text + std::string(kShortPiece, '\0');  // for put_short
  words.head = parts.next(words.text);
  words.heading = parts.next(words.text);
  const std::string_view programme = parts.next(words.text);
  words.title = parts.next(words.text);
  const std::string_view basis = parts.next(words.text);
  words.to_basis = {programme.data(), programme.size() + words.title.size() + basis.size()};
  words.rate = parts.next(words.text);
  words.citation = parts.next(words.text);
  words.period = parts.next(words.text);
  words.instead_of = parts.next(words.text);
  words.relief_end = parts.next(words.text);
  return words;
}

const MeasureJson::Words& MeasureJson::words_of(const Plan& plan, RuleIndex index) {
  const Rule& rule = plan.rules()[index];
  return words_.of(rule.version, [&] { return make(plan.schedule(), rule); });
}

std::string_view MeasureJson::period_of(const Words& words, const Plan& plan, const Rule& rule,
                                        const EntryLine& entry, const CodeLaw& law) {
  const MeasureVersion* const version = rule.version;
  if (!words.same_rate) {
    const Schedule& schedule = plan.schedule();
    words.same_rate =
        std::make_unique<const SameRate>(schedule, schedule.measures[rule.measure], *version);
  }
  if (words.same_rate->is_own_period()) {
    return words.period;
  }
  if (periods_.empty()) {
    periods_.resize(kPeriodsKept);
  }
  const std::uint64_t key = words.same_rate->key_of(law, entry.origin);
  const std::array<std::uint64_t, 2> both{reinterpret_cast<std::uintptr_t>(version), key};
  KeptPeriod& kept = periods_[hash_words(both) % kPeriodsKept];
  if (kept.version != version || kept.key != key || !kept.days.contains(entry.date)) {
    const auto in_force = words.same_rate->around(entry.date, law, entry.origin);
    if (!in_force) {
      return words.period;
    }
    kept.version = version;
    kept.key = key;
    kept.days = in_force->alike;
    kept.size = static_cast<std::uint8_t>(put_period(kept.text, in_force->period) - kept.text);
  }
  return {kept.text, kept.size};
}

void MeasureJson::put_charge(TextPen& out, const InputLine& line, const LineAssessment& assessment,
                             const Plan& plan, const DutyLine& duty) {
  const Words& words = words_of(plan, duty.rule);
  const MeasureVersion& version = *plan.rules()[duty.rule].version;
  constexpr std::size_t kMostElse =
      kTariffLine + 3 * kMostDigits + 2 * kShortPiece + kLongestPeriod;
  char* at = out.room(words.text.size() + kMostElse);
  // What is behind the heading; in place of its end, where the basis is a quantity.
  const auto quantity = charged_quantity(line, assessment, plan, duty);
  const char* const behind = words.to_basis.data();
  const std::string_view middle =
      quantity ? std::string_view(behind, static_cast<std::size_t>(words.title.end() - behind))
               : words.to_basis;
  if (words.of_tariff_line) {
    at = put_piece(at, words.head);
    at = put_tariff_line(at, *assessment.law->line);
    at = put_piece(at, middle);
  } else {  // the three follow one another
    at = put_piece(at,
                   {words.head.data(), words.head.size() + words.heading.size() + middle.size()});
  }
  if (quantity) {
    at = put_piece(at, ",\"basis\":\"");
    at = put_piece(at, quantity->basis);
    at = put_piece(at, "\",\"basis_value\":");
    at = put_piece(at, quantity->number.empty() ? "null" : quantity->number);
  } else {
    at = put_json_amount(at, shown_amount(duty.basis, line), line.currency);
  }
  if (words.rate.empty()) {
    out.reach(put_piece(at, ",\"rate\":"));
    put_json_string(
        out, printed_rate(line, *assessment.law->line, plan.schedule(), version.rate, scratch_));
    at = out.room(words.text.size() + kMostElse);
    at = put_piece(at, ",\"amount\":");
  } else {
    at = put_short(at, words.rate);
  }
  at = put_json_amount(at, duty.amount, line.currency);
  at = put_piece(at, words.citation);
  at = put_piece(at, period_of(words, plan, plan.rules()[duty.rule], line.entry, *assessment.law));
  if (version.per_entry) {
    if (line.entry_id.empty()) {
      at = put_piece(at, ",\"entry\":\"taken as an entry of its own\"");
    } else {
      out.reach(put_piece(at, ",\"entry\":"));
      put_json_string(out, line.entry_id);
      at = out.room(1);
    }
  }
  out.reach(put_piece(at, "}"));
}

void MeasureJson::put_heading(TextPen& out, const LineAssessment& assessment, const Plan& plan,
                              RuleIndex rule) {
  const Words& words = words_of(plan, rule);
  char* const at = out.room(words.heading.size() + kShortPiece);
  out.reach(words.of_tariff_line ? put_tariff_line(at, *assessment.law->line)
                                 : put_short(at, words.heading));
}

void MeasureJson::put_not_charged(TextPen& out, const LineAssessment& assessment, const Plan& plan,
                                  const NotCharged& entry) {
  out.put("{\"heading\":");
  if (entry.named_only) {
    out.put(words_of(plan, entry.rule).instead_of);
  } else {
    put_heading(out, assessment, plan, entry.rule);
  }
  out.put(",\"because\":");
  if (const Words& because = words_of(plan, entry.because); because.heading == "\"\"") {
    put_json_string(out, plan.schedule().measures[plan.rules()[entry.because].measure].id);
  } else {
    put_heading(out, assessment, plan, entry.because);
  }
  out.put(words_of(plan, entry.because).title);
  out.put('}');
}

void MeasureJson::put_relief_tail(TextPen& out, const Plan& plan, RuleIndex rule) {
  const Words& words = words_of(plan, rule);
  out.put(words.title);
  out.put(words.relief_end);
}

}  // namespace tarex::detail
