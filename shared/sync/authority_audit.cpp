// Who saw and changed what of people's contact and sensitive fields.
#include "shared/ops/erase.hpp"
#include "shared/sync/authority_working.hpp"

namespace tovholder::sync {
namespace {

constexpr ClassMask told_classes =
    static_cast<ClassMask>(FieldClass::contact) | static_cast<ClassMask>(FieldClass::sensitive);

// The contact and sensitive fields in which two rows of one kind differ.
template <class Entity>
FieldSet told_changes(const Entity& before, const Entity& after) {
    FieldSet changed = changed_fields(before, after);
    const auto leave_out = [&](std::uint32_t tag, const char*, const auto&, FieldClass kind) {
        if (!covers(told_classes, kind)) changed.bits &= ~(std::uint64_t{1} << tag);
    };
    Entity::fields(after, leave_out);
    return changed;
}

// Of which tables people have such fields.
bool has_told_fields(TableId table) {
    return table == table_id<Person> || table == table_id<Conflict> ||
           table == table_id<DataRequest>;
}

}  // namespace

void Authority::note_changed(const Changes& changes, const By& by, Working& working) const {
    for (const AnyRow& any : changes.puts) {
        const RowKey key = key_of(any);
        const Id<Person> subject = ops::subject_person(any);
        if (!subject || !has_told_fields(key.table)) continue;
        const auto before = state_.get(key);
        const FieldSet fields = std::visit(
            [&]<class Entity>(const Entity& row) {
                Entity blank;
                blank.id = row.id;
                return told_changes(before ? std::get<Entity>(before->row) : blank, row);
            },
            any);
        if (fields.empty()) continue;
        working.note({.at = by.now,
                      .kind = AuditKind::changed,
                      .actor = by.actor,
                      .device = by.device,
                      .subject = subject,
                      .table = key.table,
                      .fields = fields});
    }
}

Result<void> Authority::note_seen_rows(const wire::SyncResponse& response, const By& by) {
    AuthorityCommit commit{.seq = seq_, .only_audit = true};
    for (const wire::SentRow& sent : response.rows) {
        const TableId table = key_of(sent.row).table;
        if (!has_told_fields(table) || (sent.stamp.mask & told_classes) == 0) continue;
        const Id<Person> subject = ops::subject_person(sent.row);
        if (!subject || subject == by.actor) continue;
        commit.audit.push_back({.at = by.now,
                                .kind = AuditKind::seen,
                                .actor = by.actor,
                                .device = by.device,
                                .subject = subject,
                                .table = table,
                                .classes = static_cast<ClassMask>(sent.stamp.mask & told_classes)});
    }
    if (commit.audit.empty()) return {};
    return store_.commit(commit);
}

}  // namespace tovholder::sync
