// The demo municipality: whole, legal, the same everywhere, and with something to do for each role.
#include "shared/demo/municipality.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "shared/base/hash.hpp"
#include "shared/domain/state.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/ops/rules.hpp"
#include "shared/ops/substitutes.hpp"

namespace tovholder {
namespace {

const Date today = *make_date(2026, 11, 23);

struct Town {
    demo::Municipality made;
    State state;

    explicit Town(std::uint64_t seed = demo::default_seed, Date day = today)
        : made(demo::make_municipality(seed, day)) {
        state.apply(made.changes, 1);
    }
    std::string name(Id<Shift> shift) const {
        return state.find(state.find(shift)->activity)->name;
    }
};

// Every field of a row as text, for a hash and for looking into all texts.
struct Dump {
    std::string text;

    void add(const std::string& value) { text += value + '\x1f'; }
    void add(const std::vector<std::string>& values) {
        for (const std::string& value : values) add(value);
    }
    void add(Date date) { add(std::to_string(date.days)); }
    void add(Instant at) { add(std::to_string(at.seconds)); }
    void add(const std::optional<Date>& date) { add(date ? *date : Date{-1}); }
    template <class Entity>
    void add(Id<Entity> id) {
        add(std::to_string(id.value));
    }
    template <class Number>
    requires std::is_integral_v<Number> || std::is_enum_v<Number>
    void add(Number value) { add(std::to_string(static_cast<std::int64_t>(value))); }

    template <class Value>
    void operator()(std::uint32_t, const char*, const Value& value, FieldClass) {
        add(value);
    }
};

std::string dump(const Changes& changes) {
    Dump all;
    for (const AnyRow& row : changes.puts) {
        all.add(key_of(row).id);
        std::visit(
            [&](const auto& typed) { std::remove_cvref_t<decltype(typed)>::fields(typed, all); },
            row);
    }
    return all.text;
}

template <class Entity>
void check_values(const State& state) {
    for (const auto& [id, row] : state.table<Entity>()) BOOST_TEST(ops::check(row.value).ok());
}

std::size_t count(const State& state, Id<Shift> shift, SignUpStatus status) {
    std::size_t found = 0;
    for (const Id<SignUp> id : state.sign_ups_of(shift)) {
        if (state.find(id)->status == status) ++found;
    }
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(municipality)

BOOST_AUTO_TEST_CASE(it_has_the_size_of_a_small_municipality) {
    const Town town;
    BOOST_TEST(town.state.table<Unit>().size() == 8u);
    BOOST_TEST(town.state.table<Activity>().size() == 43u);
    BOOST_TEST(town.state.table<Person>().size() == 303u);
    BOOST_TEST(town.state.table<Shift>().size() > 400u);
    BOOST_TEST(town.state.table<SignUp>().size() > 1000u);
    BOOST_TEST(town.state.children_of({}).size() == 1u);
}

BOOST_AUTO_TEST_CASE(the_same_seed_and_day_give_the_same_rows_on_every_platform) {
    const std::string text = dump(demo::make_municipality(demo::default_seed, today).changes);
    BOOST_TEST(text == dump(demo::make_municipality(demo::default_seed, today).changes));
    BOOST_TEST(crc32(as_bytes(text)) == 3873502768u);
    BOOST_TEST(text != dump(demo::make_municipality(1, today).changes));
}

BOOST_AUTO_TEST_CASE(every_row_has_an_own_id_of_the_server_and_every_reference_a_row) {
    const Town town;
    const State& state = town.state;
    BOOST_TEST(state.keys().size() == town.made.changes.puts.size());
    for (const RowKey key : state.keys()) {
        BOOST_TEST(Id<Unit>{key.id}.op().device == server_alias);
    }
    for (const auto& [id, row] : state.table<Unit>()) {
        BOOST_TEST((id == town.made.root || state.find(row.value.parent) != nullptr));
    }
    for (const auto& [id, row] : state.table<Grant>()) {
        BOOST_TEST(state.find(row.value.person) != nullptr);
        BOOST_TEST(state.find(row.value.unit) != nullptr);
    }
    for (const auto& [id, row] : state.table<Activity>()) {
        BOOST_TEST(state.find(row.value.unit) != nullptr);
    }
    for (const auto& [id, row] : state.table<Shift>()) {
        BOOST_REQUIRE(state.find(row.value.activity) != nullptr);
        BOOST_TEST((row.value.unit == state.find(row.value.activity)->unit));
        BOOST_TEST(state.find(row.value.series) != nullptr);
    }
    for (const auto& [id, row] : state.table<SignUp>()) {
        BOOST_TEST(state.find(row.value.shift) != nullptr);
        BOOST_TEST(state.find(row.value.person) != nullptr);
    }
    for (const auto& [id, row] : state.table<Notice>()) {
        BOOST_TEST(state.find(row.value.shift) != nullptr);
        BOOST_TEST(state.find(row.value.person) != nullptr);
    }
}

BOOST_AUTO_TEST_CASE(every_value_would_pass_the_rules_and_no_text_looks_like_a_cpr_number) {
    for (const std::uint64_t seed : {demo::default_seed, std::uint64_t{1}, std::uint64_t{2}}) {
        const Town town(seed);
        check_values<Unit>(town.state);
        check_values<Person>(town.state);
        check_values<Activity>(town.state);
        check_values<Shift>(town.state);
    }
}

BOOST_AUTO_TEST_CASE(phones_are_of_the_test_series_and_mail_goes_to_example_org) {
    const Town town;
    std::set<std::string> phones;
    for (const auto& [id, row] : town.state.table<Person>()) {
        const Person& person = row.value;
        BOOST_TEST(person.phone.size() == 8u);
        BOOST_TEST(person.phone.substr(0, 2) == "20");
        BOOST_TEST(phones.insert(person.phone).second);
        if (!person.email.empty()) BOOST_TEST(person.email.ends_with("@example.org"));
        if (person.address_protected) BOOST_TEST(person.street.empty());
    }
}

BOOST_AUTO_TEST_CASE(names_have_danish_letters) {
    const std::string text = dump(demo::make_municipality(demo::default_seed, today).changes);
    for (const char* letter : {"æ", "ø", "å", "Æ", "Ø", "Å"}) {
        BOOST_TEST(text.find(letter) != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(no_shift_holds_more_people_than_places_and_only_a_full_one_has_a_waitlist) {
    const Town town;
    std::size_t full = 0;
    std::size_t empty = 0;
    std::size_t waiting = 0;
    for (const auto& [id, row] : town.state.table<Shift>()) {
        const std::size_t confirmed = count(town.state, id, SignUpStatus::confirmed);
        const std::size_t waitlisted = count(town.state, id, SignUpStatus::waitlisted);
        BOOST_TEST(confirmed <= row.value.places);
        if (waitlisted > 0) BOOST_TEST(confirmed == row.value.places);
        full += confirmed == row.value.places;
        empty += confirmed == 0;
        waiting += waitlisted > 0;
    }
    BOOST_TEST(full > 100u);
    BOOST_TEST(empty > 30u);
    BOOST_TEST(waiting > 10u);
}

BOOST_AUTO_TEST_CASE(people_are_only_where_they_have_a_role_once_a_shift_and_never_in_two_places) {
    const Town town;
    for (const auto& [person, row] : town.state.table<Person>()) {
        std::set<Id<Shift>> shifts;
        std::vector<std::pair<Instant, Instant>> busy;
        for (const Id<SignUp> id : town.state.sign_ups_of(person)) {
            const SignUp& sign_up = *town.state.find(id);
            const Shift& shift = *town.state.find(sign_up.shift);
            BOOST_TEST(shifts.insert(shift.id).second);
            const Date day = to_local(shift.starts).date;
            BOOST_TEST(ops::may(town.state, person, ops::Act::take_shift, ops::on(shift), day));
            if (sign_up.status == SignUpStatus::given_back) continue;
            for (const auto& [starts, ends] : busy) {
                BOOST_TEST((ends <= shift.starts || shift.ends <= starts));
            }
            busy.push_back({shift.starts, shift.ends});
        }
    }
}

BOOST_AUTO_TEST_CASE(turns_on_a_shift_are_all_different) {
    const Town town;
    for (const auto& [id, row] : town.state.table<Shift>()) {
        std::set<std::uint32_t> turns;
        for (const Id<SignUp> sign_up : town.state.sign_ups_of(id)) {
            BOOST_TEST(turns.insert(town.state.find(sign_up)->turn).second);
        }
    }
}

BOOST_AUTO_TEST_CASE(shifts_lie_from_four_weeks_ago_to_half_a_year_ahead) {
    const Town town;
    const Date first = monday_of(today) + -28;
    const auto& by_start = town.state.shifts_by_start();
    BOOST_TEST((first <= to_local(by_start.begin()->first).date));
    const std::int32_t ahead = to_local(by_start.rbegin()->first).date - today;
    BOOST_TEST(ahead > 25 * 7);
    BOOST_TEST(ahead <= 26 * 7);
}

// Any day of the year, so that the demo is alive at Christmas and on the nights of summer time too.
BOOST_AUTO_TEST_CASE(each_example_volunteer_has_a_shift_tomorrow_with_team_mates_and_a_free_one) {
    for (std::int32_t day = 0; day < 365; day += 4) {
        const Date date = today + day;
        const Town town(demo::default_seed, date);
        BOOST_REQUIRE(town.made.volunteers.size() == 3u);
        for (const Id<Person> person : town.made.volunteers) {
            bool has_company = false;
            for (const Id<SignUp> id : town.state.sign_ups_of(person)) {
                const SignUp& sign_up = *town.state.find(id);
                const Shift& shift = *town.state.find(sign_up.shift);
                if (to_local(shift.starts).date != date + 1) continue;
                has_company |= sign_up.status == SignUpStatus::confirmed &&
                               count(town.state, shift.id, SignUpStatus::confirmed) >= 3;
            }
            BOOST_TEST(has_company, "day " << day << " person " << person.value);
            std::size_t free = 0;
            for (const auto& [starts, id] : town.state.shifts_by_start()) {
                const Shift& shift = *town.state.find(id);
                const Date on = to_local(starts).date;
                if (on <= date || date + 7 < on) continue;
                if (!ops::may(town.state, person, ops::Act::take_shift, ops::on(shift), on))
                    continue;
                if (shift.status == ShiftStatus::cancelled) continue;
                free += count(town.state, id, SignUpStatus::confirmed) < shift.places;
            }
            BOOST_TEST(free >= 3u, "day " << day << " person " << person.value);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_coordinator_has_something_to_see_to) {
    const Town town;
    BOOST_TEST(ops::may(town.state, town.made.coordinator, ops::Act::create_unit,
                        ops::on(town.made.root), today));
    std::size_t fresh = 0;
    for (const auto& [id, row] : town.state.table<Person>()) {
        fresh += row.value.status == PersonStatus::fresh;
    }
    std::size_t nobody = 0;
    for (const auto& [starts, id] : town.state.shifts_by_start()) {
        const Date on = to_local(starts).date;
        if (today <= on && on < today + 7) {
            nobody += count(town.state, id, SignUpStatus::confirmed) == 0;
        }
    }
    BOOST_TEST(fresh >= 3u);
    BOOST_TEST(nobody >= 3u);
    BOOST_TEST(town.state.table<Notice>().size() >= 1u);
}

BOOST_AUTO_TEST_CASE(
    on_every_day_each_of_its_people_is_asked_to_step_in_and_one_has_been_relieved) {
    for (std::int32_t day = 0; day < 14; ++day) {
        const Town town(demo::default_seed, today + day);
        const Instant morning = from_local({today + day, 480});
        std::set<Id<Person>> asked;
        std::size_t relieved = 0;
        for (const auto& [id, row] : town.state.table<SignUp>()) {
            relieved += row.value.instead_of ? 1 : 0;
            if (!row.value.seeks_substitute()) continue;
            for (const Id<Person> person : town.made.volunteers) {
                if (ops::is_asked(town.state, person, row.value, morning)) asked.insert(person);
            }
        }
        BOOST_TEST(asked.size() == town.made.volunteers.size());
        BOOST_TEST(relieved == 1u);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder
