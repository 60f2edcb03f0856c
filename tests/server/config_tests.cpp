// The command line.
#include "server/config.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder::server;

namespace {

Config parsed(const std::vector<std::string>& arguments) {
    const auto config = parse_config(arguments, "/opt/tovholder");
    BOOST_REQUIRE_MESSAGE(config.ok(), "refused");
    return *config;
}

std::string refused(const std::vector<std::string>& arguments) {
    const auto config = parse_config(arguments, "/opt/tovholder");
    return config.ok() ? "taken" : config.error().detail;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(config_tests)

BOOST_AUTO_TEST_CASE(without_arguments_only_this_machine_is_served) {
    const Config config = parsed({});
    BOOST_TEST(config.net.host == "127.0.0.1");
    BOOST_TEST(config.net.port == 8080);
    BOOST_TEST(config.db_file == "tovholder.sqlite");
    BOOST_TEST(config.site_folder == "/opt/tovholder/site");
    BOOST_TEST(!config.demo);
    BOOST_TEST(!config.net.behind_tls);
    BOOST_TEST(config.net.limits.connections == 2000u);
    BOOST_TEST(config.lease_days == 30u);
}

BOOST_AUTO_TEST_CASE(more_connections_leave_the_share_of_one_address_as_it_is) {
    const Config config = parsed({"--connections", "8000"});
    BOOST_TEST(config.net.limits.connections == 8000u);
    BOOST_TEST(config.net.limits.connections_from_loopback == 6000u);
    BOOST_TEST(config.net.limits.connections_per_address == 200u);
    BOOST_TEST(refused({"--connections", "99"}) ==
               "--connections takes a number from 100 to 100000");
    BOOST_TEST(refused({"--connections=many"}) ==
               "--connections takes a number from 100 to 100000");
}

BOOST_AUTO_TEST_CASE(the_lease_of_a_pin_is_a_setting_within_a_year) {
    BOOST_TEST(parsed({"--lease-days", "7"}).lease_days == 7u);
    BOOST_TEST(refused({"--lease-days", "0"}) == "--lease-days takes a number from 1 to 365");
    BOOST_TEST(refused({"--lease-days=366"}) == "--lease-days takes a number from 1 to 365");
    BOOST_TEST(refused({"--lease-days=7d"}) == "--lease-days takes a number from 1 to 365");
}

BOOST_AUTO_TEST_CASE(values_follow_a_space_or_an_equals_sign) {
    const Config config = parsed({"--port", "81", "--host=0.0.0.0", "--db=sqlite:a=b.db", "--site",
                                  "/s", "--new-code", "--behind-tls"});
    BOOST_TEST(config.net.port == 81);
    BOOST_TEST(config.net.host == "0.0.0.0");
    BOOST_TEST(config.db_file == "a=b.db");
    BOOST_TEST(config.site_folder == "/s");
    BOOST_TEST(config.new_code);
    BOOST_TEST(config.net.behind_tls);
}

BOOST_AUTO_TEST_CASE(the_demo_has_its_own_database_unless_told) {
    BOOST_TEST(parsed({"--demo"}).db_file == "tovholder_demo.sqlite");
    BOOST_TEST(parsed({"--db", "sqlite:x", "--demo"}).db_file == "x");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_named) {
    BOOST_TEST(refused({"--prot", "1"}) == "unknown option --prot; see --help");
    BOOST_TEST(refused({"x"}) == "unknown option x; see --help");
    BOOST_TEST(refused({"--port"}) == "--port needs a value: N");
    BOOST_TEST(refused({"--port", "65536"}) == "--port takes a number from 0 to 65535");
    BOOST_TEST(refused({"--port", "80x"}) == "--port takes a number from 0 to 65535");
    BOOST_TEST(refused({"--port", "-1"}) == "--port takes a number from 0 to 65535");
    BOOST_TEST(refused({"--db", "file"}) == "--db takes sqlite:FILE");
    BOOST_TEST(refused({"--db", "sqlite:"}) == "--db takes sqlite:FILE");
    BOOST_TEST(refused({"--demo=yes"}) == "--demo takes no value");
}

BOOST_AUTO_TEST_CASE(help_names_every_option) {
    for (const char* option : {"--port", "--host", "--db", "--site", "--demo", "--new-code",
                               "--behind-tls", "--connections", "--lease-days", "--help"}) {
        BOOST_TEST(usage().find(option) != std::string::npos, option);
    }
    BOOST_TEST(parsed({"--help"}).help);
}

BOOST_AUTO_TEST_SUITE_END()
