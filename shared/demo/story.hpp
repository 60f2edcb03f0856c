// What the demo municipality is told from: tables of made-up places, tasks, names and remarks, in
// Danish because the people in the story are Danish. Lists inside one text are separated by '|'.
#pragma once

#include <cstdint>
#include <span>

namespace tovholder::demo {

struct UnitStory {
    int parent;  // index into units(), -1 = the root
    const char* name;
    const char* address;
    const char* phone;
};

// How easily an activity finds its volunteers.
enum class Crowd : std::uint8_t {
    full,   // always full, often with a waitlist
    good,   // mostly full, now and then a free place
    thin,   // somebody comes, but there are free places
    empty,  // often nobody yet
};

inline constexpr std::uint32_t mon = 1;
inline constexpr std::uint32_t tue = 2;
inline constexpr std::uint32_t wed = 4;
inline constexpr std::uint32_t thu = 8;
inline constexpr std::uint32_t fri = 16;
inline constexpr std::uint32_t sat = 32;
inline constexpr std::uint32_t sun = 64;

struct Rhythm {
    std::uint32_t weekdays;    // of those above; 0 = the weekday of tomorrow
    std::int32_t every_weeks;  // 1, 2 or 4
    std::int32_t starts;       // minutes after midnight, Copenhagen
    std::int32_t minutes;      // how long
};

struct ActivityStory {
    std::size_t unit;  // index into units()
    const char* name;
    const char* purpose;
    const char* place;
    const char* does;
    const char* does_not;
    std::size_t employee;  // index into employees()
    std::uint32_t places;
    Rhythm rhythm;
    Crowd crowd;
    const char* interest;  // of volunteers who like it
};

// The person with a face in the demo; she comes before all others.
struct LeadStory {
    const char* given_name;
    const char* family_name;
    int age;                 // years
    const char* units;       // indexes into units()
    const char* activities;  // names; she is in their teams
    const char* interests;
    const char* languages;
    const char* notes;
};

std::span<const UnitStory> units();
std::span<const ActivityStory> care_activities();
std::span<const ActivityStory> culture_activities();
std::span<const LeadStory> leads();
std::span<const char* const> employees();
std::span<const char* const> given_names();
std::span<const char* const> family_names();
std::span<const char* const> streets();
std::span<const char* const> towns();  // "4901 Åkær"
std::span<const char* const> interests();
std::span<const char* const> motives();
std::span<const char* const> second_languages();
std::span<const char* const> remarks();        // what a coordinator notes about a volunteer
std::span<const char* const> shift_remarks();  // what those who come should know

}  // namespace tovholder::demo
