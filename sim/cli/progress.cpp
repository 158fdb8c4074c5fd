#include "cli/progress.hpp"

#include "gebied/report/wording.hpp"
#include "gebied/statistics/estimate.hpp"

#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace gebied::cli {
namespace {

/// What the area costs in a year, overrun included, in euros: the main difference while a run goes on.
double cost_per_year(const std::vector<Outcome>& areas, const Layout& layout, int years) {
    std::int64_t cents = 0;
    for (const Outcome& outcome : areas) {
        for (int y = 0; y < years; ++y) {
            const auto row = outcome.year(static_cast<std::size_t>(y));
            cents += row[layout.at(Counter::spent_total)] + row[layout.at(Counter::overrun_total)];
        }
    }
    return static_cast<double>(cents) / 100.0 / years;
}

/// Takes away what does not fit on one line of the terminal, which could not be replaced then.
void fit_to_terminal(std::string& line) {
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return;
    }
    std::size_t characters = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(line[i]) & 0xC0U) != 0x80U;
        if (begins && ++characters >= size.ws_col) {
            line.resize(i);
            return;
        }
    }
}

std::string clock(double seconds) {
    const auto whole = static_cast<long>(std::lround(seconds));
    return whole >= 3600 ? fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
                         : fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

Progress::Progress(const Study& study, std::int64_t done, Language language)
    : study_{study},
      layout_{study.names},
      language_{language},
      terminal_{isatty(STDERR_FILENO) != 0},
      done_{done},
      done_before_{done},
      begun_{std::chrono::steady_clock::now()} {
    for (std::size_t s = 0; s < study.scenarios.size() && watched_ == 0; ++s) {
        if (study.scenarios[s].differs_from < study.period.end()) {
            watched_ = s + 1;
        }
    }
    show();
}

Progress::~Progress() {
    clear();
}

void Progress::add(const Replication& replication) {
    ++done_;
    if (watched_ > 0) {
        const int years = study_.period.reported_years();
        baseline_.push_back(cost_per_year(replication.futures[0], layout_, years));
        scenario_.push_back(cost_per_year(replication.futures[watched_], layout_, years));
    }
    constexpr std::chrono::milliseconds between{200};
    if (std::chrono::steady_clock::now() - shown_ >= between) {
        show();
    }
}

void Progress::show() {
    if (!terminal_) {
        return;
    }
    shown_ = std::chrono::steady_clock::now();
    const bool nl = language_ == Language::nl;
    std::string line = fmt::format("{} {} {} {}", nl ? "toekomst" : "future", done_,
                                   nl ? "van" : "of", study_.replications);
    const std::int64_t new_ones = done_ - done_before_;
    if (new_ones > 0) {
        const double passed = std::chrono::duration<double>(shown_ - begun_).count();
        const double left = passed / static_cast<double>(new_ones) *
                            static_cast<double>(study_.replications - done_);
        line += fmt::format(", {} {}", nl ? "nog" : "left", clock(left));
    }
    if (scenario_.size() > 1) {
        const Estimate difference = paired_difference(scenario_, baseline_);
        const std::string& id = study_.scenarios[watched_ - 1].label.id;
        line +=
            fmt::format("; {} {}: {} ± {} euro/{}", nl ? "kosten" : "cost", id,
                        number_text(difference.mean, 3, language_),
                        number_text(difference.half_width(), 3, language_), nl ? "jaar" : "year");
    }
    fit_to_terminal(line);
    std::fputs(("\r\033[K" + line).c_str(), stderr);  // a terminal that is gone stops no run
    std::fflush(stderr);
}

void Progress::clear() {
    if (terminal_) {
        std::fputs("\r\033[K", stderr);
        std::fflush(stderr);
        terminal_ = false;
    }
}

}  // namespace gebied::cli
