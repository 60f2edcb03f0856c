// Marking people's fields and finding the marks.
#include "tests/simulation/canary.hpp"

#include <algorithm>
#include <set>

#include "tests/simulation/standing.hpp"

namespace tovholder::simulation {
namespace {

constexpr std::string_view contact_mark = "~K";
constexpr std::string_view sensitive_mark = "~S";
constexpr std::size_t digits = 6;  // letters, so that no mark looks like a CPR number

struct TextCollector {
    std::string all;
    ClassMask mask;
    void operator()(std::uint32_t, const char*, const std::string& value, FieldClass kind) {
        if (covers(mask, kind)) all += value + " ";
    }
    void operator()(std::uint32_t, const char*, const std::vector<std::string>& values,
                    FieldClass kind) {
        for (const std::string& value : values) {
            if (covers(mask, kind)) all += value + " ";
        }
    }
    template <class Other>
    void operator()(std::uint32_t, const char*, const Other&, FieldClass) {}
};

template <class Entity>
std::set<std::string> marks_of(const Entity& row, ClassMask mask) {
    TextCollector texts{{}, mask};
    Entity::fields(row, texts);
    return marks_in(as_bytes(texts.all));
}

// Takes away the marks in rows of which those see all who lead the unit, or run the activity.
template <class Entity>
void drop_marks_of_work(const State& state, const Standing& standing,
                        std::set<std::string>& marks) {
    for (const auto& [id, row] : state.table<Entity>()) {
        const Entity& each = row.value;
        bool sees = standing.leads(each.unit) || standing.runs(each.activity);
        if constexpr (std::is_same_v<Entity, Delegation>) {
            sees = sees || standing.gathers(each.activity);
        }
        if constexpr (std::is_same_v<Entity, BoundaryDecision>) {
            for (const Grant& grant : standing.grants()) {
                const Activity* own = state.find(grant.activity);
                const bool runs_one = grant.role == Role::responsible && own != nullptr;
                sees = sees || (runs_one && own->unit == each.unit);
            }
        }
        if (!sees) continue;
        for (const std::string& mark : marks_of(each, mask_device_max)) marks.erase(mark);
    }
}

}  // namespace

std::set<std::string> marks_in(ByteView bytes) {
    std::set<std::string> marks;
    const std::string_view text = as_text(bytes);
    for (auto at = text.find('~'); at != text.npos; at = text.find('~', at + 1)) {
        const std::string_view kind = text.substr(at, contact_mark.size());
        if (kind != contact_mark && kind != sensitive_mark) continue;
        const std::string_view number = text.substr(at + kind.size(), digits);
        const bool whole =
            number.size() == digits &&
            std::all_of(number.begin(), number.end(), [](char c) { return c >= 'a' && c <= 't'; });
        if (whole) marks.insert(std::string(kind) + std::string(number));
    }
    return marks;
}

std::string canary(FieldClass field_class, std::uint64_t number) {
    std::string text(field_class == FieldClass::sensitive ? sensitive_mark : contact_mark);
    for (std::size_t i = 0; i < digits; ++i, number /= 20) {
        text += static_cast<char>('a' + number % 20);
    }
    return text;
}

void mark(Person& person, std::uint64_t number) {
    const std::string contact = canary(FieldClass::contact, number);
    person.family_name = contact;
    person.email = contact + "@eksempel.dk";
    if (!person.address_protected) person.town = contact;
    person.interests = {contact, "kaffe"};
    person.notes = canary(FieldClass::sensitive, number);
}

std::string find_leak(const State& state, Id<Person> person, Instant now, ByteView bytes) {
    std::set<std::string> marks = marks_in(bytes);
    if (marks.empty()) return {};
    const Standing standing{state, person, to_local(now).date};
    for (const auto& [id, row] : state.table<Person>()) {
        ClassMask mask = id == person ? mask_own : 0;
        const std::set<std::string> marks_here = marks_of(row.value, mask_device_max);
        bool concerns = false;
        for (const std::string& mark : marks_here) concerns = concerns || marks.contains(mark);
        if (!concerns) continue;
        if (standing.gathers_person(id) || standing.knows_contact(id, false)) mask |= mask_own;
        if (standing.leads_person(id)) mask = mask_device_max;
        for (const std::string& mark : marks_of(row.value, mask)) marks.erase(mark);
    }
    drop_marks_of_work<BoundaryDecision>(state, standing, marks);
    drop_marks_of_work<StaffHearing>(state, standing, marks);
    drop_marks_of_work<Delegation>(state, standing, marks);
    // Versions that lost, for those who may choose between them.
    for (const auto& [id, row] : state.table<Conflict>()) {
        if (!standing.may_choose(row.value)) continue;
        std::string all;
        for (const GroupTexts* texts : {&row.value.kept, &row.value.lost}) {
            for (const std::string& text : *texts) all += text + " ";
        }
        for (const std::string& mark : marks_in(as_bytes(all))) marks.erase(mark);
    }
    if (marks.empty()) return {};
    return "bytes to person " + std::to_string(person.value) + " hold the mark " + *marks.begin();
}

}  // namespace tovholder::simulation
