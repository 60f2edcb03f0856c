// What a person may ask about her data, erasing people, and how long data is kept.
#include "shared/ops/erase.hpp"
#include "shared/ops/retention.hpp"
#include "shared/ops/rules.hpp"

namespace tovholder::ops {
namespace {

constexpr std::size_t open_requests_max = 20;

std::size_t open_requests(const State& state, Id<Person> person) {
    std::size_t count = 0;
    for (const Id<DataRequest> id : state.requests_of(person)) {
        count += state.find(id)->state == DataRequestState::open ? 1 : 0;
    }
    return count;
}

}  // namespace

Result<void> apply_to(Draft& draft, const AskDataRequest& command) {
    const Id<Person> actor = draft.context().actor;
    if (auto may = require(draft, Act::ask_data_request, on(actor)); !may) return may;
    DataRequest request{.id = draft.next_id<DataRequest>(),
                        .person = actor,
                        .kind = command.kind,
                        .text = command.text,
                        .at = draft.context().now};
    if (auto valid = check(request); !valid) return valid;
    if (open_requests(draft.before(), actor) >= open_requests_max) {
        return Error{ErrorCode::too_many_rows, std::to_string(open_requests_max)};
    }
    draft.put(request);
    return {};
}

Result<void> apply_to(Draft& draft, const SettleDataRequest& command) {
    const auto before = draft.find(command.request);
    if (!before) return ErrorCode::not_found;
    auto may = require(draft, Act::settle_data_request, on(before->person));
    if (!may) return may;
    if (command.state == DataRequestState::open) return ErrorCode::not_allowed;
    if (before->state != DataRequestState::open) return ErrorCode::changed_meanwhile;
    DataRequest settled = *before;
    settled.state = command.state;
    settled.answer = command.answer;
    settled.by = draft.context().actor;
    settled.settled_at = draft.context().now;
    if (auto valid = check(settled); !valid) return valid;
    draft.put(settled);
    return {};
}

Result<void> apply_to(Draft& draft, const ErasePerson& command) {
    if (!draft.find(command.person)) return ErrorCode::not_found;
    if (auto may = require(draft, Act::erase_person, on(command.person)); !may) return may;
    erase_person(draft, command.person);
    return {};
}

Result<void> apply_to(Draft& draft, const SetRetention& command) {
    const auto unit = draft.find(command.unit);
    if (!unit) return ErrorCode::not_found;
    if (auto may = require(draft, Act::set_retention, on(command.unit)); !may) return may;
    if (unit->parent) return ErrorCode::not_allowed;  // one rule for the whole municipality
    if (command.days < retention_days_min || command.days > retention_days_max) {
        return Error{ErrorCode::days_out_of_range, std::to_string(retention_days_max)};
    }
    if (command.valid_from <= draft.today()) return ErrorCode::too_early;
    draft.put(RetentionRule{.id = draft.next_id<RetentionRule>(),
                            .unit = command.unit,
                            .kind = command.kind,
                            .days = command.days,
                            .valid_from = command.valid_from,
                            .by = draft.context().actor,
                            .at = draft.context().now});
    return {};
}

}  // namespace tovholder::ops
