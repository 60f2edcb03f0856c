// Any bytes as an imported file: decoded, cut, mapped, planned as both kinds, and the rejected
// rows written and read again. What is promised whatever comes in is asserted here.
#include "shared/imports/plan.hpp"
#include "shared/imports/rejected.hpp"
#include "shared/ops/apply.hpp"
#include "shared/ops/cpr.hpp"

namespace {

using namespace tovholder;
using namespace tovholder::imports;

const Id<Unit> root = Id<Unit>::make({server_alias, 1}, 1);
const Id<Person> coordinator = Id<Person>::make({server_alias, 1}, 2);
constexpr Date today{20'780};

State make_state() {
    State state;
    Unit unit;
    unit.id = root;
    unit.name = "Kommunen";
    state.put(unit, {});
    Person person;
    person.id = coordinator;
    person.given_name = "Inger";
    state.put(person, {});
    Grant grant;
    grant.id = Id<Grant>::make({server_alias, 1}, 3);
    grant.person = coordinator;
    grant.unit = root;
    grant.role = Role::coordinator;
    state.put(grant, {});
    return state;
}

void check_plan(const State& state, const OpenedFile& opened, Kind kind) {
    const Mapping mapping = guess_mapping(opened.table, kind);
    const PlanInput input{state, coordinator, today, root, text::Language::danish};
    const Plan plan = make_plan(input, mapping, opened.table);
    TOV_ASSERT(plan.fresh + plan.already_there + plan.twice_in_file + plan.rejected ==
               plan.rows.size());
    if (!plan.can_import()) return;
    const ops::OpContext context{
        {7, 1}, coordinator, Instant{std::int64_t{today.days} * seconds_per_day}};
    const auto changes = ops::apply(state, context, plan.command);
    TOV_ASSERT(changes.ok());  // what the preview promises is what happens
    State after = state;
    after.apply(*changes, 1);
    const Plan again =
        make_plan({after, coordinator, today, root, text::Language::danish}, mapping, opened.table);
    TOV_ASSERT(again.fresh == 0);  // twice is once
    const std::string file = write_rejected(text::Language::danish, opened.table, mapping, plan);
    const OpenedFile back = open_file(text::Language::danish, as_bytes(file));
    for (const TableRow& row : back.table.rows) {
        for (const Cell& cell : row.cells) TOV_ASSERT(!ops::looks_like_cpr(cell.text));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const State state = make_state();
    const OpenedFile opened = open_file(text::Language::danish, {data, size});
    if (!opened.problems.empty()) return 0;
    check_plan(state, opened, Kind::people);
    check_plan(state, opened, Kind::shifts);
    return 0;
}
