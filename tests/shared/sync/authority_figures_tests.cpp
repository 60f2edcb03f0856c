// Figures are kept right for those who read them, and cost nothing when nothing happened.
#include <boost/test/unit_test.hpp>

#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Town : Municipality {
    std::unique_ptr<Tablet> mette = join(first_code);
    std::unique_ptr<Tablet> leader = join_leader();

    std::unique_ptr<Tablet> join_leader() {
        Person person;
        person.id = Id<Person>::local(1);
        person.given_name = "Lis";
        Grant grant;
        grant.id = Id<Grant>::local(1);
        grant.unit = root();
        grant.role = Role::leader;
        grant.starts = to_local(now).date;
        const OpId op = act(*mette, ops::AddPerson{person, {grant}});
        sync(*mette);
        return join(*authority.invite(Id<Person>::make(op, 1), now, random));
    }
    std::size_t figures(const Tablet& tablet) const {
        return tablet.replica->shown().table<UnitFigures>().size();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(authority_figures, Town)

BOOST_AUTO_TEST_CASE(a_leader_gets_figures_and_neither_shifts_nor_people) {
    add_shift(*mette, root(), 3);
    sync(*leader);
    BOOST_TEST(figures(*leader) == 1u);
    BOOST_TEST(leader->replica->shown().table<Shift>().empty());
    BOOST_TEST(leader->replica->shown().table<Person>().size() == 1u);
}

BOOST_AUTO_TEST_CASE(asking_again_changes_nothing) {
    add_shift(*mette, root(), 3);
    sync(*leader);
    const std::uint64_t seq = authority.seq();
    const std::size_t commits = store.commits.size();
    sync(*leader);
    sync(*mette);
    BOOST_TEST(authority.seq() == seq);
    BOOST_TEST(store.commits.size() == commits);
}

BOOST_AUTO_TEST_CASE(those_who_do_not_read_figures_do_not_make_the_server_count) {
    add_shift(*mette, root(), 3);
    const std::uint64_t seq = authority.seq();
    sync(*mette);
    BOOST_TEST(authority.seq() == seq);
    BOOST_TEST(authority.state().table<UnitFigures>().empty());
}

BOOST_AUTO_TEST_CASE(a_disk_that_fails_leaves_the_old_figures_and_the_answer_comes) {
    add_shift(*mette, root(), 3);
    store.broken = true;
    sync(*leader);
    BOOST_TEST(figures(*leader) == 0u);
    store.broken = false;
    sync(*leader);
    BOOST_TEST(figures(*leader) == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
