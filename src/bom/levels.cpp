#include "bom/levels.hpp"

#include <algorithm>
#include <optional>

#include "base/quoted.hpp"
#include "bom/cell_values.hpp"
#include "bom/forms.hpp"

namespace tarex::detail {
namespace {

/// An outline number without the point behind it (`1.1.`) and the zeros of those that have the same
/// number of places in every row (`1.0`, `1.1`).
std::string_view without_end(std::string_view number) {
  while (number.ends_with('.') || number.ends_with(".0")) {
    number.remove_suffix(number.ends_with('.') ? 1 : 2);
  }
  return number;
}

class Indenting {
 public:
  Indenting(std::string_view header, bool outline, Errors& errors)
      : header_(header), outline_(outline), errors_(errors) {}

  std::vector<Component> run(std::vector<PlacedPart> parts) {
    for (PlacedPart& part : parts) {
      if (const auto level = level_of(part)) {
        hang(std::move(part.component), *level);
      }
    }
    return std::move(out_);
  }

 private:
  void fault(const PlacedPart& part, ErrorCode code, std::string message, std::string hint) {
    errors_.push_back(cell_error({header_, part.place, part.line, part.column, {}}, code,
                                 std::move(message), std::move(hint)));
  }

  /// A product without a single level has none: its rows are its parts. One row with a level and
  /// one without do not go together.
  std::optional<std::size_t> level_of(const PlacedPart& part) {
    if (part.place.empty() && !has_levels_) {
      lacks_levels_ = true;
      return 1;
    }
    if (lacks_levels_) {
      fault(part, ErrorCode::inconsistent,
            quoted(part.place) + " is a level, and the rows of the product above have none",
            "give every row its level, or none");
      return std::nullopt;
    }
    has_levels_ = true;
    return parse_level(part);
  }

  /// `2`, `..2` or the outline number `1.2` (`1.2.`); one deeper than the row above at most.
  std::optional<std::size_t> parse_level(const PlacedPart& part) {
    const std::string_view text = part.place;
    const std::size_t first = std::min(text.find_first_not_of('.'), text.size());
    std::int64_t level = 0;
    if (outline_) {
      const std::string_view number = without_end(text);
      const bool digits = number.find_first_not_of("0123456789.") == std::string_view::npos;
      level = digits && !number.empty() ? 1 + std::count(number.begin(), number.end(), '.') : 0;
      if (level > 1 && static_cast<std::size_t>(level) <= numbers_.size() + 1 &&
          numbers_[static_cast<std::size_t>(level) - 2] != number.substr(0, number.rfind('.'))) {
        fault(part, ErrorCode::inconsistent,
              quoted(text) + " does not stand below " + quoted(number.substr(0, number.rfind('.'))),
              "the rows of an assembly follow it, before the next one");
        return std::nullopt;
      }
      numbers_.resize(static_cast<std::size_t>(std::clamp<std::int64_t>(level - 1, 0, 64)));
      numbers_.emplace_back(number);
    } else {
      const auto micro = parse_decimal(text.substr(first), 6);
      level = micro && *micro % kMicro == 0 ? *micro / kMicro : 0;
    }
    if (level < 1 || level > static_cast<std::int64_t>(kMostLevels)) {
      fault(part, ErrorCode::bad_number, quoted(text) + " is not a level",
            "write 1 for a part of the product, 2 for a part of that, …");
      return std::nullopt;
    }
    if (static_cast<std::size_t>(level) > levels_.size() + 1) {
      fault(part, ErrorCode::inconsistent,
            "level " + std::to_string(level) + " follows level " + std::to_string(levels_.size()),
            "a level may be one deeper than the row above it");
      return std::nullopt;
    }
    return static_cast<std::size_t>(level);
  }

  void hang(Component component, std::size_t level) {
    levels_.resize(level - 1);
    std::vector<Component>& siblings = levels_.empty() ? out_ : levels_.back()->components;
    siblings.push_back(std::move(component));
    levels_.push_back(&siblings.back());
  }

  std::string_view header_;
  bool outline_;
  Errors& errors_;
  std::vector<Component> out_;
  /// The last component of each level; siblings grow only at the end.
  std::vector<Component*> levels_;
  std::vector<std::string> numbers_;  ///< the last outline number of each level
  bool has_levels_ = false;           ///< a row of the product states its level
  bool lacks_levels_ = false;         ///< a row of the product, a component, does not
};

/// 1, 2, 3 and so on: outline numbers of parts without parts, or a chain of levels.
bool counts_up(const std::vector<PlacedPart>& parts) {
  for (std::size_t p = 0; p < parts.size(); ++p) {
    if (parts[p].place != std::to_string(p + 1)) {
      return false;
    }
  }
  return parts.size() > 1;
}

}  // namespace

bool is_outline(std::string_view place) {
  const std::size_t point = place.find('.', std::min(place.find_first_not_of('.'), place.size()));
  return point != std::string_view::npos &&
         (point + 1 == place.size() ||
          place.substr(point + 1).find_first_not_of('0') != std::string_view::npos);
}

std::vector<Component> tree_of_levels(std::vector<PlacedPart> parts, std::string_view header,
                                      bool outline_elsewhere, Errors& errors,
                                      std::vector<std::string>& warnings) {
  bool outline = std::any_of(parts.begin(), parts.end(),
                             [](const PlacedPart& part) { return is_outline(part.place); });
  if (!outline && outline_elsewhere && counts_up(parts)) {
    outline = true;
    warnings.push_back(quoted(header) + " counts 1 to " + std::to_string(parts.size()) +
                       ": read as outline numbers of parts beside each other, which other products "
                       "of the file have; as levels each part would be in the one above it");
  }
  return Indenting(header, outline, errors).run(std::move(parts));
}

}  // namespace tarex::detail
