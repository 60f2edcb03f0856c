// Groups of fields as texts and back, and sets put together.
#include "shared/domain/field_groups.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/random_data.hpp"

using namespace tovholder;
using namespace tovholder::testing;

BOOST_AUTO_TEST_SUITE(field_groups_tests)

BOOST_AUTO_TEST_CASE(every_group_comes_back_from_its_texts) {
    Prng prng(11);
    for (std::size_t alternative = 0; alternative < std::variant_size_v<AnyRow>; ++alternative) {
        const AnyRow row = random_any_row(prng, alternative);
        for (const FieldGroup& group : groups_of(key_of(row).table)) {
            if (group.merge == Merge::set) continue;
            const GroupTexts texts = texts_of(row, group.fields);
            AnyRow blank = random_any_row(prng, alternative);
            set_texts(blank, group.fields, texts);
            BOOST_TEST((texts_of(blank, group.fields) == texts));
        }
    }
}

BOOST_AUTO_TEST_CASE(no_field_is_in_two_groups_and_each_group_is_found_by_its_lowest_tag) {
    std::size_t groups = 0;
#define TOV_TABLE(Entity, number) number,
    for (const TableId table : {TOV_ENTITIES(TOV_TABLE)}) {
#undef TOV_TABLE
        FieldSet seen;
        for (const FieldGroup& group : groups_of(table)) {
            ++groups;
            BOOST_TEST((seen.bits & group.fields.bits) == 0u);
            seen.bits |= group.fields.bits;
            BOOST_TEST(find_group(table, group.tag) == &group);
            BOOST_TEST(group.fields.has(group.tag));
        }
    }
    BOOST_TEST(groups == 39u);
}

BOOST_AUTO_TEST_CASE(bits_that_one_set_and_another_cleared_are_both_heeded) {
    Person person;
    person.availability = 0b0110;  // another cleared 1 and set 4
    AnyRow row = person;
    FieldSet field;
    field.add(13);
    merge_sets(row, field, {"3"}, {"9"});  // she had seen 0011 and left 1001
    BOOST_TEST(std::get<Person>(row).availability == 0b1100u);
}

BOOST_AUTO_TEST_CASE(when_it_is_not_known_what_she_saw_nothing_is_taken_away) {
    Person person;
    person.interests = {"musik"};
    AnyRow row = person;
    FieldSet field;
    field.add(10);
    merge_sets(row, field, {}, {"have\nmusik"});
    BOOST_TEST((std::get<Person>(row).interests == std::vector<std::string>{"musik", "have"}));
}

BOOST_AUTO_TEST_SUITE_END()
