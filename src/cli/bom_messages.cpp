#include "cli/bom_messages.hpp"

#include "cli/session.hpp"

namespace tarex::cli {

void BomMessages::say_notes(const std::string& path, const BillReader& bill) const {
  if (quiet_) {
    return;
  }
  for (const std::string& note : bill.notes()) {
    cli::say(path + ": note: " + note);
  }
}

void BomMessages::say(const Errors& errors) {
  for (const Error& error : errors) {
    run_.flag_fault = run_.flag_fault || error.code == ErrorCode::usage;
    if (error.code == ErrorCode::usage && !flags_.insert(error.message).second) {
      continue;
    }
    if (said_ < kMostSaid) {
      print(error);
    } else if (said_ == kMostSaid) {
      cli::say(kRestUnsaid);
    }
    ++said_;
  }
}

bool BomMessages::silent() const { return said_ > kMostSaid; }

}  // namespace tarex::cli
