# Everything from outside, under one name each; written for the versions of Debian 12 and 13.
include_guard(GLOBAL)

find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(Boost 1.74 REQUIRED COMPONENTS program_options)
# g++ 12 sees null pointers in what it inlines from this library; there are none.
set_property(TARGET Boost::program_options APPEND PROPERTY INTERFACE_COMPILE_OPTIONS -Wno-null-dereference)
find_package(TBB REQUIRED)
find_package(yaml-cpp 0.7 REQUIRED)
if(NOT TARGET yaml-cpp::yaml-cpp)  # 0.7 exports the bare name, 0.8 the qualified one
    add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)
endif()
find_package(nlohmann_json 3.11 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(SQLite3 REQUIRED)
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)
add_library(gebied_random123 INTERFACE)
add_library(gebied::random123 ALIAS gebied_random123)
set_target_properties(gebied_random123 PROPERTIES EXPORT_NAME random123)
target_include_directories(gebied_random123 SYSTEM INTERFACE "$<BUILD_INTERFACE:${RANDOM123_INCLUDE_DIR}>")
if(GEBIED_TESTS)
    find_package(Catch2 REQUIRED)
    # The system's Python goes first, for it has the system's packages (tests/packages.txt).
    if(EXISTS /usr/bin/python3 AND NOT DEFINED Python3_EXECUTABLE)
        set(Python3_EXECUTABLE /usr/bin/python3)
    endif()
    find_package(Python3 REQUIRED COMPONENTS Interpreter)
endif()
