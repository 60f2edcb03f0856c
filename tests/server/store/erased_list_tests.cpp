// The list of erased people beside a database.
#include "server/store/erased_list.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/server/server_process.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

BOOST_AUTO_TEST_SUITE(erased_list)

BOOST_AUTO_TEST_CASE(ids_are_added_once_and_read_back) {
    TemporaryFolder folder;
    const std::string db = folder.file("db");
    BOOST_TEST(read_erased(db)->empty());
    BOOST_REQUIRE(note_erased(db, {{0xfedcba9876543210u}, {77}}).ok());
    BOOST_REQUIRE(note_erased(db, {{77}, {78}}).ok());
    const std::vector<Id<Person>> expected = {{0xfedcba9876543210u}, {77}, {78}};
    BOOST_TEST((*read_erased(db) == expected));
}

BOOST_AUTO_TEST_CASE(a_line_that_was_cut_off_is_left_out_and_does_not_spoil_the_next) {
    TemporaryFolder folder;
    const std::string db = folder.file("db");
    write_file(erased_list_of(db), "4d\nzz");
    BOOST_REQUIRE(note_erased(db, {{78}}).ok());
    BOOST_TEST((*read_erased(db) == std::vector<Id<Person>>{{77}, {78}}));
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_told) {
    BOOST_TEST(!note_erased("/nowhere/at/all/db", {{78}}).ok());
}

BOOST_AUTO_TEST_SUITE_END()
