// Gathers what the tables say about one person.
#include "src/models/person_model.hpp"

#include <algorithm>

#include "shared/base/sort.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/text/format.hpp"
#include "shared/text/when.hpp"
#include "src/models/person_form_model.hpp"
#include "src/models/person_words.hpp"
#include "src/models/rights_model.hpp"
#include "src/models/route.hpp"
#include "src/models/unit_choices.hpp"
#include "src/models/versions_model.hpp"

namespace tovholder::models {
namespace {

using text::Key;

constexpr Date a_monday{4};  // 1970-01-05

std::string say(const PersonModel& model, Key key) {
    return std::string(text::get(model.language, key));
}

void add_contact(PersonModel& model, Date today) {
    const Person& person = model.row;
    if (!person.phone.empty()) {
        model.phone = text::phone(person.phone);
        model.phone_href = "tel:" + person.phone;
    }
    if (!person.email.empty()) model.email_href = "mailto:" + person.email;
    if (!person.address_protected) {
        model.address = person.street;
        const std::string place = trimmed(person.postcode + ' ' + person.town);
        if (!model.address.empty() && !place.empty()) model.address += ", ";
        model.address += place;
    }
    if (person.born) {
        const YearMonthDay born = civil(*person.born);
        const YearMonthDay now = civil(today);
        const bool had_birthday = std::pair(now.month, now.day) >= std::pair(born.month, born.day);
        const std::int32_t years = now.year - born.year - (had_birthday ? 0 : 1);
        model.born = text::fill(
            model.language, Key::person_born_age,
            {text::plain_date(model.language, *person.born), std::to_string(std::max(years, 0))});
    }
    if (person.started) {
        model.since = text::fill(model.language, Key::person_since,
                                 {text::plain_date(model.language, *person.started)});
    }
    model.hours = text::weekly_time(model.language, person.minutes_per_week);
}

}  // namespace

std::vector<DayLine> availability_lines(text::Language language, std::uint32_t availability) {
    std::vector<DayLine> lines;
    constexpr Key parts[day_parts] = {Key::part_morning, Key::part_afternoon, Key::part_evening};
    for (std::size_t day = 0; day < week_days; ++day) {
        const auto day_offset = static_cast<std::int32_t>(day);
        std::vector<std::string> suits;
        for (std::size_t part = 0; part < day_parts; ++part) {
            const bool can = (availability & availability_bit(day, part)) != 0;
            if (can) suits.push_back(std::string(text::get(language, parts[part])));
        }
        if (suits.empty()) continue;
        lines.push_back({text::capitalised(text::weekday_name(language, a_monday + day_offset)),
                         joined(suits)});
    }
    return lines;
}

namespace {

void add_roles(const State& state, const Viewer& viewer, PersonModel& model) {
    std::vector<const Grant*> grants;
    for (const Id<Grant> id : state.grants_of(model.row.id)) grants.push_back(state.find(id));
    const auto held = [&](const Grant* grant) { return grant->held_on(viewer.today); };
    sort_stably(grants, [&](const Grant* a, const Grant* b) {
        if (held(a) != held(b)) return held(a);
        if (a->starts != b->starts) return a->starts > b->starts;
        return a->id < b->id;
    });
    for (const Grant* grant : grants) {
        if (grant->ended && *grant->ended <= grant->starts) continue;  // given by mistake
        RoleLine line;
        line.grant = grant->id;
        line.held = held(grant);
        line.form = change_role_form(*grant);
        line.title = std::string(role_word(model.language, grant->role));
        if (const Activity* activity = state.find(grant->activity)) {
            line.title += ", " + activity->name;
        }
        const std::string unit = unit_name(state, grant->unit);
        if (!unit.empty()) line.title += ", " + unit;
        if (grant->ended) {
            line.detail = text::fill(model.language, Key::role_from_to,
                                     {text::plain_date(model.language, grant->starts),
                                      text::plain_date(model.language, *grant->ended + -1)});
        } else {
            line.detail = text::fill(model.language, Key::role_since,
                                     {text::plain_date(model.language, grant->starts)});
        }
        if (line.held) model.held.push_back({grant->role, grant->unit, grant->activity});
        const bool is_over = grant->ended && *grant->ended <= viewer.today;
        line.may_end = !is_over && ops::may(state, viewer.person, ops::giving(grant->role),
                                            ops::on(grant->unit), viewer.today);
        line.end_spoken = say(model, Key::role_end) + ": " + line.title;
        model.roles.push_back(std::move(line));
    }
}

// What is known of changes that a device has not sent: its own, to itself.
std::string this_device_words(const Viewer& viewer) {
    std::string words(text::get(viewer.language, Key::device_this));
    if (viewer.unsent > 0) {
        words += ". " + text::counted(viewer.language, static_cast<std::int64_t>(viewer.unsent),
                                      Key::changes_wait_one, Key::changes_wait_many);
    }
    return words + ". ";
}

void add_devices(const State& state, const Viewer& viewer, PersonModel& model) {
    const bool may = ops::may(state, viewer.person, ops::Act::withdraw_device,
                              ops::on(model.row.id), viewer.today);
    for (const Id<Device> id : state.devices_of(model.row.id)) {
        const Device& device = *state.find(id);
        DeviceLine line;
        line.device = id;
        line.title = device.name.empty() ? say(model, Key::device_without_name) : device.name;
        line.detail =
            text::fill(model.language, device.withdrawn ? Key::device_withdrawn : Key::device_seen,
                       {text::plain_date(model.language, device.last_seen)});
        if (id == Device::row_of(viewer.device)) {
            line.detail = this_device_words(viewer) + line.detail;
        }
        line.withdraw_spoken = say(model, Key::device_withdraw) + ": " + line.title;
        line.withdrawn = device.withdrawn;
        line.may_withdraw = may && !device.withdrawn;
        model.devices.push_back(std::move(line));
    }
    std::stable_partition(model.devices.begin(), model.devices.end(),
                          [](const DeviceLine& line) { return !line.withdrawn; });
}

// One who runs an activity knows those who come to it.
bool works_with_people(const State& state, const Viewer& viewer) {
    const auto roles = ops::roles_held(state, viewer.person, viewer.today);
    return viewer.coordinator || std::any_of(roles.begin(), roles.end(), [](const ops::Held& held) {
               return is_for_activity(held.role);
           });
}

PersonShiftLine make_shift_line(const State& state, text::Language language, const Shift& shift,
                                const SignUp& sign_up) {
    PersonShiftLine line;
    const LocalTime starts = to_local(shift.starts);
    const Activity* activity = state.find(shift.activity);
    line.shift = shift.id;
    line.day = std::to_string(civil(starts.date).day);
    line.month = text::month_short(language, civil(starts.date).month);
    line.title = activity == nullptr ? std::string(text::get(language, Key::person_shift_unknown))
                                     : activity->name;
    line.detail = text::weekday_name(language, starts.date) + ' ' +
                  text::time_span(language, shift.starts, shift.ends);
    const std::string unit = unit_name(state, shift.unit);
    if (!unit.empty()) line.detail += ", " + unit;
    line.href = href_of(Screen::shift, shift.id);
    line.waitlisted = sign_up.status == SignUpStatus::waitlisted;
    line.cancelled = shift.status == ShiftStatus::cancelled;
    return line;
}

void add_shifts(const State& state, const Viewer& viewer, PersonModel& model) {
    struct Place {
        const Shift* shift;
        const SignUp* sign_up;
    };
    std::vector<Place> places;
    for (const Id<SignUp> id : state.sign_ups_of(model.row.id)) {
        const SignUp& sign_up = *state.find(id);
        const Shift* shift = state.find(sign_up.shift);
        if (sign_up.status != SignUpStatus::given_back && shift != nullptr) {
            places.push_back({shift, &sign_up});
        }
    }
    sort_stably(places, [](const Place& a, const Place& b) {
        return std::tie(a.shift->starts, a.shift->id) < std::tie(b.shift->starts, b.shift->id);
    });
    std::int64_t past = 0;
    for (const Place& place : places) {
        if (place.shift->ends > viewer.now) {
            model.coming.push_back(
                make_shift_line(state, model.language, *place.shift, *place.sign_up));
        }
    }
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        if (place->shift->ends > viewer.now) continue;
        const bool was_there = place->sign_up->status == SignUpStatus::confirmed &&
                               place->shift->status == ShiftStatus::planned;
        if (!was_there) continue;
        ++past;
        if (model.past.size() == past_shifts_max) continue;
        model.past.push_back(
            make_shift_line(state, model.language, *place->shift, *place->sign_up));
    }
    model.past_count = text::counted(model.language, past, Key::person_past_count_one,
                                     Key::person_past_count_many);
}

void add_invitation(const State& state, const Viewer& viewer, PersonModel& model) {
    const Invitation* latest = nullptr;
    for (const Id<Invitation> id : state.invitations_of(model.row.id)) {
        const Invitation* invitation = state.find(id);
        if (invitation->used) {
            model.invitation = say(model, Key::person_has_joined);
            return;
        }
        if (latest == nullptr || invitation->created > latest->created) latest = invitation;
    }
    if (latest == nullptr) return;
    const bool works = latest->expires > viewer.now;
    const Instant at = works ? latest->expires : latest->created;
    model.invitation =
        text::fill(model.language, works ? Key::person_invited_until : Key::person_invited_expired,
                   {text::plain_date(model.language, to_local(at).date)});
}

}  // namespace

namespace {

void add_rights(const State& state, const Viewer& viewer, PersonModel& model) {
    for (const Id<DataRequest> id : state.requests_of(model.row.id)) {
        const DataRequest& request = *state.find(id);
        if (request.state != DataRequestState::open) continue;
        std::string words = request_kind_words(model.language, request.kind);
        if (!request.text.empty()) words += ": " + request.text;
        model.asked.push_back(std::move(words));
    }
    if (!model.may_erase) return;
    model.erase_title = text::fill(model.language, Key::erase_title, {model.name});
    const auto places = mentions_elsewhere(state, viewer, model.row.id);
    if (places.empty()) return;
    model.erase_mentions =
        text::fill(model.language, Key::erase_mentions,
                   {text::join_names(model.language, places.data(), places.size())});
}

}  // namespace

PersonModel make_person_model(const State& state, const Viewer& viewer, Id<Person> person) {
    PersonModel model;
    model.language = viewer.language;
    model.back_href = href_of(viewer.coordinator ? Screen::people : Screen::more);
    model.own = person && person == viewer.person;
    const Row<Person>* found = state.find_row(person);
    const bool may_see = found != nullptr && covers(found->stamp.mask, FieldClass::contact) &&
                         (model.own || works_with_people(state, viewer));
    model.gone = !may_see;
    if (model.gone) return model;

    model.row = found->value;
    const auto may = [&](ops::Act act) {
        return ops::may(state, viewer.person, act, ops::on(person), viewer.today);
    };
    model.leading = covers(found->stamp.mask, FieldClass::sensitive) && may(ops::Act::edit_person);
    model.may_edit = may(ops::Act::edit_self) || may(ops::Act::edit_person);
    model.may_invite = may(ops::Act::invite);
    model.name = full_name(model.row);
    model.initials = text::initials(model.name);
    model.edit_href = href_of(Screen::person_edit, person);
    model.invite_href = href_of(Screen::person_invite, person);
    if (may(ops::Act::edit_person)) model.reference_href = href_of(Screen::reference, person);
    if (may(ops::Act::see_all_about)) model.about_href = href_of(Screen::about, person);
    model.may_erase = may(ops::Act::erase_person);
    add_rights(state, viewer, model);
    model.subtitle = model.row.address_protected ? std::string{} : model.row.town;
    add_contact(model, viewer.today);
    model.availability = availability_lines(model.language, model.row.availability);
    model.versions = versions_sentence(state, viewer, key_of(person));
    add_roles(state, viewer, model);
    add_shifts(state, viewer, model);
    add_devices(state, viewer, model);
    model.absences = make_absences_model(state, viewer, person);
    if (model.may_invite) add_invitation(state, viewer, model);
    model.role_choices = make_role_choices(state, viewer, person);
    for (std::uint8_t status = 0; status < enum_count<PersonStatus>; ++status) {
        model.status_names.emplace_back(
            status_word(viewer.language, static_cast<PersonStatus>(status)));
    }
    return model;
}

ops::Command set_status(Id<Person> person, PersonStatus status) {
    Person before;
    before.id = person;
    before.status = status == PersonStatus::fresh ? PersonStatus::active : PersonStatus::fresh;
    Person after = before;
    after.status = status;
    return ops::make_edit(before, after);
}

std::string role_problem(const PersonModel& model, const RoleForm& form) {
    if (!form.unit) {
        const Key missing = is_for_activity(form.role) ? Key::role_error_activity_missing
                                                       : Key::person_error_unit_missing;
        return std::string(text::get(model.language, missing));
    }
    const ops::Held role{form.role, form.unit, form.activity};
    const bool held = std::find(model.held.begin(), model.held.end(), role) != model.held.end();
    return held ? text::fill(model.language, text::Key::role_held, {model.name}) : std::string{};
}

}  // namespace tovholder::models
