// The list of people on a device, and what may be a PIN.
#include "src/models/lock_model.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;
using namespace tovholder::models;

BOOST_AUTO_TEST_SUITE(lock_model_tests)

BOOST_AUTO_TEST_CASE(people_are_read_as_they_were_written) {
    const PeopleHere people = {{1, "Hanne Madsen"}, {12, ""}, {3, "Åge"}};
    BOOST_TEST((read_people_here(write_people_here(people)) == people));
    BOOST_TEST(write_people_here({{2, "To\nlinjer"}}) == "2 To linjer\n");
}

BOOST_AUTO_TEST_CASE(nonsense_in_the_list_is_left_out) {
    const PeopleHere people = read_people_here("0 Nul\n99 For mange\nx\n\n2 Hanne\n2 Igen\n7");
    BOOST_TEST((people == PeopleHere{{2, "Hanne"}, {7, ""}}));
    BOOST_TEST(read_people_here("").empty());
}

BOOST_AUTO_TEST_CASE(the_first_free_place_is_taken_until_there_is_none) {
    BOOST_TEST(free_place({}) == 1);
    BOOST_TEST(free_place({{1, ""}, {3, ""}}) == 2);
    PeopleHere all;
    for (int place = 1; place <= places_max; ++place) all.push_back({place, ""});
    BOOST_TEST(free_place(all) == 0);
    BOOST_TEST(!make_people_here_model(text::Language::danish, all).has_room);
}

BOOST_AUTO_TEST_CASE(a_person_whose_name_is_not_known_yet_has_a_number) {
    const auto model =
        make_people_here_model(text::Language::danish, {{2, ""}, {3, "Hanne Madsen"}});
    BOOST_TEST(model.people.at(0).name == "Person 2");
    BOOST_TEST(model.people.at(1).initials == "HM");
}

BOOST_AUTO_TEST_CASE(a_pin_is_four_to_twelve_digits_written_twice) {
    const auto fault = [](const char* pin, const char* again) {
        PinTyping typing;
        typing.new_pin = pin;
        typing.again = again;
        const bool fine = check_new_pin(typing, false);
        BOOST_TEST(fine == (!typing.new_fault && !typing.again_fault));
        return typing.new_fault ? typing.new_fault : typing.again_fault;
    };
    BOOST_TEST(!fault("1234", "1234").has_value());
    BOOST_TEST(!fault("123456789012", "123456789012").has_value());
    for (const char* wrong : {"", "123", "1234567890123", "12a4", "12 34", "æøå1"}) {
        BOOST_TEST((fault(wrong, wrong) == text::Key::pin_too_short), wrong);
    }
    BOOST_TEST((fault("1234", "1235") == text::Key::pin_differs));
    PinTyping typing;
    typing.new_pin = typing.again = "1234";
    BOOST_TEST(!check_new_pin(typing, true));
    BOOST_TEST((typing.pin_fault == text::Key::pin_missing));
}

BOOST_AUTO_TEST_CASE(the_lock_is_after_five_minutes_unless_chosen_otherwise) {
    BOOST_TEST(read_lock_minutes("") == 5);
    BOOST_TEST(read_lock_minutes("0") == 0);
    BOOST_TEST(read_lock_minutes("15") == 15);
    BOOST_TEST(read_lock_minutes("99") == 5);
}

BOOST_AUTO_TEST_CASE(what_went_wrong_is_said_with_the_tries_left) {
    const auto model = make_unlock_model(text::Language::danish, {1, "Hanne"},
                                         Error{ErrorCode::wrong_pin, "7"}, false, true);
    BOOST_TEST(model.error == "Forkert kode. 7 forsøg tilbage.");
    BOOST_TEST(!model.only_code);
}

BOOST_AUTO_TEST_SUITE_END()
