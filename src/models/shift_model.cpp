// Gathers one shift's screen from the tables.
#include "src/models/shift_model.hpp"

#include "shared/ops/permissions.hpp"
#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/iso_day.hpp"
#include "src/models/percent_encoded.hpp"
#include "src/models/person_words.hpp"
#include "src/models/series_words.hpp"
#include "src/models/shifts_model.hpp"
#include "src/models/versions_model.hpp"

namespace tovholder::models {
namespace {

using text::Key;

std::string say(const ShiftModel& model, Key key) {
    return std::string(text::get(model.language, key));
}

void add_when(const Viewer& viewer, const ShiftFacts& facts, ShiftModel& model) {
    const Shift& shift = *facts.shift;
    const Date date = to_local(shift.starts).date;
    model.date = text::long_date(viewer.language, date);
    const std::string holiday = text::holiday_name(viewer.language, date);
    if (!holiday.empty()) model.date += " · " + holiday;
    model.title = facts.activity_name();
    model.tab_title = model.title + ' ' + text::short_date(viewer.language, date) + " – " +
                      say(model, Key::app_name);
    model.time = text::time_span(viewer.language, shift.starts, shift.ends) + " · " +
                 text::duration(viewer.language, shift.ends - shift.starts);
    model.back_href = href_of(shifts_route({.period = Period::week, .day = date}));
}

void add_where(const ShiftFacts& facts, ShiftModel& model) {
    model.place = facts.unit_name();
    const std::string address = facts.unit == nullptr ? std::string{} : facts.unit->address;
    model.address = facts.activity == nullptr ? std::string{} : facts.activity->place;
    if (!model.address.empty() && !address.empty()) model.address += " · ";
    model.address += address;
    if (!address.empty()) {
        model.map_href = "https://www.openstreetmap.org/search?query=" + percent_encoded(address);
    }
}

void add_responsible(const ShiftFacts& facts, ShiftModel& model) {
    std::string name = facts.shift->responsible;
    std::string phone;
    if (facts.activity != nullptr) {
        // The activity's phone belongs to its own tovholder, not to whoever stands in for the day.
        if (name.empty() || name == facts.activity->responsible) {
            name = facts.activity->responsible;
            phone = facts.activity->responsible_phone;
        }
    }
    if (phone.empty() && facts.unit != nullptr) phone = facts.unit->phone;
    model.responsible_name = name;
    model.responsible = name.empty() ? say(model, Key::no_responsible)
                                     : text::fill(model.language, Key::is_responsible, {name});
    if (phone.empty()) return;
    model.phone = text::phone(phone);
    model.phone_href = "tel:" + phone;
    model.call_spoken =
        text::fill(model.language, Key::call_somebody, {name.empty() ? facts.unit_name() : name});
}

ComingLine make_line(const State& state, const Viewer& viewer, const SignUp& sign_up,
                     bool coordinates) {
    ComingLine line;
    line.sign_up = sign_up.id;
    line.attendance = sign_up.attendance;
    line.seeks = sign_up.seeks_substitute();
    const Person* person = state.find(sign_up.person);
    if (person == nullptr) {
        line.name = text::get(viewer.language, Key::somebody);
        line.initials = "?";
        return line;
    }
    line.name = coordinates ? full_name(*person) : person->given_name;
    line.initials = text::initials(full_name(*person));
    if (sign_up.person == viewer.person) line.detail = text::get(viewer.language, Key::you);
    if (!coordinates) return line;
    line.href = href_of(Screen::person, person->id);
    if (!person->phone.empty() && sign_up.person != viewer.person) {
        line.detail = text::phone(person->phone);
        line.phone_href = "tel:" + person->phone;
        line.call_spoken = text::fill(viewer.language, Key::call_somebody, {person->given_name});
    }
    return line;
}

void add_people(const State& state, const Viewer& viewer, const ShiftFacts& facts,
                ShiftModel& model) {
    const Id<Shift> shift = facts.shift->id;
    std::vector<std::string> others;
    for (const SignUp* row : sign_ups_in_turn(state, shift, SignUpStatus::confirmed)) {
        model.coming.push_back(make_line(state, viewer, *row, model.coordinates));
        const Person* person = state.find(row->person);
        if (person != nullptr && row->person != viewer.person) {
            others.push_back(person->given_name);
        }
    }
    std::size_t turn = 0;
    for (const SignUp* row : sign_ups_in_turn(state, shift, SignUpStatus::waitlisted)) {
        ComingLine line = make_line(state, viewer, *row, model.coordinates);
        const std::string number =
            text::fill(viewer.language, Key::turn_number, {std::to_string(++turn)});
        line.detail = line.detail.empty() ? number : number + " · " + line.detail;
        model.waiting.push_back(std::move(line));
    }
    if (facts.standing == Standing::apart) {
        model.come_too = say(model, Key::shift_apart_who);
    } else if (others.empty()) {
        model.come_too =
            say(model, facts.standing == Standing::mine ? Key::you_alone : Key::nobody_yet);
    } else if (others.size() <= 4) {
        const bool own = facts.standing == Standing::mine;
        model.come_too =
            text::fill(viewer.language, own ? Key::come_too : Key::they_come,
                       {text::join_names(viewer.language, others.data(), others.size())});
    } else {
        model.come_too =
            text::fill(viewer.language, Key::some_come,
                       {std::to_string(facts.taken), std::to_string(facts.shift->places)});
    }
}

void add_standing(const State& state, const Viewer& viewer, const ShiftFacts& facts,
                  ShiftModel& model) {
    model.standing = facts.standing;
    model.ended = facts.ended;
    if (facts.standing == Standing::cancelled) {
        model.places = text::capitalised(say(model, Key::shift_cancelled));
    } else if (facts.standing == Standing::apart) {
        model.places = text::capitalised(say(model, Key::shift_apart));
    } else if (facts.free > 0) {
        model.places = text::counted(viewer.language, static_cast<std::int64_t>(facts.free),
                                     Key::places_free_one, Key::places_free_many);
    } else if (const Person* leaves =
                   facts.seeks == nullptr ? nullptr : state.find(facts.seeks->person)) {
        model.places = text::fill(viewer.language, Key::seeks_named, {leaves->given_name});
    } else {
        model.places =
            text::counted(viewer.language, static_cast<std::int64_t>(facts.shift->places),
                          Key::all_taken_one, Key::all_taken_many);
    }
    const bool may = may_join(state, viewer, facts);
    model.can_take = may && facts.standing == Standing::open;
    model.can_wait = may && facts.standing == Standing::full;
    if (!facts.ended) {
        model.can_leave = facts.standing == Standing::waiting;
        model.seeks = facts.standing == Standing::mine && facts.own_seeks;
        model.can_seek = facts.standing == Standing::mine && !facts.own_seeks;
    }
    if (facts.own_turn == 1) model.turn = say(model, Key::turn_first);
    if (facts.own_turn > 1) {
        model.turn = text::fill(viewer.language, Key::turn_other, {std::to_string(facts.own_turn)});
    }
    if (facts.ended || facts.standing == Standing::cancelled) return;
    if (const Shift* other = double_booking(state, viewer, *facts.shift)) {
        model.conflict = text::fill(viewer.language, Key::double_booking,
                                    {shift_facts(state, viewer, *other).activity_name(),
                                     text::time_span(viewer.language, other->starts, other->ends)});
    }
}

// Who is asked, and what becomes of it when nobody comes forward.
void add_search(const State& state, const Viewer& viewer, const ShiftFacts& facts,
                ShiftModel& model) {
    if (facts.standing == Standing::cancelled) return;
    if (facts.ended) {
        if (facts.own_seeks) model.seeks_end = say(model, Key::nobody_came);
        return;
    }
    const SignUp* seeks = model.coordinates ? facts.seeks : nullptr;
    for (const Id<SignUp> id : state.sign_ups_of(facts.shift->id)) {
        const SignUp* row = state.find(id);
        if (facts.own_seeks && row->person == viewer.person) seeks = row;
    }
    const bool may_lapse =
        facts.activity != nullptr && facts.activity->criticality == Criticality::may_lapse;
    model.seeks_end = say(model, may_lapse ? Key::seeks_may_lapse : Key::seeks_must_cover);
    if (seeks == nullptr) return;
    model.ladder = ladder_of(state, viewer, *seeks);
    if (model.coordinates) model.match_href = href_of(Screen::match, facts.shift->activity);
}

}  // namespace

ShiftModel make_shift_model(const State& state, const Viewer& viewer, Id<Shift> id) {
    ShiftModel model;
    model.language = viewer.language;
    model.shift = id;
    model.back_href = href_of(Screen::shifts);
    const Shift* shift = state.find(id);
    if (shift == nullptr) {
        model.gone = true;
        return model;
    }
    const ShiftFacts facts = shift_facts(state, viewer, *shift);
    model.coordinates =
        ops::may(state, viewer.person, ops::Act::run_shifts, ops::on(*shift), viewer.today);
    add_when(viewer, facts, model);
    add_where(facts, model);
    add_responsible(facts, model);
    add_people(state, viewer, facts, model);
    add_standing(state, viewer, facts, model);
    add_search(state, viewer, facts, model);
    model.notes = shift->notes;
    model.versions = versions_sentence(state, viewer, key_of(id));
    if (facts.activity != nullptr) {
        model.purpose = facts.activity->purpose;
        model.does = facts.activity->does;
        model.does_not = facts.activity->does_not;
    }
    if (shift->series) {
        const Series* series = state.find(shift->series);
        model.series = series != nullptr ? series_in_words(viewer.language, *series)
                                         : std::string(text::get(viewer.language, Key::in_series));
    }
    const Date day = to_local(shift->starts).date;
    if (day <= viewer.today && shift->status == ShiftStatus::planned &&
        ops::may(state, viewer.person, ops::Act::note_attendance, ops::on(*shift), viewer.today)) {
        model.board_href = href_of(Route{Screen::board, 0, {{"dag", iso_day(day)}}});
    }
    if (model.coordinates) {
        model.edit_href = href_of(Screen::shift_edit, id);
        model.copy_href = href_of(Route{Screen::shift_new, 0, {{"kopi", id_text(id.value)}}});
        model.activity_href = href_of(Screen::activity, shift->activity);
    }
    return model;
}

}  // namespace tovholder::models
