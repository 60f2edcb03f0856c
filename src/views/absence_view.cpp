// Nobody is asked why.
#include "src/views/absence_view.hpp"

#include "src/ui/ui.hpp"
#include "src/views/form_bar.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {

using models::Intent;
using text::Key;

std::optional<Intent> draw_absences(ui::Ui& ui, const models::AbsencesModel& model) {
    if (model.lines.empty() && model.new_href.empty()) return {};
    std::optional<Intent> intent;
    const Say say{model.language};
    const ui::Card card(ui, "absences", {.title = say(Key::absence_title)});
    if (model.lines.empty()) {
        ui::secondary(ui, say(model.own ? Key::absence_none_own : Key::absence_none));
    } else {
        const ui::List list(ui, "absences", {.label = say(Key::absence_title)});
        for (const models::AbsenceLine& line : model.lines) {
            ui::RowOptions row{.icon = line.now ? ui::Icon::coffee : ui::Icon::calendar_clock,
                               .tone = line.now ? ui::Tone::rope : ui::Tone::neutral,
                               .title = line.title,
                               .detail = line.detail};
            row.button = line.act;
            row.button_spoken = line.act_spoken;
            if (ui::row(ui, line.absence.value, row) == ui::RowAct::button) {
                intent = models::Perform{line.command,
                                         model.own ? Key::absence_ended : Key::absence_saved};
            }
        }
    }
    if (!model.new_href.empty()) {
        ui::link(ui, "new", say(Key::absence_new), model.new_href,
                 {.icon = ui::Icon::plus, .look = ui::Look::outlined});
    }
    return intent;
}

std::optional<Intent> draw_absence_form(ui::Ui& ui, const models::AbsenceFormModel& model,
                                        models::AbsenceForm& typed) {
    std::optional<Intent> intent;
    const Say say{model.language};
    const ui::Page page(ui, ui::Id("absence", typed.person.value),
                        {.title = say(Key::absence_title),
                         .overline = model.name,
                         .back_href = model.back_href,
                         .width_max = 820});
    if (model.gone) {
        ui::paragraph(ui, say(Key::people_not_yours_text));
        return intent;
    }
    {
        const ui::Card card(ui, "form");
        ui::secondary(ui, say(Key::absence_hint));
        const std::string_view kinds[] = {say(Key::absence_pause), say(Key::absence_less)};
        const auto kind = ui::radio_group(ui, "kind", say(Key::absence_kind), kinds,
                                          static_cast<std::size_t>(typed.kind));
        if (kind) typed.kind = static_cast<AbsenceKind>(*kind);
        ui::Columns columns(ui, 2, {.width_min = 200});
        if (auto day = ui::date_field(
                ui, "from", typed.from,
                {.label = say(Key::absence_from), .error = model.from_error, .required = true})) {
            typed.from = *day;
        }
        columns.next();
        if (auto day = ui::date_field(ui, "until", typed.until,
                                      {.label = say(Key::activity_ends),
                                       .hint = say(Key::activity_ends_hint),
                                       .error = model.until_error})) {
            typed.until = *day;
        }
    }
    if (!model.shifts.empty()) {
        const ui::Card card(ui, "shifts", {.title = say(Key::absence_shifts)});
        const ui::List list(ui, "shifts", {.label = say(Key::absence_shifts)});
        for (const models::AbsenceShift& line : model.shifts) {
            ui::RowOptions row{.icon = ui::Icon::calendar, .title = line.title};
            row.button = say(Key::give_back_shift);
            row.button_spoken = line.seek_spoken;
            if (ui::row(ui, line.shift.value, row) == ui::RowAct::button) {
                intent = models::Perform{ops::SeekSubstitute{line.shift}, Key::done_seeks};
            }
        }
    }
    if (draw_form_bar(ui, say, intent)) {
        if (model.command) {
            intent = models::Perform{*model.command, Key::absence_saved, models::Then::back};
        } else {
            ui::alert(ui, say(Key::form_mend_first));
        }
    }
    return intent;
}

}  // namespace tovholder::views
