#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "report/csv_cells.hpp"
#include "report/text_layout.hpp"

/// `tarex template`: an empty file to fill in. The header row goes to the output, what each column
/// means to stderr, so that the file can be used as it is.
namespace tarex::cli {
namespace {

struct TemplateOptions {
  CommonOptions common;
  std::string kind;
  std::string destination = "US";
};

struct Explained {
  std::string_view name;
  std::string_view meaning;
};

constexpr Explained kLineColumns[] = {
    {"sku", "your reference; any text"},
    {"product", "your name for the goods; any text"},
    {"entry", "lines with the same one share fees per entry and stand next to each other"},
    {"hs", "tariff code of the importing country, 6 to 10 digits; required"},
    {"origin", "country of origin, two letters; KR if the column is missing"},
    {"destination", "importing country, two letters; US if the column is missing"},
    {"entry_date", "date of entry, YYYY-MM-DD; --date if the column is missing"},
    {"value", "customs value of the line, an amount above 0; required"},
    {"currency", "of every amount in the line; USD if the column is missing"},
    {"unit", "unit of the quantity"},
    {"freight", "amount, for the landed cost"},
    {"insurance", "amount, for the landed cost"},
    {"other_costs", "amount, for the landed cost; to Vietnam under EXW or FOB part of the value"},
    {"incoterm", "of the value: EXW, FOB, CIF, ..."},
    {"base_rate", "replaces the base rate: free, 2.9%, 3.3c/kg, 2.1c/kg+3.4%"},
    {"claims", "legal facts, separated by semicolons; a leading ! denies one"},
    {"fx", "units of the currency per 1 USD"},
};

constexpr Explained kBillColumns[] = {
    {"product_sku", "your reference of the product; on its first row or on all its rows"},
    {"product_name", "name of the product"},
    {"product_hs", "tariff code of the product"},
    {"product_origin", "country of origin, two letters"},
    {"product_quantity", "how many of the product"},
    {"product_price", "price of one"},
    {"product_currency", "of the price; USD if the column is missing"},
    {"level", "depth in the bill, from 1; empty in all rows of a product without levels"},
    {"name", "component"},
    {"material", "steel, aluminum, copper, or other:<word>"},
    {"quantity", "pieces in one of the parent"},
    {"value", "value of one piece"},
    {"weight_kg", "weight of one piece"},
    {"origin", "country of origin, two letters"},
    {"melt", "country where the steel was melted and poured"},
    {"hs", "tariff code"},
};

/// The claim that has a column of its own in most files; all others stand in `claims`.
constexpr std::string_view kClaimColumn = "in_quota";

std::string_view form_of(FactType type) {
  switch (type) {
    case FactType::amount:
      return "amount";
    case FactType::decimal:
      return "number";
    case FactType::percent:
      return "0 to 100";
    case FactType::country:
      return "two letters, or none";
    case FactType::date:
      return "YYYY-MM-DD";
    case FactType::word:
      return "word";
    case FactType::text:
    case FactType::party:
      return "text";
    case FactType::claim:
      return "yes or no";
  }
  return "";
}

/// The words a fact may have, unless what is asked names them itself.
std::string words_of(const FactSpec& fact) {
  std::string out;
  bool named = true;
  for (const std::string& word : fact.words) {
    out += (out.empty() ? ": " : ", ") + word;
    named = named && fact.ask.find(word) != std::string::npos;
  }
  return named ? std::string() : out;
}

int print_template(const TemplateOptions& options) {
  Exit failed = kDone;
  Session session(options.common, failed);
  if (failed != kDone) {
    return failed;
  }
  const Result<const Schedule*> found = session.book().find(options.destination);
  if (!found) {
    print(found.error());
    return kUsage;
  }
  const Schedule* schedule = found.value();
  std::string header;
  std::string meaning;
  const auto add = [&](std::string_view name, const std::string& text) {
    header += header.empty() ? "" : ",";
    detail::append_cell(header, name);
    meaning += "  " + detail::pad_right(name, 22) + detail::wrap(text, 100, 24) + "\n";
  };
  if (options.kind == "bom") {
    for (const Explained& column : kBillColumns) {
      add(column.name, std::string(column.meaning));
    }
  } else {
    for (const Explained& column : kLineColumns) {
      add(column.name, std::string(column.meaning));
    }
    for (const FactSpec& fact : schedule->facts) {
      if (fact.type != FactType::claim || fact.name == kClaimColumn) {
        add(fact.name, std::string(form_of(fact.type)) + words_of(fact) + "; " + fact.ask);
      }
    }
    for (const FactSpec& fact : schedule->facts) {
      if (fact.type == FactType::claim && fact.name != kClaimColumn) {
        meaning += "  " + detail::pad_right("claims: " + fact.name, 40) +
                   detail::wrap(fact.ask, 100, 42) + "\n";
      }
    }
  }
  if (!options.common.quiet) {
    std::fputs(meaning.c_str(), stderr);
  }
  return session.write(header + "\n");
}

}  // namespace

Action add_template(CLI::App& program, Words) {
  auto options = std::make_shared<TemplateOptions>();
  CLI::App* command =
      program.add_subcommand("template", "an empty file of lines or of a bill, columns explained");
  add_common(*command, options->common, {"csv"});
  command->add_option("kind", options->kind, "score or bom")
      ->required()
      ->check(CLI::IsMember({"score", "bom"}));
  command->add_option("--destination,--to", options->destination, "whose facts (default US)");
  return [options] { return print_template(*options); };
}

}  // namespace tarex::cli
