// From typed text to a shift, a series or an edit.
#include "src/models/shift_form_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using testing::SmallTown;

namespace {

struct Fixture {
    SmallTown town;
    Id<Activity> walk = town.add_activity(town.skovbo, "Gågruppe");
    Viewer viewer;

    Fixture() {
        viewer.person = town.svend;
        viewer.now = town.now;
        viewer.today = to_local(town.now).date;
        viewer.coordinator = true;
    }
    ShiftForm typed() const {
        ShiftForm form;
        form.activity = walk;
        form.day = "2026-11-27";
        form.from = "10:00";
        form.to = "11:30";
        return form;
    }
    ShiftFormModel model(const ShiftForm& form) {
        return make_shift_form_model(town.state, viewer, form,
                                     make_activity_choices(town.state, viewer, form.activity));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shift_form_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(a_filled_form_makes_a_shift_at_copenhagen_time) {
    const ShiftFormModel made = model(typed());
    BOOST_REQUIRE(made.command.has_value());
    const auto& shift = std::get<ops::Create<Shift>>(*made.command).row;
    BOOST_TEST((shift.starts == from_local({*make_date(2026, 11, 27), 600})));
    BOOST_TEST((shift.ends - shift.starts == 90 * 60));
    BOOST_TEST(made.length == "1½ time");
    BOOST_TEST(town.do_as(town.svend, *made.command).ok());
}

BOOST_AUTO_TEST_CASE(a_day_that_is_over_is_pointed_out_and_allowed) {
    ShiftForm form = typed();
    BOOST_TEST(model(form).day_hint.empty());
    form.day = "2025-11-27";
    BOOST_TEST(model(form).day_hint == "Dagen er forbi");
    BOOST_TEST(model(form).command.has_value());
}

BOOST_AUTO_TEST_CASE(a_shift_of_a_series_is_changed_alone_with_the_following_or_with_all) {
    ShiftForm made = typed();
    made.repeat = Repeat::weekly;
    BOOST_REQUIRE(town.do_as(town.svend, *model(made).command).ok());
    const Series& series = town.state.table<Series>().rbegin()->second.value;
    const Id<Shift> third = *std::next(town.state.shifts_of(series.id).begin(), 2);
    ShiftForm form = make_shift_form(town.state, viewer, {Screen::shift_edit, third.value, {}});
    BOOST_TEST(model(form).scope_names.size() == 3u);
    BOOST_TEST(model(form).unchanged);
    form.to = "16:00";
    BOOST_TEST(std::holds_alternative<ops::Edit<Shift>>(*model(form).command));
    form.scope = SeriesScope::later;
    const auto later = std::get<ops::Edit<Series>>(*model(form).command);
    BOOST_TEST(later.values.ends == 16u * 60);
    BOOST_TEST((later.values.changed_from == series.day_of(third)));
    BOOST_TEST(!later.fields.has(6));  // places were not touched
    form.scope = SeriesScope::all;
    const auto all = std::get<ops::Edit<Series>>(*model(form).command);
    BOOST_TEST((all.values.changed_from == viewer.today));
    form.day = "2026-11-28";
    BOOST_TEST(!model(form).errors.day.empty());
    BOOST_TEST(!model(form).command.has_value());
    form.scope = SeriesScope::one;
    BOOST_TEST(model(form).command.has_value());
}

BOOST_AUTO_TEST_CASE(an_empty_form_says_what_is_missing_only_after_it_was_tried) {
    ShiftForm form;
    BOOST_TEST(model(form).errors.none());
    BOOST_TEST(!model(form).command.has_value());
    form.tried = true;
    const ShiftFormModel made = model(form);
    BOOST_TEST(!made.errors.activity.empty());
    BOOST_TEST(!made.errors.day.empty());
    BOOST_TEST(!made.errors.from.empty());
    BOOST_TEST(!made.errors.to.empty());
}

BOOST_AUTO_TEST_CASE(a_shift_that_ends_before_it_begins_on_the_clock_ends_the_next_day) {
    ShiftForm form = typed();
    form.from = "22:00";
    form.to = "06:00";
    const ShiftFormModel made = model(form);
    BOOST_TEST(made.length == "8 timer (til næste dag)");
    BOOST_TEST(made.command.has_value());
}

BOOST_AUTO_TEST_CASE(the_night_the_clocks_go_back_is_an_hour_longer) {
    ShiftForm form = typed();
    form.day = "2026-10-24";
    form.from = "22:00";
    form.to = "06:00";
    BOOST_TEST(model(form).length == "9 timer (til næste dag)");
}

BOOST_AUTO_TEST_CASE(a_series_shows_its_dates_and_the_holidays_it_leaves_out) {
    ShiftForm form = typed();
    form.repeat = Repeat::weekly;
    form.last_day = "2027-01-08";
    const ShiftFormModel made = model(form);
    BOOST_TEST(made.dates.size() == 5u);  // 27/11 to 8/1 without 25/12 and 1/1
    BOOST_TEST(made.dates[0] == "fredag den 27. november");
    BOOST_REQUIRE_EQUAL(made.skipped.size(), 2u);
    BOOST_TEST(made.skipped[0] == "fredag den 25. december: juledag");
    BOOST_TEST(made.button == "Opret 5 vagter");
    BOOST_REQUIRE(made.command.has_value());
    BOOST_TEST(town.do_as(town.svend, *made.command).ok());
    BOOST_TEST(town.state.shifts_of(walk).size() == 5u);
}

BOOST_AUTO_TEST_CASE(a_series_goes_on_until_its_last_day_which_is_after_the_first) {
    ShiftForm form = typed();
    form.repeat = Repeat::monthly;
    BOOST_TEST(model(form).command.has_value());
    BOOST_TEST(model(form).goes_on);
    form.last_day = "2026-11-01";
    BOOST_TEST(!model(form).errors.last_day.empty());
}

BOOST_AUTO_TEST_CASE(a_cpr_number_in_the_notes_is_refused_in_words) {
    ShiftForm form = typed();
    form.notes = "spørg efter 010170-1234";
    const ShiftFormModel made = model(form);
    BOOST_TEST(!made.errors.notes.empty());
    BOOST_TEST(!made.command.has_value());
}

BOOST_AUTO_TEST_CASE(an_edit_changes_only_what_was_changed) {
    const Id<Shift> id = town.add_shift(walk, 2);
    ShiftForm form = make_shift_form(town.state, viewer, Route{Screen::shift_edit, id.value, {}});
    BOOST_TEST(model(form).unchanged);
    form.places = 5;
    const ShiftFormModel made = model(form);
    BOOST_REQUIRE(made.command.has_value());
    const auto& edit = std::get<ops::Edit<Shift>>(*made.command);
    FieldSet places;
    places.add(5);
    BOOST_TEST((edit.fields == places));
    BOOST_TEST(edit.values.places == 5u);
}

BOOST_AUTO_TEST_CASE(those_on_the_shift_are_told_of_a_change) {
    const Id<Shift> id = town.add_shift(walk, 2);
    BOOST_REQUIRE(town.do_as(town.aage, ops::TakeShift{id}).ok());
    const ShiftForm form =
        make_shift_form(town.state, viewer, Route{Screen::shift_edit, id.value, {}});
    BOOST_TEST(model(form).told == "1 er på vagten og får besked, hvis tiden ændres.");
}

BOOST_AUTO_TEST_CASE(a_copy_is_for_the_week_after) {
    const Id<Shift> id = town.add_shift(walk, 3);
    const ShiftForm form = make_shift_form(
        town.state, viewer, Route{Screen::shift_new, 0, {{"kopi", id_text(id.value)}}});
    BOOST_TEST(!form.shift);
    BOOST_TEST(form.day == "2026-12-01");
    BOOST_TEST(form.from == "13:00");
    BOOST_TEST(form.places == 3);
}

BOOST_AUTO_TEST_CASE(only_open_activities_of_own_places_can_be_chosen) {
    town.add_activity(town.library, "It-café");
    const ShiftFormModel made = model(ShiftForm{});
    BOOST_REQUIRE_EQUAL(made.activities.size(), 1u);
    BOOST_TEST(made.activities.names[0] == "Gågruppe · Skovbo Plejecenter");
    BOOST_TEST(made.activity_place == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
