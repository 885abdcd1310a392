#include "cli/commands.hpp"

int main(int argc, char** argv) { return tarex::cli::run(argc, argv); }
