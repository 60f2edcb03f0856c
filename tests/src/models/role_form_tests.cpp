// What can be chosen when a role is given, and what it becomes.
#include "src/models/role_form.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using namespace tovholder::testing;

namespace {

struct Town : SmallTown {
    Viewer viewer{.person = svend, .now = now, .today = to_local(now).date, .coordinator = true};
    Id<Activity> walk = add_activity(skovbo, "Gåtur");

    std::vector<Role> roles() const {
        std::vector<Role> all;
        for (const RoleChoice& choice : make_role_choices(state, viewer, aage)) {
            all.push_back(choice.role);
        }
        return all;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(role_form_tests, Town)

BOOST_AUTO_TEST_CASE(a_coordinator_gives_three_roles_and_an_admin_all) {
    BOOST_TEST((roles() == std::vector{Role::volunteer, Role::responsible, Role::team_lead}));
    viewer.person = mette;
    BOOST_TEST(roles().size() == 6U);  // no association is there yet
    Unit club;
    club.parent = skovbo;
    club.name = "Skovbos Venner";
    club.kind = UnitKind::association;
    put(club);
    BOOST_TEST(roles().size() == 7U);
    viewer.person = aage;
    BOOST_TEST(roles().empty());
}

BOOST_AUTO_TEST_CASE(every_choice_that_is_offered_is_taken_by_the_rules) {
    viewer.person = mette;
    Unit club;
    club.parent = skovbo;
    club.name = "Skovbos Venner";
    club.kind = UnitKind::association;
    put(club);
    for (const RoleChoice& choice : make_role_choices(state, viewer, aage)) {
        for (std::size_t i = 0; i < choice.places.size(); ++i) {
            RoleForm form;
            form.role = choice.role;
            form.unit = choice.units[i];
            if (!choice.activities.empty()) form.activity = choice.activities[i];
            form.until = "2027-01-31";
            BOOST_TEST(choice.place_of(form) == i);
            const auto given =
                ops::apply(state, {{100, 1}, mette, now}, give_role(aage, form, viewer.today));
            BOOST_TEST(given.ok(), choice.name << ", " << choice.places[i]);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_place_that_does_not_fit_the_new_role_is_forgotten) {
    const auto choices = make_role_choices(state, viewer, aage);
    RoleForm form = new_role_form(choices);
    BOOST_TEST((form.unit == skovbo));  // the only one
    form = with_role(form, choices[1]);
    BOOST_TEST((form.activity == walk));
    form = with_role(form, choices[0]);
    BOOST_TEST(!form.activity);
}

BOOST_AUTO_TEST_CASE(the_last_day_is_told_and_changed_as_a_day_that_still_counts) {
    const Grant before = *state.find(*state.grants_of(aage).begin());
    RoleForm form = change_role_form(before);
    BOOST_TEST(form.until.empty());
    form.until = "2026-12-24";
    BOOST_TEST(!refusal(svend, change_role(form)));
    const Grant after = *state.find(before.id);
    BOOST_TEST(after.held_on(*make_date(2026, 12, 24)));
    BOOST_TEST(!after.held_on(*make_date(2026, 12, 25)));
    BOOST_TEST(change_role_form(after).until == "2026-12-24");
    form.until.clear();
    BOOST_TEST(!refusal(svend, change_role(form)));
    BOOST_TEST((*state.find(before.id) == before));
}

BOOST_AUTO_TEST_SUITE_END()
