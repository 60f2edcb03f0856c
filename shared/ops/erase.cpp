// What is about a person.
#include "shared/ops/erase.hpp"

#include <algorithm>
#include <set>

#include "shared/ops/rules.hpp"
#include "shared/ops/same.hpp"

namespace tovholder::ops {
namespace {

constexpr const char* blanked_name = "– ";
// A short name stands in too many texts that are not about her.
constexpr std::size_t name_bytes_min = 6;

// Of commands that name her and say something about her.
struct Without {
    OpId op;
    Id<Person> person;
    const Person* known;
    std::optional<Command> result = {};

    void lose_if(bool is_hers) {
        if (is_hers) result = LostOp{};
    }
    void operator()(const Edit<Person>& command) { lose_if(command.row == person); }
    void operator()(const AddPerson&) { lose_if(person.op() == op); }
    void operator()(const Invite& command) { lose_if(command.person == person); }
    void operator()(const Create<Grant>& command) { lose_if(command.row.person == person); }
    void operator()(const Create<Absence>& command) { lose_if(command.row.person == person); }
    void operator()(const ErasePerson& command) { lose_if(command.person == person); }
    void operator()(const ImportRows& command) {
        // Those who were there already got no id: only her values tell which of them she is.
        ImportRows rest = command;
        bool found = false;
        for (Person& each : rest.people) {
            if (known == nullptr || sameness_key(each) != sameness_key(*known)) continue;
            const Id<Person> local = each.id;
            each = {};
            each.id = local;
            each.given_name = blanked_name + std::to_string(local.index());
            found = true;
        }
        if (found) {
            result = rest;
        } else {
            lose_if(person.op() == op);
        }
    }
    template <class Other>
    void operator()(const Other&) {}
};

}  // namespace

Id<Person> subject_person(const AnyRow& row) {
    return std::visit(
        []<class Entity>(const Entity& typed) -> Id<Person> {
            if constexpr (std::is_same_v<Entity, Person>) {
                return typed.id;
            } else if constexpr (std::is_same_v<Entity, Conflict>) {
                if (typed.table == table_id<Person>) return {typed.subject.value};
                return {};
            } else if constexpr (requires { typed.person; }) {
                return typed.person;
            } else {
                return {};
            }
        },
        row);
}

std::vector<RowKey> rows_about(const State& state, Id<Person> person) {
    std::vector<RowKey> keys;
    const auto add = [&](const auto& ids) {
        for (const auto id : ids) keys.push_back(key_of(id));
    };
    if (state.find(person) != nullptr) keys.push_back(key_of(person));
    add(state.grants_of(person));
    add(state.sign_ups_of(person));
    add(state.notices_of(person));
    add(state.invitations_of(person));
    add(state.devices_of(person));
    add(state.requests_of(person));
    add(state.absences_of(person));
    for (const auto& [id, row] : state.table<Conflict>()) {
        const Conflict& conflict = row.value;
        const bool is_hers = subject_of(conflict) == key_of(person) || conflict.kept_by == person ||
                             conflict.lost_by == person;
        if (is_hers) keys.push_back(key_of(id));
    }
    return keys;
}

void erase_person(Draft& draft, Id<Person> person) {
    const State& state = draft.before();
    std::set<Id<Unit>> units;
    for (const Id<Grant> id : state.grants_of(person)) units.insert(state.find(id)->unit);
    if (units.empty()) units.insert(Id<Unit>{});
    for (const Id<Unit> unit : units) {
        draft.put(Erasure{.id = draft.next_id<Erasure>(),
                          .unit = unit,
                          .erased = person,
                          .at = draft.context().now,
                          .by = draft.context().actor});
    }
    std::vector<Shift> freed;
    for (const Id<SignUp> id : state.sign_ups_of(person)) {
        const SignUp& sign_up = *state.find(id);
        const auto shift = draft.find(sign_up.shift);
        const bool is_ahead =
            shift && shift->status == ShiftStatus::planned && shift->ends > draft.context().now;
        if (is_ahead && sign_up.status == SignUpStatus::confirmed) freed.push_back(*shift);
    }
    for (const auto& [id, row] : state.table<SignUp>()) {
        if (row.value.instead_of != person) continue;
        SignUp came = row.value;
        came.instead_of = {};
        came.asked = came.taken_over = {};
        draft.put(came);
    }
    for (const RowKey key : rows_about(state, person)) draft.erase(key);
    for (const Shift& shift : freed) fill_places(draft, shift);
}

std::vector<std::string> names_of(const Person& person) {
    std::vector<std::string> names;
    const std::string full = person.given_name + " " + person.family_name;
    if (!person.family_name.empty() && full.size() >= name_bytes_min) names.push_back(full);
    if (person.email.size() >= name_bytes_min) names.push_back(person.email);
    return names;
}

bool mentions(const GroupTexts& texts, const std::vector<std::string>& names) {
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            return text.find(name) != std::string::npos;
        });
    });
}

std::optional<Command> without_person(const Op& op, Id<Person> person, const Person* known) {
    Without without{op.id, person, known};
    std::visit(without, op.command);
    return without.result;
}

}  // namespace tovholder::ops
