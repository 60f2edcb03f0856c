// Times of day and spans of them.
#include "shared/base/ascii.hpp"
#include "shared/imports/values.hpp"
#include "shared/ops/same.hpp"

namespace tovholder::imports {
namespace {

constexpr std::int32_t minutes_per_day = 24 * 60;

// Takes one of the words away when the text begins or ends with it.
bool cut(std::string& text, std::string_view word, bool at_start) {
    if (text.size() < word.size()) return false;
    const std::size_t at = at_start ? 0 : text.size() - word.size();
    if (std::string_view(text).substr(at, word.size()) != word) return false;
    text = trimmed(at_start ? text.substr(word.size()) : text.substr(0, at));
    return true;
}

// Splits "18.30.00" into at most three numbers of one or two digits; false for anything else.
bool numbers_of(std::string_view text, std::vector<std::string_view>& numbers) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && is_digit(text[at])) continue;
        const std::string_view number = text.substr(begin, at - begin);
        if (number.empty() || number.size() > 4 || numbers.size() == 3) return false;
        numbers.push_back(number);
        if (at < text.size() && std::string_view(".:,h").find(text[at]) == std::string_view::npos) {
            return false;
        }
        begin = at + 1;
    }
    return true;
}

std::int32_t value_of(std::string_view digits) {
    std::int32_t value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

Reading<std::int32_t> minutes(std::int32_t hour, std::int32_t minute) {
    const std::int32_t total = hour * 60 + minute;
    if (minute > 59 || hour > 24 || total > minutes_per_day) return Reason::time_impossible;
    return total;
}

}  // namespace

Reading<std::int32_t> read_time(std::string_view text) {
    std::string rest = ops::folded(text);
    cut(rest, "klokken", true) || cut(rest, "kl.", true) || cut(rest, "kl", true) ||
        cut(rest, "at ", true);
    const bool afternoon = cut(rest, "pm", false) || cut(rest, "p.m.", false);
    const bool morning = !afternoon && (cut(rest, "am", false) || cut(rest, "a.m.", false));
    std::vector<std::string_view> numbers;
    if (rest.empty() || !numbers_of(rest, numbers)) return Reason::time_unreadable;
    std::int32_t hour = 0;
    std::int32_t minute = 0;
    if (numbers.size() == 1) {
        const std::int32_t value = value_of(numbers[0]);
        const bool together = numbers[0].size() >= 3;  // 900, 1830
        hour = together ? value / 100 : value;
        minute = together ? value % 100 : 0;
    } else {
        if (numbers[0].size() > 2 || numbers[1].size() != 2) return Reason::time_unreadable;
        if (numbers.size() == 3 && numbers[2].size() != 2) return Reason::time_unreadable;
        hour = value_of(numbers[0]);
        minute = value_of(numbers[1]);
        if (numbers.size() == 3 && value_of(numbers[2]) > 59) return Reason::time_impossible;
    }
    if (afternoon || morning) {
        if (hour < 1 || hour > 12) return Reason::time_impossible;
        hour = hour % 12 + (afternoon ? 12 : 0);
    }
    return minutes(hour, minute);
}

Reading<TimeSpan> read_time_span(std::string_view text) {
    std::string rest = ops::folded(text);
    cut(rest, "fra ", true) || cut(rest, "from ", true);
    for (const std::string_view sign :
         {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x88\x92", "-", " til ", " to ", "~"}) {
        const std::size_t at = rest.find(sign);
        if (at == std::string::npos) continue;
        const auto from = read_time(trimmed(rest.substr(0, at)));
        const auto to = read_time(trimmed(rest.substr(at + sign.size())));
        if (!from) return from.problem;
        if (!to) return to.problem;
        return TimeSpan{*from, *to};
    }
    return Reason::time_unreadable;
}

}  // namespace tovholder::imports
