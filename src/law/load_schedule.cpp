#include <algorithm>
#include <deque>
#include <filesystem>
#include <map>
#include <set>

#include "base/joined.hpp"
#include "base/letters.hpp"
#include "base/sha256.hpp"
#include "law/fact_kinds.hpp"
#include "law/law_builder.hpp"
#include "tarex/schedule_loader.hpp"
#include "text/folder.hpp"

namespace tarex {
namespace {

using detail::Fields;
using detail::Findings;
using detail::LawBuilder;
using detail::LawFile;
using detail::lower_case;

/// Any of these makes a folder the law of a jurisdiction.
constexpr std::string_view kPartsOfLaw[] = {"schedule.json", "interactions.json", "watches.json",
                                            "measures", "lists"};

/// A law file and its tree; kept until the end, because measures are read twice.
struct Parsed {
  LawFile file;
  JsonValue root;
};

/// The files of one jurisdiction, each hashed as it is read.
class LawFolder {
 public:
  LawFolder(std::string folder, Findings& findings)
      : folder_(std::move(folder)), findings_(findings) {}

  std::optional<LawFile> text(const std::string& path) {
    auto file = detail::read_law_file(path, findings_);
    if (file) {
      hash_.add(std::filesystem::path(path).filename().string());
      hash_.add(file->text);
    }
    return file;
  }
  const Parsed* json(const std::string& path) {
    auto file = text(path);
    if (!file) {
      return nullptr;
    }
    auto root = detail::parse_law_file(*file, findings_);
    if (!root) {
      return nullptr;
    }
    parsed_.push_back({std::move(*file), std::move(*root)});
    return &parsed_.back();
  }
  std::vector<const Parsed*> all_json(const std::string& sub_folder) {
    std::vector<const Parsed*> out;
    for (const std::string& path : detail::files_in(at(sub_folder), ".json", findings_)) {
      if (const Parsed* file = json(path)) {
        out.push_back(file);
      }
    }
    return out;
  }
  /// The same of files that may be absent.
  std::optional<LawFile> text_if_there(const std::string& path) {
    return has(path) ? text(path) : std::nullopt;
  }
  const Parsed* json_if_there(const std::string& path) { return has(path) ? json(path) : nullptr; }
  [[nodiscard]] std::string at(const std::string& name) const { return folder_ + "/" + name; }
  std::string hash() { return hash_.finish(); }

 private:
  bool has(const std::string& path) {
    const Result<bool> there = is_there(path);
    if (!there) {
      findings_.add(there.error());
    }
    return there && there.value();
  }

  std::string folder_;
  Findings& findings_;
  std::deque<Parsed> parsed_;
  Sha256 hash_;
};

/// The rows of lists, by list.
using ListFiles = std::deque<std::pair<LawFile, std::uint16_t>>;

ListFiles read_tables(LawFolder& files, LawBuilder& builder) {
  ListFiles out;
  const auto& lists = builder.schedule().lists;
  for (std::size_t l = 0; l < lists.size(); ++l) {
    if (auto file = files.text(files.at("lists/" + lists[l].id + ".csv"))) {
      builder.read_list_rows(*file, static_cast<std::uint16_t>(l));
      out.emplace_back(std::move(*file), static_cast<std::uint16_t>(l));
    }
  }
  if (const auto file = files.text_if_there(files.at("rates/instead.csv"))) {
    builder.read_instead(*file);
  }
  if (const auto file = files.text(files.at("rates/lines.csv"))) {
    builder.read_lines(*file);
  }
  if (const auto file = files.text_if_there(files.at("rates/statistical.csv"))) {
    builder.read_statistical(*file);
  }
  return out;
}

void read_head(const Parsed& head, std::string_view jurisdiction, LawBuilder& builder,
               Findings& findings) {
  builder.read_schedule(head.root, head.file);
  const std::string& own = builder.schedule().jurisdiction;
  if (const JsonValue* at = head.root.find("jurisdiction");
      at != nullptr && lower_case(own) != lower_case(jurisdiction)) {
    findings.add(head.file.error_at(
        *at, ErrorCode::inconsistent,
        "the folder " + lower_case(jurisdiction) + " holds the law of '" + own + "'"));
  }
}

/// What is taken where a line claims no agreement must be a word that it could claim.
void check_default_preference(const Parsed& head, const Schedule& schedule, Findings& findings) {
  const JsonValue* at = head.root.find("preferences_default");
  const FactIndex fact = schedule.find_fact("preference");
  if (at == nullptr || at->text == "none") {
    return;
  }
  const std::vector<std::string> words =
      fact == kNoFact ? std::vector<std::string>() : schedule.facts[fact].words;
  if (std::find(words.begin(), words.end(), at->text) == words.end()) {
    findings.add(head.file.error_at(*at, ErrorCode::bad_word,
                                    "'" + at->text + "' is not a preference that a line can claim",
                                    words.empty() ? "write none: facts.json has no 'preference'"
                                                  : "none, or one of the words of the fact "
                                                    "'preference': " +
                                                        detail::joined(words, ", ")));
  }
}

/// What records name: facts, countries, parties, sources and lists.
/// @param folder  of all laws: facts and countries are the same for each
void read_names(const std::string& folder, LawFolder& files, LawBuilder& builder) {
  if (const Parsed* p = files.json(folder + "/facts.json")) {
    builder.read_facts(p->root, p->file);
  }
  if (const auto file = files.text_if_there(folder + "/countries.csv")) {
    builder.read_country_names(*file);
  }
  if (const Parsed* p = files.json_if_there(files.at("parties.json"))) {
    builder.read_parties(p->root, p->file);
  }
  if (const Parsed* p = files.json_if_there(files.at("official_table.json"))) {
    builder.read_official_table(p->root, p->file);
  }
  for (const Parsed* p : files.all_json("sources")) {
    builder.read_sources(p->root, p->file);
  }
  for (const Parsed* p : files.all_json("lists")) {
    builder.read_lists(p->root, p->file);
  }
}

/// Measures, what they do to each other, and what is watched.
void read_measures(LawFolder& files, LawBuilder& builder, Findings& findings) {
  const Parsed* interactions = files.json(files.at("interactions.json"));
  if (interactions != nullptr) {
    builder.read_families(interactions->root, interactions->file);
  }
  const auto measures = files.all_json("measures");
  for (const Parsed* p : measures) {
    builder.read_measure_heads(p->root, p->file);
  }
  for (const Parsed* p : measures) {
    builder.read_measure_versions(p->root, p->file);
    detail::check_fact_kinds(p->root, builder.schedule(), p->file, findings);
  }
  if (interactions != nullptr) {
    builder.read_relations(interactions->root, interactions->file);
    detail::check_fact_kinds(interactions->root, builder.schedule(), interactions->file, findings);
  }
  if (const Parsed* p = files.json(files.at("watches.json"))) {
    builder.read_watches(p->root, p->file);
    detail::check_fact_kinds(p->root, builder.schedule(), p->file, findings);
  }
}

/// Codes that lists still name and no tariff line begins with, in chapters of which the tariff has
/// lines. Goods of the code that was meant would escape.
void find_unknown_codes(const Schedule& schedule, const ListFiles& files, Findings& findings) {
  std::map<std::uint16_t, std::set<std::string>> unknown;  // by list
  for (const ListRow& row : schedule.list_rows.rows()) {
    const HsCode code = row.hs();
    if (row.period().to > schedule.verified_through &&
        schedule.lines_below(code.digits() > 8 ? code.prefix(8) : code).empty() &&
        !schedule.lines_below(code.prefix(2)).empty()) {
      unknown[row.list].insert(to_digits(code));
    }
  }
  for (const auto& [file, list] : files) {
    const auto codes = unknown.find(list);
    if (codes == unknown.end()) {
      continue;
    }
    const std::string_view text = file.text;
    int line = 1;
    for (std::size_t at = 0; at < text.size(); ++line) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string code(text.substr(at, std::min(text.find(',', at), end) - at));
      if (codes->second.count(code) != 0) {
        findings.add(file.error_at(line, 1, ErrorCode::unknown_code,
                                   "no tariff line begins with '" + code + "'",
                                   "did a digit get lost? If the line has gone, end the entry"));
      }
      at = end + 1;
    }
  }
}

}  // namespace

LoadedSchedule load_schedule(const std::string& folder, std::string_view jurisdiction) {
  LoadedSchedule out;
  Findings findings;
  LawBuilder builder(findings);
  LawFolder files(folder + "/" + lower_case(jurisdiction), findings);
  const Parsed* const head = files.json(files.at("schedule.json"));
  if (head == nullptr) {
    out.errors = findings.take();  // all else would only repeat it
    return out;
  }
  read_head(*head, jurisdiction, builder, findings);
  read_names(folder, files, builder);
  check_default_preference(*head, builder.schedule(), findings);
  const ListFiles lists = read_tables(files, builder);
  read_measures(files, builder, findings);
  if (!findings.empty()) {
    out.errors = findings.take();
    const auto other = [](const Error& error) { return error.code != ErrorCode::io; };
    if (!std::all_of(out.errors.begin(), out.errors.end(), other)) {
      std::erase_if(out.errors, other);  // they may only follow from what could not be read
    }
    return out;
  }
  out.schedule = builder.finish();
  find_unknown_codes(*out.schedule, lists, findings);
  out.unknown_codes = findings.take();
  out.schedule->sha256 = files.hash();
  out.schedule->find_derived();
  return out;
}

Result<std::vector<std::string>> jurisdictions_in(const std::string& folder) {
  std::vector<std::string> out;
  const Result<std::vector<FolderEntry>> entries = entries_of(folder);
  if (!entries) {
    return entries.error();
  }
  for (const auto& [name, is_folder] : entries.value()) {
    const auto country = Country::parse(name);
    // One that lacks schedule.json is law all the same, and its loading says so.
    for (const std::string_view part : kPartsOfLaw) {
      const Result<bool> there =
          country ? is_there(folder + "/" + name + "/" + std::string(part)) : Result<bool>(false);
      if (!there) {
        return there.error();
      }
      if (there.value()) {
        out.push_back(to_string(*country));
        break;
      }
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace tarex
