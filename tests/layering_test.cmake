# cmake -DSCRATCH_DIR=… -P layering_test.cmake
# Plants faults into small trees, one by one, and sees that layering.cmake finds each, and nothing in a clean tree.

cmake_minimum_required(VERSION 3.25)

function(expect_finding name file text finding)
  file(REMOVE_RECURSE ${SCRATCH_DIR})
  file(WRITE ${SCRATCH_DIR}/${file} "${text}")
  execute_process(COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${SCRATCH_DIR} -P ${CMAKE_CURRENT_LIST_DIR}/layering.cmake
    RESULT_VARIABLE code OUTPUT_VARIABLE words ERROR_VARIABLE words)
  if(finding STREQUAL "" AND NOT code EQUAL 0)
    message(SEND_ERROR "${name}: a clean tree is refused:\n${words}")
  elseif(NOT finding STREQUAL "")
    string(FIND "${words}" "${finding}" at)
    if(code EQUAL 0 OR at EQUAL -1)
      message(SEND_ERROR "${name}: expected '${finding}', got exit ${code}:\n${words}")
    endif()
  endif()
endfunction()

expect_finding("a clean file" src/law/a.cpp
  "#include \"tarex/money.hpp\"\n#include \"text/b.hpp\"\n// US steel, float, \"Korea\"\n/* double */ const char* kUs = \"us\";\nint at = '\"'; // \"KR\"\n" "")
expect_finding("a floor that looks up" src/law/a.cpp "\n#include \"engine/b.hpp\"\n"
  "src/law/a.cpp:2: error: floor 2 includes engine/b.hpp of floor 4")
expect_finding("a floor that looks up to a public header" src/plan/a.hpp "#include \"tarex/assess.hpp\"\n"
  "src/plan/a.hpp:1: error: floor 3 includes tarex/assess.hpp of floor 4")
expect_finding("a public header that looks up" include/tarex/facts.hpp "#include \"tarex/report.hpp\"\n"
  "include/tarex/facts.hpp:1: error: floor 2 includes tarex/report.hpp of floor 7")
expect_finding("an unknown public header" include/tarex/news.hpp "\n" "does not know the floor of this file")
expect_finding("an unknown folder" src/util/a.cpp "\n" "does not know the floor of this file")
expect_finding("an unknown header included" src/cli/a.cpp "#include \"tarex/news.hpp\"\n"
  "src/cli/a.cpp:1: error: tests/layering.cmake does not know the floor of tarex/news.hpp")
expect_finding("a path that is not from src/" src/law/a.cpp "#include \"scope.hpp\"\n" "scope.hpp is on no floor")
expect_finding("nlohmann outside its file" src/text/a.cpp "#include <nlohmann/json.hpp>\n" "src/text/a.cpp:1: error: nlohmann")
expect_finding("nlohmann in its file" src/text/json_reader.cpp "#include <nlohmann/json.hpp>\n" "")
expect_finding("fmt below report" src/engine/a.cpp "#include <fmt/format.h>\n" "src/engine/a.cpp:1: error: fmt")
expect_finding("CLI11 below cli" src/report/a.cpp "#include <CLI/CLI.hpp>\n" "src/report/a.cpp:1: error: CLI")
expect_finding("third party in a public header" include/tarex/report.hpp "#include <fmt/format.h>\n"
  "public headers include tarex and the standard library only")
expect_finding("double" src/cost/a.cpp "// double\nlong double x = 1;\n" "error: 'double'")
expect_finding("float" include/tarex/money.hpp "float x = 1;\n" "error: 'float'")
expect_finding("a parser of binary floating point" src/cli/a.cpp "auto x = std::stod(text);\n" "error: 'std::stod'")
expect_finding("a country in the law floor" src/law/a.cpp "f(\"not \\\" quoted\", \"KR\");\n" "src/law/a.cpp:1: error: 'KR'")
expect_finding("a country by name" src/text/a.cpp "\nf(\"made in South Korea.\");\n" "src/text/a.cpp:2: error: 'korea'")
expect_finding("a metal in the engine" src/engine/a.cpp "f(\"steel_value\");\n" "src/engine/a.cpp:1: error: 'steel'")
expect_finding("a heading in the plan" src/plan/a.cpp "f(\"9903.82.02\");\n" "src/plan/a.cpp:1: error: '9903'")
expect_finding("a case of a trade remedy in the engine" src/engine/a.cpp "f(\"AD19\");\n" "src/engine/a.cpp:1: error: 'AD19'")
expect_finding("a firm in the law floor" src/law/a.cpp "f(\"POSCO Steel\");\n" "src/law/a.cpp:1: error: 'posco'")
expect_finding("a firm by its Korean name" src/text/a.cpp "f(\"포스코\");\n" "src/text/a.cpp:1: error: '포스코'")
expect_finding("a country in a public header" include/tarex/plan.hpp "auto x = \"US\";\n" "include/tarex/plan.hpp:1: error: 'US'")
expect_finding("a country in the table of ISO 3166" src/base/country.cpp "auto x = \"US KR\";\n" "")
expect_finding("a country above the engine" src/report/a.cpp "auto x = \"United States\";\n" "")
file(REMOVE_RECURSE ${SCRATCH_DIR})
