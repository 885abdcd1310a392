#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "batch/blocks.hpp"
#include "batch/quick_reader.hpp"

namespace tarex::detail {

/// What the threads of one batch share: whose turn it is to read and to write.
struct BatchTurns {
  std::mutex reading;
  std::mutex writing;
  std::condition_variable written;
  std::uint64_t next = 0;  ///< sequence of the block whose lines are written next
  bool stopped = false;    ///< guarded by `writing`
  BatchSummary total;      ///< guarded by `writing`
  std::exception_ptr failure;
};

/// One thread of a batch: takes blocks, scores their lines, hands them over in turn.
class BatchWorker {
 public:
  /// @param threads  that work at once
  BatchWorker(BlockMaker& maker, const LawBook& law, const EntryReader& reader, BatchSink& sink,
              BatchTurns& turns, unsigned threads)
      : maker_(maker),
        book_(law.fresh(threads)),
        reader_(reader),
        sink_(sink),
        turns_(turns),
        quick_(book_, reader),
        writer_(sink.writer()),
        detail_(sink.detail()) {}

  /// Until the input or the patience of the sink ends. Throws what its work throws, after stopping
  /// the others.
  void run();

 private:
  /// A line between reading and writing: held back while its entry may still go on.
  struct HeldLine {
    const BlockRecord* record = nullptr;
    InputLine input;
    LineAssessment assessment;
    const Plan* plan = nullptr;
    Errors errors;
  };

  void work();
  [[nodiscard]] bool take();
  void choose_size();
  void score_block();
  void score_lines(const BlockRecord* begin, const BlockRecord* end);
  void read_line(const BlockRecord& record, HeldLine& line);
  [[nodiscard]] std::string_view named_currency(const BlockRecord& record) const;
  [[nodiscard]] std::string_view named_term(const BlockRecord& record) const;
  [[nodiscard]] int place_of(const BlockRecord& record, std::string_view name) const;
  void look_ahead(std::size_t count);
  void assess(HeldLine& line);
  void write_line(HeldLine& line);
  void count_idle(const HeldLine& line);
  [[nodiscard]] bool hand_over(bool whole);
  // batch/entries.cpp
  void hold_to_first(std::size_t begin, std::size_t end);
  template <class Which>
  [[nodiscard]] static std::vector<std::size_t> rows_of(std::span<HeldLine* const> lines,
                                                        Which which);
  void round_entry(std::size_t begin, std::size_t end);
  void round_both_ways(std::span<HeldLine* const> lines);
  void settle(std::size_t begin, std::size_t end);
  void note_lost(std::size_t begin, std::size_t end);
  // batch/given.cpp
  void restore_values(const BlockRecord& record, InputLine& line) const;
  void place(const BlockRecord& record, Errors& errors) const;
  void add_given(const BlockRecord& record, std::vector<GivenField>& out) const;
  [[nodiscard]] std::string_view text_of(const BlockRecord& record, const Cell& cell) const;
  [[nodiscard]] RejectedLine rejected_line(HeldLine& line) const;

  BlockMaker& maker_;
  LawBook book_;
  const EntryReader& reader_;
  BatchSink& sink_;
  BatchTurns& turns_;
  QuickReader quick_;
  std::unique_ptr<LineWriter> writer_;
  Detail detail_;
  BatchBlock block_;
  std::vector<RawField> fields_;
  std::vector<const EntryLine*> ahead_;          ///< scratch
  std::vector<std::unique_ptr<HeldLine>> held_;  ///< lines at work; reused
  std::string out_;
  std::size_t written_ = 0;             ///< bytes of output of the block, handed over already
  std::size_t wanted_ = SIZE_MAX;       ///< bytes of input to take next
  std::vector<RejectedLine> rejected_;  ///< of the block, not yet handed over
  BatchSummary part_;
  const Schedule* claims_of_ = nullptr;  ///< whose facts of that type these are
  FactSet claims_;
  bool stopped_ = false;
  bool named_ = false;     ///< a name says another currency than USD
  bool on_terms_ = false;  ///< a name says the term of delivery
};

}  // namespace tarex::detail
