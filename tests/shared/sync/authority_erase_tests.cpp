// Erasing a person reaches the server's rows and every tablet, and the report says which tablets
// have not confirmed.
#include <boost/test/unit_test.hpp>

#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Fixture : Municipality {
    std::unique_ptr<Tablet> mette = join(first_code);
    std::unique_ptr<Tablet> aage = add_volunteer(*mette, "Aage", root());
    std::unique_ptr<Tablet> bodil = add_volunteer(*mette, "Bodil", root());
    Id<Person> her = aage->replica->person();

    Fixture() {
        sync(*mette);
        sync(*bodil);
    }
    const Erasure& report() const {
        const auto& ids = authority.state().erasures_of(her);
        TOV_ASSERT(!ids.empty());
        return *authority.state().find(*ids.begin());
    }
    static std::string alias(const Tablet& tablet) {
        return std::to_string(tablet.replica->device());
    }
    // Everything on the tablet's disk.
    static std::string disk(const Tablet& tablet) {
        std::string all;
        for (const auto& [key, value] : tablet.store.disk) all += as_text(value);
        return all;
    }
    void erase() {
        act(*mette, ops::ErasePerson{her});
        sync(*mette);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(authority_erase)

BOOST_FIXTURE_TEST_CASE(all_tablets_that_held_her_are_waited_for_until_they_say_so, Fixture) {
    const auto shift = add_shift(*mette, root(), 3);
    sync(*aage);
    act(*aage, ops::TakeShift{shift});
    sync(*aage);
    sync(*bodil);  // who comes too
    act(*mette, ops::ErasePerson{her});
    round_trip(*mette);
    BOOST_TEST((report().waiting == std::vector<std::string>{alias(*mette), alias(*bodil)}));
    BOOST_TEST((report().own == std::vector<std::string>{alias(*aage)}));
    round_trip(*mette);
    BOOST_TEST((report().waiting == std::vector<std::string>{alias(*bodil)}));
    round_trip(*bodil);  // is told
    BOOST_TEST((report().waiting == std::vector<std::string>{alias(*bodil)}));
    round_trip(*bodil);  // says so
    BOOST_TEST(report().waiting.empty());
}

BOOST_FIXTURE_TEST_CASE(nothing_about_her_stays_on_a_tablet_also_not_what_was_done_there, Fixture) {
    BOOST_TEST(disk(*mette).find("Aage") != std::string::npos);  // in its rows and its journal
    erase();
    round_trip(*mette);
    BOOST_TEST(disk(*mette).find("Aage") == std::string::npos);
    BOOST_TEST(disk(*mette).find("Bodil") != std::string::npos);
    BOOST_TEST(mette->replica->remembers(1));  // numbers have no holes
}

BOOST_FIXTURE_TEST_CASE(her_own_tablet_is_shut_out_and_counts_until_it_was_told, Fixture) {
    const std::string token = aage->replica->token();
    erase();
    BOOST_TEST(report().own.size() == 1u);
    const auto refused = authority.authenticate(token);
    BOOST_TEST((refused.error().code == ErrorCode::device_withdrawn));
    authority.tell_withdrawn(token);
    BOOST_TEST(report().own.empty());
}

BOOST_FIXTURE_TEST_CASE(what_is_refused_because_she_is_gone_says_nothing_about_her, Fixture) {
    Person changed = *bodil->replica->shown().find(bodil->replica->person());
    const auto other = join(*authority.invite(mette->replica->person(), now, random));
    Person row = *other->replica->shown().find(her);
    const Person before = row;
    row.notes = "hemmelig note";
    act(*other, ops::make_edit(before, row));
    erase();
    sync(*other);
    BOOST_REQUIRE(other->replica->refusals().size() == 1u);
    const auto& refusal = other->replica->refusals().begin()->second;
    BOOST_TEST(std::holds_alternative<ops::LostOp>(refusal.op.command));
    BOOST_TEST(disk(*other).find("hemmelig") == std::string::npos);
    BOOST_TEST(!changed.given_name.empty());
}

BOOST_FIXTURE_TEST_CASE(what_other_rows_were_before_does_not_name_her, Fixture) {
    Activity activity;
    activity.id = Id<Activity>::local(1);
    activity.unit = root();
    activity.name = "Gågruppe";
    activity.responsible = "Aage Kanariefugl";
    const OpId made = act(*mette, ops::Create<Activity>{activity});
    sync(*mette);
    const auto id = Id<Activity>::make(made, 1);
    Activity after = *authority.state().find(id);
    const Activity before = after;
    after.responsible = "Mette";
    act(*mette, ops::make_edit(before, after));
    sync(*mette);
    const auto trail_names_her = [&] {
        for (const Mark& mark : authority.state().find_row(id)->stamp.trail) {
            for (const std::string& text : mark.before) {
                if (text.find("Kanariefugl") != std::string::npos) return true;
            }
        }
        return false;
    };
    BOOST_TEST(trail_names_her());
    erase();
    BOOST_TEST(!trail_names_her());
}

BOOST_FIXTURE_TEST_CASE(a_restored_server_erases_again_and_is_sent_nobody_back, Fixture) {
    erase();
    // As it was before: its rows, with her, and without the report.
    MemoryAuthorityStore old_store;
    sync::AuthorityContents contents{.history = 4712};
    std::map<RowKey, wire::SentRow> rows;
    std::map<DeviceAlias, sync::DeviceRecord> devices;
    for (const auto& commit : store.commits) {
        if (!commit.erased.empty()) break;
        for (const auto& row : commit.puts) rows[key_of(row.row)] = row;
        for (const auto& device : commit.devices) devices[device.alias] = device;
        contents.seq = commit.seq;
    }
    for (auto& [key, row] : rows) contents.rows.push_back(row);
    for (auto& [key, device] : devices) contents.devices.push_back(device);
    sync::Authority restored(old_store, contents);
    BOOST_REQUIRE(restored.state().find(her) != nullptr);
    BOOST_TEST(*restored.erase_again({her}, now) == 1u);
    BOOST_TEST((restored.state().find(her) == nullptr));
    BOOST_TEST(*restored.erase_again({her}, now) == 0u);
    // One who was added after the backup: unknown, and kept away.
    const Id<Person> later = Id<Person>::make({77, 3}, 1);
    BOOST_TEST(*restored.erase_again({later}, now) == 0u);
    BOOST_TEST(restored.state().is_tombstone(key_of(later)));
}

BOOST_AUTO_TEST_SUITE_END()
