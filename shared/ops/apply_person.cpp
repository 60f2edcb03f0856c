// People, their roles and their invitations.
#include "shared/base/hash.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/ops/rules.hpp"

namespace tovholder::ops {
namespace {

// What a person may change about herself.
FieldSet own_fields() {
    FieldSet fields;
    for (const std::uint32_t tag : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u, 10u, 11u, 12u, 13u}) {
        fields.add(tag);
    }
    return fields;
}

// An address that must not be known is not kept, whoever sends it.
void hide_protected_address(Person& person) {
    if (!person.address_protected) return;
    person.street.clear();
    person.postcode.clear();
    person.town.clear();
}

Result<void> require_leader(const Draft& draft, Id<Person> person) {
    if (!leads(draft.before(), draft.context().actor, person, draft.today())) {
        return ErrorCode::not_allowed;
    }
    return {};
}

}  // namespace

Result<void> apply_to(Draft& draft, const AddPerson& command) {
    if (command.grants.empty()) return ErrorCode::not_allowed;  // nobody would lead her
    Person person = command.person;
    person.id = draft.next_id<Person>();
    hide_protected_address(person);
    if (auto valid = check(person); !valid) return valid;
    if (command.grants.size() > draft.ids_left()) return ErrorCode::too_many_rows;
    for (Grant grant : command.grants) {
        if (auto allowed = require_coordinator(draft, grant.unit); !allowed) return allowed;
        grant.id = draft.next_id<Grant>();
        grant.person = person.id;
        draft.put(grant);
    }
    draft.put(person);
    return {};
}

Result<void> apply_to(Draft& draft, const Edit<Person>& command) {
    const auto before = draft.find(command.row);
    if (!before) return ErrorCode::not_found;
    const bool own = command.row == draft.context().actor;
    const bool only_own_fields = (command.fields.bits & ~own_fields().bits) == 0;
    if (!(own && only_own_fields)) {
        if (auto allowed = require_leader(draft, command.row); !allowed) return allowed;
    }
    Person person = *before;
    copy_fields(command.values, person, command.fields);
    hide_protected_address(person);
    if (auto valid = check(person); !valid) return valid;
    draft.put(person);
    return {};
}

Result<void> apply_to(Draft& draft, const Create<Grant>& command) {
    if (!draft.find(command.row.person)) return ErrorCode::not_found;
    if (auto allowed = require_coordinator(draft, command.row.unit); !allowed) return allowed;
    if (auto allowed = require_leader(draft, command.row.person); !allowed) return allowed;
    Grant grant = command.row;
    grant.id = draft.next_id<Grant>();
    draft.put(grant);
    return {};
}

Result<void> apply_to(Draft& draft, const Edit<Grant>& command) {
    const auto before = draft.find(command.row);
    if (!before) return ErrorCode::not_found;
    if (auto allowed = require_coordinator(draft, before->unit); !allowed) return allowed;
    Grant grant = *before;
    copy_fields(command.values, grant, command.fields);
    // A grant says who had which role where: only its days can change, or history would be lost.
    if (grant.person != before->person || grant.unit != before->unit ||
        grant.role != before->role) {
        return ErrorCode::not_allowed;
    }
    draft.put(grant);
    return {};
}

Result<void> apply_to(Draft& draft, const Invite& command) {
    if (!draft.find(command.person)) return ErrorCode::not_found;
    if (auto allowed = require_leader(draft, command.person); !allowed) return allowed;
    if (command.digest.size() != sizeof(Digest)) return ErrorCode::bad_record;
    const Instant now = draft.context().now;
    draft.put(Invitation{.id = draft.next_id<Invitation>(),
                         .person = command.person,
                         .digest = command.digest,
                         .created = now,
                         .expires = now + invitation_days * seconds_per_day});
    return {};
}

}  // namespace tovholder::ops
