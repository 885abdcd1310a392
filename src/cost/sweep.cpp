#include "tarex/sweep.hpp"

#include <algorithm>
#include <future>
#include <iterator>

#include "base/hash_words.hpp"
#include "cost/per_dollar.hpp"
#include "rows/columns.hpp"

namespace tarex {
namespace {

constexpr std::int64_t kMostPoints = 1'000'000;
constexpr std::size_t kPointsPerThread = 1000;  // few are not worth a thread of their own
constexpr std::int64_t kMostSwept = 1'000'000'000'000 * kMicro;  // rounding up stays in range
constexpr std::int64_t kMostPercent = kMostRate.ppb() / kRateOne * 100 * kMicro;

Error bad(std::string_view text, std::string hint) {
  return Error{ErrorCode::usage,
               "'" + std::string(text) + "' is not a range to run through",
               {},
               std::move(hint)};
}

/// A number that stands for warnings, whatever numbers are in them; 0 = there are none.
std::uint64_t digest_of(const std::vector<std::string>& warnings) {
  std::uint64_t out = 0;
  for (const std::string& warning : warnings) {
    std::vector<std::uint64_t> letters;
    std::copy_if(warning.begin(), warning.end(), std::back_inserter(letters),
                 [](char c) { return c < '0' || c > '9'; });
    out = detail::hash_words(letters, out);
  }
  return out;
}

}  // namespace

Result<SweepRange> parse_sweep(std::string_view text) {
  const std::string hint = "write COLUMN=FROM..TO/STEP, e.g. value=8000..12000/500";
  const std::size_t equals = text.find('=');
  const std::size_t dots = text.find("..", equals == std::string_view::npos ? 0 : equals);
  const std::size_t slash = text.find('/', dots == std::string_view::npos ? 0 : dots);
  if (equals == std::string_view::npos || equals == 0 || dots == std::string_view::npos ||
      slash == std::string_view::npos) {
    return bad(text, hint);
  }
  SweepRange out;
  out.column = std::string(text.substr(0, equals));
  std::replace(out.column.begin(), out.column.end(), '-', '_');
  out.is_heading = out.column.find('.') != std::string::npos;
  std::string_view numbers[] = {text.substr(equals + 1, dots - equals - 1),
                                text.substr(dots + 2, slash - dots - 2), text.substr(slash + 1)};
  std::int64_t* const into[] = {&out.from, &out.to, &out.step};
  const auto percents = std::count_if(std::begin(numbers), std::end(numbers),
                                      [](std::string_view n) { return n.ends_with('%'); });
  if (percents != 0 && percents != 3) {
    return bad(text, "write all three numbers in percent, or none");
  }
  out.in_percent = percents == 3;
  for (std::size_t i = 0; i < 3; ++i) {
    if (out.in_percent) {
      numbers[i].remove_suffix(1);
    }
    const auto micro = parse_decimal(numbers[i], 6);
    if (!micro) {
      return bad(text, hint);
    }
    *into[i] = *micro;
  }
  if (out.is_heading && !out.in_percent) {
    return bad(text, "the rate of a heading is in percent: HEADING=0%..50%/5%");
  }
  if (out.in_percent && std::max(out.to, out.step) > kMostPercent) {
    return bad(text, "a rate is 10000% at most");
  }
  if (std::max(out.to, out.step) > kMostSwept) {
    return bad(text, "the numbers are at most " + decimal_text(kMostSwept));
  }
  if (out.step == 0 || out.to < out.from) {
    return bad(text, "the step is above 0, and the second number not below the first");
  }
  if ((out.to - out.from) / out.step >= kMostPoints) {
    return bad(text, "that is more than a million points: take a larger step");
  }
  return out;
}

std::optional<SweepFigure> parse_figure(std::string_view word) {
  for (const auto& [name, figure] :
       {std::pair("duty", SweepFigure::duty), std::pair("landed", SweepFigure::landed),
        std::pair("duty_usd", SweepFigure::duty_usd),
        std::pair("landed_usd", SweepFigure::landed_usd)}) {
    if (word == name) {
      return figure;
    }
  }
  return std::nullopt;
}

Money figure_of(const SweepPoint& point, SweepFigure figure) {
  switch (figure) {
    case SweepFigure::duty:
      return point.duty.max;
    case SweepFigure::landed:
      return point.landed;
    case SweepFigure::duty_usd:
      return point.duty_usd;
    case SweepFigure::landed_usd:
      return point.landed_usd;
  }
  return {};
}

Sweep::Sweep(std::span<const RawField> fields, const SweepRange& range, LawBook& book,
             const EntryReader& reader, SetRate set_rate)
    : given_(fields),
      fields_(fields.begin(), fields.end()),
      range_(range),
      book_(book),
      reader_(reader),
      set_rate_(std::move(set_rate)) {
  // The line as it stands, where it stands without the column; what is wrong with it, `at` says.
  InputLine line;
  if (range.in_percent && reader.read(fields_, line).empty()) {
    const FactIndex fact = line.schedule->find_fact(range.column);
    coin_ = line.currency.minor_unit();
    base_value_ = line.price();
    of_value_ = fact != kNoFact && line.schedule->facts[fact].part_of == kCustomsValueFact;
  }
  if (!range.is_heading) {
    fields_ = with_column(fields_, range.column, "0");
    while (fields_[swept_].name != range.column) {
      ++swept_;
    }
  }
}

std::int64_t Sweep::unit() const {
  const Schedule* schedule = priced_.line.schedule;
  const bool in_coins = schedule != nullptr && !range_.in_percent &&
                        detail::is_amount_column(range_.column, *schedule);
  return in_coins ? priced_.line.entry.minor_unit : 1;
}

Money Sweep::in_dollars(Money amount) const {
  const std::int64_t per_dollar = detail::per_dollar_of(priced_.line, reader_.defaults());
  if (per_dollar == 0 || amount.at_limit()) {
    return amount.at_limit() ? amount : Money();
  }
  return scale(amount.micro(), kMicro, per_dollar, Currency().minor_unit());
}

Errors Sweep::at(std::int64_t x, SweepPoint& out, Detail detail) {
  out = SweepPoint{};
  out.x = x;
  if (range_.is_heading) {
    set_rate_(Rate::from_ppb(x * 10));  // millionths of a percent
  } else {
    text_.clear();
    std::int64_t number = x;
    if (of_value_) {
      number = scale(base_value_.micro(), x, static_cast<i128>(100) * kMicro, coin_).micro();
    }
    append_decimal(text_, number);
    text_ += range_.in_percent && !of_value_ ? "%" : "";
    fields_[swept_].text = text_;
  }
  Errors errors = price_line(fields_, book_, reader_, priced_, detail);
  if (!errors.empty()) {
    return errors;
  }
  const InputLine& line = priced_.line;
  const LineAssessment& assessment = priced_.assessment;
  const std::int64_t coin = line.entry.minor_unit;
  out.value = round_to(line.entry.value, coin);
  out.duty = assessment.total_duty;
  out.fees = assessment.fees.max;
  out.tax = assessment.tax.max;
  out.landed = round_to(line.landed_cost(assessment).max, coin);
  out.duty_usd = in_dollars(out.duty.max);
  out.landed_usd = in_dollars(out.landed);
  out.exact = assessment.exact();
  out.warned = digest_of(line.warnings);
  return {};
}

/// Prices points [begin, end). @return what is wrong with the first that cannot be priced
Errors Sweep::run_part(std::size_t begin, std::size_t end, std::vector<SweepPoint>& points) {
  for (std::size_t i = begin; i < end; ++i) {
    const std::int64_t x = range_.from + static_cast<std::int64_t>(i) * range_.step;
    if (Errors errors = at(x, points[i]); !errors.empty()) {
      return errors;
    }
  }
  return {};
}

Errors Sweep::run(unsigned jobs, std::vector<SweepPoint>& points) {
  const auto count = static_cast<std::size_t>(range_.count());
  points.assign(count, SweepPoint{});
  const std::size_t parts =
      range_.is_heading ? 1
                        : std::clamp<std::size_t>(count / kPointsPerThread, 1, std::max(jobs, 1U));
  std::vector<std::future<Errors>> others;
  for (std::size_t part = 1; part < parts; ++part) {
    others.push_back(std::async(std::launch::async, [&, part] {
      LawBook own_book = book_.fresh(static_cast<unsigned>(parts));
      const EntryReader own_reader(own_book, reader_.defaults());
      Sweep own(given_, range_, own_book, own_reader);
      return own.run_part(count * part / parts, count * (part + 1) / parts, points);
    }));
  }
  Errors first = run_part(0, count / parts, points);
  for (std::future<Errors>& other : others) {
    Errors errors = other.get();
    if (first.empty()) {
      first = std::move(errors);
    }
  }
  return first;
}

}  // namespace tarex
