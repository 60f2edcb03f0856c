// Pauses: some now, some to come, more around Christmas and in the summer.
#include "shared/demo/builder.hpp"

namespace tovholder::demo {
namespace {

void be_away(Builder& builder, const Person& person, Date from, std::int32_t days, Prng& prng) {
    builder.absences.push_back(
        {.id = builder.next_id<Absence>(),
         .person = person.id,
         .kind = prng.chance(25) ? AbsenceKind::less : AbsenceKind::pause,
         .from = from,
         .until = prng.chance(10) ? std::optional<Date>{} : std::optional(from + days)});
}

// The Monday of the next such week.
Date next_week(Date today, std::int32_t number) {
    Date monday = monday_of(today) + 7;
    while (iso_week(monday).week != number) monday = monday + 7;
    return monday;
}

}  // namespace

void add_absences(Builder& builder) {
    Prng prng = builder.prng(8);
    const Date christmas = next_week(builder.today, 52);
    const Date summer = next_week(builder.today, 28);
    for (std::size_t i = builder.coordinators; i < builder.people.size(); ++i) {
        const Person& person = builder.people[i];
        if (person.status == PersonStatus::ended) continue;
        const auto days = static_cast<std::int32_t>(prng.between(6, 40));
        const std::uint64_t draw = prng.below(100);
        if (draw < 4) be_away(builder, person, builder.today + -5, days, prng);
        if (draw >= 4 && draw < 9) be_away(builder, person, christmas, 13, prng);
        if (draw >= 9 && draw < 16) be_away(builder, person, summer, 20, prng);
    }
}

}  // namespace tovholder::demo
