#include "cli/help.hpp"

namespace tarex::cli {
namespace {

constexpr std::string_view kProgram =
    R"(tarex: tariff exposure of goods, with the law behind each figure

  tarex quote HS VALUE [facts]   one entry line: every duty and fee, and what would change it
  tarex bom FILE...              bills of materials: landed cost per product, against a baseline
  tarex score [FILE|-]           lines in (CSV or JSON lines), the same lines scored out
  tarex lookup HS                every list and measure that names a code, with its dates
  tarex law info|check           what law is inside, and whether it is sound
  tarex --version                version, and the day through which the law was verified

Examples
  tarex quote 7318.15.20.55 10000
  tarex lookup 8431.49.90
  tarex bom data/examples/fasteners-and-brackets.json

tarex COMMAND -h shows a command on one screen, tarex COMMAND --help all its options.
)";

constexpr std::string_view kQuote =
    R"(tarex quote HS VALUE [facts]: one entry line, every duty and fee

  HS      tariff code of the importing country, 6 to 10 digits; dots are welcome
  VALUE   customs value (United States: without international freight; Vietnam: CIF)

  --origin KR  --destination US  --date 2026-10-09  --currency USD  --preference korus
  --steel-value 6000  --steel-kg 40  --net-weight-kg 50      metal content, for the rules that ask
  --us-steel-pct 90                                          share melted in the United States
  --claims 'auto_part;!vehicle'                              legal facts asserted, or denied with !
  --transport ocean  --freight 300  --insurance 20           for fees and the landed cost
  --to VN --origin-proof KR --mill-certificate POSCO --exporter POSCO    papers, for Vietnam
  --format json                                              for programs

What nobody states is not zero: tarex answers with a range and the question.

Examples
  tarex quote 7318.15.20.55 10000 --date 2026-10-09 --transport ocean
  tarex quote 8544.42.90.90 10000 --date 2025-12-01 --copper-value 4000 --aluminum-value 0
  tarex quote 8413.91.90 5000 --origin CN --date 2026-10-09 --format json
  tarex quote 7210.49.17 100000 --to VN --mill-certificate POSCO --exporter 'a coil center'

tarex quote --help lists every fact.
)";

constexpr std::string_view kBom =
    R"(tarex bom FILE...: what a bill of materials costs to bring in, and what would change it

  FILE    CSV, one row per component: columns of the product begin with product_, or a row of
          level 0 is the product; or JSON {"products":[{sku, hs, price, quantity, components:[…]}]}

  --date 2026-10-09        date of entry
  --baseline 2025-03-11    compare with the law of this day (default: the day before Section 232
                           was widened), or with --baseline-bom last-year.csv
  --worksheet              the metal content alone, for the importer's broker
  --summary                the whole catalogue, one row per product, the dearest change first
  --absorb 40%             the price if the seller takes 40% of the increase
  --columns 'Qty per=quantity,재질=material'   --materials 'SS400=steel,고무=other:rubber'
                           what the file's headers and its words for materials mean
  --fx KRW=1390.5          for costs in other currencies; weights may be in g, kg, t or lb
  --valuation component    metal content: its components, not the price less the others (residual)
  --all, --format json|jsonl|csv

Examples
  tarex bom data/examples/fasteners-and-brackets.json --date 2026-10-09
  tarex bom data/examples/conveyor-and-pump-parts.csv --date 2026-10-09 --worksheet
  tarex bom data/examples/*.csv --date 2026-10-09 --fx KRW=1390.5 --summary --format csv
)";

constexpr std::string_view kScore = R"(tarex score [FILE|-]: lines in, the same lines scored out

  FILE    CSV with a header (hs and value are required) or JSON lines; - is stdin

  --format jsonl|csv|json  default: as the input
  --date 2026-10-09        for lines that name no entry_date
  --assume transport=air   answers a question for all lines that do not; repeatable
  --columns "customs value=value"   names of your own; @FILE for a saved list
  --rejects bad.csv        rejected lines with place, fault, hint and text
  --summary                totals by product, measure and origin instead of the lines
  --lines duty             one row per duty line   --csv-for excel   for a spreadsheet
  --header A,B,C           the input has no header row   --no-header-row   nor the output
  --jobs 2                 threads; the output is the same for any number
  --strict                 exit 3 if a figure is a range
  -o scored.csv            written whole or not at all

Lines that share an `entry` must be next to each other; they share its fees.

Examples
  tarex score supplier.csv -o scored.csv
  tarex score 2026-*.csv --rejects bad.csv --format jsonl
  tarex template score > lines.csv
)";

constexpr std::string_view kLookup =
    R"(tarex lookup HS: is this code covered, since when, under which heading

  HS      2 to 10 digits

  --origin KR              for goods of this origin
  --destination US
  --date 2026-10-09        the day that counts as today
  --format json            for programs

Examples
  tarex lookup 8431.49.90 --date 2026-10-09
  tarex lookup 7318 --date 2026-10-09
)";

constexpr std::string_view kLaw = R"(tarex law info|check: the law inside

  tarex law info     jurisdictions, verified-through dates, counts, sources
  tarex law check    the validator on every day on which anything starts or ends; exit 1 on faults

  --law DIR          check a folder shaped like data/ instead

Examples
  tarex law info
  tarex law check
  tarex law check --law data
)";

}  // namespace

std::string_view help_of(std::string_view command) {
  if (command == "quote") {
    return kQuote;
  }
  if (command == "bom") {
    return kBom;
  }
  if (command == "score") {
    return kScore;
  }
  if (command == "lookup") {
    return kLookup;
  }
  if (command == "law") {
    return kLaw;
  }
  return kProgram;
}

}  // namespace tarex::cli
