// What one person's screen says, and to whom.
#include "src/models/person_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {
namespace {

struct Fixture : testing::SmallTown {
    Viewer viewer{.person = mette, .now = now, .today = to_local(now).date, .coordinator = true};

    void take(Id<Person> who, Id<Shift> shift) {
        BOOST_REQUIRE(do_as(who, ops::TakeShift{shift, true}).ok());
    }
    PersonModel of(Id<Person> person) const { return make_person_model(state, viewer, person); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(person_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(a_protected_address_is_not_shown) {
    Person row = *state.find(bodil);
    row.street = "Østergade 1";
    row.postcode = "4200";
    row.town = "Slagelse";
    state.put(row, {.seq = ++seq});
    BOOST_TEST(of(bodil).address == "Østergade 1, 4200 Slagelse");
    row.address_protected = true;
    state.put(row, {.seq = ++seq});
    BOOST_TEST(of(bodil).address.empty());
    BOOST_TEST(of(bodil).subtitle.empty());
}

BOOST_AUTO_TEST_CASE(shifts_are_told_apart_by_whether_they_have_ended) {
    const Id<Activity> walk = add_activity(skovbo);
    const Id<Shift> soon = add_shift(walk, 1, 24);
    const Id<Shift> later = add_shift(walk, 1, 48);
    const Id<Shift> full = add_shift(walk, 1, 72);
    take(aage, full);
    take(bodil, later);
    take(bodil, soon);
    take(bodil, full);
    const PersonModel before = of(bodil);
    BOOST_REQUIRE(before.coming.size() == 3U);
    BOOST_TEST((before.coming[0].shift == soon));
    BOOST_TEST((before.coming[1].shift == later));
    BOOST_TEST(before.coming[2].waitlisted);
    BOOST_TEST(before.past.empty());
    viewer.now = now + 200 * seconds_per_hour;
    const PersonModel after = of(bodil);
    BOOST_TEST(after.coming.empty());
    // The one she only waited for is not one she was on; the latest stands first.
    BOOST_REQUIRE(after.past.size() == 2U);
    BOOST_TEST((after.past[0].shift == later));
    BOOST_TEST(after.past_count == "2 vagter i alt");
}

BOOST_AUTO_TEST_CASE(a_shift_that_was_given_back_is_not_hers) {
    const Id<Shift> shift = add_shift(add_activity(skovbo), 1);
    take(bodil, shift);
    BOOST_REQUIRE(do_as(bodil, ops::GiveBackShift{shift}).ok());
    BOOST_TEST(of(bodil).coming.empty());
}

BOOST_AUTO_TEST_CASE(a_role_ends_today_and_is_still_told_as_history) {
    const PersonModel before = of(bodil);
    BOOST_REQUIRE(before.roles.size() == 1U);
    BOOST_TEST(before.roles[0].held);
    BOOST_TEST(before.roles[0].may_end);
    BOOST_TEST(before.roles[0].title == "Frivillig, Skovbo Plejecenter");
    BOOST_REQUIRE(do_as(mette, end_role(before.roles[0].grant, viewer.today)).ok());
    const PersonModel after = of(bodil);
    BOOST_REQUIRE(after.roles.size() == 1U);
    BOOST_TEST(!after.roles[0].held);
    BOOST_TEST(!after.roles[0].may_end);
}

BOOST_AUTO_TEST_CASE(a_role_can_be_given_in_the_units_one_coordinates) {
    const PersonModel model = of(bodil);
    // Mette coordinates the root, which has no admin: she gives every role there is a place for.
    BOOST_REQUIRE(model.role_choices.size() == 4U);
    BOOST_TEST(model.role_choices[0].places.size() == 3U);
    const RoleForm form{.open = true, .unit = library, .role = Role::coordinator, .tried = true};
    BOOST_TEST(role_problem(of(bodil), form).empty());
    BOOST_REQUIRE(do_as(mette, give_role(bodil, form, viewer.today)).ok());
    BOOST_TEST(of(bodil).roles.size() == 2U);
    BOOST_TEST(role_problem(of(bodil), form) == "Bodil Bodilsen har allerede den rolle her.");
    BOOST_TEST(!role_problem(of(bodil), {}).empty());
}

BOOST_AUTO_TEST_CASE(a_role_for_an_activity_names_it) {
    Grant lead;
    lead.person = bodil;
    lead.unit = skovbo;
    lead.role = Role::team_lead;
    lead.starts = viewer.today + -1;
    lead.activity = add_activity(skovbo, "Gåtur");
    put(lead);
    BOOST_TEST(of(bodil).roles.at(0).title == "Holdleder, Gåtur, Skovbo Plejecenter");
}

BOOST_AUTO_TEST_CASE(devices_are_told_and_withdrawn_and_those_in_use_come_first) {
    for (const DeviceAlias alias : {7u, 8u}) {
        Device device;
        device.id = Device::row_of(alias);
        device.person = bodil;
        device.name = alias == 7 ? "Safari, iPad" : "";
        device.last_seen = viewer.today;
        state.put(device, {.seq = ++seq});
    }
    const PersonModel before = of(bodil);
    BOOST_REQUIRE(before.devices.size() == 2U);
    BOOST_TEST(before.devices[0].title == "Safari, iPad");
    BOOST_TEST(before.devices[0].may_withdraw);
    BOOST_TEST(before.devices[1].title == "Tablet uden navn");
    BOOST_REQUIRE(do_as(mette, ops::WithdrawDevice{before.devices[0].device}).ok());
    const PersonModel after = of(bodil);
    BOOST_TEST(after.devices[0].title == "Tablet uden navn");
    BOOST_TEST(after.devices[1].withdrawn);
    BOOST_TEST(!after.devices[1].may_withdraw);
}

BOOST_AUTO_TEST_CASE(the_device_one_uses_is_told_apart_with_what_it_has_not_sent) {
    for (const DeviceAlias alias : {9U, 10U}) {
        Device device;
        device.id = Device::row_of(alias);
        device.person = bodil;
        state.put(device, {.seq = ++seq});
    }
    viewer.person = bodil;
    viewer.coordinator = false;
    viewer.device = 9;
    viewer.unsent = 2;
    const PersonModel model = of(bodil);
    BOOST_REQUIRE(model.devices.size() == 2U);
    BOOST_TEST(
        model.devices[0].detail.starts_with("Den, du sidder med. 2 ændringer venter. Sidst brugt"));
    BOOST_TEST(model.devices[1].detail.starts_with("Sidst brugt"));
}

BOOST_AUTO_TEST_CASE(who_runs_an_activity_sees_those_who_come_and_changes_nothing_about_them) {
    const Id<Activity> walk = add_activity(skovbo, "Gåtur");
    Grant runs;
    runs.person = carl;
    runs.unit = skovbo;
    runs.role = Role::responsible;
    runs.starts = viewer.today;
    runs.activity = walk;
    put(runs);
    Row<Person> row = *state.find_row(bodil);
    row.stamp.mask = mask_own;  // as she is sent to Carl
    state.put(row.value, row.stamp);
    viewer.person = carl;
    viewer.coordinator = false;
    const PersonModel model = of(bodil);
    BOOST_TEST(!model.gone);
    BOOST_TEST(!model.leading);
    BOOST_TEST(!model.may_edit);
    BOOST_TEST(!model.may_invite);
    BOOST_TEST(model.role_choices.empty());
}

BOOST_AUTO_TEST_CASE(the_status_is_changed_alone) {
    const std::string name = state.find(bodil)->given_name;
    for (const PersonStatus status : {PersonStatus::paused, PersonStatus::fresh}) {
        BOOST_REQUIRE(do_as(mette, set_status(bodil, status)).ok());
        BOOST_TEST((state.find(bodil)->status == status));
        BOOST_TEST(state.find(bodil)->given_name == name);
    }
}

BOOST_AUTO_TEST_CASE(availability_is_told_day_by_day) {
    Person row = *state.find(bodil);
    row.availability = 1U | 1U << 2U | 1U << 20U;  // Monday morning and evening, Sunday evening
    state.put(row, {.seq = ++seq});
    const auto days = of(bodil).availability;
    BOOST_REQUIRE(days.size() == 2U);
    BOOST_TEST(days[0].day == "Mandag");
    BOOST_TEST(days[0].parts == "formiddag, aften");
    BOOST_TEST(days[1].day == "Søndag");
}

BOOST_AUTO_TEST_CASE(a_volunteer_sees_herself_and_nobody_else) {
    viewer.person = bodil;
    viewer.coordinator = false;
    BOOST_TEST(!of(bodil).gone);
    BOOST_TEST(!of(bodil).leading);
    BOOST_TEST(of(aage).gone);
}

BOOST_AUTO_TEST_CASE(age_counts_birthdays) {
    Person row = *state.find(bodil);
    row.born = make_date(1951, 11, 23);  // today is 23 November 2026
    state.put(row, {.seq = ++seq});
    BOOST_TEST(of(bodil).born == "23. november 1951 (75 år)");
    row.born = make_date(1951, 11, 24);
    state.put(row, {.seq = ++seq});
    BOOST_TEST(of(bodil).born == "24. november 1951 (74 år)");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
