// Reasons as chips; a tap on the name shows the person, a tap on the button calls her.
#include "src/views/match_view.hpp"

#include "src/ui/ui.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using text::Key;

void draw_line(ui::Ui& ui, const models::MatchLine& line, const Say& say) {
    std::vector<ui::Chip> chips;
    for (const std::string& reason : line.reasons) {
        chips.push_back({ui::Tone::ok, ui::Icon::check, reason});
    }
    if (!line.against.empty()) {
        chips.push_back({ui::Tone::warn, ui::Icon::alert, line.against});
    }
    ui::RowOptions row{.initials = line.initials, .title = line.name, .chips = chips};
    row.href = line.href;
    if (!line.phone_href.empty()) {
        row.button = say(Key::call);
        row.button_icon = ui::Icon::phone;
        row.button_href = line.phone_href;
        row.button_spoken = line.call_spoken;
    }
    (void)ui::row(ui, line.person.value, row);
}

}  // namespace

void draw_match(ui::Ui& ui, const models::MatchModel& model) {
    const Say say{model.language};
    const std::string subtitle = model.about.empty() ? std::string(say(Key::match_no_shift))
                                                     : say(Key::match_about, {model.about});
    const ui::Page page(ui, "match",
                        {.title = say(Key::match_title),
                         .overline = model.title,
                         .subtitle = model.gone ? std::string_view{} : std::string_view(subtitle),
                         .back_href = model.back_href,
                         .width_max = 900});
    if (model.gone) {
        ui::paragraph(ui, say(Key::activity_gone_text));
        return;
    }
    const ui::Card card(ui, "people");
    if (model.lines.empty()) {
        (void)ui::empty_state(ui, "nobody",
                              {.icon = ui::Icon::users,
                               .title = say(Key::match_nobody),
                               .text = say(Key::match_nobody_text),
                               .button = say(Key::activities_new),
                               .button_href = model.new_activity_href});
        return;
    }
    ui::secondary(ui, say(Key::match_hint));
    const ui::List list(ui, "people", {.label = say(Key::match_title)});
    for (const models::MatchLine& line : model.lines) draw_line(ui, line, say);
}

}  // namespace tovholder::views
