// Requests, erasures, retention.
#include "src/models/rights_model.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "shared/base/sort.hpp"
#include "shared/ops/erase.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/ops/retention.hpp"
#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/iso_day.hpp"
#include "src/models/person_words.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {
namespace {

using text::Key;

// The night's work is done from this minute on (server/service/night_shift.hpp).
constexpr std::int32_t night_minute = 180;

std::string say(const Viewer& viewer, Key key) {
    return std::string(text::get(viewer.language, key));
}

std::string name_of(const State& state, const Viewer& viewer, Id<Person> person) {
    const Person* row = state.find(person);
    return row == nullptr ? say(viewer, Key::versions_somebody) : full_name(*row);
}

bool may_settle_requests(const State& state, const Viewer& viewer, Id<Person> person) {
    return ops::may(state, viewer.person, ops::Act::settle_data_request, ops::on(person),
                    viewer.today);
}

void add_requests(const State& state, const Viewer& viewer, RightsModel& model) {
    for (const auto& [id, row] : state.table<DataRequest>()) {
        const DataRequest& request = row.value;
        if (request.state != DataRequestState::open) continue;
        if (!may_settle_requests(state, viewer, request.person)) continue;
        RequestLine line;
        line.request = id;
        line.kind = request.kind;
        line.person = request.person;
        line.title = request_kind_words(viewer.language, request.kind) + " · " +
                     name_of(state, viewer, request.person);
        line.text = request.text;
        line.detail = text::moment(viewer.language, request.at, viewer.today);
        line.href = href_of(Screen::person, request.person);
        line.answer_spoken = say(viewer, Key::rights_answer) + ", " + line.title;
        model.requests.push_back(std::move(line));
    }
    sort_stably(model.requests,
                [](const RequestLine& a, const RequestLine& b) { return a.request < b.request; });
}

WaitingDevice waiting_device(const State& state, const Viewer& viewer, const std::string& alias,
                             bool own) {
    WaitingDevice line;
    DeviceAlias number = 0;
    (void)std::from_chars(alias.data(), alias.data() + alias.size(), number);
    const Row<Device>* row = state.find_row(Device::row_of(number));
    const bool known = row != nullptr && covers(row->stamp.mask, FieldClass::contact);
    const Device* device = known ? &row->value : nullptr;
    if (own) {
        line.title = say(viewer, Key::rights_own_tablet);
        line.detail = say(viewer, Key::rights_own_tablet_wipes);
    } else if (device == nullptr) {
        line.title = say(viewer, Key::device_without_name);
        line.detail = say(viewer, Key::rights_tablet_elsewhere);
    } else {
        line.title = device->name.empty() ? say(viewer, Key::device_without_name) : device->name;
        line.detail = name_of(state, viewer, device->person) + " · " +
                      text::fill(viewer.language, Key::device_seen,
                                 {text::plain_date(viewer.language, device->last_seen)});
    }
    return line;
}

// One line for each person who was erased, though there is a row for each of her units.
void add_erasures(const State& state, const Viewer& viewer, RightsModel& model) {
    std::map<Id<Person>, const Erasure*> people;
    for (const auto& [id, row] : state.table<Erasure>())
        people.emplace(row.value.erased, &row.value);
    for (const auto& [person, erasure] : people) {
        ErasureLine line;
        line.id = erasure->id.value;
        line.title = text::fill(viewer.language, Key::rights_erased_on,
                                {text::plain_date(viewer.language, to_local(erasure->at).date)});
        line.detail = erasure->by ? text::fill(viewer.language, Key::rights_erased_by,
                                               {name_of(state, viewer, erasure->by)})
                                  : say(viewer, Key::rights_erased_by_rule);
        for (const std::string& alias : erasure->waiting) {
            line.waiting.push_back(waiting_device(state, viewer, alias, false));
        }
        for (const std::string& alias : erasure->own) {
            line.waiting.push_back(waiting_device(state, viewer, alias, true));
        }
        line.done = line.waiting.empty();
        line.state = line.done ? say(viewer, Key::rights_all_confirmed)
                               : text::counted(viewer.language,
                                               static_cast<std::int64_t>(line.waiting.size()),
                                               Key::rights_waits_one, Key::rights_waits_many);
        model.erasures.push_back(std::move(line));
    }
    sort_stably(model.erasures,
                [](const ErasureLine& a, const ErasureLine& b) { return a.id > b.id; });
}

// The day whose night comes next.
Date next_night(const Viewer& viewer) {
    return viewer.today + (to_local(viewer.now).minute >= night_minute ? 1 : 0);
}

std::string source_of(const State& state, const Viewer& viewer, RetentionKind kind) {
    const RetentionRule* rule = ops::rule_on(state, kind, viewer.today);
    if (rule == nullptr) {
        return text::fill(viewer.language, Key::rights_default_source,
                          {ops::default_of(kind).source});
    }
    return text::fill(
        viewer.language, Key::rights_rule_source,
        {name_of(state, viewer, rule->by), text::plain_date(viewer.language, rule->valid_from)});
}

void add_retention(const State& state, const Viewer& viewer, RightsModel& model) {
    const auto due = ops::retention_due(state, next_night(viewer));
    for (std::uint8_t number = 0; number < enum_count<RetentionKind>; ++number) {
        const auto kind = static_cast<RetentionKind>(number);
        RetentionLine line;
        line.kind = kind;
        line.title = retention_kind_words(viewer.language, kind);
        line.days = ops::days_kept(state, kind, viewer.today);
        line.kept = text::fill(viewer.language, Key::rights_kept_for,
                               {days_words(viewer.language, line.days)});
        line.source = source_of(state, viewer, kind);
        if (const RetentionRule* next = ops::next_rule(state, kind, viewer.today)) {
            line.next = text::fill(viewer.language, Key::rights_from_day,
                                   {text::plain_date(viewer.language, next->valid_from),
                                    days_words(viewer.language, next->days)});
        }
        std::size_t count = 0;
        for (const ops::RetentionDue& each : due) {
            if (each.kind != kind) continue;
            count = each.keys.size();
            if (kind != RetentionKind::people_ended) continue;
            for (const RowKey key : each.keys) {
                if (line.names.size() == retention_names_max) break;
                line.names.push_back(name_of(state, viewer, {key.id}));
            }
        }
        line.tonight = kind == RetentionKind::audit ? say(viewer, Key::rights_tonight_audit)
                       : count == 0
                           ? say(viewer, Key::rights_tonight_none)
                           : text::counted(viewer.language, static_cast<std::int64_t>(count),
                                           Key::rights_tonight_one, Key::rights_tonight_many);
        line.edit_spoken = say(viewer, Key::rights_change_period) + ": " + line.title;
        model.retention.push_back(std::move(line));
    }
    std::int64_t with_roles = 0;
    for (const auto& [id, row] : state.table<Person>()) {
        const auto& grants = state.grants_of(id);
        const bool ended = row.value.status == PersonStatus::ended && !grants.empty();
        if (ended && !ops::ended_on(state, id)) ++with_roles;
    }
    if (with_roles > 0) {
        model.still_have_roles = text::counted(
            viewer.language, with_roles, Key::rights_still_role_one, Key::rights_still_role_many);
    }
}

}  // namespace

std::string request_kind_words(text::Language language, DataRequestKind kind) {
    switch (kind) {
        case DataRequestKind::correction:
            return std::string(text::get(language, Key::request_correction));
        case DataRequestKind::erasure:
            return std::string(text::get(language, Key::request_erasure));
        case DataRequestKind::other:
            return std::string(text::get(language, Key::request_other));
    }
    return {};
}

std::string request_state_words(text::Language language, DataRequestState state) {
    switch (state) {
        case DataRequestState::open:
            return std::string(text::get(language, Key::request_open));
        case DataRequestState::done:
            return std::string(text::get(language, Key::request_done));
        case DataRequestState::declined:
            return std::string(text::get(language, Key::request_declined));
    }
    return {};
}

std::string retention_kind_words(text::Language language, RetentionKind kind) {
    constexpr Key names[enum_count<RetentionKind>] = {
        Key::retention_people, Key::retention_shifts,   Key::retention_notices,
        Key::retention_codes,  Key::retention_requests, Key::retention_devices,
        Key::retention_audit};
    return std::string(text::get(language, names[static_cast<std::size_t>(kind)]));
}

std::string days_words(text::Language language, std::uint32_t days) {
    return text::counted(language, days, Key::days_one, Key::days_many);
}

std::size_t open_requests(const State& state, const Viewer& viewer) {
    std::size_t count = 0;
    for (const auto& [id, row] : state.table<DataRequest>()) {
        const bool open = row.value.state == DataRequestState::open;
        count += open && may_settle_requests(state, viewer, row.value.person) ? 1 : 0;
    }
    return count;
}

RightsModel make_rights_model(const State& state, const Viewer& viewer) {
    RightsModel model;
    model.language = viewer.language;
    model.gone = !ops::may_somewhere(state, viewer.person, ops::Act::erase_person, viewer.today);
    if (model.gone) return model;
    for (const auto& [id, row] : state.table<Unit>()) {
        if (row.value.parent) continue;
        model.root = id;
        model.may_set =
            ops::may(state, viewer.person, ops::Act::set_retention, ops::on(id), viewer.today);
        break;
    }
    add_requests(state, viewer, model);
    add_erasures(state, viewer, model);
    add_retention(state, viewer, model);
    return model;
}

ops::Command settle(const RightsForms& forms, DataRequestState state) {
    return ops::SettleDataRequest{forms.settling, state, forms.answer};
}

std::optional<ops::Command> set_retention(const RightsModel& model, const RightsForms& forms) {
    const auto day = parse_iso_day(forms.valid_from);
    if (!day) return {};
    return ops::SetRetention{model.root, forms.kind, static_cast<std::uint32_t>(forms.days), *day};
}

namespace {

// All that is written in a row.
template <class Entity>
GroupTexts texts_in(const Entity& row) {
    GroupTexts texts;
    auto collect = [&]<class Member>(std::uint32_t, const char*, const Member& member, FieldClass) {
        if constexpr (std::is_same_v<Member, std::string>) {
            texts.push_back(member);
        } else if constexpr (std::is_same_v<Member, std::vector<std::string>>) {
            texts.insert(texts.end(), member.begin(), member.end());
        }
    };
    Entity::fields(row, collect);
    return texts;
}

template <class Ids>
bool any_names_her(const State& state, const Ids& ids, const std::vector<std::string>& names) {
    return std::any_of(ids.begin(), ids.end(),
                       [&](auto id) { return ops::mentions(texts_in(*state.find(id)), names); });
}

// The activity itself, or what was asked, said and agreed about it.
bool names_her(const State& state, const Activity& activity,
               const std::vector<std::string>& names) {
    return ops::mentions(texts_in(activity), names) ||
           any_names_her(state, state.boundaries_of(activity.id), names) ||
           any_names_her(state, state.hearings_of(activity.id), names) ||
           any_names_her(state, state.delegations_of(activity.id), names);
}

}  // namespace

std::vector<std::string> mentions_elsewhere(const State& state, const Viewer& viewer,
                                            Id<Person> person) {
    std::vector<std::string> places;
    const Person* row = state.find(person);
    if (row == nullptr) return places;
    const auto names = ops::names_of(*row);
    for (const auto& [id, each] : state.table<Activity>()) {
        if (names_her(state, each.value, names)) places.push_back(each.value.name);
    }
    for (const auto& [id, each] : state.table<Shift>()) {
        const Shift& shift = each.value;
        if (!ops::mentions({shift.responsible, shift.notes}, names)) continue;
        const Activity* activity = state.find(shift.activity);
        places.push_back((activity == nullptr ? say(viewer, Key::a_shift) : activity->name) + ", " +
                         text::plain_date(viewer.language, to_local(shift.starts).date));
    }
    for (const auto& [id, each] : state.table<Person>()) {
        if (id != person && ops::mentions({each.value.notes}, names)) {
            places.push_back(
                text::fill(viewer.language, Key::rights_notes_of, {full_name(each.value)}));
        }
    }
    if (places.size() > retention_names_max) places.resize(retention_names_max);
    return places;
}

}  // namespace tovholder::models
