// The acts of a run.
#include "tests/simulation/run.hpp"

#include "shared/wire/codec.hpp"
#include "tests/simulation/checks.hpp"
#include "tests/simulation/municipality.hpp"
#include "tests/simulation/network.hpp"
#include "tests/simulation/people.hpp"

namespace tovholder::simulation {
namespace {

constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t minute_ms = 60 * second_ms;
constexpr std::int64_t hour_ms = 60 * minute_ms;

// From the end of the faults until everything has settled: the longest wait of a Session (two
// minutes after failures, one minute to ask again), and time to talk.
constexpr std::int64_t settle_ms_max = 30 * minute_ms;
// Asking for what is new, pushing what was made, and asking again when others pushed meanwhile.
constexpr std::size_t requests_to_settle_max = 12;

class Play {
public:
    Play(std::uint64_t seed, Plant& plant, bool verbose)
        : world_(seed, plant, verbose), prng_(world_.prng) {}

    // Few people who do little on a day without other faults: the trace in which each storage
    // call may be the last.
    RunResult play_short(std::uint64_t crash_at) {
        set_up(4);
        world_.crash_point = {.at = crash_at};
        for (std::int64_t i = prng_.between(3, 10); i > 0; --i) {
            world_.events.after(prng_.between(0, 3 * minute_ms), [this] { burst(any_tablet()); });
        }
        world_.run_until(world_.events.now_ms() + 3 * minute_ms);
        quiet();
        check_everything(world_);
        return count();
    }

    RunResult play() {
        set_up(20);
        trouble();
        quiet();
        check_everything(world_);
        good_day();
        check_everything(world_);
        check_clocks(world_);
        restart_all();
        check_everything(world_);
        return count();
    }

    RunResult count() const {
        RunResult result;
        result.tablets = world_.tablets.size();
        result.made = world_.ledger.made().size();
        for (const Decided& decided : world_.ledger.decided()) {
            if (decided.kind != Decided::Kind::op) continue;
            (decided.applied ? result.applied : result.refused) += 1;
            result.handed_over += decided.handed_over;
        }
        const auto& conflicts = world_.server.authority().state().table<Conflict>();
        result.conflicts = conflicts.size();
        for (const auto& [id, row] : conflicts) {
            result.settled += row.value.state != ConflictState::open;
        }
        result.requests_to_settle = requests_to_settle_;
        result.by_file = world_.server.decided_by_file();
        result.storage_calls = world_.crash_point.calls;
        return result;
    }

private:
    void set_up(std::int64_t tablets_max) {
        world_.server.load(random_municipality(prng_, world_.start));
        world_.founding = world_.server.authority().state();
        std::vector<Id<Person>> people;
        for (const auto& [id, row] : world_.founding.table<Person>()) people.push_back(id);
        const std::int64_t count = prng_.between(2, prng_.between(2, tablets_max));
        for (std::int64_t i = 0; i < count; ++i) {
            // The first leads the root; some have two tablets.
            const Id<Person> person = i == 0 ? people.front() : prng_.pick(people);
            world_.tablets.push_back(
                std::make_unique<Tablet>(world_, static_cast<std::size_t>(i), person));
            world_.events.after(prng_.between(0, minute_ms),
                                [tablet = world_.tablets.back().get()] { tablet->turn_on(); });
        }
    }

    Tablet& any_tablet() { return *prng_.pick(world_.tablets); }

    void tap(Tablet& tablet) {
        if (!tablet.is_on()) return;
        const auto& refusals = tablet.replica().refusals();
        if (!refusals.empty() && prng_.chance(10)) {
            tablet.dismiss_refusal(refusals.begin()->first);
            return;
        }
        const Instant clock = world_.now() + tablet.expected_clock_ahead_s().value_or(0);
        const ops::Command command = random_act(prng_, tablet.replica(), clock);
        const bool taken = tablet.perform(command);
        world_.trace("tablet " + std::to_string(tablet.index()) + ": command " +
                     std::to_string(command.index()) + (taken ? "" : " (not possible)"));
    }

    // Several taps in a row make requests with several ops.
    void burst(Tablet& tablet) {
        for (std::int64_t i = prng_.between(1, prng_.chance(20) ? 12 : 2); i > 0; --i) tap(tablet);
    }

    void sleep() {
        const std::int64_t hours = prng_.chance(10) ? 2 * 365 * 24 : prng_.between(1, 40 * 24);
        world_.trace("everything sleeps for " + std::to_string(hours) + " hours");
        world_.slept_s += hours * seconds_per_hour;
        world_.server.forget_backup();
    }

    void back_up_or_restore() {
        Server& server = world_.server;
        if (!server.has_backup()) {
            server.back_up();
            return;
        }
        world_.trace("the server is set back to its backup");
        server.restore();
    }

    void happen() {
        Tablet& tablet = any_tablet();
        switch (prng_.below(40)) {
            case 0:
                if (tablet.is_on()) tablet.fail(prng_.chance(50));
                break;
            case 1:
                tablet.hurry();
                break;
            case 2:
                world_.network->replay_old();
                break;
            case 3:
                if (prng_.chance(20)) sleep();
                break;
            case 4:
                if (prng_.chance(world_.faults.partitioned * 5)) {
                    world_.network->cut_off(tablet, prng_.between(minute_ms, hour_ms));
                }
                break;
            case 5:
                if (world_.faults.set_back) tablet.make_copy();
                break;
            case 6:
                if (world_.faults.set_back && prng_.chance(50)) tablet.set_back();
                break;
            case 7:
                if (world_.faults.restored) back_up_or_restore();
                break;
            case 10:
                if (!world_.faults.damaged) break;
                if (prng_.chance(80)) {
                    tablet.damage();
                } else {
                    tablet.lose_everything();
                }
                break;
            case 8:
            case 9:
                if (world_.server.takes_files()) hand_over(tablet);
                break;
            default:
                burst(tablet);
        }
    }

    // Files go from hand to hand: each may be brought by anybody, at any time, again and again.
    void hand_over(Tablet& tablet) {
        if (!tablet.is_on() || !tablet.has_joined()) return;
        // Files are for when there is no network.
        world_.network->cut_off(tablet, prng_.between(minute_ms, hour_ms));
        burst(tablet);
        // What is on the disk by then.
        world_.events.after(prng_.between(0, minute_ms), [this, &tablet] {
            if (!tablet.is_on() || !tablet.has_joined()) return;
            if (auto file = tablet.make_file(random_)) {
                files_.push_back(std::move(*file));
                bring_files();
            }
        });
        bring_files();
    }

    void bring_files() {
        for (std::int64_t i = prng_.between(0, 3); i > 0 && !files_.empty(); --i) {
            world_.events.after(prng_.between(0, hour_ms),
                                [this, file = prng_.pick(files_), carrier = &any_tablet()] {
                                    world_.server.deliver(carrier->token(), file, world_.now());
                                });
        }
    }

    void trouble() {
        world_.faults = Faults::draw(prng_);
        const std::int64_t duration = prng_.between(minute_ms, prng_.between(minute_ms, hour_ms));
        for (std::int64_t i = prng_.between(5, prng_.between(5, 150)); i > 0; --i) {
            world_.events.after(prng_.between(0, duration), [this] { happen(); });
        }
        world_.run_until(world_.events.now_ms() + duration);
    }

    bool is_settled(const Tablet& tablet) const {
        if (tablet.is_shut_out()) return true;
        return tablet.is_on() && tablet.requests() > 0 && tablet.session().settled() &&
               tablet.replica().saved() && !tablet.is_writing() &&
               tablet.replica().cursor().seq == world_.server.authority().seq();
    }

    // Until every tablet has settled, with nobody touching anything.
    void settle() {
        std::size_t senders = 0;  // what each of them sends is news to the others
        for (const auto& tablet : world_.tablets) {
            tablet->forget_counts();
            senders += tablet->is_on() && tablet->replica().unsent() > 0 ? 1 : 0;
        }
        const Date today = to_local(world_.now()).date;
        const std::int64_t limit = world_.events.now_ms() + settle_ms_max;
        bool settled = false;
        while (!settled && world_.events.now_ms() < limit) {
            world_.run_until(world_.events.now_ms() + second_ms);
            settled = world_.server.is_up();
            for (const auto& tablet : world_.tablets) settled = settled && is_settled(*tablet);
        }
        for (const auto& tablet : world_.tablets) {
            if (tablet->is_shut_out()) continue;
            const std::string who = "tablet " + std::to_string(tablet->index());
            require(is_settled(*tablet), Property::liveness, who + " does not settle");
            // Each erasure is told, and said to be done by each tablet: news to those who look
            // after it.
            std::size_t requests_max = requests_to_settle_max + senders +
                                       world_.server.disk().erased().size() * world_.tablets.size();
            // What each offers again to a restored server is news, too.
            if (world_.ledger.is_disturbed(tablet->replica().device()))
                requests_max += world_.tablets.size();
            // It may have fetched, a row or two at a time, what it has lost since.
            if (world_.server.answers_little())
                requests_max += world_.server.authority().state().keys().size();
            require(tablet->requests() <= requests_max, Property::liveness,
                    who + " needed " + std::to_string(tablet->requests()) + " requests, not " +
                        std::to_string(requests_max));
            if (world_.server.answers_little()) continue;
            requests_to_settle_ = std::max(requests_to_settle_, tablet->requests());
        }
        // Midnight changes who may see what: let the tablets ask again.
        if (to_local(world_.now()).date != today) settle();
    }

    void quiet() {
        world_.trace("the faults are over");
        world_.faults = Faults::none();
        world_.network->mend();
        for (const auto& tablet : world_.tablets) tablet->turn_on();
        if (!world_.server.is_up()) world_.server.start();
        settle();
        // All that is new since the last night is seen to before what is old goes.
        world_.server.keep_house(world_.now());
        ask_again();
    }

    // Who was told of an erasure says so when she asks the next time; a server that was restarted
    // must first learn what her tablet holds.
    void ask_again() {
        for (int i = 0; i < 3; ++i) {
            for (const auto& tablet : world_.tablets) tablet->hurry();
            settle();
        }
    }

    static std::vector<Bytes> shown_refusals(const Tablet& tablet) {
        std::vector<Bytes> all;
        for (const auto& [number, refusal] : tablet.replica().refusals()) {
            all.push_back(wire::encode(refusal));
        }
        return all;
    }

    // Nothing fails: what is new must arrive by itself, and nobody may be told to start over.
    void good_day() {
        // What is still on its way arrives; and a restarted server does not know what they hold
        // until they ask.
        world_.run_until(world_.events.now_ms() + minute_ms);
        for (const auto& tablet : world_.tablets) tablet->hurry();
        settle();
        std::map<DeviceAlias, std::size_t> resets;
        for (const auto& tablet : world_.tablets) {
            resets[tablet->device()] = world_.server.resets(tablet->device());
        }
        for (int i = 0; i < 4; ++i) burst(any_tablet());
        settle();
        ask_again();
        // A server that remembers few views sends everything again when scopes change.
        if (world_.server.remembers_few()) return;
        for (const auto& tablet : world_.tablets) {
            require(world_.server.resets(tablet->device()) == resets[tablet->device()],
                    Property::convergence,
                    "tablet " + std::to_string(tablet->index()) +
                        " was told to start over on a good day: the two sides had drifted apart");
        }
    }

    // Everything that was said to be on disk is there.
    void restart_all() {
        world_.server.start();
        check_server(world_);
        for (const auto& tablet : world_.tablets) {
            if (tablet->is_shut_out()) continue;
            State before = tablet->replica().base();
            const std::vector<Bytes> refusals = shown_refusals(*tablet);
            tablet->crash(false);
            tablet->turn_on();
            require(shown_refusals(*tablet) == refusals, Property::nothing_lost,
                    "tablet " + std::to_string(tablet->index()) + " forgot refusals in a restart");
            check_same(before, tablet->replica().base(),
                       "tablet " + std::to_string(tablet->index()) + " after a restart");
        }
        settle();
        ask_again();
        if (!prng_.chance(50)) return;
        world_.network->replay_old();
        for (const auto& tablet : world_.tablets) {
            if (tablet->is_shut_out()) continue;
            tablet->crash(true);
            tablet->turn_on();
        }
        settle();
        ask_again();
    }

    World world_;
    Prng& prng_;
    SeededRandom random_{7};
    std::vector<Bytes> files_;
    std::size_t requests_to_settle_ = 0;
};

template <class Act>
RunResult watched(Play& play, Act act) {
    try {
        return act();
    } catch (const Broken& broken) {
        RunResult result = play.count();
        result.broken = broken.property();
        result.why = broken.what();
        return result;
    }
}

}  // namespace

RunResult run(std::uint64_t seed, Plant& plant, bool verbose) {
    Play play(seed, plant, verbose);
    return watched(play, [&] { return play.play(); });
}

RunResult run_to_crash(std::uint64_t seed, std::uint64_t crash_at, bool verbose) {
    Plant no_bug;
    Play play(seed, no_bug, verbose);
    return watched(play, [&] { return play.play_short(crash_at); });
}

}  // namespace tovholder::simulation
