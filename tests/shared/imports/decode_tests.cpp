// Every encoding Excel saves text in, and files that are no text.
#include "shared/imports/decode.hpp"

#include <boost/test/unit_test.hpp>

namespace tovholder::imports {
namespace {

constexpr std::string_view sentence = "Navn;Ønske\r\nÅse Bæk;½ time – løb\r\nBørge;æblegrød\r\n";

std::string utf16(std::u16string_view text, bool big_endian) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xff);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

Decoded decoded(const std::string& bytes) { return decode(as_bytes(bytes)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(decode_tests)

BOOST_AUTO_TEST_CASE(utf8_is_read_with_and_without_its_mark) {
    const std::string text(sentence);
    for (const std::string& bytes : {text, "\xEF\xBB\xBF" + text}) {
        const Decoded result = decoded(bytes);
        BOOST_TEST((result.encoding == Encoding::utf8));
        BOOST_TEST(result.text == sentence);
        BOOST_TEST(result.replaced == 0u);
    }
}

BOOST_AUTO_TEST_CASE(utf16_is_read_in_both_orders_with_and_without_its_mark) {
    const std::u16string text = u"Navn\tØnske\r\nÅse Bæk\t½ time – løb 𝄞\r\n";
    const std::string expected = "Navn\tØnske\r\nÅse Bæk\t½ time – løb 𝄞\r\n";
    for (const bool big_endian : {false, true}) {
        for (const std::u16string mark : {u"\uFEFF", u""}) {
            const Decoded result = decoded(utf16(mark + text, big_endian));
            BOOST_TEST((result.encoding == (big_endian ? Encoding::utf16_be : Encoding::utf16_le)));
            BOOST_TEST(result.text == expected);
        }
    }
}

BOOST_AUTO_TEST_CASE(half_a_utf16_character_is_replaced_not_lost) {
    const Decoded lone = decoded("\xFF\xFE" + utf16(std::u16string{u'a', 0xD800, u'b'}, false));
    BOOST_TEST(lone.text == "a\uFFFDb");
    BOOST_TEST(lone.replaced == 1u);
    BOOST_TEST(decoded("\xFF\xFE" + utf16(u"ab", false) + "c").text == "ab\uFFFD");
}

BOOST_AUTO_TEST_CASE(the_single_byte_encodings_are_told_apart_by_their_danish_letters) {
    const Decoded windows = decoded(
        "Navn;\xD8nske\r\n\xC5se B\xE6k;\xBD time \x96 l\xF8"
        "b\r\n");
    BOOST_TEST((windows.encoding == Encoding::windows_1252));
    BOOST_TEST(windows.text == "Navn;Ønske\r\nÅse Bæk;½ time – løb\r\n");
    const Decoded dos = decoded(
        "Navn;\x9Dnske\r\n\x8Fse B\x91k;\xAB time l\x9B"
        "b\r\n");
    BOOST_TEST((dos.encoding == Encoding::cp850));
    BOOST_TEST(dos.text == "Navn;Ønske\r\nÅse Bæk;½ time løb\r\n");
    const Decoded mac = decoded(
        "Navn;\xAFnske\r\x81se B\xBEk;time l\xBF"
        "b\r");
    BOOST_TEST((mac.encoding == Encoding::mac_roman));
    BOOST_TEST(mac.text == "Navn;Ønske\rÅse Bæk;time løb\r");
}

BOOST_AUTO_TEST_CASE(single_bytes_in_doubt_are_windows_1252) {
    const Decoded result = decoded("pris: 5 \x80");
    BOOST_TEST((result.encoding == Encoding::windows_1252));
    BOOST_TEST(result.text == "pris: 5 €");
}

BOOST_AUTO_TEST_CASE(utf8_with_a_broken_place_is_still_utf8) {
    const Decoded result = decoded("æøåæøåæøå\xE6 slut");
    BOOST_TEST((result.encoding == Encoding::utf8));
    BOOST_TEST(result.replaced == 1u);
    BOOST_TEST(result.text == "æøåæøåæøå\uFFFD slut");
}

BOOST_AUTO_TEST_CASE(letters_with_combining_marks_become_one) {
    BOOST_TEST(decoded("A\u030Ase Ko\u0308ln e\u0301n").text == "Åse Köln én");
}

BOOST_AUTO_TEST_CASE(spreadsheets_binaries_and_giants_are_refused_by_name) {
    BOOST_TEST((decoded("PK\x03\x04 rest").problem == Reason::file_is_spreadsheet));
    BOOST_TEST((decoded("\xD0\xCF\x11\xE0 rest").problem == Reason::file_is_spreadsheet));
    BOOST_TEST((decoded("%PDF-1.7").problem == Reason::file_is_binary));
    BOOST_TEST((decoded(std::string("abcdefgh\0ijkl", 13)).problem == Reason::file_is_binary));
    const Decoded giant = decoded(std::string(file_bytes_max + 1, 'a'));
    BOOST_TEST((giant.problem == Reason::file_too_large));
    BOOST_TEST(giant.text.empty());
    BOOST_TEST((decoded(std::string(file_bytes_max, 'a')).problem == Reason::none));
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_empty_text) {
    BOOST_TEST(decoded("").text.empty());
    BOOST_TEST(decoded("\xEF\xBB\xBF").text.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::imports
