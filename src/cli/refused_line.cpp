#include "cli/refused_line.hpp"

#include "cli/taken_cells.hpp"
#include "rows/at_fault.hpp"
#include "rows/columns.hpp"
#include "tarex/report.hpp"
#include "text/json_value.hpp"

namespace tarex::cli {
namespace {

/// The flags as a rejected line has its cells.
std::vector<GivenField> given_by(const std::vector<RawField>& fields, const Errors& errors,
                                 const Schedule& law) {
  std::vector<GivenField> out;
  for (const RawField& field : fields) {
    const bool number = detail::is_number_column(field.name, law) &&
                        is_plain_json_number(field.text) &&
                        !detail::is_at_fault(errors, field.name);
    out.push_back({std::string(field.name), std::string(field.text), number});
  }
  return out;
}

}  // namespace

Exit refuse_line(const Errors& errors, const std::vector<RawField>& fields, LineDays days,
                 Session& session, Format format) {
  print(errors);
  if (format != Format::json && format != Format::jsonl) {
    return kUsage;
  }
  const EntryDefaults& defaults = session.reader().defaults();
  std::vector<GivenField> all = given_by(fields, errors, *session.laws().front());
  if (!defaults.scenario.empty()) {
    all.push_back({"scenario", defaults.scenario});
  }
  for (GivenField& field : taken_for(all, defaults)) {
    if (field.name != "entry_date" || days == LineDays::one) {
      all.push_back(std::move(field));
    }
  }
  std::string out;
  append_rejected_json(out, errors, all, 0);
  const Exit written = session.write(out + "\n");
  return written == kDone ? kUsage : written;
}

}  // namespace tarex::cli
