// The ids of an index.
#include "shared/domain/id_set.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "shared/base/prng.hpp"
#include "shared/domain/state.hpp"

namespace tovholder {
namespace {

std::vector<std::uint64_t> values(const IdSet<Shift>& set) {
    std::vector<std::uint64_t> all;
    for (const Id<Shift> id : set) all.push_back(id.value);
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(id_set)

BOOST_AUTO_TEST_CASE(ids_stand_in_ascending_order_each_once) {
    IdSet<Shift> set;
    for (const std::uint64_t value : {5, 9, 2, 9, 5, 7, 1}) set.insert({value});
    BOOST_TEST(values(set) == (std::vector<std::uint64_t>{1, 2, 5, 7, 9}));
    BOOST_TEST(set.contains({7}));
    BOOST_TEST(!set.contains({8}));
}

BOOST_AUTO_TEST_CASE(what_is_not_there_can_be_erased) {
    IdSet<Shift> set;
    set.erase({3});
    set.insert({3});
    set.erase({4});
    BOOST_TEST(values(set) == (std::vector<std::uint64_t>{3}));
    set.erase({3});
    BOOST_TEST(set.empty());
}

BOOST_AUTO_TEST_CASE(it_is_what_a_set_would_be_whatever_the_order) {
    Prng prng(4);
    IdSet<Shift> set;
    std::set<std::uint64_t> expected;
    for (int i = 0; i < 2000; ++i) {
        const std::uint64_t value = prng.between(1, 60);
        if (prng.chance(60)) {
            set.insert({value});
            expected.insert(value);
        } else {
            set.erase({value});
            expected.erase(value);
        }
    }
    BOOST_TEST(values(set) == std::vector<std::uint64_t>(expected.begin(), expected.end()));
    BOOST_TEST(set.size() == expected.size());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder
