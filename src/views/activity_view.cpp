// Draws an activity's screen.
#include "src/views/activity_view.hpp"

#include "src/models/activity_form_model.hpp"
#include "src/models/papers.hpp"
#include "src/ui/ui.hpp"
#include "src/views/opening_view.hpp"
#include "src/views/say.hpp"
#include "src/views/versions_view.hpp"

namespace tovholder::views {
namespace {

using models::ActivityModel;
using models::ActivityPart;
using models::ActivityShiftLine;
using text::Key;

// A card about one part of the activity, with the way to change it.
class PartCard {
public:
    PartCard(ui::Ui& ui, const ActivityModel& model, ActivityPart part, std::string_view title)
        : edit_(Say{model.language}(Key::edit_part, {models::part_word(model.language, part)})),
          href_(models::href_of(part, model.row.id)),
          card_(ui, static_cast<std::size_t>(part),
                {.title = title,
                 .link_text = model.may_edit ? std::string_view(edit_) : std::string_view{},
                 .link_href = href_}) {}

private:
    std::string edit_;
    std::string href_;
    ui::Card card_;
};

void draw_where(ui::Ui& ui, const ActivityModel& model, const Say& say) {
    const PartCard card(ui, model, ActivityPart::contact, say(Key::activity_where_title));
    const ui::List list(ui, "where", {.label = say(Key::activity_where_title)});
    (void)ui::row(ui, "place",
                  {.icon = ui::Icon::map_pin,
                   .title = model.unit,
                   .detail = model.place.empty() ? say(Key::activity_no_place)
                                                 : std::string_view(model.place)});
    if (model.row.responsible.empty()) {
        (void)ui::row(ui, "contact",
                      {.icon = ui::Icon::anchor,
                       .tone = ui::Tone::warn,
                       .title = say(Key::activity_no_responsible),
                       .detail = say(Key::activity_no_responsible_hint)});
    } else {
        const std::string spoken = say(Key::call_to, {model.row.responsible});
        const std::string title =
            model.row.responsible + ' ' + std::string(say(Key::activity_is_responsible));
        ui::RowOptions row{.icon = ui::Icon::anchor,
                           .tone = ui::Tone::rope,
                           .title = title,
                           .detail = model.responsible_phone};
        if (!model.responsible_href.empty()) {
            row.button = say(Key::call);
            row.button_look = ui::Look::quiet;
            row.button_spoken = spoken;
            row.button_href = model.responsible_href;
        }
        (void)ui::row(ui, "contact", row);
    }
    (void)ui::row(ui, "places", {.icon = ui::Icon::users, .title = model.places_word});
}

void draw_sentences(ui::Ui& ui, std::string_view id, std::string_view title,
                    const std::vector<std::string>& sentences, ui::Icon icon, ui::Tone tone) {
    if (sentences.empty()) return;
    ui::heading(ui, 3, title, {.style = ui::TextStyle::strong});
    const ui::List list(ui, id, {.label = title, .lines = false});
    for (const std::string& sentence : sentences) ui::bullet(ui, icon, sentence, tone);
}

void draw_boundary(ui::Ui& ui, const ActivityModel& model, const Say& say) {
    const PartCard card(ui, model, ActivityPart::boundary, say(Key::activity_boundary_title));
    if (model.row.does.empty() && model.row.does_not.empty()) {
        ui::secondary(ui, say(Key::activity_boundary_none));
    }
    draw_sentences(ui, "does", say(Key::activity_does), model.row.does, ui::Icon::check,
                   ui::Tone::ok);
    draw_sentences(ui, "does_not", say(Key::activity_does_not), model.row.does_not, ui::Icon::x,
                   ui::Tone::danger);
}

void draw_plan(ui::Ui& ui, const ActivityModel& model, const Say& say) {
    if (!model.may_edit && model.period.empty() && model.row.quality.empty()) return;
    const PartCard card(ui, model, ActivityPart::plan, say(Key::section_plan));
    if (!model.period.empty()) {
        ui::fact(ui, {.label = say(Key::activity_period), .value = model.period});
    }
    draw_sentences(ui, "quality", say(Key::activity_quality), model.row.quality, ui::Icon::star,
                   ui::Tone::rope);
    if (model.period.empty() && model.row.quality.empty()) {
        ui::secondary(ui, say(Key::activity_no_plan));
    }
}

void draw_terms(ui::Ui& ui, const ActivityModel& model, const Say& say) {
    const PartCard card(ui, model, ActivityPart::terms, say(Key::section_terms));
    ui::fact(ui, {.label = say(Key::activity_form_label), .value = model.form});
    ui::fact(ui, {.label = say(Key::activity_criticality), .value = model.criticality});
    draw_sentences(ui, "gives", say(Key::activity_gives), model.row.gives, ui::Icon::heart,
                   ui::Tone::ok);
}

void draw_background(ui::Ui& ui, const ActivityModel& model, const Say& say) {
    const PartCard card(ui, model, ActivityPart::background, say(Key::section_background));
    ui::fact(ui, {.label = say(Key::activity_origin), .value = model.origin});
    ui::fact(ui, {.label = say(Key::activity_competition), .value = model.competition});
}

void draw_shift(ui::Ui& ui, const ActivityShiftLine& line) {
    ui::Chip chip{ui::Tone::ok, ui::Icon::check, line.places};
    if (line.any_free) chip = {ui::Tone::warn, ui::Icon::users, line.places};
    if (line.cancelled) chip = {ui::Tone::danger, ui::Icon::circle_x, line.places};
    (void)ui::row(ui, line.shift.value,
                  {.date_day = line.day,
                   .date_month = line.month,
                   .title = line.title,
                   .detail = line.detail,
                   .chips = {&chip, 1},
                   .href = line.href,
                   .chevron = true,
                   .spoken = line.spoken});
}

void draw_shifts(ui::Ui& ui, const ActivityModel& model, const Say& say) {
    const ui::Card card(
        ui, "shifts",
        {.title = say(Key::activity_shifts_title),
         .link_text = model.shifts.empty() ? std::string_view{} : say(Key::activity_all_shifts),
         .link_href = model.all_shifts_href});
    if (model.shifts.empty()) {
        ui::secondary(ui, say(Key::activity_shifts_none));
        return;
    }
    {
        const ui::List list(ui, "shifts", {.label = say(Key::activity_shifts_title)});
        for (const ActivityShiftLine& line : model.shifts) draw_shift(ui, line);
    }
    if (!model.shifts_more.empty()) ui::secondary(ui, model.shifts_more);
}

models::Perform change_status(const ActivityModel& model) {
    const ActivityStatus wanted = model.closed ? ActivityStatus::open : ActivityStatus::closed;
    const Key opened = model.row.preparing ? Key::opening_opened : Key::activity_was_opened;
    return {models::set_activity_status(model.row.id, wanted),
            model.closed ? opened : Key::activity_was_closed};
}

std::optional<models::Intent> draw_closed_banner(ui::Ui& ui, const ActivityModel& model,
                                                 const Say& say) {
    if (!model.closed) return {};
    const bool preparing = model.row.preparing;
    const bool may_open = model.may_edit && !preparing;
    const bool pressed =
        ui::banner(ui, "closed",
                   {.tone = preparing ? ui::Tone::info : ui::Tone::warn,
                    .icon = preparing ? ui::Icon::hourglass : ui::Icon::lock,
                    .text = say(preparing ? Key::opening_banner : Key::activity_closed_banner),
                    .button = may_open ? say(Key::activity_open_again) : std::string_view{}});
    if (!pressed) return {};
    return change_status(model);
}

void draw_columns(ui::Ui& ui, const ActivityModel& model, const Say& say) {
    const models::OpeningModel& opening = model.opening;
    ui::Columns columns(ui, 2);
    if (opening.shown) draw_lamps(ui, opening);
    if (!model.row.purpose.empty()) {
        const ui::Card card(ui, "purpose", {.title = say(Key::activity_purpose_title)});
        ui::paragraph(ui, model.row.purpose);
    }
    draw_where(ui, model, say);
    draw_boundary(ui, model, say);
    draw_plan(ui, model, say);
    columns.next();
    if (!model.row.preparing) draw_shifts(ui, model, say);
    if (opening.shown) draw_answers(ui, opening);
    if (opening.shown) draw_hearings(ui, opening);
    draw_levels(ui, opening);
    draw_terms(ui, model, say);
    if (opening.shown) draw_background(ui, model, say);
}

// What one most likely wants to do next; on a phone the foot is for the primary act alone.
std::optional<models::Intent> draw_acts(ui::Ui& ui, const ActivityModel& model, const Say& say) {
    std::optional<models::Intent> intent;
    if (!model.may_edit || (model.closed && !model.row.preparing)) return intent;
    if (model.row.preparing) {
        const ui::ActionBar bar(ui);
        if (ui::button(ui, "open", say(Key::opening_open),
                       {.look = ui::Look::primary, .icon = ui::Icon::play})) {
            intent = change_status(model);
        }
        return intent;
    }
    const auto close_button = [&] {
        if (ui::button(ui, "close", say(Key::activity_close), {.look = ui::Look::quiet})) {
            intent = change_status(model);
        }
    };
    const bool wide = ui::is_wide(ui);
    const auto match_link = [&] {
        ui::link(ui, "match", say(Key::match_link), model.match_href,
                 {.icon = ui::Icon::users, .look = ui::Look::outlined});
    };
    if (!wide) {
        const ui::Flow flow(ui);
        match_link();
        close_button();
    }
    const ui::ActionBar bar(ui);
    if (wide) {
        close_button();
        match_link();
    }
    if (ui::button(ui, "new_shift", say(Key::activity_new_shift),
                   {.look = ui::Look::primary, .icon = ui::Icon::calendar_plus})) {
        intent = models::Go{models::parse_route(model.new_shift_href)};
    }
    return intent;
}

}  // namespace

std::optional<models::Intent> draw_activity(ui::Ui& ui, const ActivityModel& model) {
    const Say say{model.language};
    if (model.gone) {
        const ui::Page page(ui, "activity_gone",
                            {.title = say(Key::activity_gone_title), .back_href = model.back_href});
        (void)ui::empty_state(ui, "gone",
                              {.icon = ui::Icon::clipboard,
                               .title = say(Key::activity_gone_title),
                               .text = say(Key::activity_gone_text),
                               .button = say(Key::back),
                               .button_href = model.back_href});
        return {};
    }
    std::optional<models::Intent> intent;
    std::vector<ui::HeaderAction> actions;
    if (model.may_edit) {
        actions.push_back({.id = "edit",
                           .label = say(Key::edit),
                           .icon = ui::Icon::edit,
                           .look = ui::Look::outlined,
                           .href = model.edit_href});
    }
    actions.push_back({.id = "print",
                       .label = say(Key::print_card),
                       .icon = ui::Icon::print,
                       .look = ui::Look::quiet});
    const ui::Page page(ui, ui::Id("activity", model.row.id.value),
                        {.title = model.row.name,
                         .subtitle = model.unit,
                         .back_href = model.back_href,
                         .actions = actions});
    if (auto chosen = draw_versions_line(ui, model.language, model.versions)) intent = chosen;
    if (page.pressed("print")) intent = models::boundary_card(model);
    if (auto chosen = draw_closed_banner(ui, model, say)) intent = chosen;
    draw_columns(ui, model, say);
    if (auto chosen = draw_acts(ui, model, say)) intent = chosen;
    return intent;
}

}  // namespace tovholder::views
