// Names of widgets that stay the same from frame to frame: 64-bit hashes of record ids and words,
// nested by Scope. A key must never come from a place in a list: a row that moves keeps its key,
// and so its focus and its DOM element.
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

namespace tovholder::ui {

using Key = std::uint64_t;  // 0 means "none"

constexpr Key hash_bytes(Key seed, std::string_view bytes) {
    Key h = seed ^ 0xcbf29ce484222325ULL;
    for (char c : bytes) {
        h ^= static_cast<unsigned char>(c);
        h *= 0x100000001b3ULL;
    }
    return h;
}

constexpr Key mix(Key a, Key b) {
    Key h = (a ^ (b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccdULL;
    h ^= h >> 33;
    return h == 0 ? 1 : h;
}

// What a caller writes for "which one": a word ("take"), or the number of a record id.
struct Id {
    Key value;

    // NOLINTBEGIN(google-explicit-constructor): made to be written as "take" or shift.id.value
    constexpr Id(const char* word) : value(hash_bytes(1, word)) {}
    constexpr Id(std::string_view word) : value(hash_bytes(1, word)) {}
    template <std::integral T>
    constexpr Id(T number) : value(mix(2, static_cast<Key>(number))) {}
    // NOLINTEND(google-explicit-constructor)
    constexpr Id(std::string_view word, std::uint64_t number)
        : value(mix(hash_bytes(1, word), number)) {}
};

}  // namespace tovholder::ui
