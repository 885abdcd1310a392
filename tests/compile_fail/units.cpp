#include "tarex/country.hpp"
#include "tarex/hs_code.hpp"
#include "tarex/money.hpp"
#include "tarex/result.hpp"

// Mistakes that the types of tarex turn into errors of the compiler. Without one, this file
// compiles.

namespace {

tarex::Result<int> answer() { return 42; }

[[maybe_unused]] tarex::Money correct(tarex::Money a, tarex::Money b, tarex::Rate rate) {
  return a + b - tarex::apply(rate, a, 10'000);
}

[[maybe_unused]] void mistaken(tarex::Money money, tarex::Rate rate, tarex::HsCode code) {
  static_cast<void>(answer());
  static_cast<void>(code);
#if MISTAKE == 1
  static_cast<void>(money * money);
#elif MISTAKE == 2
  static_cast<void>(money * rate);  // without a rule of rounding
#elif MISTAKE == 3
  money = 5;  // units or millionths?
#elif MISTAKE == 4
  money += rate;
#elif MISTAKE == 5
  static_cast<void>(money < 0);
#elif MISTAKE == 6
  code = 7326908688;  // how many digits?
#elif MISTAKE == 7
  static_cast<void>(tarex::apply(money, rate, 10'000));
#elif MISTAKE == 8
  answer();  // an answer nobody looks at
#elif MISTAKE == 9
  static_cast<void>(money + code);
#else
  static_cast<void>(money);
  static_cast<void>(rate);
#endif
}

}  // namespace
