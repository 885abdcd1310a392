#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "bom/cells.hpp"
#include "bom/json_keys.hpp"
#include "bom/reader.hpp"

/// Products of a bill in JSON, with their components.
namespace tarex::detail {

class JsonProducts {
 public:
  /// @param options, book  must outlive this
  JsonProducts(const BillOptions& options, const LawBook& book)
      : book_(book), keys_(options.columns, book), components_(book, options.vocabulary) {}

  [[nodiscard]] const JsonKeys& keys() const { return keys_; }
  /// Once, before the first product. @param root  with the list of products
  void settle(const JsonValue& root) { keys_.settle(root); }
  /// What is wrong with it is in its errors, with line and column.
  [[nodiscard]] BomProduct read(const JsonValue& value) const;

 private:
  void read_field(const JsonKey& key, const std::string& name, const JsonValue& member,
                  BomProduct& out) const;
  void read_price(const JsonValue& price, BomProduct& out) const;
  void state_currency(std::span<const std::pair<JsonKey, JsonValue>> members,
                      BomProduct& out) const;
  /// @param counted  components of the product say how many of them there are
  void read_list(const JsonValue& value, bool counted, std::vector<Component>& out,
                 Errors& errors) const;
  [[nodiscard]] Component component(const JsonValue& value, bool counted, Errors& errors) const;
  void read_member(const JsonKey& key, const JsonValue& member, const NamedColumn& named,
                   std::vector<ComponentColumn>& seen, Component& out, Errors& errors) const;

  const LawBook& book_;
  JsonKeys keys_;
  ComponentReader components_;
};

}  // namespace tarex::detail
