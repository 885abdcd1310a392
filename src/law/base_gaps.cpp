#include "law/base_gaps.hpp"

#include <algorithm>

#include "law/scope.hpp"

namespace tarex::detail {
namespace {

/// Goods that pay a base rate whatever is claimed.
struct Sure {
  CountrySet origins;
  const CodeScope* codes = nullptr;
  const CodeScope* also = nullptr;  ///< they must be covered by this one, too
};

bool is_opposite(const MeasureVersion& a, const MeasureVersion& b) {
  const auto* negated =
      a.when.size() == 1 && b.when.size() == 1 ? std::get_if<Not>(&a.when.front().is) : nullptr;
  return negated != nullptr && negated->of.front() == b.when.front();
}

std::vector<Sure> sure_on(const Schedule& schedule, Date day) {
  std::vector<const MeasureVersion*> base;
  for (const Measure& measure : schedule.measures) {
    for (const MeasureVersion& version : measure.versions) {
      if (measure.kind == MeasureKind::base && version.period.contains(day)) {
        base.push_back(&version);
      }
    }
  }
  std::vector<Sure> out;
  for (const MeasureVersion* a : base) {
    // A symbol that a line does not print leaves the line to the next measure.
    if (std::holds_alternative<SpecialRate>(a->rate)) {
      continue;
    }
    if (a->when.empty()) {
      out.push_back({a->origins, &a->codes, &a->codes});
    }
    for (const MeasureVersion* b : base) {
      if (is_opposite(*a, *b)) {
        out.push_back({a->origins & b->origins, &a->codes, &b->codes});
      }
    }
  }
  return out;
}

/// True if the scopes cover every code at sight: one covers all but some lists, and each of these
/// is the whole scope of another.
bool is_whole(const std::vector<const Sure*>& sure) {
  const auto has_list = [&](std::uint16_t list) {
    return std::any_of(sure.begin(), sure.end(), [list](const Sure* one) {
      return one->codes == one->also && one->codes->except_lists.empty() &&
             one->codes->chapters.empty() && holds_list(one->codes->lists, list);
    });
  };
  return std::any_of(sure.begin(), sure.end(), [&](const Sure* one) {
    const auto leaves_nothing = [&](const CodeScope& scope) {
      return scope.all &&
             std::all_of(scope.except_lists.begin(), scope.except_lists.end(), has_list);
    };
    return leaves_nothing(*one->codes) && leaves_nothing(*one->also);
  });
}

/// Whether a base rate is sure for a code. @param lists  those that name it
bool is_covered(HsCode code, const ListSet& lists, const std::vector<const Sure*>& sure) {
  return std::any_of(sure.begin(), sure.end(), [&](const Sure* one) {
    return covers(*one->codes, lists, code) && covers(*one->also, lists, code);
  });
}

/// The first code of the tariff that none of these covers.
std::optional<HsCode> uncovered(const Schedule& schedule, const std::vector<const Sure*>& sure,
                                Date day) {
  if (is_whole(sure)) {
    return std::nullopt;
  }
  const auto is_sure = [&](HsCode code) {
    return is_covered(code, lists_naming(schedule, code, day), sure);
  };
  for (const TariffLine& line : schedule.lines.rows()) {
    const auto numbers = schedule.statistical_below(line.hs());
    for (const std::uint64_t number : numbers) {
      if (const HsCode code = HsCode::from_aligned(number, 10); !is_sure(code)) {
        return code;
      }
    }
    if (numbers.empty() && !is_sure(line.hs())) {
      return line.hs();
    }
  }
  return std::nullopt;
}

/// Those that hold for goods of a country.
std::vector<const Sure*> sure_of(const std::vector<Sure>& sure, std::uint16_t country) {
  std::vector<const Sure*> out;
  for (const Sure& one : sure) {
    if (one.origins.test(country)) {
      out.push_back(&one);
    }
  }
  return out;
}

/// For whose goods else the code of a gap has no base rate that is sure.
void count_others(const Schedule& schedule, const std::vector<Sure>& sure, BaseGap& gap) {
  const ListSet lists = lists_naming(schedule, gap.code, gap.from);
  gap.every = true;
  for (std::uint16_t c = 0; c < kCountryCount; ++c) {
    const Country country = Country::from_index(c);
    if (country == gap.origin || !is_assigned(country)) {
      continue;
    }
    const bool same = !is_covered(gap.code, lists, sure_of(sure, c));
    gap.others += same ? 1U : 0U;
    gap.every = gap.every && same;
  }
}

}  // namespace

std::optional<BaseGap> find_base_gap(const Schedule& schedule) {
  for (const Date day : schedule.epochs) {
    if (day < schedule.covers_from) {
      continue;
    }
    const std::vector<Sure> sure = sure_on(schedule, day);
    std::vector<std::vector<const Sure*>> looked_at;
    for (std::uint16_t c = 0; c < kCountryCount; ++c) {
      std::vector<const Sure*> own = sure_of(sure, c);
      if (!is_assigned(Country::from_index(c)) ||
          std::find(looked_at.begin(), looked_at.end(), own) != looked_at.end()) {
        continue;
      }
      if (const auto code = uncovered(schedule, own, day)) {
        BaseGap gap{day, Country::from_index(c), 0, false, *code};
        count_others(schedule, sure, gap);
        return gap;
      }
      looked_at.push_back(std::move(own));
    }
  }
  return std::nullopt;
}

std::string to_text(const BaseGap& gap) {
  const std::string what = "no base rate is sure for " + to_string(gap.code);
  const std::string when = " from " + to_string(gap.from);
  if (gap.every) {
    return what + when + ", for every country";
  }
  return what + " of " + to_string(gap.origin) +
         (gap.others == 0 ? ""
                          : " and " + std::to_string(gap.others) +
                                (gap.others == 1 ? " more country" : " more countries")) +
         when;
}

}  // namespace tarex::detail
