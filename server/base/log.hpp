// The structured log: one JSON object a line. It knows words and numbers only, so that nothing
// personal can slip in: an event's name and its texts must be literals of the program.
#pragma once

#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace tovholder::server {

// A text that is written in the program itself, never one that came in.
class Word {
public:
    consteval Word(const char* literal) : text_(literal) {}
    constexpr Word() : text_("") {}
    // REQUIRES: `text` is one of a closed list that the program holds (error names, versions).
    static constexpr Word of_closed_list(const char* text) {
        Word word;
        word.text_ = text;
        return word;
    }
    constexpr std::string_view text() const { return text_; }

private:
    const char* text_;
};

struct Fact {
    Word name;
    std::variant<std::int64_t, Word> value;
};

enum class LogLevel : std::uint8_t { info = 0, warning = 1, error = 2 };

class Log {
public:
    // Writes to `out`, which must outlive the log; null = nowhere. Lines below `least` are left
    // out.
    explicit Log(std::FILE* out, LogLevel least = LogLevel::info) : out_(out), least_(least) {}

    void write(LogLevel level, Word event, std::initializer_list<Fact> facts = {}) const;

private:
    std::FILE* out_;
    LogLevel least_;
};

// {"time":"2026-05-04T12:30:01.250Z","level":"info","event":"request","status":200}
std::string log_line(std::int64_t unix_ms, LogLevel level, Word event,
                     std::initializer_list<Fact> facts);

}  // namespace tovholder::server
