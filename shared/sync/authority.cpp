// Taking ops: what changes the truth. Founding and joining is in authority_join.cpp, pulling in
// authority_pull.cpp.
#include "shared/sync/authority.hpp"

#include <algorithm>
#include <iterator>

#include "shared/ops/decide.hpp"
#include "shared/sync/authority_views.hpp"
#include "shared/sync/authority_working.hpp"
#include "shared/sync/effective_time.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::sync {
namespace {

// Apps before it do not know that an op can be handed over.
constexpr std::uint32_t schema_with_conflicts = 3;

void say_in_old_words(std::uint32_t schema, wire::SyncResponse& response) {
    if (schema >= schema_version) return;
    for (wire::Outcome& outcome : response.outcomes) {
        for (Error& error : outcome.refusal) {
            if (schema_of(error.code) > schema) error = {ErrorCode::not_allowed};
        }
    }
}

// Each number once, in order; what comes now is newer.
void add_outcomes(wire::SyncResponse& response, std::vector<wire::Outcome> outcomes) {
    if (!outcomes.empty()) {
        std::erase_if(response.outcomes, [&](const wire::Outcome& known) {
            return known.number >= outcomes.front().number;
        });
    }
    std::move(outcomes.begin(), outcomes.end(), std::back_inserter(response.outcomes));
}

}  // namespace

std::uint32_t fingerprint(const ops::Op& op) { return crc32(wire::encode_payload(op)); }

Authority::Authority(AuthorityStore& store, AuthorityContents contents, AuthorityOptions options)
    : store_(store),
      options_(options),
      history_(contents.history),
      seq_(contents.seq),
      aliases_used_below_(contents.aliases_used_below),
      views_(std::make_unique<Views>()) {
    TOV_ASSERT(history_ != 0);
    const auto note_server_op = [&](RowKey key) {
        const OpId op = Id<void>{key.id}.op();
        if (op.device == server_alias) server_op_ = std::max(server_op_, op.number);
    };
    for (wire::SentRow& row : contents.rows) {
        note_server_op(key_of(row.row));
        state_.put(row.row, std::move(row.stamp));
    }
    for (const RowKey key : contents.tombstones) {
        note_server_op(key);
        state_.erase(key);
        tombstones_[key] = seq_;
    }
    for (DeviceRecord& device : contents.devices) {
        by_token_[device.token_digest] = device.alias;
        devices_.emplace(device.alias, std::move(device));
    }
    for (StoredOutcome& outcome : contents.outcomes) {
        outcomes_.emplace(outcome.op, std::move(outcome));
    }
}

Authority::~Authority() = default;

OpId Authority::next_server_op() {
    TOV_ASSERT(server_op_ < op_number_max);
    return {server_alias, ++server_op_};
}

Result<void> Authority::load(const Changes& changes) {
    Working working(*this);
    for (const AnyRow& row : changes.puts) {
        const OpId op = Id<void>{key_of(row).id}.op();
        if (op.device == server_alias) server_op_ = std::max(server_op_, op.number);
    }
    working.apply(changes);
    return working.make_durable();
}

// The request's ops must be the device's own, numbered without holes from at
// most the next.
Result<void> Authority::check_order(const DeviceRecord& device,
                                    const wire::SyncRequest& request) const {
    if (request.ops.empty()) return {};
    if (request.ahead > 0) return ErrorCode::bad_record;
    const OpNumber first = request.ops.front().id.number;
    if (first == 0) return ErrorCode::bad_record;
    OpNumber expected = first;
    for (const ops::Op& op : request.ops) {
        if (op.id != OpId{device.alias, expected++}) return ErrorCode::bad_record;
    }
    if (first > device.last_op + 1) {
        return Error{ErrorCode::op_gap, std::to_string(device.last_op + 1)};
    }
    return {};
}

std::vector<wire::Outcome> Authority::outcomes_from_refused(DeviceAlias alias) const {
    std::vector<wire::Outcome> outcomes;
    for (auto it = outcomes_.lower_bound({alias, 0});
         it != outcomes_.end() && it->first.device == alias; ++it) {
        const wire::Outcome& outcome = it->second.outcome;
        if (!outcomes.empty() || !outcome.applied()) outcomes.push_back(outcome);
    }
    return outcomes;
}

std::vector<wire::Outcome> Authority::push(DeviceAlias alias, const std::vector<ops::Op>& ops,
                                           Instant clock, Instant now, Working& working) {
    DeviceRecord record = devices_.at(alias);
    std::vector<wire::Outcome> outcomes;
    bool set_back = false;
    for (const ops::Op& op : ops) {
        wire::Outcome outcome{.number = op.id.number, .refusal = {}};
        const std::uint64_t seq_before = seq_;
        if (op.id.number <= record.last_op) {
            const auto known = outcomes_.find(op.id);
            // Another op with this number, or one whose answer the device has had on its disk: its
            // disk was set back to an older copy. What follows may mean rows of that other time.
            set_back = set_back || known == outcomes_.end() ||
                       known->second.fingerprint != fingerprint(op);
            if (set_back) outcome.refusal.push_back({ErrorCode::op_changed});
            outcomes.push_back(set_back ? outcome : known->second.outcome);
            continue;
        }
        if (set_back) {
            outcome.refusal.push_back({ErrorCode::op_changed});
        } else {
            record.acted = effective_time(op.clock, clock, now, record.acted);
            auto decision = ops::decide(state_, {op.id, record.person, now}, op, record.acted);
            if (decision.refusal) outcome.refusal.push_back(*decision.refusal);
            take(std::move(decision), {record.person, record.alias, now}, working);
        }
        const std::uint64_t seq = seq_ == seq_before ? 0 : seq_before + 1;
        working.put_outcome({op.id, fingerprint(op), outcome, seq});
        outcomes.push_back(std::move(outcome));
        record.last_op = op.id.number;
    }
    record.withdrawn = devices_.at(alias).withdrawn;  // perhaps by one of these ops
    if (!ops.empty()) working.put_device(record);
    return outcomes;
}

void Authority::take(ops::Decision decision, const By& by, Working& working) {
    keep_erased_away(decision.changes);
    note_changed(decision.changes, by, working);
    const auto erasing = begin_erasing(decision.changes, to_local(by.now).date);
    const auto is_gone = [&](const ops::Decision::Marked& marked) {
        return std::find(decision.changes.erases.begin(), decision.changes.erases.end(),
                         marked.row) != decision.changes.erases.end();
    };
    std::erase_if(decision.marks, is_gone);
    working.apply(decision.changes, decision.marks);
    withdraw_devices(decision.changes, working);
    end_erasing(erasing, working);
    for (const Erasing& each : erasing) {
        working.note({.at = by.now,
                      .kind = AuditKind::erased,
                      .actor = by.actor,
                      .device = by.device,
                      .subject = each.person,
                      .table = table_id<Person>});
    }
}

Result<wire::SyncResponse> Authority::sync(DeviceAlias alias, const wire::SyncRequest& request,
                                           Instant now) {
    const auto device = devices_.find(alias);
    if (device == devices_.end()) return ErrorCode::unknown_device;
    if (device->second.withdrawn) return ErrorCode::device_withdrawn;
    if (request.protocol > wire::protocol_version || request.schema > schema_version) {
        return ErrorCode::unknown_version;
    }
    if (auto ordered = check_order(device->second, request); !ordered) return ordered.error();

    wire::SyncResponse response{.now = now};
    if (!recognise(device->second, request, now)) {
        response.reset = true;
        response.history = history_;
        response.outcomes = outcomes_from_refused(alias);
    }
    Touched touched;
    const bool learns = keys_seen_.contains(alias);
    if (!request.ops.empty() || learns || !was_seen_today(alias, now)) {
        Working working(*this);
        add_outcomes(response, push(alias, request.ops, request.clock, now, working));
        DeviceRecord record = device->second;
        if (!request.ops.empty()) {
            record.last_seen = now;
            working.prune_below({alias, request.ops.front().id.number});
        }
        if (learns) {
            record.sign_key = keys_seen_.at(alias).sign;
            record.box_key = keys_seen_.at(alias).box;
        }
        if (learns || !request.ops.empty()) working.put_device(record);
        touched.first_seq = working.seq_before() + 1;
        touched.changing_ops = seq_ - working.seq_before();
        for (const auto& [key, before] : working.touched()) touched.keys.push_back(key);
        note_seen(device->second, now, working);
        refresh_boxes(now, working);
        note_passed(alias, request.seq, working);
        collect_tombstones(now, working);
        working.apply({{}, ops::old_conflicts(state_, to_local(now).date)});
        if (auto durable = working.make_durable(); !durable) return durable.error();
        keys_seen_.erase(alias);
    }
    response.next_op = device->second.last_op + 1;
    refresh_figures(device->second.person, now);
    auto pulled = pull(device->second, request, now, touched, response);
    if (!pulled) return pulled.error();
    tell_erased(request, response);
    const By by{device->second.person, alias, now};
    if (auto noted = note_seen_rows(response, by); !noted) return noted.error();
    note_confirmed(alias, request, response);
    say_in_old_words(request.schema, response);
    return response;
}

}  // namespace tovholder::sync
