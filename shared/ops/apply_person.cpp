// People, their roles, invitations and devices.
#include "shared/base/hash.hpp"
#include "shared/ops/conflicts.hpp"
#include "shared/ops/rules.hpp"

namespace tovholder::ops {
namespace {

// An address that must not be known is not kept, whoever sends it.
void hide_protected_address(Person& person) {
    if (!person.address_protected) return;
    person.street.clear();
    person.postcode.clear();
    person.town.clear();
}

// The actor may give the role there, and the role is of the kind that is held there.
Result<void> require_giving(const Draft& draft, const Grant& grant) {
    if (auto allowed = require(draft, giving(grant.role), on(grant.unit)); !allowed) return allowed;
    if (is_for_activity(grant.role)) {
        const auto activity = draft.find(grant.activity);
        if (!activity) return ErrorCode::not_found;
        if (activity->unit != grant.unit) return ErrorCode::not_allowed;
    } else if (grant.activity) {
        return ErrorCode::not_allowed;
    }
    const auto unit = draft.find(grant.unit);
    if (grant.role == Role::partner && unit->kind != UnitKind::association) {
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
        if (auto allowed = require_giving(draft, grant); !allowed) return allowed;
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
    const bool only_own_fields = (command.fields.bits & ~own_fields().bits) == 0;
    const bool as_self = only_own_fields && require(draft, Act::edit_self, on(command.row)).ok();
    if (!as_self) {
        auto allowed = require(draft, Act::edit_person, on(command.row));
        if (!allowed) return allowed;
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
    if (auto allowed = require_giving(draft, command.row); !allowed) return allowed;
    auto allowed = require(draft, Act::appoint, on(command.row.person));
    if (!allowed) return allowed;
    Grant grant = command.row;
    grant.id = draft.next_id<Grant>();
    draft.put(grant);
    return {};
}

Result<void> apply_to(Draft& draft, const Edit<Grant>& command) {
    const auto before = draft.find(command.row);
    if (!before) return ErrorCode::not_found;
    if (auto allowed = require(draft, giving(before->role), on(before->unit)); !allowed) {
        return allowed;
    }
    Grant grant = *before;
    copy_fields(command.values, grant, command.fields);
    // A grant says who had which role where: only its days can change, or history would be lost.
    if (grant.person != before->person || grant.unit != before->unit ||
        grant.role != before->role || grant.activity != before->activity) {
        return ErrorCode::not_allowed;
    }
    draft.put(grant);
    return {};
}

Result<void> apply_to(Draft& draft, const Invite& command) {
    if (!draft.find(command.person)) return ErrorCode::not_found;
    if (auto allowed = require(draft, Act::invite, on(command.person)); !allowed) return allowed;
    if (command.digest.size() != sizeof(Digest)) return ErrorCode::bad_record;
    const Instant now = draft.context().now;
    draft.put(Invitation{.id = draft.next_id<Invitation>(),
                         .person = command.person,
                         .digest = command.digest,
                         .created = now,
                         .expires = now + invitation_days * seconds_per_day});
    return {};
}

Result<void> apply_to(Draft& draft, const WithdrawDevice& command) {
    const auto before = draft.find(command.device);
    if (!before) return ErrorCode::not_found;
    auto allowed = require(draft, Act::withdraw_device, on(before->person));
    if (!allowed) return allowed;
    Device device = *before;
    device.withdrawn = true;
    draft.put(device);
    return {};
}

}  // namespace tovholder::ops
