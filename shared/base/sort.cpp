// The one sort.
#include "shared/base/sort.hpp"

#include <algorithm>
#include <numeric>

namespace tovholder::detail {

std::vector<std::uint32_t> sorted_places(std::size_t count, LessAt less, const void* context) {
    std::vector<std::uint32_t> places(count);
    std::iota(places.begin(), places.end(), 0u);
    // Equal ones by place, which makes it stable.
    std::sort(places.begin(), places.end(), [=](std::uint32_t a, std::uint32_t b) {
        if (less(context, a, b)) return true;
        return a < b && !less(context, b, a);
    });
    return places;
}

}  // namespace tovholder::detail
