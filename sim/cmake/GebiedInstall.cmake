# What `cmake --install` puts where, the package that find_package(gebied) finds, and the Debian package.
include_guard(GLOBAL)
include(CMakePackageConfigHelpers)

get_property(gebied_modules GLOBAL PROPERTY GEBIED_MODULES)
set(gebied_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/gebied")

install(TARGETS gebied RUNTIME COMPONENT program)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/scenarios" DESTINATION "${CMAKE_INSTALL_DATADIR}/gebied"
        COMPONENT program)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/CHANGELOG.md"
        DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
if(EXISTS "${PROJECT_SOURCE_DIR}/docs/reference/gebied.1")
    install(FILES "${PROJECT_SOURCE_DIR}/docs/reference/gebied.1"
            DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT program)
endif()

install(TARGETS ${gebied_modules} gebied_settings gebied_random123 gebied_xlsxwriter EXPORT gebied
        ARCHIVE COMPONENT development
        FILE_SET HEADERS COMPONENT development)
install(EXPORT gebied NAMESPACE gebied:: FILE gebiedTargets.cmake DESTINATION "${gebied_package_dir}"
        COMPONENT development)
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/gebiedConfig.cmake.in"
                              "${PROJECT_BINARY_DIR}/gebiedConfig.cmake"
                              INSTALL_DESTINATION "${gebied_package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/gebiedConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/gebiedConfig.cmake" "${PROJECT_BINARY_DIR}/gebiedConfigVersion.cmake"
        DESTINATION "${gebied_package_dir}" COMPONENT development)

# `cpack -G DEB` in the build directory makes gebied (the program) and libgebied-dev (the library).
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gebied)
set(CPACK_PACKAGE_CONTACT "The gebied maintainers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME gebied)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "Simulates who gets help, who waits and what it costs under one area budget.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libgebied-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "The simulator as a C++ library, for programs that build upon it.")
string(CONCAT CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
       "libboost-dev, libboost-program-options-dev, libeigen3-dev, libfmt-dev, libsqlite3-dev, "
       "libtbb-dev, libyaml-cpp-dev, nlohmann-json3-dev")
find_program(GEBIED_SHLIBDEPS dpkg-shlibdeps)
mark_as_advanced(GEBIED_SHLIBDEPS)
if(GEBIED_SHLIBDEPS)
    set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
endif()
include(CPack)
