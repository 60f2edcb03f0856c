// Every kind of row has a part of its own.
#include "src/models/about_sections.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using testing::SmallTown;

BOOST_AUTO_TEST_SUITE(about_sections_tests)

BOOST_AUTO_TEST_CASE(every_row_about_her_is_told_in_both_languages) {
    SmallTown town;
    const auto her = town.aage;
    town.put(Notice{.id = {}, .person = her, .kind = NoticeKind::got_place, .shift = {}, .at = {}});
    town.put(Invitation{.id = {}, .person = her, .digest = {}, .created = {}, .expires = {}});
    tovholder::Device device;
    device.id = tovholder::Device::row_of(7);
    device.person = her;
    town.state.put(device, {.seq = 1});
    Conflict conflict;
    conflict.table = table_id<Person>;
    conflict.subject = {her.value};
    conflict.group = 3;
    conflict.kept = {"20112233"};
    conflict.lost = {"20112244"};
    town.put(conflict);
    DataRequest request;
    request.person = her;
    request.text = "ret mit navn";
    town.put(request);
    for (const text::Language language : {text::Language::danish, text::Language::english}) {
        Viewer viewer;
        viewer.person = her;
        viewer.language = language;
        viewer.now = town.now;
        viewer.today = to_local(town.now).date;
        const auto sections = about_sections(viewer, about_from_state(town.state, her, town.now));
        std::string all;
        for (const AboutSection& section : sections) all += std::string(section.id) + " ";
        BOOST_TEST(all == "facts roles notices versions invitations devices requests ");
    }
}

BOOST_AUTO_TEST_SUITE_END()
