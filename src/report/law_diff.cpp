#include "tarex/law_diff.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "law/version_edits.hpp"
#include "report/csv_cells.hpp"
#include "report/json_text.hpp"
#include "report/rate_words.hpp"
#include "tarex/report.hpp"

namespace tarex {
namespace {

using detail::version_rate_text;
using What = LawChange::What;

const MeasureVersion* version_on(const Measure& measure, Date day) {
  const auto at = std::find_if(measure.versions.begin(), measure.versions.end(),
                               [&](const auto& version) { return version.period.contains(day); });
  return at == measure.versions.end() ? nullptr : &*at;
}

/// "33.58", in the currency of the law; "none" where an entry has no limit.
std::string limit_text(const MeasureVersion& version, Money limit, const Schedule& schedule) {
  return version.per_entry ? detail::exact_amount_text(
                                 limit, Currency::parse(schedule.currency).value_or(Currency()))
                           : "none";
}

/// What two versions say differently, in words.
std::string differences(const MeasureVersion& a, const MeasureVersion& b,
                        const Schedule& schedule) {
  std::string out;
  const auto say = [&](const std::string& text) { out += (out.empty() ? "" : ", ") + text; };
  const std::string before = version_rate_text(a, schedule);
  const std::string after = version_rate_text(b, schedule);
  if (before != after) {
    say(before + " to " + after);
  }
  if (a.origins != b.origins) {
    say("origins " + a.origins_text + " to " + b.origins_text);
  }
  if (a.codes.all != b.codes.all || a.codes.lists != b.codes.lists ||
      a.codes.except_lists != b.codes.except_lists || a.codes.chapters != b.codes.chapters) {
    say("codes");
  }
  const auto say_limit = [&](const std::string& name, Money MeasureVersion::*limit) {
    const std::string was = limit_text(a, a.*limit, schedule);
    const std::string is = limit_text(b, b.*limit, schedule);
    if (was != is) {
      say(name + " per entry " + was + " to " + is);
    }
  };
  say_limit("minimum", &MeasureVersion::entry_min);
  say_limit("maximum", &MeasureVersion::entry_max);
  if (a.notice != b.notice) {
    say("what its lines are warned of");
  }
  return out.empty() ? "conditions, basis or order" : out;
}

void measures_between(const Schedule& schedule, Date a, Date b, std::vector<LawChange>& out) {
  for (const Measure& measure : schedule.measures) {
    const MeasureVersion* before = version_on(measure, a);
    const MeasureVersion* after = version_on(measure, b);
    if (before == after || (before == nullptr && after == nullptr) ||
        (before != nullptr && after != nullptr && detail::same_content(*before, *after))) {
      continue;
    }
    LawChange change{What::changed, "measure", measure.id, measure.heading, {}, {}};
    change.what = before == nullptr  ? What::started
                  : after == nullptr ? What::ended
                                     : What::changed;
    const MeasureVersion& shown = after != nullptr ? *after : *before;
    change.citation = schedule.cite_text(shown.cite);
    change.detail = (change.what == What::changed ? differences(*before, *after, schedule)
                                                  : version_rate_text(shown, schedule)) +
                    ": " + measure.title;
    out.push_back(std::move(change));
  }
}

void lists_between(const Schedule& schedule, Date a, Date b, std::vector<LawChange>& out) {
  struct Codes {
    std::vector<HsCode> added;
    std::vector<HsCode> removed;
  };
  std::map<std::uint16_t, Codes> lists;
  std::map<std::uint16_t, std::set<HsCode>> on_a;
  std::map<std::uint16_t, std::set<HsCode>> on_b;
  for (const ListRow& row : schedule.list_rows.rows()) {
    if (row.period().contains(a)) {
      on_a[row.list].insert(row.hs());
    }
    if (row.period().contains(b)) {
      on_b[row.list].insert(row.hs());
    }
  }
  for (std::uint16_t l = 0; l < schedule.lists.size(); ++l) {
    if (schedule.lists[l].title.empty()) {
      continue;  // what a trace is about
    }
    std::set_difference(on_b[l].begin(), on_b[l].end(), on_a[l].begin(), on_a[l].end(),
                        std::back_inserter(lists[l].added));
    std::set_difference(on_a[l].begin(), on_a[l].end(), on_b[l].begin(), on_b[l].end(),
                        std::back_inserter(lists[l].removed));
    const auto say = [&](const std::vector<HsCode>& codes, What what) {
      if (codes.empty()) {
        return;
      }
      constexpr std::size_t kShown = 6;
      std::string text =
          std::to_string(codes.size()) + (codes.size() == 1 ? " code: " : " codes: ");
      for (std::size_t i = 0; i < std::min(codes.size(), kShown); ++i) {
        text += (i == 0 ? "" : ", ") + to_string(codes[i]);
      }
      text += codes.size() > kShown ? ", …" : "";
      out.push_back({what, "list", schedule.lists[l].id, {}, text, {}});
    };
    say(lists[l].added, What::started);
    say(lists[l].removed, What::ended);
  }
}

template <class Record>
void records_between(const Schedule& schedule, const std::vector<Record>& records,
                     const std::string& kind, Date a, Date b, std::vector<LawChange>& out) {
  for (const Record& record : records) {
    if constexpr (std::is_same_v<Record, Watch>) {
      if (record.text.empty()) {
        continue;  // the trace of a record without a citation, which is named itself
      }
    }
    const bool before = record.period.contains(a);
    const bool after = record.period.contains(b);
    if (before != after) {
      out.push_back({after ? What::started : What::ended,
                     kind,
                     record.id,
                     {},
                     {},
                     schedule.cite_text(record.cite)});
    }
  }
}

std::string_view word_of(What what) {
  switch (what) {
    case What::started:
      return "started";
    case What::ended:
      return "ended";
    case What::changed:
      return "changed";
  }
  return "";
}

}  // namespace

std::vector<LawChange> law_diff(const Schedule& schedule, Date a, Date b) {
  std::vector<LawChange> out;
  measures_between(schedule, a, b, out);
  lists_between(schedule, a, b, out);
  records_between(schedule, schedule.displacements, "displacement", a, b, out);
  records_between(schedule, schedule.reductions, "reduction", a, b, out);
  records_between(schedule, schedule.watches, "watch", a, b, out);
  return out;
}

std::string law_diff_text(const std::vector<LawChange>& changes) {
  std::string out;
  for (const LawChange& change : changes) {
    out += change.what == What::started ? "+ " : change.what == What::ended ? "- " : "~ ";
    out += change.kind + " " + change.id;
    out += change.heading.empty() ? "" : " " + change.heading;
    out += change.detail.empty() ? "" : ": " + change.detail;
    out += change.citation.empty() ? "" : " (" + change.citation + ")";
    out += '\n';
  }
  return out.empty() ? "no difference\n" : out;
}

namespace {

void append_change(std::string& out, const LawChange& change) {
  detail::JsonObject item(out);
  item.text("what", word_of(change.what));
  item.text("kind", change.kind);
  item.text("id", change.id);
  item.text("heading", change.heading);
  item.text("detail", change.detail);
  item.text("citation", change.citation);
  item.close();
}

}  // namespace

std::string law_diff_json(const std::vector<LawChange>& changes) {
  std::string out;
  detail::JsonObject object(out);
  detail::JsonArray items(object.key("changes"));
  for (const LawChange& change : changes) {
    append_change(items.next(), change);
  }
  items.close();
  object.close();
  return out + "\n";
}

std::string law_diff_jsonl(const std::vector<LawChange>& changes) {
  std::string out;
  for (const LawChange& change : changes) {
    append_change(out, change);
    out += '\n';
  }
  return out;
}

std::string law_diff_csv(const std::vector<LawChange>& changes) {
  std::string out = "what,kind,id,heading,detail,citation\n";
  for (const LawChange& change : changes) {
    out += word_of(change.what);
    for (const std::string* cell :
         {&change.kind, &change.id, &change.heading, &change.detail, &change.citation}) {
      out += ',';
      append_csv_cell(out, *cell);
    }
    out += '\n';
  }
  return out;
}

}  // namespace tarex
