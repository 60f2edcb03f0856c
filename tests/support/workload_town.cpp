// From the workload's records to rows and commands.
#include "tests/support/workload_town.hpp"

#include <algorithm>

#include "shared/base/calendar.hpp"
#include "shared/wire/varint.hpp"

namespace tovholder::testing {
namespace {

constexpr std::uint32_t unit_count = 50;
constexpr std::size_t editor_count = 10;
constexpr DeviceAlias first_alias = 2;
constexpr Date long_ago{20'000};

std::vector<std::string> words(const std::string& text) {
    std::vector<std::string> all;
    std::size_t from = 0;
    while (from <= text.size() && !text.empty()) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        all.push_back(text.substr(from, comma - from));
        from = comma + 1;
    }
    return all;
}

PersonStatus person_status(const std::string& name) {
    if (name == "active") return PersonStatus::active;
    return name == "paused" ? PersonStatus::paused : PersonStatus::fresh;
}

std::uint32_t shift_status(const std::string& name) {
    const std::vector<std::string> names{"open", "offered", "accepted", "done", "cancelled"};
    const auto it = std::find(names.begin(), names.end(), name);
    return 1 + static_cast<std::uint32_t>(it - names.begin());
}

std::string id_text(Id<Person> id) {
    return std::to_string(id.op().device) + "-" + std::to_string(id.op().number) + "-" +
           std::to_string(id.index());
}

// Fields of a newer schema, in the form in which an older program keeps them.
class Unknown {
public:
    Unknown& text(std::uint32_t tag, const std::string& value) {
        Bytes bytes;
        wire::put_varint(bytes, value.size());
        bytes.insert(bytes.end(), value.begin(), value.end());
        return block(tag, bytes);
    }
    Unknown& number(std::uint32_t tag, std::int64_t value) {
        Bytes bytes;
        wire::put_varint(bytes, wire::zigzag(value));
        return block(tag, bytes);
    }
    Bytes take() { return std::move(bytes_); }

private:
    Unknown& block(std::uint32_t tag, const Bytes& value) {
        wire::put_varint(bytes_, tag);
        wire::put_varint(bytes_, value.size());
        bytes_.insert(bytes_.end(), value.begin(), value.end());
        return *this;
    }
    Bytes bytes_;
};

class Builder {
public:
    Builder(WorkloadTown& town, const Workload& workload) : town_(town), workload_(workload) {}

    void build() {
        add_units();
        for (std::size_t i = 0; i < workload_.volunteers.size(); ++i) add_volunteer(i);
        for (const WorkloadRecord& record : workload_.shifts) add_shift(record);
        town_.rows.seq = seq_;
    }

private:
    template <class Entity>
    Id<Entity> next_id(std::uint32_t unit) {
        return Id<Entity>::make({first_alias + unit, 1}, ++index_[unit]);
    }
    template <class Entity>
    void put(const Entity& row, Bytes unknown = {}) {
        town_.rows.puts.push_back({row, Stamp{.seq = seq_, .unknown = std::move(unknown)}});
    }

    void add_units() {
        Unit root;
        root.id = Id<Unit>::make({server_alias, 1}, 1);
        root.name = "Kommunen";
        put(root);
        for (std::uint32_t i = 0; i < unit_count; ++i) {
            ++seq_;
            Unit unit;
            unit.id = next_id<Unit>(i);
            unit.parent = root.id;
            unit.name = "k" + std::to_string(i);
            put(unit);
            units_.push_back(unit.id);
            sync::DeviceRecord device;
            device.alias = first_alias + i;
            device.token_digest[0] = static_cast<std::uint8_t>(i + 1);
            device.last_op = 1;
            town_.rows.devices.push_back(device);
        }
    }

    void add_grant(Id<Person> person, Id<Unit> unit, std::uint32_t list, Role role) {
        Grant grant;
        grant.id = next_id<Grant>(list);
        grant.person = person;
        grant.unit = unit;
        grant.role = role;
        grant.starts = long_ago;
        put(grant);
    }

    void add_volunteer(std::size_t number) {
        const WorkloadRecord& from = workload_.volunteers[number];
        const auto list = static_cast<std::uint32_t>(number % unit_count);
        const std::string& name = from.text("name");
        const std::size_t space = std::min(name.find(' '), name.size());
        Person person;
        person.id = next_id<Person>(list);
        person.given_name = name.substr(0, space);
        if (space < name.size()) person.family_name = name.substr(space + 1);
        person.phone = from.text("phone");
        person.email = from.text("email");
        person.street = from.text("street");
        person.postcode = std::to_string(from.number("postcode"));
        person.town = from.text("town");
        person.born = make_date(static_cast<std::int32_t>(from.number("birthYear")), 1, 1);
        person.languages = words(from.text("languages"));
        person.interests = words(from.text("skills"));
        person.status = person_status(from.text("status"));
        person.availability = static_cast<std::uint32_t>(from.number("availability"));
        person.minutes_per_week = static_cast<std::uint32_t>(from.number("maxHours") * 60);
        person.notes = from.text("notes");
        put(person, Unknown()
                        .number(40, from.flag("hasCar") ? 1 : 0)
                        .number(41, from.number("radiusKm"))
                        .number(42, from.number("consentAt"))
                        .text(43, from.text("emergencyName"))
                        .text(44, from.text("emergencyPhone"))
                        .number(45, from.number("createdAt"))
                        .take());
        town_.people[from.text("id")] = person.id;
        add_grant(person.id, units_[list], list, Role::volunteer);
        if (number < editor_count) {
            add_grant(person.id, Id<Unit>::make({server_alias, 1}, 1), list, Role::coordinator);
            town_.coordinators.push_back(person.id);
        } else if (!town_.volunteer) {
            town_.volunteer = person.id;
        }
    }

    Id<Activity> activity(std::uint32_t list, const std::string& title) {
        Id<Activity>& id = activities_[{list, title}];
        if (id) return id;
        id = next_id<Activity>(list);
        Activity row;
        row.id = id;
        row.unit = units_[list];
        row.name = title;
        put(row);
        return id;
    }

    void add_shift(const WorkloadRecord& from) {
        const auto list =
            static_cast<std::uint32_t>(std::stoul(from.text("coordinator").substr(1)) % unit_count);
        Shift shift;
        shift.activity = activity(list, from.text("title"));
        shift.id = next_id<Shift>(list);
        shift.unit = units_[list];
        shift.starts = {from.number("start")};
        shift.ends = {from.number("end")};
        shift.places = shift_status(from.text("status"));
        const auto whose = town_.people.find(from.text("volunteerId"));
        if (whose != town_.people.end()) shift.responsible = id_text(whose->second);
        shift.notes = from.text("notes");
        put(shift, Unknown()
                       .text(40, from.text("place"))
                       .number(41, from.number("type"))
                       .text(42, from.text("recipientRef"))
                       .number(43, from.number("needed"))
                       .take());
        town_.shifts[from.text("id")] = shift.id;
        town_.shift_records[from.text("id")] = &from;
    }

    WorkloadTown& town_;
    const Workload& workload_;
    std::uint64_t seq_ = 1;
    std::map<std::uint32_t, std::uint32_t> index_;
    std::vector<Id<Unit>> units_;
    std::map<std::pair<std::uint32_t, std::string>, Id<Activity>> activities_;
};

ops::Edit<Person> edit_person(Id<Person> id, const WorkloadRecord& edit) {
    Person values;
    values.id = id;
    ops::Edit<Person> command{id, {}, {}};
    const std::string& field = edit.text("field");
    if (field == "availability") {
        values.availability = static_cast<std::uint32_t>(edit.number("value"));
        command.fields.add(13);
    } else if (field == "status") {
        values.status = person_status(edit.text("value"));
        command.fields.add(15);
    } else if (field == "notes") {
        values.notes = edit.text("value");
        command.fields.add(16);
    } else {
        TOV_ASSERT(field == "phone");
        values.phone = edit.text("value");
        command.fields.add(3);
    }
    command.values = values;
    return command;
}

}  // namespace

WorkloadTown::WorkloadTown(const Workload& workload) { Builder(*this, workload).build(); }

ops::Command WorkloadTown::command_for(const WorkloadRecord& edit) const {
    const std::string& id = edit.text("id");
    if (edit.text("tab") == "volunteers") return edit_person(people.at(id), edit);
    Shift values;
    values.id = shifts.at(id);
    ops::Edit<Shift> command{values.id, {}, {}};
    const std::string& field = edit.text("field");
    if (field == "status") {
        values.places = shift_status(edit.text("value"));
        command.fields.add(5);
    } else if (field == "volunteerId") {
        values.responsible = id_text(people.at(edit.text("value")));
        command.fields.add(7);
    } else if (field == "notes") {
        values.notes = edit.text("value");
        command.fields.add(8);
    } else {
        TOV_ASSERT(field == "start");
        const WorkloadRecord& record = *shift_records.at(id);
        values.starts = {edit.number("value")};
        values.ends = values.starts + (record.number("end") - record.number("start"));
        command.fields.add(3);
        command.fields.add(4);
    }
    command.values = values;
    return command;
}

}  // namespace tovholder::testing
