// People who are erased: which tablets must hear of it, what else goes with them, and which have
// said that nothing is left.
#include <algorithm>

#include "shared/ops/erase.hpp"
#include "shared/sync/authority_views.hpp"
#include "shared/sync/authority_working.hpp"

namespace tovholder::sync {
namespace {

// Apps before it keep what they were answered for a while, whatever became of it.
constexpr std::uint32_t schema_with_erasures = 4;

std::vector<std::string> texts_of(const std::set<DeviceAlias>& aliases) {
    std::vector<std::string> texts;
    texts.reserve(aliases.size());
    for (const DeviceAlias alias : aliases) texts.push_back(std::to_string(alias));
    return texts;
}

bool names_alias(const std::vector<std::string>& texts, DeviceAlias alias) {
    return std::find(texts.begin(), texts.end(), std::to_string(alias)) != texts.end();
}

// Those who made or changed a row about her: their devices keep what they did for a while.
std::set<DeviceAlias> makers_of(const State& state, Id<Person> person) {
    std::set<DeviceAlias> makers;
    for (const RowKey key : ops::rows_about(state, person)) {
        makers.insert(Id<void>{key.id}.op().device);
        const auto found = state.get(key);
        for (const Mark& mark : found->stamp.trail) makers.insert(mark.device);
    }
    return makers;
}

}  // namespace

std::set<DeviceAlias> Authority::holders_of(Id<Person> person, Date today) const {
    const std::set<DeviceAlias> makers = makers_of(state_, person);
    std::map<Id<Person>, bool> sees;  // by scope, where it is not known what a device holds
    std::set<DeviceAlias> holders;
    for (const auto& [alias, record] : devices_) {
        if (record.withdrawn || record.person == person) continue;
        bool holds = makers.contains(alias);
        const auto view = views_->by_alias.find(alias);
        const bool known = view != views_->by_alias.end() && !view->second.held().rows().empty();
        if (!holds && known) holds = view->second.may_hold(key_of(person));
        if (!holds && !known) {
            const auto [seen, is_new] = sees.try_emplace(record.person);
            if (is_new) {
                seen->second =
                    ops::visible_rows(state_, record.person, today).contains(key_of(person));
            }
            holds = seen->second;
        }
        if (holds) holders.insert(alias);
    }
    return holders;
}

// Says in each new Erasure who must hear of it, and takes along versions of other things that name
// her.
std::vector<Authority::Erasing> Authority::begin_erasing(Changes& changes, Date today) const {
    std::map<Id<Person>, std::pair<std::set<DeviceAlias>, std::set<DeviceAlias>>> devices;
    std::vector<Erasing> people;
    for (AnyRow& row : changes.puts) {
        auto* erasure = std::get_if<Erasure>(&row);
        if (erasure == nullptr || state_.find(erasure->id) != nullptr) continue;
        const Id<Person> person = erasure->erased;
        const auto [known, is_new] = devices.try_emplace(person);
        auto& [waiting, own] = known->second;
        if (is_new) {
            waiting = holders_of(person, today);
            for (const auto& [alias, record] : devices_) {
                if (record.person == person && !record.withdrawn) own.insert(alias);
            }
            const Person* before = state_.find(person);
            people.push_back(
                {person, before == nullptr ? std::vector<std::string>{} : ops::names_of(*before)});
        }
        erasure->waiting = texts_of(waiting);
        erasure->own = texts_of(own);
        erasure->seq = static_cast<std::uint32_t>(seq_ + 1);
    }
    for (const Erasing& each : people) {
        for (const auto& [id, row] : state_.table<Conflict>()) {
            const Conflict& conflict = row.value;
            const bool names_her =
                conflict.table != table_id<Person> && (ops::mentions(conflict.kept, each.names) ||
                                                       ops::mentions(conflict.lost, each.names));
            if (names_her) changes.erases.push_back(key_of(id));
        }
    }
    return people;
}

void Authority::end_erasing(const std::vector<Erasing>& people, Working& working) {
    for (const Erasing& each : people) {
        working.note_erased(each.person);
        forget_mentions(each.names, working);
        std::vector<DeviceRecord> hers;
        for (const auto& [alias, record] : devices_) {
            if (record.person == each.person) hers.push_back(record);
        }
        for (DeviceRecord& record : hers) {
            record.withdrawn = true;
            record.name.clear();
            record.unlock_secret.clear();
            working.put_device(record);
        }
    }
}

// What other rows were before may have her name in it.
void Authority::forget_mentions(const std::vector<std::string>& names, Working& working) {
    if (names.empty()) return;
    std::vector<std::pair<RowKey, Trail>> scrubbed;
    const auto look = [&]<class Entity>(const Table<Entity>& rows) {
        for (const auto& [id, row] : rows) {
            Trail trail = row.stamp.trail;
            bool found = false;
            for (Mark& mark : trail) {
                if (!ops::mentions(mark.before, names) && !ops::mentions(mark.asked, names)) {
                    continue;
                }
                mark.before.clear();
                mark.asked.clear();
                found = true;
            }
            if (found) scrubbed.emplace_back(key_of(id), std::move(trail));
        }
    };
    look(state_.table<Unit>());
    look(state_.table<Activity>());
    look(state_.table<Shift>());
    for (auto& [key, trail] : scrubbed) working.set_trail(key, std::move(trail));
}

// What a device sends again to a server that was set back may be about one who was erased.
void Authority::keep_erased_away(Changes& changes) const {
    if (state_.table<Erasure>().empty()) return;
    const auto is_erased = [&](Id<Person> person) {
        return person && !state_.erasures_of(person).empty();
    };
    std::erase_if(changes.puts, [&](const AnyRow& row) {
        bool hers = is_erased(ops::subject_person(row));
        if (const auto* conflict = std::get_if<Conflict>(&row)) {
            hers = hers || is_erased(conflict->kept_by) || is_erased(conflict->lost_by);
        }
        if (hers) changes.erases.push_back(key_of(row));
        return hers;
    });
}

// ---- tablets that say so -------------------------------------------------------------------

// It was told (its cursor is beyond it), has nothing of its own left to send, holds what we think
// it does (else it would have been told to start over), and she is not among what it drops now.
bool Authority::is_confirmed_by(const Erasure& erasure, DeviceAlias device,
                                const wire::SyncRequest& request,
                                const wire::SyncResponse& response) const {
    if (request.seq < erasure.seq || !names_alias(erasure.waiting, device)) return false;
    const RowKey hers = key_of(erasure.erased);
    return std::find(response.forgets.begin(), response.forgets.end(), hers) ==
           response.forgets.end();
}

void Authority::note_confirmed(DeviceAlias device, const wire::SyncRequest& request,
                               const wire::SyncResponse& response) {
    const bool says_so = request.schema >= schema_with_erasures && request.ahead == 0 &&
                         request.ops.empty() && !response.reset;
    if (!says_so) return;
    Changes changes;
    for (const auto& [id, row] : state_.table<Erasure>()) {
        if (!is_confirmed_by(row.value, device, request, response)) continue;
        Erasure erasure = row.value;
        std::erase(erasure.waiting, std::to_string(device));
        changes.puts.push_back(erasure);
    }
    if (changes.puts.empty()) return;
    Working working(*this);
    working.apply(changes);
    (void)working.make_durable().ok();  // else it says so again
}

void Authority::tell_withdrawn(std::string_view token) {
    const auto known = by_token_.find(sha256(as_bytes(token)));
    if (known == by_token_.end() || !devices_.at(known->second).withdrawn) return;
    Changes changes;
    for (const auto& [id, row] : state_.table<Erasure>()) {
        Erasure erasure = row.value;
        std::erase(erasure.own, std::to_string(known->second));
        std::erase(erasure.waiting, std::to_string(known->second));
        if (erasure != row.value) changes.puts.push_back(erasure);
    }
    if (changes.puts.empty()) return;
    Working working(*this);
    working.apply(changes);
    (void)working.make_durable().ok();  // else it is told again
}

// Those whom the device may not have heard of.
void Authority::tell_erased(const wire::SyncRequest& request, wire::SyncResponse& response) const {
    if (request.schema < schema_with_erasures) return;
    std::set<Id<Person>> people;
    for (const auto& [id, row] : state_.table<Erasure>()) {
        if (response.reset || row.value.seq > request.seq) people.insert(row.value.erased);
    }
    response.erased.assign(people.begin(), people.end());
}

// ---- by the server itself ------------------------------------------------------------------

Changes Authority::erasure_of(Id<Person> person, Instant now) {
    const ops::OpContext context{next_server_op(), {}, now};
    ops::Draft draft(state_, context);
    ops::erase_person(draft, person);
    return std::move(draft).finish();
}

Result<std::size_t> Authority::erase_again(const std::vector<Id<Person>>& people, Instant now) {
    std::size_t count = 0;
    for (const Id<Person> person : people) {
        if (!state_.erasures_of(person).empty()) continue;
        count += state_.find(person) != nullptr ? 1 : 0;
        Working working(*this);
        Changes changes = erasure_of(person, now);
        changes.erases.push_back(key_of(person));
        take({.changes = std::move(changes)}, {.now = now}, working);
        if (auto durable = working.make_durable(); !durable) return durable.error();
    }
    return count;
}

}  // namespace tovholder::sync
