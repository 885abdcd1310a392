#include "cli/baseline_bills.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "cli/session.hpp"

namespace tarex::cli {
namespace {

/// Nobody can tell which of two bills is the one to compare with.
Error twice(const BomProduct& first, const BomProduct& second) {
  const std::string_view sku = second.text("sku");
  return Error{ErrorCode::duplicate,
               (sku.empty() ? "a second product without sku"
                            : "the baseline bill has '" + std::string(sku) + "' a second time") +
                   ": the first is on line " + std::to_string(first.line),
               {"", second.line, second.column},
               "products are compared by sku: leave one of them out, or give them skus"};
}

}  // namespace

bool BaselineBills::read(BomRun& run, BomMessages& messages) {
  const std::string& path = options_.baseline_bom;
  auto bill = open_bill(path, options_.reading, book_);
  if (!bill) {
    run.fatal.push_back(bill.error());
    return false;
  }
  messages.say_notes(path, *bill.value(), {});
  BomProduct product;
  while (bill.value()->next(product)) {
    const auto [at, is_new] =
        before_.emplace(product.text("sku"), Before{product, !product.errors.empty()});
    if (!is_new) {
      run.fatal.push_back(twice(at->second.product, product));
      bill.value()->locate(run.fatal);
      return false;
    }
    messages.say(product.errors);
    run.summary.rejected_before += at->second.rejected ? 1U : 0U;
  }
  if (before_.empty()) {
    say(path + ": warning: there is no product in it");
  }
  if (const auto failure = bill.value()->failure()) {
    run.fatal.push_back(*failure);
    return false;
  }
  return true;
}

BomAssessment BaselineBills::assess(const BomProduct& product, BomAssessor& assessor, BomRun& run,
                                    BomMessages& messages) {
  const auto at = before_.find(std::string(product.text("sku")));
  if (at == before_.end()) {
    return assessor.assess_against(product, nullptr);
  }
  Before& before = at->second;
  before.asked = true;
  BomAssessment out = assessor.assess_against(product, &before.product);
  before.priced = before.priced || out.errors.empty();
  reject(before, out.baseline_errors, run, messages);
  return out;
}

void BaselineBills::finish(BomAssessor& assessor, BomRun& run, BomMessages& messages) {
  std::vector<Before*> left;
  for (auto& [sku, before] : before_) {
    if (!before.priced && !before.rejected) {
      left.push_back(&before);
    }
  }
  std::sort(left.begin(), left.end(), [](const Before* x, const Before* y) {
    return std::pair(x->product.line, x->product.column) <
           std::pair(y->product.line, y->product.column);
  });
  for (Before* before : left) {
    reject(*before, assessor.faults_of_baseline(before->product), run, messages);
    run.summary.only_before += before->asked || before->rejected ? 0U : 1U;
  }
}

void BaselineBills::reject(Before& before, Errors errors, BomRun& run,
                           BomMessages& messages) const {
  if (errors.empty() || before.rejected) {
    return;
  }
  before.rejected = true;
  ++run.summary.rejected_before;
  if (!messages.silent()) {
    locate(before.product, errors);
  }
  messages.say(errors);
}

/// A file is read once more up to the product; of what cannot be read twice only the line is known.
void BaselineBills::locate(const BomProduct& faulty, Errors& errors) const {
  std::error_code ignored;
  auto bill = std::filesystem::is_regular_file(options_.baseline_bom, ignored)
                  ? open_bill(options_.baseline_bom, options_.reading, book_)
                  : Result<std::unique_ptr<BillReader>>(Error{});
  BomProduct product;
  while (bill && bill.value()->next(product)) {
    if (product.line == faulty.line && product.column == faulty.column) {
      return bill.value()->locate(errors);
    }
  }
  for (Error& error : errors) {
    error.where.file = error.code == ErrorCode::usage ? "" : options_.baseline_bom;
  }
}

}  // namespace tarex::cli
