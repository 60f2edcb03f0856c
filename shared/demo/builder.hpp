// The work sheet on which a municipality is made, chapter by chapter. Each chapter draws from its
// own random numbers, so that a change in one leaves the others as they were.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/hash.hpp"
#include "shared/base/prng.hpp"
#include "shared/demo/municipality.hpp"
#include "shared/demo/story.hpp"

namespace tovholder::demo {

struct Builder {
    std::uint64_t seed = 0;
    Date today;
    std::uint32_t last_index = 0;

    std::vector<Unit> units;     // as in demo::units()
    std::vector<Person> people;  // coordinators, then leads, then the rest
    std::vector<Grant> grants;
    std::vector<Activity> activities;
    std::vector<const ActivityStory*> stories;  // of each activity
    std::vector<Series> series;
    std::vector<Shift> shifts;
    std::vector<std::size_t> shift_activities;  // index of each shift's activity
    std::vector<SignUp> sign_ups;
    std::vector<Notice> notices;
    std::vector<Activity> prepared;  // not open yet: no shifts
    std::vector<BoundaryDecision> boundaries;
    std::vector<StaffHearing> hearings;
    std::vector<Delegation> delegations;
    std::vector<Absence> absences;

    std::size_t coordinators = 0;
    std::map<Id<Person>, std::vector<std::size_t>> units_of;  // where a volunteer has a role

    Prng prng(std::uint64_t chapter) const { return Prng(mix(seed * 31 + chapter)); }

    // A series has an op of its own: the ids of its shifts name their days.
    Id<Series> next_series_id() const {
        return Id<Series>::make({server_alias, 2 + static_cast<OpNumber>(series.size())}, 1);
    }
    template <class Entity>
    Id<Entity> next_id() {
        return Id<Entity>::make({server_alias, 1}, ++last_index);
    }
};

void add_units(Builder& builder);
void add_people(Builder& builder);
void add_activities(Builder& builder);
void add_shifts(Builder& builder);
void add_sign_ups(Builder& builder);
void add_substitutes(Builder& builder);
void add_notices(Builder& builder);
void add_openings(Builder& builder);
void add_absences(Builder& builder);

// The parts of a text separated by '|'.
std::vector<std::string> split(std::string_view list);

inline std::string pick(Prng& prng, std::span<const char* const> from) {
    return from[static_cast<std::size_t>(prng.below(from.size()))];
}

}  // namespace tovholder::demo
