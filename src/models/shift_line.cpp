// Words of one row.
#include "src/models/shift_line.hpp"

#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {

using text::Key;

ShiftLine make_shift_line(const State& state, const Viewer& viewer, const ShiftFacts& facts) {
    const text::Language language = viewer.language;
    const Shift& shift = *facts.shift;
    const Date date = to_local(shift.starts).date;
    const std::string time = text::time_span(language, shift.starts, shift.ends);
    const std::string day = text::day_and_date(language, date);
    ShiftLine line;
    line.shift = shift.id;
    line.standing = facts.standing;
    line.href = href_of(Screen::shift, shift.id);
    line.day = std::to_string(civil(date).day);
    line.weekday = text::weekday_short(language, date);
    line.month = text::month_short(language, civil(date).month);
    line.far = date - viewer.today > 6 || date < viewer.today;
    line.title = facts.activity_name();
    line.detail = facts.unit == nullptr ? time : time + " · " + facts.unit->name;
    line.state = standing_words(language, facts);
    const bool told = viewer.coordinator && facts.standing != Standing::cancelled &&
                      facts.standing != Standing::apart;
    line.lacking = !told ? std::string{}
                   : facts.taken == 0
                       ? std::string(text::get(language, Key::nobody_yet))
                       : text::fill(language, Key::some_come,
                                    {std::to_string(facts.taken), std::to_string(shift.places)});
    line.spoken = line.title + ", " + day + ", " + time;
    if (facts.unit != nullptr) line.spoken += ", " + facts.unit->name;
    line.spoken += ", " + line.state;
    line.can_take = facts.standing == Standing::open && may_join(state, viewer, facts);
    line.take_spoken =
        std::string(text::get(language, Key::take_shift)) + ", " + line.title + ", " + day;
    return line;
}

}  // namespace tovholder::models
