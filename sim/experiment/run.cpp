#include "gebied/experiment/run.hpp"

#include "experiment/live.hpp"

#include <algorithm>
#include <memory>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

namespace gebied {

std::int64_t run(const Study& study, const RunOptions& options,
                 const std::function<void(Replication&&)>& take) {
    const Setting setting{study};
    const int threads =
        options.threads > 0 ? options.threads : oneapi::tbb::info::default_concurrency();
    // Else TBB makes no more threads than there are processors, and says so in words of its own.
    const oneapi::tbb::global_control allowed{oneapi::tbb::global_control::max_allowed_parallelism,
                                              static_cast<std::size_t>(threads)};
    oneapi::tbb::task_arena arena{threads};
    std::int64_t next = options.first;
    std::int64_t taken = 0;
    using Slot = std::shared_ptr<Replication>;
    arena.execute([&] {
        oneapi::tbb::parallel_pipeline(
            2 * static_cast<std::size_t>(threads),
            oneapi::tbb::make_filter<void, std::int64_t>(
                oneapi::tbb::filter_mode::serial_in_order,
                [&](oneapi::tbb::flow_control& control) -> std::int64_t {
                    if (next > options.last || (options.stop != nullptr && options.stop->load())) {
                        control.stop();
                        return 0;
                    }
                    return next++;
                }) &
                oneapi::tbb::make_filter<std::int64_t, Slot>(
                    oneapi::tbb::filter_mode::parallel,
                    [&](std::int64_t number) {
                        return std::make_shared<Replication>(live(setting, number));
                    }) &
                oneapi::tbb::make_filter<Slot, void>(oneapi::tbb::filter_mode::serial_in_order,
                                                     [&](const Slot& slot) {
                                                         take(std::move(*slot));
                                                         ++taken;
                                                     }));
    });
    return taken;
}

}  // namespace gebied
