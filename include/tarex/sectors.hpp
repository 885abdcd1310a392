#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tarex/batch.hpp"
#include "tarex/bom_assessment.hpp"
#include "tarex/money_sum.hpp"

/// A basket of products by sector: what each pays, and what it costs to be outside a deal.
namespace tarex {

/// One product of the basket.
struct SectorLine {
  std::size_t row = 0;
  std::string sector;
  bool inside = false;  ///< its sector has a deal
  std::string sku;
  HsCode code;
  Money value;
  MoneyRange duty;
  bool exact = true;
};

/// The products of one sector together.
struct SectorSum {
  std::string name;
  bool inside = false;
  std::uint64_t products = 0;
  std::uint64_t open = 0;  ///< of which not known exactly
  MoneySum value;
  MoneySumRange duty;
};

/// A basket priced under one law.
struct Basket {
  std::vector<SectorLine> lines;
  std::vector<SectorSum> sectors;  ///< those inside a deal first, each in the order of the basket
  SectorSum inside;
  SectorSum outside;
  Currency currency;
  const Schedule* schedule = nullptr;      ///< of the first product
  std::vector<const Schedule*> schedules;  ///< of all, each once
  std::vector<Country> origins;            ///< of all, each once
  std::uint64_t origins_taken = 0;         ///< products that name none: the default was taken
  Date date;
  Date latest;  ///< the last day of entry of all products
  std::string scenario;
  std::vector<std::string> warnings;  ///< of the lines or bills and of their law, each once
  std::vector<std::string> unread;    ///< columns of the table that mean nothing here
  std::uint64_t rejected = 0;
  Errors errors;

  /// Products whose duty is not known exactly.
  [[nodiscard]] std::uint64_t ranges() const { return inside.open + outside.open; }
  /// Duty that the goods outside would not pay at the average rate of those inside: least and most,
  /// while facts are missing. Nothing without goods inside or where a duty has no upper bound.
  [[nodiscard]] std::optional<MoneySumRange> cost_of_being_outside(const SectorSum& sector) const;
};

/// Gathers lines of a table (`score_stream`, on one thread) or products of a bill. The columns
/// `sector` and `deal` (yes or no) are the basket's own; without `deal`, a product is outside where
/// an additional duty is charged on it at a rate of its own, and inside where a rate tops up to a
/// total or none is charged.
class BasketSink : public BatchSink {
 public:
  [[nodiscard]] std::optional<Error> columns(const std::vector<BatchColumn>& columns,
                                             BatchInput input) override;
  [[nodiscard]] std::unique_ptr<LineWriter> writer() override;
  [[nodiscard]] Detail detail() const override { return Detail::totals; }
  [[nodiscard]] bool write(std::string_view, const BatchSummary&, std::uint64_t) override {
    return true;
  }
  void rejected(const RejectedLine& line) override;
  void line(std::size_t row, const InputLine& line, const LineAssessment& assessment,
            const Plan& plan);
  void product(std::size_t row, const BomProduct& product, const BomAssessment& assessment);
  /// @param columns  of the table that no entry line has, or of the bill
  void note_unread(const std::vector<std::string>& columns);
  /// Adds up. Call once.
  [[nodiscard]] Basket take();

 private:
  void add(std::size_t row, const std::string& sector, const std::string& deal,
           const InputLine& line, const LineAssessment& assessment, const Plan& plan);
  void reject(const Errors& errors);
  bool has_origins_ = true;        ///< the table has a column of origins
  std::size_t bill_warnings_ = 0;  ///< different ones, of bills
  Basket basket_;
};

}  // namespace tarex
