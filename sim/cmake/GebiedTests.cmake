# gebied_test(NAME SOURCES <files> LINK <libraries> [LABELS <labels>] [TIMEOUT <seconds>])
#
# One Catch2 program, one CTest entry per test case, with Catch2 2.13 as well as 3.
include_guard(GLOBAL)
include(Catch)

if(Catch2_VERSION VERSION_LESS 3)
    set(gebied_catch2_shim "${PROJECT_SOURCE_DIR}/tests/support/catch2_v2")
    # A name that CTest takes apart, as at a semicolon, would match no test and pass; version 3 fails by itself.
    set(gebied_catch2_arguments EXTRA_ARGS --warn NoTests)
endif()

function(gebied_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LINK;LABELS")
    set(target test_${name})
    add_executable(${target} ${arg_SOURCES})
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests" "${PROJECT_SOURCE_DIR}/sim")
    if(gebied_catch2_shim)
        target_include_directories(${target} SYSTEM PRIVATE "${gebied_catch2_shim}")
    endif()
    target_link_libraries(${target} PRIVATE gebied::settings gebied_warnings Catch2::Catch2WithMain ${arg_LINK})
    target_compile_definitions(${target} PRIVATE GEBIED_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                                 GEBIED_BINARY_DIR="${PROJECT_BINARY_DIR}")
    # tests_LABEL builds the programs with that label and no others: the sanitizers need only some.
    foreach(label IN LISTS arg_LABELS)
        if(NOT TARGET tests_${label})
            add_custom_target(tests_${label})
        endif()
        add_dependencies(tests_${label} ${target})
    endforeach()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    catch_discover_tests(${target} TEST_PREFIX "${name}/" ${gebied_catch2_arguments} PROPERTIES TIMEOUT ${arg_TIMEOUT})
    # Catch2 takes lists of properties apart; so the labels, which are a list, are set after it.
    set(labels "${CMAKE_CURRENT_BINARY_DIR}/${target}_labels.cmake")
    file(CONFIGURE OUTPUT "${labels}" @ONLY CONTENT
"foreach(test IN LISTS @target@_TESTS)
    set_tests_properties(\"\${test}\" PROPERTIES LABELS \"@arg_LABELS@\")
endforeach()
")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${labels}")
endfunction()
