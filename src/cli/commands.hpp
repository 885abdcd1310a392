#pragma once

#include <functional>
#include <span>

namespace CLI {
class App;
}

/// One function per command: adds it to the program and returns what runs it.
namespace tarex::cli {

/// Runs a parsed command and returns its exit code.
using Action = std::function<int()>;

/// The words of the command line.
using Words = std::span<const char* const>;

Action add_quote(CLI::App& program, Words words);
Action add_bom(CLI::App& program, Words words);
Action add_score(CLI::App& program, Words words);
Action add_timeline(CLI::App& program, Words words);
Action add_compare(CLI::App& program, Words words);
Action add_sectors(CLI::App& program, Words words);
Action add_lookup(CLI::App& program, Words words);
Action add_law(CLI::App& program, Words words);
/// @param law  the command `law`, of which check is a part
Action add_law_check(CLI::App& law);
/// @param law  the command `law`, of which import is a part
Action add_law_import(CLI::App& law);
Action add_template(CLI::App& program, Words words);

/// The whole program: parses, runs, maps every outcome to an exit code.
int run(int argc, char** argv);

}  // namespace tarex::cli
