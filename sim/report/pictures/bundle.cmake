# cmake -DNPM=<npm> -DSOURCE=<this folder> -DWORK=<folder of our own> -DOUTPUT=<file> -P bundle.cmake
# Copies the modules to WORK, fetches the libraries that the lock file names, and bundles all into OUTPUT. Warns
# and makes no OUTPUT when that cannot be done, for the rest of the program does not need it.
foreach(given IN ITEMS NPM SOURCE WORK OUTPUT)
    if(NOT ${given})
        message(FATAL_ERROR "-D${given}= is missing")
    endif()
endforeach()
file(REMOVE "${OUTPUT}")
file(MAKE_DIRECTORY "${WORK}")
file(GLOB modules "${SOURCE}/*.mjs")
file(GLOB stale "${WORK}/*.mjs")
if(stale)
    file(REMOVE ${stale})
endif()
file(COPY ${modules} "${SOURCE}/package.json" "${SOURCE}/package-lock.json" DESTINATION "${WORK}")

# What was fetched for this very lock file is there already.
file(SHA256 "${SOURCE}/package-lock.json" lock)
set(fetched "${WORK}/fetched-${lock}")
if(NOT EXISTS "${fetched}")
    execute_process(COMMAND "${NPM}" ci --no-audit --no-fund --ignore-scripts --prefer-offline
                    WORKING_DIRECTORY "${WORK}" RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
    if(NOT status EQUAL 0)
        message(WARNING "The libraries of the pictures could not be fetched; `gebied briefing` will not work:\n${said}")
        return()
    endif()
    file(WRITE "${fetched}" "")
endif()
execute_process(COMMAND "${NPM}" run --silent build -- "--outfile=${OUTPUT}" --log-level=warning
                WORKING_DIRECTORY "${WORK}" RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT status EQUAL 0)
    # A mistake in our modules is no matter of what is installed.
    message(FATAL_ERROR "The pictures could not be bundled:\n${said}")
endif()
