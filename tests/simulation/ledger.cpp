// What people did, what they were promised, what was decided.
#include "tests/simulation/ledger.hpp"

#include <algorithm>

#include "shared/base/hash.hpp"
#include "shared/wire/codec.hpp"
#include "tests/simulation/broken.hpp"

namespace tovholder::simulation {

bool same_op(const ops::Op& a, const ops::Op& b) {
    return a == b || wire::encode(a) == wire::encode(b);
}

std::string name_of(OpId id) {
    return "op " + std::to_string(id.device) + "-" + std::to_string(id.number);
}

void Ledger::on_made(const ops::Op& op, Id<Person> actor) {
    const auto it = made_.find(op.id);
    if (it != made_.end() && is_disturbed(op.id.device)) {
        if (same_op(it->second.op, op)) return;
        earlier_[op.id].push_back(it->second);
    } else if (it != made_.end()) {
        // A number that a crash took back before anybody saw it may be given out again.
        const bool known = it->second.promised || it->second.sent || find_decided(op.id) != nullptr;
        require(!known, Property::exactly_once,
                name_of(op.id) + " was given out twice: command " +
                    std::to_string(it->second.op.command.index()) + ", then " +
                    std::to_string(op.command.index()));
    }
    made_[op.id] = Made{.op = op, .actor = actor};
}

void Ledger::on_lost(OpId id) {
    const auto earlier = earlier_.find(id);
    if (earlier == earlier_.end()) {
        made_.erase(id);
        return;
    }
    made_.at(id) = std::move(earlier->second.back());
    earlier->second.pop_back();
    if (earlier->second.empty()) earlier_.erase(earlier);
}

void Ledger::on_promised(DeviceAlias device) {
    for (auto it = made_.lower_bound(OpId{device, 0});
         it != made_.end() && it->first.device == device; ++it) {
        it->second.promised = true;
    }
}

void Ledger::on_sent(const wire::SyncRequest& request) {
    for (const ops::Op& op : request.ops) {
        Made* made = find(op.id);
        require(made != nullptr, Property::exactly_once, name_of(op.id) + " was never made");
        require(was_made(op), Property::nothing_lost,
                name_of(op.id) + " was sent with other contents than it was made with");
        if (same_op(made->op, op)) made->sent = true;
    }
}

void Ledger::on_decided(const Decided& decided) {
    if (decided.kind == Decided::Kind::op) {
        const bool is_new = decided_at_.emplace(decided.id, decided_.size()).second;
        require(is_new, Property::exactly_once, name_of(decided.id) + " was decided twice");
        require(made_.contains(decided.id), Property::exactly_once,
                name_of(decided.id) + " was decided but never made");
    }
    decided_.push_back(decided);
}

void Ledger::on_restored(std::size_t decided) {
    restored_ = true;
    for (std::size_t i = decided; i < decided_.size(); ++i) {
        if (decided_[i].kind == Decided::Kind::op) decided_at_.erase(decided_[i].id);
    }
    decided_.resize(decided);
}

void Ledger::on_unreadable(OpId id) {
    set_back_.insert(id.device);
    const auto it = made_.find(id);
    if (it == made_.end()) return;
    earlier_[id].push_back(it->second);
    it->second = Made{.op = {id, {}, 0, ops::LostOp{}}, .actor = it->second.actor, .excused = true};
}

void Ledger::on_set_back(DeviceAlias device) {
    set_back_.insert(device);
    for (auto it = made_.lower_bound(OpId{device, 0});
         it != made_.end() && it->first.device == device; ++it) {
        it->second.excused = true;
    }
}

std::uint32_t Ledger::fingerprint(const ops::Op& op) {
    return crc32(wire::open_frame(wire::encode(op))->payload);
}

bool Ledger::was_made(const ops::Op& op) const {
    const auto it = made_.find(op.id);
    if (it == made_.end()) return false;
    if (same_op(it->second.op, op)) return true;
    const auto earlier = earlier_.find(op.id);
    if (earlier == earlier_.end()) return false;
    return std::any_of(earlier->second.begin(), earlier->second.end(),
                       [&](const Made& made) { return same_op(made.op, op); });
}

const Made& Ledger::made_as(const Decided& decided) const {
    const auto earlier = earlier_.find(decided.id);
    if (earlier != earlier_.end()) {
        for (const Made& made : earlier->second) {
            if (fingerprint(made.op) == decided.fingerprint) return made;
        }
    }
    return made_.at(decided.id);
}

Made* Ledger::find(OpId id) {
    const auto it = made_.find(id);
    return it == made_.end() ? nullptr : &it->second;
}

const Decided* Ledger::find_decided(OpId id) const {
    const auto it = decided_at_.find(id);
    return it == decided_at_.end() ? nullptr : &decided_[it->second];
}

std::vector<const Made*> Ledger::made_by(DeviceAlias device) const {
    std::vector<const Made*> all;
    for (auto it = made_.lower_bound(OpId{device, 0});
         it != made_.end() && it->first.device == device; ++it) {
        all.push_back(&it->second);
    }
    return all;
}

}  // namespace tovholder::simulation
