#include "text/temporary_files.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cstring>
#include <utility>

namespace tarex {
namespace {

constexpr std::array<int, 3> kEnding = {SIGINT, SIGTERM, SIGHUP};

/// Names that are held. Who takes one out owns it: the signal handler cannot free memory and must
/// not read what another thread frees.
std::array<std::atomic<char*>, 64> held{};
static_assert(std::atomic<char*>::is_always_lock_free);

/// Only calls that a signal handler may make. The signal's own action is back in force, and takes
/// place when this returns.
void remove_and_end(int signal) {
  for (std::atomic<char*>& slot : held) {
    if (const char* name = slot.exchange(nullptr)) {
      ::unlink(name);
    }
  }
  ::raise(signal);
}

}  // namespace

TemporaryName::TemporaryName(TemporaryName&& other) noexcept
    : prepared_(std::move(other.prepared_)), slot_(std::exchange(other.slot_, -1)) {}

TemporaryName& TemporaryName::operator=(TemporaryName&& other) noexcept {
  if (this != &other) {
    forget();
    prepared_ = std::move(other.prepared_);
    slot_ = std::exchange(other.slot_, -1);
  }
  return *this;
}

void TemporaryName::prepare(const std::string& path) {
  forget();
  prepared_.reset(new char[path.size() + 1]);
  std::memcpy(prepared_.get(), path.c_str(), path.size() + 1);
}

void TemporaryName::hold() noexcept {
  for (std::size_t slot = 0; slot < held.size(); ++slot) {
    char* none = nullptr;
    if (held[slot].compare_exchange_strong(none, prepared_.get())) {
      prepared_.release();  // whoever takes it out of the slot owns it
      slot_ = static_cast<int>(slot);
      return;
    }
  }
}

void TemporaryName::forget() noexcept {
  if (slot_ >= 0) {
    delete[] held[static_cast<std::size_t>(std::exchange(slot_, -1))].exchange(nullptr);
  }
}

SignalsWait::SignalsWait() : before_() {
  sigset_t ending;
  ::sigemptyset(&ending);
  for (const int signal : kEnding) {
    ::sigaddset(&ending, signal);
  }
  ::pthread_sigmask(SIG_BLOCK, &ending, &before_);
}

SignalsWait::~SignalsWait() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

void remove_temporary_files_on_signals() {
  for (const int signal : kEnding) {
    struct sigaction before {};
    if (::sigaction(signal, nullptr, &before) != 0 || before.sa_handler == SIG_IGN) {
      continue;
    }
    struct sigaction action {};
    action.sa_handler = remove_and_end;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigfillset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
  }
}

}  // namespace tarex
