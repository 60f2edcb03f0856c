// What a device is sent: the difference between the rows its person may see now
// and those it holds. Nothing outside `visible_rows` ever enters an answer.
#include <algorithm>

#include "shared/sync/authority.hpp"
#include "shared/sync/authority_views.hpp"
#include "shared/sync/guess.hpp"
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

// When the rows that the request's ops touched are what the device guessed, each with the mask that
// it has there, it only needs to be told so.
void Authority::take_guess(const wire::SyncRequest& request, const Touched& touched,
                           const ops::Scope& scope, HeldView& held,
                           wire::SyncResponse& response) const {
    if (request.guess == 0 || touched.keys.empty() || response.reset) return;
    GuessSum sum;
    ClassMask new_rows = 0;
    HeldView after = held;
    for (const RowKey key : touched.keys) {
        const std::uint64_t seq = seq_of(state_, key);
        if (seq == 0) {
            sum.add(key, {});
            after.drop(key);
            continue;
        }
        const auto seen = scope.find(key);
        if (seen == scope.end()) return;
        const ClassMask mask = seen->second;
        const auto before = held.rows().find(key);
        if (before == held.rows().end()) {
            if (new_rows != 0 && new_rows != mask) return;
            new_rows = mask;
        } else if (before->second.mask != mask) {
            return;
        }
        const wire::SentRow row = sent_row(state_, key, mask);
        sum.add(key, State::Found{row.row, row.stamp});
        after.put(key, {seq, mask});
    }
    if (sum.sum(touched.changing_ops) != request.guess) return;
    held = std::move(after);
    response.guessed_seq = touched.first_seq;
    response.guessed_mask = new_rows;
}

void Authority::pull(const DeviceRecord& device, const wire::SyncRequest& request, Instant now,
                     const Touched& touched, wire::SyncResponse& response) {
    const Date today = to_local(now).date;
    auto& view = views_->of(device.alias, options_.views_max);
    const auto is_at = [&](const HeldView& held) {
        return request.check == wire::cursor_check(history_, held.digest());
    };
    response.seq = seq_;

    const bool answer_arrived = is_at(view.held);
    if (answer_arrived && view.complete_seq == seq_ && view.complete_day == today) {
        return;  // nothing new
    }

    const ops::Scope scope = ops::visible_rows(state_, device.person, today);
    if (answer_arrived) {
        view.before = view.held;
    } else if (is_at(view.before)) {
        // The last answer was lost: `before` is what the device holds.
    } else {
        view.before.clear();
        if (!is_at(view.before)) view.before = full_view(state_, scope, request.seq);
        if (!is_at(view.before)) {
            response.reset = true;
            response.history = history_;
            view.before.clear();
        }
    }
    view.held = view.before;
    take_guess(request, touched, scope, view.held, response);

    std::vector<RowKey> gone;
    for (const auto& [key, held] : view.held.rows()) {
        if (!scope.contains(key) || seq_of(state_, key) == 0) gone.push_back(key);
    }
    for (const RowKey key : gone) {
        response.forgets.push_back(key);
        view.held.drop(key);
    }
    std::vector<std::pair<std::pair<int, std::int64_t>, RowKey>> wanted;
    for (const auto& [key, mask] : scope) {
        const std::uint64_t seq = seq_of(state_, key);
        if (seq == 0) continue;
        const auto held = view.held.rows().find(key);
        if (held != view.held.rows().end() && held->second == Held{seq, mask}) continue;
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
