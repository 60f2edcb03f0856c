// Log lines as JSON.
#include "server/base/log.hpp"

#include <chrono>

#include "shared/base/calendar.hpp"

namespace tovholder::server {
namespace {

constexpr std::int64_t ms_per_second = 1000;

const char* level_name(LogLevel level) {
    switch (level) {
        case LogLevel::info:
            return "info";
        case LogLevel::warning:
            return "warning";
        case LogLevel::error:
            return "error";
    }
    return "error";
}

void append_time(std::string& line, std::int64_t unix_ms) {
    const std::int64_t seconds = unix_ms / ms_per_second;
    const YearMonthDay day = civil({static_cast<std::int32_t>(seconds / seconds_per_day)});
    const int second_of_day = static_cast<int>(seconds % seconds_per_day);
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", day.year, day.month,
                  day.day, second_of_day / 3600, second_of_day / 60 % 60, second_of_day % 60,
                  static_cast<int>(unix_ms % ms_per_second));
    line += text;
}

// Words are ours and hold no quotes, but a mistake must not break the line.
void append_quoted(std::string& line, std::string_view word) {
    line += '"';
    for (const char c : word) {
        if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= ' ') line += c;
    }
    line += '"';
}

}  // namespace

std::string log_line(std::int64_t unix_ms, LogLevel level, Word event,
                     std::initializer_list<Fact> facts) {
    std::string line = "{\"time\":\"";
    append_time(line, unix_ms);
    line += "\",\"level\":\"";
    line += level_name(level);
    line += "\",\"event\":";
    append_quoted(line, event.text());
    for (const Fact& fact : facts) {
        line += ',';
        append_quoted(line, fact.name.text());
        line += ':';
        if (const auto* number = std::get_if<std::int64_t>(&fact.value)) {
            line += std::to_string(*number);
        } else {
            append_quoted(line, std::get<Word>(fact.value).text());
        }
    }
    line += "}\n";
    return line;
}

void Log::write(LogLevel level, Word event, std::initializer_list<Fact> facts) const {
    if (out_ == nullptr || level < least_) return;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::string line = log_line(
        std::chrono::duration_cast<std::chrono::milliseconds>(now).count(), level, event, facts);
    // One write a line; a full disk or a closed pipe must not stop the service.
    std::fwrite(line.data(), 1, line.size(), out_);
    std::fflush(out_);
}

}  // namespace tovholder::server
