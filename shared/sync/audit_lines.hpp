// The audit trail of a store in memory: what a database does with the lines of a commit. Bounded:
// the oldest lines go first.
#pragma once

#include <deque>
#include <set>
#include <tuple>

#include "shared/sync/ports.hpp"

namespace tovholder::sync {

class AuditLines {
public:
    explicit AuditLines(std::size_t lines_max = 100'000) : lines_max_(lines_max) {}

    void take(const AuthorityCommit& commit);
    // The latest first.
    std::vector<AuditLine> about(Id<Person> subject, std::size_t count_max) const;
    const std::deque<AuditLine>& all() const { return lines_; }  // the latest last

private:
    // Day, actor, subject, table, classes of what was seen: once a day is enough.
    using Seen = std::tuple<std::int32_t, Id<Person>, Id<Person>, TableId, ClassMask>;
    static Seen seen_of(const AuditLine& line);
    void remember_seen();

    std::size_t lines_max_;
    std::set<Seen> seen_;
    std::deque<AuditLine> lines_;
};

}  // namespace tovholder::sync
