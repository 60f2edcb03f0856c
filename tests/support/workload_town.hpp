// The workload as a municipality of ours. Every field of it is carried:
//
//   volunteers  → Person: name (first word given, rest family), phone, email, street, postcode,
//                 town, birthYear (born 1 January), languages, skills (interests), status (new =
//                 fresh), availability, maxHours (minutes_per_week), notes. As fields of a newer
//                 schema, kept byte for byte: hasCar, radiusKm, consentAt, emergencyName,
//                 emergencyPhone, createdAt (tags 40–45). Besides: one Grant each, in one of the
//                 50 units, which the workload does not have.
//   shifts      → Shift: coordinator (unit), title (activity: one a title and unit), start, end,
//                 status (places: 1 + its place in a fixed list, since ours has two states only),
//                 volunteerId (responsible, our id as text), notes. As fields of a newer schema:
//                 place, type, recipientRef, needed (tags 40–43).
//   edits       → Edit<Person> or Edit<Shift> of that field; a new start moves the end with it.
//
// Ids are as if each unit's coordinator had imported her own list.
#pragma once

#include <map>

#include "shared/ops/command.hpp"
#include "shared/sync/ports.hpp"
#include "tests/support/workload.hpp"

namespace tovholder::testing {

struct WorkloadTown {
    // Everything but the history: rows with stamps, one device a unit.
    sync::AuthorityCommit rows;
    std::vector<Id<Person>> coordinators;  // of the root, one a device that edits
    Id<Person> volunteer;                  // of one unit, nothing else
    std::map<std::string, Id<Person>> people;
    std::map<std::string, Id<Shift>> shifts;
    std::map<std::string, const WorkloadRecord*> shift_records;

    explicit WorkloadTown(const Workload& workload);
    ops::Command command_for(const WorkloadRecord& edit) const;
};

}  // namespace tovholder::testing
