// Who cannot come after all: for each of the people with a face one who looks for a substitute
// among them, and one place that somebody else has taken over.
#include <algorithm>

#include "shared/demo/builder.hpp"

namespace tovholder::demo {
namespace {

struct Search {
    Builder& builder;
    std::map<Id<Shift>, std::vector<SignUp*>> by_shift = {};
    std::map<Id<Shift>, const Shift*> shifts = {};
    std::set<Id<Shift>> used = {};

    explicit Search(Builder& made) : builder(made) {
        for (const Shift& shift : builder.shifts) shifts[shift.id] = &shift;
        for (SignUp& row : builder.sign_ups) by_shift[row.shift].push_back(&row);
    }

    // A place of hers in the activity, on another shift: she is on its team.
    bool is_in_team(Id<Person> person, const Shift& shift) const {
        return std::any_of(
            builder.sign_ups.begin(), builder.sign_ups.end(), [&](const SignUp& row) {
                return row.person == person && row.status == SignUpStatus::confirmed &&
                       row.shift != shift.id && shifts.at(row.shift)->activity == shift.activity;
            });
    }
    bool is_free(Id<Person> person, const Shift& shift) const {
        return std::none_of(builder.sign_ups.begin(), builder.sign_ups.end(),
                            [&](const SignUp& row) {
                                const Shift& other = *shifts.at(row.shift);
                                return row.person == person && other.starts < shift.ends &&
                                       shift.starts < other.ends;
                            });
    }
    bool has_a_face(Id<Person> person) const {
        const auto end = builder.people.begin() +
                         static_cast<std::ptrdiff_t>(builder.coordinators + leads().size());
        return std::any_of(builder.people.begin(), end,
                           [&](const Person& each) { return each.id == person; });
    }

    bool is_soon(const Shift& shift) const {
        return shift.status == ShiftStatus::planned &&
               shift.starts > from_local({builder.today + 1, 0}) &&
               shift.starts < from_local({builder.today + 15, 0});
    }

    // One of those who come, without a face, when nobody waits.
    SignUp* one_who_leaves(const Shift& shift) {
        const auto found = by_shift.find(shift.id);
        if (found == by_shift.end()) return nullptr;
        SignUp* leaves = nullptr;
        for (SignUp* row : found->second) {
            if (row->status == SignUpStatus::waitlisted) return nullptr;
            const bool comes = row->status == SignUpStatus::confirmed;
            if (comes && !has_a_face(row->person)) leaves = row;
        }
        return leaves != nullptr && used.insert(shift.id).second ? leaves : nullptr;
    }
};

}  // namespace

void add_substitutes(Builder& builder) {
    Search search(builder);
    const Instant asked = from_local({builder.today + -1, 15 * 60 + 20});
    for (std::size_t i = 0; i < leads().size(); ++i) {
        const Id<Person> lead = builder.people[builder.coordinators + i].id;
        for (const Shift& shift : builder.shifts) {
            if (!search.is_soon(shift) || !search.is_in_team(lead, shift)) continue;
            if (!search.is_free(lead, shift)) continue;
            SignUp* leaves = search.one_who_leaves(shift);
            if (leaves == nullptr) continue;
            leaves->asked = asked;
            break;
        }
    }
    // One who has been relieved: she was on the shift before.
    for (const Shift& shift : builder.shifts) {
        SignUp* came = search.is_soon(shift) ? search.one_who_leaves(shift) : nullptr;
        if (came == nullptr) continue;
        const auto left =
            std::find_if(builder.sign_ups.begin(), builder.sign_ups.end(), [&](const SignUp& row) {
                return search.is_in_team(row.person, shift) && search.is_free(row.person, shift);
            });
        if (left == builder.sign_ups.end()) continue;
        came->asked = asked;
        came->instead_of = left->person;
        came->taken_over = asked + 2 * seconds_per_hour;
        const SignUp gone{builder.next_id<SignUp>(), shift.id, left->person,
                          SignUpStatus::given_back, 90};
        builder.sign_ups.push_back(gone);
        return;
    }
}

}  // namespace tovholder::demo
