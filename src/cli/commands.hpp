#pragma once

#include <functional>

namespace CLI {
class App;
}

/// One function per command: adds it to the program and returns what runs it.
namespace tarex::cli {

/// Runs a parsed command and returns its exit code.
using Action = std::function<int()>;

Action add_quote(CLI::App& program);
Action add_bom(CLI::App& program);
Action add_score(CLI::App& program);
Action add_timeline(CLI::App& program);
Action add_compare(CLI::App& program);
Action add_sectors(CLI::App& program);
Action add_lookup(CLI::App& program);
Action add_law(CLI::App& program);
/// @param law  the command `law`, of which import is a part
Action add_law_import(CLI::App& law);
Action add_template(CLI::App& program);

/// The whole program: parses, runs, maps every outcome to an exit code.
int run(int argc, char** argv);

}  // namespace tarex::cli
