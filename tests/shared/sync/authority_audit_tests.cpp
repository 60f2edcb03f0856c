// Lines about who saw and changed what, in the same commit as the change.
#include <boost/test/unit_test.hpp>

#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Fixture : Municipality {
    std::unique_ptr<Tablet> mette = join(first_code);
    std::unique_ptr<Tablet> aage = add_volunteer(*mette, "Aage", root());
    Id<Person> her = aage->replica->person();

    std::vector<AuditLine> lines(AuditKind kind) {
        std::vector<AuditLine> all;
        for (const auto& commit : store.commits) {
            for (const AuditLine& line : commit.audit) {
                if (line.kind == kind && line.subject == her) all.push_back(line);
            }
        }
        return all;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(authority_audit)

BOOST_FIXTURE_TEST_CASE(a_change_is_told_by_its_fields_and_not_by_its_values, Fixture) {
    const Person before = *mette->replica->shown().find(her);
    Person after = before;
    after.phone = "20999999";
    after.given_name = "Åge";  // open: no line for it
    act(*mette, ops::make_edit(before, after));
    sync(*mette);
    const auto changed = lines(AuditKind::changed);
    BOOST_REQUIRE(changed.size() == 2u);  // she was added, too
    const AuditLine& line = changed.back();
    BOOST_TEST((line.actor == mette->replica->person()));
    BOOST_TEST(line.device == mette->replica->device());
    BOOST_TEST((line.fields == FieldSet{1u << 3}));
    const auto& commit = store.commits.back();
    const bool together = !commit.outcomes.empty() && !commit.audit.empty();
    BOOST_TEST((together || store.commits[store.commits.size() - 2].outcomes.size() == 1u));
}

BOOST_FIXTURE_TEST_CASE(what_a_tablet_is_sent_of_another_is_seen_and_what_is_open_is_not, Fixture) {
    BOOST_TEST(lines(AuditKind::seen).empty());  // who made her has her already
    const auto other = join(*authority.invite(mette->replica->person(), now, random));
    const auto seen = lines(AuditKind::seen);
    BOOST_REQUIRE(seen.size() == 1u);
    BOOST_TEST(seen[0].classes == (mask_device_max & ~mask_open));
    BOOST_TEST(store.commits.back().only_audit);
    // A fellow volunteer sees the first name only.
    const auto shift = add_shift(*mette, root(), 3);
    sync(*aage);
    act(*aage, ops::TakeShift{shift});
    sync(*aage);
    const auto bodil = add_volunteer(*mette, "Bodil", root());
    for (const AuditLine& line : lines(AuditKind::seen)) {
        BOOST_TEST((line.actor != bodil->replica->person()));
    }
}

BOOST_FIXTURE_TEST_CASE(nothing_is_shown_that_cannot_be_noted, Fixture) {
    const auto other = std::make_unique<Tablet>();
    const auto joined = authority.join(
        {*authority.invite(mette->replica->person(), now, random), "Tablet"}, now, random);
    BOOST_REQUIRE(joined.ok());
    store.broken = true;
    const auto answer = authority.sync(joined->device, {.clock = now}, now);
    BOOST_TEST(!answer.ok());
    store.broken = false;
    BOOST_TEST(authority.sync(joined->device, {.clock = now}, now).ok());
}

BOOST_AUTO_TEST_SUITE_END()
