# cmake -DSOURCE=<tree> -DOUTPUT=<header> -P BuildId.cmake
#
# Writes which state of the sources is being built: the commit, and for a tree with changes a hash of these.
# Without git, or in a tree that is not the top of its repository (an unpacked archive), the word is "unknown".
set(build "unknown")
find_program(git NAMES git)
if(git)
    execute_process(COMMAND "${git}" -C "${SOURCE}" rev-parse --show-toplevel
                    OUTPUT_VARIABLE top OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
    get_filename_component(top "${top}" REALPATH)
    get_filename_component(here "${SOURCE}" REALPATH)
    if(NOT failed AND top STREQUAL here)
        execute_process(COMMAND "${git}" -C "${SOURCE}" describe --always --tags --abbrev=12
                        OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
        # What decides the numbers; a changed page of the manual is no other program.
        execute_process(COMMAND "${git}" -C "${SOURCE}" diff HEAD -- sim include CMakeLists.txt
                        OUTPUT_VARIABLE changes ERROR_QUIET)
        execute_process(COMMAND "${git}" -C "${SOURCE}" ls-files --others --exclude-standard -- sim include
                        OUTPUT_VARIABLE others ERROR_QUIET)
        if(NOT failed)
            set(build "${commit}")
            if(NOT "${changes}${others}" STREQUAL "")
                string(SHA256 hash "${changes}${others}")
                string(SUBSTRING "${hash}" 0 8 hash)
                string(APPEND build "-dirty.${hash}")
            endif()
        endif()
    endif()
endif()
file(CONFIGURE OUTPUT "${OUTPUT}" @ONLY CONTENT [[
#pragma once

/// The state of the sources from which this program was built.
#define GEBIED_BUILD "@build@"
]])
