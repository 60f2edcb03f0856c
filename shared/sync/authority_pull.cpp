// What a device is sent: the difference between the rows its person may see now
// and those it holds. Nothing outside `visible_rows` ever enters an answer.
#include <algorithm>

#include "shared/sync/authority.hpp"
#include "shared/sync/authority_views.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::sync {
namespace {

// The row as this mask may see it. Fields left out are blank; fields that this
// version does not know have no class that it knows, so only those who see all
// get them.
wire::SentRow sent_row(const State& state, RowKey key, ClassMask mask) {
    auto found = state.get(key);
    TOV_ASSERT(found.has_value());
    if (mask != mask_device_max) found->stamp.unknown.clear();
    found->stamp.mask = mask;
    return {std::move(found->row), std::move(found->stamp)};
}

std::uint64_t seq_of(const State& state, RowKey key) {
    std::uint64_t seq = 0;
    switch (key.table) {
#define TOV_CASE(Entity, number)                                                        \
    case number:                                                                        \
        if (const auto* row = state.find_row(Id<Entity>{key.id})) seq = row->stamp.seq; \
        break;
        TOV_ENTITIES(TOV_CASE)
#undef TOV_CASE
        default:
            break;
    }
    return seq;
}

// What the device would hold if it held all of its scope; rows newer than
// `seq_max` left out.
HeldView full_view(const State& state, const ops::Scope& scope, std::uint64_t seq_max) {
    HeldView view;
    for (const auto& [key, mask] : scope) {
        const std::uint64_t seq = seq_of(state, key);
        if (seq != 0 && seq <= seq_max) view.put(key, {seq, mask});
    }
    return view;
}

// Own things first, then what is near in time: the order in which rows become
// useful. Lower first.
std::pair<int, std::int64_t> urgency(const State& state, RowKey key, Id<Person> person,
                                     Instant now) {
    if (key == key_of(person)) return {0, -1};
    switch (key.table) {
        case table_id<Unit>:
        case table_id<Grant>:
        case table_id<Notice>:
            return {0, 0};
        case table_id<SignUp>: {
            const SignUp* row = state.find(Id<SignUp>{key.id});
            return {row != nullptr && row->person == person ? 0 : 2, 0};
        }
        case table_id<Activity>:
            return {1, 0};
        case table_id<Shift>: {
            const Shift* row = state.find(Id<Shift>{key.id});
            const std::int64_t away = row == nullptr ? 0 : row->starts - now;
            return {1, away >= -seconds_per_day ? away : 1'000'000'000 - away};
        }
        default:
            return {3, 0};
    }
}

}  // namespace

void Authority::pull(const DeviceRecord& device, const wire::SyncRequest& request, Instant now,
                     wire::SyncResponse& response) {
    const Date today = to_local(now).date;
    auto& view = views_->of(device.alias, options_.views_max);
    const bool same_history = request.cursor.history == history_;
    response.seq = seq_;

    const bool answer_arrived = same_history && request.cursor.digest == view.held.digest();
    if (answer_arrived && view.complete_seq == seq_ && view.complete_day == today) {
        return;  // nothing new
    }

    const ops::Scope scope = ops::visible_rows(state_, device.person, today);
    if (answer_arrived) {
        view.before = view.held;
    } else if (same_history && request.cursor.digest == view.before.digest()) {
        // The last answer was lost: `before` is what the device holds.
    } else {
        view.before.clear();
        if (same_history && request.cursor.digest != 0) {
            view.before = full_view(state_, scope, request.cursor.seq);
        }
        if (request.cursor.digest != view.before.digest()) {
            response.reset = true;
            view.before.clear();
        }
    }
    view.held = view.before;

    for (const auto& [key, held] : view.before.rows()) {
        if (scope.contains(key) && seq_of(state_, key) != 0) continue;
        response.forgets.push_back(key);
        view.held.drop(key);
    }
    std::vector<std::pair<std::pair<int, std::int64_t>, RowKey>> wanted;
    for (const auto& [key, mask] : scope) {
        const std::uint64_t seq = seq_of(state_, key);
        if (seq == 0) continue;
        const auto held = view.before.rows().find(key);
        if (held != view.before.rows().end() && held->second == Held{seq, mask}) continue;
        wanted.push_back({urgency(state_, key, device.person, now), key});
    }
    std::sort(wanted.begin(), wanted.end());
    std::size_t bytes = 0;
    for (const auto& [order, key] : wanted) {
        wire::SentRow row = sent_row(state_, key, scope.at(key));
        bytes += wire::encoded_size(row);
        if (bytes > options_.answer_bytes_max && !response.rows.empty()) {
            response.more = true;
            break;
        }
        view.held.put(key, {row.stamp.seq, row.stamp.mask});
        response.rows.push_back(std::move(row));
    }
    view.complete_seq = response.more ? 0 : seq_;
    view.complete_day = today;
}

}  // namespace tovholder::sync
