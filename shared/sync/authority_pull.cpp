// What a device is sent: the difference between the rows its person may see now
// and those it holds. Nothing outside `visible_rows` ever enters an answer.
#include <algorithm>
#include <tuple>

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

// What an app of the first release cannot read is not for it.
void keep_first_schema(const State& state, ops::Scope& scope) {
    std::erase_if(scope, [&](const auto& entry) {
        const RowKey key = entry.first;
        if (key.table > table_id<Invitation>) return true;
        if (key.table != table_id<Grant>) return false;
        const Grant* grant = state.find(Id<Grant>{key.id});
        return grant != nullptr && grant->role > Role::coordinator;
    });
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

    void run() {
        const bool whole = is_at(view_.held().digest()) && view_.complete_seq != 0 &&
                           view_.complete_day == today_ && view_.complete_schema == request_.schema;
        if (whole && view_.complete_seq == authority_.seq_) return;  // nothing new
        if (whole && authority_.values_.knows(view_.complete_seq)) {
            pull_values();
        } else {
            pull_all();
        }
        view_.complete_seq = response_.more ? 0 : authority_.seq_;
        view_.complete_day = today_;
        view_.complete_schema = request_.schema;
    }

private:
    bool is_at(std::uint64_t digest) const {
        return request_.check == wire::cursor_check(authority_.history_, digest);
    }
    ClassMask held_mask(RowKey key) const {
        const auto held = view_.held().rows().find(key);
        return held == view_.held().rows().end() ? 0 : held->second.mask;
    }

    void pull_values();
    void pull_all();
    void recognise(const ops::Scope& scope);
    template <class MaskOf>
    void take_guess(MaskOf mask_of);
    template <class MaskOf>
    bool guessed_right(MaskOf mask_of, ClassMask& new_rows) const;
    void send_rows(const std::vector<std::pair<RowKey, ClassMask>>& wanted);

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

// Nothing changed but values of rows: who may see what is as it was.
void Authority::Pull::pull_values() {
    const auto changed = authority_.values_.since(view_.complete_seq);
    view_.begin();
    take_guess([this](RowKey key) { return held_mask(key); });
    std::vector<std::pair<RowKey, ClassMask>> wanted;
    for (const RowKey key : changed) {
        const auto held = view_.held().rows().find(key);
        if (held == view_.held().rows().end()) continue;
        if (held->second.seq != seq_of(state_, key)) wanted.push_back({key, held->second.mask});
    }
    send_rows(wanted);
}

void Authority::Pull::pull_all() {
    ops::Scope scope = ops::visible_rows(state_, device_.person, today_);
    if (request_.schema < 2) keep_first_schema(state_, scope);
    recognise(scope);
    take_guess([&](RowKey key) {
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
    std::vector<std::pair<RowKey, ClassMask>> wanted;
    for (const auto& [key, mask] : scope) {
        const std::uint64_t seq = seq_of(state_, key);
        if (seq == 0) continue;
        const auto held = view_.held().rows().find(key);
        if (held != view_.held().rows().end() && held->second == Held{seq, mask}) continue;
        wanted.push_back({key, mask});
    }
    send_rows(wanted);
}

// What the last answer left the device with, what it had before it (the answer was lost), or what
// one with its seq would have; else it starts over.
void Authority::Pull::recognise(const ops::Scope& scope) {
    if (is_at(view_.held().digest())) return view_.begin();
    if (is_at(view_.digest_before())) {
        view_.go_back();
        return view_.begin();
    }
    view_.start_over({});
    if (is_at(0)) return;
    view_.start_over(full_view(state_, scope, request_.seq));
    if (is_at(view_.held().digest())) return;
    view_.start_over({});
    response_.reset = true;
    response_.history = authority_.history_;
}

// Whether the rows that the request's ops touched are what the device guessed, each with the mask
// that it has there. `mask_of(key)`: 0 = not the person's to see. `new_rows`: the mask of those
// that the device did not hold.
template <class MaskOf>
bool Authority::Pull::guessed_right(MaskOf mask_of, ClassMask& new_rows) const {
    if (request_.guess == 0 || touched_.keys.empty() || response_.reset) return false;
    GuessSum sum;
    for (const RowKey key : touched_.keys) {
        if (seq_of(state_, key) == 0) {
            sum.add(key, {});
            continue;
        }
        const ClassMask mask = mask_of(key);
        const ClassMask held = held_mask(key);
        if (mask == 0 || (held != 0 && held != mask)) return false;
        if (held == 0) {
            if (new_rows != 0 && new_rows != mask) return false;
            new_rows = mask;
        }
        wire::SentRow row = sent_row(state_, key, mask);
        sum.add(key, State::Found{std::move(row.row), std::move(row.stamp)});
    }
    return sum.sum(touched_.changing_ops) == request_.guess;
}

// Then the device only needs to be told so.
template <class MaskOf>
void Authority::Pull::take_guess(MaskOf mask_of) {
    ClassMask new_rows = 0;
    if (!guessed_right(mask_of, new_rows)) return;
    for (const RowKey key : touched_.keys) {
        const std::uint64_t seq = seq_of(state_, key);
        if (seq == 0) {
            view_.drop(key);
        } else {
            view_.put(key, {seq, mask_of(key)});
        }
    }
    response_.guessed_seq = touched_.first_seq;
    response_.guessed_mask = new_rows;
}

// The most urgent first, as far as there is room.
void Authority::Pull::send_rows(const std::vector<std::pair<RowKey, ClassMask>>& wanted) {
    struct Line {
        std::pair<int, std::int64_t> order;
        RowKey key;
        ClassMask mask;
    };
    std::vector<Line> lines;
    lines.reserve(wanted.size());
    for (const auto& [key, mask] : wanted) {
        lines.push_back({urgency(state_, key, device_.person, now_), key, mask});
    }
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
        return std::tie(a.order, a.key) < std::tie(b.order, b.key);
    });
    std::size_t bytes = 0;
    for (const Line& line : lines) {
        wire::SentRow row = sent_row(state_, line.key, line.mask);
        bytes += wire::encoded_size(row);
        if (bytes > authority_.options_.answer_bytes_max && !response_.rows.empty()) {
            response_.more = true;
            break;
        }
        view_.put(line.key, {row.stamp.seq, row.stamp.mask});
        response_.rows.push_back(std::move(row));
    }
}

void Authority::pull(const DeviceRecord& device, const wire::SyncRequest& request, Instant now,
                     const Touched& touched, wire::SyncResponse& response) {
    response.seq = seq_;
    Pull(*this, device, request, now, touched, response).run();
}

}  // namespace tovholder::sync
