#include "law/version_edits.hpp"

#include <algorithm>

#include "base/periods.hpp"
#include "law/archive.hpp"

namespace tarex::detail {
namespace {

std::string content_of(MeasureVersion version) {
  version.period = {};
  version.cite = {};
  version.origins_text.clear();
  return bytes_of(std::move(version));
}

/// Walks the records of a law down to its selections.
class SelectionWalker {
 public:
  explicit SelectionWalker(const std::function<void(Selection&)>& visit) : visit_(visit) {}
  template <class... T>
  void operator()(T&... values) {
    (one(values), ...);
  }

 private:
  void one(Selection& selection) { visit_(selection); }
  template <class T>
  void one(std::vector<T>& items) {
    for (T& item : items) {
      one(item);
    }
  }
  template <class... T>
  void one(std::variant<T...>& value) {
    std::visit([this](auto& alternative) { this->one(alternative); }, value);
  }
  template <class T>
  void one(T& value) {
    if constexpr (requires(SelectionWalker & walker) { members(walker, value); }) {
      members(*this, value);
    }
  }
  const std::function<void(Selection&)>& visit_;
};

}  // namespace

bool same_content(const MeasureVersion& a, const MeasureVersion& b) {
  return content_of(a) == content_of(b);
}

void cut_out(std::vector<MeasureVersion>& versions, EffectivePeriod hole) {
  std::vector<MeasureVersion> out;
  for (const MeasureVersion& version : versions) {
    for (const EffectivePeriod& period : beside(version.period, hole)) {
      out.push_back(version);
      out.back().period = period;
    }
  }
  versions = std::move(out);
}

void sort_by_time(std::vector<MeasureVersion>& versions) {
  std::stable_sort(versions.begin(), versions.end(),
                   [](const auto& a, const auto& b) { return a.period.from < b.period.from; });
}

void tidy(std::vector<MeasureVersion>& versions) {
  sort_by_time(versions);
  std::vector<MeasureVersion> out;
  for (MeasureVersion& version : versions) {
    const bool joins = !out.empty() && out.back().period.to == version.period.from &&
                       out.back().cite.source == version.cite.source &&
                       out.back().cite.locator == version.cite.locator &&
                       same_content(out.back(), version);
    if (joins) {
      out.back().period.to = version.period.to;
    } else {
      out.push_back(std::move(version));
    }
  }
  versions = std::move(out);
}

void lay_over(std::vector<MeasureVersion>& versions, const MeasureVersion& next) {
  std::vector<EffectivePeriod> pieces{next.period};
  if (!next.cite.is_law()) {
    for (const MeasureVersion& version : versions) {
      if (!same_content(version, next)) {
        continue;
      }
      take_away(pieces, version.period);
    }
  }
  for (const EffectivePeriod& piece : pieces) {
    cut_out(versions, piece);
    versions.push_back(next);
    versions.back().period = piece;
  }
  if (!pieces.empty()) {
    tidy(versions);
  }
}

std::string origins_text(const CountrySet& set) {
  const auto names = [](const CountrySet& countries) {
    std::string out;
    for (std::size_t i = 0; i < kCountryCount; ++i) {
      const Country country = Country::from_index(static_cast<std::uint16_t>(i));
      if (countries.test(i) && is_assigned(country)) {
        out += (out.empty() ? "" : " ") + to_string(country);
      }
    }
    return out;
  };
  if (set.all()) {
    return "all";
  }
  return set.count() * 2 > set.size() ? "all but " + names(~set) : names(set);
}

void for_each_selection(Schedule& schedule, const std::function<void(Selection&)>& visit) {
  SelectionWalker walker(visit);
  walker(schedule.measures, schedule.displacements, schedule.reductions, schedule.watches);
}

}  // namespace tarex::detail
