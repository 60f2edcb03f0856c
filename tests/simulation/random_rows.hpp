// Random rows from what a tablet shows: texts, days and places that are valid mostly.
#pragma once

#include "shared/base/calendar.hpp"
#include "shared/sync/replica.hpp"
#include "tests/simulation/canary.hpp"

namespace tovholder::simulation {

class RandomRows {
public:
    RandomRows(Prng& prng, const sync::Replica& replica, Instant now)
        : prng_(prng), replica_(replica), state_(replica.shown()), now_(now) {}

protected:
    Date today() const { return to_local(now_).date; }

    // One of the table's rows; rarely an id of nothing.
    template <class Entity>
    Id<Entity> any() {
        const auto& rows = state_.table<Entity>();
        if (rows.empty() || prng_.chance(2)) return {prng_.next() >> prng_.below(50)};
        if (prng_.chance(40)) return rows.begin()->first;  // that everybody comes back to
        return std::next(rows.begin(), static_cast<std::ptrdiff_t>(prng_.below(rows.size())))
            ->first;
    }
    // A copy of the row, or a blank one.
    template <class Entity>
    Entity any_row() {
        const Id<Entity> id = any<Entity>();
        if (const Entity* row = state_.find(id)) return *row;
        Entity blank;
        blank.id = id;
        return blank;
    }

    std::string text() {
        static const std::vector<std::string> texts = {"husk nøglen", "Ølby", "Åse", "kaffe", "x"};
        if (prng_.chance(2)) return "";
        if (prng_.chance(2)) return "010190-1234";
        if (prng_.chance(1)) return std::string(5000, 'y');
        return prng_.pick(texts) + " " + std::to_string(prng_.below(1000));
    }
    std::uint32_t places() { return static_cast<std::uint32_t>(prng_.between(0, 4)); }
    Instant soon() { return now_ + prng_.between(-20, 200) * seconds_per_hour; }
    std::optional<Date> maybe_day() {
        if (prng_.chance(50)) return {};
        return today() + static_cast<std::int32_t>(prng_.between(-2, 3));
    }

    // ---- rows ----
    Unit unit() {
        return {.id = Id<Unit>::local(1),
                .parent = any<Unit>(),
                .name = text(),
                .address = text(),
                .phone = "6300",
                .kind = prng_.chance(10) ? UnitKind::association : UnitKind::department};
    }
    Person person() {
        Person person;
        person.id = Id<Person>::local(1);
        person.given_name = text();
        person.phone = std::to_string(20000000 + prng_.below(50));
        person.address_protected = prng_.chance(20);
        person.born = maybe_day();
        mark(person, prng_.next());
        return person;
    }
    Grant grant(Id<Person> person, Role role) {
        Grant grant{.id = Id<Grant>::local(1),
                    .person = person,
                    .unit = any<Unit>(),
                    .role = role,
                    .starts = today() + static_cast<std::int32_t>(prng_.between(-3, 1)),
                    .ended = prng_.chance(20) ? maybe_day() : std::nullopt};
        if (is_for_activity(role) != prng_.chance(2)) {
            const Activity activity = any_row<Activity>();
            grant.activity = activity.id;
            if (!prng_.chance(5)) grant.unit = activity.unit;
        }
        return grant;
    }
    Role role() {
        if (prng_.chance(50)) return Role::volunteer;
        return static_cast<Role>(prng_.below(enum_count<Role>));
    }
    Activity activity() {
        Activity row;
        row.id = Id<Activity>::local(1);
        row.unit = any<Unit>();
        row.name = text();
        row.purpose = text();
        row.place = text();
        row.does = {text(), text()};
        row.does_not = {"medicin"};
        row.responsible = "Tove";
        row.responsible_phone = "63";
        row.places = places();
        row.quality = {text()};
        row.begins = maybe_day();
        row.origin = static_cast<Origin>(prng_.below(enum_count<Origin>));
        return row;
    }
    Shift shift() {
        Shift shift;
        shift.id = Id<Shift>::local(1);
        shift.activity = any<Activity>();
        shift.starts = soon();
        shift.ends = shift.starts + prng_.between(0, 10) * seconds_per_hour;
        shift.places = places();
        shift.notes = text();
        return shift;
    }

    Prng& prng_;
    const sync::Replica& replica_;
    const State& state_;
    Instant now_;
};

}  // namespace tovholder::simulation
