// Codes: made from random bytes, read as people type them.
#include "shared/ops/invitation_code.hpp"

#include <boost/test/unit_test.hpp>
#include <map>

#include "shared/base/prng.hpp"

namespace tovholder::ops {

BOOST_AUTO_TEST_SUITE(invitation_code_tests)

BOOST_AUTO_TEST_CASE(bytes_that_would_favour_some_letters_are_skipped) {
    BOOST_TEST(make_code(Bytes{0, 1, 2, 3, 4, 5, 6, 7}) == "34679ACD");
    BOOST_TEST(make_code(Bytes{240, 255, 24, 1, 2, 3, 4, 5, 6, 7, 9}) == "34679ACD");
    BOOST_TEST(make_code(Bytes{240, 1, 2, 3, 4, 5, 6, 7}).empty());
    BOOST_TEST(make_code({}).empty());
}

BOOST_AUTO_TEST_CASE(every_letter_is_equally_likely) {
    std::map<char, int> seen;
    Bytes all;
    for (int byte = 0; byte < 256; ++byte) {
        all.assign(8, static_cast<std::uint8_t>(byte));
        for (const char c : make_code(all)) ++seen[c];
    }
    BOOST_TEST(seen.size() == code_alphabet.size());
    for (const auto& [letter, count] : seen) BOOST_TEST(count == 80);
}

BOOST_AUTO_TEST_CASE(a_code_is_read_as_people_type_it) {
    BOOST_TEST(normalised_code(" acde-fghj ") == "ACDEFGHJ");
    BOOST_TEST(normalised_code("acde\xC2\xA0"
                               "fghj") == "ACDEFGHJ");
    BOOST_TEST(is_code("acde fghj"));
    BOOST_TEST(!is_code("acde fgh"));
    BOOST_TEST(!is_code("acde fghjk"));
    BOOST_TEST(!is_code("acde fgh0"));
    BOOST_TEST(!is_code("ACDEFGHI"));
    BOOST_TEST(!is_code(""));
}

BOOST_AUTO_TEST_CASE(the_digest_hides_the_code_and_forgives_its_spelling) {
    BOOST_TEST(digest_of("ACDE FGHJ").size() == 32u);
    BOOST_TEST((digest_of("ACDE FGHJ") == digest_of("acdefghj")));
    BOOST_TEST((digest_of("ACDEFGHJ") != digest_of("ACDEFGHK")));
}

BOOST_AUTO_TEST_CASE(shown_in_two_groups) {
    BOOST_TEST(spaced_code("ACDEFGHJ") == "ACDE FGHJ");
    BOOST_TEST(spaced_code(spaced_code("ACDEFGHJ")) == "ACDE FGHJ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::ops
