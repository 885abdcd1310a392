#include "batch/worker.hpp"

#include <algorithm>

#include "batch/entries.hpp"
#include "cost/idle_facts.hpp"
#include "rows/line_limit.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

/// Output that a thread holds back at most while others are still writing.
constexpr std::size_t kMostHeld = 512 * 1024;

/// Lines that go through a step of the work together, unless an entry has more.
constexpr std::ptrdiff_t kTogether = 8;

}  // namespace

void BatchWorker::run() {
  try {
    work();
  } catch (...) {
    const std::lock_guard lock(turns_.writing);
    if (!turns_.failure) {
      turns_.failure = std::current_exception();
    }
    turns_.stopped = true;
    turns_.written.notify_all();
  }
}

void BatchWorker::work() {
  while (take()) {
    score_block();
    choose_size();
    if (!hand_over(true)) {
      return;
    }
  }
}

bool BatchWorker::take() {
  const std::lock_guard lock(turns_.reading);
  return maker_.next(block_, wanted_);
}

/// So much input that its output can be held back: who must wait for his turn in the middle of a
/// block does not work meanwhile. A line of JSON is some forty times as long as its input.
void BatchWorker::choose_size() {
  constexpr std::size_t kFewest = 4 * 1024;
  const std::size_t output = written_ + out_.size();
  if (output > 0) {
    wanted_ = std::max(kFewest, block_.size * (kMostHeld / 4 * 3) / output);
  }
  written_ = 0;
}

void BatchWorker::score_block() {
  out_.clear();
  quick_.use(block_.columns, maker_.input() == BatchInput::csv &&
                                 maker_.dialect().delimiter == ',' && writer_->takes_cells());
  named_ = std::any_of(block_.columns.begin(), block_.columns.end(), [](const auto* column) {
    return !column->currency.empty() && column->currency != "USD";
  });
  on_terms_ = std::any_of(block_.columns.begin(), block_.columns.end(),
                          [](const auto* column) { return !column->term.empty(); });
  const BlockRecord* const end = block_.records.data() + block_.records.size();
  for (const BlockRecord* begin = block_.records.data(); begin != end && !stopped_;) {
    const BlockRecord* next = begin + 1;
    while (next != end && (next->joins || next - begin < kTogether)) {
      ++next;
    }
    score_lines(begin, next);
    begin = next;
    if (out_.size() > kMostHeld) {
      stopped_ = !hand_over(false);
    }
  }
}

/// Lines of whole entries, one step of the work after the other: the code of a step stays at hand
/// for all of them.
void BatchWorker::score_lines(const BlockRecord* begin, const BlockRecord* end) {
  const auto count = static_cast<std::size_t>(end - begin);
  while (held_.size() < count) {
    held_.push_back(std::make_unique<HeldLine>());
  }
  bool shared = false;
  for (std::size_t i = 0; i < count; ++i) {
    held_[i]->record = begin + i;
    read_line(begin[i], *held_[i]);
    shared |= begin[i].joins;
  }
  const auto each_entry = [&](auto visit) {
    for (std::size_t i = 0; i < count && shared;) {
      const std::size_t first = i++;
      while (i < count && begin[i].joins) {
        ++i;
      }
      if (i - first > 1) {
        visit(first, i);
      }
    }
  };
  each_entry([&](std::size_t first, std::size_t last) { hold_to_first(first, last); });
  look_ahead(count);
  for (std::size_t i = 0; i < count; ++i) {
    HeldLine& line = *held_[i];
    if (line.errors.empty()) {
      assess(line);
    }
  }
  each_entry([&](std::size_t first, std::size_t last) {
    if (reader_.defaults().whole_values) {
      round_entry(first, last);
    }
    settle(first, last);
    note_lost(first, last);
  });
  for (std::size_t i = 0; i < count; ++i) {
    write_line(*held_[i]);
  }
}

void BatchWorker::look_ahead(std::size_t count) {
  const Schedule* schedule = nullptr;
  ahead_.clear();
  for (std::size_t i = 0; i < count; ++i) {
    const HeldLine& line = *held_[i];
    if (line.errors.empty() && (schedule == nullptr || line.input.schedule == schedule)) {
      schedule = line.input.schedule;
      ahead_.push_back(&line.input.entry);
    }
  }
  if (schedule != nullptr) {
    tarex::look_ahead(ahead_, book_.workspace(*schedule));
  }
}

void BatchWorker::read_line(const BlockRecord& record, HeldLine& line) {
  line.errors.clear();
  if (record.fault >= 0) {
    line.errors.push_back(block_.faults[static_cast<std::size_t>(record.fault)]);
    return;
  }
  if (record.in_order && quick_.read(block_, record, line.input)) {
    if (record.values) {
      restore_values(record, line.input);
    }
    if (record.again) {
      line.errors.push_back(entry_returns(line.input));
      place(record, line.errors);
    }
    return;
  }
  fields_.clear();
  const std::string_view term = named_term(record);
  for (std::uint32_t c = 0; c < record.cells; ++c) {
    const Cell cell = block_.cell(record, c);
    const BatchColumn& column = *block_.columns[cell.column];
    if (!term.empty() && column.name == "incoterm") {
      continue;  // it is blank
    }
    if (!column.unnamed || !trim_blanks(cell.text()).empty()) {
      fields_.push_back(
          {column.name, text_of(record, cell), 0, static_cast<int>(c) + 1, column.checked});
    }
  }
  if (const std::string_view currency = named_currency(record); !currency.empty()) {
    fields_.push_back({"currency", currency, 0, place_of(record, "value"), true});
  }
  if (!term.empty()) {
    fields_.push_back({"incoterm", term, 0, place_of(record, "value"), true});
  }
  line.errors = reader_.read(fields_, line.input);
  if (record.values) {
    restore_values(record, line.input);
  }
  if (line.errors.empty() && record.again) {
    line.errors.push_back(entry_returns(line.input));
  }
  if (!line.errors.empty()) {
    place(record, line.errors);
  }
}

/// The currency that the name of the value says, where no cell does.
std::string_view BatchWorker::named_currency(const BlockRecord& record) const {
  std::string_view found;
  for (std::uint32_t c = 0; named_ && c < record.cells; ++c) {
    const BatchColumn& column = *block_.columns[block_.cell(record, c).column];
    if (column.name == "currency") {
      return {};
    }
    if (column.name == "value" && column.currency != "USD") {
      found = column.currency;
    }
  }
  return found;
}

/// The term of delivery that the name of the value says, where no cell does.
std::string_view BatchWorker::named_term(const BlockRecord& record) const {
  std::string_view found;
  for (std::uint32_t c = 0; on_terms_ && c < record.cells; ++c) {
    const Cell cell = block_.cell(record, c);
    const BatchColumn& column = *block_.columns[cell.column];
    if (column.name == "incoterm" && !trim_blanks(cell.text()).empty()) {
      return {};
    }
    if (column.name == "value") {
      found = column.term;
    }
  }
  return found;
}

/// The place of a column among the cells of a record, from 1; 0 if it has none.
int BatchWorker::place_of(const BlockRecord& record, std::string_view name) const {
  for (std::uint32_t c = 0; c < record.cells; ++c) {
    if (block_.columns[block_.cell(record, c).column]->name == name) {
      return static_cast<int>(c) + 1;
    }
  }
  return 0;
}

void BatchWorker::assess(HeldLine& line) {
  Workspace& workspace = book_.workspace(*line.input.schedule);
  line.plan = &workspace.cache.plan_for(line.input.entry.date);
  assess_line(*line.plan, line.input.entry, workspace, detail_, line.assessment);
  if (auto fault = beyond_limit(line.input, line.assessment)) {
    line.errors.push_back(std::move(*fault));
    place(*line.record, line.errors);
  }
}

void BatchWorker::write_line(HeldLine& line) {
  const BlockRecord& record = *line.record;
  const auto row = static_cast<std::size_t>(record.line);
  ++part_.in;
  if (line.errors.empty()) {
    ++part_.scored;
    part_.ranges += line.assessment.exact() ? 0U : 1U;
    writer_->scored(out_, row, line.input, line.assessment, *line.plan);
    count_idle(line);
    for (const std::string& column : line.input.unscaled) {
      ++part_.unscaled[column];
    }
    return;
  }
  ++part_.rejected;
  part_.returned += record.again ? 1U : 0U;
  RejectedLine& rejected = rejected_.emplace_back(rejected_line(line));
  writer_->rejected(out_, rejected);
  rejected.given.clear();
}

/// Claims that change nothing; most lines make none.
void BatchWorker::count_idle(const HeldLine& line) {
  const Schedule& law = *line.input.schedule;
  if (claims_of_ != &law) {
    claims_of_ = &law;
    claims_.reset();
    for (std::size_t f = 0; f < law.facts.size(); ++f) {
      claims_.set(f, law.facts[f].type == FactType::claim);
    }
  }
  if (!(line.input.entry.facts.all_known() & claims_).any()) {
    return;
  }
  idle_claims(line.input, book_).each([&](FactIndex fact) {
    const auto row = static_cast<std::size_t>(line.record->line);
    ++part_.idle.try_emplace(law.facts[fact].name, BatchSummary::Idle{0, row}).first->second.lines;
  });
}

/// Waits for this block's turn and writes what there is. @param whole  the block is done
/// @return false when the batch is to stop.
bool BatchWorker::hand_over(bool whole) {
  std::unique_lock lock(turns_.writing);
  turns_.written.wait(lock, [&] { return turns_.stopped || turns_.next == block_.sequence; });
  if (turns_.stopped) {
    return false;
  }
  for (const RejectedLine& rejected : rejected_) {
    sink_.rejected(rejected);
  }
  const bool good = sink_.write(out_, part_, block_.done);
  turns_.total.add(part_);
  turns_.stopped = !good;
  turns_.next += whole ? 1U : 0U;
  lock.unlock();
  turns_.written.notify_all();
  written_ += whole ? 0 : out_.size();
  out_.clear();
  rejected_.clear();
  part_ = BatchSummary{};
  return good;
}

}  // namespace tarex::detail
