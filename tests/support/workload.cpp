// The generator, with the random numbers drawn in the order in which JavaScript draws them.
#include "tests/support/workload.hpp"

#include <algorithm>
#include <cmath>

namespace tovholder::testing {
namespace {

using Words = std::vector<std::string>;

Words split(std::string_view text, char separator) {
    Words words;
    while (true) {
        const auto end = text.find(separator);
        words.emplace_back(text.substr(0, end));
        if (end == text.npos) return words;
        text.remove_prefix(end + 1);
    }
}

const Words first_names = split(
    "Anne Bente Birgit Camilla Christian Dorte Emil Eva Finn Freja Gitte Hanne Henrik Ida Ingrid "
    "Jens Jørgen Karen Kasper Kirsten Lars Lene Mads Maja Marie Mette Mikkel Niels Ole Peter Pia "
    "Rasmus Sara Signe Søren Sofie Thomas Tove Ulla Viggo",
    ' ');
const Words last_names = split(
    "Jensen Nielsen Hansen Pedersen Andersen Christensen Larsen Sørensen Rasmussen Jørgensen "
    "Petersen Madsen Kristensen Olsen Thomsen Christiansen Poulsen Johansen Møller Mortensen",
    ' ');
const Words streets = split(
    "Kirkevej Skovvej Strandvejen Møllevej Engvej Nygade Bakkevej Havnegade Østergade Vestergade "
    "Birkevej Lindevej",
    ' ');
const Words towns = split(
    "Assens Bogense Ebeltoft Fjerritslev Gråsten Hadsund Juelsminde Kalvehave Lemvig Marstal "
    "Nakskov Odder Præstø Ringkøbing Skive Thisted Varde",
    ' ');
const Words skills = split(
    "kørsel besøg indkøb have reparation telefon lektiehjælp madlavning førstehjælp tegnsprog it "
    "musik",
    ' ');
const Words titles = split(
    "Besøgsven,Indkøbstur,Kørsel til læge,Gåtur,Lektiecafé,Madudbringning,Havehjælp,Telefonven,"
    "Bisidder,Fællesspisning",
    ',');
const Words note_words = split(
    "husk nøgle ved naboen ringer først kommer lidt senere hunden er venlig medbring kaffe kald "
    "kontoret bagefter ny tid aftalt glat vej brug bagdøren lægen kl ti kørestol i bilen",
    ' ');
constexpr std::string_view id_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::int64_t year_start = 1'767'225'600;  // 2026-01-01

constexpr std::int64_t volunteer_count = 1'000;
constexpr std::int64_t shift_count = 10'000;
constexpr std::int64_t edit_count = 5'000;
constexpr std::int64_t device_count = 10;

// Mulberry32.
class Random {
public:
    double next() {
        state_ += 0x6d2b79f5u;
        std::uint32_t t = state_;
        t = (t ^ (t >> 15)) * (t | 1);
        t ^= t + (t ^ (t >> 7)) * (t | 61);
        return static_cast<double>(t ^ (t >> 14)) / 4294967296.0;
    }
    std::int64_t below(std::int64_t n) {
        return static_cast<std::int64_t>(std::floor(next() * static_cast<double>(n)));
    }
    const std::string& pick(const Words& words) {
        return words[static_cast<std::size_t>(below(static_cast<std::int64_t>(words.size())))];
    }
    std::string id() {
        std::string id;
        for (int i = 0; i < 22; ++i) {
            id += id_letters[static_cast<std::size_t>(below(i == 21 ? 4 : 64))];
        }
        return id;
    }
    std::string note(double likely, std::int64_t words_max) {
        if (next() > likely) return {};
        std::string note;
        for (std::int64_t n = 3 + below(words_max); n > 0; --n) {
            if (!note.empty()) note += ' ';
            note += pick(note_words);
        }
        return note;
    }
    std::string phone() { return "+45" + std::to_string(20'000'000 + below(79'999'999)); }

private:
    std::uint32_t state_ = 42;
};

// Fields are drawn one after the other: the order of the lines is the order of the draws.
class Fields {
public:
    Fields& operator()(const char* name, WorkloadRecord::Value value) {
        record_.fields.emplace_back(name, std::move(value));
        return *this;
    }
    WorkloadRecord take() { return std::move(record_); }

private:
    WorkloadRecord record_;
};

std::string lower_ascii(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

std::string draw_skills(Random& r) {
    Words chosen;
    for (int i = 0; i < 3; ++i) {
        const std::string& skill = r.pick(skills);
        if (std::find(chosen.begin(), chosen.end(), skill) == chosen.end()) chosen.push_back(skill);
    }
    std::string all = chosen.front();
    for (std::size_t i = 1; i < chosen.size(); ++i) all += "," + chosen[i];
    return all;
}

std::string numbered_street(Random& r) {
    std::string street = r.pick(streets);
    return street + " " + std::to_string(1 + r.below(140));
}

WorkloadRecord volunteer(Random& r) {
    const std::string first = r.pick(first_names);
    const std::string last = r.pick(last_names);
    Fields f;
    f("id", r.id())("name", first + " " + last);
    f("phone", r.phone());
    f("email", lower_ascii(first + "." + last + std::to_string(r.below(999)) + "@eksempel.dk"));
    f("street", numbered_street(r));
    f("postcode", 1000 + r.below(8990));
    f("town", r.pick(towns));
    f("birthYear", 1940 + r.below(66));
    f("languages", r.next() < .8 ? std::string("da") : std::string("da,en"));
    f("skills", draw_skills(r));
    f("status", r.pick({"active", "active", "active", "paused", "new"}));
    f("availability", r.below(1 << 21));
    f("hasCar", r.next() < .55);
    f("maxHours", 1 + r.below(12));
    f("radiusKm", 2 + r.below(40));
    f("notes", r.note(.35, 14));
    f("consentAt", year_start - r.below(60'000'000));
    f("emergencyName", r.pick(first_names) + " " + last);
    f("emergencyPhone", r.phone());
    f("createdAt", year_start - r.below(100'000'000));
    return f.take();
}

WorkloadRecord shift(Random& r, const std::vector<WorkloadRecord>& volunteers) {
    const std::int64_t day = r.below(365);
    const std::int64_t start = year_start + day * 86'400 + (8 + r.below(12)) * 3'600;
    Fields f;
    f("id", r.id());
    f("title", r.pick(titles));
    const std::string street = numbered_street(r);
    f("place", street + ", " + r.pick(towns));
    f("start", start);
    f("end", start + 3'600 * (1 + r.below(4)));
    const bool taken = r.next() < .7;
    const std::size_t whose = taken ? static_cast<std::size_t>(r.below(volunteer_count)) : 0;
    f("volunteerId", taken ? volunteers[whose].text("id") : std::string());
    f("status", r.pick({"open", "offered", "accepted", "done", "done", "cancelled"}));
    f("type", r.below(8));
    f("recipientRef", "B" + std::to_string(10'000 + r.below(90'000)));
    f("notes", r.note(.3, 10));
    f("coordinator", "k" + std::to_string(r.below(50)));
    f("needed", 1 + r.below(3));
    return f.take();
}

using Change = std::pair<const char*, WorkloadRecord::Value>;

Change shift_change(Random& r, const WorkloadRecord& of, const Workload& all) {
    const double kind = r.next();
    if (kind < .45) return {"status", r.pick({"offered", "accepted", "done", "cancelled"})};
    if (kind < .75) {
        const auto whose = static_cast<std::size_t>(r.below(volunteer_count));
        return {"volunteerId", all.volunteers[whose].text("id")};
    }
    if (kind < .95) return {"notes", r.note(1, 10)};
    return {"start", of.number("start") + 900 * r.below(8)};
}

Change volunteer_change(Random& r) {
    const double kind = r.next();
    if (kind < .5) return {"availability", r.below(1 << 21)};
    if (kind < .7) return {"status", r.pick({"active", "paused"})};
    if (kind < .9) return {"notes", r.note(1, 14)};
    return {"phone", r.phone()};
}

std::string quoted(const std::string& text) {
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') json += '\\';
        json += c;
    }
    return json + "\"";
}

}  // namespace

const WorkloadRecord::Value& WorkloadRecord::value(std::string_view name) const {
    const auto it = std::find_if(fields.begin(), fields.end(),
                                 [&](const auto& field) { return field.first == name; });
    TOV_ASSERT(it != fields.end());
    return it->second;
}
const std::string& WorkloadRecord::text(std::string_view name) const {
    return std::get<std::string>(value(name));
}
std::int64_t WorkloadRecord::number(std::string_view name) const {
    return std::get<std::int64_t>(value(name));
}
bool WorkloadRecord::flag(std::string_view name) const { return std::get<bool>(value(name)); }

std::string WorkloadRecord::to_json() const {
    std::string json;
    for (const auto& [name, value] : fields) {
        json += json.empty() ? "{" : ",";
        json += quoted(name) + ":";
        if (const auto* text = std::get_if<std::string>(&value)) json += quoted(*text);
        if (const auto* number = std::get_if<std::int64_t>(&value)) json += std::to_string(*number);
        if (const auto* flag = std::get_if<bool>(&value)) json += *flag ? "true" : "false";
    }
    return json + "}";
}

Workload make_workload() {
    Random r;
    Workload all;
    for (std::int64_t i = 0; i < volunteer_count; ++i) all.volunteers.push_back(volunteer(r));
    for (std::int64_t i = 0; i < shift_count; ++i) all.shifts.push_back(shift(r, all.volunteers));
    std::vector<std::int64_t> numbers(device_count);
    std::int64_t time = year_start + 86'400 * 30;
    for (std::int64_t i = 0; i < edit_count; ++i) {
        const std::int64_t device = r.below(device_count);
        time += r.below(60);
        const bool of_shift = r.next() < .7;
        const bool popular = r.next() < .2;
        const std::int64_t range =
            of_shift ? (popular ? 50 : shift_count) : (popular ? 20 : volunteer_count);
        const auto& table = of_shift ? all.shifts : all.volunteers;
        const WorkloadRecord& row = table[static_cast<std::size_t>(r.below(range))];
        const Change change = of_shift ? shift_change(r, row, all) : volunteer_change(r);
        Fields f;
        f("device", device)("seq", numbers[static_cast<std::size_t>(device)]++)("t", time);
        f("tab", std::string(of_shift ? "shifts" : "volunteers"))("id", row.text("id"));
        f("field", std::string(change.first))("value", change.second);
        all.edits.push_back(f.take());
    }
    return all;
}

}  // namespace tovholder::testing
