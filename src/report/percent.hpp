#pragma once

#include <string>

#include "tarex/money.hpp"

/// Shares in percent with two digits after the point, half up.
namespace tarex::detail {

/// `52.90`: a part of a whole, to where it stands; nothing where there is no whole, where one of
/// the two has no bound, or where it comes to more than 9.2 trillion. kMostDigits characters at
/// most.
/// @return behind the last one
char* put_percent(char* at, Money part, Money whole);

/// The same as a text of its own.
[[nodiscard]] std::string percent_number(Money part, Money whole);
/// The same with its sign: `52.90%`, or `unknown`.
[[nodiscard]] std::string percent_text(Money part, Money whole);

/// `52.90` of a share at hand.
[[nodiscard]] std::string percent_of(Rate share);

}  // namespace tarex::detail
