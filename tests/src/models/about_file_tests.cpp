// The two files.
#include "src/models/about_file.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using testing::SmallTown;

namespace {

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(about_file)

BOOST_AUTO_TEST_CASE(the_data_file_names_every_field_and_is_json) {
    SmallTown town;
    Person row = *town.state.find(town.aage);
    row.notes = "siger \"hej\"\nog \\ går";
    row.interests = {"have", "kaffe"};
    row.born = make_date(1950, 2, 1);
    town.state.put(row, {.seq = 9});
    const std::string json = about_json(about_from_state(town.state, town.aage, town.now));
    BOOST_TEST(holds(json, "\"format\": \"tovholder-about-1\""));
    BOOST_TEST(holds(json, "\"notes\": \"siger \\\"hej\\\"\\u000aog \\\\ går\""));
    BOOST_TEST(holds(json, "\"interests\": [\"have\", \"kaffe\"]"));
    BOOST_TEST(holds(json, "\"born\": \"1950-02-01\""));
    BOOST_TEST(holds(json, "\"at\": \"2026-11-23T12:00:00Z\""));
    BOOST_TEST(holds(json, "\"table\": \"Grant\""));
    int depth = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (json[i] == '\\') {
            ++i;
        } else if (json[i] == '"') {
            in_text = !in_text;
        } else if (!in_text) {
            depth += json[i] == '{' || json[i] == '['   ? 1
                     : json[i] == '}' || json[i] == ']' ? -1
                                                        : 0;
        }
    }
    BOOST_TEST(depth == 0);
    BOOST_TEST(!in_text);
}

BOOST_AUTO_TEST_CASE(fields_that_were_not_sent_are_not_made_up) {
    wire::AboutAnswer answer{.person = {7}, .now = {}};
    Person row;
    row.id = {7};
    row.given_name = "Aage";
    answer.rows.push_back({row, {.seq = 1, .mask = mask_open}});
    const std::string json = about_json(answer);
    BOOST_TEST(holds(json, "given_name"));
    BOOST_TEST(!holds(json, "family_name"));
}

BOOST_AUTO_TEST_CASE(the_page_is_text_whatever_is_written_in_it) {
    AboutModel model;
    model.title = "Hvad har I om mig";
    model.sections.push_back({"facts", "Oplysninger", {}, {{"Noter", "<script>\n&", "i går"}}});
    const std::string page = about_html(model);
    BOOST_TEST(holds(page, "&lt;script&gt;<br>&amp;"));
    BOOST_TEST(!holds(page, "<script>"));
    BOOST_TEST(holds(page, "<html lang=\"da\">"));
    BOOST_TEST(!holds(page, "http"));
}

BOOST_AUTO_TEST_SUITE_END()
