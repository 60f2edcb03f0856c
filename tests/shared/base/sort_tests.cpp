// The one sort.
#include "shared/base/sort.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>

#include "shared/base/prng.hpp"

using namespace tovholder;

BOOST_AUTO_TEST_SUITE(sort_tests)

BOOST_AUTO_TEST_CASE(it_sorts_as_the_standard_does_and_keeps_equal_ones_in_place) {
    Prng prng(7);
    for (int round = 0; round < 200; ++round) {
        std::vector<std::pair<std::uint64_t, std::string>> items;
        const std::uint64_t count = prng.below(60);
        for (std::uint64_t i = 0; i < count; ++i) {
            items.emplace_back(prng.below(9), std::to_string(i));
        }
        auto expected = items;
        const auto by_number = [](const auto& a, const auto& b) { return a.first < b.first; };
        std::stable_sort(expected.begin(), expected.end(), by_number);
        sort_stably(items, by_number);
        BOOST_TEST((items == expected));
    }
}

BOOST_AUTO_TEST_CASE(it_moves_what_cannot_be_copied) {
    std::vector<std::unique_ptr<int>> items;
    for (const int value : {3, 1, 2}) items.push_back(std::make_unique<int>(value));
    sort_stably(items, [](const auto& a, const auto& b) { return *a < *b; });
    BOOST_TEST(*items[0] == 1);
    BOOST_TEST(*items[2] == 3);
}

BOOST_AUTO_TEST_SUITE_END()
