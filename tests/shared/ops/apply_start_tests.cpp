// What goes before an activity opens.
#include <boost/test/unit_test.hpp>

#include "shared/ops/start_check.hpp"
#include "tests/support/domain_fixture.hpp"

namespace tovholder::ops {
namespace {

struct Fixture : testing::SmallTown {
    Id<Activity> activity = made();

    Id<Activity> made() {
        Activity row;
        row.id = Id<Activity>::local(1);
        row.unit = skovbo;
        row.name = "Gågruppe";
        row.purpose = "Frisk luft";
        row.does = {"går"};
        row.does_not = {"løfter"};
        row.quality = {"til tiden"};
        row.begins = to_local(now).date;
        row.responsible = "Svend";
        const auto changes = do_as(svend, Create<Activity>{row});
        BOOST_REQUIRE(changes.ok());
        return std::get<Activity>(changes->puts.front()).id;
    }
    const Activity& row() const { return *state.find(activity); }
    std::optional<ErrorCode> change(const std::function<void(Activity&)>& edit) {
        Activity after = row();
        edit(after);
        return refusal(svend, make_edit(row(), after));
    }
    std::optional<ErrorCode> open() {
        return change([](Activity& after) { after.status = ActivityStatus::open; });
    }
    BoundaryDecision answer(BoundaryAnswer answer, std::string question = "Må vi?") {
        BoundaryDecision decision{.id = Id<BoundaryDecision>::local(1), .activity = activity};
        decision.question = std::move(question);
        decision.answer = answer;
        return decision;
    }
    Id<BoundaryDecision> ask(const BoundaryDecision& decision) {
        now = now + 60;
        const auto changes = do_as(svend, Create<BoundaryDecision>{decision});
        BOOST_REQUIRE(changes.ok());
        return std::get<BoundaryDecision>(changes->puts.front()).id;
    }
    std::optional<ErrorCode> hear(HearingAnswer answer, std::string group = "Aftenvagterne") {
        StaffHearing hearing{.id = Id<StaffHearing>::local(1), .activity = activity};
        hearing.group = std::move(group);
        hearing.answer = answer;
        return refusal(svend, Create<StaffHearing>{hearing});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(apply_start_tests, Fixture)

BOOST_AUTO_TEST_CASE(an_activity_is_made_as_one_that_is_not_open_whatever_is_asked_for) {
    BOOST_TEST((row().status == ActivityStatus::closed));
    BOOST_TEST(row().preparing);
    Shift shift;
    shift.activity = activity;
    BOOST_TEST((refusal(svend, Create<Shift>{shift}) == ErrorCode::not_open));
}

BOOST_AUTO_TEST_CASE(it_opens_when_the_question_was_answered_and_closes_without_being_prepared) {
    BOOST_TEST((open() == ErrorCode::not_ready));
    ask(answer(BoundaryAnswer::yes));
    BOOST_TEST(!open().has_value());
    BOOST_TEST(!row().preparing);
    change([](Activity& after) { after.status = ActivityStatus::closed; });
    BOOST_TEST(!row().preparing);
}

BOOST_AUTO_TEST_CASE(nobody_calls_it_prepared_or_not_but_by_opening_it) {
    BOOST_TEST(!change([](Activity& after) { after.preparing = false; }).has_value());
    BOOST_TEST(row().preparing);
}

BOOST_AUTO_TEST_CASE(each_lamp_keeps_it_closed) {
    ask(answer(BoundaryAnswer::yes));
    const Activity whole = row();
    const std::vector<std::pair<Lack, std::function<void(Activity&)>>> without = {
        {Lack::purpose, [](Activity& after) { after.purpose.clear(); }},
        {Lack::boundary, [](Activity& after) { after.does.clear(); }},
        {Lack::boundary, [](Activity& after) { after.does_not.clear(); }},
        {Lack::begins, [](Activity& after) { after.begins.reset(); }},
        {Lack::quality, [](Activity& after) { after.quality.clear(); }},
        {Lack::responsible, [](Activity& after) { after.responsible.clear(); }},
    };
    for (const auto& [lack, take] : without) {
        BOOST_REQUIRE(!change(take).has_value());
        BOOST_TEST((lacks_of(state, row(), to_local(now).date) == std::vector{lack}));
        BOOST_TEST((open() == ErrorCode::not_ready));
        BOOST_REQUIRE(!change([&](Activity& after) { after = whole; }).has_value());
    }
    BOOST_TEST(!open().has_value());
}

BOOST_AUTO_TEST_CASE(a_risk_blocks_and_a_no_or_a_doubt_warns) {
    BoundaryDecision risky = answer(BoundaryAnswer::yes);
    risky.technical = true;
    ask(risky);
    BOOST_TEST((open() == ErrorCode::not_ready));
    // Asked again, the latest answer counts; another question keeps its own.
    ask(answer(BoundaryAnswer::no));
    ask(answer(BoundaryAnswer::doubt, "Og om aftenen?"));
    const auto warnings = warnings_of(state, row());
    BOOST_TEST((warnings == std::vector{StartWarning::said_no, StartWarning::in_doubt,
                                        StartWarning::not_said}));
    BOOST_TEST(!open().has_value());
}

BOOST_AUTO_TEST_CASE(employees_must_have_been_heard_where_it_was_their_work) {
    ask(answer(BoundaryAnswer::yes));
    change([](Activity& after) { after.origin = Origin::paid; });
    BOOST_TEST((open() == ErrorCode::not_ready));
    BOOST_TEST(!hear(HearingAnswer::objection).has_value());
    BOOST_TEST((warnings_of(state, row()) == std::vector{StartWarning::objection}));
    BOOST_TEST(!open().has_value());
}

BOOST_AUTO_TEST_CASE(an_objection_stays_when_they_consent_later) {
    hear(HearingAnswer::objection);
    hear(HearingAnswer::consent);
    BOOST_TEST(state.hearings_of(activity).size() == 2U);
    const OpId op = state.hearings_of(activity).begin()->op();
    BOOST_TEST(refusal(svend, UndoCreation{op}).has_value());
    BOOST_TEST(state.hearings_of(activity).size() == 2U);
}

BOOST_AUTO_TEST_CASE(it_needs_a_new_employee_when_the_last_one_left) {
    ask(answer(BoundaryAnswer::yes));
    Grant role;
    role.person = aage;
    role.unit = skovbo;
    role.role = Role::responsible;
    role.activity = activity;
    role.starts = to_local(now).date + -10;
    const Id<Grant> id = put(role);
    BOOST_TEST(lacks_of(state, row(), to_local(now).date).empty());
    role.id = id;
    role.ended = to_local(now).date;
    state.put(role, {.seq = ++seq});
    BOOST_TEST((lacks_of(state, row(), to_local(now).date) == std::vector{Lack::responsible_left}));
    BOOST_TEST((open() == ErrorCode::not_ready));
}

BOOST_AUTO_TEST_CASE(a_talk_settles_a_doubt_once) {
    const auto doubt = ask(answer(BoundaryAnswer::doubt));
    BOOST_TEST(!refusal(svend, SettleBoundary{doubt, BoundaryOutcome::no, "Ikke uden os"}));
    const BoundaryDecision& settled = *state.find(doubt);
    BOOST_TEST((settled.outcome == BoundaryOutcome::no));
    BOOST_TEST((settled.settled_by == svend));
    BOOST_TEST((refusal(mette, SettleBoundary{doubt, BoundaryOutcome::yes, ""}) ==
                ErrorCode::changed_meanwhile));
    const auto certain = ask(answer(BoundaryAnswer::yes, "Andet"));
    BOOST_TEST((refusal(svend, SettleBoundary{certain, BoundaryOutcome::no, ""}) ==
                ErrorCode::not_allowed));
}

BOOST_AUTO_TEST_CASE(who_asked_and_when_is_not_for_the_tablet_to_say) {
    BoundaryDecision forged = answer(BoundaryAnswer::doubt);
    forged.asked_by = mette;
    forged.outcome = BoundaryOutcome::yes;
    forged.unit = library;
    const BoundaryDecision& row = *state.find(ask(forged));
    BOOST_TEST((row.asked_by == svend));
    BOOST_TEST((row.asked_at == now));
    BOOST_TEST((row.outcome == BoundaryOutcome::open));
    BOOST_TEST((row.unit == skovbo));
}

BOOST_AUTO_TEST_CASE(a_question_and_a_group_must_be_named_and_hold_no_cpr_number) {
    BOOST_TEST((refusal(svend, Create<BoundaryDecision>{answer(BoundaryAnswer::yes, " ")}) ==
                ErrorCode::name_missing));
    BOOST_TEST((hear(HearingAnswer::consent, "") == ErrorCode::name_missing));
    BOOST_TEST((hear(HearingAnswer::consent, "010250-1234") == ErrorCode::cpr_in_text));
}

BOOST_AUTO_TEST_CASE(the_latest_agreement_is_the_level_and_the_earlier_ones_stay) {
    BOOST_TEST((level_of(state, activity) == SelfGovernment::led));
    for (const SelfGovernment level : {SelfGovernment::shared, SelfGovernment::self_running}) {
        Delegation row{.id = Id<Delegation>::local(1), .activity = activity, .level = level};
        now = now + 60;
        BOOST_TEST(!refusal(svend, Create<Delegation>{row}).has_value());
        BOOST_TEST((level_of(state, activity) == level));
    }
    BOOST_TEST(state.delegations_of(activity).size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_activity_about_which_something_was_said_is_not_taken_back) {
    ask(answer(BoundaryAnswer::yes));
    BOOST_TEST((refusal(svend, UndoCreation{activity.op()}) == ErrorCode::created_in_use));
}

BOOST_AUTO_TEST_CASE(an_imported_activity_is_open_as_it_was) {
    Activity row;
    row.unit = skovbo;
    row.name = "Spisevenner";
    const auto changes = do_as(svend, testing::import_of(row));
    BOOST_REQUIRE(changes.ok());
    BOOST_TEST((std::get<Activity>(changes->puts.front()).status == ActivityStatus::open));
}

BOOST_AUTO_TEST_CASE(it_does_not_end_before_it_begins_and_has_a_short_standard) {
    BOOST_TEST((change([](Activity& after) { after.ends = *after.begins + -1; }) ==
                ErrorCode::ends_before_start));
    BOOST_TEST((change([](Activity& after) { after.quality.assign(9, "x"); }) ==
                ErrorCode::text_too_long));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::ops
