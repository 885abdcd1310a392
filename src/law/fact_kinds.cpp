#include "law/fact_kinds.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

std::string_view name_of(FactType type) {
  switch (type) {
    case FactType::amount:
      return "an amount";
    case FactType::decimal:
      return "a decimal";
    case FactType::percent:
      return "a percentage";
    case FactType::country:
      return "a country";
    case FactType::date:
      return "a day";
    case FactType::word:
      return "a word";
    case FactType::text:
      return "a text";
    case FactType::claim:
      return "a claim";
    case FactType::party:
      return "a firm";
  }
  return "";
}

/// Walks records of law down to where they name a fact.
class FactKinds {
 public:
  FactKinds(const Schedule& schedule, const LawFile& file, Findings& findings)
      : schedule_(schedule), file_(file), findings_(findings) {}

  void look_at(const JsonValue& value) {
    for (const JsonValue& item : value.items) {
      look_at(item);
    }
    for (const auto& [key, member] : value.members) {
      look_at_member(key.name, member);
      look_at(member);
    }
  }

 private:
  void look_at_member(const std::string& key, const JsonValue& value) {
    if (key == "claim" || key == "overlap") {
      expect(value, key, {FactType::claim});
    } else if (key == "content") {
      expect_content(value);
    } else if (key == "value_less_fact") {
      expect(value, key, {FactType::amount});
    } else if (key == "value_less_share" || key == "value_share") {
      expect(value.find("fact"), key, {FactType::percent});
    } else if (key == "basis" || key == "to_basis") {
      expect(value.find("fact"), key, {FactType::amount});
    } else if (key == "zero") {
      for (const JsonValue& name : value.items) {
        expect(name, key, {FactType::amount, FactType::decimal, FactType::percent});
      }
    } else if (key == "listed_share") {
      expect_parts(value);
    } else if (key == "every_listed") {
      for_each_part(value.find("facts"),
                    [&](const JsonValue& name) { expect(name, key, {FactType::percent}); });
      for_each_part(value.find("contents"), [&](const JsonValue& name) {
        expect(name, "contents", {FactType::amount, FactType::decimal});
      });
    }
  }

  template <class Use>
  static void for_each_part(const JsonValue* facts, Use use) {
    if (facts != nullptr) {
      for (const auto& [part, name] : facts->members) {
        use(name);
      }
    }
  }

  void expect_content(const JsonValue& name) {
    const FactIndex index = schedule_.find_fact(name.text);
    const auto is_content = [](const FactSpec& spec) {
      return spec.type == FactType::amount && spec.part_of == kCustomsValueFact;
    };
    if (index != kNoFact && !is_content(schedule_.facts[index])) {
      findings_.add(file_.error_at(
          name, ErrorCode::bad_word,
          "'" + name.text + "' is " + std::string(name_of(schedule_.facts[index].type)) +
              ", and 'content' takes an amount that is a part of the value",
          example(is_content)));
    }
  }

  /// Shares are of parts over their whole: a fact that is no part of it has no share in it.
  void expect_parts(const JsonValue& share) {
    const JsonValue* of = share.find("of");
    const FactIndex whole = of == nullptr ? kNoFact : schedule_.find_fact(of->text);
    if (whole == kNoFact) {
      return;  // said where it is read
    }
    for_each_part(share.find("facts"), [&](const JsonValue& name) {
      const FactIndex part = schedule_.find_fact(name.text);
      if (part != kNoFact && schedule_.facts[part].part_of != whole) {
        findings_.add(file_.error_at(
            name, ErrorCode::bad_word,
            "'" + name.text + "' is no part of '" + of->text + "', so it has no share in it",
            example([&](const FactSpec& spec) { return spec.part_of == whole; })));
      }
    });
  }

  void expect(const JsonValue* name, const std::string& key,
              std::initializer_list<FactType> types) {
    if (name != nullptr) {
      expect(*name, key, types);
    }
  }
  void expect(const JsonValue& name, const std::string& key,
              std::initializer_list<FactType> types) {
    const FactIndex index = schedule_.find_fact(name.text);
    const auto fits = [&](const FactSpec& spec) {
      return std::find(types.begin(), types.end(), spec.type) != types.end();
    };
    if (index == kNoFact || fits(schedule_.facts[index])) {
      return;
    }
    std::string wanted;
    for (const FactType type : types) {
      wanted += (wanted.empty() ? "" : " or ") + std::string(name_of(type));
    }
    findings_.add(file_.error_at(name, ErrorCode::bad_word,
                                 "'" + name.text + "' is " +
                                     std::string(name_of(schedule_.facts[index].type)) + ", and '" +
                                     key + "' takes " + wanted,
                                 example(fits)));
  }

  /// Facts that would do, for a hint; of many the first.
  template <class Fits>
  [[nodiscard]] std::string example(const Fits& fits) const {
    constexpr int kShown = 4;
    std::string names;
    int count = 0;
    for (const FactSpec& spec : schedule_.facts) {
      if (fits(spec) && ++count <= kShown) {
        names += (names.empty() ? "" : ", ") + spec.name;
      }
    }
    return names.empty() ? "facts.json has no such fact"
                         : "one of " + names + (count > kShown ? ", …" : "");
  }

  const Schedule& schedule_;
  const LawFile& file_;
  Findings& findings_;
};

}  // namespace

void check_fact_kinds(const JsonValue& records, const Schedule& schedule, const LawFile& file,
                      Findings& findings) {
  FactKinds(schedule, file, findings).look_at(records);
}

}  // namespace tarex::detail
