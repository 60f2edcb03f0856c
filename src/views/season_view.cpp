// The chart is for the eye; all it says stands in the table.
#include "src/views/season_view.hpp"

#include "src/ui/ui.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::SeasonModel;
using models::SeasonWeek;
using text::Key;

void draw_unit(ui::Ui& ui, const SeasonModel& model, std::optional<models::Intent>& intent) {
    if (model.units.size() < 2) return;
    const Say say{model.language};
    const std::vector<std::string_view> names(model.unit_names.begin(), model.unit_names.end());
    const std::size_t chosen = model.unit ? model.units.place_of(model.unit) + 1 : 0;
    const auto picked = ui::select(ui, "unit", names, chosen, {.label = say(Key::activity_unit)});
    if (picked && *picked < names.size()) {
        intent = models::Go{
            models::season_route(*picked == 0 ? Id<Unit>{} : model.units.ids[*picked - 1])};
    }
}

void draw_chart(ui::Ui& ui, const SeasonModel& model) {
    const Say say{model.language};
    const ui::Card card(ui, "chart", {.title = say(Key::season_chart)});
    std::vector<ui::Bar> bars;
    for (const SeasonWeek& week : model.weeks) {
        bars.push_back({.whole = static_cast<float>(week.places),
                        .part = static_cast<float>(week.taken),
                        .marked = week.quiet,
                        .label = week.title});
    }
    ui::paragraph(ui, model.sentence, {.style = ui::TextStyle::strong});
    ui::bar_chart(ui, "bars", model.sentence, bars);
    ui::secondary(ui, say(Key::season_legend));
}

void draw_table(ui::Ui& ui, const SeasonModel& model) {
    const Say say{model.language};
    const ui::Column columns[] = {{.title = say(Key::season_week), .share = 2},
                                  {.title = say(Key::season_places), .at_right = true},
                                  {.title = say(Key::season_taken), .at_right = true},
                                  {.title = say(Key::season_gap), .at_right = true},
                                  {.title = say(Key::season_away), .at_right = true},
                                  {.title = say(Key::season_marks), .share = 2}};
    ui::table(
        ui, "weeks", columns, model.weeks.size(),
        [&](std::size_t i) {
            return ui::Id(static_cast<std::uint64_t>(model.weeks[i].monday.days));
        },
        [&](std::size_t i, ui::TableRow& row) {
            const SeasonWeek& week = model.weeks[i];
            const std::string title = week.title + " · " + week.span;
            const std::string places = std::to_string(week.places);
            const std::string taken = std::to_string(week.taken);
            const std::string gap = std::to_string(week.gap());
            const std::string away = std::to_string(week.away);
            row.cell({.text = title, .strong = true, .href = week.href});
            row.cell({.text = places});
            row.cell({.text = taken});
            row.cell({.text = gap, .tone = week.gap() > 0 ? ui::Tone::warn : ui::Tone::neutral});
            row.cell({.text = away});
            row.cell({.text = week.marks});
        },
        {.label = say(Key::season_title)});
}

}  // namespace

std::optional<models::Intent> draw_season(ui::Ui& ui, const SeasonModel& model) {
    std::optional<models::Intent> intent;
    const Say say{model.language};
    const ui::Page page(ui, "season",
                        {.title = say(Key::season_title),
                         .subtitle = say(Key::season_subtitle),
                         .back_href = models::href_of(models::Screen::shifts)});
    draw_unit(ui, model, intent);
    draw_chart(ui, model);
    draw_table(ui, model);
    return intent;
}

}  // namespace tovholder::views
