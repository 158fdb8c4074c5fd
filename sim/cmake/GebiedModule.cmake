# gebied_module(NAME DEPENDS <modules> HEADERS <public headers> SOURCES <sources>
#               PUBLIC <libraries> PRIVATE <libraries>)
#
# One room of the house: library gebied_NAME (alias gebied::NAME). DEPENDS are the rooms it may
# include; the test tests/architecture/layers reads these declarations and fails on any other.
include_guard(GLOBAL)

function(gebied_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPENDS;HEADERS;SOURCES;PUBLIC;PRIVATE")
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "gebied_module(${name}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
    endif()
    set(target gebied_${name})
    if(arg_SOURCES)
        add_library(${target} STATIC ${arg_SOURCES})
        set(reach PUBLIC)
    else()
        add_library(${target} INTERFACE)
        set(reach INTERFACE)
    endif()
    add_library(gebied::${name} ALIAS ${target})
    set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} VERIFY_INTERFACE_HEADER_SETS ON)
    list(TRANSFORM arg_HEADERS PREPEND "${PROJECT_SOURCE_DIR}/include/gebied/${name}/")
    target_sources(${target} ${reach} FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include"
                                      FILES ${arg_HEADERS})
    list(TRANSFORM arg_DEPENDS PREPEND "gebied::")
    target_link_libraries(${target} ${reach} gebied::settings ${arg_DEPENDS} ${arg_PUBLIC})
    if(arg_SOURCES)
        target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/sim")
        target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:gebied_warnings> ${arg_PRIVATE})
    endif()
    set_property(GLOBAL APPEND PROPERTY GEBIED_MODULES ${target})
endfunction()
