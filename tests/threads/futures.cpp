// Futures lived at the same time share a setting, plans and fates: nobody may write what others read.
#include "experiment/live.hpp"
#include "support/random_study.hpp"

#include <catch2/catch_all.hpp>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

using namespace gebied;

TEST_CASE("replications on threads of their own equal replications one after the other",
          "[threads]") {
    constexpr std::uint64_t studies = 3;
    constexpr std::size_t replications = 4;
    for (std::uint64_t n = 0; n < studies; ++n) {
        INFO("study " << n);
        const Study study = test::random_study(n);
        const Setting setting{study};
        std::vector<std::vector<std::vector<Outcome>>> together(replications);
        std::vector<std::thread> threads;
        for (std::size_t r = 0; r < replications; ++r) {
            threads.emplace_back(
                [&, r] { together[r] = live(setting, static_cast<std::int64_t>(r) + 1).futures; });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        for (std::size_t r = 0; r < replications; ++r) {
            INFO("replication " << r + 1);
            CHECK(together[r] == live(setting, static_cast<std::int64_t>(r) + 1).futures);
        }
    }
}

TEST_CASE("studies may be compiled at the same time", "[threads]") {
    constexpr std::size_t count = 4;
    std::vector<std::vector<std::vector<Outcome>>> together(count);
    std::vector<std::thread> threads;
    for (std::size_t n = 0; n < count; ++n) {
        threads.emplace_back([&, n] {
            const Study study = test::random_study(n);
            together[n] = live(Setting{study}, 1).futures;
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (std::size_t n = 0; n < count; ++n) {
        INFO("study " << n);
        const Study study = test::random_study(n);
        CHECK(together[n] == live(Setting{study}, 1).futures);
    }
}
