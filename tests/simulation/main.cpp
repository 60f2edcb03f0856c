// The program `simulate`: runs seeds, replays one, shows that planted bugs are caught.
#include <malloc.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <thread>
#include <vector>

#include "tests/simulation/run.hpp"

namespace {

using namespace tovholder::simulation;

// The seed under way, for the handler: an assertion of the product ends the process.
thread_local std::uint64_t current_seed = 0;

extern "C" void on_abort(int) {
    std::fprintf(stderr,
                 "seed %llu: an assertion failed\nreplay: ./dev simulate --seed %llu --verbose\n",
                 static_cast<unsigned long long>(current_seed),
                 static_cast<unsigned long long>(current_seed));
    std::_Exit(1);
}

struct Options {
    std::uint64_t seed = 1;
    std::uint64_t runs = 0;  // 0: one, or as many as a planted bug is given
    bool verbose = false;
    bool planted = false;
    bool crash_points = false;
    std::uint64_t crash_at = 0;
};

struct Totals {
    std::size_t runs = 0, failed = 0, tablets = 0, made = 0, applied = 0, refused = 0;
    std::size_t handed_over = 0, by_file = 0, conflicts = 0, settled = 0;
    std::size_t requests_to_settle = 0, storage_calls = 0;
    void add(const RunResult& result) {
        storage_calls += result.storage_calls;
        ++runs;
        tablets += result.tablets;
        made += result.made;
        applied += result.applied;
        refused += result.refused;
        handed_over += result.handed_over;
        by_file += result.by_file;
        conflicts += result.conflicts;
        settled += result.settled;
        requests_to_settle = std::max(requests_to_settle, result.requests_to_settle);
    }
};

RunResult run_whole(std::uint64_t seed, const Options& options) {
    current_seed = seed;
    Plant no_bug;
    return run(seed, no_bug, options.verbose);
}

// A crash after each storage call of the seed's trace, one at a time; or only the one asked for.
RunResult run_all_crashes(std::uint64_t seed, const Options& options) {
    current_seed = seed;
    if (options.crash_at != 0) return run_to_crash(seed, options.crash_at, options.verbose);
    const RunResult base = run_to_crash(seed, 0, options.verbose);
    for (std::uint64_t at = 1; at <= base.storage_calls && !base.broken; ++at) {
        RunResult result = run_to_crash(seed, at, options.verbose);
        if (!result.broken) continue;
        result.why += " (--crash-points --at " + std::to_string(at) + ")";
        return result;
    }
    return base;
}

// The next seed of all threads, and what came of those that are done.
class Work {
public:
    using Run = RunResult (*)(std::uint64_t, const Options&);
    Work(const Options& options, std::uint64_t runs, Run run)
        : options_(options), next_(options.seed), end_(options.seed + runs), run_(run) {}

    // On all cores.
    void run() {
        std::vector<std::thread> others;
        const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
        for (unsigned i = 1; i < cores && end_ - next_ > 1; ++i) {
            others.emplace_back([this] { run_some(); });
        }
        run_some();
        for (std::thread& thread : others) thread.join();
    }
    const Totals& totals() const { return totals_; }

private:
    void run_some() {
        for (std::uint64_t seed = next_++; seed < end_; seed = next_++) {
            note(seed, run_(seed, options_));
        }
    }
    void note(std::uint64_t seed, const RunResult& result) {
        const std::lock_guard guard(mutex_);
        totals_.add(result);
        if (!result.broken) return;
        ++totals_.failed;
        const auto number = static_cast<unsigned long long>(seed);
        std::printf("seed %llu: property %s\n  replay: ./dev simulate --seed %llu --verbose\n",
                    number, result.why.c_str(), number);
    }

    const Options& options_;
    std::atomic<std::uint64_t> next_;
    std::uint64_t end_;
    Run run_;
    std::mutex mutex_;
    Totals totals_;
};

int run_seeds(const Options& options) {
    const auto begin = std::chrono::steady_clock::now();
    constexpr std::uint64_t traces = 200;
    const std::uint64_t runs = options.runs != 0                               ? options.runs
                               : options.crash_points && options.crash_at == 0 ? traces
                                                                               : 1;
    Work work(options, runs, options.crash_points ? run_all_crashes : run_whole);
    work.run();
    const Totals& totals = work.totals();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::printf(
        "%zu tablets, %zu ops made, %zu applied, %zu refused by the server, %zu of them handed "
        "over, %zu brought by file; %zu conflicts, %zu settled; ",
        totals.tablets, totals.made, totals.applied, totals.refused, totals.handed_over,
        totals.by_file, totals.conflicts, totals.settled);
    if (options.crash_points) std::printf("a crash at each of %zu calls; ", totals.storage_calls);
    std::printf("at most %zu requests to settle; %.1f s\n", totals.requests_to_settle,
                took.count());
    std::printf("%zu passed, %zu failed\n", totals.runs - totals.failed, totals.failed);
    return totals.failed == 0 ? 0 : 1;
}

// Each planted bug must be caught by some seed of the first four hundred: one needs a server that
// is set back just when it hurts.
int show_planted(const Options& options) {
    const std::uint64_t runs = options.runs == 0 ? 400 : options.runs;
    std::size_t caught = 0;
    for (const PlantedBug& bug : planted_bugs()) {
        bool found = false;
        for (std::uint64_t seed = options.seed; seed < options.seed + runs && !found; ++seed) {
            const auto plant = bug.make();
            current_seed = seed;
            const RunResult result = run(seed, *plant, false);
            if (!result.broken) continue;
            found = true;
            std::printf("caught  %-28s %s\n        seed %llu: property %s\n", bug.name, bug.what,
                        static_cast<unsigned long long>(seed), result.why.c_str());
        }
        if (!found) std::printf("MISSED  %-28s %s\n", bug.name, bug.what);
        caught += found;
    }
    std::printf("%zu passed, %zu failed\n", caught, planted_bugs().size() - caught);
    return caught == planted_bugs().size() ? 0 : 1;
}

int usage() {
    std::fprintf(stderr,
                 "simulate [--seed N] [--runs K] [--verbose]   one seed is one run\n"
                 "simulate --planted [--runs K]                bugs on purpose, each caught\n"
                 "simulate --crash-points [--seed N] [--runs K] [--at I]   a crash at each "
                 "storage call\n");
    return 2;
}

bool number_after(int argc, char** argv, int& i, std::uint64_t& value) {
    if (i + 1 >= argc) return false;
    char* end = nullptr;
    value = std::strtoull(argv[++i], &end, 10);
    return *end == '\0' && end != argv[i];
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--seed") == 0) {
            if (!number_after(argc, argv, i, options.seed)) return usage();
        } else if (std::strcmp(argv[i], "--runs") == 0) {
            if (!number_after(argc, argv, i, options.runs)) return usage();
        } else if (std::strcmp(argv[i], "--verbose") == 0) {
            options.verbose = true;
        } else if (std::strcmp(argv[i], "--at") == 0) {
            if (!number_after(argc, argv, i, options.crash_at)) return usage();
        } else if (std::strcmp(argv[i], "--crash-points") == 0) {
            options.crash_points = true;
        } else if (std::strcmp(argv[i], "--planted") == 0) {
            options.planted = true;
        } else {
            return usage();
        }
    }
    std::signal(SIGABRT, on_abort);
    // Seeds come and go: the memory of one serves the next instead of going back to the system.
    ::mallopt(M_MMAP_THRESHOLD, 64 << 20);
    ::mallopt(M_TRIM_THRESHOLD, 512 << 20);
    return options.planted ? show_planted(options) : run_seeds(options);
}
