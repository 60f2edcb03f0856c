// Log lines.
#include "server/base/log.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder::server;

BOOST_AUTO_TEST_SUITE(log_tests)

BOOST_AUTO_TEST_CASE(a_line_is_one_json_object_with_time_level_event_and_facts) {
    BOOST_TEST(log_line(1795435200250, LogLevel::info, "sync", {{"ops", 3}, {"what", Word("x")}}) ==
               "{\"time\":\"2026-11-23T12:00:00.250Z\",\"level\":\"info\",\"event\":\"sync\","
               "\"ops\":3,\"what\":\"x\"}\n");
}

BOOST_AUTO_TEST_CASE(a_quote_in_a_word_does_not_break_the_line) {
    BOOST_TEST(log_line(0, LogLevel::error, "a\"b\\c\n", {}) ==
               "{\"time\":\"1970-01-01T00:00:00.000Z\",\"level\":\"error\",\"event\":\"abc\"}\n");
}

BOOST_AUTO_TEST_CASE(lines_below_the_least_level_are_left_out) {
    std::FILE* file = std::tmpfile();
    BOOST_REQUIRE(file != nullptr);
    const Log log(file, LogLevel::warning);
    log.write(LogLevel::info, "quiet");
    BOOST_TEST(std::ftell(file) == 0);
    log.write(LogLevel::warning, "loud");
    BOOST_TEST(std::ftell(file) > 0);
    std::fclose(file);
}

BOOST_AUTO_TEST_SUITE_END()
