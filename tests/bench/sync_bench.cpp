// ./dev bench sync [--workload DIR]: our column of the table in which sync engines are compared.
// The workload is made from its seed, or read from volunteers.jsonl, shifts.jsonl and edits.jsonl.
// How it is mapped: tests/support/workload_town.hpp. Sizes are of the frames that the product
// sends. Times are of the real Authority over
// SQLite with synchronous=FULL. The last line is one JSON object.
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>

#include "server/store/sqlite_store.hpp"
#include "tests/support/thread_fixture.hpp"
#include "tests/support/workload_town.hpp"

namespace {

using namespace tovholder;
using namespace tovholder::testing;

constexpr Instant now{1'769'817'600};  // 30 days into the workload's year, when the edits begin
constexpr std::size_t batch_edits = 500;

double ms_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

// Of this thread.
double processor_ms() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

std::vector<WorkloadRecord> read_file(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file) {
        std::fprintf(stderr, "bench sync: cannot read %s\n", path.c_str());
        std::exit(1);
    }
    std::vector<WorkloadRecord> records;
    for (std::string line; std::getline(file, line);) {
        if (line.empty()) continue;
        auto record = parse_json_line(line);
        if (!record) {
            std::fprintf(stderr, "bench sync: %s, line %zu is not of the workload's form\n",
                         path.c_str(), records.size() + 1);
            std::exit(1);
        }
        records.push_back(std::move(*record));
    }
    return records;
}

Workload load_workload(const char* folder) {
    if (folder == nullptr) return make_workload();
    const std::filesystem::path path = folder;
    return {read_file(path / "volunteers.jsonl"), read_file(path / "shifts.jsonl"),
            read_file(path / "edits.jsonl")};
}

struct Traffic {
    std::size_t requests = 0;
    std::size_t up = 0;
    std::size_t down = 0;
    double server_ms = 0;     // Authority::sync
    double processor_ms = 0;  // of it, what does not depend on who else uses the machine

    void operator+=(const Traffic& other) {
        requests += other.requests;
        up += other.up;
        down += other.down;
        server_ms += other.server_ms;
        processor_ms += other.processor_ms;
    }
};

class Bench {
public:
    explicit Bench(const Workload& workload)
        : workload_(workload), town_(workload), folder_(make_folder()) {
        auto store = server::SqliteStore::open((folder_ / "bench.sqlite").string(),
                                               server::DataKind::real, random_);
        TOV_ASSERT(store.ok());
        store_ = std::move(*store);
        TOV_ASSERT(store_->commit(town_.rows).ok());
        auto contents = store_->load();
        TOV_ASSERT(contents.ok());
        const auto start = std::chrono::steady_clock::now();
        authority_ = std::make_unique<sync::Authority>(*store_, std::move(*contents));
        std::printf("%zu rows in the server's database, %.0f ms to start from them\n",
                    authority_->state().keys().size(), ms_since(start));
    }
    ~Bench() {
        authority_.reset();
        store_.reset();
        std::error_code ignored;  // a folder in /tmp that stays behind does no harm
        std::filesystem::remove_all(folder_, ignored);
    }

    struct OneEdit {
        double up = 0;
        double ack = 0;
    };

    void run(const OneEdit& one) {
        first_syncs();
        nothing_new();
        edits();
        opening();
        std::printf(
            "{\"first_sync_all_bytes\":%zu,\"first_sync_volunteer_bytes\":%zu,"
            "\"edit_up_bytes\":%.1f,\"edit_ack_bytes\":%.1f,\"edits_500_bytes\":%zu,"
            "\"nothing_new_up_bytes\":%zu,\"nothing_new_down_bytes\":%zu,"
            "\"server_apply_5000_ms\":%.1f,\"load_11000_ms\":%.1f}\n",
            first_all_, first_volunteer_, one.up, one.ack, edits_500_, nothing_up_, nothing_down_,
            apply_ms_, load_ms_);
    }

    // A connected device of a town that nobody else is changing: each edit is sent when it is made.
    OneEdit one_by_one() {
        const std::size_t count = std::min<std::size_t>(200, workload_.edits.size());
        const auto tablet = join(town_.coordinators.front());
        sync(*tablet);
        Traffic all;
        for (std::size_t i = 0; i < count; ++i) {
            perform(*tablet, workload_.edits[i]);
            tablet->store.complete_all(*tablet->replica);
            all += round_trip(*tablet);
        }
        std::printf("one edit: %.2f ms on the server, durable\n",
                    all.server_ms / static_cast<double>(count));
        const auto mean = [&](std::size_t bytes) {
            return static_cast<double>(bytes) / static_cast<double>(count);
        };
        return {mean(all.up), mean(all.down)};
    }

private:
    static std::filesystem::path make_folder() {
        std::string name = (std::filesystem::temp_directory_path() / "tovholder_XXXXXX").string();
        TOV_ASSERT(mkdtemp(name.data()) != nullptr);
        return name;
    }

    std::unique_ptr<Tablet> join(Id<Person> person) {
        const auto code = authority_->invite(person, now, random_);
        TOV_ASSERT(code.ok());
        const auto joined = authority_->join({*code, "Tablet"}, now, random_);
        TOV_ASSERT(joined.ok());
        auto tablet = std::make_unique<Tablet>();
        tablet->replica = sync::Replica::create(tablet->store, *joined);
        tablet->store.complete_all(*tablet->replica);
        return tablet;
    }

    Traffic round_trip(Tablet& tablet, bool asks_only = false) {
        sync::Replica& replica = *tablet.replica;
        wire::SyncRequest asked = replica.make_request(now);
        if (asks_only) {
            asked.ops.clear();
            asked.guess = 0;
        }
        const Bytes up = wire::encode(asked);
        const auto request = wire::decode_sync_request(up);
        TOV_ASSERT(request.ok());
        const auto start = std::chrono::steady_clock::now();
        const double processor_start_ms = processor_ms();
        const auto answer =
            authority_->sync(*authority_->authenticate(replica.token()), *request, now);
        const double server_ms = ms_since(start);
        const double used_ms = processor_ms() - processor_start_ms;
        TOV_ASSERT(answer.ok());
        const Bytes down = wire::encode(*answer);
        const auto read = wire::decode_sync_response(down);
        TOV_ASSERT(read.ok() && replica.on_response(asked, *read).ok());
        for (const wire::Outcome& outcome : read->outcomes) TOV_ASSERT(outcome.applied());
        tablet.store.complete_all(replica);
        return {1, up.size(), down.size(), server_ms, used_ms};
    }

    Traffic sync(Tablet& tablet) {
        Traffic all;
        do {
            all += round_trip(tablet);
        } while (tablet.replica->wants_more() || tablet.replica->unsent() > 0);
        return all;
    }

    void first_syncs() {
        for (const Id<Person> person : town_.coordinators) {
            tablets_.push_back(join(person));
            const Traffic all = sync(*tablets_.back());
            if (tablets_.size() > 1) continue;
            first_all_ = all.down;
            std::printf("first sync, everything: %zu bytes down, %zu up, %zu requests\n", all.down,
                        all.up, all.requests);
        }
        const auto volunteer = join(town_.volunteer);
        const Traffic own = sync(*volunteer);
        first_volunteer_ = own.down;
        std::printf("first sync, a volunteer: %zu bytes down, %zu rows, %zu requests\n", own.down,
                    volunteer->replica->base().keys().size(), own.requests);
    }

    void nothing_new() {
        for (const auto& tablet : tablets_) sync(*tablet);  // the joining of the others
        const Traffic nothing = round_trip(*tablets_.front());
        nothing_up_ = nothing.up;
        nothing_down_ = nothing.down;
    }

    void perform(Tablet& tablet, const WorkloadRecord& edit) {
        const auto made = tablet.replica->perform(town_.command_for(edit), now);
        TOV_ASSERT(made.ok());
    }

    // All devices make theirs with no network; then each hears of the others' and sends its own, in
    // two requests, so that what it costs to take them in can be told from what it costs to tell.
    void edits() {
        std::vector<std::size_t> made(tablets_.size());
        for (const WorkloadRecord& edit : workload_.edits) {
            const auto device = static_cast<std::size_t>(edit.number("device"));
            TOV_ASSERT(device < tablets_.size());
            perform(*tablets_[device], edit);
            if (++made[device] != batch_edits || edits_500_ != 0) continue;
            tablets_[device]->store.complete_all(*tablets_[device]->replica);
            edits_500_ = wire::encode(tablets_[device]->replica->make_request(now)).size();
        }
        std::size_t requests = 0;
        double used_ms = 0;
        double told_ms = 0;
        for (const auto& tablet : tablets_) {
            tablet->store.complete_all(*tablet->replica);
            do {
                told_ms += round_trip(*tablet, true).server_ms;
            } while (tablet->replica->wants_more());
            while (tablet->replica->unsent() > 0) {
                const Traffic one = round_trip(*tablet);
                apply_ms_ += one.server_ms;
                used_ms += one.processor_ms;
                ++requests;
            }
        }
        std::printf(
            "%zu edits in %zu requests: %.0f ms of the processor, the rest is waiting; telling "
            "each "
            "device of the others' took %.0f ms\n",
            workload_.edits.size(), requests, used_ms, told_ms);
        for (const auto& tablet : tablets_) sync(*tablet);
    }

    // A device starts from its own disk.
    void opening() {
        const auto entries = tablets_.front()->store.entries();
        std::size_t bytes = 0;
        for (const auto& entry : entries) bytes += entry.value.size();
        std::vector<double> times;
        for (int i = 0; i < 5; ++i) {
            MemoryDeviceStore store;
            const auto start = std::chrono::steady_clock::now();
            const auto opened = sync::Replica::open(store, entries);
            times.push_back(ms_since(start));
            TOV_ASSERT(opened.ok());
        }
        std::sort(times.begin(), times.end());
        load_ms_ = times[times.size() / 2];
        std::printf("a device's disk: %zu bytes in %zu entries\n", bytes, entries.size());
    }

    const Workload& workload_;
    WorkloadTown town_;
    std::filesystem::path folder_;
    SeededRandom random_{1};
    std::unique_ptr<server::SqliteStore> store_;
    std::unique_ptr<sync::Authority> authority_;
    std::vector<std::unique_ptr<Tablet>> tablets_;
    std::size_t first_all_ = 0, first_volunteer_ = 0, edits_500_ = 0;
    std::size_t nothing_up_ = 0, nothing_down_ = 0;
    double apply_ms_ = 0, load_ms_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    const char* folder = nullptr;
    if (argc == 3 && std::strcmp(argv[1], "--workload") == 0) {
        folder = argv[2];
    } else if (argc != 1) {
        std::fprintf(stderr, "bench sync [--workload DIR]\n");
        return 2;
    }
    const Workload workload = load_workload(folder);
    const Bench::OneEdit one = Bench(workload).one_by_one();
    Bench(workload).run(one);
    return 0;
}
