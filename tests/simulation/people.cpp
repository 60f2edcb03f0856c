// Random commands from what a tablet shows.
#include "tests/simulation/people.hpp"

#include "shared/base/hash.hpp"
#include "shared/ops/permissions.hpp"
#include "tests/simulation/canary.hpp"

namespace tovholder::simulation {
namespace {

class Hand {
public:
    Hand(Prng& prng, const sync::Replica& replica, Instant now)
        : prng_(prng), replica_(replica), state_(replica.shown()), now_(now) {}

    ops::Command act() {
        if (!state_.table<Conflict>().empty() && prng_.chance(15)) return settle();
        // Mostly what each role does most; sometimes anything at all.
        const bool leads =
            ops::may_somewhere(state_, replica_.person(), ops::Act::create_activity, today());
        if (prng_.chance(15)) return edit_what_others_edit(leads);
        if (prng_.chance(10)) return anything();
        if (!leads || prng_.chance(40)) return as_volunteer();
        return as_coordinator();
    }

private:
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
        return static_cast<Role>(prng_.below(role_count));
    }
    Activity activity() {
        return {.id = Id<Activity>::local(1),
                .unit = any<Unit>(),
                .name = text(),
                .purpose = text(),
                .place = text(),
                .does = {text(), text()},
                .does_not = {},
                .responsible = "Tove",
                .responsible_phone = "63",
                .places = places(),
                .status = ActivityStatus::open};
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

    // ---- commands ----
    ops::Command take() { return ops::TakeShift{any<Shift>(), prng_.chance(80)}; }
    ops::Command give_back() {
        const auto& own = state_.sign_ups_of(replica_.person());
        if (own.empty() || prng_.chance(10)) return ops::GiveBackShift{any<Shift>()};
        const auto at = static_cast<std::ptrdiff_t>(prng_.below(own.size()));
        return ops::GiveBackShift{state_.find(*std::next(own.begin(), at))->shift};
    }
    ops::Command edit_person(Id<Person> id) {
        const Person* before = state_.find(id);
        Person after = before != nullptr ? *before : Person{};
        after.id = id;
        Person values = person();
        values.id = id;
        FieldSet some{prng_.next() & ((1u << 17) - 2)};
        if (prng_.chance(50)) some.bits &= prng_.next();
        copy_fields(values, after, some);
        ops::Edit<Person> edit{id, after, some};
        return edit;
    }
    ops::Command edit_shift() {
        Shift after = any_row<Shift>();
        const Shift before = after;
        if (prng_.chance(50)) after.places = places();
        if (prng_.chance(30)) after.notes = text();
        if (prng_.chance(30)) {
            const std::int64_t by = prng_.between(-5, 5) * seconds_per_hour;
            after.starts = after.starts + by;
            after.ends = after.ends + by;
        }
        if (prng_.chance(3)) after.unit = any<Unit>();
        return ops::make_edit(before, after);
    }
    ops::Command edit_activity() {
        Activity after = any_row<Activity>();
        const Activity before = after;
        after.purpose = text();
        if (prng_.chance(20)) after.status = ActivityStatus::closed;
        if (prng_.chance(20)) after.status = ActivityStatus::open;
        if (prng_.chance(3)) after.unit = any<Unit>();
        return ops::make_edit(before, after);
    }
    // Of the few rows to which everybody comes back.
    ops::Command edit_what_others_edit(bool leads) {
        if (!leads) return edit_person(replica_.person());
        switch (prng_.below(5)) {
            case 0:
                return edit_activity();
            case 1:
                return edit_shift();
            default:
                return edit_person(any<Person>());
        }
    }
    ops::Command edit_unit() {
        Unit after = any_row<Unit>();
        const Unit before = after;
        after.name = text();
        if (prng_.chance(30)) after.parent = any<Unit>();
        if (prng_.chance(5)) after.kind = UnitKind::association;
        return ops::make_edit(before, after);
    }
    ops::Command edit_grant() {
        Grant after = any_row<Grant>();
        const auto& coordinators = state_.grants_as(Role::coordinator);
        if (!coordinators.empty() && prng_.chance(30)) {
            const auto at = static_cast<std::ptrdiff_t>(prng_.below(coordinators.size()));
            after = *state_.find(*std::next(coordinators.begin(), at));
        }
        const Grant before = after;
        after.ended = maybe_day();
        if (prng_.chance(10)) after.unit = any<Unit>();
        if (prng_.chance(10)) after.role = role();
        if (prng_.chance(3)) after.activity = any<Activity>();
        return ops::make_edit(before, after);
    }
    ops::Command series() {
        return ops::CreateSeries{
            .first = shift(),
            .rhythm = static_cast<ops::Rhythm>(prng_.below(ops::rhythm_count)),
            .last_day = today() + static_cast<std::int32_t>(prng_.between(-3, 60)),
            .skip_holidays = prng_.chance(50)};
    }
    ops::Command invite() {
        const Digest digest = sha256(as_bytes(std::to_string(prng_.next())));
        return ops::Invite{any<Person>(), {digest.begin(), digest.end()}};
    }
    ops::Command see_notice() {
        const auto& own = state_.notices_of(replica_.person());
        if (own.empty()) return ops::SeeNotice{any<Notice>()};
        return ops::SeeNotice{*own.begin()};
    }
    template <class Entity>
    Id<Entity> local_or_any(std::size_t count) {
        if (count == 0 || prng_.chance(10)) return any<Entity>();
        return Id<Entity>::local(static_cast<std::uint32_t>(prng_.below(count)) + 1);
    }
    template <class Entity>
    void number(std::vector<Entity>& rows) {
        std::uint32_t index = 0;
        for (Entity& row : rows) row.id = Id<Entity>::local(++index);
    }
    ops::Command import() {
        ops::ImportRows rows;
        for (std::uint64_t i = prng_.below(3); i > 0; --i) rows.units.push_back(unit());
        for (std::uint64_t i = prng_.below(3); i > 0; --i) rows.activities.push_back(activity());
        for (std::uint64_t i = prng_.below(4); i > 0; --i) rows.people.push_back(person());
        number(rows.units);
        number(rows.activities);
        number(rows.people);
        for (Activity& row : rows.activities) row.unit = local_or_any<Unit>(rows.units.size());
        for (const Person& row : rows.people) {
            rows.grants.push_back(grant(row.id, Role::volunteer));
            rows.grants.back().unit = local_or_any<Unit>(rows.units.size());
        }
        for (std::uint64_t i = prng_.below(4); i > 0; --i) {
            rows.shifts.push_back(shift());
            rows.shifts.back().activity = local_or_any<Activity>(rows.activities.size());
        }
        number(rows.grants);
        number(rows.shifts);
        return rows;
    }
    // Somewhere among the tablet's ops; most of them were no imports.
    ops::Command undo_creation() {
        const std::uint64_t latest = 40;
        return ops::UndoCreation{
            {replica_.device(), static_cast<OpNumber>(prng_.below(latest) + 1)}};
    }
    ops::Command settle() {
        const Conflict row = any_row<Conflict>();
        return ops::SettleConflict{row.id, static_cast<ops::Choice>(prng_.below(ops::choice_count)),
                                   prng_.chance(5) ? ConflictState::taken : row.state};
    }
    // Mostly people who were added on the way: others have tablets, and act no more when they go.
    Id<Person> somebody() {
        const auto& rows = state_.table<Person>();
        if (rows.empty()) return any<Person>();
        auto at = static_cast<std::ptrdiff_t>(prng_.below(rows.size()));
        if (prng_.chance(70)) at = std::max(at, static_cast<std::ptrdiff_t>(rows.size() / 2));
        return std::next(rows.begin(), at)->first;
    }
    ops::Command about_data() {
        switch (prng_.below(7)) {
            case 0:
            case 1:
                return ops::ErasePerson{somebody()};
            case 2:
            case 3: {
                const auto& rows = state_.table<DataRequest>();
                if (rows.empty()) return ask();
                return ops::SettleDataRequest{
                    any<DataRequest>(),
                    static_cast<DataRequestState>(prng_.below(data_request_state_count)), text()};
            }
            case 4:
                return ops::SetRetention{
                    any<Unit>(), static_cast<RetentionKind>(prng_.below(retention_kind_count)),
                    static_cast<std::uint32_t>(prng_.between(20, 500)),
                    today() + static_cast<std::int32_t>(prng_.between(0, 20))};
            default:
                return ask();
        }
    }
    ops::Command ask() {
        return ops::AskDataRequest{
            static_cast<DataRequestKind>(prng_.below(data_request_kind_count)), text()};
    }
    ops::Command undo_own_creation() {
        const auto& rows = state_.table<Person>();
        for (auto it = rows.rbegin(); it != rows.rend(); ++it) {
            const OpId op = it->first.op();
            if (op.device == replica_.device()) return ops::UndoCreation{op};
        }
        return undo_creation();
    }

    ops::Command as_volunteer() {
        switch (prng_.below(11)) {
            case 0:
            case 1:
            case 2:
            case 3:
            case 4:
                return take();
            case 5:
            case 6:
            case 7:
                return give_back();
            case 8:
                return see_notice();
            case 9:
                return about_data();
            default:
                return edit_person(replica_.person());
        }
    }
    ops::Command as_coordinator() {
        switch (prng_.below(17)) {
            case 0:
            case 1:
                return ops::AddPerson{person(), {grant({}, role())}};
            case 2:
                return edit_person(any<Person>());
            case 3:
                return ops::Create<Grant>{grant(any<Person>(), role())};
            case 4:
            case 5:
                return edit_grant();
            case 6:
                return ops::Create<Activity>{activity()};
            case 7:
                return edit_activity();
            case 8:
            case 9:
                return ops::Create<Shift>{shift()};
            case 10:
            case 11:
                return edit_shift();
            case 12:
                return ops::SetShiftCancelled{any<Shift>(), prng_.chance(60)};
            case 13:
                return import();
            case 14:
                return undo_own_creation();
            case 15:
                return about_data();
            default:
                return edit_unit();
        }
    }
    ops::Command anything() {
        switch (prng_.below(8)) {
            case 0:
                return ops::Create<Unit>{unit()};
            case 1:
                return edit_unit();
            case 2:
                return series();
            case 3:
                return invite();
            case 4:
                return import();
            case 5:
                return undo_creation();
            case 6:
                return edit_person(any<Person>());
            default:
                return as_coordinator();
        }
    }

    Prng& prng_;
    const sync::Replica& replica_;
    const State& state_;
    Instant now_;
};

}  // namespace

ops::Command random_act(Prng& prng, const sync::Replica& replica, Instant now) {
    return Hand(prng, replica, now).act();
}

}  // namespace tovholder::simulation
