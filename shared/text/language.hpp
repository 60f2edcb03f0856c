// The languages that the screens speak.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tovholder::text {

// Numbers are stored on the device: append only.
enum class Language : std::uint8_t { danish = 0, english = 1 };
inline constexpr std::uint8_t language_count = 2;

// BCP 47: "da", "en".
constexpr std::string_view tag_of(Language language) {
    return language == Language::danish ? "da" : "en";
}

// From a tag such as "da", "da-DK" or "EN"; nothing for a language that we do not speak.
constexpr std::optional<Language> language_of(std::string_view tag) {
    if (tag.size() < 2 || (tag.size() > 2 && tag[2] != '-' && tag[2] != '_')) return {};
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
    const char first = lower(tag[0]);
    const char second = lower(tag[1]);
    if (first == 'd' && second == 'a') return Language::danish;
    if (first == 'e' && second == 'n') return Language::english;
    return {};
}

}  // namespace tovholder::text
