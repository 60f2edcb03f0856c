// A tablet: turning on, crashing, and passing time, taps and answers to the product's code.
#include "tests/simulation/tablet.hpp"

#include <algorithm>

#include "shared/sync/bundle.hpp"
#include "shared/wire/codec.hpp"
#include "tests/simulation/broken.hpp"
#include "tests/simulation/network.hpp"

namespace tovholder::simulation {
namespace {

constexpr std::int64_t storage_retry_ms = 5'000;
constexpr std::int64_t join_retry_ms = 3'000;
constexpr std::uint64_t small_portion_bytes = 100;  // a small town is asked for ahead, too
constexpr std::int64_t rejoin_ms_max = 60'000;      // until somebody has a code for it

ClockFault draw_clock(World& world) {
    if (!world.prng.chance(world.faults.wrong_clock)) return ClockFault::none;
    return static_cast<ClockFault>(world.prng.between(1, clock_fault_count - 1));
}

}  // namespace

Tablet::Tablet(World& world, std::size_t index, Id<Person> person)
    : world_(world),
      index_(index),
      person_(person),
      disk_(world.prng, world.faults, world.plant, world.crash_point),
      clock_(draw_clock(world), world.start, world.prng.next()) {}

std::optional<std::int64_t> Tablet::expected_clock_ahead_s() const {
    if (!clock_.runs_evenly()) return {};
    return Clock(clock_).read(world_.now()) - world_.now();
}

Instant Tablet::clock() { return clock_.read(world_.now()); }

void Tablet::guarded(const std::function<void()>& what) {
    try {
        what();
    } catch (const TabletCrash&) {
        const CrashPoint& point = world_.crash_point;
        const bool by_plan = point.at != 0 && point.calls == point.at;
        fail(by_plan || world_.prng.chance(world_.faults.power_cut));
        return;
    }
    plan_disk();
    plan_wake();
}

void Tablet::crash(bool power_cut) {
    world_.trace("tablet " + std::to_string(index_) +
                 (power_cut ? " loses its power" : " is killed"));
    session_.reset();
    replica_.reset();
    disk_.crash(power_cut);
    ++boot_;
    disk_planned_ = retry_planned_ = rejoin_planned_ = false;
    wake_ms_ = -1;
}

void Tablet::fail(bool power_cut) {
    crash(power_cut);
    world_.events.after(world_.prng.between(500, 60'000), [this] { turn_on(); });
}

void Tablet::turn_on() {
    if (is_on() || shut_out_) return;
    ++boot_;
    guarded([this] {
        if (joined_) open();
        if (!joined_ && !shut_out_) join();
        if (session_) session_->tick(world_.events.now_ms(), clock());
    });
}

bool Tablet::is_erased() const {
    const auto& erased = world_.server.disk().erased();
    return std::find(erased.begin(), erased.end(), person_) != erased.end();
}

void Tablet::shut_out() {
    require(is_erased(), Property::nothing_lost, "a tablet was shut out whose person is there");
    world_.trace("tablet " + std::to_string(index_) + " wipes itself");
    crash(false);
    disk_.wipe();
    shut_out_ = true;
}

void Tablet::join() {
    if (is_erased()) return shut_out();
    const auto code = world_.server.invite(person_, world_.now());
    const auto joined = code ? world_.server.join(*code, world_.now()) : std::nullopt;
    if (!joined) {  // try again, with another code
        if (join_planned_) return;
        join_planned_ = true;
        world_.events.after(join_retry_ms, [this] {
            join_planned_ = false;
            turn_on();
        });
        return;
    }
    require(joined->person == person_, Property::no_leak, "a code made another's device");
    joined_ = true;
    device_ = joined->device;
    token_ = joined->token;
    world_.trace("tablet " + std::to_string(index_) + " joins as device " +
                 std::to_string(device_));
    replica_ = sync::Replica::create(disk_, *joined);
    session_ =
        std::make_unique<sync::Session>(*replica_, *this, world_.prng.next(), small_portion_bytes);
}

void Tablet::make_copy() {
    // Before its first commit there is no tablet to copy.
    if (is_on() && joined_ && !disk_.entries().empty()) disk_.make_copy();
}

void Tablet::set_back() {
    if (!disk_.has_copy()) return;
    crash(false);
    disk_.set_back();
    world_.ledger.on_set_back(device_);
    world_.trace("tablet " + std::to_string(index_) + " is set back to an older copy");
    turn_on();
}

void Tablet::damage() {
    if (!is_on() || !joined_) return;
    crash(false);
    if (const auto place = disk_.damage()) {
        world_.trace("tablet " + std::to_string(index_) + ": a bit flips in area " +
                     std::to_string(static_cast<int>(place->area)));
        damaged_ = true;
        const OpId id{device_, static_cast<OpNumber>(place->key)};
        untold_ = place->area != sync::Area::pages;
        if (place->area == sync::Area::outbox) world_.ledger.on_unreadable(id);
        if (place->area == sync::Area::review) {
            if (Made* made = world_.ledger.find(id)) made->dismissed = true;
        }
    }
    turn_on();
}

void Tablet::lose_everything() {
    if (!is_on() || !joined_) return;
    crash(false);
    world_.trace("tablet " + std::to_string(index_) + " has lost all that was on it");
    disk_.wipe();
    joined_ = false;
    turn_on();
}

void Tablet::plan_rejoin() {
    if (rejoin_planned_) return;
    rejoin_planned_ = true;
    world_.events.after(world_.prng.between(500, rejoin_ms_max), [this, boot = boot_] {
        if (!is_on() || boot != boot_) return;
        rejoin_planned_ = false;
        guarded([this] { rejoin(); });
    });
}

void Tablet::rejoin() {
    if (is_erased()) return shut_out();
    const auto code = world_.server.invite(person_, world_.now());
    const auto joined =
        code ? world_.server.join(*code, world_.now(), {token_, device_}) : std::nullopt;
    if (!joined) {
        plan_rejoin();
        return;
    }
    world_.trace("tablet " + std::to_string(index_) + " joins again");
    require(replica_->rejoin(*joined).ok(), Property::nothing_lost,
            "a tablet that joins again is taken for another");
    token_ = joined->token;
    session_ =
        std::make_unique<sync::Session>(*replica_, *this, world_.prng.next(), small_portion_bytes);
    session_->tick(world_.events.now_ms(), clock());
}

void Tablet::open() {
    std::vector<sync::StoreEntry> entries = disk_.entries();
    world_.plant.on_disk_open(entries);
    sync::OpenReport report;
    auto opened = sync::Replica::open(disk_, entries, &report);
    if (!opened && opened.error().code == ErrorCode::not_found) {
        // The crash came before the disk had its first word: the person asks for a new code.
        for (const Made* made : world_.ledger.made_by(device_)) {
            require(!made->promised && !made->sent, Property::nothing_lost,
                    name_of(made->op.id) + " was saved, and the tablet forgot who it is");
        }
        joined_ = false;
        return;
    }
    require(opened.ok(), Property::nothing_lost, "a tablet's disk cannot be read");
    require(damaged_ || (report.pages_damaged == 0 && report.quarantined.empty()),
            Property::nothing_lost, "a tablet found damage where there is none");
    require(!untold_ || !report.quarantined.empty(), Property::nothing_lost,
            "what cannot be read on a tablet is dropped, and nobody is told");
    untold_ = false;
    replica_ = std::move(*opened);
    session_ =
        std::make_unique<sync::Session>(*replica_, *this, world_.prng.next(), small_portion_bytes);
    world_.trace("tablet " + std::to_string(index_) + " starts again, " +
                 std::to_string(replica_->unsent()) + " unsent");
    check_promises();
}

void Tablet::check_promises() {
    for (const Bytes& frame : replica_->export_outbox()) {
        const auto op = wire::decode_op(frame);
        require(op.ok(), Property::nothing_lost, "an unsent op cannot be read");
        const Made* made = world_.ledger.find(op->id);
        if (made == nullptr || !same_op(made->op, *op)) world_.ledger.on_made(*op, person_);
    }
    for (const Made* made : world_.ledger.made_by(device_)) {
        const OpId id = made->op.id;
        if (replica_->find_unsent(id.number) != nullptr) continue;
        const Decided* decided = world_.ledger.find_decided(id);
        if (made->excused || replica_->remembers(id.number)) continue;
        const bool told = made->dismissed || replica_->refusals().contains(id.number);
        if (told && world_.ledger.is_disturbed(device_)) continue;
        // Another op may have had the number before the tablet was set back.
        const bool is_this =
            decided != nullptr && decided->fingerprint == Ledger::fingerprint(made->op);
        if (decided == nullptr || (!is_this && world_.ledger.is_disturbed(device_))) {
            require(!made->promised && !made->sent, Property::nothing_lost,
                    name_of(id) + " was saved and is gone");
            world_.ledger.on_lost(id);
        } else if (!decided->applied && !made->dismissed) {
            require(replica_->refusals().contains(id.number), Property::counts_add_up,
                    name_of(id) + " was refused and nobody is told");
        }
    }
}

bool Tablet::perform(const ops::Command& command) {
    bool taken = false;
    guarded([&] {
        const std::size_t unsent = replica_->unsent();
        const auto id = replica_->perform(command, clock());
        taken = id.ok();
        require(replica_->unsent() == unsent + (taken ? 1 : 0), Property::counts_add_up,
                "a tap changed the number of unsent changes by other than one");
        if (!taken) return;
        world_.ledger.on_made(*replica_->find_unsent(id->number), person_);
        world_.trace("tablet " + std::to_string(index_) + " makes " + name_of(*id));
        session_->hurry();
        session_->tick(world_.events.now_ms(), clock());
    });
    return taken;
}

void Tablet::dismiss_refusal(OpNumber number) {
    guarded([&] {
        if (Made* made = world_.ledger.find({device_, number})) made->dismissed = true;
        replica_->dismiss_refusal(number);
    });
}

std::optional<Bytes> Tablet::make_file(sync::Random& random) {
    // What is not on its disk would be known to others before it is safe here: that is for people
    // whose disk has failed, and they are told.
    if (!replica_->saved()) return {};
    const auto made = sync::make_bundle(*replica_, clock(), random);
    if (!made) return {};
    wire::SyncRequest sent;
    for (const ops::Op* op : replica_->unsent_ops()) sent.ops.push_back(*op);
    world_.ledger.on_sent(sent);
    world_.trace("tablet " + std::to_string(index_) + " makes a file of " +
                 std::to_string(made->ops));
    return made->file;
}

void Tablet::wake() {
    if (!is_on()) return;
    guarded([this] { session_->tick(world_.events.now_ms(), clock()); });
}

void Tablet::hurry() {
    if (!is_on()) return;
    guarded([this] {
        session_->hurry();
        session_->tick(world_.events.now_ms(), clock());
    });
}

void Tablet::on_poke(std::uint64_t seq) {
    if (!is_on()) return;
    guarded([&] {
        session_->on_poke(seq);
        session_->tick(world_.events.now_ms(), clock());
    });
}

void Tablet::send(std::uint64_t request, Bytes frame) {
    ++requests_;
    const auto sent = wire::decode_sync_request(frame);
    require(sent.ok(), Property::exactly_once, "a tablet sends what it cannot read");
    world_.ledger.on_sent(*sent);
    if (!sent->ops.empty()) {
        world_.trace("tablet " + std::to_string(index_) + " sends " +
                     name_of(sent->ops.front().id) + " … " + name_of(sent->ops.back().id));
    }
    world_.network->send(*this, request, std::move(frame));
}

void Tablet::on_answer(std::uint64_t boot, std::uint64_t request, Result<Bytes> answer) {
    if (!is_on() || boot != boot_) return;
    guarded([&] { take_answer(request, std::move(answer)); });
}

void Tablet::take_answer(std::uint64_t request, Result<Bytes> answer) {
    Plant& plant = world_.plant;
    if (answer && plant.reads_answers()) {
        auto response = wire::decode_sync_response(*answer);
        if (response && plant.on_answer(*response)) answer = wire::encode(*response);
    }
    const bool repeat = !answer && plant.repeats_unanswered() && replica_->unsent() > 0;
    session_->on_answer(request, answer, world_.events.now_ms());
    if (session_->link() == sync::Link::forbidden) {
        if (session_->last_error()->code == ErrorCode::device_withdrawn || is_erased()) {
            return shut_out();
        }
        plan_rejoin();
    }
    // What the server lacked after it was set back is made anew, in the ledger's eyes.
    if (world_.ledger.is_disturbed(device_)) {
        for (const ops::Op* op : replica_->unsent_ops()) world_.ledger.on_made(*op, person_);
    }
    if (session_->last_error()) {
        world_.trace("tablet " + std::to_string(index_) + " hears " +
                     error_name(session_->last_error()->code) + " " +
                     session_->last_error()->detail);
    }
    if (repeat) {
        const auto first = wire::decode_op(replica_->export_outbox().front());
        (void)replica_->perform(first->command, clock()).ok();  // the ledger knows nothing of it
    }
    session_->tick(world_.events.now_ms(), clock());
}

void Tablet::note_saved() {
    if (replica_->saved()) world_.ledger.on_promised(device_);
}

void Tablet::plan_disk() {
    if (!disk_.has_pending() || disk_planned_) return;
    disk_planned_ = true;
    const std::int64_t delay_ms = world_.prng.between(1, world_.faults.disk_ms_max);
    world_.events.after(delay_ms, [this, boot = boot_] {
        if (!is_on() || boot != boot_) return;
        disk_planned_ = false;
        guarded([this] {
            const Disk::Completed done = disk_.complete_next();
            replica_->on_stored(done.ticket, done.error);
            if (done.error) world_.trace("tablet " + std::to_string(index_) + "'s disk refuses");
            note_saved();
            session_->tick(world_.events.now_ms(), clock());
        });
    });
}

void Tablet::plan_wake() {
    if (!is_on()) return;
    if (replica_->storage_error() && !retry_planned_) {
        retry_planned_ = true;
        world_.events.after(storage_retry_ms, [this, boot = boot_] {
            if (!is_on() || boot != boot_) return;
            retry_planned_ = false;
            guarded([this] { replica_->retry_storage(); });
        });
    }
    if (world_.plant.has_no_timer()) return;
    const auto next_ms = session_->next_wake_ms();
    if (!next_ms || (wake_ms_ >= 0 && wake_ms_ <= *next_ms)) return;
    const std::int64_t now_ms = world_.events.now_ms();
    wake_ms_ = std::max(*next_ms, now_ms + 1);
    world_.events.after(wake_ms_ - now_ms, [this, boot = boot_, due_ms = wake_ms_] {
        if (!is_on() || boot != boot_ || wake_ms_ != due_ms) return;
        wake_ms_ = -1;
        wake();
    });
}

}  // namespace tovholder::simulation
