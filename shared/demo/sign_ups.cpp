// Chapters five and six: who is on which shift, and what people were told.
#include <algorithm>

#include "shared/base/sort.hpp"
#include "shared/demo/builder.hpp"

namespace tovholder::demo {
namespace {

constexpr std::int64_t far_s = 56 * seconds_per_day;

struct Team {
    std::vector<std::size_t> members;  // indexes into people; leads first
};

bool has_role_in(const Builder& builder, const Person& person, std::size_t unit) {
    const auto found = builder.units_of.find(person.id);
    if (found == builder.units_of.end()) return false;
    const int parent = units()[unit].parent;
    return std::any_of(found->second.begin(), found->second.end(), [&](std::size_t held) {
        return held == unit || static_cast<int>(held) == parent;
    });
}

bool likes(const Person& person, const char* interest) {
    return std::find(person.interests.begin(), person.interests.end(), interest) !=
           person.interests.end();
}

bool is_lead_of(const Builder& builder, std::size_t person, const char* activity) {
    if (person < builder.coordinators) return false;
    const std::size_t lead = person - builder.coordinators;
    if (lead >= leads().size()) return false;
    const auto named = split(leads()[lead].activities);
    return std::find(named.begin(), named.end(), activity) != named.end();
}

// Those with a role in the place, first the ones who like this kind of task.
Team make_team(const Builder& builder, std::size_t activity, Prng& prng) {
    const ActivityStory& story = *builder.stories[activity];
    std::vector<std::pair<std::uint64_t, std::size_t>> ranked;
    for (std::size_t i = builder.coordinators + leads().size(); i < builder.people.size(); ++i) {
        const Person& person = builder.people[i];
        if (!has_role_in(builder, person, story.unit)) continue;
        const std::uint64_t dislike = likes(person, story.interest) ? 0 : 1000;
        ranked.push_back({dislike + prng.below(1500), i});
    }
    sort_stably(ranked);
    const std::size_t size = story.crowd == Crowd::empty ? 2 : story.places * 3 + 4;
    if (ranked.size() > size) ranked.resize(size);
    Team team;
    for (std::size_t i = builder.coordinators; i < builder.coordinators + leads().size(); ++i) {
        if (is_lead_of(builder, i, story.name)) team.members.push_back(i);
    }
    for (const auto& [rank, person] : ranked) team.members.push_back(person);
    return team;
}

// How many want to be on one shift; more than the places means a waitlist.
std::uint32_t wanted(Crowd crowd, std::uint32_t places, bool is_past, Prng& prng) {
    const std::uint64_t draw = prng.below(100);
    switch (crowd) {
        case Crowd::full:
            return draw < 65 ? places : places + (draw < 90 ? 1 : 2);
        case Crowd::good:
            if (draw < 55 || places == 1) return places;
            return draw < 62 ? places + 1 : places - (draw < 90 ? 1 : 2);
        case Crowd::thin:
            if (is_past && draw < 50) return places;
            return static_cast<std::uint32_t>(draw < 30 ? 0 : places / 2);
        case Crowd::empty:
            return draw < (is_past ? 80u : 25u) ? 1 : 0;
    }
    return 0;
}

class Roster {
public:
    explicit Roster(Builder& builder) : builder_(builder), prng_(builder.prng(3)) {
        for (std::size_t i = 0; i < builder.activities.size(); ++i) {
            teams_.push_back(make_team(builder, i, prng_));
        }
        now_ = from_local({builder.today, 480});
    }

    void fill(std::size_t shift_index) {
        const Shift& shift = builder_.shifts[shift_index];
        const std::size_t activity = builder_.shift_activities[shift_index];
        const ActivityStory& story = *builder_.stories[activity];
        const bool is_tomorrow = to_local(shift.starts).date == builder_.today + 1;
        const bool tells = story.rhythm.weekdays == 0 && is_tomorrow;  // a lead's own next shift
        std::uint32_t want = wanted(story.crowd, shift.places, shift.starts < now_, prng_);
        if (tells) want = shift.places - 1;
        // Few say yes months ahead.
        if (shift.starts > now_ + far_s) want = static_cast<std::uint32_t>(prng_.below(want + 1));
        std::vector<std::size_t> members = teams_[activity].members;
        shuffle(members);
        if (tells) leads_first(members, story.name);
        std::uint32_t turn = 0;
        for (const std::size_t member : members) {
            if (turn >= want) break;
            if (!can_come(member, shift)) continue;
            if (!tells && !lead_comes(member)) continue;
            add(shift, member, ++turn);
        }
        // Somebody gave the shift back again and left her place to the others.
        if (want > 0 && !members.empty() && prng_.chance(7)) give_back(shift, members, turn + 1);
    }

private:
    void shuffle(std::vector<std::size_t>& members) {
        for (std::size_t i = members.size(); i > 1; --i) {
            std::swap(members[i - 1], members[static_cast<std::size_t>(prng_.below(i))]);
        }
    }

    void leads_first(std::vector<std::size_t>& members, const char* activity) const {
        std::stable_partition(members.begin(), members.end(), [&](std::size_t member) {
            return is_lead_of(builder_, member, activity);
        });
    }

    // Those with a face take part like others, but leave room on most shifts for the visitor.
    bool lead_comes(std::size_t member) {
        const bool is_lead = member < builder_.coordinators + leads().size();
        return !is_lead || prng_.chance(30);
    }

    bool can_come(std::size_t member, const Shift& shift) const {
        const Person& person = builder_.people[member];
        const Date day = to_local(shift.starts).date;
        if (day < *person.started) return false;
        if (person.status == PersonStatus::fresh) return false;
        if (person.status != PersonStatus::active && builder_.today + -25 <= day) return false;
        const auto busy = busy_.find(member);
        if (busy == busy_.end()) return true;
        return std::none_of(busy->second.begin(), busy->second.end(), [&](const auto& span) {
            return span.first < shift.ends && shift.starts < span.second;
        });
    }

    void add(const Shift& shift, std::size_t member, std::uint32_t turn) {
        const bool has_place = turn <= shift.places;
        builder_.sign_ups.push_back(
            {builder_.next_id<SignUp>(), shift.id, builder_.people[member].id,
             has_place ? SignUpStatus::confirmed : SignUpStatus::waitlisted, turn});
        busy_[member].push_back({shift.starts, shift.ends});
        on_shift_.insert({shift.id, member});
    }

    void give_back(const Shift& shift, const std::vector<std::size_t>& members,
                   std::uint32_t turn) {
        const auto other = std::find_if(members.begin(), members.end(), [&](std::size_t member) {
            return can_come(member, shift) && !on_shift_.contains({shift.id, member}) &&
                   member >= builder_.coordinators + leads().size();
        });
        if (other == members.end()) return;
        builder_.sign_ups.push_back({builder_.next_id<SignUp>(), shift.id,
                                     builder_.people[*other].id, SignUpStatus::given_back, turn});
        on_shift_.insert({shift.id, *other});
    }

    Builder& builder_;
    Prng prng_;
    Instant now_;
    std::vector<Team> teams_;
    std::map<std::size_t, std::vector<std::pair<Instant, Instant>>> busy_;
    std::set<std::pair<Id<Shift>, std::size_t>> on_shift_;
};

}  // namespace

void add_sign_ups(Builder& builder) {
    // In order of time; tomorrow's shifts of the people with a face come first of all.
    std::vector<std::size_t> order(builder.shifts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto rank = [&](std::size_t i) {
        const bool tomorrow = to_local(builder.shifts[i].starts).date == builder.today + 1;
        const bool tells = builder.stories[builder.shift_activities[i]]->rhythm.weekdays == 0;
        return std::pair(!(tells && tomorrow), builder.shifts[i].starts);
    };
    sort_stably(order, [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    Roster roster(builder);
    for (const std::size_t i : order) roster.fill(i);
}

void add_notices(Builder& builder) {
    const Instant yesterday = from_local({builder.today + -1, 15 * 60 + 20});
    std::map<Id<Shift>, const Shift*> shifts;
    for (const Shift& shift : builder.shifts) shifts[shift.id] = &shift;
    bool first_lead_told = false;
    const Id<Person> lead = builder.people[builder.coordinators].id;
    for (const SignUp& sign_up : builder.sign_ups) {
        const Shift& shift = *shifts.at(sign_up.shift);
        const bool holds = sign_up.status == SignUpStatus::confirmed;
        if (shift.status == ShiftStatus::cancelled && sign_up.status != SignUpStatus::given_back) {
            builder.notices.push_back({builder.next_id<Notice>(), sign_up.person,
                                       NoticeKind::shift_cancelled, shift.id, yesterday, false});
        } else if (!first_lead_told && holds && sign_up.person == lead &&
                   shift.starts > from_local({builder.today + 2, 0})) {
            // Good news waits for the first visitor: a place from the waitlist.
            builder.notices.push_back({builder.next_id<Notice>(), lead, NoticeKind::got_place,
                                       shift.id, yesterday, false});
            first_lead_told = true;
        }
    }
}

}  // namespace tovholder::demo
