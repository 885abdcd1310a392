#include "matrix_rows.hpp"

namespace tarex::law_tests {
namespace {

Columns goods(const char* hs, const char* origin, Columns facts = {}) {
  Columns out = {{"hs", hs}, {"origin", origin}, {"value", "10000"}, {"transport", "air"}};
  out.insert(out.end(), facts.begin(), facts.end());
  return out;
}

const Columns& plate() {
  static const Columns out = goods("7208510030", "KR");
  return out;
}
const Columns& bolts() {
  static const Columns out = goods("7318158069", "KR", {{"steel_value", "6000"}});
  return out;
}
const Columns& profiles() {
  static const Columns out = goods("7604210010", "KR", {{"aluminum_value", "8000"}});
  return out;
}
const Columns& tube() {
  static const Columns out = goods("7411101030", "KR", {{"copper_value", "7000"}});
  return out;
}
const Columns& plastics() {
  static const Columns out = goods("3926909989", "KR");
  return out;
}
const Columns& lamp() {
  static const Columns out = goods("8512202040", "KR", {{"claims", "auto_part;!mhdv_part"}});
  return out;
}

Columns of(Columns columns, const char* origin) {
  columns[1].second = origin;
  return columns;
}

Columns with(Columns columns, const char* name, const char* value) {
  columns.emplace_back(name, value);
  return columns;
}

/// A refrigerator whose weight is half steel and a tenth aluminum.
Columns refrigerator(const char* origin, Columns facts = {}) {
  Columns out = goods("8418100010", origin,
                      {{"steel_value", "4000"},
                       {"aluminum_value", "1000"},
                       {"copper_value", "0"},
                       {"steel_kg", "500"},
                       {"aluminum_kg", "100"},
                       {"copper_kg", "0"},
                       {"net_weight_kg", "1000"}});
  out.insert(out.end(), facts.begin(), facts.end());
  return out;
}

Columns weighed(const char* hs, const char* origin, const char* steel, const char* aluminum,
                Columns facts = {}) {
  Columns out = goods(hs, origin,
                      {{"steel_kg", steel},
                       {"aluminum_kg", aluminum},
                       {"copper_kg", "0"},
                       {"net_weight_kg", "1000"}});
  out.insert(out.end(), facts.begin(), facts.end());
  return out;
}

/// A stamped part of a vehicle, half aluminum.
Columns stamping(const char* origin, const char* claims) {
  return goods("8708295160", origin,
               {{"claims", claims},
                {"aluminum_value", "5000"},
                {"aluminum_kg", "50"},
                {"steel_kg", "0"},
                {"copper_kg", "0"},
                {"net_weight_kg", "100"}});
}

std::vector<Row> general_layer_rows() {
  using enum Relation;
  const char* auto_kr = "automobile parts and the general layer";
  return {
      // ---- Metals on the whole value: the general layer stands back
      {"steel and reciprocal", exempt, "9903.81.87", "9903.01.25", "9903.01.33", "2025-04-05",
       "2025-04-09", plate()},
      {"steel and reciprocal, one day", exempt, "9903.81.87", "9903.01.54", "9903.01.33",
       "2025-04-09", "2025-04-10", plate()},
      {"steel and reciprocal", exempt, "9903.81.87", "9903.01.25", "9903.01.33", "2025-04-10",
       "2025-08-07", plate()},
      {"steel and reciprocal", exempt, "9903.81.87", "9903.02.56", "9903.01.33", "2025-08-07",
       "2025-11-14", plate()},
      {"steel and reciprocal", exempt, "9903.81.87", "9903.02.80", "9903.01.33", "2025-11-14",
       "2026-02-24", plate()},
      {"steel and Section 122", exempt, "9903.81.87", "9903.03.01", "9903.03.06", "2026-02-24",
       "2026-04-06", plate()},
      {"steel and Section 122", exempt, "9903.82.02", "9903.03.01", "9903.03.06", "2026-04-06",
       "2026-07-24", plate()},
      {"steel and forced labor", exempt, "9903.82.02", "9903.05.71", "9903.05.90", "2026-07-24",
       kOpen, plate()},
      // ---- Metals on content: until 2025-06-03 the whole article stands back, then only the
      // content
      {"steel content and reciprocal", exempt, "9903.81.90", "9903.01.25", "9903.01.33",
       "2025-04-10", "2025-06-04", bolts()},
      {"steel content and reciprocal", split, "9903.81.90", "9903.01.25", "", "2025-06-04",
       "2025-08-07", bolts()},
      {"steel content and reciprocal", split, "9903.81.90", "9903.02.56", "", "2025-08-07",
       "2025-11-14", bolts()},
      {"steel content and reciprocal", split, "9903.81.90", "9903.02.80", "", "2025-11-14",
       "2026-02-24", bolts()},
      {"steel content and Section 122", split, "9903.81.90", "9903.03.01", "", "2026-02-24",
       "2026-04-06", bolts()},
      {"steel derivatives and Section 122", exempt, "9903.82.02", "9903.03.01", "9903.03.06",
       "2026-04-06", "2026-07-24", bolts()},
      {"aluminum content and reciprocal", exempt, "9903.85.02", "9903.01.25", "9903.01.33",
       "2025-04-10", "2025-06-04", profiles()},
      {"aluminum content and reciprocal", split, "9903.85.02", "9903.01.25", "", "2025-06-04",
       "2025-08-07", profiles()},
      {"aluminum content and reciprocal", split, "9903.85.02", "9903.02.56", "", "2025-08-07",
       "2025-11-14", profiles()},
      {"aluminum content and reciprocal", split, "9903.85.02", "9903.02.80", "", "2025-11-14",
       "2026-02-24", profiles()},
      {"aluminum content and Section 122", split, "9903.85.02", "9903.03.01", "", "2026-02-24",
       "2026-04-06", profiles()},
      {"copper content and reciprocal", split, "9903.78.01", "9903.01.25", "", "2025-08-01",
       "2025-08-07", tube()},
      {"copper content and reciprocal", split, "9903.78.01", "9903.02.56", "", "2025-08-07",
       "2025-11-14", tube()},
      {"copper content and reciprocal", split, "9903.78.01", "9903.02.80", "", "2025-11-14",
       "2026-02-24", tube()},
      {"copper content and Section 122", split, "9903.78.01", "9903.03.01", "", "2026-02-24",
       "2026-04-06", tube()},
      // ---- Automobiles and parts: the whole article stands back
      {auto_kr, exempt, "9903.94.05", "9903.01.25", "9903.01.33", "2025-05-03", "2025-08-07",
       lamp()},
      {auto_kr, exempt, "9903.94.05", "9903.02.56", "9903.01.33", "2025-08-07", "2025-11-01",
       lamp()},
      {auto_kr, exempt, "9903.94.63", "9903.02.56", "9903.01.33", "2025-11-01", "2025-11-14",
       lamp()},
      {auto_kr, exempt, "9903.94.63", "9903.02.80", "9903.01.33", "2025-11-14", "2026-02-24",
       lamp()},
      {auto_kr, exempt, "9903.94.63", "9903.03.01", "9903.03.06", "2026-02-24", "2026-07-24",
       lamp()},
      {auto_kr, exempt, "9903.94.63", "9903.05.71", "9903.05.90", "2026-07-24", kOpen, lamp()},
      {"free automobile parts and Section 122", exempt, "9903.94.62", "9903.03.01", "9903.03.06",
       "2026-02-24", "2026-07-24", with(lamp(), "base_rate", "15%")},
      {"free automobile parts and forced labor", exempt, "9903.94.62", "9903.05.71", "9903.05.90",
       "2026-07-24", kOpen, with(lamp(), "base_rate", "15%")},
      {"vehicles and reciprocal", exempt, "9903.94.01", "9903.01.25", "9903.01.33", "2025-04-10",
       "2025-08-07", goods("8703230190", "KR", {{"claims", "vehicle"}})},
      // ---- Trucks and buses
      {"trucks and reciprocal", exempt, "9903.74.01", "9903.02.56", "9903.01.33", "2025-11-01",
       "2025-11-14", goods("8701210015", "KR", {{"claims", "mhdv"}})},
      {"trucks and reciprocal", exempt, "9903.74.01", "9903.02.80", "9903.01.33", "2025-11-14",
       "2026-02-24", goods("8701210015", "KR", {{"claims", "mhdv"}})},
      {"trucks and Section 122", exempt, "9903.74.01", "9903.03.01", "9903.03.06", "2026-02-24",
       "2026-07-24", goods("8701210015", "KR", {{"claims", "mhdv"}})},
      {"trucks and forced labor", exempt, "9903.74.01", "9903.05.71", "9903.05.90", "2026-07-24",
       kOpen, goods("8701210015", "KR", {{"claims", "mhdv"}})},
      {"buses and Section 122", exempt, "9903.74.02", "9903.03.01", "9903.03.06", "2026-02-24",
       "2026-07-24", weighed("8702103100", "KR", "500", "0", {{"steel_value", "5000"}})},
      // ---- Wood
      {"lumber and reciprocal", exempt, "9903.76.01", "9903.02.56", "9903.01.33", "2025-10-14",
       "2025-11-14", goods("4407110001", "KR")},
      {"lumber and reciprocal", exempt, "9903.76.01", "9903.02.80", "9903.01.33", "2025-11-14",
       "2026-02-24", goods("4407110001", "KR")},
      {"lumber and Section 122", exempt, "9903.76.01", "9903.03.01", "9903.03.06", "2026-02-24",
       "2026-07-24", goods("4407110001", "KR")},
      {"lumber and forced labor", exempt, "9903.76.01", "9903.05.71", "9903.05.90", "2026-07-24",
       kOpen, goods("4407110001", "KR")},
      {"furniture and reciprocal", exempt, "9903.76.23", "9903.02.80", "9903.01.33", "2025-11-14",
       "2026-02-24", goods("9401614011", "KR")},
      {"furniture and forced labor", exempt, "9903.76.23", "9903.05.71", "9903.05.90", "2026-07-24",
       kOpen, goods("9401614011", "KR")},
      // ---- Civil aircraft of partners
      {"Korean aircraft and reciprocal", displace, "9903.02.81", "9903.02.80", "", "2025-11-14",
       "2026-02-24", with(plastics(), "claims", "civil_aircraft")},
      {"European aircraft and reciprocal", displace, "9903.02.76", "9903.02.20", "", "2025-09-01",
       "2026-02-24", with(of(plastics(), "FR"), "claims", "civil_aircraft")},
      {"Japanese aircraft and reciprocal", displace, "9903.96.02", "9903.02.73", "", "2025-09-16",
       "2026-02-24", with(of(plastics(), "JP"), "claims", "civil_aircraft")},
      {"British aircraft and reciprocal", displace, "9903.96.01", "9903.01.25", "", "2025-06-30",
       "2025-08-07", with(of(plastics(), "GB"), "claims", "civil_aircraft")},
      {"British aircraft and reciprocal", displace, "9903.96.01", "9903.02.66", "", "2025-08-07",
       "2026-02-24", with(of(plastics(), "GB"), "claims", "civil_aircraft")},
      {"aircraft and Section 122", exempt, "9903.03.05", "9903.03.01", "9903.03.05", "2026-02-24",
       "2026-07-24", with(plastics(), "claims", "civil_aircraft")},
      {"aircraft and forced labor", exempt, "9903.05.88", "9903.05.71", "9903.05.88", "2026-07-24",
       kOpen, with(plastics(), "claims", "civil_aircraft")},
  };
}

/// Which headings of note 16 spare an article from the general layer, and which do not.
std::vector<Row> note_16_rows() {
  using enum Relation;
  struct Sample {
    const char* heading;
    const char* from;
    const char* layer;  ///< forced labor of the origin; empty = not among the sixty
    Columns goods;
  };
  const Columns transformer = weighed("8504340000", "KR", "0", "300");
  const Columns part = weighed("8482105008", "KR", "900", "0", {{"claims", "equipment_part"}});
  const Columns loader = weighed("8429511055", "KR", "800", "0");
  const std::vector<Sample> samples = {
      {"9903.82.02", "2026-04-06", "9903.05.71", bolts()},
      {"9903.82.04", "2026-04-06", "9903.05.81", with(of(plate(), "GB"), "uk_metal_pct", "95")},
      {"9903.82.05", "2026-04-06", "9903.05.81", refrigerator("GB", {{"uk_metal_pct", "95"}})},
      {"9903.82.06", "2026-04-06", "9903.05.71", with(bolts(), "us_steel_pct", "95")},
      {"9903.82.07", "2026-04-06", "9903.05.71", with(transformer, "us_aluminum_pct", "95")},
      {"9903.82.08", "2026-04-06", "9903.05.71",
       with(with(transformer, "us_aluminum_pct", "95"), "base_rate", "10%")},
      {"9903.82.09", "2026-04-06", "9903.05.71", refrigerator("KR")},
      {"9903.82.10", "2026-04-06", "9903.05.71", transformer},
      {"9903.82.11", "2026-04-06", "9903.05.71", with(transformer, "base_rate", "15%")},
      {"9903.82.12", "2026-04-06", "", of(transformer, "BY")},
      {"9903.82.13", "2026-04-06", "9903.05.71",
       weighed("8482105008", "KR", "900", "0", {{"claims", "motorcycle_part"}})},
      {"9903.82.14", "2026-04-06", "9903.05.66", of(plate(), "RU")},
      {"9903.82.15", "2026-04-06", "9903.05.66", with(of(bolts(), "RU"), "us_steel_pct", "95")},
      {"9903.82.16", "2026-04-06", "9903.05.66", goods("7323930045", "RU")},
      {"9903.82.17", "2026-04-06", "9903.05.66", weighed("8428320000", "RU", "800", "0")},
      {"9903.82.18", "2026-04-23", "9903.05.29",
       goods("7208510030", "CA",
             {{"preference", "usmca"},
              {"claims", "commerce_authorized;!section_338_listed"},
              {"steel_melt", "CA"}})},
      {"9903.82.19", "2026-04-23", "9903.05.55",
       goods("7604210010", "MX",
             {{"preference", "usmca"},
              {"claims", "commerce_authorized"},
              {"aluminum_smelt", "MX"},
              {"aluminum_cast", "CA"}})},
      {"9903.82.20", "2026-06-08", "9903.05.55",
       with(with(of(loader, "MX"), "preference", "usmca"), "us_content_pct", "30")},
      {"9903.82.22", "2026-06-08", "9903.05.71", loader},
      {"9903.82.23", "2026-06-08", "9903.05.71", with(part, "us_steel_pct", "85")},
      {"9903.82.24", "2026-06-08", "9903.05.71",
       with(with(part, "us_steel_pct", "85"), "base_rate", "10%")},
      {"9903.82.25", "2026-06-08", "9903.05.71", part},
      {"9903.82.26", "2026-06-08", "9903.05.71", with(part, "base_rate", "15%")},
  };
  std::vector<Row> out;
  for (const Sample& sample : samples) {
    out.push_back({"metals heading and Section 122", exempt, sample.heading, "9903.03.01",
                   "9903.03.06", sample.from, "2026-07-24", sample.goods});
    if (*sample.layer != '\0') {
      out.push_back({"metals heading and forced labor", exempt, sample.heading, sample.layer,
                     "9903.05.90", "2026-07-24", kOpen, sample.goods});
    }
  }
  const Columns no_metal = weighed("8418100010", "KR", "0", "0");
  const Columns little_metal = weighed("8418100010", "KR", "100", "49.9");
  const Columns russian = with(profiles(), "aluminum_smelt", "RU");
  out.insert(out.end(), {{"no metal and Section 122", ignore, "9903.82.01", "9903.03.01", "",
                          "2026-04-06", "2026-07-24", no_metal},
                         {"no metal and forced labor", ignore, "9903.82.01", "9903.05.71", "",
                          "2026-07-24", kOpen, no_metal},
                         {"little metal and Section 122", ignore, "9903.82.03", "9903.03.01", "",
                          "2026-04-06", "2026-07-24", little_metal},
                         {"little metal and forced labor", ignore, "9903.82.03", "9903.05.71", "",
                          "2026-07-24", kOpen, little_metal},
                         {"Russian aluminum and Section 122", stack, "9903.85.67", "9903.03.01", "",
                          "2026-04-06", "2026-07-24", russian},
                         {"Russian aluminum and forced labor", stack, "9903.85.67", "9903.05.71",
                          "", "2026-07-24", kOpen, russian},
                         {"metals and Section 301 Brazil", exempt, "9903.82.02", "9903.05.01",
                          "9903.05.07", "2026-07-22", kOpen, of(plate(), "BR")}});
  return out;
}

std::vector<Row> programme_rows() {
  using enum Relation;
  const Columns vehicle = goods("8703230190", "KR", {{"claims", "vehicle"}});
  const Columns truck = goods("8701210015", "KR", {{"claims", "mhdv"}});
  const Columns bus = weighed("8702103100", "KR", "500", "0", {{"steel_value", "5000"}});
  const Columns lumber = goods("4407110001", "KR");
  const Columns chips = goods("8471801000", "KR", {{"claims", "semiconductor;!auto_part"}});
  const Columns engine_part =
      weighed("8412909070", "KR", "900", "50",
              {{"steel_value", "6000"}, {"aluminum_value", "500"}, {"claims", "civil_aircraft"}});
  const Columns solar = goods("8541430010", "CN");
  const Columns quartz =
      goods("6810990020", "VN", {{"claims", "quartz_surface"}, {"in_quota", "no"}});
  return {
      // ---- Metals among themselves: each on its own content
      {"steel and aluminum", stack, "9903.81.91", "9903.85.08", "", "2025-08-18", "2026-04-06",
       refrigerator("KR")},
      {"copper and aluminum", stack, "9903.78.01", "9903.85.08", "", "2025-08-18", "2026-04-06",
       goods("8544429090", "KR", {{"copper_value", "4000"}, {"aluminum_value", "1000"}})},
      // ---- Executive Order 14289: automobiles over metals and the border duties
      {"automobile parts over aluminum", displace, "9903.94.05", "9903.85.08", "", "2025-05-03",
       "2025-11-01", stamping("KR", "auto_part;!mhdv_part")},
      {"Korean automobile parts over aluminum", displace, "9903.94.63", "9903.85.08", "",
       "2025-11-01", "2026-04-06", stamping("KR", "auto_part;!mhdv_part")},
      {"Korean automobile parts over metals", displace, "9903.94.63", "9903.82.09", "",
       "2026-04-06", kOpen, stamping("KR", "auto_part;!mhdv_part")},
      {"Japanese automobile parts over aluminum", displace, "9903.94.43", "9903.85.08", "",
       "2025-09-16", "2026-04-06", stamping("JP", "auto_part;!mhdv_part")},
      {"European automobile parts over aluminum", displace, "9903.94.53", "9903.85.08", "",
       "2025-08-01", "2026-04-06", stamping("DE", "auto_part;!mhdv_part")},
      {"British automobile parts over metals", displace, "9903.94.32", "9903.82.09", "",
       "2026-04-06", kOpen, stamping("GB", "auto_part;!mhdv_part")},
      {"Taiwanese automobile parts over metals", displace, "9903.94.67", "9903.82.09", "",
       "2026-05-01", kOpen, stamping("TW", "auto_part;!mhdv_part")},
      {"vehicles over the Mexican border duty", displace, "9903.94.01", "9903.01.01", "",
       "2025-04-03", "2026-02-24", of(vehicle, "MX")},
      {"vehicles over the Canadian border duty", displace, "9903.94.01", "9903.01.10", "",
       "2025-04-03", "2026-02-24", of(vehicle, "CA")},
      {"automobile parts over truck parts", displace, "9903.94.63", "9903.74.08", "", "2025-11-01",
       kOpen, goods("8512202040", "KR", {{"claims", "auto_part;mhdv_part"}})},
      // ---- Trucks and buses
      {"truck parts over aluminum", displace, "9903.74.08", "9903.85.08", "", "2025-11-01",
       "2026-04-06", stamping("KR", "!auto_part;mhdv_part")},
      {"truck parts over metals", displace, "9903.74.08", "9903.82.09", "", "2026-04-06", kOpen,
       stamping("KR", "!auto_part;mhdv_part")},
      {"buses over steel", displace, "9903.74.02", "9903.81.91", "", "2025-11-01", "2026-04-06",
       bus},
      {"buses over metals", displace, "9903.74.02", "9903.82.09", "", "2026-04-06", kOpen, bus},
      {"trucks over the Mexican border duty", displace, "9903.74.01", "9903.01.01", "",
       "2025-11-01", "2026-02-24", of(truck, "MX")},
      // ---- Wood, semiconductors
      {"lumber over the Mexican border duty", displace, "9903.76.01", "9903.01.01", "",
       "2025-10-14", "2026-02-24", of(lumber, "MX")},
      {"lumber over the Canadian border duty", displace, "9903.76.01", "9903.01.10", "",
       "2025-10-14", "2026-02-24", of(lumber, "CA")},
      {"semiconductors over automobile parts", displace, "9903.79.01", "9903.94.63", "",
       "2026-01-15", kOpen, goods("8471801000", "KR", {{"claims", "semiconductor;auto_part"}})},
      {"semiconductors over fentanyl", displace, "9903.79.01", "9903.01.24", "", "2026-01-15",
       "2026-02-24", of(chips, "CN")},
      {"semiconductors over the Mexican border duty", displace, "9903.79.01", "9903.01.01", "",
       "2026-01-15", "2026-02-24", of(chips, "MX")},
      // ---- Border duties and metals, in both directions
      {"Canadian border duty over steel", displace, "9903.01.10", "9903.81.87", "", "2025-03-12",
       "2025-06-04", of(plate(), "CA")},
      {"Mexican border duty over steel", displace, "9903.01.01", "9903.81.90", "", "2025-03-12",
       "2025-06-04", of(bolts(), "MX")},
      {"steel content and the Mexican border duty", split, "9903.81.90", "9903.01.01", "",
       "2025-06-04", "2026-02-24", of(bolts(), "MX")},
      {"steel content and the Canadian border duty", split, "9903.81.90", "9903.01.10", "",
       "2025-06-04", "2026-02-24", of(bolts(), "CA")},
      // ---- Civil aircraft over metals
      {"Korean aircraft over steel", displace, "9903.02.81", "9903.81.91", "", "2025-11-14",
       "2026-04-06", engine_part},
      {"Korean aircraft over metals", displace, "9903.02.81", "9903.82.09", "", "2026-04-06", kOpen,
       engine_part},
      {"European aircraft over metals", displace, "9903.02.76", "9903.82.09", "", "2026-04-06",
       kOpen, of(engine_part, "FR")},
      {"Japanese aircraft over metals", displace, "9903.96.02", "9903.82.09", "", "2026-04-06",
       kOpen, of(engine_part, "JP")},
      {"British aircraft over metals", displace, "9903.96.01", "9903.82.09", "", "2026-04-06",
       kOpen, of(engine_part, "GB")},
      // ---- Always cumulative: Section 301 China, fentanyl, safeguards, drones
      {"Section 301 China and steel", stack, "9903.91.01", "9903.81.87", "", "2025-03-12",
       "2026-04-06", goods("7217108030", "CN")},
      {"Section 301 China and metals", stack, "9903.91.01", "9903.82.02", "", "2026-04-06", kOpen,
       goods("7217108030", "CN")},
      {"Section 301 China and vehicles", stack, "9903.88.01", "9903.94.01", "", "2025-04-03", kOpen,
       of(vehicle, "CN")},
      {"Section 301 China and trucks", stack, "9903.88.02", "9903.74.01", "", "2025-11-01", kOpen,
       of(truck, "CN")},
      {"Section 301 China and lumber", stack, "9903.88.03", "9903.76.01", "", "2025-10-14", kOpen,
       of(lumber, "CN")},
      {"Section 301 China and semiconductors", stack, "9903.88.03", "9903.79.01", "", "2026-01-15",
       kOpen, of(chips, "CN")},
      {"Section 301 China and fentanyl", stack, "9903.88.15", "9903.01.24", "", "2025-03-04",
       "2026-02-24", of(plastics(), "CN")},
      {"Section 301 China and reciprocal", stack, "9903.88.15", "9903.01.63", "", "2025-04-09",
       "2025-05-14", of(plastics(), "CN")},
      {"Section 301 China and reciprocal", stack, "9903.88.15", "9903.01.25", "", "2025-05-14",
       "2026-02-24", of(plastics(), "CN")},
      {"Section 301 China and Section 122", stack, "9903.88.15", "9903.03.01", "", "2026-02-24",
       "2026-07-24", of(plastics(), "CN")},
      {"Section 301 China and forced labor", stack, "9903.88.15", "9903.05.31", "", "2026-07-24",
       kOpen, of(plastics(), "CN")},
      {"fentanyl and reciprocal", stack, "9903.01.24", "9903.01.63", "", "2025-04-09", "2025-05-14",
       of(plastics(), "HK")},
      {"fentanyl and reciprocal", stack, "9903.01.24", "9903.01.25", "", "2025-05-14", "2026-02-24",
       of(plastics(), "HK")},
      {"fentanyl and steel", stack, "9903.01.24", "9903.81.87", "", "2025-03-12", "2026-02-24",
       of(plate(), "CN")},
      {"fentanyl and vehicles", stack, "9903.01.24", "9903.94.01", "", "2025-04-03", "2026-02-24",
       of(vehicle, "CN")},
      {"fentanyl and trucks", stack, "9903.01.24", "9903.74.01", "", "2025-11-01", "2026-02-24",
       of(truck, "CN")},
      {"fentanyl and lumber", stack, "9903.01.24", "9903.76.01", "", "2025-10-14", "2026-02-24",
       of(lumber, "CN")},
      {"solar safeguard and Section 301 China", stack, "9903.45.25", "9903.91.02", "", "2025-01-01",
       "2026-02-07", solar},
      {"solar safeguard and fentanyl", stack, "9903.45.25", "9903.01.24", "", "2025-03-04",
       "2026-02-07", solar},
      {"solar safeguard and reciprocal", stack, "9903.45.25", "9903.01.25", "", "2025-05-14",
       "2026-02-07", solar},
      {"quartz safeguard and forced labor", stack, "9903.45.31", "9903.05.84", "", "2026-08-15",
       kOpen, quartz},
      {"drones and forced labor", stack, "9903.08.22", "9903.05.71", "", "2026-09-03", kOpen,
       goods("8806210000", "KR", {{"claims", "!thermal_imaging;!outside_by_ruling"}})},
      {"Section 301 Brazil and Section 122", stack, "9903.05.01", "9903.03.01", "", "2026-07-22",
       "2026-07-24", of(plastics(), "BR")},
      {"Section 301 Brazil and forced labor", stack, "9903.05.01", "9903.05.27", "", "2026-07-24",
       kOpen, of(plastics(), "BR")},
  };
}

}  // namespace

std::vector<Row> all_rows() {
  std::vector<Row> out = general_layer_rows();
  for (const std::vector<Row>& more : {note_16_rows(), programme_rows()}) {
    out.insert(out.end(), more.begin(), more.end());
  }
  return out;
}

}  // namespace tarex::law_tests
