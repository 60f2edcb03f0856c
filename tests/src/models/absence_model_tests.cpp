// Being away, in words and as a form.
#include "src/models/absence_model.hpp"

#include <boost/test/unit_test.hpp>

#include "src/models/today_model.hpp"
#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {
namespace {

struct Fixture : testing::SmallTown {
    Viewer viewer{.person = aage, .now = now, .today = to_local(now).date};

    Id<Absence> away(std::int32_t from, std::optional<std::int32_t> until) {
        Absence row{.id = {}, .person = aage, .from = viewer.today + from};
        if (until) row.until = viewer.today + *until;
        return put(row);
    }
    AbsencesModel lines() const { return make_absences_model(state, viewer, aage); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(absence_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(what_is_past_is_not_shown_and_the_next_comes_first) {
    away(-9, -1);
    away(5, 9);
    away(-2, 0);
    const AbsencesModel model = lines();
    BOOST_REQUIRE(model.lines.size() == 2U);
    BOOST_TEST(model.lines[0].now);
    BOOST_TEST(model.lines[0].detail == "21. november 2026 til 23. november 2026");
    BOOST_TEST(model.lines[1].act == "Kommer alligevel");
}

BOOST_AUTO_TEST_CASE(one_tap_ends_it_yesterday_or_takes_it_back) {
    away(-2, {});
    away(5, {});
    for (const AbsenceLine& line : lines().lines) BOOST_REQUIRE(do_as(aage, line.command).ok());
    BOOST_TEST(lines().lines.empty());
    BOOST_TEST(state.table<Absence>().size() == 1U);
    BOOST_TEST(!holds_pause(state, aage, viewer.today));
    BOOST_TEST(holds_pause(state, aage, viewer.today + -1));
}

BOOST_AUTO_TEST_CASE(others_volunteers_are_told_nothing_and_may_say_nothing) {
    viewer.person = bodil;
    BOOST_TEST(lines().new_href.empty());
    BOOST_TEST(make_absence_form_model(state, viewer, make_absence_form(viewer, aage)).gone);
}

BOOST_AUTO_TEST_CASE(the_form_lists_ones_own_shifts_in_that_time) {
    const Id<Activity> walk = add_activity(skovbo);
    const Id<Shift> in_it = add_shift(walk, 2, 24);
    const Id<Shift> after_it = add_shift(walk, 2, 24 * 9);
    for (const Id<Shift> shift : {in_it, after_it}) {
        BOOST_REQUIRE(do_as(aage, ops::TakeShift{shift}).ok());
    }
    AbsenceForm form = make_absence_form(viewer, aage);
    BOOST_TEST(form.from == "2026-11-23");
    form.until = "2026-11-25";
    const AbsenceFormModel model = make_absence_form_model(state, viewer, form);
    BOOST_REQUIRE(model.shifts.size() == 1U);
    BOOST_TEST((model.shifts[0].shift == in_it));
    BOOST_REQUIRE(do_as(aage, *model.command).ok());
    BOOST_TEST(holds_pause(state, aage, viewer.today + 2));
    form.until = "2026-11-22";
    BOOST_TEST(!make_absence_form_model(state, viewer, form).until_error.empty());
    BOOST_TEST(!make_absence_form_model(state, viewer, form).command.has_value());
}

BOOST_AUTO_TEST_CASE(no_shift_in_a_pause_is_offered) {
    add_shift(add_activity(skovbo), 2, 24);
    BOOST_TEST(make_today_model(state, viewer, 0).fitting.size() == 1U);
    away(0, 3);
    BOOST_TEST(make_today_model(state, viewer, 0).fitting.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
