#pragma once

#include "gebied/base/calendar.hpp"
#include "gebied/base/time.hpp"
#include "gebied/model/model.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gebied {

/// The parameters of one area from an instant on. A measure starts a new stage; a ramp is a row of them.
struct Stage {
    Instant from{};
    Model model{};
};

/// The parameters of one area through time: the first stage begins at instant 0, later ones follow in order.
using Timeline = std::vector<Stage>;

/// One way in which the future is shaped: what holds from when, in every area.
struct Scenario {
    Label label{};                  ///< id and title
    std::vector<Timeline> areas{};  ///< in the order of the study's areas
    Instant differs_from{
        Instant::
            never()};  ///< first instant at which a measure sets a parameter; never for a copy of the baseline
};

/// The simulated period. Books follow calendar years; instant 0 is 1 January of `first_year`.
struct Period {
    Calendar calendar;
    int first_year{};  ///< the first simulated year; the years before `start_year` settle
    int start_year{};  ///< the first year that is reported; scenarios fork just before its opening
    int end_year{};    ///< the first year that is not simulated

    [[nodiscard]] Instant start() const { return calendar.year_start(start_year); }
    [[nodiscard]] Instant end() const { return calendar.year_start(end_year); }
    [[nodiscard]] int reported_years() const { return end_year - start_year; }
};

}  // namespace gebied
