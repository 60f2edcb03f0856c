// Days in words, and what ends an absence: it is taken back when it has not begun, else it ended
// yesterday.
#include "src/models/absence_model.hpp"

#include <algorithm>

#include "shared/base/sort.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/iso_day.hpp"
#include "src/models/person_words.hpp"
#include "src/models/route.hpp"
#include "src/models/shift_facts.hpp"

namespace tovholder::models {
namespace {

using text::Key;

std::string days_words(const Viewer& viewer, const Absence& absence) {
    const std::string from = text::plain_date(viewer.language, absence.from);
    if (!absence.until) return text::fill(viewer.language, Key::activity_from, {from});
    return text::fill(viewer.language, Key::activity_from_to,
                      {from, text::plain_date(viewer.language, *absence.until)});
}

ops::Command ended(const Absence& absence, Date today) {
    if (absence.from >= today) return ops::RemoveAbsence{absence.id};
    Absence after = absence;
    after.until = today + -1;
    return ops::make_edit(absence, after);
}

bool may_say(const State& state, const Viewer& viewer, Id<Person> person) {
    return ops::may(state, viewer.person, ops::Act::be_away, ops::on(person), viewer.today);
}

void add_own_shifts(const State& state, const Viewer& viewer, Date from, std::optional<Date> until,
                    AbsenceFormModel& model) {
    std::vector<const Shift*> shifts;
    for (const Id<SignUp> id : state.sign_ups_of(viewer.person)) {
        const SignUp& row = *state.find(id);
        const Shift* shift = state.find(row.shift);
        if (row.status != SignUpStatus::confirmed || shift == nullptr) continue;
        if (shift->status != ShiftStatus::planned || shift->ends <= viewer.now) continue;
        const Date day = to_local(shift->starts).date;
        if (day < from || (until && *until < day)) continue;
        shifts.push_back(shift);
    }
    sort_stably(shifts, [](const Shift* a, const Shift* b) { return a->starts < b->starts; });
    for (const Shift* shift : shifts) {
        const std::string title = shift_facts(state, viewer, *shift).activity_name() + " · " +
                                  text::moment(viewer.language, shift->starts, viewer.today);
        model.shifts.push_back(
            {shift->id, title,
             std::string(text::get(viewer.language, Key::give_back_shift)) + ", " + title});
    }
}

}  // namespace

bool holds_pause(const State& state, Id<Person> person, Date day) {
    const auto& ids = state.absences_of(person);
    return std::any_of(ids.begin(), ids.end(), [&](Id<Absence> id) {
        const Absence& row = *state.find(id);
        return row.kind == AbsenceKind::pause && row.covers(day);
    });
}

AbsencesModel make_absences_model(const State& state, const Viewer& viewer, Id<Person> person) {
    AbsencesModel model;
    model.language = viewer.language;
    model.own = person == viewer.person;
    const bool may = may_say(state, viewer, person);
    if (may) model.new_href = href_of(Screen::absence_new, person);
    std::vector<const Absence*> rows;
    for (const Id<Absence> id : state.absences_of(person)) {
        const Absence& row = *state.find(id);
        if (!row.until || *row.until >= viewer.today) rows.push_back(&row);
    }
    sort_stably(rows, [](const Absence* a, const Absence* b) { return a->from < b->from; });
    for (const Absence* row : rows) {
        AbsenceLine line;
        line.absence = row->id;
        line.title =
            text::get(viewer.language,
                      row->kind == AbsenceKind::pause ? Key::absence_pause : Key::absence_less);
        line.detail = days_words(viewer, *row);
        line.now = row->covers(viewer.today);
        if (may) {
            line.act =
                text::get(viewer.language, line.now ? Key::absence_end : Key::absence_remove);
            line.act_spoken = line.act + ", " + line.title + ", " + line.detail;
            line.command = ended(*row, viewer.today);
        }
        model.lines.push_back(std::move(line));
    }
    return model;
}

AbsenceForm make_absence_form(const Viewer& viewer, Id<Person> person) {
    return {person, AbsenceKind::pause, iso_day(viewer.today), {}};
}

AbsenceFormModel make_absence_form_model(const State& state, const Viewer& viewer,
                                         const AbsenceForm& form) {
    AbsenceFormModel model;
    model.language = viewer.language;
    const Person* person = state.find(form.person);
    model.gone = person == nullptr || !may_say(state, viewer, form.person);
    model.back_href = href_of(Screen::person, form.person);
    if (model.gone) return model;
    if (form.person != viewer.person) model.name = full_name(*person);
    const auto from = parse_iso_day(form.from);
    const auto until = parse_iso_day(form.until);
    if (!from) model.from_error = text::get(viewer.language, Key::activity_error_date);
    if (!form.until.empty() && !until) {
        model.until_error = text::get(viewer.language, Key::activity_error_date);
    }
    if (from && until && *until < *from) {
        model.until_error = text::get(viewer.language, Key::activity_error_ends);
    }
    if (!model.from_error.empty() || !model.until_error.empty()) return model;
    if (model.name.empty() && form.kind == AbsenceKind::pause) {
        add_own_shifts(state, viewer, *from, until, model);
    }
    model.command = ops::Create<Absence>{{.id = Id<Absence>::local(1),
                                          .person = form.person,
                                          .kind = form.kind,
                                          .from = *from,
                                          .until = until}};
    return model;
}

}  // namespace tovholder::models
