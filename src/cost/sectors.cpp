#include "tarex/sectors.hpp"

#include <algorithm>
#include <iterator>

#include "cost/uncited.hpp"
#include "rows/verified.hpp"

namespace tarex {
namespace {

constexpr std::string_view kSector = "sector";
constexpr std::string_view kDeal = "deal";
constexpr std::string_view kNoSector = "(no sector)";

/// The field of a basket's own column; empty if there is none. JSON has words for yes, no and
/// nothing.
std::string extra(const InputLine& line, std::string_view name) {
  const auto at = std::find_if(line.extras.begin(), line.extras.end(),
                               [&](const EchoField& field) { return field.name == name; });
  if (at == line.extras.end() || (at->is_number && at->text == "null")) {
    return {};
  }
  const bool boolean = at->is_number && (at->text == "true" || at->text == "false");
  return !boolean ? at->text : at->text == "true" ? "yes" : "no";
}

/// True unless an additional duty is charged at a rate of its own.
bool pays_by_a_deal(const LineAssessment& assessment, const Plan& plan) {
  return std::none_of(assessment.lines.begin(), assessment.lines.end(), [&](const DutyLine& duty) {
    const RateRule& rate = plan.rules()[duty.rule].version->rate;
    return duty.kind == MeasureKind::additional && !std::holds_alternative<TopUpTo>(rate);
  });
}

constexpr std::size_t kMostBillWarnings = 10;  ///< that a basket says

template <class T>
void add_once(std::vector<T>& into, const T& one) {
  if (std::find(into.begin(), into.end(), one) == into.end()) {
    into.push_back(one);
  }
}

void add_to(SectorSum& sum, const SectorLine& line) {
  ++sum.products;
  sum.open += line.exact ? 0U : 1U;
  sum.value += line.value;
  sum.duty.min += line.duty.min;
  sum.duty.max += line.duty.max;
}

}  // namespace

std::optional<MoneySumRange> Basket::cost_of_being_outside(const SectorSum& sector) const {
  const bool unbounded = inside.duty.max.at_limit() || sector.duty.max.at_limit() ||
                         inside.value.at_limit() || sector.value.at_limit();
  if (sector.inside || inside.value == MoneySum() || unbounded) {
    return std::nullopt;
  }
  const auto fair = [&](MoneySum duty_inside) {
    return scale(sector.value, duty_inside, inside.value, currency.minor_unit());
  };
  return MoneySumRange{sector.duty.min - fair(inside.duty.max),
                       sector.duty.max - fair(inside.duty.min)};
}

std::optional<Error> BasketSink::columns(const std::vector<BatchColumn>& columns,
                                         BatchInput /*input*/) {
  has_origins_ = std::any_of(columns.begin(), columns.end(),
                             [](const BatchColumn& column) { return column.name == "origin"; });
  return std::nullopt;
}

std::unique_ptr<LineWriter> BasketSink::writer() {
  class Gathering : public LineWriter {
   public:
    explicit Gathering(BasketSink& basket) : basket_(basket) {}
    void scored(std::string&, std::size_t row, const InputLine& line,
                const LineAssessment& assessment, const Plan& plan) override {
      basket_.line(row, line, assessment, plan);
    }
    void rejected(std::string&, const RejectedLine&) override {}

   private:
    BasketSink& basket_;
  };
  return std::make_unique<Gathering>(*this);
}

void BasketSink::add(std::size_t row, const std::string& sector, const std::string& deal,
                     const InputLine& line, const LineAssessment& assessment, const Plan& plan) {
  const bool first = basket_.lines.empty();
  const auto refuse = [&](Error error) {
    error.where.line = static_cast<int>(row);
    reject({std::move(error)});
  };
  if (!first && line.currency.code() != basket_.currency.code()) {
    return refuse({ErrorCode::bad_currency,
                   "the basket is in " + basket_.currency.code() + ", this product in " +
                       line.currency.code(),
                   {},
                   "give all export values in one currency"});
  }
  if (deal != "" && deal != "yes" && deal != "no") {
    return refuse({ErrorCode::bad_word, "'" + deal + "' in the column deal is neither yes nor no"});
  }
  basket_.currency = line.currency;
  basket_.schedule = first ? line.schedule : basket_.schedule;
  add_once(basket_.schedules, line.schedule);
  add_once(basket_.origins, line.entry.origin);
  basket_.date = first ? line.entry.date : std::min(basket_.date, line.entry.date);
  basket_.latest = first ? line.entry.date : std::max(basket_.latest, line.entry.date);
  basket_.scenario = line.scenario;
  const std::string late = detail::past_verified(*line.schedule, line.entry.date);
  for (const std::string& warning : line.warnings) {
    if (warning != late) {  // of all days the last is said
      add_once(basket_.warnings, warning);
    }
  }
  for (const std::string& warning : detail::uncited_records(assessment, plan)) {
    add_once(basket_.warnings, warning);
  }
  SectorLine out;
  out.row = row;
  out.sector = sector.empty() ? std::string(kNoSector) : sector;
  out.inside = deal.empty() ? pays_by_a_deal(assessment, plan) : deal == "yes";
  out.sku = line.sku;
  out.code = line.entry.code;
  out.value = round_to(line.entry.value, line.currency.minor_unit());
  out.duty = assessment.total_duty;
  out.exact = assessment.total_duty.exact();
  basket_.lines.push_back(std::move(out));
}

void BasketSink::line(std::size_t row, const InputLine& line, const LineAssessment& assessment,
                      const Plan& plan) {
  const std::size_t before = basket_.lines.size();
  add(row, extra(line, kSector), extra(line, kDeal), line, assessment, plan);
  if (!has_origins_ && basket_.lines.size() > before) {
    ++basket_.origins_taken;
  }
}

void BasketSink::rejected(const RejectedLine& line) { reject(line.errors); }

void BasketSink::reject(const Errors& errors) {
  basket_.errors.insert(basket_.errors.end(), errors.begin(), errors.end());
  ++basket_.rejected;
}

void BasketSink::product(std::size_t row, const BomProduct& product,
                         const BomAssessment& assessment) {
  if (!assessment.errors.empty()) {
    reject(assessment.errors);
    return;
  }
  const std::size_t before = basket_.lines.size();
  add(row, std::string(product.text(kSector)), std::string(product.text(kDeal)),
      assessment.today.line, assessment.today.assessment, *assessment.today.plan);
  if (basket_.lines.size() == before) {
    return;
  }
  for (const std::string& warning : assessment.warnings) {
    const bool known = std::find(basket_.warnings.begin(), basket_.warnings.end(), warning) !=
                       basket_.warnings.end();
    if (!known && ++bill_warnings_ <= kMostBillWarnings) {
      basket_.warnings.push_back(warning);
    }
  }
  if (product.text("origin").empty()) {
    ++basket_.origins_taken;
  }
}

void BasketSink::note_unread(const std::vector<std::string>& columns) {
  std::copy_if(columns.begin(), columns.end(), std::back_inserter(basket_.unread),
               [](const std::string& name) { return name != kSector && name != kDeal; });
}

Basket BasketSink::take() {
  if (bill_warnings_ > kMostBillWarnings) {
    basket_.warnings.push_back(std::to_string(bill_warnings_ - kMostBillWarnings) +
                               " more warnings of bills: tarex bom says them product by product");
  }
  basket_.inside.inside = true;
  for (const SectorLine& line : basket_.lines) {
    auto at = std::find_if(basket_.sectors.begin(), basket_.sectors.end(), [&](const auto& s) {
      return s.name == line.sector && s.inside == line.inside;
    });
    if (at == basket_.sectors.end()) {
      basket_.sectors.push_back({line.sector, line.inside, 0, 0, {}, {}});
      at = std::prev(basket_.sectors.end());
    }
    add_to(*at, line);
    add_to(line.inside ? basket_.inside : basket_.outside, line);
  }
  std::stable_partition(basket_.sectors.begin(), basket_.sectors.end(),
                        [](const SectorSum& sum) { return sum.inside; });
  return std::move(basket_);
}

}  // namespace tarex
