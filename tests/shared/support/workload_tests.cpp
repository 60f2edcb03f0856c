// The workload is, byte for byte, the one that the other engines were measured with.
#include "tests/support/workload.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/base/hash.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

std::string digest_of_file(const std::vector<WorkloadRecord>& records) {
    std::string file;
    for (const WorkloadRecord& record : records) file += record.to_json() + "\n";
    std::string hex;
    for (const std::uint8_t byte : sha256(as_bytes(file))) {
        for (const int shift : {4, 0}) hex += "0123456789abcdef"[(byte >> shift) & 15];
    }
    return hex;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(workload_tests)

BOOST_AUTO_TEST_CASE(the_generator_writes_the_same_files_as_the_original) {
    const Workload all = make_workload();
    // sha256sum of what `node workload.mjs` of the peers' benchmark wrote.
    BOOST_TEST(digest_of_file(all.volunteers) ==
               "7ebff712ab5ff6027348df6fb9d46357bae7b008d8a13d9e3e0ecd12fd73af6b");
    BOOST_TEST(digest_of_file(all.shifts) ==
               "f2e2c58b3b241714c5e79658b324acfd501b9014200180a2135603edf45c528e");
    BOOST_TEST(digest_of_file(all.edits) ==
               "e05fcc5632be24f530950be20ee0ac4d2619a7c0ce3039a55ba497ab9dba16e8");
}

BOOST_AUTO_TEST_CASE(a_line_is_read_as_it_was_written) {
    const Workload all = make_workload();
    for (const auto* records : {&all.volunteers, &all.edits}) {
        const std::string line = records->front().to_json();
        const auto record = parse_json_line(line);
        BOOST_REQUIRE(record.ok());
        BOOST_TEST(record->to_json() == line);
    }
    const auto escaped = parse_json_line(R"( {"a" : "x\"\\y", "b": -12, "c":true} )");
    BOOST_REQUIRE(escaped.ok());
    BOOST_TEST(escaped->text("a") == "x\"\\y");
    BOOST_TEST(escaped->number("b") == -12);
    BOOST_TEST(escaped->flag("c"));
}

BOOST_AUTO_TEST_CASE(what_is_not_such_a_line_is_refused) {
    for (const char* line : {"", "{", "[]", "{\"a\":1", "{\"a\":1.5}", "{\"a\":null}", "{\"a\"}",
                             "{\"a\":1} x", "{\"a\":\"\\n\"}"}) {
        BOOST_TEST(!parse_json_line(line).ok(), line);
    }
}

BOOST_AUTO_TEST_SUITE_END()
