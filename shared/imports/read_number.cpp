// Hours a week and numbers of places: digits, fractions and words.
#include "shared/base/ascii.hpp"
#include "shared/domain/shift.hpp"
#include "shared/imports/values.hpp"
#include "shared/ops/same.hpp"

namespace tovholder::imports {
namespace {

constexpr std::uint32_t week_minutes = 7 * 24 * 60;

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

// Sets spaces between digits and letters, so that "2timer" and "2½" fall apart.
std::string spaced(std::string_view text) {
    std::string out;
    char before = ' ';
    for (const char c : text) {
        const bool sign = c == ',' || c == '.' || c == '/' || c == ':';
        if (c == '/' && !is_digit(before)) {  // "timer/uge"
            out += ' ';
            before = ' ';
            continue;
        }
        const bool digits = is_digit(c) || (sign && is_digit(before));
        const bool was_digits =
            is_digit(before) || before == ',' || before == '.' || before == '/' || before == ':';
        if (digits != was_digits && before != ' ' && c != ' ') out += ' ';
        out += c;
        before = c;
    }
    return out;
}

// "2", "2,5", "1/2", "2:30" in minutes per unit of 60.
std::optional<std::uint32_t> minutes_of_number(std::string_view word) {
    std::uint32_t whole = 0;
    std::size_t at = 0;
    for (; at < word.size() && is_digit(word[at]); ++at) {
        if (at == 6) return {};
        whole = whole * 10 + static_cast<std::uint32_t>(word[at] - '0');
    }
    if (at == 0) return {};
    if (at == word.size() || at + 1 == word.size()) {
        const bool ends_with_point = at < word.size() && (word[at] == '.' || word[at] == ',');
        if (at < word.size() && !ends_with_point) return {};
        return whole * 60;
    }
    const char sign = word[at++];
    std::uint32_t rest = 0;
    std::uint32_t scale = 1;
    const std::size_t begin = at;
    for (; at < word.size() && is_digit(word[at]); ++at) {
        if (at - begin == 4) return {};
        rest = rest * 10 + static_cast<std::uint32_t>(word[at] - '0');
        scale *= 10;
    }
    if (at != word.size()) return {};
    if (sign == ',' || sign == '.') return whole * 60 + (rest * 60 + scale / 2) / scale;
    if (sign == '/' && rest > 0) return whole * 60 / rest;
    if (sign == ':' && at - begin == 2 && rest < 60) return whole * 60 + rest;
    return {};
}

std::optional<std::uint32_t> minutes_of_word(std::string_view word) {
    if (word == "½" || word == "halv" || word == "half" || word == "halvt") return 30;
    if (word == "¼" || word == "kvart") return 15;
    if (word == "¾") return 45;
    if (word == "halvanden" || word == "halvandet") return 90;
    if (const auto number = number_word(word)) return static_cast<std::uint32_t>(*number) * 60;
    return minutes_of_number(word);
}

// "en halv" is one word for a half: "to en halv" = "to ½".
std::string with_halves(std::string text) {
    for (const std::string_view half : {"en halv", "et halvt", "et halv", "half an"}) {
        for (std::size_t at = text.find(half); at != std::string::npos; at = text.find(half)) {
            text.replace(at, half.size(), "½");
        }
    }
    return text;
}

bool is_hour_filler(std::string_view word) {
    for (const std::string_view filler :
         {"timer", "time", "t",   "t.",    "h",    "hours", "hour", "hrs", "ca",       "ca.",
          "cirka", "og",   "and", "om",    "ugen", "pr",    "pr.",  "uge", "ugentlig", "ugentligt",
          "a",     "week", "per", "about", "~",    "max",   "max.", "op",  "til"}) {
        if (word == filler) return true;
    }
    return false;
}

}  // namespace

std::optional<std::int32_t> number_word(std::string_view word) {
    struct Entry {
        std::string_view word;
        std::int32_t number;
    };
    constexpr Entry entries[] = {
        {"nul", 0},   {"zero", 0},    {"en", 1},      {"et", 1},    {"én", 1},     {"ét", 1},
        {"one", 1},   {"to", 2},      {"two", 2},     {"tre", 3},   {"three", 3},  {"fire", 4},
        {"four", 4},  {"fem", 5},     {"five", 5},    {"seks", 6},  {"six", 6},    {"syv", 7},
        {"seven", 7}, {"otte", 8},    {"eight", 8},   {"ni", 9},    {"nine", 9},   {"ti", 10},
        {"ten", 10},  {"elleve", 11}, {"eleven", 11}, {"tolv", 12}, {"twelve", 12}};
    for (const Entry& entry : entries) {
        if (entry.word == word) return entry.number;
    }
    return {};
}

Reading<std::uint32_t> read_hours(std::string_view text) {
    std::uint32_t total = 0;
    bool found = false;
    bool in_minutes = false;
    for (const std::string& word : split_words(spaced(with_halves(ops::folded(text))))) {
        if (is_hour_filler(word)) continue;
        if (word == "min" || word == "min." || word == "minutter" || word == "minutes") {
            in_minutes = true;
            continue;
        }
        const auto minutes = minutes_of_word(word);
        // Only a fraction may follow: "2 ½" is one number, "2 3" is not.
        if (!minutes || (found && *minutes >= 60)) return Reason::hours_unreadable;
        total += *minutes;
        found = true;
    }
    if (!found) return Reason::hours_unreadable;
    if (in_minutes) total = (total + 30) / 60;
    if (total > week_minutes) return Reason::hours_out_of_range;
    return total;
}

Reading<std::uint32_t> read_places(std::string_view text) {
    std::optional<std::uint32_t> places;
    for (const std::string& word : split_words(spaced(ops::folded(text)))) {
        if (word == "pladser" || word == "plads" || word == "stk" || word == "stk." ||
            word == "frivillige" || word == "frivillig" || word == "personer" || word == "pers." ||
            word == "person" || word == "places" || word == "volunteers" || word == "people") {
            continue;
        }
        if (places) return Reason::places_unreadable;
        if (const auto number = number_word(word)) {
            places = static_cast<std::uint32_t>(*number);
            continue;
        }
        // "3,0" is how some sheets write three.
        const auto minutes = minutes_of_number(word);
        if (!minutes || *minutes % 60 != 0 || word.find('/') != std::string::npos) {
            return Reason::places_unreadable;
        }
        places = *minutes / 60;
    }
    if (!places) return Reason::places_unreadable;
    if (*places < 1 || *places > shift_places_max) return Reason::places_out_of_range;
    return *places;
}

}  // namespace tovholder::imports
