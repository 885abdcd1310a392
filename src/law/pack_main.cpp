#include <cstdint>
#include <cstdio>

#include "tarex/schedule_loader.hpp"
#include "text/output_file.hpp"

/// Build step: reads data/, refuses law that does not hold together, and writes all jurisdictions
/// into one file: for each its size (eight bytes) and its packed form, padded to 16.
int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: tarex_pack DATA_FOLDER OUTPUT_FILE\n", stderr);
    return 2;
  }
  std::string out;
  int faults = 0;
  const auto report = [&](const tarex::Errors& errors) {
    for (const tarex::Error& error : errors) {
      std::fputs(tarex::to_text(error).c_str(), stderr);
      ++faults;
    }
  };
  const auto jurisdictions = tarex::jurisdictions_in(argv[1]);
  if (!jurisdictions) {
    report({jurisdictions.error()});
    return 4;
  }
  for (const std::string& jurisdiction : jurisdictions.value()) {
    const tarex::LoadedSchedule law = tarex::load_schedule(argv[1], jurisdiction);
    report(law.errors);
    report(law.unknown_codes);
    if (!law.schedule) {
      continue;
    }
    report(tarex::validate(*law.schedule));
    const std::string packed = tarex::pack(*law.schedule);
    const std::uint64_t size = packed.size();
    out.append(reinterpret_cast<const char*>(&size), sizeof size);
    out.append(8, '\0');
    out += packed;
    out.append((16 - packed.size() % 16) % 16, '\0');
  }
  if (faults > 0) {
    return 1;
  }
  auto file = tarex::OutputFile::open(argv[2]);
  if (!file || file.value().write(out) || file.value().commit()) {
    std::fprintf(stderr, "cannot write %s\n", argv[2]);
    return 4;
  }
  return 0;
}
