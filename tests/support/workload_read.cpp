// Reading one line of JSON: as much of it as the workload's files use.
#include "tests/support/workload.hpp"

namespace tovholder::testing {
namespace {

class Reader {
public:
    explicit Reader(std::string_view text) : left_(text) {}

    bool object(WorkloadRecord& record) {
        if (!take('{')) return false;
        do {
            std::string name;
            WorkloadRecord::Value value;
            if (!text(name) || !take(':') || !any(value)) return false;
            record.fields.emplace_back(std::move(name), std::move(value));
        } while (take(','));
        if (!take('}')) return false;
        skip_blanks();
        return left_.empty();
    }

private:
    void skip_blanks() {
        while (!left_.empty() &&
               std::string_view(" \t\r\n").find(left_.front()) != std::string_view::npos) {
            left_.remove_prefix(1);
        }
    }
    bool take(char c) {
        skip_blanks();
        if (left_.empty() || left_.front() != c) return false;
        left_.remove_prefix(1);
        return true;
    }
    bool take_word(std::string_view word) {
        if (left_.substr(0, word.size()) != word) return false;
        left_.remove_prefix(word.size());
        return true;
    }
    bool text(std::string& out) {
        if (!take('"')) return false;
        while (!left_.empty()) {
            char c = left_.front();
            left_.remove_prefix(1);
            if (c == '"') return true;
            if (c == '\\') {
                if (left_.empty() || (left_.front() != '"' && left_.front() != '\\')) return false;
                c = left_.front();
                left_.remove_prefix(1);
            }
            out += c;
        }
        return false;
    }
    bool number(std::int64_t& out) {
        const bool negative = take('-');
        if (left_.empty() || left_.front() < '0' || left_.front() > '9') return false;
        for (int digits = 0; !left_.empty() && left_.front() >= '0' && left_.front() <= '9';
             left_.remove_prefix(1)) {
            if (++digits > 18) return false;
            out = out * 10 + (left_.front() - '0');
        }
        if (negative) out = -out;
        return true;
    }
    bool any(WorkloadRecord::Value& out) {
        skip_blanks();
        if (take_word("true")) {
            out = true;
            return true;
        }
        if (take_word("false")) {
            out = false;
            return true;
        }
        if (!left_.empty() && left_.front() == '"') return text(out.emplace<std::string>());
        return number(out.emplace<std::int64_t>());
    }

    std::string_view left_;
};

}  // namespace

Result<WorkloadRecord> parse_json_line(std::string_view line) {
    WorkloadRecord record;
    if (!Reader(line).object(record)) return ErrorCode::bad_file;
    return record;
}

}  // namespace tovholder::testing
