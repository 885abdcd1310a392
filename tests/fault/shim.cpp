// Loaded ahead of the C library: counts calls and makes one of them fail.
//   TAREX_FAULT=<call>:<n>[:<errno>|:short|:eintr]  the n-th call (from 1) of that kind fails;
//   `once` TAREX_FAULT_STICKY=1  all later ones fail, too TAREX_FAULT_COUNT=<file>  writes how many
//   calls of each kind there were
// Nothing is counted before the program's first act, which is to ignore SIGPIPE: constructors of
// global objects (the runtime's and CLI11's) take memory before main, where no program can catch.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

enum Call { kMalloc, kRead, kWrite, kFsync, kClose, kRename, kOpen, kCalls };
const char* const kNames[kCalls] = {"malloc", "read", "write", "fsync", "close", "rename", "open"};

std::atomic<long> counts[kCalls];
bool armed = false;
int chosen = -1;
long nth = 0;
int reason = 0;
bool sticky = false;
bool cut_short = false;

template <class F>
F next(const char* name) {
  return reinterpret_cast<F>(dlsym(RTLD_NEXT, name));
}

/// True if this call is the one that fails.
bool fails(Call call) {
  if (!armed) {
    return false;
  }
  const long number = ++counts[call];
  return chosen == call && (sticky ? number >= nth : number == nth);
}

__attribute__((constructor)) void choose() {
  if (const char* fault = std::getenv("TAREX_FAULT")) {
    for (int call = 0; call < kCalls; ++call) {
      const std::size_t size = std::strlen(kNames[call]);
      if (std::strncmp(fault, kNames[call], size) == 0 && fault[size] == ':') {
        chosen = call;
        char* end = nullptr;
        nth = std::strtol(fault + size + 1, &end, 10);
        cut_short = std::strcmp(end, ":short") == 0;
        reason =
            *end == ':' && !cut_short ? static_cast<int>(std::strtol(end + 1, nullptr, 10)) : EIO;
      }
    }
  }
  sticky = std::getenv("TAREX_FAULT_STICKY") != nullptr;
}

__attribute__((destructor)) void report() {
  armed = false;
  if (const char* path = std::getenv("TAREX_FAULT_COUNT")) {
    if (FILE* file = std::fopen(path, "w")) {
      for (int call = 0; call < kCalls; ++call) {
        std::fprintf(file, "%s %ld\n", kNames[call], counts[call].load());
      }
      std::fclose(file);
    }
  }
}

}  // namespace

extern "C" {

using Handler = void (*)(int);
Handler signal(int number, Handler handler) {
  static Handler (*real)(int, Handler) = next<Handler (*)(int, Handler)>("signal");
  armed = true;
  return real(number, handler);
}

void* malloc(std::size_t size) {
  static void* (*real)(std::size_t) = next<void* (*)(std::size_t)>("malloc");
  if (fails(kMalloc)) {
    errno = ENOMEM;
    return nullptr;
  }
  return real(size);
}

void* realloc(void* old, std::size_t size) {
  static void* (*real)(void*, std::size_t) = next<void* (*)(void*, std::size_t)>("realloc");
  if (fails(kMalloc)) {
    errno = ENOMEM;
    return nullptr;
  }
  return real(old, size);
}

ssize_t read(int descriptor, void* bytes, std::size_t size) {
  static ssize_t (*real)(int, void*, std::size_t) =
      next<ssize_t (*)(int, void*, std::size_t)>("read");
  if (fails(kRead)) {
    if (cut_short) {
      return real(descriptor, bytes, size > 7 ? 7 : size);
    }
    errno = reason;
    return -1;
  }
  return real(descriptor, bytes, size);
}

ssize_t write(int descriptor, const void* bytes, std::size_t size) {
  static ssize_t (*real)(int, const void*, std::size_t) =
      next<ssize_t (*)(int, const void*, std::size_t)>("write");
  if (fails(kWrite)) {
    if (cut_short) {
      return real(descriptor, bytes, size > 7 ? 7 : size);
    }
    errno = reason;
    return -1;
  }
  return real(descriptor, bytes, size);
}

int fsync(int descriptor) {
  static int (*real)(int) = next<int (*)(int)>("fsync");
  if (fails(kFsync)) {
    errno = reason;
    return -1;
  }
  return real(descriptor);
}

int close(int descriptor) {
  static int (*real)(int) = next<int (*)(int)>("close");
  const int result = real(descriptor);
  if (fails(kClose)) {
    errno = reason;
    return -1;
  }
  return result;
}

int rename(const char* from, const char* to) {
  static int (*real)(const char*, const char*) = next<int (*)(const char*, const char*)>("rename");
  if (fails(kRename)) {
    errno = reason;
    return -1;
  }
  return real(from, to);
}

int open(const char* path, int flags, ...) {
  static int (*real)(const char*, int, ...) = next<int (*)(const char*, int, ...)>("open");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  if (fails(kOpen)) {
    errno = reason;
    return -1;
  }
  return real(path, flags, mode);
}

}  // extern "C"
