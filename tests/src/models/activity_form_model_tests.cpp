// The activity's form and its boundary card.
#include "src/models/activity_form_model.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/ops/start_check.hpp"
#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {
namespace {

struct Fixture : testing::SmallTown {
    Viewer viewer{.person = mette, .now = now, .today = to_local(now).date, .coordinator = true};
    ActivityForm form = make_new_activity_form(state, viewer);

    ActivityFormModel model() const { return make_activity_form_model(state, viewer, form); }
    const Activity& created() const { return std::get<ops::Create<Activity>>(*command_).row; }
    void fill() {
        form.name = "Højtlæsning";
        form.unit = skovbo;
        command_ = model().command;
        BOOST_REQUIRE(command_.has_value());
    }
    std::optional<ops::Command> command_;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(activity_form_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(a_new_activity_has_the_usual_limits_unless_they_are_switched_off) {
    fill();
    BOOST_TEST(created().does_not.size() == 8U);
    BOOST_TEST(created().does_not[2] == "Giver medicin");
    BOOST_TEST(created().does.size() == 2U);
    form.does_not.usual = 1U << 2U;
    fill();
    BOOST_TEST(created().does_not == std::vector<std::string>{"Giver medicin"},
               boost::test_tools::per_element());
    BOOST_REQUIRE(do_as(mette, *command_).ok());
}

BOOST_AUTO_TEST_CASE(own_sentences_come_first_one_a_line) {
    form.does = {0, " Læser højt \n\nHenter kaffe\n"};
    fill();
    BOOST_TEST(created().does == std::vector<std::string>({"Læser højt", "Henter kaffe"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_saved_card_comes_back_as_switches_in_either_language) {
    fill();
    Activity activity = created();
    activity.does_not.emplace_back("Kører bil");
    const ActivityForm danish = make_activity_form(activity, ActivityPart::boundary);
    BOOST_TEST(danish.does_not.usual == 0xFFU);
    BOOST_TEST(danish.does_not.more == "Kører bil");
    // Seen by an English reader the saved sentences stay as they are.
    activity.id = put(activity);
    form = make_activity_form(activity, ActivityPart::boundary);
    viewer.language = text::Language::english;
    BOOST_TEST(model().unchanged);
}

BOOST_AUTO_TEST_CASE(name_and_unit_are_asked_for_when_gem_was_pressed) {
    form.unit = {};
    BOOST_TEST(model().name_error.empty());
    BOOST_TEST(!model().command.has_value());
    form.tried = true;
    BOOST_TEST(!model().name_error.empty());
    BOOST_TEST(!model().unit_error.empty());
}

BOOST_AUTO_TEST_CASE(the_same_name_in_the_unit_points_to_the_one_that_is_there) {
    add_activity(skovbo, "Gågruppe");
    form.name = "gågruppe ";
    form.unit = skovbo;
    BOOST_TEST(!model().duplicate.empty());
    form.unit = library;
    BOOST_TEST(model().duplicate.empty());
}

BOOST_AUTO_TEST_CASE(a_cpr_number_is_refused_in_every_text) {
    const Id<Activity> id = add_activity(skovbo);
    form = make_activity_form(*state.find(id), ActivityPart::boundary);
    form.does_not.more = "Ring ikke til 010250-1234";
    BOOST_TEST(!model().does_not_error.empty());
    BOOST_TEST(!model().command.has_value());
}

BOOST_AUTO_TEST_CASE(a_new_one_lacks_only_the_purpose_and_the_question) {
    form.purpose = "Selskab";
    fill();
    const Activity row = created();
    BOOST_TEST(row.quality.size() == 4U);
    BOOST_TEST((row.begins == viewer.today));
    BOOST_TEST(row.responsible == "Mette Mettesen");
    BOOST_TEST((ops::lacks_of(state, row, viewer.today) == std::vector{ops::Lack::asked}));
}

BOOST_AUTO_TEST_CASE(each_part_saves_its_own_fields_and_no_others) {
    const Id<Activity> id = add_activity(skovbo);
    form = make_activity_form(*state.find(id), ActivityPart::plan);
    form.begins = "2026-12-01";
    form.name = "Andet";  // typed in another part
    const auto edit = std::get<ops::Edit<Activity>>(*model().command);
    BOOST_TEST(edit.fields.has(14));
    BOOST_TEST(!edit.fields.has(2));
    form.ends = "2026-11-01";
    BOOST_TEST(!model().ends_error.empty());
    BOOST_TEST(!model().command.has_value());
}

BOOST_AUTO_TEST_CASE(addresses_name_the_part) {
    const Id<Activity> id = add_activity(skovbo);
    for (std::size_t i = 0; i < activity_part_count; ++i) {
        const auto part = static_cast<ActivityPart>(i);
        BOOST_TEST((part_of(parse_route(href_of(part, id))) == part));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
