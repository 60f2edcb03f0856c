// Sorting, written once: std::sort makes its code anew for each type and each order, which in the
// web app is 2 kB every time. Here a type adds only its comparison and its moves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace tovholder {
namespace detail {

using LessAt = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);

// 0 … count-1, in the order that `less` gives what stands there; equal ones stay as they stand.
std::vector<std::uint32_t> sorted_places(std::size_t count, LessAt less, const void* context);

}  // namespace detail

// Stable. REQUIRES: fewer than 2^32 items, and `less` is a strict weak order.
template <class Item, class Less = std::less<>>
void sort_stably(std::vector<Item>& items, Less less = {}) {
    const auto context = std::pair<const Item*, Less*>(items.data(), &less);
    const auto less_at = [](const void* given, std::uint32_t a, std::uint32_t b) {
        const auto& [data, order] = *static_cast<const std::pair<const Item*, Less*>*>(given);
        return static_cast<bool>((*order)(data[a], data[b]));
    };
    std::vector<Item> sorted;
    sorted.reserve(items.size());
    for (const std::uint32_t place : detail::sorted_places(items.size(), less_at, &context)) {
        sorted.push_back(std::move(items[place]));
    }
    items = std::move(sorted);
}

}  // namespace tovholder
