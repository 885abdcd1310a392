#include "cli/bom_messages.hpp"

#include <utility>
#include <vector>

#include "base/joined.hpp"
#include "cli/session.hpp"
#include "rows/money_text.hpp"
#include "text/tidy.hpp"

namespace tarex::cli {

namespace {

/// Where the components stand in the file that have an entry of their own in the output.
using Places = std::set<std::pair<int, int>>;

void find_lost(const std::vector<Component>& components, const Places& shown,
               std::set<std::string>& lost) {
  for (const Component& component : components) {
    if (!shown.contains({component.line, component.column})) {
      for (const BomField& extra : component.extras) {
        if (extra.carried) {
          lost.insert(extra.name);
        }
      }
    }
    find_lost(component.components, shown, lost);
  }
}

/// @param own  how the money of the product itself is written
void find_currencies(std::string_view own, const std::vector<Component>& components,
                     std::set<std::string, std::less<>>& out) {
  std::string scratch;
  if (const auto currency = detail::read_currency(tidy(own, scratch))) {
    out.insert(currency->code());
  }
  for (const Component& component : components) {
    find_currencies(component.currency, component.components, out);
  }
}

}  // namespace

void BomMessages::say_notes(const std::string& path, const BillReader& bill,
                            const detail::CarriedThere& there) const {
  if (quiet_) {
    return;
  }
  for (const std::string& note : bill.notes()) {
    cli::say(path + ": note: " + note);
  }
  for (const std::string& note : detail::unread_notes(bill.unread(), there)) {
    cli::say(path + ": note: " + note);
  }
}

void BomMessages::look_for_lost(const BomProduct& product, const BomAssessment& assessment) {
  Places shown;
  for (const BomShare& share : assessment.shares) {
    if (share.row != nullptr) {
      shown.emplace(share.row->component->line, share.row->component->column);
    }
  }
  find_lost(product.components, shown, lost_);
}

void BomMessages::say_lost(const std::string& path) {
  constexpr std::size_t kMostNamed = 12;
  if (!lost_.empty() && !quiet_) {
    const std::vector<std::string> names(lost_.begin(), lost_.end());
    cli::say(path +
             ": note: of assemblies without an entry of their own in the output, and of rejected "
             "products, not carried through: " +
             detail::first_few(names, kMostNamed));
  }
  lost_.clear();
}

void BomMessages::look_at_currencies(const BomProduct& product, const InputLine* line) {
  find_currencies(product.text("currency"), product.components, currencies_);
  if (line != nullptr) {
    currencies_.insert(line->currency.code());
    currencies_.insert(line->schedule->currency);  // rates by quantity are in dollars everywhere
  }
}

void BomMessages::say_idle_rates(const std::vector<ColumnEdit>& edits) const {
  for (const ColumnEdit& edit : edits) {
    if (edit.how == ColumnEdit::How::fx && !currencies_.contains(edit.column) && !quiet_ &&
        run_.summary.scored > 0) {
      cli::say("note: the scenario sets the rate of " + edit.column +
               ", which no product and no component is in: it changes nothing");
    }
  }
}

void BomMessages::say(const Errors& errors) {
  for (const Error& error : errors) {
    run_.flag_fault = run_.flag_fault || error.code == ErrorCode::usage;
    if (error.code == ErrorCode::usage && !flags_.insert(error.message).second) {
      continue;
    }
    if (said_ < kMostSaid) {
      print(error);
    } else if (said_ == kMostSaid) {
      cli::say(kRestUnsaid);
    }
    ++said_;
  }
}

bool BomMessages::silent() const { return said_ > kMostSaid; }

}  // namespace tarex::cli
