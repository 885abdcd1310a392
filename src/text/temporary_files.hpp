#pragma once

#include <csignal>
#include <memory>
#include <string>

namespace tarex {

/// The name of a temporary file that a signal may not leave behind: while an object of this class
/// holds it, a signal that ends the program removes the file first. Safe among threads.
class TemporaryName {
 public:
  TemporaryName() = default;
  TemporaryName(TemporaryName&& other) noexcept;
  TemporaryName& operator=(TemporaryName&& other) noexcept;
  TemporaryName(const TemporaryName&) = delete;
  TemporaryName& operator=(const TemporaryName&) = delete;
  ~TemporaryName() { forget(); }

  /// Takes the memory for a name, relative to the folder in which the program works.
  void prepare(const std::string& path);
  /// Holds the name prepared. Where too many are held already, only a signal leaves the file
  /// behind.
  void hold() noexcept;
  /// The file is gone or has another name.
  void forget() noexcept;

 private:
  std::unique_ptr<char[]> prepared_;
  int slot_ = -1;
};

/// Signals that end the program (interrupt, termination, hang-up) wait while an object of this
/// class lives: for what must be made and noted in one step.
class SignalsWait {
 public:
  SignalsWait();
  ~SignalsWait();
  SignalsWait(const SignalsWait&) = delete;
  SignalsWait& operator=(const SignalsWait&) = delete;

 private:
  sigset_t before_;
};

/// From now on interrupt, termination and hang-up remove the temporary files and then do what they
/// do anyway. Those that the program was started to ignore stay ignored.
void remove_temporary_files_on_signals();

}  // namespace tarex
