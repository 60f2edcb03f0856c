// Sameness of rows: folding of names, phone digits, and lookups among the rows that are there.
#include "shared/ops/same.hpp"

#include <vector>

namespace tovholder::ops {
namespace {

bool has_code(std::string_view text, std::size_t at, std::uint8_t first, std::uint8_t second) {
    return at + 1 < text.size() && static_cast<std::uint8_t>(text[at]) == first &&
           static_cast<std::uint8_t>(text[at + 1]) == second;
}

// Lower case of a two-byte UTF-8 letter, U+0080..U+024F; other letters stay as they are.
std::uint32_t lower(std::uint32_t code) {
    if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 0x20;
    if (code == 0x178) return 0xFF;
    const bool upper_is_odd = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
    if (upper_is_odd) return (code & 1) != 0 ? code + 1 : code;
    if (code >= 0x100 && code <= 0x177 && code != 0x130 && code != 0x131) return code | 1;
    if (code >= 0x391 && code <= 0x3A9) return code + 0x20;
    if (code >= 0x400 && code <= 0x40F) return code + 0x50;
    if (code >= 0x410 && code <= 0x42F) return code + 0x20;
    return code;
}

void append_two_bytes(std::string& to, std::uint32_t code) {
    to += static_cast<char>(0xC0 | (code >> 6));
    to += static_cast<char>(0x80 | (code & 0x3F));
}

// "a" followed by a combining ring (as macOS writes file contents at times) is one letter å.
bool join_combining(std::string& out, std::uint32_t code) {
    if (out.empty()) return false;
    const char before = out.back();
    std::uint32_t joined = 0;
    if (code == 0x30A && before == 'a') joined = 0xE5;
    if (code == 0x308 && before == 'a') joined = 0xE4;
    if (code == 0x308 && before == 'o') joined = 0xF6;
    if (code == 0x308 && before == 'u') joined = 0xFC;
    if (code == 0x301 && before == 'e') joined = 0xE9;
    if (joined == 0) return false;
    out.pop_back();
    append_two_bytes(out, joined);
    return true;
}

// The rows below `unit`, nearest first, `unit` itself left out.
std::vector<Id<Unit>> units_below(const State& state, Id<Unit> unit) {
    std::vector<Id<Unit>> found;
    std::vector<Id<Unit>> level = {unit};
    std::set<Id<Unit>> seen = {unit};
    while (!level.empty()) {
        std::vector<Id<Unit>> next;
        for (const Id<Unit> parent : level) {
            for (const Id<Unit> child : state.children_of(parent)) {
                if (seen.insert(child).second) next.push_back(child);
            }
        }
        found.insert(found.end(), next.begin(), next.end());
        level = std::move(next);
    }
    return found;
}

bool same_shift(const Shift& a, const Shift& b) {
    return a.starts == b.starts && a.ends == b.ends &&
           folded(a.responsible) == folded(b.responsible);
}

}  // namespace

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(text[i]);
        const bool no_break_space = has_code(text, i, 0xC2, 0xA0);
        if (byte == ' ' || (byte >= '\t' && byte <= '\r') || no_break_space) {
            if (no_break_space) ++i;
            space = true;
            continue;
        }
        if (space && !out.empty()) out += ' ';
        space = false;
        const bool two_bytes = byte >= 0xC2 && byte < 0xE0 && i + 1 < text.size() &&
                               (static_cast<std::uint8_t>(text[i + 1]) & 0xC0) == 0x80;
        if (two_bytes) {
            const std::uint32_t code =
                ((byte & 0x1Fu) << 6) | (static_cast<std::uint8_t>(text[++i]) & 0x3Fu);
            if (!join_combining(out, code)) append_two_bytes(out, lower(code));
        } else {
            out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : text[i];
        }
    }
    return out;
}

std::string phone_digits(std::string_view phone) {
    std::string digits;
    bool international = false;
    for (const char c : phone) {
        if (c == '+' && digits.empty()) international = true;
        if (c >= '0' && c <= '9') digits += c;
    }
    if (digits.size() > 8 && digits.compare(0, 2, "00") == 0) {
        international = true;
        digits.erase(0, 2);
    }
    const bool danish = digits.compare(0, 2, "45") == 0;
    if (danish && (international || digits.size() == 10)) digits.erase(0, 2);
    return digits;
}

std::string sameness_key(const Person& person) {
    const std::string name = folded(person.given_name + " " + person.family_name);
    if (name.empty()) return {};
    const std::string phone = phone_digits(person.phone);
    if (!phone.empty()) return name + "\nphone " + phone;
    const std::string born = person.born ? std::to_string(person.born->days) : "";
    return name + "\nelse " + folded(person.email) + "\n" + born + "\n" + folded(person.street);
}

Id<Unit> find_same(const State& state, const Unit& unit) {
    const std::string name = folded(unit.name);
    if (name.empty()) return {};
    for (const Id<Unit> id : units_below(state, unit.parent)) {
        if (folded(state.find(id)->name) == name) return id;
    }
    return {};
}

Id<Activity> find_same(const State& state, const Activity& activity) {
    const std::string name = folded(activity.name);
    if (name.empty()) return {};
    for (const Id<Activity> id : state.activities_in(activity.unit)) {
        if (folded(state.find(id)->name) == name) return id;
    }
    return {};
}

Id<Shift> find_same(const State& state, const Shift& shift) {
    for (const Id<Shift> id : state.shifts_of(shift.activity)) {
        if (same_shift(*state.find(id), shift)) return id;
    }
    return {};
}

Id<Person> find_same(const State& state, const Person& person) {
    const std::string key = sameness_key(person);
    if (key.empty()) return {};
    for (const auto& [id, row] : state.table<Person>()) {
        if (sameness_key(row.value) == key) return id;
    }
    return {};
}

}  // namespace tovholder::ops
