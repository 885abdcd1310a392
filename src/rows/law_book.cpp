#include "base/quoted.hpp"
#include "tarex/entry_reader.hpp"

namespace tarex {

void LawBook::add(const Schedule& schedule) {
  volumes_.push_back({&schedule, std::make_shared<PlanShelf>(schedule), nullptr});
}

const Schedule* LawBook::schedule(std::string_view destination) const {
  for (const Volume& volume : volumes_) {
    if (volume.schedule->jurisdiction == destination) {
      return volume.schedule;
    }
  }
  return nullptr;
}

Result<const Schedule*> LawBook::find(std::string_view destination) const {
  if (const auto country = Country::parse(destination)) {
    if (const Schedule* found = schedule(to_string(*country))) {
      return found;
    }
  }
  std::string known;
  for (const Volume& volume : volumes_) {
    if (const auto country = volume.schedule->find_country(destination)) {
      if (const Schedule* found = schedule(to_string(country->country))) {
        return found;
      }
    }
    known += (known.empty() ? "" : ", ") + volume.schedule->jurisdiction;
  }
  return Error{ErrorCode::bad_country,
               detail::quoted(destination) + " is not a destination whose law tarex has",
               {},
               "destinations are " + known};
}

Workspace& LawBook::workspace(const Schedule& schedule) {
  for (Volume& volume : volumes_) {
    if (volume.schedule == &schedule) {
      if (!volume.workspace) {
        volume.workspace = std::make_unique<Workspace>(volume.shelf, threads_);
      }
      return *volume.workspace;
    }
  }
  add(schedule);
  return workspace(schedule);
}

LawBook LawBook::fresh(unsigned threads) const {
  LawBook book;
  book.threads_ = threads;
  for (const Volume& volume : volumes_) {
    book.volumes_.push_back({volume.schedule, volume.shelf, nullptr});
  }
  return book;
}

std::vector<std::string> LawBook::destinations() const {
  std::vector<std::string> out;
  for (const Volume& volume : volumes_) {
    out.push_back(volume.schedule->jurisdiction);
  }
  return out;
}

}  // namespace tarex
