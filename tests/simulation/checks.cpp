// Convergence, counts, clocks, oracle.
#include "tests/simulation/checks.hpp"

#include <cmath>

#include "shared/ops/scope.hpp"
#include "tests/simulation/broken.hpp"
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

void check_counts(const World& world, const Tablet& tablet, const std::string& who) {
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
    const std::string found = difference(expected, world.server.authority().state());
    require(found.empty(), Property::oracle, found);
}

void check_clocks(const World& world) {
    for (const auto& tablet : world.tablets) {
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
    for (const auto& tablet : world.tablets) check_tablet(world, *tablet);
}

}  // namespace tovholder::simulation
