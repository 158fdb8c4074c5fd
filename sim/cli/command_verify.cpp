// Whether a result is whole: everything in it is read once, with every check that its writer left.
#include "cli/command.hpp"
#include "cli/say.hpp"

#include "gebied/report/wording.hpp"
#include "gebied/results/result_file.hpp"

#include <cstddef>
#include <cstdint>

namespace gebied::cli {

void declare_verify(OptionList& options) {
    declare_language(options);
}

Exit perform_verify(const Arguments& arguments) {
    const Language language = language_of(arguments);
    const std::filesystem::path path = result_of(arguments);
    const ResultReader result{path};  // checks the study, the lists and the number of rows
    (void)result.parameters();
    (void)result.sources();
    (void)result.changes();
    (void)result.ceilings();
    std::int64_t rows = 0;
    const auto count = [&rows](std::size_t, std::size_t, std::size_t, auto) { ++rows; };
    for (std::size_t s = 0; s < result.scenarios().size(); ++s) {
        result.for_each_year(s, count);
        result.for_each_month(s, count);
        for (std::int64_t r = 1; r <= result.header().replications; ++r) {
            for (std::size_t a = 0; a < result.areas().size(); ++a) {
                result.check_checkpoints(s, a, r);
            }
        }
    }
    say(language,
        {.nl =
             "{} is heel: {} rijen van {} toekomsten zijn zoals ze geschreven zijn (studie {}, zaad {}, gebied {}, bouw {})\n",
         .en =
             "{} is whole: {} rows of {} futures are as they were written (study {}, seed {}, gebied {}, build {})\n"},
        path.string(), number_text(static_cast<double>(rows), 0, language),
        number_text(static_cast<double>(result.header().replications), 0, language),
        result.header().hash, result.header().seed, result.header().program_version,
        result.header().build);
    return Exit::done;
}

}  // namespace gebied::cli
