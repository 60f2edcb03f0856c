// Words and times compared.
#include "src/models/fits.hpp"

#include <array>

#include "shared/base/calendar.hpp"
#include "shared/text/collation.hpp"

namespace tovholder::models {
namespace {

// Morning, afternoon, evening.
std::size_t part_of(Instant starts) {
    const std::int32_t minute = to_local(starts).minute;
    if (minute < 12 * 60) return 0;
    return minute < 17 * 60 ? 1 : 2;
}

}  // namespace

// Whether one of the person's own words ("højtlæsning", "gåture") is in what the activity says.
std::string shared_interest(const Person& person, const Activity* activity) {
    if (activity == nullptr) return {};
    std::string said = activity->name + ' ' + activity->purpose;
    for (const std::string& line : activity->does) said += ' ' + line;
    const std::string folded = text::search_fold(said);
    for (const std::string& interest : person.interests) {
        const std::string wanted = text::search_fold(interest);
        if (!wanted.empty() && text::matches_words(folded, wanted)) return interest;
    }
    return {};
}

bool has_time(const Person& person, Instant starts) {
    const auto day = static_cast<std::size_t>(weekday(to_local(starts).date) - 1);
    return (person.availability >> (day * 3 + part_of(starts)) & 1) != 0;
}

text::Key part_key(Instant starts) {
    constexpr std::array parts{text::Key::part_morning, text::Key::part_afternoon,
                               text::Key::part_evening};
    return parts.at(part_of(starts));
}

text::Key day_part_key(Instant starts) {
    constexpr std::array parts{text::Key::time_morning, text::Key::time_afternoon,
                               text::Key::time_evening};
    return parts.at(part_of(starts));
}

}  // namespace tovholder::models
