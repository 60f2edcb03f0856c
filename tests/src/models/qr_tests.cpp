// The QR code against the reference example of ISO/IEC 18004 and its fixed patterns.
#include "src/models/qr.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

namespace tovholder::models {
namespace {

std::string picture(const QrCode& code) {
    std::string text;
    for (std::size_t i = 0; i < code.modules.size(); ++i) {
        text += code.modules[i] != 0 ? '#' : '.';
        if (i % code.side == code.side - 1) text += '\n';
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(qr_tests)

BOOST_AUTO_TEST_CASE(a_short_number_is_a_code_of_21_squares_with_three_finders) {
    const auto code = make_qr("01234567");
    BOOST_REQUIRE(code);
    BOOST_TEST(code->side == 21U);
    const std::string drawn = picture(*code);
    BOOST_TEST(drawn.substr(0, 7) == "#######");
    BOOST_TEST(drawn.substr(14, 7) == "#######");
    BOOST_TEST(drawn.substr(drawn.size() - 22, 8) == "#######.");
    // The timing pattern alternates between the finders.
    for (std::size_t x = 8; x <= 12; ++x) {
        BOOST_TEST(code->modules[6 * 21 + x] == (x % 2 == 0 ? 1 : 0));
    }
}

BOOST_AUTO_TEST_CASE(a_link_of_usual_length_fits_and_another_code_looks_different) {
    const auto one = make_qr("https://tovholder.example.dk/#/kode?k=ACDEFGHJ");
    const auto other = make_qr("https://tovholder.example.dk/#/kode?k=ACDEFGHK");
    BOOST_REQUIRE(one && other);
    BOOST_TEST(one->side >= 25U);
    BOOST_TEST(one->side <= 33U);
    BOOST_TEST(one->modules.size() == one->side * one->side);
    BOOST_TEST((one->modules != other->modules));
}

BOOST_AUTO_TEST_CASE(a_text_beyond_the_limit_is_no_code) {
    BOOST_TEST(make_qr(std::string(qr_text_max, 'x')).has_value());
    BOOST_TEST(!make_qr(std::string(qr_text_max + 1, 'x')).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
