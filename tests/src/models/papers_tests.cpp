// What stands on the pages that people print.
#include "src/models/papers.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {
namespace {

struct Fixture : testing::SmallTown {
    Viewer viewer{.person = svend, .now = now, .today = to_local(now).date, .coordinator = true};
};

bool has(const Print& page, std::string_view words) {
    return page.html.find(words) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(papers_tests, Fixture)

BOOST_AUTO_TEST_CASE(the_days_list_has_each_shift_with_its_people_and_two_boxes) {
    const Id<Shift> shift = add_shift(add_activity(skovbo), 3, 2);
    for (const Id<Person> person : {aage, bodil}) {
        SignUp row{.id = {}, .shift = shift, .person = person};
        if (person == bodil) row.attendance = Attendance::came;
        put(row);
    }
    const Print page = day_list(make_board_model(state, viewer, {Screen::board, 0, {}}, {}));
    BOOST_TEST(page.title == "Dagens tavle · Mandag den 23. november");
    BOOST_TEST(has(page, "<h2>kl. 15.00–17.00 · Gågruppe</h2>"));
    BOOST_TEST(has(page, "<td>Bodil Bodilsen</td>"));
    BOOST_TEST(has(page, "<td>☒</td><td>☐</td>"));
    BOOST_TEST(has(page, "<td>☐</td><td>☐</td>"));
}

BOOST_AUTO_TEST_CASE(the_boundary_card_says_what_is_done_and_what_is_not_and_whom_to_call) {
    Activity row;
    row.unit = skovbo;
    row.name = "Gågruppe";
    row.does = {"går <tur>"};
    row.does_not = {"løfter"};
    row.responsible = "Svend";
    row.responsible_phone = "20000001";
    const Print page = boundary_card(make_activity_model(state, viewer, put(row)));
    BOOST_TEST(has(page, "<ul class=\"check\"><li>går &lt;tur&gt;</li></ul>"));
    BOOST_TEST(has(page, "<ul class=\"cross\"><li>løfter</li></ul>"));
    BOOST_TEST(has(page, "20 00 00 01"));
}

BOOST_AUTO_TEST_CASE(a_reference_has_the_text_as_it_was_edited_with_a_line_to_sign) {
    const Print page =
        reference(text::Language::danish, "Åge Ø", "Tak\nfor alt", "Skovbo", viewer.today);
    BOOST_TEST(page.title == "Udtalelse for Åge Ø");
    BOOST_TEST(has(page, "Tak\nfor alt"));
    BOOST_TEST(has(page, "Skovbo, 23. november 2026"));
    BOOST_TEST(has(page, "class=\"signature\""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
