#pragma once

#include <string>
#include <vector>

#include "tarex/entry_reader.hpp"

/// Facts that are stated and change nothing, though the law of the destination knows them.
namespace tarex::detail {

/// Facts that this one is held against: shares of a metal whose place of making it names, the word
/// whose paper it is, the claim whose amount it is.
[[nodiscard]] FactSet held_against(const Schedule& law, FactIndex fact);

/// Facts that no provision of the line's code, origin and day looks at, though others of the law
/// do: claims that are made, shares above zero that reliefs turn on, and facts that say where metal
/// was made, or which paper there is, beside no fact that they are held against (FactSpec::made_in,
/// FactSpec::proof); a share beside them must count itself. Likewise such a place that provisions
/// look at for another country, where it is that of a share that they look at and that nobody
/// states; and amounts above zero of a claim that the line does not make (AmountOfClaim). Other
/// weights and values are none: files state them of all goods.
/// @param stated  those of the line that somebody stated
[[nodiscard]] FactSet idle_facts(const InputLine& line, const Facts& stated, LawBook& book);

/// Claims that the line makes and none of those provisions looks at, also such as no provision of
/// the law does.
[[nodiscard]] FactSet idle_claims(const InputLine& line, LawBook& book);

/// What is to be said of one of them: the goods, and what counts in its place.
/// @param when  "on 2026-10-09"
[[nodiscard]] std::string idle_warning(const InputLine& line, FactIndex fact, LawBook& book,
                                       const std::string& when);

/// The same of all that a line states, on its day.
[[nodiscard]] std::vector<std::string> idle_warnings(const InputLine& line, const Facts& stated,
                                                     LawBook& book);

/// … said among the warnings of the line.
void warn_of_idle_facts(InputLine& line, LawBook& book);

}  // namespace tarex::detail
