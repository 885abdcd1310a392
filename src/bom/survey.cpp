#include "bom/survey.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <unordered_map>
#include <utility>

#include "bom/levels.hpp"
#include "bom/second_choices.hpp"
#include "rows/csv_header.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

class Surveying {
 public:
  Surveying(CsvStream& stream, const BillRows& rows) : stream_(stream), rows_(rows) {}

  Survey run() {
    const std::size_t price = price_column();
    std::unordered_map<std::size_t, int> first;
    std::string current;
    std::set<std::string, std::less<>> names;    // of the parts of the product
    std::set<std::string, std::less<>> parents;  // that its rows name
    const auto end_product = [&] {
      for (const std::string& parent : parents) {
        if (!names.contains(parent) && parent != current) {
          survey_.elsewhere.emplace(parent, 0);
        }
      }
      names.clear();
      parents.clear();
    };
    survey_.above.resize(rows_.header().columns.size());
    survey_.below.resize(rows_.header().columns.size());
    CsvRecord record;
    bool any = false;
    static_cast<void>(stream_.next_fields(record));
    while (stream_.next_fields(record)) {
      if (record.error || is_blank(record)) {
        continue;
      }
      survey_.priced = survey_.priced ||
                       (price < record.fields.size() &&
                        !trim_blanks(record.fields[price]).empty() && rows_.is_product_row(record));
      look_at_quantity(record);
      look_at_net_weight(record);
      look_at_cells(record);
      const std::string_view place = rows_.place_of(record);
      if (rows_.header().tree == BillTree::levels && !survey_.outline) {
        survey_.outline = is_outline(place);
      }
      const std::string_view sku = rows_.sku_of(record);
      const bool begins =
          !sku.empty() && (rows_.header().product_has_row || !any || sku != current);
      if (rows_.header().tree == BillTree::parents) {
        if (begins) {
          end_product();
        }
        keep(names, rows_.name_of(record));
        keep(parents, place);
      }
      if (!begins) {
        continue;
      }
      current = sku;
      any = true;
      const auto [at, is_new] = first.emplace(std::hash<std::string>{}(current), record.line);
      if (!is_new) {
        std::vector<int>& lines = survey_.torn[current];
        if (lines.empty()) {
          lines.push_back(at->second);
        }
        lines.push_back(record.line);
      }
    }
    end_product();
    survey_.worded = worded_ && !counted_;
    survey_.net_of_product = net_above_ && !net_below_;
    if (stream_.failure()) {
      return std::move(survey_);
    }
    stream_.rewind();
    if (!survey_.elsewhere.empty()) {
      find_elsewhere();
    }
    return std::move(survey_);
  }

 private:
  void look_at_quantity(const CsvRecord& record) {
    const auto column = rows_.header().second_quantity;
    if (!column || *column >= record.fields.size() || trim_blanks(record.fields[*column]).empty()) {
      return;
    }
    (is_quantity(record.fields[*column]) ? counted_ : worded_) = true;
  }

  void look_at_net_weight(const CsvRecord& record) {
    const auto& gross = rows_.header().gross;
    if (gross && gross->net < record.fields.size() &&
        !trim_blanks(record.fields[gross->net]).empty()) {
      (rows_.is_product_row(record) ? net_above_ : net_below_) = true;
    }
  }

  void look_at_cells(const CsvRecord& record) {
    if (!rows_.header().product_has_row) {
      return;
    }
    std::vector<char>& filled = rows_.is_product_row(record) ? survey_.above : survey_.below;
    for (std::size_t c = 0; c < rows_.width(record); ++c) {
      filled[c] = filled[c] != 0 || !trim_blanks(record.fields[c]).empty() ? 1 : 0;
    }
  }

  /// The column of prices that products with a row of their own have beside their components'
  /// costs.
  [[nodiscard]] std::size_t price_column() const {
    const std::vector<BillColumn>& columns = rows_.header().columns;
    return static_cast<std::size_t>(
        std::find_if(columns.begin(), columns.end(),
                     [](const BillColumn& c) { return c.product_name == "price"; }) -
        columns.begin());
  }

  static void keep(std::set<std::string, std::less<>>& names, std::string_view name) {
    if (!name.empty() && !names.contains(name)) {
      names.emplace(name);
    }
  }

  /// One more pass, over a file with faults.
  void find_elsewhere() {
    CsvRecord record;
    static_cast<void>(stream_.next_fields(record));
    while (stream_.next_fields(record)) {
      const auto at = record.error ? survey_.elsewhere.end()
                                   : survey_.elsewhere.find(std::string(rows_.name_of(record)));
      if (at != survey_.elsewhere.end() && at->second == 0) {
        at->second = record.line;
      }
    }
    std::erase_if(survey_.elsewhere, [](const auto& one) { return one.second == 0; });
    stream_.rewind();
  }

  CsvStream& stream_;
  const BillRows& rows_;
  Survey survey_;
  bool worded_ = false;  ///< under the second choice for quantities
  bool counted_ = false;
  bool net_above_ = false;  ///< a net weight in the row of a product
  bool net_below_ = false;
};

}  // namespace

Survey survey_of(CsvStream& stream, const BillRows& rows) { return Surveying(stream, rows).run(); }

}  // namespace tarex::detail
