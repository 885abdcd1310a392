# cmake -DCOMPILER=… -DSOURCE=… -DINCLUDE=… -P compile_fail.cmake
# The source compiles as it stands, and with each of its mistakes (`#if MISTAKE == n`, or #elif) it does not.

cmake_minimum_required(VERSION 3.25)

file(READ ${SOURCE} text)
string(REGEX MATCHALL "MISTAKE == [0-9]+" mistakes "${text}")
if(NOT mistakes)
  message(FATAL_ERROR "${SOURCE} has no line `#if MISTAKE == 1`")
endif()

function(try_mistake number result output)
  execute_process(
    COMMAND ${COMPILER} -std=c++20 -fsyntax-only -Werror=unused-result -I ${INCLUDE} -DMISTAKE=${number} ${SOURCE}
    RESULT_VARIABLE code OUTPUT_VARIABLE words ERROR_VARIABLE words)
  set(${result} ${code} PARENT_SCOPE)
  set(${output} "${words}" PARENT_SCOPE)
endfunction()

try_mistake(0 code words)
if(NOT code STREQUAL "0")
  message(FATAL_ERROR "${SOURCE} must compile without a mistake:\n${words}")
endif()
foreach(mistake IN LISTS mistakes)
  string(REGEX REPLACE "[^0-9]" "" number ${mistake})
  try_mistake(${number} code words)
  if(code STREQUAL "0")
    message(SEND_ERROR "mistake ${number} of ${SOURCE} compiles, and must not")
  elseif(NOT words MATCHES "error")
    message(SEND_ERROR "the compiler did not say why it refuses mistake ${number}: ${code} ${words}")
  else()
    string(REGEX MATCH "error: [^\n]*" why "${words}")
    message(STATUS "mistake ${number} is refused: ${why}")
  endif()
endforeach()
