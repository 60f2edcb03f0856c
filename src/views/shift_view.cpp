// One shift: where and with whom, what one does and does not do, and one thing to do about it.
#include "src/views/shift_view.hpp"

#include "src/models/route.hpp"
#include "src/views/say.hpp"
#include "src/views/versions_view.hpp"

namespace tovholder::views {
namespace {

using models::Intent;
using models::Standing;
using text::Key;

void draw_state(ui::Ui& ui, const models::ShiftModel& model) {
    const Say say{model.language};
    ui::BannerOptions banner;
    std::string seeks_text;
    switch (model.standing) {
        case Standing::mine:
            if (model.ended) {
                if (model.seeks_end.empty()) return;
                banner = {.tone = ui::Tone::info,
                          .icon = ui::Icon::circle_check,
                          .title = model.seeks_end,
                          .text = {}};
                break;
            }
            if (model.seeks) {
                seeks_text = std::string(say(Key::seeks_text)) + ' ' + model.seeks_end;
                banner = {.tone = ui::Tone::warn,
                          .icon = ui::Icon::repeat,
                          .title = say(Key::seeks_title),
                          .text = seeks_text};
                break;
            }
            banner = {.tone = ui::Tone::ok,
                      .icon = ui::Icon::circle_check,
                      .title = say(Key::shift_is_mine_title),
                      .text = say(Key::shift_is_mine_text)};
            break;
        case Standing::waiting:
            banner = {.tone = ui::Tone::warn,
                      .icon = ui::Icon::hourglass,
                      .title = say(Key::shift_waiting_title),
                      .text = model.turn};
            break;
        case Standing::cancelled:
            banner = {.tone = ui::Tone::danger,
                      .icon = ui::Icon::circle_x,
                      .title = say(Key::shift_cancelled_title),
                      .text = say(Key::shift_cancelled_text)};
            break;
        case Standing::over:
        case Standing::open:
        case Standing::full:
        case Standing::apart:
            break;
    }
    if (!banner.title.empty()) (void)ui::banner(ui, "state", banner);
    if (!model.conflict.empty()) {
        (void)ui::banner(ui, "conflict",
                         {.tone = ui::Tone::warn,
                          .icon = ui::Icon::alert,
                          .title = say(Key::double_booking_title),
                          .text = model.conflict});
    }
}

void draw_facts(ui::Ui& ui, const models::ShiftModel& model) {
    const Say say{model.language};
    ui::Card card(ui, "facts");
    ui::List list(ui, "facts", {.label = model.title});
    const std::string map_spoken = text::fill(model.language, Key::map_of, {model.place});
    ui::RowOptions place;
    place.icon = ui::Icon::map_pin;
    place.title = model.place;
    place.detail = model.address;
    if (!model.map_href.empty()) {
        place.button = say(Key::map);
        place.button_look = ui::Look::quiet;
        place.button_href = model.map_href;
        place.button_spoken = map_spoken;
    }
    (void)ui::row(ui, "place", place);
    ui::RowOptions who;
    who.icon = ui::Icon::anchor;
    who.tone = ui::Tone::rope;
    who.title = model.responsible;
    who.title_plain = model.responsible_name.empty();
    who.detail = model.phone;
    if (!model.phone_href.empty()) {
        who.button = say(Key::call);
        who.button_look = ui::Look::quiet;
        who.button_href = model.phone_href;
        who.button_spoken = model.call_spoken;
    }
    (void)ui::row(ui, "who", who);
    (void)ui::row(ui, "places",
                  {.icon = ui::Icon::users, .title = model.places, .detail = model.come_too});
    if (!model.series.empty()) {
        (void)ui::row(ui, "series",
                      {.icon = ui::Icon::repeat, .title = model.series, .title_plain = true});
    }
}

void draw_boundary(ui::Ui& ui, const models::ShiftModel& model) {
    if (model.does.empty() && model.does_not.empty()) return;
    const Say say{model.language};
    ui::Card card(ui, "boundary", {.title = say(Key::boundary)});
    {
        ui::List list(ui, "does", {.label = say(Key::we_do), .lines = false});
        for (const std::string& line : model.does) ui::bullet(ui, ui::Icon::check, line);
    }
    if (model.does_not.empty()) return;
    ui::List list(ui, "does not", {.label = say(Key::we_do_not), .lines = false});
    for (const std::string& line : model.does_not) {
        ui::bullet(ui, ui::Icon::x, line, ui::Tone::danger);
    }
}

void draw_texts(ui::Ui& ui, const models::ShiftModel& model) {
    const Say say{model.language};
    if (!model.notes.empty()) {
        ui::Card card(ui, "notes", {.title = say(Key::good_to_know), .icon = ui::Icon::info});
        ui::paragraph(ui, model.notes);
    }
    if (!model.purpose.empty()) {
        ui::Card card(ui, "purpose", {.title = say(Key::why_we_do_it)});
        ui::paragraph(ui, model.purpose);
    }
}

void draw_people(ui::Ui& ui, std::string_view id, std::string_view title,
                 const std::vector<models::ComingLine>& lines, text::Language language) {
    const Say say{language};
    const std::string count = std::to_string(lines.size());
    ui::Card card(ui, id, {.title = title, .count = count, .count_tone = ui::Tone::info});
    ui::List list(ui, id, {.label = title});
    for (const models::ComingLine& line : lines) {
        ui::RowOptions row;
        const bool came = line.attendance == Attendance::came;
        const ui::Chip chip{came ? ui::Tone::ok : ui::Tone::neutral,
                            came ? ui::Icon::check : ui::Icon::minus,
                            say(came ? Key::attendance_came : Key::attendance_stayed)};
        const ui::Chip seeks{ui::Tone::warn, ui::Icon::repeat, say(Key::seeks)};
        if (line.seeks) row.chips = {&seeks, 1};
        if (line.attendance != Attendance::not_said) row.chips = {&chip, 1};
        row.initials = line.initials;
        row.title = line.name;
        row.detail = line.detail;
        row.href = line.href;
        if (!line.phone_href.empty()) {
            row.button = say(Key::call);
            row.button_look = ui::Look::quiet;
            row.button_icon = ui::Icon::phone;
            row.button_href = line.phone_href;
            row.button_spoken = line.call_spoken;
        }
        (void)ui::row(ui, line.sign_up.value, row);
    }
}

// Who is asked, and from when.
void draw_ladder(ui::Ui& ui, const models::ShiftModel& model) {
    if (model.ladder.empty()) return;
    const Say say{model.language};
    const ui::Card card(
        ui, "ladder",
        {.title = say(Key::ladder_title),
         .icon = ui::Icon::repeat,
         .link_text = model.match_href.empty() ? std::string_view{} : say(Key::match_link),
         .link_href = model.match_href});
    const ui::List list(ui, "ladder", {.label = say(Key::ladder_title)});
    std::uint64_t id = 0;
    for (const models::LadderLine& line : model.ladder) {
        ui::RowOptions row;
        row.icon = line.reached ? ui::Icon::check : ui::Icon::clock;
        row.tone = line.reached ? ui::Tone::ok : ui::Tone::neutral;
        row.title = line.who;
        row.title_plain = true;
        row.detail = line.when;
        (void)ui::row(ui, ++id, row);
    }
}

void draw_volunteer_acts(ui::Ui& ui, const models::ShiftModel& model,
                         std::optional<Intent>& intent) {
    const Say say{model.language};
    ui::ActionBar bar(ui);
    if (model.can_take &&
        ui::button(ui, "take", say(Key::take_shift), {.look = ui::Look::primary})) {
        intent = models::Perform{ops::TakeShift{model.shift}, Key::done_took};
    }
    if (model.can_wait &&
        ui::button(ui, "wait", say(Key::join_waitlist), {.look = ui::Look::primary})) {
        intent = models::Perform{ops::TakeShift{model.shift, false}, Key::done_waits};
    }
    if (model.can_leave && ui::button(ui, "leave", say(Key::leave_waitlist))) {
        intent = models::Perform{ops::GiveBackShift{model.shift}, Key::done_left_waitlist};
    }
    if (model.can_seek && ui::button(ui, "seek", say(Key::give_back_shift))) {
        intent = models::Perform{ops::SeekSubstitute{model.shift}, Key::done_seeks};
    }
    if (model.seeks && ui::button(ui, "come", say(Key::can_come), {.look = ui::Look::primary})) {
        intent = models::Perform{ops::SeekSubstitute{model.shift, false}, Key::done_comes};
    }
    if ((model.can_take || model.can_wait) && !model.coordinates) {
        if (ui::button(ui, "not now", say(Key::not_this_time), {.look = ui::Look::quiet})) {
            intent = models::GoBack{};
        }
    }
}

void draw_coordinator_acts(ui::Ui& ui, const models::ShiftModel& model,
                           std::optional<Intent>& intent) {
    const Say say{model.language};
    ui::Flow flow(ui);
    ui::link(ui, "edit", say(Key::edit_shift), model.edit_href,
             {.icon = ui::Icon::edit, .look = ui::Look::outlined});
    ui::link(ui, "copy", say(Key::copy_shift), model.copy_href,
             {.icon = ui::Icon::copy, .look = ui::Look::outlined});
    ui::link(ui, "activity", say(Key::the_activity), model.activity_href,
             {.icon = ui::Icon::clipboard, .look = ui::Look::outlined});
    if (model.ended) return;
    const bool cancelled = model.standing == Standing::cancelled;
    if (ui::button(
            ui, "cancel", say(cancelled ? Key::restore_shift : Key::cancel_shift),
            {.look = ui::Look::quiet, .icon = cancelled ? ui::Icon::undo : ui::Icon::circle_x})) {
        intent = models::Perform{ops::SetShiftCancelled{model.shift, !cancelled},
                                 cancelled ? Key::done_restored : Key::done_cancelled};
    }
}

std::optional<Intent> draw_gone(ui::Ui& ui, const models::ShiftModel& model) {
    const Say say{model.language};
    ui::Page page(ui, "shift gone",
                  {.title = say(Key::shift_gone_title), .back_href = model.back_href});
    ui::Card card(ui, "gone");
    (void)ui::empty_state(ui, "gone",
                          {.icon = ui::Icon::calendar,
                           .title = say(Key::shift_gone_title),
                           .text = say(Key::shift_gone_text),
                           .button = say(Key::nav_shifts),
                           .button_href = model.back_href});
    return {};
}

}  // namespace

std::optional<Intent> draw_shift(ui::Ui& ui, const models::ShiftModel& model) {
    if (model.gone) return draw_gone(ui, model);
    std::optional<Intent> intent;
    const Say say{model.language};
    ui::Page page(ui, ui::Id("shift", model.shift.value),
                  {.title = model.title,
                   .tab_title = model.tab_title,
                   .overline = model.date,
                   .subtitle = model.time,
                   .back_href = model.back_href});
    if (auto chosen = draw_versions_line(ui, model.language, model.versions)) intent = chosen;
    draw_state(ui, model);
    {
        ui::Columns columns(ui, 2, {.width_min = 330});
        draw_facts(ui, model);
        if (!model.board_href.empty()) {
            ui::link(ui, "board", say(Key::board_link), model.board_href,
                     {.icon = ui::Icon::list, .look = ui::Look::outlined});
        }
        draw_ladder(ui, model);
        if (!model.coming.empty()) {
            draw_people(ui, "coming", say(Key::who_comes), model.coming, model.language);
        }
        if (!model.waiting.empty()) {
            draw_people(ui, "waiting", say(Key::waitlist), model.waiting, model.language);
        }
        columns.next();
        draw_boundary(ui, model);
        draw_texts(ui, model);
    }
    if (model.coordinates) draw_coordinator_acts(ui, model, intent);
    if (model.can_take || model.can_wait || model.can_leave || model.can_seek || model.seeks) {
        draw_volunteer_acts(ui, model, intent);
    }
    return intent;
}

}  // namespace tovholder::views
