// Two versions in words: what, who, when, and what can be chosen.
#include "src/models/versions_model.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/domain/field_groups.hpp"
#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using testing::SmallTown;

namespace {

struct Fixture {
    SmallTown town;

    Viewer viewer_of(Id<Person> person, text::Language language = text::Language::danish) const {
        Viewer viewer;
        viewer.person = person;
        viewer.language = language;
        viewer.now = town.now;
        viewer.today = to_local(town.now).date;
        return viewer;
    }
    Id<Conflict> add(RowKey about, std::uint32_t group, GroupTexts kept, GroupTexts lost) {
        Conflict row;
        row.table = about.table;
        row.subject = {about.id};
        row.group = group;
        row.at = town.now;
        row.kept = std::move(kept);
        row.lost = std::move(lost);
        row.kept_by = town.mette;
        row.kept_at = town.now - seconds_per_hour;
        row.lost_by = town.aage;
        row.lost_at = town.now - seconds_per_day;
        return town.put(row);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(versions_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(both_values_are_there_with_who_wrote_them_and_when) {
    add(key_of(town.aage), 3, {"20000003"}, {"20430712"});
    const VersionsModel model = make_versions_model(town.state, viewer_of(town.mette));
    BOOST_REQUIRE(model.open.size() == 1u);
    const VersionsLine& line = model.open.front();
    BOOST_TEST(line.title == "Telefon · Aage Aagesen");
    BOOST_TEST(line.kept.value == "20 00 00 03");
    BOOST_TEST(line.kept.who == "Dig · i dag kl. 12.00");
    BOOST_TEST(line.lost.value == "20 43 07 12");
    BOOST_TEST(line.lost.who == "Aage Aagesen · i går kl. 13.00");
    BOOST_TEST(!line.can_both);
}

BOOST_AUTO_TEST_CASE(every_kind_of_value_is_readable_in_both_languages) {
    const Id<Activity> activity = town.add_activity(town.skovbo);
    const Id<Shift> shift = town.add_shift(activity, 2);
    const RowKey keys[] = {key_of(town.skovbo), key_of(town.aage), key_of(activity), key_of(shift)};
    for (const RowKey key : keys) {
        for (const FieldGroup& group : groups_of(key.table)) {
            const GroupTexts texts = texts_of(town.state.get(key)->row, group.fields);
            add(key, group.tag, texts, texts);
        }
    }
    for (const text::Language language : {text::Language::danish, text::Language::english}) {
        const auto model = make_versions_model(town.state, viewer_of(town.mette, language));
        BOOST_TEST(model.open.size() == 34u);
        for (const VersionsLine& line : model.open) {
            BOOST_TEST(!line.kept.value.empty(), line.title);
            BOOST_TEST((line.title.substr(0, 2) != " \xc2"), line.title);
        }
    }
}

BOOST_AUTO_TEST_CASE(they_are_for_those_who_may_edit_what_they_are_about) {
    add(key_of(town.aage), 3, {"1"}, {"2"});
    add(key_of(town.aage), 16, {"a"}, {"b"});
    BOOST_TEST(open_versions(town.state, viewer_of(town.mette)) == 2u);
    BOOST_TEST(open_versions(town.state, viewer_of(town.aage)) == 1u);
    BOOST_TEST(open_versions(town.state, viewer_of(town.bodil)) == 0u);
}

BOOST_AUTO_TEST_CASE(the_page_of_what_it_is_about_says_so) {
    BOOST_TEST(versions_sentence(town.state, viewer_of(town.mette), key_of(town.aage)) == "");
    add(key_of(town.aage), 3, {"1"}, {"2"});
    BOOST_TEST(versions_sentence(town.state, viewer_of(town.mette), key_of(town.aage)) ==
               "Der er to versioner af telefon");
    BOOST_TEST(versions_sentence(town.state, viewer_of(town.bodil), key_of(town.aage)) == "");
}

BOOST_AUTO_TEST_CASE(what_was_chosen_stands_below_to_be_brought_back) {
    const Id<Conflict> id = add(key_of(town.aage), 3, {"20000003"}, {"20430712"});
    BOOST_REQUIRE(town.do_as(town.mette, ops::SettleConflict{id, ops::Choice::take_other}).ok());
    const VersionsModel model = make_versions_model(town.state, viewer_of(town.mette));
    BOOST_TEST(model.open.empty());
    BOOST_REQUIRE(model.settled.size() == 1u);
    BOOST_TEST(model.settled.front().kept.value == "20 43 07 12");
    BOOST_TEST(town.state.find(town.aage)->phone == "20430712");
}

BOOST_AUTO_TEST_SUITE_END()
