#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bom/carried.hpp"
#include "bom/columns.hpp"
#include "bom/reader.hpp"
#include "rows/name_units.hpp"
#include "rows/word_mapping.hpp"
#include "tarex/entry_reader.hpp"
#include "text/json_reader.hpp"

/// What the keys of a bill in JSON mean.
namespace tarex::detail {

/// What is wrong with a key, at its place; the file is not said.
[[nodiscard]] Error key_fault(const JsonKey& key, std::string message, std::string hint);

/// Keys with the names that --columns gives them.
class JsonKeys {
 public:
  /// @param mapping  of --columns; must outlive this, as must `book`
  JsonKeys(const WordMapping& mapping, const LawBook& book)
      : mapping_(mapping), book_(book), carried_names_(book) {}

  /// A key as --columns maps it.
  [[nodiscard]] std::string ours(const std::string& key) const;
  /// Looks at all components of a file for what `price` and `usage` mean in it, as a table is
  /// looked at by its header, and for keys that mean nothing. @param root  with the list of
  /// products
  void settle(const JsonValue& root);
  /// A price that is not taken for the cost of components, as another key may be; empty: none.
  [[nodiscard]] const std::string& likely_cost() const { return likely_cost_; }
  /// What a key of a component means, with the unit that it says.
  [[nodiscard]] NamedColumn of_component(const std::string& key) const;
  /// The column of a product that a key means, without the currency that it says.
  [[nodiscard]] std::string of_product(const std::string& key) const;
  /// Whether components say how many of them there are: if some do, the others do not know it.
  struct Quantities {
    bool stated = false;
    std::string likely;  ///< a key that is not read and may hold them
  };
  /// @param list  of components, with parts of their own
  void find_quantities(const JsonValue& list, Quantities& out) const;
  /// The unit that a key says which --columns maps: 자재단가(원). What cannot be is a fault.
  /// @param of_piece  what it says is of one piece anyway
  [[nodiscard]] std::string mapped_unit(const JsonKey& key, const std::string& column, UnitOf unit,
                                        bool of_piece, Errors& errors) const;
  /// The currency that a key of the product says: mapped, or by its own name (`freight_usd`).
  [[nodiscard]] std::string said_currency(const JsonKey& key, const std::string& column,
                                          UnitOf unit, Errors& errors) const;
  /// The term of delivery that the key of a price says which --columns maps; two are a fault.
  [[nodiscard]] std::string said_term(const JsonKey& key, Errors& errors) const;
  /// "did you mean …?" for a key of a product that is a slip of the pen.
  /// @param meaning  the column of a product that it is taken for
  [[nodiscard]] std::optional<std::string> misspelled(const std::string& key,
                                                      const std::string& meaning) const;
  /// The key that one of a component nearly spells.
  [[nodiscard]] std::optional<std::string_view> misspelled_of_component(
      const std::string& key) const;
  /// Whether a key of a product says where all metal in it was melted, smelted or cast.
  [[nodiscard]] bool says_made(const std::string& key) const;
  /// Keys that mean nothing here, each once: what stands beside the products, whatever it is, and
  /// of products and their components what is none of theirs.
  [[nodiscard]] const std::vector<UnreadColumn>& unread() const { return unread_; }
  /// What the output calls such a key of products or components; empty for one that is read.
  [[nodiscard]] std::string carried(const std::string& key) const;

 private:
  struct SeenKeys {
    /// Keys of components, in the order of the file; whether a number stands under any.
    std::vector<std::pair<std::string, bool>> keys;
    std::map<std::string, std::size_t, std::less<>> at;  ///< where each of them stands
  };
  enum class Of { product, price, component };
  static void look_at(const JsonValue& list, SeenKeys& out);
  [[nodiscard]] bool is_of_product(const std::string& key) const;
  void find_unread(const JsonValue& value, Of of, std::set<std::string>& seen);
  const WordMapping& mapping_;
  const LawBook& book_;
  CarriedNames carried_names_;
  std::set<std::string> second_;  ///< keys that mean a thing because no other one does
  std::string likely_cost_;
  std::vector<UnreadColumn> unread_;
  std::map<std::string, std::size_t, std::less<>> unread_at_;  ///< by key
};

}  // namespace tarex::detail
