#pragma once

#include "gebied/base/text.hpp"
#include "gebied/experiment/run.hpp"
#include "gebied/experiment/study.hpp"
#include "gebied/world/outcome.hpp"

#include <chrono>
#include <cstdint>
#include <vector>

namespace gebied::cli {

/// One line on the terminal while a run goes on: how far, how long still, and how the interval of the main
/// difference narrows. Says nothing when standard error is not a terminal. Changes nothing.
class Progress {
public:
    Progress(const Study& study, std::int64_t done, Language language);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    void add(const Replication& replication);
    /// Takes the line away; nothing is shown after that.
    void clear();

private:
    void show();

    const Study& study_;
    Layout layout_;
    Language language_;
    bool terminal_;
    std::size_t watched_{
        0};  ///< position of the first scenario that differs from the baseline; 0 = none
    std::int64_t done_;
    std::int64_t done_before_;
    std::chrono::steady_clock::time_point begun_;
    std::chrono::steady_clock::time_point shown_{};
    std::vector<double> scenario_{};
    std::vector<double> baseline_{};
};

}  // namespace gebied::cli
