#include "cli/help.hpp"

#include <utility>

namespace tarex::cli {
namespace {

constexpr std::string_view kProgram =
    R"(tarex: tariff exposure of goods, with the law behind each figure

  tarex quote HS VALUE [facts]   one line: every duty, and what would change it
  tarex bom FILE...              bills of materials: cost now and on a baseline
  tarex score [FILE|-]           CSV or JSON lines in, the same lines scored out
  tarex timeline HS VALUE        the bill for one product, change by change
  tarex compare HS VALUE         one product over origins, dates or scenarios
  tarex sectors FILE             a basket by sector, with a deal and without one
  tarex lookup HS                every list and measure that names a code
  tarex law info|check|diff      what law is inside, is it sound, what changed
  tarex law import FILE          a new edition of a tariff, from its table
  tarex template score|bom       an empty file to fill in, its columns explained
  tarex --version                version, and the last day the law was verified

Examples
  tarex quote 7318.15.20.55 10000
  tarex lookup 8431.49.90
  tarex bom data/examples/fasteners-and-brackets.json

tarex COMMAND -h shows a command on one screen, COMMAND --help all its options.
)";

constexpr std::string_view kQuote =
    R"(tarex quote HS VALUE [facts]: one entry line, every duty and fee

  HS      tariff code of the importing country, 6 to 10 digits; dots are welcome
  VALUE   customs value (US: without international freight; Vietnam: CIF)

  --origin KR  --destination US  --date 2026-10-09  --currency USD
  --preference korus                                 agreement claimed
  --steel-value 6000 --steel-kg 40 --us-steel-pct 90 metal, for rules that ask
  --claims 'auto_part;!vehicle'                      asserted, or denied with !
  --transport ocean --freight 300 --insurance 20     for fees and landed cost
  --to VN --origin-proof KR --mill-certificate POSCO --exporter POSCO
  --scenario FILE --format json                      what if; for programs
  --sweep value=5000..9000/500 --break-even landed@2025-03-11

What nobody states is not zero: tarex answers with a range and the question.

Examples
  tarex quote 7318.15.20.55 10000 --date 2026-10-09 --transport ocean
  tarex quote 8544.42.90.90 10000 --date 2025-12-01 --copper-value 4000
  tarex quote 8413.91.90 5000 --origin CN --date 2026-10-09 --format json
  tarex quote 7210.49.17 100000 --to VN --mill-certificate POSCO

tarex quote --help lists every fact.
)";

constexpr std::string_view kBom =
    R"(tarex bom FILE...: what a bill costs to bring in, and what would change it

  FILE    CSV, a row per component, the tree by a column level or parent; those
          of the product begin with product_, or a row of level 0 is the product
          (without parent); or JSON {"products":[{sku, hs, price, components}]};
          tarex template bom explains every column, packaging among them

  --date 2026-10-09        date of entry
  --baseline DAY           compare with the law of this day (else the one that
                           tarex law info names), or --baseline-bom FILE
  --worksheet              the metal content alone, for the importer's broker
  --summary                one row per product, the dearest change first
  --absorb 40%             the price if the seller takes 40% of the increase
  --columns 'Qty per=quantity,재질=material'      what the file's headers mean
  --materials 'SS400=steel,고무=other:rubber'     and its words for materials
  --fx KRW=1390.5          for other currencies; weights may be in g, kg, t, lb
  --valuation component    metal content: its components, not the residual
  --all, --format json|jsonl|csv                   --csv-for excel

Examples
  tarex bom data/examples/fasteners-and-brackets.json --date 2026-10-09
  tarex bom data/examples/conveyor-and-pump-parts.csv --worksheet
  tarex bom data/examples/*.csv --fx KRW=1390.5 --summary --format csv \
      --materials '구리=copper,철강=steel,알루미늄=aluminum'
)";

constexpr std::string_view kScore = R"(tarex score [FILE|-]: lines in, the same lines scored out

  FILE    CSV with a header (hs and value required) or JSON lines; - is stdin

  --format jsonl|csv|json  default: as the input
  --date 2026-10-09        for lines that name no entry_date
  --assume transport=air   answers for all lines that do not; repeatable
  --columns "customs value=value"   names of your own; @FILE for a saved list
  --rejects bad.csv        rejected lines with place, fault, hint and text
  --summary                totals by product, measure and origin, no lines
  --lines duty             one row per duty line   --csv-for excel
  --header A,B,C           there is no header row  --no-header-row  nor then
  --jobs 2                 threads; the output is the same for any number
  --scenario FILE          what if: supposed law or facts (data/README.md)
  --strict                 exit 3 if a figure is a range
  -o scored.csv            written whole or not at all

Lines that share an `entry` must be next to each other; they share its fees.

Examples
  tarex score supplier.csv -o scored.csv
  tarex score 2026-*.csv --rejects bad.csv --format jsonl
  tarex template score > lines.csv
)";

constexpr std::string_view kTimeline =
    R"(tarex timeline HS VALUE [facts]: how the bill changed, and by which instrument

  HS VALUE [facts]         as for tarex quote

  --since 2025-03-01       first day (default: the first day the law covers)
  --until 2026-10-09       last day (default: --date, else today)
  --future                 up to the last change that the law provides for
  --scenario FILE          under supposed law or facts (data/README.md)
  --format json|jsonl|csv  for programs

Every line equals tarex quote with that entry date. On a terminal a drawing
stands above the table.

Examples
  tarex timeline 7318.15.20.55 10000 --until 2026-10-09
  tarex timeline 8431.49.90.95 10000 --steel-value 6000 --until 2026-10-09
  tarex timeline 7318.15.20.55 10000 --origin CN --since 2026-01-01 --format csv
)";

constexpr std::string_view kCompare =
    R"(tarex compare HS VALUE [facts]: side by side, with the difference to the first

  HS VALUE [facts]            as for tarex quote

  --origins KR,CN,JP          where it comes from
  --destinations US,VN        where it goes; --hs-for VN=7210.49.17 for its code
  --dates 2025-03-11,2026-10-09
  --scenarios a.json,b.json   each beside the law as it is (--scenario: for all)
  --since 2025-03-11          who gained on the first origin since that day: from
                              gained_min to gained_max where a price is a range
  --fx VND=26300              for a destination whose law has another currency
  --format json|jsonl|csv     for programs

Examples
  tarex compare 7318.15.20.55 10000 --origins KR,CN,JP,VN --since 2025-03-11
  tarex compare 7326.90.86.88 10000 --dates 2025-03-11,2025-12-01,2026-10-09
  tarex compare 7326.90.86.88 10000 \
      --scenarios data/scenarios/metals-auto-deal.json
)";

constexpr std::string_view kSectors =
    R"(tarex sectors FILE: a basket by sector, and the cost of being outside a deal

  FILE    CSV or JSON lines as for tarex score, or a bill of materials in JSON
          (not one in CSV), with two columns more: sector (a word) and deal (yes
          or no; without it outside is what pays an additional duty at a rate of
          its own)

  --date 2026-10-09        date of entry
  --deal FILE              scenario that gives the goods outside a deal
  --scenario FILE          supposed law or facts for the whole basket
  --format json|jsonl|csv  for programs

Examples
  tarex sectors data/baskets/korean-exports-by-sector.csv --date 2026-10-09
  tarex sectors data/baskets/korean-exports-by-sector.csv --format csv
  tarex sectors data/baskets/korean-exports-by-sector.csv --date 2026-10-09 \
      --deal data/scenarios/metals-auto-deal.json
)";

constexpr std::string_view kLookup =
    R"(tarex lookup HS: is this code covered, since when, under which heading

  HS      2, 4, 6, 8 or 10 digits

  --origin KR              for goods of this origin
  --destination US
  --date 2026-10-09        the day that counts as today
  --format json            for programs; all codes that are covered by name

Examples
  tarex lookup 8431.49.90 --date 2026-10-09
  tarex lookup 7318 --date 2026-10-09
)";

constexpr std::string_view kLaw = R"(tarex law info|check|diff|import: the law inside

  tarex law info         jurisdictions, verified-through dates, counts, sources
  tarex law check        the validator on every day of change; exit 1 on faults
  tarex law diff A B     what changed between two days, or two folders of law
  tarex law import FILE  a new edition of a tariff from its official table:
                         what differs; exit 1 if a cell cannot be read

  --into DIR             import: write its tables of rates below this folder
  --table lines          import: print that table instead (or statistical)
  --to US                import: whose tariff it is
  --law DIR              a folder shaped like data/ instead of the law inside
  --overlay FILE         check a file of changes on top of it (data/README.md)
  --scenario FILE        the same for a scenario
  --format json|csv      for programs (info: json|jsonl; diff: jsonl as well)

Examples
  tarex law check --law data
  tarex law check --scenario data/scenarios/metals-auto-deal.json
  tarex law diff 2026-04-05 2026-04-06
)";

constexpr std::string_view kTemplate =
    R"(tarex template score|bom: an empty file to fill in

  score   a CSV of entry lines for tarex score
  bom     a CSV of components for tarex bom

  --to US                  whose facts are the columns (VN: papers, coating)
  -q                       the header alone, without what each column means
  -o lines.csv             written whole or not at all

The header goes to the output, what the columns mean to stderr.

Examples
  tarex template score > lines.csv
  tarex template bom -o bill.csv
  tarex template score --to VN
)";

}  // namespace

std::string_view help_of(std::string_view command) {
  constexpr std::pair<std::string_view, std::string_view> kScreens[] = {
      {"quote", kQuote},       {"bom", kBom},         {"score", kScore},
      {"timeline", kTimeline}, {"compare", kCompare}, {"sectors", kSectors},
      {"lookup", kLookup},     {"law", kLaw},         {"template", kTemplate}};
  for (const auto& [name, screen] : kScreens) {
    if (name == command) {
      return screen;
    }
  }
  return kProgram;
}

}  // namespace tarex::cli
