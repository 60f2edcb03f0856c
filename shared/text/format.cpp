// Numbers, phones, initials and greetings in words.
#include "shared/text/format.hpp"

#include <algorithm>
#include <array>

#include "shared/text/text.hpp"
#include "shared/text/when.hpp"

namespace tovholder::text {
namespace {

std::string padded(std::int32_t number, std::size_t width) {
    std::string digits = std::to_string(number);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return digits;
}

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Bytes of the UTF-8 letter at the start; 1 for broken bytes.
std::size_t letter_length(std::string_view text) {
    const auto first = static_cast<std::uint8_t>(text[0]);
    const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return length <= text.size() ? length : 1;
}

std::string first_letter(std::string_view word) {
    return capitalised(std::string(word.substr(0, letter_length(word))));
}

// Digits of a foreign number in pairs, with a group of three first when they are odd in number.
std::string paired(std::string_view digits) {
    std::string out;
    std::size_t at = 0;
    while (at < digits.size()) {
        const std::size_t left = digits.size() - at;
        const std::size_t take = left % 2 != 0 && left >= 3 ? 3 : 2;
        if (!out.empty()) out += ' ';
        out += digits.substr(at, take);
        at += take;
    }
    return out;
}

// Digits of the country code that a number without its "+" begins with (ITU-T E.164, the zones
// with one and two digits; the rest of the world has three).
std::size_t country_code_length(std::string_view digits) {
    constexpr std::array<std::string_view, 44> two = {
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
        "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
        "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98"};
    if (digits[0] == '1' || digits[0] == '7') return 1;
    for (const std::string_view code : two) {
        if (digits.substr(0, 2) == code) return 2;
    }
    return 3;
}

}  // namespace

std::string numeric_date(Language language, Date date) {
    const YearMonthDay ymd = civil(date);
    const char sign = language == Language::danish ? '.' : '/';
    return padded(ymd.day, 2) + sign + padded(ymd.month, 2) + sign + padded(ymd.year, 4);
}

std::string days_away(Language language, Date date, Date today) {
    const std::int32_t days = date - today;
    if (days == 0) return std::string(get(language, Key::day_today));
    if (days == 1) return std::string(get(language, Key::day_tomorrow));
    if (days == -1) return std::string(get(language, Key::day_yesterday));
    if (days > 0) return counted(language, days, Key::in_days_one, Key::in_days_many);
    return counted(language, -days, Key::days_ago_one, Key::days_ago_many);
}

std::string whole_number(Language language, std::int64_t number) {
    const bool negative = number < 0;
    std::string digits = std::to_string(number);
    if (negative) digits.erase(0, 1);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, language == Language::danish ? '.' : ',');
    }
    return negative ? "-" + digits : digits;
}

std::string decimal_number(Language language, std::int64_t thousandths) {
    const bool negative = thousandths < 0;
    const std::int64_t whole = thousandths / 1000;
    const auto rest =
        static_cast<std::int32_t>(negative ? -(thousandths % 1000) : thousandths % 1000);
    std::string out = whole_number(language, whole);
    if (negative && whole == 0 && rest != 0) out.insert(0, 1, '-');
    if (rest == 0) return out;
    std::string decimals = padded(rest, 3);
    while (decimals.back() == '0') decimals.pop_back();
    return out + (language == Language::danish ? "," : ".") + decimals;
}

std::string phone(std::string_view digits) {
    if (all_digits(digits) && digits.size() == 8) return paired(digits);
    const bool foreign = digits.size() >= 8 && digits[0] == '+' && all_digits(digits.substr(1));
    if (!foreign) return std::string(digits);
    const std::size_t code = country_code_length(digits.substr(1));
    return std::string(digits.substr(0, code + 1)) + " " + paired(digits.substr(code + 1));
}

std::string initials(std::string_view name) {
    std::string_view first;
    std::string_view last;
    std::size_t at = 0;
    while (at < name.size()) {
        const std::size_t begin = name.find_first_not_of(" \t\r\n", at);
        if (begin == std::string_view::npos) break;
        const std::size_t end = std::min(name.find_first_of(" \t\r\n", begin), name.size());
        const std::string_view word = name.substr(begin, end - begin);
        if (first.empty()) {
            first = word;
        } else {
            last = word;
        }
        at = end;
    }
    if (first.empty()) return "?";
    return last.empty() ? first_letter(first) : first_letter(first) + first_letter(last);
}

std::string greeting(Language language, std::int32_t minute_of_day) {
    const std::int32_t hour = minute_of_day / 60;
    Key key = Key::greeting_evening;
    if (hour >= 5 && hour < 10) key = Key::greeting_morning;
    if (hour >= 10 && hour < 18) key = Key::greeting_day;
    return std::string(get(language, key));
}

std::string weekly_time(Language language, std::uint32_t minutes) {
    if (minutes == 0) return {};
    const std::string length = duration(language, std::int64_t{minutes} * seconds_per_minute);
    return fill(language, Key::a_week, {length});
}

}  // namespace tovholder::text
