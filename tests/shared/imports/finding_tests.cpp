// Sentences for every reason, in both languages.
#include "shared/imports/finding.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

namespace tovholder::imports {
namespace {

constexpr Reason reasons[] = {
#define TOV_REASON(name) Reason::name,
    TOV_IMPORT_REASONS(TOV_REASON)
#undef TOV_REASON
};

}  // namespace

BOOST_AUTO_TEST_SUITE(finding_tests)

BOOST_AUTO_TEST_CASE(each_reason_has_its_own_sentence_and_a_remedy) {
    for (const auto language : {text::Language::danish, text::Language::english}) {
        std::set<std::string> seen;
        for (const Reason reason : reasons) {
            const Finding finding{reason, 12, "Født", "VALUE", "DETAIL"};
            BOOST_TEST(seen.insert(reason_of(language, finding)).second);
            BOOST_TEST(!remedy_of(language, finding).empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_cpr_number_can_never_stand_in_its_own_sentence) {
    const Finding finding{Reason::cpr_in_cell, 12, "Noter", "010250-1234", "010250-1234"};
    for (const auto language : {text::Language::danish, text::Language::english}) {
        const std::string all = place_of(language, finding) + reason_of(language, finding) +
                                remedy_of(language, finding);
        BOOST_TEST(all.find("010250") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(the_place_is_line_and_column) {
    BOOST_TEST(place_of(text::Language::danish, {Reason::name_missing, 12, "Født", "", ""}) ==
               "Linje 12, kolonnen Født");
    BOOST_TEST(place_of(text::Language::english, {Reason::row_is_short, 12, "", "", ""}) ==
               "Line 12");
    BOOST_TEST(place_of(text::Language::danish, {Reason::file_empty, 0, "", "", ""}).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::imports
