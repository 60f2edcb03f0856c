// Figures in words. What is too few to be told is said to be so.
#include "src/models/figures_model.hpp"

#include "shared/base/sort.hpp"
#include "shared/text/collation.hpp"
#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"

namespace tovholder::models {
namespace {

using text::Key;

constexpr std::int32_t days_in_week = 7;

std::string week_words(const Viewer& viewer, Date week) {
    const std::string number =
        text::fill(viewer.language, Key::week_number, {std::to_string(iso_week(week).week)});
    const std::int32_t ahead = (week - monday_of(viewer.today)) / days_in_week;
    if (ahead == 0) return text::fill(viewer.language, Key::figures_this_week, {number});
    if (ahead == 1) return text::fill(viewer.language, Key::figures_next_week, {number});
    return text::capitalised(number);
}

std::string counted(const Viewer& viewer, std::uint32_t number, Key one, Key many) {
    return text::counted(viewer.language, number, one, many);
}

std::string detail_of(const Viewer& viewer, const UnitFigures& row) {
    const std::string shifts =
        counted(viewer, row.shifts, Key::figures_shift_one, Key::figures_shift_many);
    if (row.few) {
        const std::string places =
            counted(viewer, row.places, Key::figures_place_one, Key::figures_place_many);
        return shifts + " · " + places + " · " +
               std::string(text::get(viewer.language, Key::figures_few));
    }
    return shifts + " · " +
           text::fill(viewer.language, Key::figures_taken,
                      {text::whole_number(viewer.language, row.taken),
                       text::whole_number(viewer.language, row.places)}) +
           " · " + counted(viewer, row.people, Key::figures_person_one, Key::figures_person_many);
}

FiguresCard make_card(const State& state, const Viewer& viewer, const Unit& unit) {
    FiguresCard card{.id = unit.id.value, .title = unit.name, .lines = {}};
    std::vector<const UnitFigures*> rows;
    for (const Id<UnitFigures> id : state.figures_of(unit.id)) {
        const UnitFigures& row = *state.find(id);
        if (row.week >= monday_of(viewer.today) && row.shifts > 0) rows.push_back(&row);
    }
    sort_stably(rows, [](const UnitFigures* a, const UnitFigures* b) { return a->week < b->week; });
    for (const UnitFigures* row : rows) {
        card.lines.push_back({.id = row->id.value,
                              .title = week_words(viewer, row->week),
                              .detail = detail_of(viewer, *row),
                              .lacking = !row->few && row->taken < row->places});
    }
    return card;
}

}  // namespace

std::vector<FiguresCard> make_figures(const State& state, const Viewer& viewer) {
    std::vector<FiguresCard> cards;
    for (const auto& [id, row] : state.table<Unit>()) {
        FiguresCard card = make_card(state, viewer, row.value);
        if (!card.lines.empty()) cards.push_back(std::move(card));
    }
    sort_stably(cards, [](const FiguresCard& a, const FiguresCard& b) {
        return text::collation_key(a.title) < text::collation_key(b.title);
    });
    return cards;
}

}  // namespace tovholder::models
