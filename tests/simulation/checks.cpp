// Convergence, counts, clocks, oracle.
#include "tests/simulation/checks.hpp"

#include <algorithm>
#include <cmath>

#include "shared/ops/scope.hpp"
#include "tests/simulation/broken.hpp"
#include "tests/simulation/canary.hpp"
#include "tests/simulation/oracle.hpp"
#include "tests/simulation/who_may_see.hpp"

namespace tovholder::simulation {
namespace {

// The time on the way is part of what a tablet takes for its clock's error.
constexpr std::int64_t answer_s_max = 3;

// Blanks the fields outside the mask.
template <class Entity>
Entity masked(const Entity& row, ClassMask mask) {
    Entity blank;
    blank.id = row.id;
    FieldSet seen;
    const auto add = [&](std::uint32_t tag, const char*, const auto&, FieldClass field_class) {
        if (covers(mask, field_class)) seen.add(tag);
    };
    Entity::fields(row, add);
    copy_fields(row, blank, seen);
    return blank;
}

std::string name_of(RowKey key) {
    const OpId op = Id<void>{key.id}.op();
    return "row " + std::to_string(key.table) + ":" + std::to_string(op.device) + "-" +
           std::to_string(op.number) + "-" + std::to_string(Id<void>{key.id}.index());
}

// After a set-back numbers do not add up any more; but what a person did since is still decided,
// unsent, or told.
void check_known(const World& world, const Tablet& tablet) {
    const sync::Replica& replica = tablet.replica();
    for (const Made* each : world.ledger.made_by(tablet.device())) {
        const OpId id = each->op.id;
        if (each->excused || each->dismissed) continue;
        const Decided* decided = world.ledger.find_decided(id);
        const bool applied = decided != nullptr && decided->applied &&
                             decided->fingerprint == Ledger::fingerprint(each->op);
        require(applied || replica.refusals().contains(id.number) ||
                    replica.find_unsent(id.number) != nullptr,
                Property::nothing_lost, simulation::name_of(id) + " is gone, and nobody is told");
    }
}

void check_counts(const World& world, const Tablet& tablet, const std::string& who) {
    if (world.ledger.is_disturbed(tablet.device())) {
        check_known(world, tablet);
        return;
    }
    const sync::Replica& replica = tablet.replica();
    std::size_t applied = 0;
    std::size_t refused = 0;
    std::size_t shown_refusals = 0;
    const auto made = world.ledger.made_by(tablet.device());
    for (const Made* each : made) {
        const Decided* decided = world.ledger.find_decided(each->op.id);
        require(decided != nullptr, Property::nothing_lost,
                simulation::name_of(each->op.id) + " left the tablet's outbox undecided");
        if (decided->applied) {
            ++applied;
            continue;
        }
        ++refused;
        const bool shown = replica.refusals().contains(each->op.id.number);
        require(shown || each->dismissed, Property::counts_add_up,
                simulation::name_of(each->op.id) + " was refused and nobody is told");
        shown_refusals += shown;
    }
    require(replica.refusals().size() == shown_refusals, Property::counts_add_up,
            who + " shows refusals of what was applied or never made");
    require(made.size() == applied + refused + replica.unsent(), Property::counts_add_up,
            who + ": made is not applied + refused + unsent");
}

void check_tablet(const World& world, const Tablet& tablet) {
    const std::string who = "tablet " + std::to_string(tablet.index());
    const State& truth = world.server.authority().state();
    const Date today = to_local(world.now()).date;
    const sync::Replica& replica = tablet.replica();
    require(replica.unsent() == 0, Property::liveness, who + " still has unsent changes");
    require(replica.saved(), Property::liveness, who + " still has unsaved changes");
    check_same(expected_base(truth, tablet.person(), today), replica.base(), who);
    check_same(replica.base(), replica.shown(), who + "'s screen");
    check_counts(world, tablet, who);
    for (const RowKey key : replica.base().keys()) {
        require(may_see(truth, tablet.person(), today, key), Property::no_leak,
                who + " holds " + name_of(key));
    }
}

// Every mark that anybody ever gave to one of these people, and to nobody else.
std::set<std::string> marks_of_erased(const World& world, const std::set<Id<Person>>& people) {
    std::set<std::string> marks;
    const auto add = [&](const Person& person) {
        const auto found = marks_in(as_bytes(person.family_name + " " + person.notes));
        marks.insert(found.begin(), found.end());
    };
    for (const auto& [id, row] : world.founding.table<Person>()) {
        if (people.contains(id)) add(row.value);
    }
    for (const auto& [id, made] : world.ledger.made()) {
        if (const auto* edit = std::get_if<ops::Edit<Person>>(&made.op.command)) {
            if (people.contains(edit->row)) add(edit->values);
        }
        if (const auto* added = std::get_if<ops::AddPerson>(&made.op.command)) {
            if (people.contains(Id<Person>::make(id, 1))) add(added->person);
        }
    }
    for (const auto& [id, row] : world.server.authority().state().table<Person>()) {
        for (const std::string& mark :
             marks_in(as_bytes(row.value.family_name + " " + row.value.notes))) {
            marks.erase(mark);
        }
    }
    return marks;
}

}  // namespace

void check_same(const State& expected, const State& actual, const std::string& who) {
    for (const RowKey key : expected.keys()) {
        const auto row = expected.get(key);
        const auto other = actual.get(key);
        require(other.has_value(), Property::convergence, who + " lacks " + name_of(key));
        require(row->row == other->row, Property::convergence,
                who + " has other contents in " + name_of(key));
        require(row->stamp == other->stamp, Property::convergence,
                who + " has another stamp on " + name_of(key));
    }
    for (const RowKey key : actual.keys()) {
        require(expected.contains(key), Property::convergence,
                who + " holds " + name_of(key) + ", which is not for it");
    }
}

State expected_base(const State& truth, Id<Person> person, Date today) {
    State expected;
    for (const auto& [key, mask] : ops::visible_rows(truth, person, today)) {
        const auto found = truth.get(key);
        if (!found) continue;
        const AnyRow row = std::visit(
            [mask = mask](const auto& typed) { return AnyRow(masked(typed, mask)); }, found->row);
        expected.put(row, Stamp{.seq = found->stamp.seq, .unknown = {}, .mask = mask});
    }
    return expected;
}

void check_server(const World& world) {
    const State expected = fold(world.founding, world.ledger);
    const std::string found =
        difference(expected, world.server.authority().state(), world.server.gone(), world.now());
    require(found.empty(), Property::oracle, found);
}

// Of whom was erased no mark is left: not among the server's rows, not in what tablets keep. And
// the reports say so.
void check_erased(const World& world) {
    const auto& erased = world.server.disk().erased();
    if (erased.empty()) return;
    const std::set<std::string> marks = marks_of_erased(world, {erased.begin(), erased.end()});
    const auto look = [&](ByteView bytes, const std::string& where) {
        for (const std::string& mark : marks_in(bytes)) {
            require(!marks.contains(mark), Property::erased, where + " still holds " + mark);
        }
    };
    for (const auto& [key, stored] : world.server.disk().platter().rows) {
        look(stored.fields, "the server's " + name_of(key));
    }
    for (const auto& tablet : world.tablets) {
        for (const sync::StoreEntry& entry : tablet->entries()) {
            look(entry.value, "tablet " + std::to_string(tablet->index()) + ", area " +
                                  std::to_string(static_cast<int>(entry.area)));
        }
    }
    for (const auto& [id, row] : world.server.authority().state().table<Erasure>()) {
        for (const auto& tablet : world.tablets) {
            const std::string alias = std::to_string(tablet->device());
            const auto waits = [&](const std::vector<std::string>& some) {
                return std::find(some.begin(), some.end(), alias) != some.end();
            };
            if (tablet->is_shut_out()) continue;
            require(!waits(row.value.waiting), Property::erased,
                    "a report waits for tablet " + std::to_string(tablet->index()));
        }
    }
}

void check_clocks(const World& world) {
    for (const auto& tablet : world.tablets) {
        if (tablet->is_shut_out()) continue;
        const auto ahead = tablet->expected_clock_ahead_s();
        if (!ahead) continue;
        require(std::llabs(*ahead - tablet->replica().clock_ahead_s()) <= answer_s_max,
                Property::clocks,
                "tablet " + std::to_string(tablet->index()) + " thinks that its clock is " +
                    std::to_string(tablet->replica().clock_ahead_s()) + " s ahead");
    }
}

void check_everything(const World& world) {
    check_server(world);
    for (const auto& tablet : world.tablets) {
        if (!tablet->is_shut_out()) check_tablet(world, *tablet);
    }
    check_erased(world);
}

}  // namespace tovholder::simulation
