# Language, warnings and the compiler switches on which identical results rest.
include_guard(GLOBAL)
include(GNUInstallDirs)

option(GEBIED_TESTS "Build the tests" ${PROJECT_IS_TOP_LEVEL})
option(GEBIED_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
set(GEBIED_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread")
option(GEBIED_COVERAGE "Count which lines run" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release)
endif()

add_library(gebied_settings INTERFACE)
add_library(gebied::settings ALIAS gebied_settings)
set_target_properties(gebied_settings PROPERTIES EXPORT_NAME settings)
# No contraction: a fused multiply-add would change results between processors.
target_compile_options(gebied_settings INTERFACE $<BUILD_INTERFACE:-ffp-contract=off>)
target_compile_features(gebied_settings INTERFACE cxx_std_20)
if(GEBIED_SANITIZE)
    # The first fault ends the program, so that a test cannot pass over it.
    set(gebied_instruments -fsanitize=${GEBIED_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
endif()
if(GEBIED_COVERAGE)
    list(APPEND gebied_instruments --coverage)
endif()
target_compile_options(gebied_settings INTERFACE "$<BUILD_INTERFACE:${gebied_instruments}>")
target_link_options(gebied_settings INTERFACE "$<BUILD_INTERFACE:${gebied_instruments}>")

add_library(gebied_warnings INTERFACE)
target_compile_options(
    gebied_warnings
    INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
              -Wold-style-cast -Woverloaded-virtual -Wnull-dereference -Wdouble-promotion
              # g++ 12 sees overlaps in `text + text` that are not there (GCC bug 105651).
              $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
              $<$<BOOL:${GEBIED_WARNINGS_AS_ERRORS}>:-Werror>)
