// Writing the town and letting its devices sync, all in this process.
#include "tests/bench/load_town.hpp"

#include "server/service/clock.hpp"
#include "server/service/system_random.hpp"
#include "server/store/sqlite_store.hpp"
#include "shared/ops/scope.hpp"
#include "shared/sync/authority.hpp"
#include "tests/support/big_town.hpp"

namespace tovholder::testing {
namespace {

constexpr DeviceAlias first_alias = server_alias + 1;

std::unique_ptr<server::SqliteStore> open_store(const std::string& file, sync::Random& random) {
    auto store = server::SqliteStore::open(file, server::DataKind::real, random);
    TOV_ASSERT(store.ok());
    return std::move(*store);
}

sync::AuthorityContents load(server::SqliteStore& store) {
    auto contents = store.load();
    TOV_ASSERT(contents.ok());
    return std::move(*contents);
}

class Town {
public:
    Town(const std::string& file, const LoadTownSize& size)
        : size_(size),
          then_(server::system_now() + -(size.days_away * seconds_per_day)),
          town_(make_big_town(size.devices, size.shifts, to_local(server::system_now()).date)),
          store_(open_store(file, random_)) {}

    std::vector<LoadStart> make() {
        join_all();
        sync::Authority authority(*store_, load(*store_));
        for (LoadStart& device : devices_) sync(authority, device);
        change_shifts(authority);
        for (std::size_t i = 1; i <= size_.authors; ++i) {
            add_op(authority.state(), i * (devices_.size() - 1) / size_.authors, i);
        }
        return std::move(devices_);
    }

private:
    // Rows and devices, without codes: as if all had joined long ago.
    void join_all() {
        sync::AuthorityCommit commit;
        for (const AnyRow& row : town_.rows.puts) {
            const auto* person = std::get_if<Person>(&row);
            if (person == nullptr) continue;
            people_.push_back(person->id);
            if (person->id == town_.coordinator) std::swap(people_.front(), people_.back());
        }
        for (const Id<Person> person : people_) {
            const auto alias = static_cast<DeviceAlias>(first_alias + devices_.size());
            const Bytes token = random_.bytes(sizeof(Digest));
            commit.devices.push_back({.alias = alias,
                                      .person = person,
                                      .token_digest = sha256(token),
                                      .name = "Tablet",
                                      .joined = then_,
                                      .last_seen = then_});
            town_.rows.puts.push_back(Device{.id = Device::row_of(alias),
                                             .person = person,
                                             .name = "Tablet",
                                             .last_seen = to_local(then_).date});
            devices_.push_back(
                {.alias = alias, .token = std::string(as_text(token)), .person = person});
        }
        sync::Authority authority(*store_, load(*store_));
        TOV_ASSERT(authority.load(town_.rows).ok());
        commit.seq = authority.seq();
        TOV_ASSERT(store_->commit(commit).ok());
    }

    void sync(sync::Authority& authority, LoadStart& device) {
        LoadFigures ignored;
        bool more = true;
        while (more) {
            const auto response = authority.sync(
                device.alias,
                wire::request_at({device.history, device.seq, device.held.digest()}, then_), then_);
            TOV_ASSERT(response.ok());
            device.history = authority.history();
            TOV_ASSERT(take_answer(device, *response, ignored));
            more = response->more;
        }
    }

    // The coordinator's device does this, and has it answered.
    void change_shifts(sync::Authority& authority) {
        wire::SyncRequest request{.clock = then_};
        std::size_t left = size_.changed_shifts;
        for (const auto& [id, row] : authority.state().table<Shift>()) {
            if (row.value.starts < then_ || left == 0) continue;
            Shift changed = row.value;
            changed.notes = "Mødested: porten";
            const OpId op{first_alias, static_cast<OpNumber>(request.ops.size() + 1)};
            request.ops.push_back({op, then_, 0, ops::make_edit(row.value, changed)});
            --left;
        }
        TOV_ASSERT(authority.sync(first_alias, request, then_).ok());
        devices_.front().next_number = static_cast<OpNumber>(request.ops.size() + 1);
    }

    // Every second author takes a shift that she can see, the others change their number.
    void add_op(const State& state, std::size_t who, std::uint64_t number) {
        ops::Command command = change_of_phone(people_[who], number);
        if (number % 2 == 0) {
            const Instant soon = server::system_now() + seconds_per_day;
            for (const auto& [key, mask] :
                 ops::visible_rows(state, people_[who], to_local(soon).date)) {
                if (key.table != table_id<Shift>) continue;
                const Shift* shift = state.find(Id<Shift>{key.id});
                if (shift->starts < soon) continue;
                command = ops::TakeShift{shift->id, false};
                break;
            }
        }
        devices_[who].add(command);
    }

    LoadTownSize size_;
    Instant then_;
    BigTown town_;
    server::SystemRandom random_;
    std::unique_ptr<server::SqliteStore> store_;
    std::vector<Id<Person>> people_;
    std::vector<LoadStart> devices_;
};

}  // namespace

std::vector<LoadStart> make_load_town(const std::string& file, const LoadTownSize& size) {
    return Town(file, size).make();
}

ops::Command change_of_phone(Id<Person> person, std::uint64_t number) {
    Person before;
    before.id = person;
    Person after = before;
    after.phone = std::to_string(20'000'000 + number);
    return ops::make_edit(before, after);
}

}  // namespace tovholder::testing
