// Single cells as people type them, table by table.
#include "shared/imports/values.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/shared/imports/import_fixture.hpp"

namespace tovholder::imports {
namespace {

const Date today = *make_date(2026, 11, 23);

std::string shown(const Reading<Date>& reading) {
    if (!reading) return name_of(reading.problem);
    const YearMonthDay ymd = civil(*reading);
    return std::to_string(ymd.year) + "-" + std::to_string(ymd.month) + "-" +
           std::to_string(ymd.day);
}

template <class Number>
std::string shown(const Reading<Number>& reading) {
    return reading ? std::to_string(*reading) : std::string(name_of(reading.problem));
}

std::string shown(const Reading<std::string>& reading) {
    return reading ? *reading : std::string(name_of(reading.problem));
}

struct Case {
    const char* text;
    const char* expected;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(values_tests)

BOOST_AUTO_TEST_CASE(dates_of_every_usual_form_are_read) {
    for (const char* text : {"05-02-2027",
                             "05.02.2027",
                             "5/2-27",
                             "5/2-2027",
                             "5/2 2027",
                             "5/2/2027",
                             "5-2-27",
                             "5.2.27",
                             "2027-02-05",
                             "2027/02/05",
                             "2027.2.5",
                             "5. februar 2027",
                             "5 feb 2027",
                             "5. feb. 27",
                             "fredag den 5. februar 2027",
                             "fre. 5. feb. 2027",
                             "d. 5/2-27",
                             "5 February 2027",
                             "February 5, 2027",
                             "5th of February 2027",
                             "2027-02-05 00:00:00",
                             "2027-02-05T13:00",
                             "05-02-2027 00:00",
                             "5feb2027"}) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(shown(read_date(text, DateUse::shift, today)) == "2027-2-5");
        }
    }
}

BOOST_AUTO_TEST_CASE(dates_that_do_not_exist_are_told_from_what_is_no_date) {
    const Case cases[] = {{"31-02-1960", "date_impossible"}, {"1/13-55", "date_impossible"},
                          {"30-02-2027", "date_impossible"}, {"29/2-23", "date_impossible"},
                          {"0/1-60", "date_impossible"},     {"1960-13-01", "date_impossible"},
                          {"engang", "date_unreadable"},     {"1960", "date_unreadable"},
                          {"5/2", "date_unreadable"},        {"5. måned 1960", "date_unreadable"},
                          {"1-2-3-4", "date_unreadable"},    {"5/2-1", "date_unreadable"},
                          {"5/2-127", "date_unreadable"},    {"22115", "date_is_number"},
                          {"5*2-27", "date_unreadable"},     {"=A1", "date_unreadable"}};
    for (const Case& one : cases) {
        BOOST_TEST_CONTEXT(one.text) {
            BOOST_TEST(shown(read_date(one.text, DateUse::birth, today)) == one.expected);
        }
    }
}

BOOST_AUTO_TEST_CASE(two_digits_of_a_year_are_read_by_what_the_date_is_for) {
    const Case births[] = {{"8/3-02", "2002-3-8"},           {"23/9-63", "1963-9-23"},
                           {"23/11-26", "2026-11-23"},       {"24/11-26", "1926-11-24"},
                           {"1/1-27", "1927-1-1"},           {"1/1-00", "2000-1-1"},
                           {"24-11-2026", "date_in_future"}, {"1-1-1899", "date_out_of_range"}};
    for (const Case& one : births) {
        BOOST_TEST_CONTEXT(one.text) {
            BOOST_TEST(shown(read_date(one.text, DateUse::birth, today)) == one.expected);
        }
    }
    const Case starts[] = {{"1/1-27", "2027-1-1"},     {"23/11-27", "2027-11-23"},
                           {"24/11-27", "1927-11-24"}, {"25/1-23", "2023-1-25"},
                           {"1/9-98", "1998-9-1"},     {"24-11-2027", "date_out_of_range"}};
    for (const Case& one : starts) {
        BOOST_TEST_CONTEXT(one.text) {
            BOOST_TEST(shown(read_date(one.text, DateUse::start, today)) == one.expected);
        }
    }
    BOOST_TEST(shown(read_date("1/1-36", DateUse::shift, today)) == "2036-1-1");
    BOOST_TEST(shown(read_date("1/1-37", DateUse::shift, today)) == "date_out_of_range");
    BOOST_TEST(has_short_year("8/3-02"));
    BOOST_TEST(!has_short_year("8/3-2002"));
}

BOOST_AUTO_TEST_CASE(times_of_every_usual_form_are_read) {
    const Case cases[] = {{"18:30", "1110"},
                          {"18.30", "1110"},
                          {"1830", "1110"},
                          {"kl. 18.30", "1110"},
                          {"kl 18.30", "1110"},
                          {"Kl.18:30", "1110"},
                          {"klokken 18.30", "1110"},
                          {"18:30:00", "1110"},
                          {"18,30", "1110"},
                          {"900", "540"},
                          {"0900", "540"},
                          {"9", "540"},
                          {"09", "540"},
                          {"9.00", "540"},
                          {"kl. 9.30", "570"},
                          {"24:00", "1440"},
                          {"00:00", "0"},
                          {"0", "0"},
                          {"23.59", "1439"},
                          {"6 pm", "1080"},
                          {"6.30 PM", "1110"},
                          {"12 am", "0"},
                          {"12:15 pm", "735"},
                          {"18h30", "1110"},
                          {"25.00", "time_impossible"},
                          {"18.60", "time_impossible"},
                          {"1860", "time_impossible"},
                          {"24:01", "time_impossible"},
                          {"26", "time_impossible"},
                          {"13 pm", "time_impossible"},
                          {"18:30:61", "time_impossible"},
                          {"9.3", "time_unreadable"},
                          {"aften", "time_unreadable"},
                          {"18.300", "time_unreadable"},
                          {"kl.", "time_unreadable"},
                          {"18-30", "time_unreadable"},
                          {"12345", "time_unreadable"},
                          {"-5", "time_unreadable"}};
    for (const Case& one : cases) {
        BOOST_TEST_CONTEXT(one.text) { BOOST_TEST(shown(read_time(one.text)) == one.expected); }
    }
}

BOOST_AUTO_TEST_CASE(spans_are_cut_at_the_dash_or_the_word) {
    for (const char* text : {"10-11.30", "kl. 10.00–11.30", "10:00 - 11:30", "10.00 til 11.30",
                             "fra 10 til 11.30", "1000-1130", "from 10 to 11.30"}) {
        BOOST_TEST_CONTEXT(text) {
            const auto span = read_time_span(text);
            BOOST_TEST_REQUIRE(span.value.has_value());
            BOOST_TEST((*span).from == 600);
            BOOST_TEST((*span).to == 690);
        }
    }
    BOOST_TEST((read_time_span("10").problem == Reason::time_unreadable));
    BOOST_TEST((read_time_span("10-27").problem == Reason::time_impossible));
}

BOOST_AUTO_TEST_CASE(hours_are_read_in_digits_fractions_and_words) {
    const Case cases[] = {{"2", "120"},
                          {"2,5", "150"},
                          {"2.5", "150"},
                          {"½", "30"},
                          {"2½", "150"},
                          {"2 ½", "150"},
                          {"1/2", "30"},
                          {"1 1/2", "90"},
                          {"to", "120"},
                          {"Tolv", "720"},
                          {"halvanden", "90"},
                          {"en halv", "30"},
                          {"to en halv", "150"},
                          {"to og en halv", "150"},
                          {"en og en halv time", "90"},
                          {"¼", "15"},
                          {"¾", "45"},
                          {"2 timer", "120"},
                          {"2t", "120"},
                          {"ca. 2 timer", "120"},
                          {"2:30", "150"},
                          {"90 min", "90"},
                          {"2 timer om ugen", "120"},
                          {"2 timer/uge", "120"},
                          {"two hours", "120"},
                          {"0", "0"},
                          {"0,25", "15"},
                          {"168", "10080"},
                          {"169", "hours_out_of_range"},
                          {"mange", "hours_unreadable"},
                          {"2-3", "hours_unreadable"},
                          {"2 3", "hours_unreadable"},
                          {"timer", "hours_unreadable"},
                          {"1,2,3", "hours_unreadable"},
                          {"1/0", "hours_unreadable"},
                          {"-2", "hours_unreadable"},
                          {"99999999999", "hours_unreadable"}};
    for (const Case& one : cases) {
        BOOST_TEST_CONTEXT(one.text) { BOOST_TEST(shown(read_hours(one.text)) == one.expected); }
    }
}

BOOST_AUTO_TEST_CASE(places_are_whole_numbers_from_1_to_500) {
    const Case cases[] = {{"3", "3"},
                          {"3 pladser", "3"},
                          {"tre", "3"},
                          {"3,0", "3"},
                          {"500", "500"},
                          {"501", "places_out_of_range"},
                          {"0", "places_out_of_range"},
                          {"2½", "places_unreadable"},
                          {"2,5", "places_unreadable"},
                          {"mange", "places_unreadable"},
                          {"2-3", "places_unreadable"},
                          {"2 3", "places_unreadable"},
                          {"1/2", "places_unreadable"}};
    for (const Case& one : cases) {
        BOOST_TEST_CONTEXT(one.text) { BOOST_TEST(shown(read_places(one.text)) == one.expected); }
    }
}

BOOST_AUTO_TEST_CASE(phones_are_kept_as_digits_and_foreign_ones_with_their_country) {
    const Case cases[] = {{"20430712", "20430712"},
                          {"20 43 07 12", "20430712"},
                          {"20-43-07-12", "20430712"},
                          {"+45 20430712", "20430712"},
                          {"0045 20 43 07 12", "20430712"},
                          {"4520430712", "20430712"},
                          {"(+45) 20430712", "20430712"},
                          {"+46 70 123 45 67", "+46701234567"},
                          {"0046701234567", "+46701234567"},
                          {"+1 (415) 555-0123", "+14155550123"},
                          {"20\xC2\xA0"
                           "43 07 12",
                           "20430712"},
                          {"2043071", "phone_wrong_length"},
                          {"204307123", "phone_wrong_length"},
                          {"12345678", "phone_wrong_length"},
                          {"+45 1234", "phone_wrong_length"},
                          {"20430712 / 20430713", "phone_two"},
                          {"20430712, 20430713", "phone_two"},
                          {"20430712 eller 20430713", "phone_two"},
                          {"2043071220430713", "phone_two"},
                          {"20430712 (datter)", "phone_unreadable"},
                          {"+45 er forkert", "phone_unreadable"},
                          {"ring til datter", "phone_unreadable"},
                          {"2,04E+07", "phone_unreadable"},
                          {"=+4520430712", "phone_unreadable"}};
    for (const Case& one : cases) {
        BOOST_TEST_CONTEXT(one.text) { BOOST_TEST(shown(read_phone(one.text)) == one.expected); }
    }
}

BOOST_AUTO_TEST_CASE(mail_addresses_need_one_at_sign_and_a_domain) {
    for (const char* text : {"a@b.dk", "øjvind21@example.com", "a.b+c@d-e.example.org"}) {
        BOOST_TEST(shown(read_email(text)) == text);
    }
    BOOST_TEST(shown(read_email("mailto:a@b.dk")) == "a@b.dk");
    BOOST_TEST(shown(read_email("<a@b.dk>")) == "a@b.dk");
    BOOST_TEST(shown(read_email("a@b.dk;")) == "a@b.dk");
    for (const char* text : {"Lene at example.org", "a@b", "@b.dk", "a@@b.dk", "a@b@c.dk", "a@.dk",
                             "a b@c.dk", "a@b..dk", "a@b.d", "a@b.dk, c@d.dk", "a.@b.dk"}) {
        BOOST_TEST_CONTEXT(text) { BOOST_TEST(shown(read_email(text)) == "email_unreadable"); }
    }
}

BOOST_AUTO_TEST_CASE(statuses_are_known_in_both_languages) {
    BOOST_TEST((*read_status("Aktiv") == PersonStatus::active));
    BOOST_TEST((*read_status("active") == PersonStatus::active));
    BOOST_TEST((*read_status("ny") == PersonStatus::fresh));
    BOOST_TEST((*read_status("på pause") == PersonStatus::paused));
    BOOST_TEST((*read_status("STOPPET") == PersonStatus::ended));
    BOOST_TEST((read_status("måske").problem == Reason::status_unknown));
}

BOOST_AUTO_TEST_CASE(words_for_unknown_are_known) {
    for (const char* text : {"ukendt", "Ved ikke", "-", "?", "n/a", "INGEN"}) {
        BOOST_TEST(means_unknown(text));
    }
    for (const char* text : {"", "ingenting", "0", "Ukendte vej 3"}) {
        BOOST_TEST(!means_unknown(text));
    }
}

BOOST_AUTO_TEST_CASE(lists_are_cut_at_the_usual_signs_without_doubles) {
    using Texts = std::vector<std::string>;
    BOOST_TEST(read_list("kørsel, have;  Kørsel / mad", ListUse::interests) ==
                   Texts({"kørsel", "have", "mad"}),
               boost::test_tools::per_element());
    BOOST_TEST(read_list("mad og drikke", ListUse::interests) == Texts({"mad og drikke"}),
               boost::test_tools::per_element());
    BOOST_TEST(
        read_list("dansk, tysk og polsk", ListUse::languages) == Texts({"dansk", "tysk", "polsk"}),
        boost::test_tools::per_element());
    BOOST_TEST(read_list(" , ;", ListUse::languages).empty());
}

BOOST_AUTO_TEST_CASE(a_whole_name_is_split_as_names_are_built) {
    const auto split = [](const char* full) {
        const PersonName name = split_name(full);
        return name.given + "|" + name.family;
    };
    BOOST_TEST(split("Åse Marie Sørensen") == "Åse Marie|Sørensen");
    BOOST_TEST(split("Sørensen, Åse Marie") == "Åse Marie|Sørensen");
    BOOST_TEST(split("Jan van der Berg") == "Jan|van der Berg");
    BOOST_TEST(split("Omar al Said") == "Omar|al Said");
    BOOST_TEST(split("  Åse ") == "Åse|");
    BOOST_TEST(split("De Sousa") == "De|Sousa");
    BOOST_TEST(split("") == "|");
}

BOOST_AUTO_TEST_CASE(postcodes_and_towns_are_found_in_one_cell) {
    const auto split = [](const char* text) {
        const Place place = split_place(text);
        return place.postcode + "|" + place.town;
    };
    BOOST_TEST(split("4180 Sorø") == "4180|Sorø");
    BOOST_TEST(split("DK-4180 Sorø") == "4180|Sorø");
    BOOST_TEST(split("DK 4180 Sorø") == "4180|Sorø");
    BOOST_TEST(split("Sorø 4180") == "4180|Sorø");
    BOOST_TEST(split("0900 København C") == "0900|København C");
    BOOST_TEST(split("Sorø") == "|Sorø");
    const Address address = split_address("Åvænget 121, 2. tv, 4250 Fuglebjerg");
    BOOST_TEST(address.street == "Åvænget 121, 2. tv");
    BOOST_TEST(address.place.postcode == "4250");
    BOOST_TEST(split_address("Åvænget 121, 2. tv").street == "Åvænget 121, 2. tv");
    BOOST_TEST(plain_postcode("DK-4180") == "4180");
    BOOST_TEST(plain_postcode("SE-123 45") == "SE-123 45");
}

BOOST_AUTO_TEST_CASE(white_space_of_every_kind_is_trimmed) {
    BOOST_TEST(trimmed(" \t\xC2\xA0 a b \xC2\xA0\r\n") == "a b");
    BOOST_TEST(trimmed("a\r\nb\rc") == "a\nb\nc");
    BOOST_TEST(trimmed("").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::imports
