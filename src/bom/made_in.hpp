#pragma once

#include <span>
#include <string>
#include <vector>

#include "bom/case.hpp"

/// Where the metal of a product was melted, smelted and cast, as its components say.
namespace tarex::detail {

/// What the components of one metal say to one fact of the law.
struct SaidCountries {
  std::vector<std::string> countries;  ///< of those of the metal, each once
  bool complete = true;                ///< each of those says one
  /// Of components of no known material, and of rests of the metal that may be absent; each once.
  std::vector<std::string> may_be;
  bool may_say_none = false;  ///< one of these says nothing
  std::string why;            ///< what is missing of those that say something, or else of all
};

/// A fold, as RowSums: what rows say one after the other is what the first ones and the others say
/// together.
class SayingRows {
 public:
  /// Of no row. @param member  what answers the fact; where it is blank, the country of melt does
  SayingRows(std::size_t material, std::string Made::*member, std::string_view destination)
      : material_(material), member_(member), destination_(destination) {}

  /// One row more. @param changes  made to it
  void add(std::span<const BomRow> rows, std::size_t row, std::span<const BomChange> changes);
  /// What rows say that come later.
  void add(const SayingRows& later);
  [[nodiscard]] SaidCountries told() const;

 private:
  /// Names of rows, of which the first ones are told.
  struct Names {
    std::vector<std::string> first;
    std::size_t more = 0;
    void add(const std::string& path);
    void add(const Names& later);
    [[nodiscard]] std::string text() const;
  };
  /// Rows that may be of a metal, or not.
  struct OpenRows {
    Names without_material;
    Names rests;
    void add(const BomRow& row);
    void add(const OpenRows& later);
    [[nodiscard]] bool empty() const {
      return without_material.first.empty() && rests.first.empty();
    }
    [[nodiscard]] std::string why() const;
  };

  std::size_t material_;
  std::string Made::*member_;
  std::string_view destination_;
  SaidCountries out_;  ///< its lists, and whether it is complete
  OpenRows saying_;
  OpenRows silent_;
};

/// @param member   what answers the fact; where it is blank, the country of melt does
/// @param changes  made to the rows
[[nodiscard]] SaidCountries made_in(std::span<const BomRow> rows, std::size_t material,
                                    std::string Made::*member, std::string_view destination,
                                    std::span<const BomChange> changes);

/// Adds what the bill answers to one fact on the country of a metal: a country where all components
/// agree, a choice where they do not, and what hangs on a component that may not be of it.
void answer_country(const FactSpec& spec, FactIndex fact, const SaidCountries& made,
                    BillAnswers& out);

}  // namespace tarex::detail
