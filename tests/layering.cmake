# cmake -DSOURCE_DIR=<repository> -P layering.cmake
# Fails when a floor includes a higher one, when a third-party header leaves its floor, when binary floating point appears,
# or when a floor that is to serve every jurisdiction names a country, a metal or a heading. src/README.md draws the floors.

cmake_minimum_required(VERSION 3.25)

set(floor_of_base 0)
set(floor_of_text 1)
set(floor_of_law 2)
set(floor_of_plan 3)
set(floor_of_engine 4)
set(floor_of_rows 5)
set(floor_of_batch 6)
set(floor_of_bom 6)
set(floor_of_cost 6)
set(floor_of_report 7)
set(floor_of_cli 8)

# Public headers by floor. A new header is added here, on the lowest floor that may hold it.
set(public_0 result money money_sum date hs_code country currency citation row_cells)
set(public_2 amendment condition facts law_import measure schedule schedule_loader)
set(public_3 plan entry)
set(public_4 assess joint_sum)
set(public_5 echo entry_reader scenario priced_line)
set(public_6 batch bom bom_assessment bom_changes bom_worksheet lookup timeline comparison sweep sectors)
set(public_7 report lookup_report timeline_report comparison_report sweep_report sectors_report law_diff
    law_import_report law_info)

# Who may include a third-party header: regular expressions of the header and of the files.
set(third_party nlohmann fmt CLI)
set(files_for_nlohmann "^src/text/json_reader\\.cpp$")
set(files_for_fmt "^src/(report|cli)/")
set(files_for_CLI "^src/cli/")

# Words of one jurisdiction, which string literals of floors 0 to 4 must not hold: codes as written, names in any case.
set(code_words KR US VN EU CN HK GB UK JP MX CA BR RU KRW VND USMCA KORUS CAFTA USD "A[DC][0-9][0-9]" "SG[0-9][0-9]")
set(name_words
  korea korean vietnam vietnamese america american china chinese canada mexico brazil japan russia russian europe european
  "united states" "united kingdom" "hong kong" "european union"
  korus usmca vkfta akfta ieepa fentanyl reciprocal mpf hmf
  steel aluminum aluminium copper iron metal metals wood lumber timber semiconductor automobile drone quartz solar
  posco hyundai dongbu dongkuk baosteel samsung kiswire osteel "kg steel" "lx international" 포스코 현대제철 동부제철
  99[0-9][0-9] 98[0-9][0-9] "section [0-9]+")
set(word_exempt "^src/base/(country|currency)\\.cpp$")  # the tables of ISO 3166 and ISO 4217

set(faults 0)

# Line of the first occurrence of a piece of text.
function(fault file text piece message)
  string(FIND "${text}" "${piece}" at)
  set(line 1)
  if(at GREATER 0)
    string(SUBSTRING "${text}" 0 ${at} before)
    string(REGEX MATCHALL "\n" ends "${before}")
    list(LENGTH ends line)
    math(EXPR line "${line} + 1")
  endif()
  message("${file}:${line}: error: ${message}")
  math(EXPR count "${faults} + 1")
  set(faults ${count} PARENT_SCOPE)
endfunction()

# Floor of a path inside src/ (`law/scope.hpp`) or include/ (`tarex/money.hpp`); empty if it is neither.
function(floor_of path out)
  set(${out} "" PARENT_SCOPE)
  if(path MATCHES "^tarex/([a-z0-9_]+)\\.hpp$")
    foreach(number RANGE 8)
      if(CMAKE_MATCH_1 IN_LIST public_${number})
        set(${out} ${number} PARENT_SCOPE)
      endif()
    endforeach()
  elseif(path MATCHES "^([a-z]+)/")
    set(${out} "${floor_of_${CMAKE_MATCH_1}}" PARENT_SCOPE)
  endif()
endfunction()

# A string, a comment or a character, whichever comes first, so that a quote in a comment starts no string.
set(raw_string "R\"\\(([^)]|\\)+[^)\"])*\\)+\"")
set(string_literal "\"([^\"\\\n]|\\\\.)*\"")
set(character "'([^'\\\n]|\\\\.[0-9a-fA-F]*)'")
set(comment "//[^\n]*|/\\*([^*]|\\*+[^*/])*\\*+/")

function(check_includes file text own)
  string(REGEX MATCHALL "\n[ \t]*#[ \t]*include[ \t]*[<\"][^>\"\n]+[>\"]" includes "\n${text}")
  foreach(include IN LISTS includes)
    string(REGEX REPLACE "^\n" "" include "${include}")
    string(REGEX REPLACE ".*[<\"]([^>\"]+)[>\"]$" "\\1" path "${include}")
    floor_of("${path}" theirs)
    if(path MATCHES "^tarex/" AND theirs STREQUAL "")
      fault("${file}" "${text}" "${include}" "tests/layering.cmake does not know the floor of ${path}: add it to public_N")
    elseif(NOT theirs STREQUAL "" AND theirs GREATER own)
      fault("${file}" "${text}" "${include}" "floor ${own} includes ${path} of floor ${theirs}: a floor includes only lower ones")
    elseif(include MATCHES "include[ \t]*\"" AND theirs STREQUAL "")
      fault("${file}" "${text}" "${include}" "${path} is on no floor: write the path from src/ or include/")
    endif()
    if(file MATCHES "^include/" AND NOT path MATCHES "^tarex/" AND path MATCHES "/")
      fault("${file}" "${text}" "${include}" "public headers include tarex and the standard library only, not ${path}")
    endif()
    foreach(name IN LISTS third_party)
      if(path MATCHES "^${name}/" AND NOT file MATCHES "${files_for_${name}}")
        fault("${file}" "${text}" "${include}" "${name} may be included only by files that match ${files_for_${name}}")
      endif()
    endforeach()
  endforeach()
  set(faults ${faults} PARENT_SCOPE)
endfunction()

function(check_numbers file text)
  string(REGEX REPLACE "${raw_string}|${string_literal}|${character}|${comment}" " " code "${text}")
  foreach(word float double std::stof std::stod std::stold strtof strtod strtold atof)
    if(" ${code} " MATCHES "[^A-Za-z0-9_](${word})[^A-Za-z0-9_]")
      fault("${file}" "${text}" "${word}" "'${word}': amounts and rates are whole numbers here, never binary floating point")
    endif()
  endforeach()
  set(faults ${faults} PARENT_SCOPE)
endfunction()

function(check_words file text)
  string(REGEX MATCHALL "${raw_string}|${string_literal}|${character}|${comment}" pieces "${text}")
  foreach(piece IN LISTS pieces)
    if(NOT piece MATCHES "^R?\"")
      continue()
    endif()
    string(TOLOWER "${piece}" lower)
    foreach(word IN LISTS code_words)
      if(piece MATCHES "[^A-Za-z0-9](${word})[^A-Za-z0-9]")
        fault("${file}" "${text}" "${piece}" "'${CMAKE_MATCH_1}' in ${piece}: what one jurisdiction calls things stands in data/")
      endif()
    endforeach()
    foreach(word IN LISTS name_words)
      if(lower MATCHES "[^a-z0-9](${word})[^a-z0-9]")
        fault("${file}" "${text}" "${piece}"
          "'${CMAKE_MATCH_1}' in ${piece}: what one jurisdiction calls things stands in data/")
      endif()
    endforeach()
  endforeach()
  set(faults ${faults} PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE files RELATIVE ${SOURCE_DIR} ${SOURCE_DIR}/src/*.cpp ${SOURCE_DIR}/src/*.hpp
  ${SOURCE_DIR}/include/*.hpp)
list(LENGTH files count)
if(count EQUAL 0)
  message(FATAL_ERROR "there are no sources below '${SOURCE_DIR}'")
endif()
foreach(file IN LISTS files)
  file(READ ${SOURCE_DIR}/${file} text)
  # What CMake would read as parts of a list.
  string(REPLACE ";" "," text "${text}")
  string(REPLACE "[" "(" text "${text}")
  string(REPLACE "]" ")" text "${text}")
  string(REGEX REPLACE "^(src|include)/" "" path "${file}")
  floor_of("${path}" own)
  if(own STREQUAL "")
    fault("${file}" "" "" "tests/layering.cmake does not know the floor of this file: add it")
    continue()
  endif()
  check_includes("${file}" "${text}" ${own})
  check_numbers("${file}" "${text}")
  if(own LESS 5 AND NOT file MATCHES "${word_exempt}")
    check_words("${file}" "${text}")
  endif()
endforeach()

if(faults GREATER 0)
  message(FATAL_ERROR "${faults} faults in ${count} files")
endif()
message(STATUS "${count} files keep to their floors")
