// Two who change the same thing without knowing of each other, through the whole thread: what is in
// the row, what is kept beside it, and who may choose.
#include "shared/ops/decide.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/ops/conflicts.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Fixture {
    Municipality town;
    std::unique_ptr<Tablet> mette = town.join(town.first_code);
    std::unique_ptr<Tablet> aage = town.add_volunteer(*mette, "Aage", town.root());
    Id<Person> person = aage->replica->person();

    Fixture() { town.sync(*mette); }

    const State& truth() const { return town.authority.state(); }
    const Person& row() const { return *truth().find(person); }
    std::vector<Conflict> conflicts() const {
        std::vector<Conflict> all;
        for (const auto& [id, row] : truth().table<Conflict>()) all.push_back(row.value);
        return all;
    }
    const Conflict& only() const {
        BOOST_REQUIRE(truth().table<Conflict>().size() == 1u);
        return truth().table<Conflict>().begin()->second.value;
    }
    template <class Change>
    OpId edit(Tablet& tablet, Change change) {
        const Person before = *tablet.replica->shown().find(person);
        Person after = before;
        change(after);
        return town.act(tablet, ops::make_edit(before, after));
    }
    OpId phone(Tablet& tablet, const char* number) {
        return edit(tablet, [&](Person& row) { row.phone = number; });
    }
    void settle(Tablet& tablet, ops::Choice choice, ConflictState seen = ConflictState::open) {
        town.act(tablet, ops::SettleConflict{only().id, choice, seen});
        town.sync(tablet);
    }
    // Aage edits first and sends last.
    void two_phones() {
        phone(*aage, "11111111");
        town.now = town.now + 60;
        phone(*mette, "22222222");
        town.sync(*mette);
        town.sync(*aage);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(decide_tests, Fixture)

BOOST_AUTO_TEST_CASE(the_later_one_is_in_the_row_whoever_sends_first_and_the_other_is_kept) {
    two_phones();
    BOOST_TEST(row().phone == "22222222");
    const Conflict& conflict = only();
    BOOST_TEST(conflict.lost.front() == "11111111");
    BOOST_TEST(conflict.kept.front() == "22222222");
    BOOST_TEST((conflict.lost_by == person && conflict.kept_by == mette->replica->person()));
    BOOST_TEST((conflict.lost_at == noon && conflict.kept_at == noon + 60));
    BOOST_TEST(aage->replica->refusals().empty());
}

BOOST_AUTO_TEST_CASE(who_has_seen_the_other_ones_change_replaces_it_knowingly) {
    phone(*mette, "22222222");
    town.sync(*mette);
    town.sync(*aage);
    phone(*aage, "33333333");
    town.sync(*aage);
    BOOST_TEST(row().phone == "33333333");
    BOOST_TEST(conflicts().empty());
}

BOOST_AUTO_TEST_CASE(the_same_value_twice_and_different_fields_are_no_conflict) {
    phone(*mette, "22222222");
    phone(*aage, "22222222");
    edit(*aage, [](Person& row) { row.email = "aage@eksempel.dk"; });
    town.sync(*mette);
    town.sync(*aage);
    BOOST_TEST(row().email == "aage@eksempel.dk");
    BOOST_TEST(conflicts().empty());
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_wrong_by_years_does_not_decide) {
    town.now = noon + 60;
    const Person before = *aage->replica->shown().find(person);
    Person after = before;
    after.phone = "11111111";
    const Instant wrong{4'000'000'000};
    BOOST_REQUIRE(aage->replica->perform(ops::make_edit(before, after), wrong).ok());
    aage->store.complete_all(*aage->replica);
    town.now = noon + 120;
    phone(*mette, "22222222");
    town.sync(*mette);
    // Its request carries the same wrong clock, two minutes on.
    const auto request = aage->replica->make_request(wrong + 120);
    BOOST_REQUIRE(town.authority.sync(aage->replica->device(), request, noon + 180).ok());
    BOOST_TEST(row().phone == "22222222");
    BOOST_TEST((only().lost_at == noon + 60));
}

BOOST_AUTO_TEST_CASE(fields_of_a_group_win_or_lose_together) {
    edit(*aage, [](Person& row) { row.street = "Åvej 1"; });
    town.now = town.now + 60;
    edit(*mette, [](Person& row) {
        row.postcode = "4180";
        row.town = "Sorø";
    });
    town.sync(*aage);
    town.sync(*mette);
    BOOST_TEST(row().street == "");
    BOOST_TEST(row().town == "Sorø");
    BOOST_TEST((only().lost == GroupTexts{"Åvej 1", "", "", "0"}));
}

BOOST_AUTO_TEST_CASE(what_each_added_to_a_set_is_there_and_what_each_took_away_is_gone) {
    edit(*mette, [](Person& row) { row.interests = {"musik", "have"}; });
    town.sync(*mette);
    town.sync(*aage);
    edit(*aage, [](Person& row) { row.interests = {"musik", "mad"}; });
    edit(*mette, [](Person& row) { row.interests = {"musik", "have", "kaffe"}; });
    edit(*mette, [](Person& row) { row.interests = {"have", "kaffe"}; });
    town.sync(*mette);
    town.sync(*aage);
    BOOST_TEST((row().interests == std::vector<std::string>{"kaffe", "mad"}));
    BOOST_TEST(conflicts().empty());
}

BOOST_AUTO_TEST_CASE(both_of_two_texts_are_in_the_row_until_somebody_tidies_up) {
    auto svend = town.join(*town.authority.invite(mette->replica->person(), noon, town.random));
    edit(*svend, [](Person& row) { row.notes = "ring først"; });
    edit(*mette, [](Person& row) { row.notes = "har hund"; });
    town.sync(*mette);
    town.sync(*svend);
    BOOST_TEST(row().notes == "har hund\n[Mette, 23.11.2026 13.00]\nring først");
    BOOST_TEST(only().kept.front() == "har hund");
    BOOST_TEST(only().lost.front() == "ring først");
    // She goes on where she had not seen the other text.
    BOOST_TEST((only().state == ConflictState::open));
    town.sync(*mette);
    settle(*mette, ops::Choice::take_other);
    BOOST_TEST(row().notes == "ring først");
    settle(*mette, ops::Choice::reopen, ConflictState::taken);
    BOOST_TEST(row().notes == "har hund\n[Mette, 23.11.2026 13.00]\nring først");
}

BOOST_AUTO_TEST_CASE(who_changes_it_twice_before_sending_has_one_version) {
    phone(*aage, "11111110");
    phone(*aage, "11111111");
    town.now = town.now + 60;
    phone(*mette, "22222222");
    town.sync(*mette);
    town.sync(*aage);
    BOOST_TEST(only().lost.front() == "11111111");
}

BOOST_AUTO_TEST_CASE(a_choice_reaches_the_other_tablet_and_can_be_taken_back) {
    two_phones();
    town.sync(*mette);
    BOOST_TEST(mette->replica->shown().table<Conflict>().size() == 1u);
    settle(*mette, ops::Choice::take_other);
    town.sync(*aage);
    BOOST_TEST(aage->replica->shown().find(person)->phone == "11111111");
    BOOST_TEST((only().state == ConflictState::taken));
    BOOST_TEST(only().lost.front() == "22222222");
    settle(*mette, ops::Choice::reopen, ConflictState::taken);
    BOOST_TEST(row().phone == "22222222");
    BOOST_TEST((only().state == ConflictState::open));
}

BOOST_AUTO_TEST_CASE(of_two_who_choose_differently_the_second_is_told) {
    two_phones();
    auto svend = town.join(*town.authority.invite(mette->replica->person(), noon, town.random));
    town.sync(*mette);
    town.act(*svend, ops::SettleConflict{only().id, ops::Choice::take_other});
    settle(*mette, ops::Choice::keep);
    town.sync(*svend);
    BOOST_TEST(row().phone == "22222222");
    BOOST_REQUIRE(svend->replica->refusals().size() == 1u);
    BOOST_TEST(
        (svend->replica->refusals().begin()->second.error.code == ErrorCode::changed_meanwhile));
}

BOOST_AUTO_TEST_CASE(who_edits_having_seen_both_has_chosen) {
    two_phones();
    town.sync(*mette);
    phone(*mette, "44444444");
    town.sync(*mette);
    BOOST_TEST((only().state == ConflictState::kept));
    BOOST_TEST(only().kept.front() == "44444444");
}

BOOST_AUTO_TEST_CASE(an_address_that_must_not_be_known_wins_and_is_in_no_conflict) {
    edit(*mette, [](Person& row) { row.address_protected = true; });
    town.now = town.now + 60;
    edit(*aage, [](Person& row) { row.street = "Åvej 1"; });
    town.sync(*mette);
    town.sync(*aage);
    BOOST_TEST(row().address_protected);
    BOOST_TEST(row().street == "");
    for (const Conflict& conflict : conflicts()) BOOST_TEST(conflict.lost.front() == "");
}

BOOST_AUTO_TEST_CASE(only_those_who_may_edit_it_are_sent_both_versions) {
    auto bodil = town.add_volunteer(*mette, "Bodil", town.root());
    two_phones();
    town.sync(*bodil);
    town.sync(*mette);
    BOOST_TEST(bodil->replica->shown().table<Conflict>().empty());
    BOOST_TEST(aage->replica->shown().table<Conflict>().size() == 1u);  // her own phone
    BOOST_TEST(mette->replica->shown().table<Conflict>().size() == 1u);
}

BOOST_AUTO_TEST_CASE(what_was_written_before_access_ended_is_handed_over) {
    auto svend = town.add_volunteer(*mette, "Svend", town.root());
    Grant role{.id = Id<Grant>::local(1),
               .person = svend->replica->person(),
               .unit = town.root(),
               .role = Role::coordinator,
               .starts = to_local(noon).date,
               .ended = {}};
    const OpId given = town.act(*mette, ops::Create<Grant>{role});
    town.sync(*mette);
    town.sync(*svend);
    edit(*svend, [](Person& row) { row.notes = "vil helst cykle"; });
    town.now = noon + 2 * seconds_per_day;
    role.id = Id<Grant>::make(given, 1);
    Grant over = role;
    over.ended = to_local(town.now).date;
    town.act(*mette, ops::make_edit(role, over));
    town.sync(*mette);
    town.sync(*svend);
    BOOST_TEST(row().notes == "");
    BOOST_REQUIRE(svend->replica->refusals().size() == 1u);
    BOOST_TEST((svend->replica->refusals().begin()->second.error.code == ErrorCode::handed_over));
    BOOST_TEST((only().kind == ConflictKind::after_access_ended));
    BOOST_TEST(only().lost.front() == "vil helst cykle");
    BOOST_TEST(svend->replica->shown().table<Conflict>().empty());
    town.sync(*mette);
    settle(*mette, ops::Choice::take_other);
    BOOST_TEST(row().notes == "vil helst cykle");
}

BOOST_AUTO_TEST_CASE(what_was_written_under_a_role_of_one_day_is_handed_over_too) {
    auto svend = town.add_volunteer(*mette, "Svend", town.root());
    Grant role{.id = Id<Grant>::local(1),
               .person = svend->replica->person(),
               .unit = town.root(),
               .role = Role::coordinator,
               .starts = to_local(noon).date,
               .ended = {}};
    const OpId given = town.act(*mette, ops::Create<Grant>{role});
    town.sync(*mette);
    town.sync(*svend);
    edit(*svend, [](Person& row) { row.notes = "vil helst cykle"; });
    role.id = Id<Grant>::make(given, 1);
    Grant over = role;
    over.ended = to_local(town.now).date;
    town.act(*mette, ops::make_edit(role, over));
    town.sync(*mette);
    town.sync(*svend);
    BOOST_REQUIRE(svend->replica->refusals().size() == 1u);
    BOOST_TEST((svend->replica->refusals().begin()->second.error.code == ErrorCode::handed_over));
    BOOST_TEST(only().lost.front() == "vil helst cykle");
}

BOOST_AUTO_TEST_CASE(what_is_written_after_access_ended_is_refused_and_handed_to_nobody) {
    const auto nobody = town.add_volunteer(*mette, "Nora", town.root());
    const Id<Person> nora = nobody->replica->person();
    const ops::Op op{{nobody->replica->device(), 1}, noon, town.authority.seq(), {}};
    Person values;
    values.notes = "x";
    FieldSet notes;
    notes.add(16);
    ops::Op edit = op;
    edit.command = ops::Edit<Person>{person, values, notes};
    const auto decision = ops::decide(truth(), {edit.id, nora, noon}, edit, noon);
    BOOST_REQUIRE(decision.refusal.has_value());
    BOOST_TEST(error_name(decision.refusal->code) == std::string("not_allowed"));
    BOOST_TEST(decision.changes.puts.empty());
}

BOOST_AUTO_TEST_CASE(a_settled_conflict_goes_after_ninety_days_and_an_open_one_stays) {
    two_phones();
    town.now = noon + 100 * seconds_per_day;
    town.sync(*mette);
    BOOST_TEST(conflicts().size() == 1u);
    settle(*mette, ops::Choice::keep);
    town.now = town.now + seconds_per_day;
    town.sync(*mette);
    BOOST_TEST(conflicts().empty());
}

BOOST_AUTO_TEST_CASE(a_person_who_is_taken_back_takes_both_versions_with_her) {
    Person fresh;
    fresh.id = Id<Person>::local(1);
    fresh.given_name = "Ny";
    Grant role;
    role.person = Id<Person>::local(1);
    role.unit = town.root();
    role.starts = to_local(noon).date;
    const OpId made = town.act(*mette, ops::AddPerson{fresh, {role}});
    town.sync(*mette);
    auto svend = town.join(*town.authority.invite(mette->replica->person(), noon, town.random));
    person = Id<Person>::make(made, 1);
    phone(*svend, "11111111");
    phone(*mette, "22222222");
    town.sync(*mette);
    town.sync(*svend);
    BOOST_TEST(conflicts().size() == 1u);
    town.act(*mette, ops::UndoCreation{made});
    town.sync(*mette);
    BOOST_TEST(conflicts().empty());
}

BOOST_AUTO_TEST_CASE(the_trail_outlives_a_restart_and_never_leaves_the_server) {
    phone(*aage, "11111111");
    town.now = town.now + 60;
    phone(*mette, "22222222");
    town.sync(*mette);
    BOOST_TEST(!truth().find_row(person)->stamp.trail.empty());
    BOOST_TEST(mette->replica->shown().find_row(person)->stamp.trail.empty());
    const auto found = truth().get(key_of(person));
    const Bytes stored = wire::encode_row_fields(found->row, found->stamp);
    const auto back = wire::decode_row_fields(key_of(person), found->stamp.seq, stored);
    BOOST_REQUIRE(back.ok());
    BOOST_TEST((back->stamp.trail == found->stamp.trail));
    BOOST_TEST((back->row == found->row));
}

BOOST_AUTO_TEST_CASE(an_older_app_is_sent_no_conflicts_and_words_that_it_knows) {
    two_phones();
    wire::SyncRequest request{.schema = 2, .clock = noon};
    const auto answer = town.authority.sync(mette->replica->device(), request, noon);
    BOOST_REQUIRE(answer.ok());
    for (const wire::SentRow& row : answer->rows) {
        BOOST_TEST(!std::holds_alternative<Conflict>(row.row));
    }
}

BOOST_AUTO_TEST_CASE(an_op_is_kept_until_it_is_answered_though_its_row_is_gone) {
    auto svend = town.add_volunteer(*mette, "Svend", town.root());
    const Id<Shift> shift = town.add_shift(*mette, town.root(), 1);
    town.sync(*svend);
    // The request is on its way when she takes the shift; the answer takes the shift away.
    const auto request = svend->replica->make_request(noon);
    town.act(*svend, ops::TakeShift{shift});
    town.act(*mette, ops::SetShiftCancelled{shift});
    town.sync(*mette);
    const auto answer = town.authority.sync(svend->replica->device(), request, noon);
    BOOST_REQUIRE(svend->replica->on_response(request, *answer).ok());
    BOOST_TEST(svend->replica->base().find(shift) == nullptr);
    BOOST_TEST(svend->replica->unsent() == 1u);
    town.sync(*svend);
    BOOST_TEST(svend->replica->unsent() == 0u);
    BOOST_REQUIRE(svend->replica->refusals().size() == 1u);
    BOOST_TEST(
        (svend->replica->refusals().begin()->second.error.code == ErrorCode::shift_cancelled));
}

BOOST_AUTO_TEST_SUITE_END()
