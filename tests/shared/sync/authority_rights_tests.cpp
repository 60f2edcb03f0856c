// "What do you keep about me?", and the nights.
#include <boost/test/unit_test.hpp>

#include "shared/sync/audit_lines.hpp"
#include "tests/support/role_town.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct TrailStore : MemoryAuthorityStore {
    sync::AuditLines trail;
    Result<void> commit(const sync::AuthorityCommit& commit) override {
        auto done = MemoryAuthorityStore::commit(commit);
        if (done) trail.take(commit);
        return done;
    }
    Result<std::vector<AuditLine>> audit_about(Id<Person> person, std::size_t max) override {
        return trail.about(person, max);
    }
};

struct Fixture {
    SeededRandom random{7};
    TrailStore store;
    sync::Authority authority{store, {.history = 4711}};
    RoleTown town{server_alias + 1};
    std::map<std::string, DeviceAlias> devices;

    Fixture() {
        TOV_ASSERT(authority.load(town.all_rows()).ok());
        for (const Actor& actor : town.actors) {
            const auto code = authority.invite(actor.person, noon, random);
            devices[actor.name] = authority.join({*code, "Tablet"}, noon, random)->device;
        }
    }
    Result<wire::AboutAnswer> ask(const Actor& actor, Id<Person> person) {
        return authority.about(devices.at(actor.name), {person}, noon);
    }
    const Actor& as(const std::string& name) const {
        for (const Actor& actor : town.actors) {
            if (actor.name == name) return actor;
        }
        TOV_ASSERT(false);
        return town.actors.front();
    }
};

std::size_t count(const wire::AboutAnswer& answer, TableId table) {
    std::size_t rows = 0;
    for (const auto& row : answer.rows) rows += key_of(row.row).table == table ? 1 : 0;
    return rows;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authority_rights)

BOOST_FIXTURE_TEST_CASE(who_may_ask_about_whom_stands_in_the_table, Fixture) {
    for (const Actor& actor : town.actors) {
        for (const Place place : all_places) {
            const auto answer = ask(actor, town.resident_of(place));
            const Attempt attempt{
                "", {}, {{ops::Act::see_all_about, RoleTown::stands_to_resident(actor, place)}}};
            BOOST_TEST(answer.ok() == is_allowed(actor, attempt),
                       actor.name << " about one in " << name_of(place));
            if (!answer) BOOST_TEST((answer.error().code == ErrorCode::not_allowed));
        }
        BOOST_TEST(ask(actor, actor.person).ok(), actor.name);
    }
}

BOOST_FIXTURE_TEST_CASE(the_answer_holds_all_classes_and_what_her_rows_name, Fixture) {
    const auto answer = ask(as("coordinator"), town.resident_of(Place::care));
    BOOST_REQUIRE(answer.ok());
    const std::string bytes(as_text(wire::encode(*answer)));
    for (const char* mark : {"o:care_resident.", "k:care_resident.", "s:care_resident.",
                             "d:care_resident.", "q:care_resident.", "a:care.", "u:care."}) {
        BOOST_TEST(bytes.find(mark) != std::string::npos, mark);
    }
    BOOST_TEST(bytes.find("ward_resident") == std::string::npos);
    BOOST_TEST(bytes.find("b:care.") == std::string::npos);  // contact of an activity: not hers
    BOOST_TEST(count(*answer, table_id<SignUp>) == 1u);
}

BOOST_FIXTURE_TEST_CASE(who_asks_about_another_is_noted_and_named_to_her, Fixture) {
    const Actor& her = as("volunteer");
    BOOST_REQUIRE(ask(as("coordinator"), her.person).ok());
    const auto answer = ask(her, her.person);
    BOOST_REQUIRE(answer.ok());
    BOOST_REQUIRE(!answer->audit.empty());
    BOOST_TEST((answer->audit.front().kind == AuditKind::told_all));
    BOOST_TEST((answer->audit.front().actor == as("coordinator").person));
    bool named = false;
    for (const auto& name : answer->names) named = named || name.person == as("coordinator").person;
    BOOST_TEST(named);
}

BOOST_FIXTURE_TEST_CASE(the_other_side_of_a_border_is_not_told_of, Fixture) {
    // One who is a volunteer in care and in the club.
    const Id<Person> both = town.resident_of(Place::care);
    Grant there;
    there.id = Id<Grant>::make({9, 9}, 1);
    there.person = both;
    there.unit =
        town.state.find(*town.state.grants_of(town.resident_of(Place::club)).begin())->unit;
    there.starts = town.today;
    BOOST_REQUIRE(authority.load({{there}, {}}).ok());
    const auto answer = ask(as("coordinator"), both);
    BOOST_REQUIRE(answer.ok());
    BOOST_TEST(count(*answer, table_id<Grant>) == 1u);
    BOOST_TEST(std::string(as_text(wire::encode(*answer))).find("u:club.") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_night_lets_go_what_is_old_and_another_one_changes_nothing, Fixture) {
    const Instant later = noon + 800 * seconds_per_day;
    const std::size_t shifts = authority.state().table<Shift>().size();
    BOOST_TEST(shifts > 0u);
    const auto night = authority.keep_house(later);
    BOOST_REQUIRE(night.ok());
    BOOST_TEST(authority.state().table<Shift>().empty());
    BOOST_TEST(authority.state().table<SignUp>().empty());
    BOOST_TEST(authority.state().table<Notice>().empty());
    const std::uint64_t seq = authority.seq();
    const auto again = authority.keep_house(later);
    BOOST_TEST((again.ok() && again->rows == 0u && again->people == 0u));
    BOOST_TEST(authority.seq() == seq);
    // Tablets that were not heard of for a year are strangers.
    BOOST_TEST((authority.sync(devices.at("volunteer"), {.clock = later}, later).error().code ==
                ErrorCode::device_withdrawn));
}

BOOST_FIXTURE_TEST_CASE(a_person_whose_roles_ended_is_erased_as_by_hand, Fixture) {
    const Id<Person> her = town.resident_of(Place::ward);
    Changes changes;
    for (const Id<Grant> id : authority.state().grants_of(her)) {
        Grant grant = *authority.state().find(id);
        grant.ended = town.today;
        changes.puts.push_back(grant);
    }
    BOOST_REQUIRE(authority.load(changes).ok());
    BOOST_REQUIRE(authority.keep_house(noon + 366 * seconds_per_day).ok());
    BOOST_TEST((authority.state().find(her) == nullptr));
    const auto& reports = authority.state().erasures_of(her);
    BOOST_REQUIRE(reports.size() == 1u);
    BOOST_TEST(!authority.state().find(*reports.begin())->by);
}

BOOST_AUTO_TEST_SUITE_END()
