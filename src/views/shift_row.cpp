// Rows of shifts.
#include "src/views/shift_row.hpp"

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
        case models::Standing::over:
            return {ui::Tone::neutral, ui::Icon::clock, words};
    }
    return {};
}

ui::RowAct draw_shift_row(ui::Ui& ui, const models::ShiftLine& line, std::string_view offer) {
    const ui::Chip chip = standing_chip(line.standing, line.state);
    ui::RowOptions options;
    options.date_day = line.day;
    options.date_month = line.weekday;
    if (line.standing == models::Standing::cancelled || line.standing == models::Standing::over) {
        options.tone = ui::Tone::neutral;
    }
    options.title = line.title;
    options.detail = line.detail;
    options.chips = {&chip, 1};
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
