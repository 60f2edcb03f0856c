// Lines in the order in which they came.
#include "shared/sync/audit_lines.hpp"

#include "shared/base/calendar.hpp"

namespace tovholder::sync {
AuditLines::Seen AuditLines::seen_of(const AuditLine& line) {
    return {to_local(line.at).date.days, line.actor, line.subject, line.table, line.classes};
}

void AuditLines::remember_seen() {
    seen_.clear();
    for (const AuditLine& line : lines_) {
        if (line.kind == AuditKind::seen) seen_.insert(seen_of(line));
    }
}

void AuditLines::take(const AuthorityCommit& commit) {
    if (commit.audit_from.seconds != 0) {
        std::erase_if(lines_, [&](const AuditLine& line) { return line.at < commit.audit_from; });
    }
    for (const Id<Person> person : commit.erased) {
        for (AuditLine& line : lines_) {
            if (line.subject != person) continue;
            line = {.at = {}, .kind = line.kind, .actor = line.actor, .subject = person};
        }
    }
    if (commit.audit_from.seconds != 0 || !commit.erased.empty()) remember_seen();
    for (const AuditLine& line : commit.audit) {
        if (line.kind == AuditKind::seen && !seen_.insert(seen_of(line)).second) continue;
        lines_.push_back(line);
        if (lines_.size() <= lines_max_) continue;
        if (lines_.front().kind == AuditKind::seen) seen_.erase(seen_of(lines_.front()));
        lines_.pop_front();
    }
}

std::vector<AuditLine> AuditLines::about(Id<Person> subject, std::size_t count_max) const {
    std::vector<AuditLine> some;
    for (auto line = lines_.rbegin(); line != lines_.rend() && some.size() < count_max; ++line) {
        if (line->subject == subject) some.push_back(*line);
    }
    return some;
}

}  // namespace tovholder::sync
