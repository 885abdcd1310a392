#include "report/counts.hpp"

#include "report/text_layout.hpp"

namespace tarex::detail {
namespace {

std::string number(std::uint64_t count) {
  const Currency whole = Currency::parse("KRW").value_or(Currency());
  return grouped(Money::from_units(static_cast<std::int64_t>(count)), whole);
}

}  // namespace

std::string counted(std::uint64_t count, std::string_view what) {
  return number(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string counts_text(std::string_view what, std::uint64_t scored, std::uint64_t ranges,
                        std::uint64_t rejected) {
  return counted(scored + rejected, what) + ": " + number(scored) + " scored" +
         (ranges > 0 ? " (" + counted(ranges, "range") + ")" : "") + ", " + number(rejected) +
         " rejected\n";
}

}  // namespace tarex::detail
