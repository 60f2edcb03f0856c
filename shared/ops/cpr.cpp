// Searching free text for CPR numbers. Form: 6 digits that are a date, an optional separator, and 4
// digits, with neither digit nor "+" around it (cpr.dk, "Opbygning af CPR-nummeret"). The day may
// be raised by 60: a substitute number (erstatningspersonnummer). False alarms are cheaper than
// misses.
#include "shared/ops/cpr.hpp"

#include <array>
#include <cstdint>

#include "shared/base/ascii.hpp"

namespace tovholder::ops {
namespace {

std::size_t spaces(std::string_view rest) {
    std::size_t length = 0;
    while (length < rest.size() && rest[length] == ' ') ++length;
    return length;
}

// Length in bytes of one dash, slash, point or no-break space at the start; 0 when there is none.
std::size_t one_separator(std::string_view rest) {
    if (rest.empty()) return 0;
    if (rest[0] == '-' || rest[0] == '/' || rest[0] == '.' || rest[0] == '_') return 1;
    if (rest.substr(0, 2) == "\xC2\xA0" || rest.substr(0, 2) == "\xC2\xAD") return 2;
    // U+2010..U+2015 (hyphens and dashes) and U+2212 (minus).
    if (rest.size() >= 3 && rest.substr(0, 2) == "\xE2\x80") {
        const auto last = static_cast<std::uint8_t>(rest[2]);
        if (last >= 0x90 && last <= 0x95) return 3;
    }
    if (rest.substr(0, 3) == "\xE2\x88\x92") return 3;
    return 0;
}

// "-", " ", " - " or nothing.
std::size_t separator(std::string_view rest) {
    std::size_t length = spaces(rest);
    length += one_separator(rest.substr(length));
    return length + spaces(rest.substr(length));
}

// Reads `count` digits at `at` and moves behind them.
bool take_digits(std::string_view text, std::size_t& at, std::size_t count, std::uint32_t& value) {
    value = 0;
    for (std::size_t i = 0; i < count; ++i, ++at) {
        if (at >= text.size() || !is_digit(text[at])) return false;
        value = value * 10 + static_cast<std::uint32_t>(text[at] - '0');
    }
    return true;
}

bool is_birthday(std::uint32_t day, std::uint32_t month, std::uint32_t year) {
    constexpr std::array<std::uint32_t, 12> days = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (day > 60) day -= 60;
    if (month < 1 || month > 12 || day < 1 || day > days[month - 1]) return false;
    return month != 2 || day != 29 || year % 4 == 0;
}

bool cpr_at(std::string_view text, std::size_t at) {
    std::uint32_t day = 0;
    std::uint32_t month = 0;
    std::uint32_t year = 0;
    std::uint32_t serial = 0;
    if (!take_digits(text, at, 2, day)) return false;
    // 01.02.50-1234: points within the date are read only when a dash follows it at once;
    // "05.02.27 - 1830" is a date and a time.
    const std::size_t inner = one_separator(text.substr(at));
    const std::string_view sign = text.substr(at, inner);
    at += inner;
    if (!take_digits(text, at, 2, month) || text.substr(at, inner) != sign) return false;
    at += inner;
    if (!take_digits(text, at, 2, year)) return false;
    if (inner > 0 && one_separator(text.substr(at)) == 0) return false;
    at += separator(text.substr(at));
    if (!take_digits(text, at, 4, serial)) return false;
    if (at < text.size() && is_digit(text[at])) return false;
    return is_birthday(day, month, year);
}

}  // namespace

bool looks_like_cpr(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at])) continue;
        if (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '+')) continue;
        if (cpr_at(text, at)) return true;
    }
    return false;
}

}  // namespace tovholder::ops
