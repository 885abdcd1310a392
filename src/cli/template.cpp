#include <CLI/CLI.hpp>
#include <memory>

#include "cli/column_texts.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "report/csv_cells.hpp"
#include "report/text_layout.hpp"
#include "rows/fact_reader.hpp"

/// `tarex template`: an empty file to fill in. The header row goes to the output, what each column
/// means to stderr, so that the file can be used as it is.
namespace tarex::cli {
namespace {

struct TemplateOptions {
  CommonOptions common;
  std::string kind;
  std::string destination = EntryDefaults().destination;
};

struct Explained {
  std::string_view name;
  std::string_view meaning;
};

constexpr Explained kBillColumns[] = {
    {"product_sku", "your reference of the product; on its first row or on all its rows"},
    {"product_name", "name of the product"},
    {"product_hs", "tariff code of the product"},
    {"product_origin", "country of origin, two letters"},
    {"product_destination", "importing country, two letters"},
    {"product_quantity", "how many of the product"},
    {"product_price", "price of one"},
    {"product_currency", "of the price; USD if the column is missing"},
    {"product_incoterm", "of the price: EXW, FOB, CIF, ..."},
    {"product_freight", "amount for the lot"},
    {"product_insurance", "amount for the lot"},
    {"level", "depth in the bill, from 1; empty in all rows of a product without levels"},
    {"name", "component"},
    {"material", "steel, aluminum, copper, or other:<word>"},
    {"quantity", "pieces in one of the parent"},
    {"value", "cost of one piece"},
    {"currency", "of the cost; that of the price if empty"},
    {"weight_kg", "weight of one piece; 300 g and 0.5 lb are read, too"},
    {"metal_pct", "0 to 100; share of the weight that is the metal; all of it if empty"},
    {"origin", "country of origin, two letters"},
    {"melt", "country where the steel was melted and poured"},
    {"smelt", "country of primary smelt of the aluminum or copper"},
    {"smelt_secondary", "country of the second largest part of it"},
    {"cast", "country where the aluminum was last cast"},
    {"hs", "tariff code"},
    {"packaging", "yes if it is packaging: it does not count in the net weight"},
};

/// What bills of other forms have, and what few products state.
constexpr Explained kOtherBillColumns[] = {
    {"parent", "part number of the part above, in a bill whose rows name it"},
    {"item", "part number, which parent names"},
    {"parent_position", "position of the part above, where a part number comes more than once"},
    {"position", "position in the bill, which parent_position names"},
    {"unit", "of the quantity: pieces, or a unit of weight, of which the cost and weight are, too"},
    {"weight_unit", "of a column weight: g, kg, t or lb"},
    {"product_product", "the same as product_name"},
    {"product_entry", "your reference of the entry; each product is priced as an entry of its own"},
    {"product_entry_date", "date of entry, YYYY-MM-DD; --date if the column is missing"},
    {"product_value", "customs value of the lot, in place of the price of one"},
    {"product_unit", "unit of the quantity"},
    {"product_other_costs", "amount for the lot; under EXW, FCA, FAS, FOB part of a CIF value"},
    {"product_base_rate", "replaces the base rate: free, 2.9%, 3.3c/kg, 2.1c/kg+3.4%"},
    {"product_fx", "units of the currency per 1 USD"},
};

/// Behind it stand the facts of the product.
constexpr std::string_view kLastOfProduct = "product_insurance";

/// The claim that has a column of its own in most files; all others stand in `claims`.
constexpr std::string_view kClaimColumn = "in_quota";

std::string form_of(const Schedule& schedule, FactIndex fact) {
  const FactSpec& spec = schedule.facts[fact];
  switch (spec.type) {
    case FactType::amount:
      return "amount";
    case FactType::decimal:
      return spec.most == kUnbounded ? "number" : "0 to " + decimal_text(spec.most);
    case FactType::percent:
      return "0 to " + std::to_string(detail::most_percent(schedule, fact));
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

/// Facts that a bill works out from its components, or has a column of its own for.
FactSet told_by_components(const Schedule& schedule) {
  FactSet out;
  const auto add = [&](FactIndex fact) {
    if (fact < kMaxFacts) {
      out.set(fact);
    }
  };
  add(schedule.quantity_fact);
  add(schedule.net_weight_fact);
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const FactSpec& spec = schedule.facts[f];
    if (spec.part_of != kNoFact) {
      out.set(f);
    }
    for (const FactIndex place : spec.made_in.facts) {
      add(place);
    }
  }
  for (const Measure& measure : schedule.measures) {
    for (const MeasureVersion& version : measure.versions) {
      for_each_condition<EveryListed>(version.when, [&](const EveryListed& condition) {
        for (const PartFact& part : condition.facts) {
          add(part.fact);
        }
      });
    }
  }
  return out;
}

std::string meaning_of(const Schedule& schedule, std::size_t fact) {
  const FactSpec& spec = schedule.facts[fact];
  return form_of(schedule, static_cast<FactIndex>(fact)) + words_of(spec) + "; " + spec.ask;
}

std::string meaning_of(const ColumnText& column) {
  std::string out(column.meaning);
  out += column.required ? "; required" : "";
  out += column.otherwise.empty()
             ? std::string()
             : "; " + std::string(column.otherwise) + " if the column is missing";
  return out;
}

/// A header, and what each of its columns means.
class TemplateText {
 public:
  /// @param width  of the names in the explanation
  TemplateText(const Schedule& schedule, std::size_t width) : schedule_(schedule), width_(width) {}

  void add_bill() {
    for (const Explained& column : kBillColumns) {
      add(column.name, std::string(column.meaning), "product_destination");
      if (column.name == kLastOfProduct) {
        add_product_facts();
      }
    }
  }

  void add_line() {
    for (const ColumnText& column : line_columns()) {
      add(column.name, meaning_of(column), "destination");
    }
    each_asked([&](const FactSpec& fact, FactIndex index) {
      if (fact.type != FactType::claim || fact.name == kClaimColumn) {
        add(fact.name, meaning_of(schedule_, index));
      }
    });
    explain_claims(kClaimColumn);
  }

  /// Columns that an empty bill need not have: explained, and not in the header.
  void explain_others_of_bill() {
    meaning_ += "Read as well\n";
    for (const Explained& column : kOtherBillColumns) {
      explain(column.name, std::string(column.meaning), width_);
    }
    const FactSet told = told_by_components(schedule_);
    each_asked([&](const FactSpec& fact, FactIndex index) {
      if (told.test(index) && index != schedule_.quantity_fact) {
        explain("product_" + fact.name,
                meaning_of(schedule_, index) + "; the components tell it if it is empty", width_);
      }
    });
    explain("product_claims",
            std::string(text_of_column("claims")->meaning) +
                "; product_ before the name of one makes a column of yes or no",
            width_);
    explain_claims({});
  }

  [[nodiscard]] const std::string& header() const { return header_; }
  [[nodiscard]] const std::string& meaning() const { return meaning_; }

 private:
  static constexpr std::size_t kClaimWidth = 40;
  static constexpr std::size_t kTextWidth = 100;

  template <class Use>
  void each_asked(Use&& use) const {
    for (std::size_t f = 0; f < schedule_.facts.size(); ++f) {
      if (schedule_.asked.test(f)) {
        use(schedule_.facts[f], static_cast<FactIndex>(f));
      }
    }
  }

  /// @param but  the one that has a column
  void explain_claims(std::string_view but) {
    each_asked([&](const FactSpec& fact, FactIndex) {
      if (fact.type == FactType::claim && fact.name != but) {
        explain("claims: " + fact.name, fact.ask, kClaimWidth);
      }
    });
  }

  void add_product_facts() {
    const FactSet told = told_by_components(schedule_);
    each_asked([&](const FactSpec& fact, FactIndex index) {
      if (!told.test(index) && fact.type != FactType::claim) {
        add("product_" + fact.name, meaning_of(schedule_, index));
      }
    });
  }

  /// @param destination  the column of the destination: an empty file has no row to show it in
  void add(std::string_view name, const std::string& text, std::string_view destination) {
    add(name, text + (name == destination ? "; write " + schedule_.jurisdiction : ""));
  }

  void add(std::string_view name, const std::string& text) {
    header_ += header_.empty() ? "" : ",";
    detail::append_cell(header_, name);
    explain(name, text, width_);
  }

  void explain(std::string_view name, const std::string& text, std::size_t width) {
    constexpr std::size_t kIndent = 2;
    meaning_ += std::string(kIndent, ' ') + detail::pad_right(name, width) +
                detail::wrap(text, kTextWidth, kIndent + width) + "\n";
  }

  const Schedule& schedule_;
  std::size_t width_;
  std::string header_;
  std::string meaning_;
};

int print_template(const TemplateOptions& options) {
  constexpr std::size_t kBillWidth = 30;
  constexpr std::size_t kLineWidth = 22;
  Exit failed = kDone;
  Session session(options.common, failed);
  if (failed != kDone) {
    return failed;
  }
  const Schedule* const schedule = session.law_of(options.destination);
  if (schedule == nullptr) {
    return kUsage;
  }
  const bool of_bill = options.kind == "bom";
  TemplateText text(*schedule, of_bill ? kBillWidth : kLineWidth);
  if (of_bill) {
    text.add_bill();
    text.explain_others_of_bill();
  } else {
    text.add_line();
  }
  if (!options.common.quiet) {
    std::fputs(text.meaning().c_str(), stderr);
  }
  return session.write(text.header() + "\n");
}

}  // namespace

Action add_template(CLI::App& program, Words) {
  auto options = std::make_shared<TemplateOptions>();
  CLI::App* command =
      program.add_subcommand("template", "an empty file of lines or of a bill, columns explained");
  add_common(*command, options->common, {Format::csv});
  command->add_option("kind", options->kind, "score or bom")
      ->required()
      ->check(CLI::IsMember({"score", "bom"}));
  command->add_option("--destination,--to", options->destination, "whose facts (default US)");
  return [options] { return print_template(*options); };
}

}  // namespace tarex::cli
