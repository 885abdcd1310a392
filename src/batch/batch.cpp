#include "tarex/batch.hpp"

#include <exception>
#include <thread>

#include "batch/blocks.hpp"
#include "batch/worker.hpp"
#include "text/text_stream.hpp"

namespace tarex {
namespace {

/// Runs the workers, one of them in this thread. Where the system has no more threads, fewer do.
void run_all(std::vector<std::unique_ptr<detail::BatchWorker>>& workers) {
  std::vector<std::thread> threads;
  threads.reserve(workers.size());
  for (std::size_t w = 1; w < workers.size(); ++w) {
    try {
      threads.emplace_back([&worker = *workers[w]] { worker.run(); });
    } catch (const std::exception&) {
      break;  // those that run must be joined
    }
  }
  workers.front()->run();
  for (std::thread& thread : threads) {
    thread.join();
  }
}

}  // namespace

EntryMemory::EntryMemory() : entries_(std::make_unique<detail::KeySet>()) {}
EntryMemory::~EntryMemory() = default;

void BatchSummary::add(const BatchSummary& other) {
  in += other.in;
  scored += other.scored;
  ranges += other.ranges;
  rejected += other.rejected;
  notes.insert(notes.end(), other.notes.begin(), other.notes.end());
  unread.insert(unread.end(), other.unread.begin(), other.unread.end());
  for (const auto& [name, more] : other.idle) {
    Idle& known = idle.try_emplace(name, Idle{0, more.first}).first->second;
    known.lines += more.lines;
  }
  for (const auto& [column, lines] : other.unscaled) {
    unscaled[column] += lines;
  }
  returned += other.returned;
}

BatchInput input_of(std::string_view text, BatchInput requested) {
  if (requested != BatchInput::automatic) {
    return requested;
  }
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{' ? BatchInput::jsonl
                                                               : BatchInput::csv;
}

Result<BatchHeader> read_batch_header(TextStream& stream, const BatchOptions& options,
                                      const Schedule& schedule) {
  detail::BlockMaker maker(stream, options, schedule);
  if (const auto fault = maker.begin()) {
    return *fault;
  }
  return BatchHeader{maker.columns(), maker.input()};
}

Result<BatchSummary> score_stream(TextStream& stream, const BatchOptions& options, LawBook& book,
                                  const EntryReader& reader, BatchSink& sink) {
  const Result<const Schedule*> schedule = book.find(reader.defaults().destination);
  if (!schedule) {
    return schedule.error();
  }
  detail::BlockMaker maker(stream, options, *schedule.value());
  if (const auto fault = maker.begin()) {
    return *fault;
  }
  if (const auto fault = sink.columns(maker.columns(), maker.input())) {
    return *fault;
  }
  std::vector<std::string> unread = maker.unread();
  detail::BatchTurns turns;
  std::vector<std::unique_ptr<detail::BatchWorker>> workers;
  for (unsigned job = 0; job == 0 || job < options.jobs; ++job) {
    workers.push_back(std::make_unique<detail::BatchWorker>(maker, book, reader, sink, turns,
                                                            std::max(options.jobs, 1U)));
  }
  run_all(workers);
  if (turns.failure) {
    std::rethrow_exception(turns.failure);
  }
  if (maker.failure()) {
    return *maker.failure();
  }
  turns.total.notes = maker.notes();
  turns.total.unread = std::move(unread);
  return turns.total;
}

}  // namespace tarex
