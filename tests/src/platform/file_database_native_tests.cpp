// The native store: what was written is there again, and a cut-off end is as if it never was.
#include "src/platform/file_database_native.hpp"

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <fstream>

namespace tovholder::platform {
namespace {

using sync::Area;
using sync::StoreWrite;

struct Folder {
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "tov_XXXXXX").string();
        BOOST_REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path = pattern;
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path path;
    std::filesystem::path file() const { return path / "store"; }
};

std::vector<sync::StoreEntry> read(const Folder& folder) {
    FileDatabase database(folder.file());
    auto entries = database.open();
    BOOST_REQUIRE(entries.ok());
    return *entries;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(file_database_native)

BOOST_AUTO_TEST_CASE(what_was_written_is_there_when_it_is_opened_again) {
    const Folder folder;
    {
        FileDatabase database(folder.file());
        BOOST_REQUIRE(database.open().ok());
        const std::vector<StoreWrite> first{{Area::outbox, 1, Bytes{1}},
                                            {Area::meta, 0, Bytes{2, 3}}};
        BOOST_REQUIRE(database.write(first, true).ok());
        BOOST_REQUIRE(database.write({{Area::outbox, 1, {}}}, true).ok());
    }
    const auto entries = read(folder);
    BOOST_REQUIRE_EQUAL(entries.size(), 1u);
    BOOST_TEST((entries[0].area == Area::meta));
    BOOST_TEST((entries[0].value == Bytes{2, 3}));
}

BOOST_AUTO_TEST_CASE(a_commit_cut_off_anywhere_is_gone_whole_and_the_one_before_stays) {
    const Folder folder;
    std::uintmax_t size_before = 0;
    {
        FileDatabase database(folder.file());
        BOOST_REQUIRE(database.open().ok());
        BOOST_REQUIRE(database.write({{Area::outbox, 1, Bytes{1}}}, true).ok());
        size_before = std::filesystem::file_size(folder.file());
        const std::vector<StoreWrite> second{{Area::outbox, 2, Bytes{2}},
                                             {Area::outbox, 3, Bytes{3}}};
        BOOST_REQUIRE(database.write(second, true).ok());
    }
    for (auto size = std::filesystem::file_size(folder.file()) - 1; size >= size_before; --size) {
        std::filesystem::resize_file(folder.file(), size);
        BOOST_TEST(read(folder).size() == 1u);
        BOOST_TEST(std::filesystem::file_size(folder.file()) == size_before);
        std::filesystem::resize_file(folder.file(), size);  // zeros: a torn write of another kind
    }
}

BOOST_AUTO_TEST_CASE(a_flipped_bit_ends_the_log_there) {
    const Folder folder;
    {
        FileDatabase database(folder.file());
        BOOST_REQUIRE(database.open().ok());
        BOOST_REQUIRE(database.write({{Area::outbox, 1, Bytes{1}}}, true).ok());
        BOOST_REQUIRE(database.write({{Area::outbox, 2, Bytes(100, 7)}}, true).ok());
    }
    std::fstream file(folder.file(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(-5, std::ios::end);
    file.put('\x55');
    file.close();
    BOOST_TEST(read(folder).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_second_process_is_told_that_the_store_is_taken) {
    const Folder folder;
    FileDatabase first(folder.file());
    BOOST_REQUIRE(first.open().ok());
    FileDatabase second(folder.file());
    const auto refused = second.open();
    BOOST_REQUIRE(!refused.ok());
    BOOST_TEST(refused.error().detail == FileDatabase::locked);
}

BOOST_AUTO_TEST_CASE(a_log_that_is_mostly_old_is_rewritten_and_says_the_same) {
    const Folder folder;
    {
        FileDatabase database(folder.file());
        BOOST_REQUIRE(database.open().ok());
        for (std::uint8_t i = 0; i < 40; ++i) {
            BOOST_REQUIRE(database.write({{Area::pages, 1, Bytes(20'000, i)}}, false).ok());
        }
    }
    const auto size_before = std::filesystem::file_size(folder.file());
    BOOST_TEST(read(folder).front().value.front() == 39);
    BOOST_TEST(std::filesystem::file_size(folder.file()) < size_before / 10);
    BOOST_TEST(read(folder).front().value.front() == 39);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::platform
