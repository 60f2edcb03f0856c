// What people see twice, and who wins.
#include "tests/simulation/versions.hpp"

#include <algorithm>
#include <set>

#include "shared/base/calendar.hpp"
#include "shared/domain/field_groups.hpp"
#include "shared/ops/conflicts.hpp"
#include "tests/simulation/standing.hpp"

namespace tovholder::simulation {

struct Versions::Part {
    std::vector<std::uint32_t> tags;
    char kind;  // l: the later one, s: put together, t: one text behind the other
    FieldSet fields() const {
        FieldSet all;
        for (const std::uint32_t tag : tags) all.add(tag);
        return all;
    }
};

namespace {

// How many changes of a group the server remembers when it must know what was there before.
constexpr std::size_t remembered = 8;

template <class Part>
std::vector<Part> parts_of(TableId table) {
    if (table == table_id<Unit>) return {{{2}, 'l'}, {{3}, 'l'}, {{4}, 'l'}};
    if (table == table_id<Person>) {
        return {{{1, 2}, 'l'}, {{3}, 'l'},  {{4}, 'l'},  {{5, 6, 7, 8}, 'l'},
                {{9}, 'l'},    {{10}, 's'}, {{11}, 's'}, {{12}, 'l'},
                {{13}, 's'},   {{14}, 'l'}, {{15}, 'l'}, {{16}, 't'}};
    }
    if (table == table_id<Activity>) {
        return {{{2}, 'l'},    {{3}, 't'},      {{4}, 'l'},  {{5}, 's'},      {{6}, 's'},
                {{7, 8}, 'l'}, {{9}, 'l'},      {{10}, 'l'}, {{11}, 'l'},     {{12}, 's'},
                {{13}, 's'},   {{14, 15}, 'l'}, {{16}, 'l'}, {{17, 18}, 'l'}, {{19, 20}, 'l'}};
    }
    if (table == table_id<Shift>) return {{{3, 4}, 'l'}, {{5}, 'l'}, {{7}, 'l'}, {{8}, 't'}};
    if (table == table_id<Series>) {
        return {{{4, 5}, 'l'}, {{6}, 'l'}, {{7}, 'l'}, {{8}, 't'}, {{11}, 'l'}};
    }
    return {};
}

bool is_address(RowKey key, std::uint32_t group) {
    return key.table == table_id<Person> && group == 5;
}

void protect(AnyRow& row) {
    auto* person = std::get_if<Person>(&row);
    if (person != nullptr && person->address_protected) {
        person->street = person->postcode = person->town = "";
    }
}

std::set<std::string> items(const GroupTexts& texts) {
    std::set<std::string> all;
    std::string item;
    for (const char c : (texts.empty() ? std::string() : texts.front()) + "\n") {
        if (c != '\n') {
            item += c;
        } else if (!item.empty()) {
            all.insert(std::exchange(item, {}));
        }
    }
    return all;
}

// The list of `row` without what she took away and with what she added behind it.
std::string together(const std::string& now, const GroupTexts& seen, const GroupTexts& asked) {
    const auto before = items(seen);
    const auto after = items(asked);
    std::string all;
    std::set<std::string> there;
    const auto add = [&](const std::string& item) {
        all += (all.empty() ? "" : "\n") + item;
        there.insert(item);
    };
    std::string item;
    for (const char c : now + "\n") {
        if (c != '\n') {
            item += c;
            continue;
        }
        if (!item.empty() && (!before.contains(item) || after.contains(item))) add(item);
        item.clear();
    }
    for (const char c : asked.front() + "\n") {
        if (c != '\n') {
            item += c;
            continue;
        }
        if (!item.empty() && !before.contains(item) && !there.contains(item)) add(item);
        item.clear();
    }
    return all;
}

std::string bits_together(const std::string& now, const GroupTexts& seen, const GroupTexts& asked) {
    const auto before = seen.empty() ? 0ul : std::stoul(seen.front());
    const auto after = std::stoul(asked.front());
    auto result = std::stoul(now);
    for (int bit = 0; bit < 32; ++bit) {
        const auto one = 1ul << bit;
        if ((before & one) != 0 && (after & one) == 0) result &= ~one;
        if ((before & one) == 0 && (after & one) != 0) result |= one;
    }
    return std::to_string(result);
}

}  // namespace

Instant Versions::begin(const Decided& decided, const ops::Op& op, Id<Person> actor) {
    decided_ = &decided;
    op_ = &op;
    actor_ = actor;
    index_ = 0;
    asked_.clear();
    fresh_.clear();
    // As long before now as her tablet says that she acted before it asked.
    Instant at = decided.now - (decided.request_clock - op.clock);
    Instant& latest = latest_[op.id.device];
    if (at < latest) at = latest;
    if (at > decided.now) at = decided.now;
    latest = at;
    return at_ = at;
}

std::vector<Conflict> Versions::about(RowKey key, std::uint32_t group) const {
    std::vector<Conflict> all;
    for (const auto& [id, row] : state_.table<Conflict>()) {
        const Conflict& conflict = row.value;
        const bool same_row = conflict.table == key.table && conflict.subject.value == key.id;
        if (same_row && conflict.group == group) all.push_back(conflict);
    }
    return all;
}

GroupTexts Versions::seen_by_her(const std::vector<Version>& all, const Conflict* former) const {
    if (former != nullptr) return former->lost;
    GroupTexts seen;
    bool had_seen_one = false;
    for (const Version& version : all) {
        if (!unseen(version.seq)) {
            had_seen_one = true;
        } else if (version.device == op_->id.device) {
            seen = version.asked;
        } else if (seen.empty()) {
            seen = version.before;
        }
    }
    if (!had_seen_one && all.size() >= remembered) return {};
    return seen;
}

void Versions::add(RowKey key, std::uint32_t group, const GroupTexts& kept, const GroupTexts& lost,
                   const Version* other, bool she_won, std::uint64_t reused) {
    Conflict conflict;
    conflict.id = Id<Conflict>::make(op_->id, ++index_);
    if (reused != 0) conflict.id.value = reused;
    conflict.table = key.table;
    conflict.subject.value = key.id;
    conflict.group = group;
    conflict.at = decided_->now;
    conflict.kept = kept;
    conflict.lost = lost;
    if (is_address(key, group) && (kept.back() == "1" || lost.back() == "1")) {
        for (std::size_t i = 0; i + 1 < lost.size(); ++i) conflict.lost[i] = "";
    }
    const Version me{op_->id.device, actor_, at_, 0, {}, {}};
    const Version nobody;
    const Version& them = other == nullptr ? nobody : *other;
    const Version& winner = she_won ? me : them;
    const Version& loser = she_won ? them : me;
    conflict.kept_by = winner.person;
    conflict.kept_at = winner.at;
    conflict.lost_by = loser.person;
    conflict.lost_at = loser.at;
    conflict.lost_device = loser.device;
    fresh_.push_back(conflict);
}

void Versions::reduce(AnyRow& values, FieldSet& fields) {
    const RowKey key = key_of(values);
    const auto found = state_.get(key);
    if (!found) return;
    const FieldSet named = fields;
    for (const Part& part : parts_of<Part>(key.table)) {
        const FieldSet own{named.bits & part.fields().bits};
        if (own.empty()) continue;
        const std::uint32_t group = part.tags.front();
        const auto& all = versions_[{key, group}];
        const auto is_foreign = [&](const Version& version) {
            return version.device != op_->id.device && unseen(version.seq);
        };
        const std::vector<Conflict> known = about(key, group);
        const auto mine = std::find_if(known.begin(), known.end(), [&](const Conflict& conflict) {
            return conflict.lost_device == op_->id.device &&
                   conflict.state == ConflictState::open &&
                   unseen(conflict_seqs_.at(key_of(conflict)));
        });
        const Conflict* former = mine == known.end() ? nullptr : &*mine;
        bool clash = !all.empty() && is_foreign(all.back());
        if (part.kind == 's') clash = std::any_of(all.begin(), all.end(), is_foreign);
        const bool again = part.kind == 't' && former != nullptr && !all.empty() &&
                           all.back().device == op_->id.device && unseen(all.back().seq);
        if (!clash && !again) continue;

        const GroupTexts now = texts_of(found->row, part.fields());
        AnyRow hers = found->row;
        const bool knows = part.kind == 's' || part.tags.size() > 1;
        if (knows) set_texts(hers, part.fields(), seen_by_her(all, former));
        copy_any_fields(values, hers, own);
        protect(hers);
        const GroupTexts asked = texts_of(hers, part.fields());
        fields.bits |= part.fields().bits;
        copy_any_fields(hers, values, part.fields());
        if (only_completes_) continue;
        const std::uint64_t reused = former == nullptr ? 0 : former->id.value;
        if (part.kind == 's') {
            const GroupTexts seen = seen_by_her(all, former);
            asked_[group] = asked;
            const bool bits = key.table == table_id<Person> && group == 13;
            set_texts(values, part.fields(),
                      GroupTexts{bits ? bits_together(now.front(), seen, asked)
                                      : together(now.front(), seen, asked)});
            continue;
        }
        if (asked == now) {
            fields.bits &= ~part.fields().bits;
            continue;
        }
        if (part.kind == 't') {
            const GroupTexts first = again ? former->kept : now;
            Version other = all.back();
            if (again) {
                other.person = former->kept_by;
                other.at = former->kept_at;
            }
            set_texts(values, part.fields(),
                      {ops::join_texts(first.front(), asked.front(),
                                       state_.find(actor_)->given_name, at_)});
            add(key, group, first, asked, &other, false, reused);
            continue;
        }
        const Version& other = all.back();
        bool she_wins = at_ > other.at || (at_ == other.at && op_->id.device > other.device);
        const bool protects = is_address(key, group) && asked.back() != now.back();
        if (protects) she_wins = asked.back() == "1";
        if (she_wins) {
            add(key, group, asked, now, &other, true, reused);
        } else {
            add(key, group, now, asked, &other, false, reused);
            fields.bits &= ~part.fields().bits;
        }
    }
}

void Versions::hand_over(AnyRow values, FieldSet fields) {
    const RowKey key = key_of(values);
    const auto found = state_.get(key);
    only_completes_ = true;
    reduce(values, fields);
    only_completes_ = false;
    AnyRow wanted = found->row;
    copy_any_fields(values, wanted, fields);
    protect(wanted);
    for (const Part& part : parts_of<Part>(key.table)) {
        const GroupTexts now = texts_of(found->row, part.fields());
        const GroupTexts asked = texts_of(wanted, part.fields());
        if (asked == now) continue;
        const auto& versions = versions_[{key, part.tags.front()}];
        add(key, part.tags.front(), now, asked, versions.empty() ? nullptr : &versions.back(),
            false, 0);
        fresh_.back().kind = ConflictKind::after_access_ended;
    }
}

void Versions::note(const AnyRow& before, const AnyRow& after) {
    const RowKey key = key_of(after);
    for (const Part& part : parts_of<Part>(key.table)) {
        const std::uint32_t group = part.tags.front();
        const GroupTexts old = texts_of(before, part.fields());
        const GroupTexts now = texts_of(after, part.fields());
        if (old == now) continue;
        auto& all = versions_[{key, group}];
        const bool knows = part.kind == 's' || part.tags.size() > 1;
        const auto asked = asked_.find(group);
        all.push_back({op_->id.device, actor_, at_, decided_->seq, old,
                       asked == asked_.end() ? now : asked->second});
        while (all.size() > (knows ? remembered : 1)) all.erase(all.begin());
        for (Conflict conflict : about(key, group)) {
            const auto is_it = [&](const Conflict& other) { return other.id == conflict.id; };
            const auto* settle = std::get_if<ops::SettleConflict>(&op_->command);
            if (std::any_of(fresh_.begin(), fresh_.end(), is_it)) continue;
            if (settle != nullptr && settle->conflict == conflict.id) continue;
            if (is_address(key, group) && now.back() == "1") {
                state_.erase(key_of(conflict));
                continue;
            }
            conflict.kept = now;
            conflict.kept_by = actor_;
            conflict.kept_at = at_;
            const bool saw = settle == nullptr && !unseen(conflict_seqs_.at(key_of(conflict)));
            const Standing standing{state_, actor_, to_local(decided_->now).date};
            if (saw && conflict.state == ConflictState::open && standing.may_choose(conflict)) {
                conflict.state = ConflictState::kept;
            }
            fresh_.push_back(conflict);
        }
    }
}

void Versions::put_conflicts() {
    for (const Conflict& conflict : fresh_) {
        state_.put(conflict, Stamp{});
        conflict_seqs_[key_of(conflict)] = decided_->seq;
    }
}

// The two change places, or both stand in the row.
std::optional<AnyRow> Versions::settle(const ops::SettleConflict& command) {
    using enum ConflictState;
    Conflict conflict = *state_.find(command.conflict);
    const RowKey subject = subject_of(conflict);
    AnyRow row = state_.get(subject)->row;
    const std::vector<Part> parts = parts_of<Part>(subject.table);
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const Part& each) {
        return each.tags.front() == conflict.group;
    });
    const bool is_text = part->kind == 't';
    const bool takes = command.choice == ops::Choice::take_other;
    const bool reopens = command.choice == ops::Choice::reopen;
    ConflictState next = command.seen == open ? kept : command.seen;
    if (takes) next = command.seen == taken ? kept : taken;
    if (reopens) next = open;
    if (command.choice == ops::Choice::both) next = both;
    if (next == both && !is_text) return {};
    if (conflict.state != command.seen) {
        if (conflict.state != next) return {};
        return row;
    }
    if (takes || (reopens && command.seen == taken)) {
        std::swap(conflict.kept, conflict.lost);
        std::swap(conflict.kept_by, conflict.lost_by);
        std::swap(conflict.kept_at, conflict.lost_at);
        conflict.lost_device = 0;
    }
    conflict.state = next;
    const std::string other = conflict.lost.front();
    const GroupTexts now = texts_of(row, part->fields());
    const auto has = [&](const std::string& text) { return now.front().find(text) != text.npos; };
    if (!is_text || !(reopens || command.choice == ops::Choice::both)) {
        set_texts(row, part->fields(), conflict.kept);
    } else if (!has(other) || !has(conflict.kept.front())) {
        const Person* author = state_.find(conflict.lost_by);
        set_texts(row, part->fields(),
                  {ops::join_texts(conflict.kept.front(), other,
                                   author == nullptr ? "" : author->given_name, conflict.lost_at)});
    }
    state_.put(conflict, Stamp{});
    conflict_seqs_[key_of(conflict)] = decided_->seq;
    return row;
}

void Versions::erased(RowKey key) {
    for (const auto& [id, row] : Table<Conflict>(state_.table<Conflict>())) {
        const Conflict& conflict = row.value;
        if (conflict.table == key.table && conflict.subject.value == key.id) {
            state_.erase(key_of(id));
        }
    }
}

}  // namespace tovholder::simulation
