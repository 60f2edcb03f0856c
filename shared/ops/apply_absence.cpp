// Being away and doing less: said by herself or by those who lead her, changed and taken back.
#include "shared/ops/rules.hpp"

namespace tovholder::ops {
namespace {

constexpr std::size_t absences_max = 50;  // of one person

Result<void> check_days(const Absence& absence) {
    if (absence.until && *absence.until < absence.from) return ErrorCode::ends_before_start;
    return {};
}

}  // namespace

Result<void> apply_to(Draft& draft, const Create<Absence>& command) {
    Absence absence = command.row;
    if (!draft.find(absence.person)) return ErrorCode::not_found;
    if (auto may = require(draft, Act::be_away, on(absence.person)); !may) return may;
    if (draft.before().absences_of(absence.person).size() >= absences_max) {
        return Error{ErrorCode::too_many_rows, std::to_string(absences_max)};
    }
    if (auto valid = check_days(absence); !valid) return valid;
    absence.id = draft.next_id<Absence>();
    draft.put(absence);
    return {};
}

Result<void> apply_to(Draft& draft, const Edit<Absence>& command) {
    const auto before = draft.find(command.row);
    if (!before) return ErrorCode::not_found;
    if (auto may = require(draft, Act::be_away, on(before->person)); !may) return may;
    Absence absence = *before;
    copy_fields(command.values, absence, command.fields);
    if (absence.person != before->person) return ErrorCode::not_allowed;
    if (auto valid = check_days(absence); !valid) return valid;
    draft.put(absence);
    return {};
}

Result<void> apply_to(Draft& draft, const RemoveAbsence& command) {
    const auto before = draft.find(command.absence);
    if (!before) return ErrorCode::not_found;
    if (auto may = require(draft, Act::be_away, on(before->person)); !may) return may;
    draft.erase(key_of(command.absence));
    return {};
}

}  // namespace tovholder::ops
