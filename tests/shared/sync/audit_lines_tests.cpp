// The audit trail of a store in memory.
#include "shared/sync/audit_lines.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;
using namespace tovholder::sync;

namespace {

constexpr Instant noon{1795435200};
AuditLine line(AuditKind kind, std::uint64_t actor, Instant at = noon) {
    return {.at = at,
            .kind = kind,
            .actor = {actor},
            .device = 5,
            .subject = {1},
            .table = table_id<Person>,
            .classes = 2};
}
AuthorityCommit with(std::vector<AuditLine> lines) {
    AuthorityCommit commit;
    commit.audit = std::move(lines);
    return commit;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(audit_lines)

BOOST_AUTO_TEST_CASE(seeing_counts_once_a_day_and_changing_each_time) {
    AuditLines trail;
    trail.take(with({line(AuditKind::seen, 7), line(AuditKind::seen, 7, noon + 60),
                     line(AuditKind::seen, 8), line(AuditKind::changed, 7),
                     line(AuditKind::changed, 7, noon + 60)}));
    BOOST_TEST(trail.all().size() == 4u);
    trail.take(with({line(AuditKind::seen, 7, noon + seconds_per_day)}));
    BOOST_TEST(trail.all().size() == 5u);
    BOOST_TEST((trail.about({1}, 1).front().at == noon + seconds_per_day));
    BOOST_TEST(trail.about({2}, 9).empty());
}

BOOST_AUTO_TEST_CASE(of_an_erased_person_only_the_fact_is_left) {
    AuditLines trail;
    trail.take(with({line(AuditKind::changed, 7)}));
    AuthorityCommit commit;
    commit.erased = {{1}};
    trail.take(commit);
    const AuditLine& left = trail.all().front();
    BOOST_TEST((left.actor == Id<Person>{7} && left.kind == AuditKind::changed));
    BOOST_TEST((left.device == 0 && left.classes == 0 && left.fields.empty()));
}

BOOST_AUTO_TEST_CASE(old_lines_go_by_day_and_by_number) {
    AuditLines trail(2);
    trail.take(with({line(AuditKind::changed, 1), line(AuditKind::changed, 2, noon + 1),
                     line(AuditKind::changed, 3, noon + 2)}));
    BOOST_TEST(trail.all().size() == 2u);
    AuthorityCommit commit;
    commit.audit_from = noon + 2;
    trail.take(commit);
    BOOST_TEST(trail.all().size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
