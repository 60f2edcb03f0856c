// Activities on the desk: those being prepared, doubts to talk about, those that were left, and
// agreements to look at again.
#include "shared/ops/permissions.hpp"
#include "shared/ops/start_check.hpp"
#include "shared/text/format.hpp"
#include "src/models/desk.hpp"
#include "src/models/opening_model.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {
namespace {

using text::Key;

struct Desk {
    const State& state;
    const Viewer& viewer;
    DeskCard& card;

    std::string say(Key key) const { return std::string(text::get(viewer.language, key)); }

    void add(std::uint64_t id, std::string title, std::string detail, Key act, std::string href,
             bool urgent) {
        ++card.count;
        if (card.lines.size() >= desk_lines_max) return;
        DeskLine line;
        line.id = id;
        line.title = std::move(title);
        line.detail = std::move(detail);
        line.button = say(act);
        line.button_spoken = line.button + ", " + line.title;
        line.href = std::move(href);
        line.urgent = urgent;
        card.lines.push_back(std::move(line));
    }

    void add_lacking(const Activity& activity) {
        const OpeningModel opening = make_opening_model(state, viewer, activity);
        add(activity.id.value, activity.name,
            opening.missing.empty()
                ? say(Key::opening_preparing)
                : text::fill(viewer.language, Key::opening_missing, {opening.missing}),
            Key::desk_opening_act, href_of(Screen::activity, activity.id), !activity.preparing);
    }

    void add_doubts(const Activity& activity) {
        if (!ops::may(state, viewer.person, ops::Act::settle_boundary, ops::on(activity),
                      viewer.today)) {
            return;
        }
        for (const BoundaryDecision* row : ops::standing_answers(state, activity.id)) {
            if (!row->is_in_doubt()) continue;
            add(row->id.value, row->question, activity.name + " · " + say(Key::boundary_talk_waits),
                Key::desk_opening_talk, href_of(Screen::boundary_talk, row->id), false);
        }
    }

    void add_review(const Activity& activity) {
        const Delegation* last = ops::last_delegation(state, activity.id);
        if (last == nullptr || !last->review || *last->review > viewer.today) return;
        add(last->id.value, activity.name,
            std::string(level_word(viewer.language, last->level)) + " · " +
                text::fill(viewer.language, Key::delegation_review_on,
                           {text::days_away(viewer.language, *last->review, viewer.today)}),
            Key::desk_opening_review, href_of(Screen::delegation_new, activity.id), false);
    }
};

// An open activity that nobody holds the rope of.
bool is_left(const State& state, const Activity& activity, Date day) {
    for (const ops::Lack lack : ops::lacks_of(state, activity, day)) {
        if (ops::lamp_of(lack) == ops::Lamp::responsible) return true;
    }
    return false;
}

}  // namespace

void add_activities(const State& state, const Viewer& viewer, TodayModel& model) {
    Desk desk{state, viewer, model.waiting};
    std::vector<const Activity*> own;
    for (const auto& [id, row] : state.table<Activity>()) {
        const Activity& activity = row.value;
        const bool is_open = activity.status == ActivityStatus::open;
        const bool may = ops::may(state, viewer.person, ops::Act::edit_activity, ops::on(activity),
                                  viewer.today);
        if ((is_open || activity.preparing) && may) own.push_back(&activity);
    }
    // What is most urgent first: only the first few are shown.
    for (const Activity* each : own) {
        if (!each->preparing && is_left(state, *each, viewer.today)) desk.add_lacking(*each);
    }
    for (const Activity* each : own) desk.add_doubts(*each);
    for (const Activity* each : own) {
        if (each->preparing) desk.add_lacking(*each);
    }
    for (const Activity* each : own) desk.add_review(*each);
    model.waiting.all_href = href_of(Screen::activities);
}

}  // namespace tovholder::models
