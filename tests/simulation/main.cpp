// The program `simulate`: runs seeds, replays one, shows that planted bugs are caught.
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "tests/simulation/run.hpp"

namespace {

using namespace tovholder::simulation;

// The seed under way, for the handler: an assertion of the product ends the process.
std::uint64_t current_seed = 0;

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
};

struct Totals {
    std::size_t runs = 0, failed = 0, tablets = 0, made = 0, applied = 0, refused = 0;
    std::size_t requests_to_settle = 0;
    void add(const RunResult& result) {
        ++runs;
        tablets += result.tablets;
        made += result.made;
        applied += result.applied;
        refused += result.refused;
        requests_to_settle = std::max(requests_to_settle, result.requests_to_settle);
    }
};

RunResult run_seed(std::uint64_t seed, Plant& plant, bool verbose) {
    current_seed = seed;
    return run(seed, plant, verbose);
}

int run_seeds(const Options& options) {
    const auto begin = std::chrono::steady_clock::now();
    Plant no_bug;
    Totals totals;
    const std::uint64_t runs = options.runs == 0 ? 1 : options.runs;
    for (std::uint64_t seed = options.seed; seed < options.seed + runs; ++seed) {
        const RunResult result = run_seed(seed, no_bug, options.verbose);
        totals.add(result);
        if (!result.broken) continue;
        ++totals.failed;
        const auto number = static_cast<unsigned long long>(seed);
        std::printf("seed %llu: property %s\n  replay: ./dev simulate --seed %llu --verbose\n",
                    number, result.why.c_str(), number);
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::printf(
        "%zu tablets, %zu ops made, %zu applied, %zu refused by the server; "
        "at most %zu requests to settle; %.1f s\n",
        totals.tablets, totals.made, totals.applied, totals.refused, totals.requests_to_settle,
        took.count());
    std::printf("%zu passed, %zu failed\n", totals.runs - totals.failed, totals.failed);
    return totals.failed == 0 ? 0 : 1;
}

// Each planted bug must be caught by some seed of the first hundred.
int show_planted(const Options& options) {
    const std::uint64_t runs = options.runs == 0 ? 100 : options.runs;
    std::size_t caught = 0;
    for (const PlantedBug& bug : planted_bugs()) {
        bool found = false;
        for (std::uint64_t seed = options.seed; seed < options.seed + runs && !found; ++seed) {
            const auto plant = bug.make();
            const RunResult result = run_seed(seed, *plant, false);
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
                 "simulate --planted [--runs K]                bugs on purpose, each caught\n");
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
        } else if (std::strcmp(argv[i], "--planted") == 0) {
            options.planted = true;
        } else {
            return usage();
        }
    }
    std::signal(SIGABRT, on_abort);
    return options.planted ? show_planted(options) : run_seeds(options);
}
