#pragma once

#include <map>
#include <string>

#include "cli/bom_messages.hpp"

namespace tarex::cli {

/// The products of the file that `--baseline-bom` names, held until today's bills ask for them.
class BaselineBills {
 public:
  /// Both outlive this.
  BaselineBills(const BomOptions& options, const LawBook& book) : options_(options), book_(book) {}

  /// Reads all of them. @return false if the file cannot be used: `run.fatal` has why
  bool read(BomRun& run, BomMessages& messages);
  /// A product of today against the one with its sku. What is wrong with that is said, once.
  [[nodiscard]] BomAssessment assess(const BomProduct& product, BomAssessor& assessor, BomRun& run,
                                     BomMessages& messages);
  /// Those that no product was compared with, once all are assessed: counted, and what is wrong
  /// with them said.
  void finish(BomAssessor& assessor, BomRun& run, BomMessages& messages);

 private:
  struct Before {
    BomProduct product;
    bool rejected = false;  ///< and said to be
    bool asked = false;     ///< today's bills have the product
    bool priced = false;    ///< or tried to be: one of these could be compared with it
  };
  void reject(Before& before, Errors errors, BomRun& run, BomMessages& messages) const;
  void locate(const BomProduct& faulty, Errors& errors) const;

  const BomOptions& options_;
  const LawBook& book_;
  std::map<std::string, Before> before_;  ///< by sku
};

}  // namespace tarex::cli
