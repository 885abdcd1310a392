#include <algorithm>

#include "law/law_builder.hpp"
#include "text/party_name.hpp"

/// Firms that decisions name: one record per firm, with the names that are printed and the others
/// by which it goes. Two firms of one name would make a rate hang on file order, so they are
/// refused.
namespace tarex::detail {

void LawBuilder::read_parties(const JsonValue& root, const LawFile& file) {
  Fields top(root, file, findings_);
  if (const JsonValue* papers = top.required("papers")) {
    Fields fields(*papers, file, findings_);
    for (auto [key, to] : {std::pair("origin", &schedule_.papers.origin),
                           std::pair("certificate", &schedule_.papers.certificate),
                           std::pair("seller", &schedule_.papers.seller),
                           std::pair("maker", &schedule_.papers.maker)}) {
      if (const JsonValue* name = fields.required(key)) {
        *to = fact(*name, file);
      }
    }
    fields.finish();
  }
  for (const JsonValue& record : top.array("parties")) {
    Fields fields(record, file, findings_);
    Party party{fields.string("id"), fields.string("name")};
    const auto index = static_cast<std::uint16_t>(schedule_.parties.size());
    if (!parties_.emplace(party.id, index).second) {
      fields.fault(record, ErrorCode::duplicate, "the party '" + party.id + "' is declared twice");
    }
    const auto add = [&](const JsonValue& at, bool printed) {
      PartyName name{party_words(at.text).key, index, printed, at.text};
      auto& names = schedule_.party_names;
      const auto place =
          std::lower_bound(names.begin(), names.end(), name,
                           [](const PartyName& a, const PartyName& b) { return a.key < b.key; });
      if (name.key.empty()) {
        fields.fault(at, ErrorCode::bad_word, "'" + at.text + "' is not the name of a firm");
      } else if (place != names.end() && place->key == name.key &&
                 (place->party != index || !printed)) {
        fields.fault(
            at, ErrorCode::duplicate,
            "'" + at.text + "' reads like '" + place->text + "', which is declared already",
            place->party == index ? "one of the two is enough"
                                  : "no two firms may answer to one name");
      } else {
        names.insert(place, std::move(name));
      }
    };
    if (const JsonValue* name = record.find("name")) {
      add(*name, true);
    }
    for (const JsonValue* name : fields.strings("also_printed")) {
      add(*name, true);
    }
    for (const JsonValue* name : fields.strings("aliases")) {
      add(*name, false);
    }
    fields.finish();
    schedule_.parties.push_back(std::move(party));
  }
  top.finish();
}

}  // namespace tarex::detail
