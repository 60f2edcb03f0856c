// What a device is sent: the difference between the rows its person may see now
// and those it holds. Nothing outside `visible_rows` ever enters an answer.
#include <algorithm>
#include <tuple>

#include "shared/base/sort.hpp"
#include "shared/ops/conflicts.hpp"
#include "shared/sync/authority.hpp"
#include "shared/sync/authority_views.hpp"
#include "shared/sync/guess.hpp"
#include "shared/sync/portions.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::sync {
namespace {

// A device that asks ahead may wait for so many answers.
constexpr std::uint32_t answers_ahead_max = 4;

constexpr std::uint32_t schema_with_conflicts = 3;
// Apps before it are not told what is left.
constexpr std::uint32_t schema_with_left = 4;

// The row as this mask may see it; fields left out are not written. Fields that this version does
// not know have no class that it knows, so only those who see all get them.
wire::SentRow sent_row(const State& state, RowKey key, ClassMask mask) {
    switch (key.table) {
#define TOV_CASE(Entity, number)                                         \
    case number: {                                                       \
        const auto* row = state.find_row(Id<Entity>{key.id});            \
        TOV_ASSERT(row != nullptr);                                      \
        Stamp stamp{.seq = row->stamp.seq, .unknown = {}, .mask = mask}; \
        if (mask == mask_device_max) stamp.unknown = row->stamp.unknown; \
        return {row->value, std::move(stamp)};                           \
    }
        TOV_ENTITIES(TOV_CASE)
#undef TOV_CASE
        default:
            break;
    }
    TOV_ASSERT(false);
}

// 0 when there is no such row.
std::uint64_t seq_of(const State& state, RowKey key) {
    const Stamp* stamp = state.stamp_of(key);
    return stamp == nullptr ? 0 : stamp->seq;
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

// What an older app cannot read is not for it.
void keep_schema(const State& state, std::uint32_t schema, ops::Scope& scope) {
    if (schema >= schema_version) return;
    std::erase_if(scope, [&](const auto& entry) {
        const RowKey key = entry.first;
        if (schema_of(key.table) > schema) return true;
        // Earlier ones take any device that they see for one of people whom they lead.
        if (schema < 4 && key.table == table_id<Device> && entry.second == mask_open) return true;
        if (schema >= 2 || key.table != table_id<Grant>) return false;
        const Grant* grant = state.find(Id<Grant>{key.id});
        return grant != nullptr && grant->role > Role::coordinator;
    });
}

}  // namespace

// One pull: finds out what the device holds, and fills the answer with what it lacks.
class Authority::Pull {
public:
    Pull(Authority& authority, const DeviceRecord& device, const wire::SyncRequest& request,
         Instant now, const Touched& touched, wire::SyncResponse& response)
        : authority_(authority),
          state_(authority.state_),
          device_(device),
          request_(request),
          now_(now),
          today_(to_local(now).date),
          touched_(touched),
          view_(authority.views_->of(device.alias, authority.options_.views_max)),
          response_(response) {}

    // What the last answer left the device with, what it had before that or earlier ones (they were
    // lost), or what one with its seq would have. False: it starts over.
    bool recognise();

    // Errors: op_gap when the answers that the device waits for are not those on their way.
    Result<void> run() {
        if (request_.ahead > 0 && !waits_for_the_last()) return ErrorCode::op_gap;
        const bool is_here = request_.ahead > 0 || is_at(view_.held().digest());
        if (is_here && view_.plan.is_for(authority_.seq_, today_, request_.schema)) {
            begin();
            send_planned(authority_.options_.answer_bytes_max);
            return finish();
        }
        const bool whole = is_here && view_.complete_seq != 0 && view_.complete_day == today_ &&
                           view_.complete_schema == request_.schema;
        if (whole && view_.complete_seq == authority_.seq_) {
            begin();
            return {};  // nothing new
        }
        if (whole && authority_.values_.knows(view_.complete_seq)) {
            pull_values();
        } else {
            pull_all();
        }
        return finish();
    }

private:
    Result<void> finish() {
        view_.complete_seq = response_.more ? 0 : authority_.seq_;
        view_.complete_day = today_;
        view_.complete_schema = request_.schema;
        return {};
    }
    bool waits_for_the_last() const {
        return request_.ahead <= answers_ahead_max && request_.ahead <= view_.under_way() &&
               is_at(view_.digest_before(request_.ahead));
    }
    void begin() {
        if (request_.ahead == 0) return view_.begin();
        response_.follows = wire::cursor_check(authority_.history_, view_.held().digest());
        view_.arrived_but(request_.ahead);
        view_.go_on();
    }
    bool is_at(std::uint64_t digest) const {
        return request_.check == wire::cursor_check(authority_.history_, digest);
    }
    ClassMask held_mask(RowKey key) const {
        const auto held = view_.held().rows().find(key);
        return held == view_.held().rows().end() ? 0 : held->second.mask;
    }

    void pull_values();
    ClassMask mask_as_before(RowKey key, ClassMask held) const;
    void pull_all();
    template <class MaskOf>
    void take_guess(MaskOf mask_of);
    struct Guessed {
        std::vector<std::pair<RowKey, Held>> rows;  // seq 0: gone
        ClassMask new_rows = 0;                     // the mask of those that it did not hold
    };
    template <class MaskOf>
    std::optional<Guessed> guessed_right(MaskOf mask_of) const;
    using Wanted = std::vector<std::pair<RowKey, ClassMask>>;
    bool send_all(const Wanted& wanted, std::size_t room);
    void send_rows(const Wanted& wanted);
    void send_planned(std::size_t room);

    Authority& authority_;
    const State& state_;
    const DeviceRecord& device_;
    const wire::SyncRequest& request_;
    Instant now_;
    Date today_;
    const Touched& touched_;
    Views::Device& view_;
    wire::SyncResponse& response_;
};

// Nothing changed but values of rows, and conflicts: who may see what is as it was.
void Authority::Pull::pull_values() {
    const auto changed = authority_.values_.since(view_.complete_seq);
    begin();
    take_guess([this](RowKey key, ClassMask held) { return mask_as_before(key, held); });
    Wanted wanted;
    for (const RowKey key : changed) {
        const auto held = view_.held().rows().find(key);
        const bool is_held = held != view_.held().rows().end();
        const ClassMask mask = mask_as_before(key, is_held ? held->second.mask : ClassMask{0});
        const std::uint64_t seq = seq_of(state_, key);
        if (mask != 0 && seq != 0) {
            if (!is_held || held->second != Held{seq, mask}) wanted.push_back({key, mask});
        } else if (is_held) {
            response_.forgets.push_back(key);
            view_.drop(key);
        }
    }
    send_rows(wanted);
}

// Who sees a conflict hangs on itself alone.
ClassMask Authority::Pull::mask_as_before(RowKey key, ClassMask held) const {
    if (key.table != table_id<Conflict>) return held;
    const Conflict* conflict = state_.find(Id<Conflict>{key.id});
    if (conflict == nullptr || request_.schema < schema_with_conflicts) return 0;
    return ops::may_settle(state_, device_.person, *conflict, today_);
}

void Authority::Pull::pull_all() {
    ops::Scope scope = ops::visible_rows(state_, device_.person, today_);
    keep_schema(state_, request_.schema, scope);
    begin();
    take_guess([&](RowKey key, ClassMask) {
        const auto seen = scope.find(key);
        return seen == scope.end() ? ClassMask{0} : seen->second;
    });
    std::vector<RowKey> gone;
    for (const auto& [key, held] : view_.held().rows()) {
        if (!scope.contains(key) || seq_of(state_, key) == 0) gone.push_back(key);
    }
    for (const RowKey key : gone) {
        response_.forgets.push_back(key);
        view_.drop(key);
    }
    Wanted wanted;
    for (const auto& [key, mask] : scope) {
        const std::uint64_t seq = seq_of(state_, key);
        if (seq == 0) continue;
        const auto held = view_.held().rows().find(key);
        if (held != view_.held().rows().end() && held->second == Held{seq, mask}) continue;
        wanted.push_back({key, mask});
    }
    send_rows(wanted);
}

bool Authority::Pull::recognise() {
    if (request_.ahead > 0 || is_at(view_.held().digest())) return true;
    for (std::size_t lost = 1; lost <= view_.under_way(); ++lost) {
        if (!is_at(view_.digest_before(lost))) continue;
        view_.go_back(lost);
        return true;
    }
    view_.start_over({});
    if (is_at(0)) return true;
    ops::Scope scope = ops::visible_rows(state_, device_.person, today_);
    keep_schema(state_, request_.schema, scope);
    view_.start_over(full_view(state_, scope, request_.seq));
    if (is_at(view_.held().digest())) return true;
    view_.start_over({});
    return false;
}

// The rows that the request's ops touched, if they are what the device guessed.
// `mask_of(key, held)`: the mask that the person sees it with; 0 = it is not hers to see.
template <class MaskOf>
std::optional<Authority::Pull::Guessed> Authority::Pull::guessed_right(MaskOf mask_of) const {
    if (request_.guess == 0 || touched_.keys.empty() || response_.reset) return {};
    Guessed guessed;
    guessed.rows.reserve(touched_.keys.size());
    GuessSum sum;
    for (const RowKey key : touched_.keys) {
        const std::uint64_t seq = seq_of(state_, key);
        if (seq == 0) {
            sum.add(key, {}, 0);
            guessed.rows.push_back({key, {}});
            continue;
        }
        const ClassMask held = held_mask(key);
        const ClassMask mask = mask_of(key, held);
        if (mask == 0 || (held != 0 && held != mask)) return {};
        if (held == 0) {
            if (guessed.new_rows != 0 && guessed.new_rows != mask) return {};
            guessed.new_rows = mask;
        }
        guessed.rows.push_back({key, {seq, mask}});
        wire::SentRow row = sent_row(state_, key, mask);
        sum.add(key, State::Found{std::move(row.row), std::move(row.stamp)},
                seq - touched_.first_seq + 1);
    }
    if (sum.sum(touched_.changing_ops) != request_.guess) return {};
    return guessed;
}

// Then the device only needs to be told so.
template <class MaskOf>
void Authority::Pull::take_guess(MaskOf mask_of) {
    const auto guessed = guessed_right(mask_of);
    if (!guessed) return;
    for (const auto& [key, held] : guessed->rows) {
        if (held.seq == 0) {
            view_.drop(key);
        } else {
            view_.put(key, held);
        }
    }
    response_.guessed_seq = touched_.first_seq;
    response_.guessed_mask = guessed->new_rows;
}

// False, and nothing is sent, when they are more than fits into one answer.
bool Authority::Pull::send_all(const Wanted& wanted, std::size_t room) {
    std::vector<wire::SentRow> rows;
    std::size_t bytes = 0;
    for (const auto& [key, mask] : wanted) {
        rows.push_back(sent_row(state_, key, mask));
        bytes += rough_bytes(rows.back().row);
        if (bytes > room && rows.size() > 1) return false;
    }
    for (const wire::SentRow& row : rows) {
        view_.put(key_of(row.row), {row.stamp.seq, row.stamp.mask});
    }
    response_.rows = std::move(rows);
    return true;
}

// The most urgent first, as far as there is room; the rest is planned.
void Authority::Pull::send_rows(const Wanted& wanted) {
    view_.plan.rows.clear();
    const auto& options = authority_.options_;
    const bool first = view_.held().rows().empty();
    const std::size_t room =
        first ? std::min(options.first_answer_bytes_max, options.answer_bytes_max)
              : options.answer_bytes_max;
    if (send_all(wanted, room)) return;
    std::vector<std::pair<Urgency, Planned>> lines;
    lines.reserve(wanted.size());
    const UrgencyOf urgency_of(state_, device_.person, now_);
    for (const auto& [key, mask] : wanted) {
        const Urgency urgency = urgency_of(key);
        lines.push_back({urgency, {key, mask, static_cast<wire::Ready>(urgency.stage)}});
    }
    sort_stably(lines, [](const auto& a, const auto& b) {
        return std::tie(a.first, a.second.key) > std::tie(b.first, b.second.key);
    });
    for (const auto& [urgency, planned] : lines) view_.plan.rows.push_back(planned);
    view_.plan.seq = authority_.seq_;
    view_.plan.day = today_;
    view_.plan.schema = request_.schema;
    send_planned(room);
}

void Authority::Pull::send_planned(std::size_t room) {
    auto& rows = view_.plan.rows;
    std::size_t bytes = 0;
    for (; !rows.empty(); rows.pop_back()) {
        wire::SentRow row = sent_row(state_, rows.back().key, rows.back().mask);
        bytes += rough_bytes(row.row);
        if (bytes > room && !response_.rows.empty()) break;
        view_.put(rows.back().key, {row.stamp.seq, row.stamp.mask});
        response_.rows.push_back(std::move(row));
    }
    if (rows.empty()) return;
    response_.more = true;
    if (request_.schema < schema_with_left) return;
    response_.left = {bytes_to_come(state_, rows), rows.back().after};
}

bool Authority::recognise(const DeviceRecord& device, const wire::SyncRequest& request,
                          Instant now) {
    const Touched none;
    wire::SyncResponse unused;
    return Pull(*this, device, request, now, none, unused).recognise();
}

Result<void> Authority::pull(const DeviceRecord& device, const wire::SyncRequest& request,
                             Instant now, const Touched& touched, wire::SyncResponse& response) {
    response.seq = seq_;
    return Pull(*this, device, request, now, touched, response).run();
}

}  // namespace tovholder::sync
