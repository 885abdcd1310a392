#include <algorithm>

#include "law/amender.hpp"
#include "law/list_rows.hpp"
#include "law/scope.hpp"

/// Codes and lists on top of a law.
namespace tarex::detail {

std::string Amender::fresh_id(const Names& names, const std::string& wish) const {
  std::string id = wish;
  for (int n = 2; names.count(id) != 0; ++n) {
    id = wish + "-" + std::to_string(n);
  }
  return id;
}

std::uint16_t Amender::new_list(const std::string& wish, const std::string& title) {
  CodeList list;
  list.id = fresh_id(lists_, wish);
  list.title = title;
  list.source = supposed_by_.source;
  if (schedule_.lists.size() >= kMaxLists) {
    findings_.add(file_.error_at(1, 1, ErrorCode::out_of_range, "the law has too many lists"));
    return 0;
  }
  const auto index = static_cast<std::uint16_t>(schedule_.lists.size());
  lists_.emplace(list.id, index);
  schedule_.lists.push_back(std::move(list));
  return index;
}

std::vector<ListRow>& Amender::rows() {
  if (!rows_edited_) {
    const auto all = schedule_.list_rows.rows();
    list_rows_.assign(all.begin(), all.end());
    rows_edited_ = true;
  }
  return list_rows_;
}

void Amender::add_row(std::uint16_t list, HsCode code, EffectivePeriod period,
                      std::uint16_t source) {
  std::vector<ListRow>& all = rows();
  ListRow added = list_row(code, period);
  added.list = list;
  added.source = source;
  const bool named = std::any_of(all.begin(), all.end(), [&](const ListRow& row) {
    return row.list == list && row.hs().covers(code) && row.from <= added.from &&
           added.to <= row.to;
  });
  if (named) {
    return;  // the list says so already
  }
  static_cast<void>(take_off(list, code, period));
  all.push_back(added);
}

/// A code of the tariff, as far as it is inside: of some lines the ten-digit codes are not.
bool Amender::may_exist(HsCode code) const {
  const bool numbers_are_known =
      code.digits() > 8 && !schedule_.statistical_below(code.prefix(8)).empty();
  return numbers_are_known
             ? schedule_.has_code(code)
             : !schedule_.lines_below(code.digits() > 8 ? code.prefix(8) : code).empty();
}

bool Amender::take_off(std::uint16_t list, HsCode code, EffectivePeriod period) {
  std::vector<ListRow>& all = rows();
  std::vector<ListRow> kept;
  bool found = false;
  const auto keep = [&](const ListRow& row, HsCode part, EffectivePeriod in) {
    kept.push_back(list_row(part, in));
    kept.back().list = row.list;
    kept.back().source = row.source;
  };
  for (const ListRow& row : all) {
    const HsCode named = row.hs();
    const bool meets = row.list == list && row.period().overlaps(period) &&
                       (named.covers(code) || code.covers(named));
    if (!meets) {
      kept.push_back(row);
      continue;
    }
    found = true;
    const EffectivePeriod own = row.period();
    if (own.from < period.from) {
      keep(row, named, {own.from, period.from});
    }
    if (period.to < own.to) {
      keep(row, named, {period.to, own.to});
    }
    // What the row names beside the code stays on the list.
    const EffectivePeriod during = own.overlap_with(period);
    for (int digits = named.digits() + 2; named.covers(code) && digits <= code.digits();
         digits += 2) {
      const HsCode parent = code.prefix(digits - 2);
      for (std::uint64_t k = 0; k < 100; ++k) {
        const HsCode sibling =
            HsCode::from_aligned(parent.first() + k * HsCode::span(digits), digits);
        if (!sibling.covers(code) && may_exist(sibling)) {
          keep(row, sibling, during);
        }
      }
    }
  }
  all = std::move(kept);
  return found;
}

std::vector<HsCode> Amender::read_codes(const std::vector<const JsonValue*>& texts) {
  std::vector<HsCode> out;
  for (const JsonValue* text : texts) {
    std::string digits;
    for (const char c : text->text) {
      if (c != '.' && c != ' ' && c != '-') {
        digits += c;
      }
    }
    const bool is_number =
        !digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos;
    std::vector<HsCode> codes;
    if (is_number && digits.size() % 2 == 0 && digits.size() <= 10) {
      codes.push_back(*HsCode::parse(digits));
    } else if (is_number && digits.size() % 2 == 1 && digits.size() < 10 && digits.size() > 1) {
      for (char last = '0'; last <= '9'; ++last) {
        const HsCode code = *HsCode::parse(digits + last);
        if (!schedule_.lines_below(code).empty()) {
          codes.push_back(code);
        }
      }
      warnings_.add(file_.error_at(
          *text, ErrorCode::bad_code,
          "'" + text->text + "' has an odd count of digits: it is read as all codes that begin so",
          "write 2, 4, 6, 8 or 10 digits"));
    } else {
      findings_.add(file_.error_at(*text, ErrorCode::bad_code,
                                   "'" + text->text + "' is not a tariff code",
                                   "write 2 to 10 digits, e.g. \"7318.15\""));
      continue;
    }
    const bool exists = std::any_of(codes.begin(), codes.end(), [&](HsCode code) {
      return !schedule_.lines_below(code.digits() > 8 ? code.prefix(8) : code).empty();
    });
    if (!exists) {
      findings_.add(file_.error_at(*text, ErrorCode::unknown_code,
                                   "no tariff line begins with '" + text->text + "'",
                                   "did a leading zero get lost?"));
      continue;
    }
    for (const HsCode code : codes) {
      if (!may_exist(code)) {
        warnings_.add(file_.error_at(*text, ErrorCode::unknown_code,
                                     "the tariff inside has no " + to_string(code),
                                     "tarex lookup " + to_string(code.prefix(8)) +
                                         " shows those below its line; as a new code it is taken"));
      }
    }
    out.insert(out.end(), codes.begin(), codes.end());
  }
  return out;
}

void Amender::add_rows(const JsonValue& records) {
  for (const JsonValue& record : records.items) {
    Fields fields(record, file_, findings_);
    const JsonValue* name = fields.required("list");
    const auto list = name == nullptr ? std::nullopt : look_up(lists_, *name, file_, "list");
    const std::vector<HsCode> codes = read_codes(named(fields, "codes"));
    const EffectivePeriod when = period(fields);
    const Citation by = cite(fields);
    fields.finish();
    if (!list) {
      continue;
    }
    for (const HsCode code : codes) {
      add_row(*list, code, when, by.source);
    }
    touch_list(*list, record);
    listed_by_.emplace_back(*list, &record);
  }
}

void Amender::move(const JsonValue& records) {
  for (const JsonValue& record : records.items) {
    Fields fields(record, file_, findings_);
    const std::vector<HsCode> codes = read_codes(named(fields, "codes"));
    const JsonValue* from = fields.required("from_list");
    const JsonValue* to = fields.required("to_list");
    const EffectivePeriod when = period(fields);
    const Citation by = cite(fields);
    fields.finish();
    const auto list_of = [&](const JsonValue* name) -> std::optional<std::uint16_t> {
      if (name == nullptr || name->kind == JsonValue::Kind::null) {
        return std::nullopt;
      }
      return look_up(lists_, *name, file_, "list");
    };
    const auto old_list = list_of(from);
    const auto next_list = list_of(to);
    if (!old_list && !next_list && findings_.empty()) {
      fields.fault(record, ErrorCode::missing_key, "this moves from no list to no list",
                   "name one of them; the other may be null");
    }
    if (old_list && by.source == kNoSource) {
      trace_move(*old_list, codes, when);
    }
    for (const HsCode code : codes) {
      if (old_list && !take_off(*old_list, code, when)) {
        findings_.add(file_.error_at(
            record, ErrorCode::dangling,
            "the list '" + from->text + "' does not name " + to_string(code) + " then",
            "tarex lookup " + to_string(code) + " shows its lists"));
      }
      if (next_list) {
        add_row(*next_list, code, when, by.source);
      }
    }
    for (const auto& list : {old_list, next_list}) {
      if (list) {
        touch_list(*list, record);
      }
    }
    if (next_list) {
      listed_by_.emplace_back(*next_list, &record);
    }
  }
}

}  // namespace tarex::detail
