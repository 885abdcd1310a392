#include "bom/parents.hpp"

#include <algorithm>
#include <map>

#include "base/quoted.hpp"
#include "bom/cell_values.hpp"
#include "bom/forms.hpp"
#include "text/suggest.hpp"

namespace tarex::detail {
namespace {

constexpr std::size_t kMostParts = 100'000;  ///< of one product, multiplied out

class Growing {
 public:
  Growing(std::vector<NamedPart> parts, std::string_view top, std::string_view header,
          Errors& errors)
      : parts_(std::move(parts)), top_(top), header_(header), errors_(errors) {
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      if (!parts_[p].name.empty()) {
        places_[parts_[p].name].push_back(p);
      }
      if (!of_product(parts_[p])) {
        below_[parts_[p].parent].push_back(p);
      }
    }
  }

  void find_unknown(const std::function<std::string(const std::string&)>& elsewhere) {
    for (const NamedPart& part : parts_) {
      if (of_product(part) || places_.contains(part.parent)) {
        continue;
      }
      const std::string where = elsewhere(part.parent);
      fault(part, ErrorCode::inconsistent,
            "the part " + quoted(part.parent) + " is not in this product" +
                (where.empty() ? "" : ": " + where),
            hint_for(part.parent));
    }
  }

  /// A part with several places has one parts list; a second copy of it would be counted twice.
  void find_repeated() {
    for (const auto& [name, places] : places_) {
      const auto below = below_.find(name);
      if (places.size() < 2 || below == below_.end()) {
        continue;
      }
      std::map<std::string_view, int> seen;
      for (const std::size_t p : below->second) {
        const NamedPart& part = parts_[p];
        const auto [at, is_new] = seen.emplace(part.name, part.line);
        if (!is_new && !part.name.empty()) {
          fault(part, ErrorCode::duplicate,
                quoted(part.name) + " stands below " + quoted(name) + " on line " +
                    std::to_string(at->second) + " already, and " + quoted(name) + " has " +
                    std::to_string(places.size()) + " places",
                "list the parts of a part once, or give the tree by a column level");
        }
      }
    }
  }

  /// Parts that contain themselves, and parts lists too deep to be meant.
  void find_endless() {
    std::vector<std::string> way;
    for (const NamedPart& part : parts_) {
      static_cast<void>(look_below(part, way));
    }
  }

  std::vector<Component> grow() {
    std::vector<Component> out;
    for (std::size_t p = 0; p < parts_.size() && count_ <= kMostParts; ++p) {
      if (of_product(parts_[p])) {
        out.push_back(grown(p));
      }
    }
    if (count_ > kMostParts) {
      fault(parts_.front(), ErrorCode::out_of_range,
            "the product has more than " + std::to_string(kMostParts) +
                " parts where all assemblies are taken apart",
            "price its assemblies as products of their own");
    }
    return out;
  }

 private:
  [[nodiscard]] bool of_product(const NamedPart& part) const {
    return part.parent.empty() || part.parent == top_;
  }

  void fault(const NamedPart& part, ErrorCode code, std::string message, std::string hint) {
    errors_.push_back(cell_error({header_, part.parent, part.line, part.column, {}}, code,
                                 std::move(message), std::move(hint)));
  }

  [[nodiscard]] std::string hint_for(const std::string& parent) const {
    std::vector<std::string_view> names;
    for (const auto& [name, places] : places_) {
      names.push_back(name);
    }
    // Short part numbers are all near each other.
    const auto near = parent.size() < 5 ? std::nullopt : nearest(parent, names, 1);
    return near ? "did you mean " + quoted(*near) + "?"
           : top_.empty()
               ? "name a part of the same product, or leave the cell blank for a part of "
                 "the product itself"
               : "name a part of the same product, or " + quoted(top_) +
                     " for a part of the product itself";
  }

  /// Depth first; each name is looked into once. @return how many levels the part has, itself
  /// among them
  std::size_t look_below(const NamedPart& part, std::vector<std::string>& way) {
    const auto below = below_.find(part.name);
    if (part.name.empty() || below == below_.end()) {
      return 1;
    }
    if (const auto known = levels_.find(part.name); known != levels_.end()) {
      return known->second;
    }
    std::size_t levels = 1;
    way.push_back(part.name);
    for (const std::size_t p : below->second) {
      const auto at = std::find(way.begin(), way.end(), parts_[p].name);
      if (at != way.end()) {
        std::string circle;
        for (auto step = at; step != way.end(); ++step) {
          circle += *step + " > ";
        }
        fault(parts_[p], ErrorCode::inconsistent,
              quoted(*at) + " would contain itself: " + circle + *at,
              "one of these rows names the wrong part above it");
      } else if (way.size() < kMostLevels) {
        levels = std::max(levels, 1 + look_below(parts_[p], way));
      } else {
        levels = kMostLevels + 1;
      }
      if (levels > kMostLevels && !too_deep_) {
        too_deep_ = true;
        fault(parts_[p], ErrorCode::out_of_range,
              "there are more than " + std::to_string(kMostLevels) +
                  " levels of parts below each other",
              "price an assembly in between as a product of its own");
      }
    }
    way.pop_back();
    levels_.emplace(part.name, levels);
    return levels;
  }

  Component grown(std::size_t p) {
    Component out = parts_[p].component;
    ++count_;
    const auto below = below_.find(parts_[p].name);
    if (parts_[p].name.empty() || below == below_.end()) {
      return out;
    }
    for (std::size_t i = 0; i < below->second.size() && count_ <= kMostParts; ++i) {
      out.components.push_back(grown(below->second[i]));
    }
    return out;
  }

  std::vector<NamedPart> parts_;
  std::string_view top_;
  std::string_view header_;
  Errors& errors_;
  std::map<std::string, std::vector<std::size_t>> places_;  ///< rows of a name
  std::map<std::string, std::vector<std::size_t>> below_;   ///< rows that name it as their parent
  std::map<std::string, std::size_t> levels_;               ///< of the names looked into
  bool too_deep_ = false;
  std::size_t count_ = 0;
};

}  // namespace

std::vector<Component> tree_of_parts(
    std::vector<NamedPart> parts, std::string_view top, std::string_view header,
    const std::function<std::string(const std::string&)>& elsewhere, Errors& errors) {
  const std::size_t before = errors.size();
  Growing growing(std::move(parts), top, header, errors);
  growing.find_unknown(elsewhere);
  growing.find_repeated();
  growing.find_endless();
  return errors.size() == before ? growing.grow() : std::vector<Component>();
}

}  // namespace tarex::detail
