// Dates: cut into numbers and words first, then understood.
#include <array>

#include "shared/base/ascii.hpp"
#include "shared/imports/values.hpp"
#include "shared/ops/same.hpp"

namespace tovholder::imports {
namespace {

struct Token {
    std::int32_t number = 0;
    std::size_t digits = 0;  // 0 = a word
    std::string word = {};
};

constexpr std::string_view months[12][4] = {
    {"januar", "january", "jan", ""}, {"februar", "february", "feb", ""},
    {"marts", "march", "mar", ""},    {"april", "april", "apr", ""},
    {"maj", "may", "maj", ""},        {"juni", "june", "jun", ""},
    {"juli", "july", "jul", ""},      {"august", "august", "aug", ""},
    {"september", "sep", "sept", ""}, {"oktober", "october", "okt", "oct"},
    {"november", "nov", "", ""},      {"december", "dec", "", ""}};

std::int32_t month_of(std::string_view word) {
    for (std::int32_t month = 0; month < 12; ++month) {
        for (const std::string_view name : months[month]) {
            if (!name.empty() && name == word) return month + 1;
        }
    }
    return 0;
}

// Words that say nothing new: weekdays, "den", "d", "of", endings of ordinals.
bool is_filler(std::string_view word) {
    constexpr std::array<std::string_view, 36> fillers = {
        "mandag",  "tirsdag",   "onsdag",   "torsdag", "fredag",   "lørdag", "søndag", "man",
        "tir",     "ons",       "tor",      "tors",    "fre",      "lør",    "søn",    "monday",
        "tuesday", "wednesday", "thursday", "friday",  "saturday", "sunday", "mon",    "tue",
        "wed",     "thu",       "fri",      "sat",     "sun",      "den",    "d",      "of",
        "the",     "st",        "nd",       "th"};
    for (const std::string_view filler : fillers) {
        if (filler == word) return true;
    }
    return word == "rd";
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<std::uint8_t>(c) >= 0x80; }
// False when the text holds a sign that no date has.
bool tokens_of(std::string_view folded, std::vector<Token>& tokens) {
    std::size_t at = 0;
    while (at < folded.size()) {
        Token token;
        if (is_digit(folded[at])) {
            for (; at < folded.size() && is_digit(folded[at]); ++at, ++token.digits) {
                if (token.digits < 8) token.number = token.number * 10 + (folded[at] - '0');
            }
            tokens.push_back(token);
        } else if (is_letter(folded[at])) {
            while (at < folded.size() && is_letter(folded[at])) token.word += folded[at++];
            if (!is_filler(token.word)) tokens.push_back(token);
        } else if (std::string_view(" .-/,'").find(folded[at]) != std::string_view::npos) {
            ++at;
        } else {
            return false;
        }
    }
    return true;
}

struct Parts {
    std::int32_t day = 0;
    std::int32_t month = 0;
    Token year;
};

// d m y, y m d, d <month> y, <month> d y.
std::optional<Parts> parts_of(const std::vector<Token>& tokens) {
    if (tokens.size() != 3) return {};
    const Token& a = tokens[0];
    const Token& b = tokens[1];
    const Token& c = tokens[2];
    const auto small = [](const Token& token) { return token.digits == 1 || token.digits == 2; };
    const auto year = [](const Token& token) { return token.digits == 2 || token.digits == 4; };
    if (a.digits == 4 && small(b) && small(c)) return Parts{c.number, b.number, a};
    if (small(a) && small(b) && year(c)) return Parts{a.number, b.number, c};
    if (small(a) && b.digits == 0 && month_of(b.word) != 0 && year(c)) {
        return Parts{a.number, month_of(b.word), c};
    }
    if (a.digits == 0 && month_of(a.word) != 0 && small(b) && c.digits == 4) {
        return Parts{b.number, month_of(a.word), c};
    }
    return {};
}

// A time behind an ISO date ("2027-01-22 00:00:00", "2027-01-22T13:00") is cut off.
std::string_view without_time(std::string_view text) {
    if (text.size() > 10 && (text[10] == ' ' || text[10] == 't') && text[4] == '-' &&
        text[7] == '-' && text.find(':') != std::string_view::npos) {
        return text.substr(0, 10);
    }
    const std::size_t midnight = text.find(" 00:00");
    return midnight == std::string_view::npos ? text : text.substr(0, midnight);
}

bool is_serial_number(const std::vector<Token>& tokens) {
    return tokens.size() == 1 && tokens[0].digits == 5;
}

Date year_ahead(Date today) {
    const YearMonthDay ymd = civil(today);
    return make_date(ymd.year + 1, ymd.month, ymd.day).value_or(today + 366);
}

Reading<Date> in_range(Date date, DateUse use, Date today) {
    const std::int32_t year = civil(date).year;
    const std::int32_t this_year = civil(today).year;
    switch (use) {
        case DateUse::birth:
            if (date > today) return Reason::date_in_future;
            if (year < 1900) return Reason::date_out_of_range;
            return date;
        case DateUse::start:
            if (date > year_ahead(today) || year < 1900) return Reason::date_out_of_range;
            return date;
        case DateUse::shift:
            if (year < this_year - 10 || year > this_year + 10) return Reason::date_out_of_range;
            return date;
    }
    return Reason::date_unreadable;
}

}  // namespace

Reading<Date> read_date(std::string_view text, DateUse use, Date today) {
    const std::string folded = ops::folded(text);
    std::vector<Token> tokens;
    if (!tokens_of(without_time(folded), tokens)) return Reason::date_unreadable;
    if (is_serial_number(tokens)) return Reason::date_is_number;
    const auto parts = parts_of(tokens);
    if (!parts) return Reason::date_unreadable;
    std::int32_t year = parts->year.number;
    if (parts->year.digits == 2) year += 2000;
    const auto date = make_date(year, parts->month, parts->day);
    if (parts->year.digits == 2 && use != DateUse::shift) {
        const Date latest = use == DateUse::birth ? today : year_ahead(today);
        if (!date || *date > latest) {
            const auto earlier = make_date(year - 100, parts->month, parts->day);
            if (!earlier) return Reason::date_impossible;
            return in_range(*earlier, use, today);
        }
    }
    if (!date) return Reason::date_impossible;
    return in_range(*date, use, today);
}

bool has_short_year(std::string_view text) {
    const std::string folded = ops::folded(text);
    std::vector<Token> tokens;
    if (!tokens_of(without_time(folded), tokens)) return false;
    const auto parts = parts_of(tokens);
    return parts && parts->year.digits == 2;
}

}  // namespace tovholder::imports
