// ./dev bench load: thousands of devices of one municipality come back within a minute after an
// outage; then a few of them work beside connections that nobody wants. The real server program,
// over loopback; see README.md.
#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "tests/bench/load_town.hpp"
#include "tests/support/server/bad_company.hpp"
#include "tests/support/server/server_process.hpp"

namespace tovholder::testing {
namespace {

namespace asio = boost::asio;

constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t us_per_ms = 1'000;
constexpr std::int64_t us_per_s = 1'000'000;
constexpr std::int64_t look_ms = 100;
constexpr std::int64_t limit_s = 150;
constexpr std::size_t workers = 200;
constexpr std::int64_t work_s = 15;
constexpr std::int64_t ask_every_ms = 1'000;
constexpr int edit_one_of = 50;
constexpr int bad_of_each_kind = 100;
constexpr std::int64_t bad_pause_ms = 1'000;

double percentile_ms(std::vector<std::int64_t> times_us, double part) {
    if (times_us.empty()) return 0;
    std::sort(times_us.begin(), times_us.end());
    const auto at = static_cast<std::size_t>(static_cast<double>(times_us.size() - 1) * part);
    return static_cast<double>(times_us[at]) / us_per_ms;
}

double seconds(std::int64_t us) { return static_cast<double>(us) / us_per_s; }

// Devices in one thread, looked at ten times a second.
class Load {
public:
    Load(std::uint16_t port, const std::vector<LoadStart>& starts, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            devices_.push_back(std::make_shared<LoadDevice>(io_, port, starts[i], figures_));
        }
    }
    ~Load() {
        for (const auto& device : devices_) device->stop();
        io_.run();
    }

    void start_within(std::int64_t ms) {
        Prng prng(7);
        for (const auto& device : devices_) device->start_after(prng.between(0, ms));
    }
    // Runs until `done` says so, or for `most_s`. False: it was not done.
    template <class Done>
    bool run_until(Done done, std::int64_t most_s) {
        const std::int64_t until = monotonic_us() + most_s * us_per_s;
        while (!done()) {
            if (monotonic_us() > until) return false;
            io_.run_for(std::chrono::milliseconds(look_ms));
        }
        return true;
    }
    // All hold what the newest of them knows of.
    bool is_settled() const {
        std::uint64_t seq = 0;
        for (const auto& device : devices_) seq = std::max(seq, device->seq());
        return std::all_of(devices_.begin(), devices_.end(), [&](const auto& device) {
            return device->is_settled() && device->seq() == seq;
        });
    }
    // Everybody asks once a second, one in fifty with a change.
    void work(std::int64_t for_s) {
        std::int64_t next = monotonic_us();
        const std::int64_t step = ask_every_ms * us_per_ms / static_cast<std::int64_t>(workers);
        const std::int64_t until = next + for_s * us_per_s;
        for (std::size_t i = 0; next < until; ++i, next += step) {
            io_.run_for(
                std::chrono::microseconds(std::max<std::int64_t>(0, next - monotonic_us())));
            LoadDevice& device = *devices_[i % devices_.size()];
            if (++asked_ % edit_one_of == 0) {
                device.edit(change_of_phone(device.state().person, ++edits_));
            } else {
                device.ask();
            }
        }
    }
    LoadFigures take_figures() { return std::exchange(figures_, {}); }
    std::int64_t last_first_settled_us() const {
        std::int64_t last = 0;
        for (const auto& device : devices_) last = std::max(last, device->first_settled_us());
        return last;
    }

private:
    asio::io_context io_;
    LoadFigures figures_;
    std::vector<std::shared_ptr<LoadDevice>> devices_;
    std::uint64_t asked_ = 0;
    std::uint64_t edits_ = 1'000'000;
};

struct Reconnected {
    double first_s = 0;    // until each had been current once
    double settled_s = 0;  // until all were at the same seq
    double processor_s = 0;
    std::int64_t peak_kib = 0;
    LoadFigures figures;
    bool done = false;
};

ServerProcess start_server(const TemporaryFolder& folder, std::vector<std::string> more) {
    more.insert(more.end(),
                {"--port=0", "--db", "sqlite:" + folder.file("db"), "--site", folder.path()});
    return ServerProcess(TOVHOLDER_SERVER_PROGRAM, more, folder.file("log"));
}

Reconnected reconnect(const TemporaryFolder& folder, const std::vector<LoadStart>& starts) {
    const ServerProcess server = start_server(folder, {"--connections", "8000"});
    Load load(server.port(), starts, starts.size());
    const std::int64_t began = monotonic_us();
    Reconnected result;
    load.start_within(ms_per_minute);
    result.done = load.run_until([&] { return load.is_settled(); }, limit_s);
    result.settled_s = seconds(monotonic_us() - began);
    result.first_s = seconds(load.last_first_settled_us() - began);
    result.processor_s = seconds(processor_us(server.pid()));
    result.peak_kib = peak_resident_kib(server.pid());
    result.figures = load.take_figures();
    return result;
}

struct Beside {
    double calm_p99_ms = 0;
    double p99_ms = 0;
    std::uint64_t came = 0;
    std::uint64_t thrown_out = 0;
};

// The same work before and beside bad company, on a server as it starts by itself.
Beside work_beside(const TemporaryFolder& folder, const std::vector<LoadStart>& starts) {
    const ServerProcess server = start_server(folder, {});
    Load load(server.port(), starts, workers);
    Beside result;
    load.start_within(ms_per_minute / 60);
    TOV_ASSERT(load.run_until([&] { return load.is_settled(); }, limit_s));
    load.work(work_s / 3);  // files and pages are warm then
    (void)load.take_figures();
    load.work(work_s);
    result.calm_p99_ms = percentile_ms(load.take_figures().answer_us, 0.99);
    const BadCompany company(server.port(), bad_of_each_kind, bad_pause_ms);
    load.work(work_s);
    result.p99_ms = percentile_ms(load.take_figures().answer_us, 0.99);
    result.came = company.came();
    result.thrown_out = company.thrown_out();
    return result;
}

void print(const char* name, const Reconnected& result) {
    const LoadFigures& figures = result.figures;
    std::printf(
        "%s: %s; each current once after %.1f s, all settled after %.1f s\n"
        "  %zu answers, p50 %.1f ms, p99 %.1f ms; with changes %zu, p99 %.1f ms (%llu applied, "
        "%llu refused)\n  %.1f MB down, %llu resets, %llu lost connections; server: peak %.0f MB, "
        "%.1f s of processor\n",
        name, result.done ? "done" : "NOT DONE", result.first_s, result.settled_s,
        figures.answer_us.size(), percentile_ms(figures.answer_us, 0.5),
        percentile_ms(figures.answer_us, 0.99), figures.edit_us.size(),
        percentile_ms(figures.edit_us, 0.99), static_cast<unsigned long long>(figures.applied),
        static_cast<unsigned long long>(figures.refused),
        static_cast<double>(figures.bytes_down) / 1e6,
        static_cast<unsigned long long>(figures.resets),
        static_cast<unsigned long long>(figures.lost_connections),
        static_cast<double>(result.peak_kib) / 1024, result.processor_s);
}

void print_json(const char* prefix, const Reconnected& result) {
    std::printf(
        "\"%sdone\":%s,\"%sfirst_current_s\":%.1f,\"%ssettled_s\":%.1f,\"%sanswer_p50_ms\":%.1f,"
        "\"%sanswer_p99_ms\":%.1f,\"%sserver_peak_mb\":%.0f,\"%sserver_processor_s\":%.1f,",
        prefix, result.done ? "true" : "false", prefix, result.first_s, prefix, result.settled_s,
        prefix, percentile_ms(result.figures.answer_us, 0.5), prefix,
        percentile_ms(result.figures.answer_us, 0.99), prefix,
        static_cast<double>(result.peak_kib) / 1024, prefix, result.processor_s);
}

int run(int argc, char** argv) {
    LoadTownSize size;
    if (argc == 3 && std::strcmp(argv[1], "--devices") == 0) {
        const double part = std::atof(argv[2]) / static_cast<double>(size.devices);
        size.devices = std::strtoul(argv[2], nullptr, 10);
        size.shifts = static_cast<std::size_t>(static_cast<double>(size.shifts) * part);
        size.authors = size.devices / 10;
    } else if (argc != 1) {
        std::fprintf(stderr, "bench_load [--devices N]\n");
        return 1;
    }
    const rlimit files{20'000, 20'000};
    (void)::setrlimit(RLIMIT_NOFILE, &files);
    std::vector<Reconnected> results;
    Beside beside;
    for (const std::int32_t days : {0, 1}) {
        const TemporaryFolder folder;
        write_file(folder.file("index.html"), "x");
        size.days_away = days;
        const std::int64_t began = monotonic_us();
        const std::vector<LoadStart> starts = make_load_town(folder.file("db"), size);
        std::printf("%zu devices of one municipality made in %.1f s\n", starts.size(),
                    seconds(monotonic_us() - began));
        std::fflush(stdout);
        results.push_back(reconnect(folder, starts));
        print(days == 0 ? "Back the same day" : "Back the next day", results.back());
        std::fflush(stdout);
        if (days == 1) beside = work_beside(folder, starts);
    }
    std::printf(
        "%zu devices, p99 of answers: %.2f ms alone, %.2f ms beside bad company (%llu "
        "connections, %llu thrown out)\n",
        workers, beside.calm_p99_ms, beside.p99_ms, static_cast<unsigned long long>(beside.came),
        static_cast<unsigned long long>(beside.thrown_out));
    std::printf("{\"devices\":%zu,", size.devices);
    print_json("", results[0]);
    print_json("next_day_", results[1]);
    std::printf("\"calm_p99_ms\":%.2f,\"beside_bad_p99_ms\":%.2f,\"bad_connections\":%llu}\n",
                beside.calm_p99_ms, beside.p99_ms, static_cast<unsigned long long>(beside.came));
    return results[0].done && results[1].done ? 0 : 1;
}

}  // namespace
}  // namespace tovholder::testing

int main(int argc, char** argv) { return tovholder::testing::run(argc, argv); }
