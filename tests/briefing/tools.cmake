# cmake -DNPM=<npm> -DSOURCE=<this folder> -DTOOLS=<folder of our own> -P tools.cmake
# Puts what drives the browser in TOOLS, unless what this lock file names is there.
file(MAKE_DIRECTORY "${TOOLS}")
file(COPY "${SOURCE}/browser.mjs" "${SOURCE}/package.json" "${SOURCE}/package-lock.json" DESTINATION "${TOOLS}")
file(SHA256 "${SOURCE}/package-lock.json" lock)
if(NOT EXISTS "${TOOLS}/fetched-${lock}")
    execute_process(COMMAND "${NPM}" ci --no-audit --no-fund --ignore-scripts WORKING_DIRECTORY "${TOOLS}"
                    RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "What drives the browser could not be fetched:\n${said}")
    endif()
    file(WRITE "${TOOLS}/fetched-${lock}" "")
endif()
