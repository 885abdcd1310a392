#include <cstdio>

#include "cli/session.hpp"
#include "tarex/amendment.hpp"
#include "text/encoding.hpp"
#include "text/output_file.hpp"

namespace tarex::cli {
namespace {

/// A file of changes in memory; prints why not.
std::optional<AmendmentFile> read(const std::string& path, AmendmentKind kind, Exit& failed) {
  Result<std::string> bytes = read_file(path);
  if (!bytes) {
    print(bytes.error());
    failed = kInputOutput;
    return std::nullopt;
  }
  Result<DecodedText> text = decode_text(bytes.take());
  if (!text) {
    Error error = text.error();
    error.where.file = path;
    print(error);
    failed = kUsage;
    return std::nullopt;
  }
  return AmendmentFile{path, std::move(text.value().utf8), kind};
}

/// Applies one file to all laws. @return false after printing what is wrong with it
bool apply(const AmendmentFile& file, AmendedBook& out, bool quiet, bool& changes) {
  std::vector<std::string> destinations;
  for (const Schedule* law : out.schedules) {
    destinations.push_back(law->jurisdiction);
  }
  for (const Schedule*& law : out.schedules) {
    AmendedLaw amended = amend(*law, file, destinations);
    for (const Error& warning : amended.warnings) {
      if (!quiet) {
        std::fputs(to_text(warning, "warning").c_str(), stderr);
      }
      out.warnings.push_back(warning);
    }
    if (!amended.errors.empty()) {
      print(amended.errors);
      return false;
    }
    if (amended.schedule) {
      out.changed.push_back(std::move(*amended.schedule));
      law = &out.changed.back();
      changes = true;
    }
  }
  return true;
}

}  // namespace

std::unique_ptr<AmendedBook> amended_book(const std::vector<const Schedule*>& laws,
                                          const std::vector<std::string>& overlays,
                                          const std::vector<std::string>& scenarios, bool quiet,
                                          Exit& failed) {
  auto out = std::make_unique<AmendedBook>();
  out->schedules = laws;
  failed = kUsage;
  const auto note = [&](const std::string& text) {
    if (!quiet) {
      std::fputs((text + "\n").c_str(), stderr);
    }
  };
  for (const std::string& path : overlays) {
    const auto file = read(path, AmendmentKind::overlay, failed);
    bool changes = false;
    if (!file || !apply(*file, *out, quiet, changes)) {
      return nullptr;
    }
    if (!changes) {
      note(path + ": note: this overlay changes nothing in the law");
    }
  }
  for (const std::string& path : scenarios) {
    const auto file = read(path, AmendmentKind::scenario, failed);
    bool changes = false;
    if (!file || !apply(*file, *out, quiet, changes)) {
      return nullptr;
    }
    const std::size_t edits = out->facts.edits.size();
    const Errors errors = read_scenario_facts(*file, out->schedules, out->facts);
    if (!errors.empty()) {
      print(errors);
      return nullptr;
    }
    if (changes || out->facts.edits.size() > edits) {
      out->scenario += (out->scenario.empty() ? "" : " + ") + name_of(*file).title;
    } else {
      note(path + ": note: this scenario supposes what is the law today, and changes nothing");
    }
  }
  for (const Schedule* law : out->schedules) {
    out->book.add(*law);
  }
  failed = kDone;
  return out;
}

}  // namespace tarex::cli
