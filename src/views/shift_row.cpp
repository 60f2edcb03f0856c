// Rows of shifts.
#include "src/views/shift_row.hpp"

#include <vector>

namespace tovholder::views {

ui::Chip standing_chip(models::Standing standing, std::string_view words) {
    switch (standing) {
        case models::Standing::open:
            return {ui::Tone::ok, ui::Icon::users, words};
        case models::Standing::mine:
            return {ui::Tone::primary, ui::Icon::check, words};
        case models::Standing::waiting:
            return {ui::Tone::warn, ui::Icon::hourglass, words};
        case models::Standing::cancelled:
            return {ui::Tone::danger, ui::Icon::circle_x, words};
        case models::Standing::full:
            return {ui::Tone::neutral, ui::Icon::users, words};
        case models::Standing::apart:
            return {ui::Tone::neutral, ui::Icon::lock, words};
        case models::Standing::over:
            return {ui::Tone::neutral, ui::Icon::clock, words};
    }
    return {};
}

ui::RowAct draw_shift_row(ui::Ui& ui, const models::ShiftLine& line, std::string_view offer,
                          bool under_heading) {
    std::vector<ui::Chip> chips{standing_chip(line.standing, line.state)};
    if (!line.lacking.empty()) chips.push_back({ui::Tone::neutral, ui::Icon::none, line.lacking});
    ui::RowOptions options;
    options.date_day = line.day;
    options.date_month = line.far && !under_heading ? line.month : line.weekday;
    if (line.standing == models::Standing::cancelled || line.standing == models::Standing::over) {
        options.tone = ui::Tone::neutral;
    }
    options.title = line.title;
    options.detail = line.detail;
    options.chips = chips;
    options.href = line.href;
    options.spoken = line.spoken;
    if (line.can_take && !offer.empty()) {
        options.button = offer;
        options.button_spoken = line.take_spoken;
    } else {
        options.chevron = true;
    }
    return ui::row(ui, line.shift.value, options);
}

}  // namespace tovholder::views
