#include "cli/score_messages.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/letters.hpp"
#include "cli/session.hpp"
#include "cost/idle_facts.hpp"
#include "report/counts.hpp"
#include "rows/columns.hpp"
#include "text/encoding.hpp"

namespace tarex::cli {
namespace {

/// Columns that a note names.
constexpr std::size_t kMostNamed = 12;

/// The columns that nothing reads: those in the output, and those it has no place for.
void say_unread_of(const std::string& path, const std::vector<std::string>& unread,
                   const ScoreSink& sink, bool summed_up) {
  std::vector<std::string> carried = unread;
  std::vector<std::string> lost;
  if (!summed_up) {
    const auto kept = std::stable_partition(carried.begin(), carried.end(),
                                            [&](const auto& name) { return sink.carries(name); });
    lost.assign(kept, carried.end());
    carried.erase(kept, carried.end());
  }
  say_unread(path, carried, !summed_up);
  if (!lost.empty()) {
    say(path + ": note: not read, and not in the CSV, which has the columns of the first file: " +
        detail::first_few(lost, kMostNamed));
  }
}

std::string counts_of(const BatchSummary& total) {
  return detail::counts_text("line", {total.scored, total.ranges, total.rejected});
}

/// One of the laws asks for the fact.
bool is_asked(std::string_view fact, std::span<const Schedule* const> laws) {
  return std::any_of(laws.begin(), laws.end(), [&](const Schedule* law) {
    const FactIndex found = law->find_fact(fact);
    return found != kNoFact && law->asked.test(found);
  });
}

/// Whether a fact gives nothing without another that it is held against: it moves no duty that
/// nobody claims, is the paper of that word, or the other places of that share are there as well.
bool gives_nothing_alone(const Schedule& law, FactIndex fact, FactIndex other,
                         const ScoreSink& sink) {
  const std::vector<FactIndex>& places = law.facts[other].made_in.facts;
  return law.facts[fact].role == FactRole::relief || law.facts[other].proof == fact ||
         std::all_of(places.begin(), places.end(),
                     [&](FactIndex place) { return sink.reads(law.facts[place].name); });
}

/// What the law looks at together with a fact, and no line says. Nothing where a line says one of
/// these.
std::vector<std::string> missing_beside(const FactSpec& fact, const ScoreSink& sink,
                                        std::span<const Schedule* const> laws,
                                        const EntryDefaults& defaults) {
  std::vector<std::string> out;
  bool said = false;
  for (const Schedule* law : laws) {
    if (const FactIndex found = law->find_fact(fact.name); found != kNoFact) {
      detail::held_against(*law, found).each([&](FactIndex other) {
        if (!gives_nothing_alone(*law, found, other, sink)) {
          return;
        }
        const std::string& name = law->facts[other].name;
        const bool assumed = std::any_of(defaults.assume.begin(), defaults.assume.end(),
                                         [&](const auto& pair) { return pair.first == name; });
        said = said || assumed || sink.reads(name);
        if (is_asked(name, laws) && std::find(out.begin(), out.end(), name) == out.end()) {
          out.push_back(name);
        }
      });
    }
  }
  return said ? std::vector<std::string>() : out;
}

/// A column that is not read and holds a percentage of what the fact is the value of (`steel_pct`
/// for `steel_value`): whether of the value or of the weight, nobody can tell. Empty if none is.
std::string share_of_content(const FactSpec& fact, const std::vector<std::string>& unread) {
  constexpr std::string_view kValue = "_value";
  if (fact.pair == kNoFact || !fact.name.ends_with(kValue)) {
    return {};
  }
  const std::string share = fact.name.substr(0, fact.name.size() - kValue.size()) + "_pct";
  const auto at = std::find_if(unread.begin(), unread.end(), [&](const std::string& name) {
    return detail::same_letters(name, share);
  });
  return at == unread.end() ? std::string() : *at;
}

/// Claims that lines make for nothing; of columns that no law asks for it is said already.
void say_idle(const std::string& path, const BatchSummary& summary, const ScoreSink& sink,
              std::span<const Schedule* const> laws) {
  for (const auto& [claim, idle] : summary.idle) {
    if (!sink.reads(claim) || is_asked(claim, laws)) {
      const std::string first = "line " + std::to_string(idle.first);
      say(path + ": note: " + claim + " changes nothing on " +
          (idle.lines == 1 ? first : detail::counted(idle.lines, "line") + ", first on " + first));
    }
  }
}

/// Columns that a scenario scales and that no line states.
void say_unscaled(const std::string& path, const BatchSummary& summary) {
  for (const auto& [column, lines] : summary.unscaled) {
    if (lines == summary.scored) {
      say(path + ": note: the scenario scales " + column + ", which " +
          (lines == 1 ? "the line does not state"
                      : "none of the " + detail::counted(lines, "line") + " scored states") +
          ": it changes nothing");
    }
  }
}

/// Lines that came too late for their entry, which was priced and written without them.
void say_returned(const std::string& path, const BatchSummary& summary,
                  std::span<const Schedule* const> laws) {
  const bool shared = std::any_of(laws.begin(), laws.end(), [](const Schedule* law) {
    return std::any_of(law->measures.begin(), law->measures.end(), [](const Measure& measure) {
      return std::any_of(measure.versions.begin(), measure.versions.end(),
                         [](const MeasureVersion& version) { return version.per_entry; });
    });
  });
  if (shared && summary.returned > 0) {
    const bool one = summary.returned == 1;
    say(path + ": note: " + detail::counted(summary.returned, "rejected line") +
        (one ? " belongs to an entry whose" : " belong to entries whose") +
        " first lines were priced before: their fees per entry are those without " +
        (one ? "it" : "them") + "; put the lines of an entry next to each other");
  }
}

}  // namespace

void print_notes(const TextStream& stream, const BatchSummary& summary, const ScoreSink& sink,
                 bool summed_up, std::span<const Schedule* const> laws,
                 const EntryDefaults& defaults) {
  const auto note = [&](const std::string& text) { say(stream.path() + ": note: " + text); };
  if (stream.guessed()) {
    note("taken for " + std::string(encoding_name(stream.encoding())) +
         "; --encoding says otherwise");
  }
  for (const std::string& text : summary.notes) {
    note(text);
  }
  say_unread_of(stream.path(), summary.unread, sink, summed_up);
  const std::vector<std::string_view> unread(summary.unread.begin(), summary.unread.end());
  const auto offer = [&](const std::string& column, const std::string& meaning) {
    const auto likely = detail::doubtful_column(unread, column);
    if (likely && !sink.reads(column)) {
      note("if " + std::string(*likely) + " is " + meaning + ", say --columns \"" +
           std::string(*likely) + "=" + column + "\"");
    }
  };
  offer("entry_date", "the date of entry");
  offer("fx", "units of the currency of the line per 1 USD");
  for (const FactSpec& fact : laws.front()->facts) {
    if (is_asked(fact.name, laws)) {
      offer(fact.name, fact.name + ", " + fact.ask);
    }
  }
  for (const FactSpec& fact : laws.front()->facts) {
    const std::string share = share_of_content(fact, summary.unread);
    if (!share.empty() && is_asked(fact.name, laws)) {
      note(share + " is a share of something; what is read is " + fact.name + ", an amount, or " +
           laws.front()->facts[fact.pair].name + ", a weight");
    }
  }
  for (const FactSpec& fact : laws.front()->facts) {
    if (!sink.reads(fact.name)) {
      continue;
    }
    const std::vector<std::string> others = missing_beside(fact, sink, laws, defaults);
    if (!others.empty()) {
      note("there is no column " + detail::joined(others, " or ") +
           ", which the law looks at together with " + fact.name);
    }
  }
  std::string useless;
  for (const FactSpec& fact : laws.front()->facts) {
    if (sink.reads(fact.name) && !is_asked(fact.name, laws)) {
      useless += (useless.empty() ? "" : ", ") + fact.name;
    }
  }
  if (!useless.empty()) {
    note((laws.size() == 1 ? "the law of " + laws.front()->jurisdiction + " does not ask for: "
                           : "no law of these destinations asks for: ") +
         useless);
  }
  say_idle(stream.path(), summary, sink, laws);
  say_unscaled(stream.path(), summary);
  say_returned(stream.path(), summary, laws);
}

void say_unread(const std::string& path, const std::vector<std::string>& unread, bool carried) {
  if (!unread.empty()) {
    say(path + ": note: not read" + (carried ? ", carried through: " : ": ") +
        detail::first_few(unread, kMostNamed));
  }
}

void print_unused(const TextStream& stream, const ScoreSink& sink,
                  const std::vector<GivenDefault>& given) {
  for (const auto& [flag, column] : given) {
    if (const std::string label = sink.label_of(column); !label.empty()) {
      say(stream.path() + ": note: " + std::string(flag) +
          " counts only where there is no column " + std::string(column) +
          "; to use it for all lines, set the column aside: --columns \"" + label + "=note_" +
          std::string(column) + "\"");
    }
  }
}

void print_counts(const BatchSummary& total, const ScoreSink& sink) {
  say(counts_of(total));
  if (sink.neutralised() > 0) {
    say(detail::counted(sink.neutralised(), "cell") + " neutralised");
  }
}

void print_unfinished(const ScoreSink& sink) {
  if (sink.counted().in > 0) {
    say("before that: " + counts_of(sink.counted()));
  }
}

void print_losses(const ScoreSink& sink) {
  if (sink.cut() > 0) {
    say(detail::counted(sink.cut(), "line") + (sink.cut() == 1 ? " has" : " have") +
        (sink.several() ? " members for which the CSV has no column: they are not in it"
                        : " members that the first lines lack: they are not in the CSV") +
        "; use --format jsonl");
  }
  say_warnings(sink.unsaid_warnings());
}

}  // namespace tarex::cli
